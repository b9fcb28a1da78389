//! From the bytes of a saved file to the text of an article.
//!
//! | module | step |
//! |---|---|
//! | [`file_kind`], [`paths`] | tells articles from other files, and says what their names mean |
//! | [`foreign`] | knows files that are no text |
//! | [`decode`], [`declared`] | turns bytes into text, in the encoding that a page declares |
//! | [`unpack`], [`mail`], [`word`], [`rtf`], [`archive`], [`document`] | takes the text out of a mail, a web archive, a document |
//! | [`exports`] | cuts what a press database exports into its articles |
//! | [`record`] | reads the fields that a press database prints with an article |
//! | `markdown` | leaves out what a reader of Markdown does not see |
//! | [`page`] | cuts a page into blocks and judges each of them |
//! | [`zoning`] | tells title, body and boilerplate apart |
//! | [`reason`] | says why a block is boilerplate |
//! | [`repeated`] | finds boilerplate by its repetition across the folder |
//! | [`near_duplicates`] | finds articles that say much the same |
//! | [`days`] | finds dates in a text and counts the days between two |
//! | [`day_lines`] | says whether a line gives the day of publication, of a change or of saving |
//! | [`dating`] | finds out when an article was published |
//! | [`language`] | finds out in which language it is |

pub mod archive;
pub mod authors;
pub mod database_fields;
pub mod dating;
pub mod day_lines;
pub mod days;
pub mod declared;
pub mod decode;
pub mod document;
pub mod exports;
pub mod file_kind;
pub mod foreign;
pub mod language;
pub mod lines;
pub mod mail;
mod markdown;
mod month_names;
pub mod near_duplicates;
pub mod page;
pub mod paths;
pub mod reason;
pub mod record;
pub mod repeated;
pub mod rtf;
pub mod unpack;
pub mod word;
pub mod zoning;
