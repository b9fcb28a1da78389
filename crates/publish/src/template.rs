//! The page without articles.

use corpus::store::MAGIC;

use crate::Error;

/// What a page consists of before it has articles. Only this needs a compiler.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// The page, with `{{name}}` where something is filled in: `title`, `summary`, `description`,
    /// `articles`, what the page may load, `policy`, and the tags `style`, `boot` and `module`.
    pub index: String,
    /// The script that starts the module.
    pub boot: Vec<u8>,
    /// The style sheet.
    pub style: Vec<u8>,
    /// wasm-bindgen's script between the browser and the module.
    pub glue: Vec<u8>,
    /// The app: all of it, or what every reader needs.
    pub module: Vec<u8>,
    /// What of the app is fetched later; empty, if `module` has all of it. It imports from `module`, by the name `f`.
    pub later: Vec<u8>,
    /// The script of the page on which readers open files of their own.
    pub open: Vec<u8>,
    /// The script of the worker that reads these files.
    pub worker: Vec<u8>,
    /// The module that this worker runs.
    pub workshop: Vec<u8>,
    /// The service worker that keeps the page. Before it is published, a line with what it keeps goes before it.
    pub offline: Vec<u8>,
    /// The sentences of the page in other languages: see [`Template::languages`].
    pub languages: Vec<u8>,
}

impl Template {
    /// The file that says which version a template is of.
    pub const VERSION: &'static str = "version.txt";

    /// The names of the files of a template, in a folder.
    pub const FILES: [&'static str; 12] = [
        Self::VERSION,
        "index.html",
        "boot.js",
        "style.css",
        "glue.js",
        "module.wasm",
        "later.wasm",
        "open.js",
        "worker.js",
        "workshop.wasm",
        "offline.js",
        "languages.txt",
    ];

    /// What [`Template::VERSION`] has to say: the app of one version reads the blobs of that version only.
    pub fn version() -> String {
        format!("dossier {}, {}\n", env!("CARGO_PKG_VERSION"), MAGIC.escape_ascii())
    }

    /// Reads a template, each file by its name.
    pub fn read<E: From<Error>>(mut file: impl FnMut(&str) -> Result<Vec<u8>, E>) -> Result<Self, E> {
        let [version, index, boot, style, glue, module, later, open, worker, workshop, offline, languages] =
            Self::FILES;
        let found = text(version, file(version)?)?;
        if found != Self::version() {
            let (found, wanted) = (found.trim().to_owned(), Self::version().trim().to_owned());
            return Err(Error::OtherVersion { found, wanted }.into());
        }
        Ok(Self {
            index: text(index, file(index)?)?,
            boot: file(boot)?,
            style: file(style)?,
            glue: file(glue)?,
            module: file(module)?,
            later: file(later)?,
            open: file(open)?,
            worker: file(worker)?,
            workshop: file(workshop)?,
            offline: file(offline)?,
            languages: file(languages)?,
        })
    }

    /// Its files, each with its name: what [`Template::read`] reads.
    pub fn files(self) -> [(&'static str, Vec<u8>); 12] {
        let [version, index, boot, style, glue, module, later, open, worker, workshop, offline, languages] =
            Self::FILES;
        [
            (version, Self::version().into_bytes()),
            (index, self.index.into_bytes()),
            (boot, self.boot),
            (style, self.style),
            (glue, self.glue),
            (module, self.module),
            (later, self.later),
            (open, self.open),
            (worker, self.worker),
            (workshop, self.workshop),
            (offline, self.offline),
            (languages, self.languages),
        ]
    }

    /// What begins the table of a language in the file of all tables: Unicode's group separator, which is in no sentence.
    pub const TABLE: char = '\u{1d}';

    /// The languages besides English, each with its table of sentences. In the file, a table has its language above it, in
    /// a line that begins with [`Template::TABLE`].
    pub fn languages(&self) -> Result<Vec<(&str, &str)>, Error> {
        let tables = std::str::from_utf8(&self.languages).map_err(|_| Error::NotUtf8("languages.txt"))?;
        Ok(tables.split(Self::TABLE).skip(1).filter_map(|table| table.split_once('\n')).collect())
    }
}

fn text(name: &'static str, bytes: Vec<u8>) -> Result<String, Error> {
    String::from_utf8(bytes).map_err(|_| Error::NotUtf8(name))
}
