//! Whether a PDF can be unpacked within bounds. The library unpacks each stream whole, so this is found out before, from
//! the bytes of the file: each stream is unpacked once piece by piece, and nothing of it kept.

use flate2::{Decompress, FlushDecompress, Status};

/// The most that a stream may unpack to.
pub const LARGEST_STREAM: u64 = 64 << 20;

/// The most that all streams of a file may unpack to; pictures are not unpacked, and do not count.
pub const LARGEST_SUM: u64 = 256 << 20;

/// A stream that is packed twice, one way in the other, may have so many bytes.
const LARGEST_PACKED_TWICE: usize = 256 << 10;

/// How far before a stream its dictionary is looked for.
const DICTIONARY: usize = 4096;

/// Whether all streams of a file stay within the bounds.
pub fn are_kept(bytes: &[u8]) -> bool {
    are_kept_with(LARGEST_STREAM, LARGEST_SUM, bytes)
}

fn are_kept_with(most: u64, most_of_all: u64, bytes: &[u8]) -> bool {
    let mut sum = 0;
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| find(rest, b"stream")) {
        let keyword = at + found;
        at = keyword + b"stream".len();
        let data = match bytes.get(at..) {
            Some([b'\r', b'\n', data @ ..]) => data,
            Some([b'\n' | b'\r', data @ ..]) => data,
            _ => continue,
        };
        // The end of a stream is no stream.
        if keyword.checked_sub(3).and_then(|start| bytes.get(start..keyword)) == Some(b"end") {
            continue;
        }
        let dictionary =
            dictionary(bytes.get(keyword.saturating_sub(DICTIONARY)..keyword).unwrap_or_default());
        let Some(size) = unpacked_size(most, dictionary, data) else { return false };
        sum += size;
        if sum > most_of_all {
            return false;
        }
    }
    true
}

/// The dictionary of a stream at the end of what is before it.
fn dictionary(before: &[u8]) -> &[u8] {
    let start = before.windows(3).rposition(|word| word == b"obj").map_or(0, |at| at + 3);
    before.get(start..).unwrap_or_default()
}

/// How large a stream is unpacked; nothing if it is too large.
fn unpacked_size(most: u64, dictionary: &[u8], data: &[u8]) -> Option<u64> {
    let has = |word: &[u8]| find(dictionary, word).is_some();
    // A name may be written with the codes of its letters.
    let is_plain = !has(b"#");
    if is_plain && has(b"/Image") && !has(b"/ObjStm") && !has(b"/XRef") {
        return Some(0);
    }
    let count = |word: &[u8]| dictionary.windows(word.len()).filter(|at| *at == word).count();
    let packers = count(b"/Flate") + count(b"/Fl ") + count(b"/LZW") + count(b"/RunLength");
    let is_indirect = find(dictionary, b"/Filter").is_some_and(|at| {
        let rest = dictionary.get(at + b"/Filter".len()..).unwrap_or_default();
        rest.trim_ascii_start().first().is_some_and(u8::is_ascii_digit)
    });
    if packers > 1 {
        return None;
    }
    if is_indirect || has(b"/ASCII") || has(b"/A85") || has(b"/AHx") {
        let end = find(data, b"endstream").unwrap_or(data.len());
        return (end <= LARGEST_PACKED_TWICE).then_some(0);
    }
    let lzw = if has(b"/LZW") || !is_plain { lzw_size(most, data) } else { 0 };
    let inflated = inflated_size(most, data, true).or_else(|| inflated_size(most, data, false));
    let size = lzw.max(inflated.unwrap_or(0));
    (size <= most).then_some(size)
}

/// How large data are when they are inflated, as far as that goes; nothing if they do not begin as such data do.
fn inflated_size(most: u64, data: &[u8], has_header: bool) -> Option<u64> {
    let mut inflate = Decompress::new(has_header);
    let mut piece = vec![0; 64 << 10];
    loop {
        let (read, written) = (inflate.total_in(), inflate.total_out());
        let rest = data.get(read as usize..).unwrap_or_default();
        let status = inflate.decompress(rest, &mut piece, FlushDecompress::None);
        let size = inflate.total_out();
        let is_stuck = inflate.total_in() == read && size == written;
        match status {
            Ok(Status::Ok) if size <= most && !is_stuck => {}
            Err(_) if size == 0 => return None,
            _ => return Some(size),
        }
    }
}

/// How large data are when they are unpacked by LZW.
fn lzw_size(most: u64, data: &[u8]) -> u64 {
    let (mut bits, mut count) = (0_u32, 0_u32);
    let (mut width, mut size) = (9, 0_u64);
    let mut lengths: Vec<u64> = Vec::with_capacity(4096);
    let mut last: Option<u64> = None;
    for &byte in data {
        bits = (bits << 8) | u32::from(byte);
        count += 8;
        if count < width {
            continue;
        }
        count -= width;
        let code = (bits >> count) & ((1 << width) - 1);
        bits &= (1 << count) - 1;
        let length = match code {
            256 => {
                lengths.clear();
                (width, last) = (9, None);
                continue;
            }
            257 => return size,
            0..256 => 1,
            _ => match (lengths.get(code as usize - 258), last) {
                (Some(length), _) => *length,
                (None, Some(last)) => last + 1,
                (None, None) => return size,
            },
        };
        if let Some(last) = last.filter(|_| lengths.len() < 4096 - 258) {
            lengths.push(last + 1);
        }
        last = Some(length);
        size += length;
        if size > most {
            return size;
        }
        width = match lengths.len() + 258 + 1 {
            ..512 => 9,
            512..1024 => 10,
            1024..2048 => 11,
            _ => 12,
        };
    }
    size
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|at| at == word)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn deflated(bytes: &[u8]) -> Vec<u8> {
        let mut deflate = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        deflate.write_all(bytes).expect("packed");
        deflate.finish().expect("packed")
    }

    fn file(dictionary: &str, data: &[u8]) -> Vec<u8> {
        let head = format!("%PDF-1.7\n1 0 obj\n<<{dictionary}>>\nstream\r\n");
        [head.as_bytes(), data, b"\nendstream\nendobj\n"].concat()
    }

    /// As [`are_kept`], with 1 MiB for a stream and 4 MiB for all.
    fn are_kept(bytes: &[u8]) -> bool {
        are_kept_with(1 << 20, 4 << 20, bytes)
    }

    #[test]
    fn what_would_fill_the_memory_is_refused() {
        let large = deflated(&vec![0; (1 << 20) + 1]);
        let small = deflated(&vec![0; 1 << 20]);
        assert!(are_kept(&file("/Filter /FlateDecode", &small)));
        assert!(!are_kept(&file("/Filter /FlateDecode", &large)));
        // A picture is never unpacked, unless it only says that it is one.
        assert!(are_kept(&file("/Filter /FlateDecode /Subtype /Image", &large)));
        assert!(!are_kept(&file("/Filter /FlateDecode /Subtype /Image /Type /ObjStm", &large)));
        assert!(!are_kept(&file("/Filter /Fl#61teDecode /Subtype /Image", &large)));
        assert!(!are_kept(&file("/Filter [/FlateDecode /FlateDecode]", &small)));
        let twice = vec![b'a'; LARGEST_PACKED_TWICE + 1];
        assert!(!are_kept(&file("/Filter [/ASCII85Decode /FlateDecode]", &twice)));
        assert!(!are_kept(&file("/Filter 7 0 R", &twice)));
        assert!(are_kept(&file("/Filter /FlateDecode", &small).repeat(4)));
        assert!(!are_kept(&file("/Filter /FlateDecode", &small).repeat(5)));
    }

    #[test]
    fn lzw_is_counted() {
        // The example of the standard: ten bytes.
        assert_eq!(lzw_size(100, &[0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01]), 10);
        // Codes that each refer to the entry that they make, over and over.
        let mut bits = String::from("100000000001000001");
        for next in 258_usize..4058 {
            let width = match next + 1 {
                ..512 => 9,
                512..1024 => 10,
                1024..2048 => 11,
                _ => 12,
            };
            bits.push_str(&format!("{next:0width$b}"));
        }
        let byte = |bits: &[u8]| bits.iter().fold(0, |all, bit| (all << 1) | (bit - b'0'));
        let bytes: Vec<u8> = bits.as_bytes().chunks_exact(8).map(byte).collect();
        let size = lzw_size(u64::MAX, &bytes);
        assert!(size > 1000 * bytes.len() as u64, "{size} of {}", bytes.len());
        assert!(!are_kept(&file("/Filter /LZWDecode", &bytes)));
    }
}
