//! What was found in an article, before the entities of all articles are numbered.

use std::cmp::Reverse;

use corpus::model::{Kind, Rule};
use text::Span;

use super::{names::Key, within::Local};

/// Who or what a mention is of, before the entities of all articles are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Referent {
    /// Nobody: a date, a quantity.
    Nothing,
    /// A listed entity, as an index into [`crate::editor::authority::Authority::entities`].
    Listed(usize),
    /// A recognised entity, as an index into [`Names::entities`].
    Local(usize),
}

/// A mention with what it refers to within its article.
/// [`Numbering::complete`](super::Numbering::complete) makes a [`corpus::model::Mention`] of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Where it is.
    pub span: Span,
    /// What is named.
    pub kind: Kind,
    /// Who or what.
    pub referent: Referent,
    /// A date or a figure in normal form, where there is one; else empty.
    pub value: String,
    /// The rule that found it.
    pub rule: Rule,
    /// Other words of the text on which the rule rests.
    pub evidence: Option<Span>,
}

/// A role that an article states, with whose it is within the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedRole {
    /// Whose.
    pub referent: Referent,
    /// The words.
    pub span: Span,
    /// An editor's remark; may be empty.
    pub note: String,
}

/// What was found in an article.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The mentions, in order.
    pub mentions: Vec<Occurrence>,
    /// The recognised entities.
    pub entities: Vec<Local>,
    /// The roles that are stated.
    pub roles: Vec<StatedRole>,
}

impl Names {
    /// Whether no mention shares a byte with a stretch.
    pub(crate) fn is_free(&self, span: Span) -> bool {
        let next = self.mentions.partition_point(|mention| mention.span.end <= span.start);
        self.mentions.get(next).is_none_or(|mention| !mention.span.overlaps(span))
    }

    /// Adds mentions, in order, where there are none: what lies inside a name is part of the name.
    pub(crate) fn add_free(&mut self, new: Vec<Occurrence>) {
        let free: Vec<Occurrence> = new.into_iter().filter(|mention| self.is_free(mention.span)).collect();
        self.add(free);
    }

    /// Adds quantities, in order, which may enclose what they count but cross nothing.
    pub(crate) fn add_quantities(&mut self, new: Vec<Occurrence>) {
        let stands_well = |quantity: &Occurrence| {
            let first = self.mentions.partition_point(|mention| mention.span.end <= quantity.span.start);
            let mut over =
                self.mentions[first..].iter().take_while(|mention| mention.span.start < quantity.span.end);
            over.all(|mention| quantity.span.contains(mention.span) && mention.span != quantity.span)
        };
        let mut free: Vec<Occurrence> = new.into_iter().filter(stands_well).collect();
        // Of two quantities that overlap, the one that begins first counts.
        free.sort_by_key(|quantity| (quantity.span.start, Reverse(quantity.span.end)));
        free.dedup_by(|next, kept| next.span.overlaps(kept.span));
        self.add(free);
    }

    pub(crate) fn add(&mut self, new: Vec<Occurrence>) {
        self.mentions.extend(new);
        self.mentions.sort_by_key(|mention| (mention.span.start, Reverse(mention.span.end)));
    }

    /// The entity that is meant by a word rather than named, under another of its words.
    pub(crate) fn concept(&mut self, key: Key, surface: &str) -> usize {
        let at = self.entities.iter().rposition(|local| local.key == key).unwrap_or_else(|| {
            self.entities.push(Local {
                kind: Kind::Weapon,
                listed: None,
                key,
                names: Vec::new(),
                mentions: Vec::new(),
            });
            self.entities.len() - 1
        });
        let names = &mut self.entities[at].names;
        match names.iter_mut().find(|(name, _)| name == surface) {
            Some((_, count)) => *count += 1,
            None => names.push((surface.to_owned(), 1)),
        }
        at
    }
}
