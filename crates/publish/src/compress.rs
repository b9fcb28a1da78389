//! Compressed copies for hosts that send them as they are. A host can compress by itself, but hardly
//! ever spends on it what is worth spending once.

use crate::{Result, read, write};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The files that compress; images and fonts are compressed already.
const EXTENSIONS: [&str; 4] = ["html", "js", "css", "wasm"];

/// How much effort brotli makes for a file of so many bytes at least. The most takes minutes for several
/// megabytes; for 11 MB, 9 takes 4 s, and 5 takes 1 s for a result that is 4 % larger.
const EFFORT: [(usize, i32); 3] = [(32_000_000, 5), (4_000_000, 9), (0, 11)];

/// Writes `NAME.br` and `NAME.gz` beside every file in a folder that compresses.
pub fn compress_all(folder: &Path) -> Result<()> {
    for path in compressible(folder)? {
        let bytes = read(&path)?;
        write(&with_suffix(&path, "br"), &brotli(&bytes)?)?;
        write(&with_suffix(&path, "gz"), &gzip(&bytes)?)?;
    }
    Ok(())
}

fn compressible(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let unreadable = |error| format!("cannot read {}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_dir() {
            found.extend(compressible(&path)?);
        } else if path.extension().and_then(OsStr::to_str).is_some_and(|e| EXTENSIONS.contains(&e)) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name: OsString = path.into();
    name.push(".");
    name.push(suffix);
    name.into()
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: EFFORT.iter().find(|(least, _)| bytes.len() >= *least).map_or(11, |&(_, quality)| quality),
        lgwin: 24,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).map_err(|error| format!("brotli: {error}"))?;
    Ok(out)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|error| format!("gzip: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Scratch;
    use std::io::Read as _;

    #[test]
    fn both_copies_hold_the_file() {
        let scratch = Scratch::new("compress");
        let text = "To be, or not to be. ".repeat(50);
        fs::create_dir_all(scratch.0.join("sub")).expect("made");
        fs::write(scratch.0.join("sub/a.js"), &text).expect("written");
        fs::write(scratch.0.join("b.png"), &text).expect("written");
        compress_all(&scratch.0).expect("compressed");

        let br = read(&scratch.0.join("sub/a.js.br")).expect("there");
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &br[..], &mut unpacked).expect("brotli");
        assert_eq!(unpacked, text.as_bytes());
        assert!(br.len() * 4 < text.len());

        let gz = read(&scratch.0.join("sub/a.js.gz")).expect("there");
        let mut unpacked = String::new();
        flate2::read::GzDecoder::new(&gz[..]).read_to_string(&mut unpacked).expect("gzip");
        assert_eq!(unpacked, text);

        assert!(!scratch.0.join("b.png.br").exists());
    }
}
