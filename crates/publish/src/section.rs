//! The dossier as a custom section of a WebAssembly module.
//!
//! A module is eight bytes of header and then sections: a byte for the kind, the length, the content. The
//! content of a custom section (kind 0) begins with its name. Engines skip custom sections that they do not
//! know, and hand them out: `WebAssembly.Module.customSections(module, "dossier")`.

use crate::Error;

/// The name of the section.
pub const NAME: &str = "dossier";

/// The section of the workshop's module that has the page without articles.
pub const PAGE: &str = "page";

/// How many bytes stand before the blob in a module made by [`alone`].
pub const HEADER: usize = EMPTY.len() + 1 + LENGTH + 1 + NAME.len();

/// A module without sections.
const EMPTY: &[u8; 8] = b"\0asm\x01\0\0\0";

/// The kind of custom sections.
const CUSTOM: u8 = 0;

/// Bytes of a section's length: always as many as the largest takes, so that [`HEADER`] is a constant.
const LENGTH: usize = 5;

/// The module, with a blob as its last section: the code before it can be compiled while it is loaded.
pub fn with_dossier(module: &[u8], blob: &[u8]) -> Result<Vec<u8>, Error> {
    with(module, NAME, blob)
}

/// The module, with a custom section as its last.
pub fn with(module: &[u8], name: &str, content: &[u8]) -> Result<Vec<u8>, Error> {
    if !module.starts_with(EMPTY) {
        return Err(Error::NotAModule);
    }
    let mut out = Vec::with_capacity(module.len() + content.len() + 1 + LENGTH + 1 + name.len());
    out.extend_from_slice(module);
    out.push(CUSTOM);
    let length = (1 + name.len() + content.len()) as u32;
    out.extend((0..LENGTH).map(|at| {
        let more = if at + 1 < LENGTH { 0x80 } else { 0 };
        (length >> (7 * at)) as u8 & 0x7F | more
    }));
    out.push(name.len() as u8);
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(content);
    Ok(out)
}

/// A module without its last section, if that is a custom one of this name: what [`with`] was given.
pub fn without<'m>(module: &'m [u8], name: &str) -> Result<&'m [u8], Error> {
    let mut rest = module.strip_prefix(EMPTY).ok_or(Error::NotAModule)?;
    while let Some((&kind, after)) = rest.split_first() {
        let (content, after) = sized(after).ok_or(Error::NotAModule)?;
        let is_it = kind == CUSTOM && sized(content).is_some_and(|(found, _)| found == name.as_bytes());
        if is_it && after.is_empty() {
            return Ok(&module[..module.len() - rest.len()]);
        }
        rest = after;
    }
    Ok(module)
}

/// A module that has nothing but the blob. Hosts compress files of this type, but not those of a type that
/// they do not know.
pub fn alone(blob: &[u8]) -> Vec<u8> {
    with_dossier(EMPTY, blob).unwrap_or_default()
}

/// The blob in a module, if it has one. More than one is an error.
pub fn dossier_of(module: &[u8]) -> Result<Option<&[u8]>, Error> {
    let mut rest = module.strip_prefix(EMPTY).ok_or(Error::NotAModule)?;
    let mut found = None;
    while let Some((&kind, after)) = rest.split_first() {
        let (content, after) = sized(after).ok_or(Error::NotAModule)?;
        rest = after;
        if kind == CUSTOM {
            let (name, blob) = sized(content).ok_or(Error::NotAModule)?;
            if name == NAME.as_bytes() && found.replace(blob).is_some() {
                return Err(Error::DossierTwice);
            }
        }
    }
    Ok(found)
}

/// Bytes with their length before them, and what follows them.
pub fn sized(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = unsigned(bytes)?;
    rest.split_at_checked(length as usize)
}

/// A number of 32 bits in LEB128, and what follows it.
pub fn unsigned(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let mut value = 0;
    for (at, &byte) in bytes.iter().enumerate().take(LENGTH) {
        value |= u32::from(byte & 0x7F) << (7 * at);
        if byte < 0x80 {
            return Some((value, &bytes[at + 1..]));
        }
    }
    None
}

/// Writes bytes with their length before them.
pub fn put_sized(out: &mut Vec<u8>, bytes: &[u8]) {
    let mut length = bytes.len() as u32;
    while length >= 0x80 {
        out.push(length as u8 | 0x80);
        length >>= 7;
    }
    out.push(length as u8);
    out.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_is_found() {
        let code = [EMPTY.as_slice(), &[CUSTOM, 6, 5], b"other", &[10, 2], b"fn"].concat();
        assert_eq!(dossier_of(&code), Ok(None));
        for blob in [vec![], vec![7], vec![0; 300], vec![255; 70_000]] {
            let module = with_dossier(&code, &blob).expect("a module");
            assert_eq!(dossier_of(&module), Ok(Some(blob.as_slice())));
            assert_eq!(&module[..code.len()], code);
            assert_eq!(without(&module, NAME), Ok(code.as_slice()));
            assert_eq!(without(&module, PAGE), Ok(module.as_slice()));
            let alone = alone(&blob);
            assert_eq!(dossier_of(&alone), Ok(Some(blob.as_slice())));
            assert_eq!(alone[HEADER..], blob);
        }
    }

    #[test]
    fn a_module_that_is_damaged_or_has_two_is_refused() {
        let once = alone(b"blob");
        assert_eq!(dossier_of(&with_dossier(&once, b"blob").expect("a module")), Err(Error::DossierTwice));
        for length in (0..once.len()).filter(|&length| length != EMPTY.len()) {
            assert_eq!(dossier_of(&once[..length]), Err(Error::NotAModule), "{length}");
        }
        assert_eq!(with_dossier(b"<html>", b""), Err(Error::NotAModule));
        let endless = [EMPTY.as_slice(), &[CUSTOM, 255, 255, 255, 255, 255, 0]].concat();
        assert_eq!(dossier_of(&endless), Err(Error::NotAModule));
    }
}
