//! From the bytes of a saved file to the text of an article.
//!
//! | module | step |
//! |---|---|
//! | [`file_kind`] | tells articles from other files |
//! | [`decode`] | turns bytes into text |
//! | [`page`] | cuts a page into blocks and judges each of them |
//! | [`zoning`] | tells title, body and page furniture apart |
//! | [`repeated`] | finds furniture by its repetition across the folder |
//! | [`near_duplicates`] | finds articles that say much the same |
//! | [`dating`] | finds out when an article was published |
//! | [`language`] | finds out in which language it is |

pub mod dating;
pub mod decode;
pub mod file_kind;
pub mod language;
pub mod lines;
pub mod near_duplicates;
pub mod page;
pub mod repeated;
pub mod zoning;
