//! Makes the files of a published page: a page template and a dossier's blob go in, files come out.
//!
//! The [`Template`] is the page without articles: what a compiler has to make, once for all folders. The
//! blob is what [`corpus::store::write`] makes of a folder. [`publish`] puts one into the other:
//!
//! - the blob becomes a custom section of the module, named `dossier` ([`section`]), which the boot script
//!   hands to the app. A large blob goes into a file of its own, which is fetched at the same time, without its texts.
//!   These come later, in pieces: plain files, whose hashes are in the blob;
//! - every file but `index.html` is named by its content and has an integrity value in the page ([`names`]);
//! - the title and the first articles become plain HTML, to be read before the module has arrived
//!   (`listing`).
//!
//! [`one_file`] makes the same page as a single HTML file, which needs no web server.
//!
//! [`copies`] makes the compressed copies of a file. They are apart because they take longer than all the
//! rest, and whoever serves the page on the same machine does not need them.
//!
//! This crate works on bytes. It reads no disk and writes none: Trunk's hook and the command `dossier` do,
//! and the page itself can. It compiles nothing and reads no articles: those are the tasks of Trunk and of
//! the crate `ingest`.
//!
//! Start with [`publish`].

#![allow(clippy::disallowed_methods, reason = "this crate is in no page")]

mod compress;
mod contents;
mod error;
mod html;
mod listing;
pub mod names;
mod one_file;
mod preview;
pub mod section;
mod template;

use corpus::{
    Dossier,
    model::Corpus,
    store::{self, with_constructs},
};
use sha2::{Digest as _, Sha256};
use suggest::examples::examples;

pub use compress::copies;
pub use error::Error;
pub use one_file::one_file;
pub use template::Template;

use contents::Contents;
use names::{content_name, integrity};

/// The largest blob that goes into the module. A larger one gets a file of its own: the browser keeps a
/// module's bytes for as long as the page is open, in addition to the copy that the app reads. To the first
/// answer it makes no difference up to 8 MB; of 73 MB, a file of its own saves a third of the time.
pub const EMBEDDED_AT_MOST: usize = 1_000_000;

/// About how many bytes of text are in a piece.
pub const PIECE: usize = 128 << 10;

/// What a page of several files may load and run: its own files, and nothing from elsewhere. The two addresses that
/// scripts make are those of the worker that reads a reader's own files (`crates/workshop/js/open.js`) and of the one
/// that keeps the page (`boot.js`).
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types dossier-worker dossier-offline";

/// A file of the published page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name: small letters, digits, `-` and `.`, which every web server and file system takes.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A corpus as the blob of a page: the dossier, with a query for each construct of the language that finds
/// something in it. The page could look for these queries itself, but the code for that would be a
/// thirtieth of the module.
pub fn blob(corpus: &Corpus) -> Result<Vec<u8>, Error> {
    let blob = store::write(corpus);
    let dossier = Dossier::open(&blob).map_err(|_| Error::BlobDamaged)?;
    let queries: Vec<String> =
        examples(&dossier).into_iter().map(|(_, query)| query.unwrap_or_default()).collect();
    Ok(with_constructs(blob, &queries))
}

/// The pieces in which the texts of a large dossier come, each with the name of its file and its integrity value. None of a
/// whole blob.
pub fn pieces(rest: &[u8]) -> Result<Vec<(String, String)>, Error> {
    let dossier = Dossier::open(rest).map_err(|_| Error::BlobDamaged)?;
    let piece = |piece| {
        let sha256 = dossier.piece_sha256(piece);
        (names::hash_name("texts", "txt", &sha256), names::sha256_integrity(&sha256))
    };
    Ok((0..dossier.piece_count()).map(piece).collect())
}

/// The whole blob of a large dossier, of the rest and all its pieces, each compared with its hash.
pub fn joined(rest: &[u8], pieces: &[Vec<u8>]) -> Result<Vec<u8>, Error> {
    let dossier = Dossier::open(rest).map_err(|_| Error::BlobDamaged)?;
    let is_right =
        |(number, piece): (u32, &Vec<u8>)| Sha256::digest(piece)[..] == dossier.piece_sha256(number);
    if !(0..).zip(pieces).all(is_right) {
        return Err(Error::BlobDamaged);
    }
    store::join(rest, pieces).map_err(|_| Error::BlobDamaged)
}

/// The name of the service worker. It is the one file besides `index.html` whose name does not change with its content:
/// browsers ask under this name for a newer one.
pub const OFFLINE: &str = "offline.js";

/// The files of a page, `index.html` last: whoever writes them in this order never has a page whose files
/// are missing.
pub fn publish(template: &Template, blob: &[u8]) -> Result<Vec<File>, Error> {
    let dossier = Dossier::open(blob).map_err(|_| Error::BlobDamaged)?;
    if section::dossier_of(&template.module)?.is_some() {
        return Err(Error::DossierTwice);
    }
    let is_embedded = blob.len() <= EMBEDDED_AT_MOST;
    let (module, rest, pieces) = if is_embedded {
        (section::with_dossier(&template.module, blob)?, None, Vec::new())
    } else {
        let split = store::split(blob, PIECE, |bytes| Sha256::digest(bytes).into());
        let (rest, pieces) = split.map_err(|_| Error::BlobDamaged)?;
        (template.module.clone(), Some(rest), pieces)
    };
    let named = |stem: &str, extension: &str, bytes: Vec<u8>| File {
        name: content_name(stem, extension, &bytes),
        bytes,
    };
    let boot = named("boot", "js", template.boot.clone());
    let style = named("dossier", "css", template.style.clone());
    let glue = named("dossier", "js", template.glue.clone());
    let module = named("dossier", "wasm", module);
    let articles = rest.map(|rest| named("articles", "wasm", section::alone(&rest)));
    // Asked for before the boot script is there, but after what is painted without them.
    let preload = |file: &File| {
        format!(
            "<link rel=\"preload\" as=\"fetch\" fetchpriority=\"low\" crossorigin href=\"./{}\">\n",
            file.name
        )
    };
    let mut link: String = [&module].into_iter().chain(&articles).map(preload).collect();
    link.push_str(&format!(
        "<link rel=\"modulepreload\" id=\"module\" href=\"./{}\" integrity=\"{}\" data-wasm=\"./{}\" data-wasm-integrity=\"{}\"",
        glue.name,
        integrity(&glue.bytes),
        module.name,
        integrity(&module.bytes),
    ));
    if let Some(articles) = &articles {
        link.push_str(&format!(
            " data-articles=\"./{}\" data-articles-integrity=\"{}\"",
            articles.name,
            integrity(&articles.bytes)
        ));
    }
    // What of the app comes later.
    let later = Some(template.later.clone()).filter(|later| !later.is_empty());
    let later = later.map(|later| named("later", "wasm", later));
    // What a reader needs who opens files of her own: fetched when she does.
    let open = named("open", "js", template.open.clone());
    let worker = named("worker", "js", template.worker.clone());
    let workshop = section::with(&template.workshop, section::PAGE, template.index.as_bytes())?;
    let workshop = named("workshop", "wasm", workshop);
    let keyed = [("open", &open), ("worker", &worker), ("workshop", &workshop)];
    for (key, file) in later.iter().map(|later| ("later", later)).chain(keyed) {
        let integrity = integrity(&file.bytes);
        link.push_str(&format!(" data-{key}=\"./{}\" data-{key}-integrity=\"{integrity}\"", file.name));
    }
    // Fetched by those who read the page in one of these languages.
    let mut languages = Vec::new();
    for (language, table) in template.languages()? {
        let file = named(language, "txt", table.as_bytes().to_vec());
        languages.push((format!("{language} ./{} {}", file.name, integrity(&file.bytes)), file));
    }
    let (listed, languages): (Vec<String>, Vec<File>) = languages.into_iter().unzip();
    if !listed.is_empty() {
        link.push_str(&format!(" data-languages=\"{}\"", listed.join(",")));
    }
    link.push_str(&format!(" data-offline=\"./{OFFLINE}\">"));
    let tags = [
        ("policy", POLICY.to_owned()),
        (
            "style",
            format!(
                "<link rel=\"stylesheet\" href=\"./{}\" integrity=\"{}\">",
                style.name,
                integrity(&style.bytes)
            ),
        ),
        (
            "boot",
            format!(
                "<script src=\"./{}\" integrity=\"{}\" defer></script>",
                boot.name,
                integrity(&boot.bytes)
            ),
        ),
        ("module", link),
    ];
    let mut contents = Contents::of(&dossier);
    // A preview needs a whole address.
    let picture = if contents.address.is_empty() { None } else { preview::preview(&contents) };
    let picture = picture.map(|picture| named("preview", "png", picture));
    contents.picture = picture.as_ref().map(|picture| picture.name.clone()).unwrap_or_default();
    let index = listing::fill(&template.index, &tags, &contents)?;
    let mut files = vec![boot, style, glue, module, open, worker, workshop];
    files.extend(later);
    files.extend(languages);
    files.extend(articles);
    files.extend(picture);
    // The page knows the names from the hashes. Equal texts are one file.
    for piece in pieces {
        let file = named("texts", "txt", piece);
        if !files.contains(&file) {
            files.push(file);
        }
    }
    let offline = offline(&template.offline, index.as_bytes(), &files);
    files.push(File { name: OFFLINE.to_owned(), bytes: offline });
    files.push(File { name: "index.html".to_owned(), bytes: index.into_bytes() });
    Ok(files)
}

/// How the line begins that publishing writes before the service worker.
const PAGE: &str = "const PAGE=";

/// The service worker as a template has it, of the one that was published, or of the template itself.
pub fn offline_of_template(script: &[u8]) -> &[u8] {
    let line = script.split_inclusive(|&byte| byte == b'\n').next().unwrap_or_default();
    if line.starts_with(PAGE.as_bytes()) { &script[line.len()..] } else { script }
}

/// The service worker, with what it keeps. It keeps what every view needs at once, the texts of a large dossier and the reader's
/// language afterwards, and the parts that open a reader's own files when somebody has fetched them.
fn offline(script: &[u8], index: &[u8], files: &[File]) -> Vec<u8> {
    let begins = |file: &&File, stems: &[&str]| stems.iter().any(|stem| file.name.starts_with(stem));
    let listed = |files: Vec<&File>| {
        files.iter().map(|file| format!("\"{}\"", file.name)).collect::<Vec<_>>().join(",")
    };
    // Nor does a reader ever see the picture of previews.
    let seldom = ["open-", "worker-", "workshop-", "preview-"];
    // Of plain text are the texts and the sentences of other languages.
    let is_often = |file: &&File| !begins(file, &seldom) && !file.name.ends_with(".txt");
    let often = listed(files.iter().filter(is_often).collect());
    let texts = listed(files.iter().filter(|file| begins(file, &["texts-"])).collect());
    let index = corpus::model::hex(&Sha256::digest(index));
    let line = format!("{PAGE}{{index:\"{index}\",files:[{often}],pieces:[{texts}]}};\n");
    [line.as_bytes(), script].concat()
}

#[cfg(test)]
mod tests;
