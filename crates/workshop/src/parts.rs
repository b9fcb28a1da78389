//! The files of the page that a reader has open, and what can be made of them: the same page with another blob.

use std::{
    collections::BTreeMap,
    io::{Cursor, Write as _},
};

use publish::{File, Template, section};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// The files of a page, by the names that [`Template::FILES`] has for them.
#[derive(Default)]
pub struct Parts(BTreeMap<String, Vec<u8>>);

impl Parts {
    /// Adds a file. A module is taken without the articles in it, and the service worker without what it keeps.
    pub fn add(&mut self, name: &str, bytes: Vec<u8>) {
        if name == "offline.js" {
            let start = bytes.iter().position(|&byte| byte == b'\n').map_or(0, |end| end + 1);
            self.0.insert(name.to_owned(), bytes[start..].to_vec());
            return;
        }
        let section = match name {
            "module.wasm" => section::NAME,
            "workshop.wasm" => section::PAGE,
            _ => "",
        };
        // What is no module is refused when a page is made of it.
        let bare = section::without(&bytes, section).map(<[u8]>::to_vec);
        self.0.insert(name.to_owned(), bare.unwrap_or(bytes));
    }

    /// The page of a blob as one HTML file: what `dossier build --one-file` makes. An error is a sentence.
    pub fn one_file(&self, blob: &[u8]) -> Result<Vec<u8>, String> {
        publish::one_file(&self.template()?, blob).map_err(|error| error.to_string())
    }

    /// The page of a blob as the files that `dossier build` writes, without the compressed copies, `index.html` last. An
    /// error is a sentence.
    pub fn files(&self, blob: &[u8]) -> Result<Vec<File>, String> {
        publish::publish(&self.template()?, blob).map_err(|error| error.to_string())
    }

    /// The page of a blob as a ZIP archive of these files. An error is a sentence.
    pub fn site(&self, blob: &[u8]) -> Result<Vec<u8>, String> {
        let files = self.files(blob)?;
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        // The same bytes at whatever time.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        for file in files {
            let added = archive.start_file(file.name, options);
            added.map_err(|error| error.to_string())?;
            archive.write_all(&file.bytes).map_err(|error| error.to_string())?;
        }
        Ok(archive.finish().map_err(|error| error.to_string())?.into_inner())
    }

    fn template(&self) -> Result<Template, String> {
        let version = Template::version().into_bytes();
        let read = Template::read(|name| match name {
            Template::VERSION => Ok(version.clone()),
            name => self
                .0
                .get(name)
                .cloned()
                .ok_or_else(|| Missing(format!("A file of this page is missing: {name}."))),
        });
        read.map_err(|Missing(sentence)| sentence)
    }
}

/// What is wrong, in a sentence.
struct Missing(String);

impl From<publish::Error> for Missing {
    fn from(error: publish::Error) -> Self {
        Self(error.to_string())
    }
}
