//! Parts that several pages use.

pub mod brush;
pub mod chips;
pub mod drawing;
pub mod facets;
pub mod frame;
pub mod help;
pub mod marked;
pub mod result;
pub mod stated;
pub mod strip;
pub mod suggestions;
pub mod why;
