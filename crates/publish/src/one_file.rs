//! The page as one HTML file, which opens by a double click and asks for nothing.
//!
//! Style sheet and scripts stand in the page, and its policy names them by their hashes. Both halves of the module and the
//! blob, one after the other, are compressed by DEFLATE (RFC 1951), which every current browser can undo, and written in
//! base64, since HTML is text. The boot script finds them in `<script id="packed">`.

use std::io::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use corpus::Dossier;
use flate2::{Compression, write::DeflateEncoder};
use sha2::{Digest as _, Sha256};

use crate::{Error, Template, contents::Contents, listing};

/// The page of a blob as one file. The same template and blob give the same bytes.
pub fn one_file(template: &Template, blob: &[u8]) -> Result<Vec<u8>, Error> {
    let dossier = Dossier::open(blob).map_err(|_| Error::BlobDamaged)?;
    let style = text("style.css", &template.style)?;
    let glue = text("glue.js", &template.glue)?;
    let boot = text("boot.js", &template.boot)?;
    // What is exported is not needed under its own names: the boot script is in the same script.
    let init = default_export(glue).ok_or(Error::GlueUnknown)?;
    let named = exported_functions(glue).collect::<Vec<_>>().join(",");
    let script = format!("{glue}\nglobalThis.packedGlue={{default:{init},{named}}};\n{boot}");
    for (name, part) in [("style.css", style), ("script", &script)] {
        // It would end the element that it stands in.
        if part.to_ascii_lowercase().contains(if name == "script" { "</script" } else { "</style" }) {
            return Err(Error::CannotInline(name));
        }
    }
    let policy = policy(&script, style);
    let packed = pack([&template.module, &template.later, blob])?;
    // Where each of the two ends.
    let (module, later) = (template.module.len(), template.module.len() + template.later.len());
    let data = format!(
        "<script type=\"application/octet-stream\" id=\"packed\" data-module=\"{module}\" data-later=\"{later}\">{packed}</script>"
    );
    let mut languages = String::new();
    for (language, table) in template.languages()? {
        if table.to_ascii_lowercase().contains("</script") {
            return Err(Error::CannotInline("languages.txt"));
        }
        languages.push_str(&format!(
            "<script type=\"text/plain\" data-language=\"{language}\">{table}</script>\n"
        ));
    }
    let tags = [
        ("policy", policy),
        ("style", format!("<style>{style}</style>")),
        ("boot", String::new()),
        // A script of this type runs when all of the page has been read, what is packed below it included.
        ("module", format!("<script type=\"module\">{script}</script>")),
    ];
    let page = listing::fill(&template.index, &tags, &Contents::of(&dossier))?;
    let end = page.rfind("</body>").ok_or(Error::NoBody)?;
    Ok([&page[..end], &languages, &data, "\n", &page[end..]].concat().into_bytes())
}

/// What the page may load and run: what stands in it, and nothing else.
fn policy(script: &str, style: &str) -> String {
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        hash(script),
        hash(style)
    )
}

fn pack(parts: [&[u8]; 3]) -> Result<String, Error> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    let packed = parts.iter().try_for_each(|part| encoder.write_all(part)).and_then(|()| encoder.finish());
    Ok(STANDARD.encode(packed.map_err(|error| Error::Compression(error.to_string()))?))
}

/// The name of what a script exports as its default: `export { a, b as default };`.
fn default_export(script: &str) -> Option<&str> {
    let (before, _) = script.rsplit_once(" as default")?;
    before.rsplit([',', '{', ' ']).next().filter(|name| !name.is_empty())
}

/// The names of the functions that a script exports where it declares them.
fn exported_functions(script: &str) -> impl Iterator<Item = &str> {
    script.split("export function ").skip(1).filter_map(|rest| rest.split('(').next()).map(str::trim)
}

fn text<'t>(name: &'static str, bytes: &'t [u8]) -> Result<&'t str, Error> {
    std::str::from_utf8(bytes).map_err(|_| Error::NotUtf8(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exported_functions_are_found() {
        let script = "function a() {}\nexport function b(x) {}\nexport function c() {}\n";
        assert_eq!(exported_functions(script).collect::<Vec<_>>(), ["b", "c"]);
    }

    #[test]
    fn the_default_export_is_found() {
        assert_eq!(default_export("export { initSync, __wbg_init as default };"), Some("__wbg_init"));
        assert_eq!(default_export("export{a as default}"), Some("a"));
        assert_eq!(default_export("export default f;"), None);
    }
}
