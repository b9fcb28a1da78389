//! The second module: a workshop in a Web Worker. What it does is in the library; this hands it to `js/worker.js`.

use wasm_bindgen::prelude::*;
use workshop::{Decision, Parts, Workshop};

fn main() {}

/// Says everything in a language from now on, by the table of its sentences.
#[wasm_bindgen]
pub fn speak(table: String) {
    say::speak(table);
}

/// A reader's files, and what became of them.
#[wasm_bindgen(js_name = Workshop)]
pub struct Bench(Workshop);

#[wasm_bindgen(js_class = Workshop)]
impl Bench {
    /// A workshop without files.
    #[wasm_bindgen(constructor)]
    pub fn new(name: &str) -> Self {
        Self(Workshop::new(name))
    }

    /// How many bytes a file may have; undefined if it is of no use.
    pub fn most(&self, path: &str) -> Option<f64> {
        self.0.most(path).map(|most| most as f64)
    }

    /// Adds a file.
    pub fn add(&mut self, path: &str, bytes: Vec<u8>) {
        self.0.add(path, bytes);
    }

    /// Notes a file of no use.
    #[wasm_bindgen(js_name = addUnwanted)]
    pub fn add_unwanted(&mut self, path: &str) {
        self.0.add_unwanted(path);
    }

    /// Notes a file that is too large.
    #[wasm_bindgen(js_name = addTooLarge)]
    pub fn add_too_large(&mut self, path: &str) {
        self.0.add_too_large(path);
    }

    /// Notes a file that the browser could not read.
    #[wasm_bindgen(js_name = addUnreadable)]
    pub fn add_unreadable(&mut self, path: &str, why: &str) {
        self.0.add_unreadable(path, why);
    }

    /// Reads the files and gives what there is to say, as JSON. Calls back as `onProgress(done, of)`.
    pub fn read(&mut self, on_progress: &js_sys::Function) -> String {
        let told = self.0.read(&mut |done, of| {
            // A callback that throws stops nothing: the worker's own has no reason to.
            let _ = on_progress.call2(&JsValue::NULL, &(done as u32).into(), &(of as u32).into());
        });
        serde_json::to_string(&told).unwrap_or_default()
    }

    /// Writes decisions, given as JSON, into the two TOML files. Throws a sentence.
    pub fn settle(&mut self, decisions: &str) -> Result<(), JsError> {
        let decisions: Vec<Decision> = serde_json::from_str(decisions)?;
        self.0.settle(&decisions).map_err(|refused| JsError::new(&refused.to_string()))
    }

    /// A file as it is now.
    pub fn file(&self, name: &str) -> Option<Vec<u8>> {
        self.0.file(name).map(<[u8]>::to_vec)
    }

    /// The blob. Throws a sentence.
    pub fn blob(&self) -> Result<Vec<u8>, JsError> {
        self.0.blob().map_err(|sentence| JsError::new(&sentence))
    }

    /// What names the dossier: the first twelve digits of the hash of its list of files.
    pub fn id(&self) -> String {
        self.0.sha256().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// The files of the page.
#[wasm_bindgen(js_name = Parts)]
#[derive(Default)]
pub struct PageParts(Parts);

#[wasm_bindgen(js_class = Parts)]
impl PageParts {
    /// No files yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file by its name in a template.
    pub fn add(&mut self, name: &str, bytes: Vec<u8>) {
        self.0.add(name, bytes);
    }

    /// The files with the texts of a large dossier, as `[name, integrity]` each; none of a whole blob. Throws a sentence.
    pub fn pieces(rest: &[u8]) -> Result<js_sys::Array, JsError> {
        let pieces = publish::pieces(rest)?;
        let pair = |(name, integrity): (String, String)| js_sys::Array::of2(&name.into(), &integrity.into());
        Ok(pieces.into_iter().map(pair).collect())
    }

    /// The whole blob of a large dossier. Throws a sentence.
    pub fn joined(rest: &[u8], pieces: Vec<js_sys::Uint8Array>) -> Result<Vec<u8>, JsError> {
        let pieces: Vec<Vec<u8>> = pieces.iter().map(js_sys::Uint8Array::to_vec).collect();
        Ok(publish::joined(rest, &pieces)?)
    }

    /// The page of a blob as one file. Throws a sentence.
    #[wasm_bindgen(js_name = oneFile)]
    pub fn one_file(&self, blob: &[u8]) -> Result<Vec<u8>, JsError> {
        self.0.one_file(blob).map_err(|sentence| JsError::new(&sentence))
    }

    /// The files of the page of a blob, as `[name, bytes]` each. Throws a sentence.
    pub fn files(&self, blob: &[u8]) -> Result<js_sys::Array, JsError> {
        let files = self.0.files(blob).map_err(|sentence| JsError::new(&sentence))?;
        let pair = |file: publish::File| {
            let bytes = js_sys::Uint8Array::from(file.bytes.as_slice());
            js_sys::Array::of2(&JsValue::from_str(&file.name), &bytes)
        };
        Ok(files.into_iter().map(pair).collect())
    }

    /// The page of a blob as an archive of its files. Throws a sentence.
    pub fn site(&self, blob: &[u8]) -> Result<Vec<u8>, JsError> {
        self.0.site(blob).map_err(|sentence| JsError::new(&sentence))
    }
}
