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

/// Passes over some numbers.
pub fn skip(bytes: &mut &[u8], count: u32) {
    let mut left = count;
    // Eight bytes at a time: each number ends with one whose top bit is not set.
    while left >= 8
        && let Some((eight, rest)) = bytes.split_first_chunk()
    {
        left -= (!u64::from_le_bytes(*eight) & 0x8080_8080_8080_8080).count_ones();
        *bytes = rest;
    }
    while left > 0 {
        let Some((&byte, rest)) = bytes.split_first() else { return };
        *bytes = rest;
        left -= u32::from(byte < 0x80);
    }
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
            skip(&mut rest, 1);
            assert_eq!(rest, [7]);
        }
        assert_eq!(take(&mut [].as_slice()), 0);
        skip(&mut [1].as_slice(), 9);
        let numbers: Vec<u32> = (0..100).map(|nth| nth * nth * 3).collect();
        let mut bytes = Vec::new();
        numbers.iter().for_each(|&number| put(number, &mut bytes));
        for (nth, &number) in (0..).zip(&numbers) {
            let mut rest = bytes.as_slice();
            skip(&mut rest, nth);
            assert_eq!(take(&mut rest), number);
        }
        for number in [0, 1, -1, 63, -64, i32::MAX, i32::MIN] {
            assert_eq!(unzigzag(zigzag(number)), number);
        }
    }
}
