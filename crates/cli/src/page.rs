//! Where the page template comes from: out of the command itself, or from a folder.

use std::{fs, path::Path};

use publish::Template;

/// The files of the template that was there when the command was compiled; none, if there was none.
static EMBEDDED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/page.rs"));

const MISSING: &str = "this command was compiled without the page: run scripts/package, which makes one that \
                       has it, or name the folder of a page template with --page";

/// The template in a folder, or else the embedded one.
pub fn template(folder: Option<&Path>) -> Result<Template, String> {
    match folder {
        Some(folder) => Template::read(|name| {
            let path = folder.join(name);
            fs::read(&path).map_err(|error| {
                format!("{}: no page template: {name} cannot be read: {error}", folder.display()).into()
            })
        })
        .map_err(|Sentence(sentence)| sentence),
        None if EMBEDDED.is_empty() => Err(MISSING.to_owned()),
        None => Template::read(|name| {
            let known = EMBEDDED.iter().find(|(known, _)| *known == name);
            known.map(|(_, bytes)| bytes.to_vec()).ok_or_else(|| MISSING.to_owned().into())
        })
        .map_err(|Sentence(sentence)| sentence),
    }
}

/// What is wrong, in words.
struct Sentence(String);

impl From<String> for Sentence {
    fn from(sentence: String) -> Self {
        Self(sentence)
    }
}

impl From<publish::Error> for Sentence {
    fn from(error: publish::Error) -> Self {
        Self(error.to_string())
    }
}
