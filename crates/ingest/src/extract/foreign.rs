//! Files that are no text, by their first bytes.

/// What a file is that is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Foreign {
    /// A document of an office suite, in a ZIP archive.
    Office,
    /// One of before 2007.
    OldOffice,
    /// An OpenDocument file.
    OpenDocument,
    /// An EPUB.
    Ebook,
    /// A PDF.
    Pdf,
    /// PostScript.
    PostScript,
    /// Rich text.
    Rtf,
    /// A page with its pictures in one file.
    WebArchive,
    /// A picture, and its format.
    Picture(&'static str),
    /// A container of pictures, sounds or films.
    Riff,
    /// An MP4 or a HEIC.
    Film,
    /// An archive, and its format.
    Archive(&'static str),
    /// A program.
    Program,
    /// A database.
    Database,
}

/// What somebody can do who saved such a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayOut {
    /// Save the text that is in it.
    SaveItsText,
    /// Save the page as HTML.
    SavePageAsHtml,
    /// Save the text of the article.
    SaveTextInstead,
    /// Unpack it.
    Unpack,
}

impl Foreign {
    /// What can be done about it.
    pub fn way_out(self) -> WayOut {
        match self {
            Self::Office
            | Self::OldOffice
            | Self::OpenDocument
            | Self::Ebook
            | Self::Pdf
            | Self::PostScript
            | Self::Rtf => WayOut::SaveItsText,
            Self::WebArchive => WayOut::SavePageAsHtml,
            Self::Archive(_) => WayOut::Unpack,
            Self::Picture(_) | Self::Riff | Self::Film | Self::Program | Self::Database => {
                WayOut::SaveTextInstead
            }
        }
    }

    /// What a file is, if it is known to be no text.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let has = |words: &[u8]| bytes[..bytes.len().min(4096)].windows(words.len()).any(|at| at == words);
        if bytes.starts_with(b"PK\x03\x04") {
            return Some(match () {
                () if has(b"word/") || has(b"[Content_Types].xml") => Self::Office,
                () if has(b"opendocument") => Self::OpenDocument,
                () if has(b"epub+zip") => Self::Ebook,
                () => Self::Archive("ZIP"),
            });
        }
        if bytes.get(4..8) == Some(b"ftyp") {
            return Some(Self::Film);
        }
        const TABLE: [(&[u8], Foreign); 21] = [
            (b"%PDF-", Foreign::Pdf),
            (b"%!PS", Foreign::PostScript),
            (b"{\\rtf", Foreign::Rtf),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Foreign::OldOffice),
            (b"bplist00", Foreign::WebArchive),
            (b"From: <Saved by ", Foreign::WebArchive),
            (b"\x89PNG\r\n", Foreign::Picture("PNG")),
            (b"\xFF\xD8\xFF", Foreign::Picture("JPEG")),
            (b"GIF87a", Foreign::Picture("GIF")),
            (b"GIF89a", Foreign::Picture("GIF")),
            (b"II*\0", Foreign::Picture("TIFF")),
            (b"MM\0*", Foreign::Picture("TIFF")),
            (b"RIFF", Foreign::Riff),
            (b"\x1F\x8B\x08", Foreign::Archive("gzip")),
            (b"BZh91AY&SY", Foreign::Archive("bzip2")),
            (b"\xFD7zXZ\0", Foreign::Archive("xz")),
            (b"\x28\xB5\x2F\xFD", Foreign::Archive("zstd")),
            (b"7z\xBC\xAF\x27\x1C", Foreign::Archive("7z")),
            (b"Rar!\x1A\x07", Foreign::Archive("RAR")),
            (b"\x7FELF", Foreign::Program),
            (b"SQLite format 3\0", Foreign::Database),
        ];
        // Text may well begin with the four letters of RIFF.
        let is =
            |(magic, what): &&(&[u8], Self)| bytes.starts_with(magic) && (*what != Self::Riff || has(b"\0"));
        TABLE.iter().find(is).map(|(_, what)| *what)
    }
}
