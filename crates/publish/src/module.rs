//! How a WebAssembly module is laid out.

/// The sections of a module, each with its number; `None` for what is no module.
pub fn sections(module: &[u8]) -> Option<Vec<(u8, &[u8])>> {
    let (_, mut rest) = module.split_at_checked(8)?;
    let mut sections = Vec::new();
    while let Some((&id, after)) = rest.split_first() {
        let (section, after) = sized(after)?;
        sections.push((id, section));
        rest = after;
    }
    Some(sections)
}

/// A number of 32 bits in LEB128, and what follows it.
pub fn number(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let mut value = 0;
    for (at, &byte) in bytes.iter().enumerate().take(5) {
        value |= u32::from(byte & 0x7F) << (7 * at);
        if byte < 0x80 {
            return Some((value, &bytes[at + 1..]));
        }
    }
    None
}

/// Bytes with their length before them, and what follows them.
pub fn sized(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = number(bytes)?;
    rest.split_at_checked(length as usize)
}

/// Writes a number of 32 bits.
pub fn put_number(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Writes bytes with their length before them.
pub fn put_sized(out: &mut Vec<u8>, bytes: &[u8]) {
    put_number(out, bytes.len() as u32);
    out.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_long_as_they_need_be() {
        for value in [0, 1, 127, 128, 300, 624_485, u32::MAX] {
            let mut bytes = Vec::new();
            put_number(&mut bytes, value);
            bytes.push(7);
            assert_eq!(number(&bytes), Some((value, [7].as_slice())));
        }
        assert_eq!(number(&[0x80]), None);
    }
}
