//! Why a page cannot be published.

use std::fmt;

/// What is wrong with a template or a blob.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The blob is not one that this version writes.
    BlobDamaged,
    /// The template's module is no WebAssembly module.
    NotAModule,
    /// The template's module has articles already.
    DossierTwice,
    /// The template was made by another version.
    OtherVersion {
        /// What the template says.
        found: String,
        /// What it would have to say.
        wanted: String,
    },
    /// A text file of the template is not UTF-8.
    NotUtf8(&'static str),
    /// The template's page has no place for something.
    BlankMissing(String),
    /// The template's page has a place for something that nobody knows.
    BlankUnknown(String),
    /// The glue of the template has no default export, with which the module is started.
    GlueUnknown,
    /// The template's page has no end of its body.
    NoBody,
    /// A part of the page cannot stand within the page, since it would end the element it stands in.
    CannotInline(&'static str),
    /// Compression failed.
    Compression(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BlobDamaged => f.write_str("the dossier's data are damaged"),
            Self::NotAModule => {
                f.write_str("the page template is damaged: its module is no WebAssembly module")
            }
            Self::DossierTwice => {
                f.write_str("the page template is damaged: its module contains articles already")
            }
            Self::OtherVersion { found, wanted } => {
                write!(
                    f,
                    "the page template is of another version: it says “{found}”, this command needs “{wanted}”"
                )
            }
            Self::NotUtf8(name) => write!(f, "the page template is damaged: {name} is not UTF-8"),
            Self::BlankMissing(name) => {
                write!(f, "the page template is damaged: its index.html has no {{{{{name}}}}}")
            }
            Self::BlankUnknown(name) => {
                write!(f, "the page template is of another version: its index.html wants {{{{{name}}}}}")
            }
            Self::GlueUnknown => {
                f.write_str("the page template is damaged: its glue.js has no default export")
            }
            Self::NoBody => f.write_str("the page template is damaged: its index.html has no </body>"),
            Self::CannotInline(name) => {
                write!(f, "the page template cannot be one file: its {name} would end its own element")
            }
            Self::Compression(why) => write!(f, "compression failed: {why}"),
        }
    }
}

impl std::error::Error for Error {}
