//! What a text says: dates, figures, weapons, events, and names with their entities.
//!
//! | module | finds |
//! |---|---|
//! | [`lex`] | nothing yet: it cuts the text into tokens once, for all of them |
//! | [`dates`] | dates, and counts relative ones from the day of publication |
//! | [`weapons`] | weapons: the noun with its class |
//! | [`quantities`] | counts of weapons, people and money, and ratios |
//! | [`events`] | laws, agreements, programmes and events by name |
//! | [`tagger`] | names that nobody has listed |
//! | [`recognise`] | all of them, in layers |
//! | [`resolve`] | which of the names are one entity's |

mod capitals;
pub mod dates;
pub mod events;
pub mod lex;
mod numbers;
pub mod quantities;
pub mod recognise;
pub mod resolve;
pub mod tagger;
pub mod weapons;
