//! A dossier's colour, made readable on light paper and on dark.

/// What is behind text on light paper and on dark, where it is nearest to the text (`--raised` in `styles/tokens.css`).
const PAPERS: [u32; 2] = [0xf3_f3ef, 0x1f_2226];

/// The contrast that text needs (WCAG 2.2, 1.4.3).
const CONTRAST: f64 = 4.5;

/// A colour, `#rrggbb` or `#rgb`, as it is on either paper: darker or lighter where it could not be read.
pub fn colours(written: &str) -> Option<[u32; 2]> {
    let digits = written.strip_prefix('#')?;
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let number = u32::from_str_radix(digits, 16).ok()?;
    let colour = match digits.len() {
        6 => number,
        3 => [8, 4, 0].iter().fold(0, |colour, shift| (colour << 8) | ((number >> shift & 15) * 17)),
        _ => return None,
    };
    Some([readable(colour, PAPERS[0], 0), readable(colour, PAPERS[1], 0xff_ffff)])
}

/// The colour with as much of another as it takes to be read on a paper.
fn readable(colour: u32, paper: u32, towards: u32) -> u32 {
    let mixed = |share: u32| {
        [16, 8, 0].iter().fold(0, |mix, shift| {
            let [from, to] = [colour, towards].map(|colour| colour >> shift & 255);
            (mix << 8) | ((from * (20 - share) + to * share) / 20)
        })
    };
    (0..=20).map(mixed).find(|&mix| contrast(mix, paper) >= CONTRAST).unwrap_or(towards)
}

/// The contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").
fn contrast(a: u32, b: u32) -> f64 {
    let [a, b] = [a, b].map(luminance);
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// How bright a colour is, from 0 to 1 (WCAG 2.2, "relative luminance").
fn luminance(colour: u32) -> f64 {
    let linear = |shift: u32| {
        let channel = f64::from(colour >> shift & 255) / 255.0;
        if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_can_be_read_on_either_paper() {
        for written in ["#000000", "#ffffff", "#ff0", "#7a1f2b", "#0b5394", "#888888"] {
            let colours = colours(written).expect(written);
            for (colour, paper) in colours.into_iter().zip(PAPERS) {
                assert!(contrast(colour, paper) >= CONTRAST, "{written}: {colour:06x} on {paper:06x}");
            }
        }
        // One that can be read stays.
        assert_eq!(colours("#7a1f2b").map(|colours| colours[0]), Some(0x7a_1f2b));
        // The contrast of black and white is 21 by definition.
        assert!((contrast(0, 0xff_ffff) - 21.0).abs() < 1e-9);
    }

    #[test]
    fn what_is_no_colour_is_none() {
        for written in ["", "red", "#12", "#12345", "#1234567", "#gggggg", "7a1f2b", "#é12345", "#+12345"] {
            assert_eq!(colours(written), None, "{written}");
        }
    }
}
