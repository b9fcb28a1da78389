//! Parts that several pages use. Those that have something to remember have a model of their own,
//! which is part of the model of the page.

pub mod chips;
pub mod drawing;
pub mod explanation;
pub mod face;
pub mod facets;
pub mod form;
pub mod frame;
pub mod help;
pub mod marked;
pub mod mention_strip;
pub mod note;
pub mod result;
pub mod stated;
pub mod suggestions;
pub mod year_range;
