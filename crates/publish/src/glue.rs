//! Makes what stands between the module and the browser smaller: wasm-bindgen's script, and the names
//! by which module and script know each other's functions.
//!
//! Those names are long and end in a hash, which no compression makes smaller, and each stands in both
//! files. The script is the only one to use them, so letters do as well.

use crate::{
    Result,
    module::{number, put_number, put_sized, sections, sized},
    read, read_text, write,
};
use std::collections::HashMap;
use std::path::Path;

/// Sections of a module, by their number.
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// Shortens the names and drops what the script has for people only. Changes both files.
pub fn shorten(wasm: &Path, glue: &Path) -> Result<()> {
    let mut names = Names::default();
    let module = rename_module(&read(wasm)?, &mut names)
        .ok_or_else(|| format!("{} is not laid out as a module is", wasm.display()))?;
    let script = names.rename_script(&without_comments(&read_text(glue)?))?;
    write(wasm, &module)?;
    write(glue, script.as_bytes())
}

/// The names of wasm-bindgen, and the shorter ones.
#[derive(Default)]
struct Names(HashMap<String, String>);

impl Names {
    /// The name that a function is to have. Names that are not wasm-bindgen's own stay.
    fn short(&mut self, name: &str) -> String {
        if !(name.starts_with("__") || name.starts_with("wasm_bindgen__")) {
            return name.to_owned();
        }
        let next = letters(self.0.len());
        self.0.entry(name.to_owned()).or_insert(next).clone()
    }

    /// The script with the shorter names, where they are names of properties: `wasm.name`, `name:`. A
    /// function of the script itself may have the same name, and keeps it.
    fn rename_script(&self, script: &str) -> Result<String> {
        let mut out = String::with_capacity(script.len());
        let mut rest = script;
        while !rest.is_empty() {
            let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
            let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            match self.0.get(word) {
                Some(_) if out.ends_with(['"', '\'', '`']) => {
                    return Err(format!("{word} is in quotation marks in wasm-bindgen's script"));
                }
                Some(short) if out.ends_with('.') || after.starts_with(':') => out.push_str(short),
                _ => out.push_str(word),
            }
            let between = after.find(is_word).unwrap_or(after.len());
            out.push_str(&after[..between]);
            rest = &after[between..];
        }
        Ok(out)
    }
}

/// a, b, …, z, ba, bb, …
fn letters(number: usize) -> String {
    let last = char::from(b'a' + (number % 26) as u8);
    if number < 26 { last.to_string() } else { letters(number / 26) + &last.to_string() }
}

/// The module with shorter names; `None` for what is no module.
fn rename_module(module: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let mut out = module.get(..8)?.to_vec();
    for (id, section) in sections(module)? {
        let section = match id {
            IMPORTS => rename_imports(section, names)?,
            EXPORTS => rename_exports(section, names)?,
            _ => section.to_vec(),
        };
        out.push(id);
        put_sized(&mut out, &section);
    }
    Some(out)
}

/// Each import is the name of where it comes from, its own, and its type; wasm-bindgen's are functions.
fn rename_imports(section: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let (count, mut rest) = number(section)?;
    let mut out = Vec::new();
    put_number(&mut out, count);
    for _ in 0..count {
        let (from, after) = sized(rest)?;
        let (name, after) = sized(after)?;
        let (_, behind) = number(after.strip_prefix(&[0])?)?;
        put_sized(&mut out, from);
        put_sized(&mut out, names.short(str::from_utf8(name).ok()?).as_bytes());
        out.extend_from_slice(&after[..after.len() - behind.len()]);
        rest = behind;
    }
    rest.is_empty().then_some(out)
}

/// Each export is its name, what it is, and its number.
fn rename_exports(section: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let (count, mut rest) = number(section)?;
    let mut out = Vec::new();
    put_number(&mut out, count);
    for _ in 0..count {
        let (name, after) = sized(rest)?;
        let (_, behind) = number(after.get(1..)?)?;
        put_sized(&mut out, names.short(str::from_utf8(name).ok()?).as_bytes());
        out.extend_from_slice(&after[..after.len() - behind.len()]);
        rest = behind;
    }
    rest.is_empty().then_some(out)
}

/// The script without lines that are comments, and without indentation. wasm-bindgen, as `boot.js`, has
/// comments on lines of their own, and no strings of several lines.
pub fn without_comments(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut within = false;
    for line in script.lines().map(str::trim) {
        within |= line.starts_with("/*");
        if !within && !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        within &= !line.ends_with("*/");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const IMPORT: &[u8] = b"\x01\x02./\x0a__wbg_a_12\x00\x05";
    const EXPORT: &[u8] = b"\x02\x06memory\x02\x00\x0d__wbindgen_ab\x00\x81\x01";

    fn module() -> Vec<u8> {
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        for (id, section) in [(1, b"types".as_slice()), (IMPORTS, IMPORT), (EXPORTS, EXPORT), (10, b"code")] {
            module.push(id);
            put_sized(&mut module, section);
        }
        module
    }

    #[test]
    fn module_and_script_agree_on_the_shorter_names() {
        let mut names = Names::default();
        let renamed = rename_module(&module(), &mut names).expect("a module");
        assert_eq!(
            renamed,
            b"\0asm\x01\0\0\0\x01\x05types\x02\x08\x01\x02./\x01a\x00\x05\
              \x07\x0f\x02\x06memory\x02\x00\x01b\x00\x81\x01\x0a\x04code"
        );
        let script = "const i = { __wbg_a_12: function(x) { return wasm.__wbindgen_ab(x, __wbg_a_123); } };";
        assert_eq!(
            names.rename_script(script).as_deref(),
            Ok("const i = { a: function(x) { return wasm.b(x, __wbg_a_123); } };")
        );
        let own = "function __wbindgen_ab(x) { wasm.__wbindgen_ab(x); }";
        assert_eq!(names.rename_script(own).as_deref(), Ok("function __wbindgen_ab(x) { wasm.b(x); }"));
        assert!(names.rename_script("wasm['__wbindgen_ab']();").is_err());
    }

    #[test]
    fn what_is_no_module_is_told() {
        let whole = module();
        // Between its header and its four sections it could end.
        let ends: Vec<usize> = [0, 7, IMPORT.len() + 2, EXPORT.len() + 2]
            .iter()
            .scan(8, |at, len| {
                *at += len;
                Some(*at)
            })
            .collect();
        for length in 0..whole.len() {
            let cut = rename_module(&whole[..length], &mut Names::default());
            assert_eq!(cut.is_some(), ends.contains(&length), "{length}");
        }
        let import_of_a_memory = b"\0asm\x01\0\0\0\x02\x08\x01\x01m\x01n\x02\x00\x01";
        assert_eq!(rename_module(import_of_a_memory, &mut Names::default()), None);
    }

    #[test]
    fn names_are_letters() {
        let names: Vec<String> = [0, 25, 26, 27, 26 * 26].map(letters).into();
        assert_eq!(names, ["a", "z", "ba", "bb", "baa"]);
    }

    #[test]
    fn comments_on_lines_of_their_own_go() {
        let script = "/**\n * @param {x} y\n */\nfunction f() {\n    // why\n    return 'a // b'; // c\n}\n\n/* d */\ng();";
        assert_eq!(without_comments(script), "function f() {\nreturn 'a // b'; // c\n}\ng();\n");
    }
}
