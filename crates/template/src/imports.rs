//! Short names for what the module imports.
//!
//! wasm-bindgen's names for the functions of its script end in a hash, which no compression makes smaller, and
//! each is in the module and in the script: 5 kB of what a reader loads. Only these two use the names.
//!
//! Nothing can go wrong unnoticed. A name is replaced where it is the key of an entry of the script's list of
//! imports, which begins a line; each has to be there exactly once, or the build stops. And a browser that
//! misses an import does not start the module at all, which the tests would notice.

use crate::{Result, letters};
use publish::section::{put_sized, sized, unsigned};

/// The kind of the section with the imports.
const IMPORTS: u8 = 2;

/// The kind of an import that is a function.
const FUNCTION: u8 = 0;

/// Renames the imports in a module and in its script, which has to be without indentation.
pub fn shorten(module: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let unexpected = || "the module is not laid out as expected".to_owned();
    let (header, mut rest) = module.split_at_checked(8).ok_or_else(unexpected)?;
    let mut out = header.to_vec();
    let mut names = Vec::new();
    while let Some((&kind, after)) = rest.split_first() {
        let (content, after) = sized(after).ok_or_else(unexpected)?;
        rest = after;
        out.push(kind);
        if kind == IMPORTS {
            put_sized(&mut out, &renamed(content, &mut names).ok_or_else(unexpected)?);
        } else {
            put_sized(&mut out, content);
        }
    }
    let mut script = format!("\n{script}");
    for (at, name) in names.iter().enumerate() {
        let key = format!("\n{name}: function(");
        if script.matches(&key).count() != 1 {
            return Err(format!("wasm-bindgen's script does not have {name} as expected"));
        }
        script = script.replace(&key, &format!("\n{}: function(", letters(at)));
    }
    Ok((out, script.split_off(1)))
}

/// The section with other names, which are added to the list; `None` if something else than functions is
/// imported.
fn renamed(section: &[u8], names: &mut Vec<String>) -> Option<Vec<u8>> {
    let (count, mut rest) = unsigned(section)?;
    let mut out = section[..section.len() - rest.len()].to_vec();
    for _ in 0..count {
        let (from, after) = sized(rest)?;
        let (name, after) = sized(after)?;
        let (_, behind) = unsigned(after.strip_prefix(&[FUNCTION])?)?;
        put_sized(&mut out, from);
        put_sized(&mut out, letters(names.len()).as_bytes());
        out.extend_from_slice(&after[..after.len() - behind.len()]);
        names.push(str::from_utf8(name).ok()?.to_owned());
        rest = behind;
    }
    rest.is_empty().then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODULE: &[u8] = b"\0asm\x01\0\0\0\x01\x05types\x02\x17\x02\x01m\x06__wbg1\x00\x05\x01m\x05other\x00\x81\x01\x0a\x04code";
    const SCRIPT: &str =
        "const import0 = {\n__wbg1: function(x) {\nwasm.__wbg1(x);\n},\nother: function() {\n},\n};\n";

    #[test]
    fn module_and_script_agree_on_the_shorter_names() {
        let (module, script) = shorten(MODULE, SCRIPT).expect("they fit");
        assert_eq!(
            module,
            b"\0asm\x01\0\0\0\x01\x05types\x02\x0e\x02\x01m\x01a\x00\x05\x01m\x01b\x00\x81\x01\x0a\x04code"
        );
        assert_eq!(
            script,
            "const import0 = {\na: function(x) {\nwasm.__wbg1(x);\n},\nb: function() {\n},\n};\n"
        );
    }

    #[test]
    fn what_does_not_fit_stops_the_build() {
        let message = shorten(MODULE, &SCRIPT.replace("other", "another")).expect_err("one is missing");
        assert_eq!(message, "wasm-bindgen's script does not have other as expected");
        assert!(shorten(MODULE, &SCRIPT.repeat(2)).is_err());
        for length in [3, 20, 30, MODULE.len() - 1] {
            assert!(shorten(&MODULE[..length], SCRIPT).is_err(), "{length}");
        }
        let of_a_memory = b"\0asm\x01\0\0\0\x02\x08\x01\x01m\x01n\x02\x00\x01";
        assert!(shorten(of_a_memory, SCRIPT).is_err());
    }
}
