//! Little-endian base-128 numbers (LEB128).

/// Appends a number: seven bits a byte, the top bit set on all but the last.
pub fn put(mut number: u32, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Takes a number off the front; 0 when there is none.
#[inline(always)]
pub fn take(bytes: &mut &[u8]) -> u32 {
    match bytes {
        [byte, rest @ ..] if *byte < 0x80 => {
            *bytes = rest;
            u32::from(*byte)
        }
        // Distances between words of a text often take two.
        [low, high, rest @ ..] if *high < 0x80 => {
            *bytes = rest;
            u32::from(*low & 0x7f) | u32::from(*high) << 7
        }
        _ => take_long(bytes),
    }
}

fn take_long(bytes: &mut &[u8]) -> u32 {
    let mut number = 0;
    let mut shift = 0;
    while let Some((&byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 || shift > 21 {
            break;
        }
        shift += 7;
    }
    number
}

/// A number as one that is small for small distances in either direction: 0, -1, 1, -2, 2…
pub fn zigzag(number: i32) -> u32 {
    (number << 1 ^ number >> 31) as u32
}

/// The inverse of [`zigzag`].
pub fn unzigzag(number: u32) -> i32 {
    (number >> 1) as i32 ^ -((number & 1) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        for number in [0, 1, 127, 128, 300, 16_383, 16_384, 1 << 21, 1 << 27] {
            let mut bytes = Vec::new();
            put(number, &mut bytes);
            put(number, &mut bytes);
            bytes.push(7);
            let mut rest = bytes.as_slice();
            assert_eq!(take(&mut rest), number);
            assert_eq!(take(&mut rest), number);
            assert_eq!(rest, [7]);
        }
        assert_eq!(take(&mut [].as_slice()), 0);
        for number in [0, 1, -1, 63, -64, i32::MAX, i32::MIN] {
            assert_eq!(unzigzag(zigzag(number)), number);
        }
    }
}
