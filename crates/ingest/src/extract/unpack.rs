//! Takes the text out of files that are no text by themselves, by the reader for each kind. It never fails halfway:
//! what can be read is read, and what is missing is a [`Flaw`].

use super::{
    document::{Document, Flaw},
    file_kind::FileKind,
    mail, pdf, rtf, word,
};

/// Takes the text or page out of a file; nothing of a kind of file that is text already.
pub fn unpack(kind: FileKind, bytes: &[u8]) -> Option<Result<Document, Flaw>> {
    match kind {
        FileKind::Mail => Some(mail::read(bytes)),
        FileKind::WebArchive => Some(mail::read_web_archive(bytes)),
        FileKind::Word => Some(word::read(bytes)),
        FileKind::Rtf => Some(rtf::read(bytes)),
        FileKind::Pdf => Some(pdf::read(bytes)),
        FileKind::Text | FileKind::Markdown | FileKind::Html => None,
    }
}
