//! A query as words and filters: what the page shows as a text box and chips.
//!
//! The query is the only state. A click on a facet splits it, changes its filters and joins it
//! again, so that what was clicked can be read, edited and sent as text.

use std::{fmt, rc::Rc};

use super::{Ending, Parsed, Query, Role, parse};
use corpus::model::Kind;
use text::{date::Date, sort::sort_by};

/// A query in two parts that must both hold: words, and filters.
///
/// ```
/// use query::QueryDraft;
///
/// let mut draft = QueryDraft::split("arms place:texas");
/// assert_eq!(draft.text(), "arms");
/// draft.toggle(corpus::Kind::Place, "texas");
/// draft.set_years(Some(2021), None);
/// assert_eq!(draft.join(), "arms year:2021..");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueryDraft {
    /// What stays in the text box. It is read once, when it changes.
    typed: Rc<Parsed>,
    /// What stands in the text box instead, while its last word is being typed and is a beginning.
    begun: Option<Rc<Parsed>>,
    /// What becomes chips, in canonical order.
    pub filters: Vec<Filter>,
}

/// How a text and filters are written together so that both keep their meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spelling {
    /// `text filters`
    TextFirst,
    /// `(text) filters`
    GroupFirst,
    /// `filters text`
    TextLast,
    /// `filters (text)`
    GroupLast,
    /// The text gives way to its canonical form.
    Canonical,
}

impl Spelling {
    /// That of a text, by how it ends.
    fn of(ending: Ending) -> Self {
        let is_closed = !ending.open_quotation && !ending.open_parenthesis;
        let is_one = !ending.is_disjunction && !ending.has_filters;
        // Its own parentheses would end at a stray one, and would not hide a filter.
        let can_be_group = !ending.stray_parenthesis && !ending.is_deep && !ending.is_filter;
        if is_closed && is_one && !ending.trailing_or && !ending.trailing_not {
            Self::TextFirst
        } else if is_closed && can_be_group {
            Self::GroupFirst
        } else if is_one && !ending.leading_or {
            Self::TextLast
        } else if !ending.open_quotation && can_be_group {
            Self::GroupLast
        } else {
            Self::Canonical
        }
    }
}

/// A condition on entities, dates or figures at the top level of a query.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Filter {
    /// What must hold.
    pub term: Term,
    /// Or must not.
    pub negated: bool,
}

/// What a filter asks for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    /// Any of these entities.
    Entity(Kind, Vec<String>),
    /// These years.
    Year(Option<u16>, Option<u16>),
    /// From the beginning of the one to the end of the other.
    Date(Option<Date>, Option<Date>),
    /// Figures within these.
    Number(Option<u64>, Option<u64>),
}

/// How several values chosen within one facet combine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// `person:a,b`
    Any,
    /// `person:a person:b`
    All,
}

impl Filter {
    /// The filter as a query.
    pub fn query(&self) -> Query {
        let query = match &self.term {
            Term::Entity(kind, values) => Query::Entity(*kind, values.clone()),
            Term::Year(from, to) => Query::Year(*from, *to),
            Term::Date(from, to) => Query::Date(*from, *to),
            Term::Number(from, to) => Query::Number(*from, *to),
        };
        if self.negated { Query::Not(Box::new(query)) } else { query }
    }

    /// Whether a query is one.
    pub(crate) fn is_one(query: &Query) -> bool {
        let inner = if let Query::Not(inner) = query { inner } else { query };
        matches!(inner, Query::Entity(..) | Query::Year(..) | Query::Date(..) | Query::Number(..))
    }

    /// The filter that a query is, if it is one.
    pub(crate) fn from_query(query: Query) -> Option<Self> {
        let (query, negated) = match query {
            Query::Not(inner) => (*inner, true),
            other => (other, false),
        };
        let term = match query {
            Query::Entity(kind, values) => Term::Entity(kind, values),
            Query::Year(from, to) => Term::Year(from, to),
            Query::Date(from, to) => Term::Date(from, to),
            Query::Number(from, to) => Term::Number(from, to),
            _ => return None,
        };
        Some(Self { term, negated })
    }

    fn is_for(&self, kind: Kind) -> bool {
        matches!(&self.term, Term::Entity(of, _) if *of == kind)
    }
}

impl QueryDraft {
    /// Takes a query apart: filters at its top level are taken out of the text.
    pub fn split(query: &str) -> Self {
        parse(query).draft()
    }

    /// The draft of a query that was read.
    pub(crate) fn of(parsed: Rc<Parsed>) -> Self {
        let (mut text, mut filters) = (String::new(), Vec::new());
        let (whole, mut kept) = (parsed.text.as_str(), 0);
        for (span, filter) in parsed.filters() {
            text.push_str(whole[kept..span.start].trim_end());
            // One space is left where a filter was between two words.
            text.push(' ');
            kept = span.end;
            kept += whole[kept..].len() - whole[kept..].trim_start().len();
            filters.push(filter);
        }
        if filters.is_empty() {
            return Self { typed: parsed, begun: None, filters };
        }
        text.push_str(&whole[kept..]);
        sort_by(&mut filters, Ord::cmp);
        filters.dedup();
        // What is left is another text, and may end in another way.
        Self { typed: Rc::new(parse(text.trim())), begun: None, filters }
    }

    /// Only filters; in canonical order, each once.
    pub fn of_filters(filters: Vec<Filter>) -> Self {
        let mut draft = Self { filters, ..Self::default() };
        draft.filters = draft.sorted();
        draft
    }

    /// What stays in the text box, as typed.
    pub fn text(&self) -> &str {
        self.begun.as_ref().map_or(&self.typed.text, |typed| &typed.text)
    }

    /// What stands in the text box, as it was read: [`QueryDraft::typed`] unless the last word is a beginning.
    pub fn in_box(&self) -> &Rc<Parsed> {
        self.begun.as_ref().unwrap_or(&self.typed)
    }

    /// The same with its last word as a beginning, if that is a plain word that ends the text: what a reader
    /// means who is still typing it. The text box keeps what was typed; a link holds what is asked for.
    ///
    /// ```
    /// use query::QueryDraft;
    ///
    /// let begun = QueryDraft::split("arms traff").begun().expect("a word at its end");
    /// assert_eq!((begun.text(), begun.join().as_str()), ("arms traff", "arms traff*"));
    /// assert_eq!(begun.finished().join(), "arms traff");
    /// assert_eq!(QueryDraft::split("arms ").begun(), None);
    /// ```
    pub fn begun(&self) -> Option<Self> {
        let text = self.typed.text.as_str();
        let last = self.typed.atoms.last()?;
        let word = text.get(last.whole.range())?;
        let is_plain = matches!(last.role, Role::Word | Role::TitleWord)
            && !last.negated
            && word.ends_with(char::is_alphanumeric)
            && !word.contains(['*', '?', '~']);
        if !is_plain || last.whole.end < text.len() {
            return None;
        }
        let typed = Rc::new(parse(&[text, "*"].concat()));
        Some(Self { typed, begun: Some(self.typed.clone()), filters: self.filters.clone() })
    }

    /// Whether its last word is a beginning, though it was typed as a word.
    pub fn is_begun(&self) -> bool {
        self.begun.is_some()
    }

    /// The same with its last word as a word.
    pub fn finished(&self) -> Self {
        match &self.begun {
            Some(typed) => self.with_typed(typed.clone()),
            None => self.clone(),
        }
    }

    /// What stays in the text box, with all that reading it found out.
    pub fn typed(&self) -> &Rc<Parsed> {
        &self.typed
    }

    /// The same filters beside another text.
    pub fn with_typed(&self, typed: Rc<Parsed>) -> Self {
        Self { typed, begun: None, filters: self.filters.clone() }
    }

    /// The same filters beside another text, which is read here.
    pub fn with_text(&self, text: &str) -> Self {
        self.with_typed(Rc::new(parse(text)))
    }

    /// The same with its text in canonical form.
    pub fn canonical(&self) -> Self {
        self.with_text(&self.typed.query.to_string())
    }

    /// What text and filters ask for together: what [`parse`] makes of [`QueryDraft::join`].
    pub fn query(&self) -> Query {
        let filters = self.sorted().into_iter().map(|filter| filter.query());
        let typed = self.typed.query.clone();
        match self.spelling() {
            Spelling::TextLast | Spelling::GroupLast => Query::and(filters.chain([typed])),
            _ => Query::and([typed].into_iter().chain(filters)),
        }
    }

    /// Puts the query together again, as it was typed as far as that keeps its meaning. Canonical
    /// filters follow the text; where it has something unclosed that would swallow them, they
    /// precede it; and where neither will do, the text gives way to its canonical form.
    pub fn join(&self) -> String {
        let filters = self.sorted();
        if filters.is_empty() {
            return self.typed.text.clone();
        }
        let text = self.typed.text.trim();
        let chips: Vec<String> = filters.iter().map(Filter::to_string).collect();
        let chips = chips.join(" ");
        if text.is_empty() {
            return chips;
        }
        match self.spelling() {
            Spelling::TextFirst => [text, " ", &chips].concat(),
            Spelling::GroupFirst => ["(", text, ") ", &chips].concat(),
            Spelling::TextLast => [&chips, " ", text].concat(),
            Spelling::GroupLast => [&chips, " (", text, ")"].concat(),
            Spelling::Canonical => self.query().to_string(),
        }
    }

    fn spelling(&self) -> Spelling {
        Spelling::of(self.typed.ending)
    }

    /// The filters in canonical order, each once.
    fn sorted(&self) -> Vec<Filter> {
        let mut filters = self.filters.clone();
        sort_by(&mut filters, Ord::cmp);
        filters.dedup();
        filters
    }

    /// The same, with the filters among the words set beside those that are set already.
    pub fn absorb_filters(&self) -> Self {
        let mut absorbed = Self::of(self.typed.clone());
        absorbed.filters.extend(self.filters.iter().cloned());
        absorbed.filters = absorbed.sorted();
        match absorbed.spelling() {
            _ if absorbed.filters.is_empty() => absorbed,
            Spelling::TextFirst if absorbed.text() == absorbed.text().trim() => absorbed,
            Spelling::TextFirst => absorbed.with_text(absorbed.text().trim()),
            // Written beside filters, the text gets parentheses or another form.
            _ => Self::split(&absorbed.join()),
        }
    }

    /// Every filter of the query, those among the words too, and no words: what facets show as chosen.
    pub fn choices(&self) -> Self {
        let mut choices = self.typed.choices();
        choices.filters.extend(self.filters.iter().cloned());
        choices.filters = choices.sorted();
        choices
    }

    /// The values chosen within a facet, and those excluded.
    pub fn chosen(&self, kind: Kind, negated: bool) -> impl Iterator<Item = &str> {
        let of_kind = self.filters.iter().filter(move |f| f.negated == negated && f.is_for(kind));
        of_kind
            .flat_map(|filter| match &filter.term {
                Term::Entity(_, values) => values.as_slice(),
                _ => &[],
            })
            .map(String::as_str)
    }

    /// How the values chosen within a facet combine; any, until several are asked for together.
    pub fn combination(&self, kind: Kind) -> Match {
        let positive = self.filters.iter().filter(|filter| !filter.negated && filter.is_for(kind));
        if positive.count() > 1 { Match::All } else { Match::Any }
    }

    /// Chooses a value, or takes it back; an excluded one is no longer excluded.
    pub fn toggle(&mut self, kind: Kind, value: &str) {
        if self.chosen(kind, true).any(|known| known == value) {
            self.drop_value(kind, value, true);
            return;
        }
        let how = self.combination(kind);
        let mut chosen: Vec<String> = self.chosen(kind, false).map(str::to_owned).collect();
        match chosen.iter().position(|known| known == value) {
            Some(at) => drop(chosen.remove(at)),
            None => chosen.push(value.to_owned()),
        }
        self.set(kind, chosen, how);
    }

    /// Excludes a value, or takes that back. A chosen value becomes an excluded one.
    pub fn exclude(&mut self, kind: Kind, value: &str) {
        let was_excluded = self.chosen(kind, true).any(|known| known == value);
        self.drop_value(kind, value, false);
        self.drop_value(kind, value, true);
        if !was_excluded {
            let term = Term::Entity(kind, vec![value.to_owned()]);
            self.filters.push(Filter { term, negated: true });
            sort_by(&mut self.filters, Ord::cmp);
        }
    }

    /// Asks for any or for all of the values chosen within a facet.
    pub fn combine(&mut self, kind: Kind, how: Match) {
        let chosen = self.chosen(kind, false).map(str::to_owned).collect();
        self.set(kind, chosen, how);
    }

    /// Takes a value out of the chosen or excluded ones.
    pub fn drop_value(&mut self, kind: Kind, value: &str, negated: bool) {
        for filter in self.filters.iter_mut().filter(|f| f.negated == negated) {
            if let Term::Entity(of, values) = &mut filter.term
                && *of == kind
            {
                values.retain(|known| known != value);
            }
        }
        self.filters.retain(|filter| !matches!(&filter.term, Term::Entity(_, values) if values.is_empty()));
    }

    /// Asks for these years instead of others; takes them back when they are the ones asked for.
    pub fn toggle_years(&mut self, from: Option<u16>, to: Option<u16>) {
        let new = Filter { term: Term::Year(from, to), negated: false };
        let was_asked = self.filters.contains(&new);
        self.replace(new, !was_asked);
    }

    /// Asks for these years instead of others; for all of them when neither end is given.
    pub fn set_years(&mut self, from: Option<u16>, to: Option<u16>) {
        let is_asked = from.is_some() || to.is_some();
        self.replace(Filter { term: Term::Year(from, to), negated: false }, is_asked);
    }

    /// Asks for these dates instead of others; for all of them when neither end is given.
    pub fn set_dates(&mut self, from: Option<Date>, to: Option<Date>) {
        let is_asked = from.is_some() || to.is_some();
        self.replace(Filter { term: Term::Date(from, to), negated: false }, is_asked);
    }

    /// Asks for figures within these instead of others; for any when neither end is given.
    pub fn set_numbers(&mut self, from: Option<u64>, to: Option<u64>) {
        let is_asked = from.is_some() || to.is_some();
        self.replace(Filter { term: Term::Number(from, to), negated: false }, is_asked);
    }

    /// The years asked for: those of the first such filter.
    pub fn years(&self) -> Option<(Option<u16>, Option<u16>)> {
        self.filters.iter().find_map(|filter| match filter.term {
            Term::Year(from, to) if !filter.negated => Some((from, to)),
            _ => None,
        })
    }

    /// The dates asked for, likewise.
    pub fn dates(&self) -> Option<(Option<Date>, Option<Date>)> {
        self.filters.iter().find_map(|filter| match filter.term {
            Term::Date(from, to) if !filter.negated => Some((from, to)),
            _ => None,
        })
    }

    /// Takes what is asked for of this sort away, and asks for the new instead if it is wanted.
    fn replace(&mut self, new: Filter, is_wanted: bool) {
        let sort = std::mem::discriminant(&new.term);
        self.filters.retain(|known| known.negated || std::mem::discriminant(&known.term) != sort);
        if is_wanted {
            self.filters.push(new);
            sort_by(&mut self.filters, Ord::cmp);
        }
    }

    fn set(&mut self, kind: Kind, mut values: Vec<String>, how: Match) {
        sort_by(&mut values, Ord::cmp);
        values.dedup();
        self.filters.retain(|filter| filter.negated || !filter.is_for(kind));
        match how {
            _ if values.is_empty() => {}
            Match::Any => {
                self.filters.push(Filter { term: Term::Entity(kind, values), negated: false });
            }
            Match::All => self.filters.extend(
                values.into_iter().map(|v| Filter { term: Term::Entity(kind, vec![v]), negated: false }),
            ),
        }
        sort_by(&mut self.filters, Ord::cmp);
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.query().fmt(f)
    }
}
