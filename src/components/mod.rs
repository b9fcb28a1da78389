//! Parts that several pages use.

pub mod chips;
pub mod facets;
pub mod frame;
pub mod marked;
pub mod result;
pub mod stated;
pub mod strip;
pub mod why;
