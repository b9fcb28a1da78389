//! Compressed copies for hosts that send them as they are. A host can compress by itself, but hardly
//! ever spends on it what is worth spending once.

use std::io::Write as _;

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::{Error, File};

/// How much effort brotli makes for a file of so many bytes at least. The most takes minutes for several
/// megabytes; for 11 MB, 9 takes 4 s, and 5 takes 1 s for a result that is 4 % larger.
const EFFORT: [(usize, i32); 3] = [(32_000_000, 5), (4_000_000, 9), (0, 11)];

/// `NAME.br` and `NAME.gz` of a file.
pub fn copies(file: &File) -> Result<[File; 2], Error> {
    let copy = |suffix: &str, bytes| File { name: format!("{}.{suffix}", file.name), bytes };
    Ok([copy("br", brotli(&file.bytes)?), copy("gz", gzip(&file.bytes)?)])
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let params = BrotliEncoderParams {
        quality: EFFORT.iter().find(|(least, _)| bytes.len() >= *least).map_or(11, |&(_, quality)| quality),
        lgwin: 24,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params)
        .map_err(|error| Error::Compression(error.to_string()))?;
    Ok(out)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.map_err(|error| Error::Compression(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    #[test]
    fn both_copies_hold_the_file() {
        let text = "To be, or not to be. ".repeat(50);
        let file = File { name: "a.js".to_owned(), bytes: text.clone().into_bytes() };
        let [br, gz] = copies(&file).expect("compressed");
        assert_eq!((br.name.as_str(), gz.name.as_str()), ("a.js.br", "a.js.gz"));

        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &br.bytes[..], &mut unpacked).expect("brotli");
        assert_eq!(unpacked, text.as_bytes());
        assert!(br.bytes.len() * 4 < text.len());

        let mut unpacked = String::new();
        flate2::read::GzDecoder::new(&gz.bytes[..]).read_to_string(&mut unpacked).expect("gzip");
        assert_eq!(unpacked, text);
    }
}
