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
    /// A page with its pictures in one file, as Safari saves it.
    WebArchive,
    /// The same, as other browsers save it.
    Mhtml,
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

/// What somebody can do who saved such a file: each is one step to a file that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WayOut {
    /// Give it this ending, with which it is read.
    Rename(&'static str),
    /// The same if it is a document of Word; else save it as PDF.
    RenameOrSaveAsPdf,
    /// Save it as a document of Word.
    SaveAsDocx,
    /// The same, or if it is a mail, as that.
    SaveAsDocxOrMail,
    /// Save it as PDF.
    SaveAsPdf,
    /// Save the mail as such.
    SaveMail,
    /// Save the page as HTML.
    SavePageAsHtml,
    /// Open the link and save the page.
    OpenLink,
    /// Have the text of the picture recognised.
    Recognise,
    /// Save the text of the article.
    SaveTextInstead,
    /// Unpack it.
    Unpack,
}

/// What can be done about files of other endings.
const ENDINGS: [(WayOut, &[&str]); 7] = [
    (WayOut::SaveAsDocx, &["doc", "docm", "dot", "odt", "ott", "pages", "sxw", "wpd", "wps"]),
    (
        WayOut::SaveAsPdf,
        &[
            "azw", "azw3", "djvu", "epub", "eps", "fb2", "key", "mobi", "numbers", "odp", "ods", "ppt",
            "pptx", "ps", "xls", "xlsx", "xps",
        ],
    ),
    (WayOut::SaveMail, &["emlx", "mbox", "msg", "oft", "pst"]),
    (WayOut::SavePageAsHtml, &["maff", "warc", "webarchive", "xhtml"]),
    (WayOut::OpenLink, &["desktop", "lnk", "url", "webloc"]),
    (WayOut::Recognise, &["bmp", "gif", "heic", "jpeg", "jpg", "png", "tif", "tiff", "webp"]),
    (WayOut::Unpack, &["7z", "bz2", "gz", "rar", "tar", "tgz", "xz", "zst"]),
];

/// What can be done about a file of this name, if its ending says that, and the ending.
pub fn way_out_of(name: &str) -> Option<(WayOut, &'static str)> {
    let (_, ending) = name.rsplit_once('.')?;
    ENDINGS.iter().find_map(|(way_out, endings)| {
        let known = endings.iter().find(|known| ending.eq_ignore_ascii_case(known))?;
        Some((*way_out, *known))
    })
}

impl Foreign {
    /// What can be done about it.
    pub fn way_out(self) -> WayOut {
        match self {
            Self::Office => WayOut::RenameOrSaveAsPdf,
            Self::OldOffice => WayOut::SaveAsDocxOrMail,
            Self::OpenDocument => WayOut::SaveAsDocx,
            Self::Ebook | Self::PostScript => WayOut::SaveAsPdf,
            Self::Pdf => WayOut::Rename(".pdf"),
            Self::Rtf => WayOut::Rename(".rtf"),
            Self::Mhtml => WayOut::Rename(".mhtml"),
            Self::WebArchive => WayOut::SavePageAsHtml,
            Self::Archive("ZIP") => WayOut::Rename(".zip"),
            Self::Archive(_) => WayOut::Unpack,
            Self::Picture(_) => WayOut::Recognise,
            Self::Riff | Self::Film | Self::Program | Self::Database => WayOut::SaveTextInstead,
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
            (b"From: <Saved by ", Foreign::Mhtml),
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
