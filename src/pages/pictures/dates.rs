//! The dates of a timeline: when articles were published, and which dates they name.

use corpus::Kind;
use query::QueryDraft;
use search::Search;
use text::{Span, date::Date};

use crate::{context::PageContext, view::Stretch};

/// How many years before the first article and after the last one the axis has room for what they name.
const REACH: (u16, u16) = (20, 10);

/// A date of publication, or one that a text names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dated {
    /// When.
    pub when: Stretch,
    /// Of which article.
    pub article: u32,
    /// Where it is named; nothing for the date of publication.
    pub span: Option<Span>,
}

/// Every date of the articles that answer a query, or would but for the years that it asks for.
pub struct Dates {
    /// Each of them, article by article.
    pub all: Vec<Dated>,
    /// How many articles have no date of publication.
    pub undated: u32,
}

impl Dates {
    /// Gathers them.
    pub fn new(context: &PageContext<'_>) -> Self {
        let base = base(context);
        let mut dates = Self { all: Vec::new(), undated: 0 };
        for article in context.dossier.articles().filter(|article| base(article.id)) {
            match article.published {
                Some(date) => {
                    dates.all.push(Dated { when: Stretch::of(date), article: article.id, span: None });
                }
                None => dates.undated += 1,
            }
            let named = context.dossier.mentions(&article).filter(|mention| mention.kind == Kind::Date);
            dates.all.extend(named.filter_map(|mention| {
                Some(Dated { when: meant(mention.value)?, article: article.id, span: Some(mention.span) })
            }));
        }
        dates
    }

    /// The articles published in a stretch of time.
    pub fn published(&self, when: Stretch) -> impl Iterator<Item = u32> {
        self.all.iter().filter(move |d| d.span.is_none() && when.contains(d.when)).map(|d| d.article)
    }

    /// Where the articles that answer name a date of a stretch of time.
    pub fn named<'s>(
        &'s self,
        context: &'s PageContext<'_>,
        when: Stretch,
    ) -> impl Iterator<Item = (u32, Span)> + 's {
        let here = self
            .all
            .iter()
            .filter(move |d| when.contains(d.when) && context.results.search.contains(d.article));
        here.filter_map(|dated| Some((dated.article, dated.span?)))
    }

    /// The years of the axis.
    pub fn years(&self) -> Option<(u16, u16)> {
        let ends = |published: bool| {
            let years = self.all.iter().filter(|d| !published || d.span.is_none()).map(|d| d.when.ends());
            years.fold(None, |sofar: Option<(u16, u16)>, (from, to)| {
                let (first, last) = sofar.unwrap_or((u16::MAX, 0));
                Some((first.min(from.year()), last.max(to.year())))
            })
        };
        let (first, last) = ends(false)?;
        let (from, to) = ends(true).unwrap_or((last.saturating_sub(2 * REACH.0).max(first), last));
        Some((first.max(from.saturating_sub(REACH.0)), last.min(to.saturating_add(REACH.1))))
    }
}

/// Whether an article answers the query but for its years: what the axis is about must not leave it when
/// years are chosen.
fn base<'d>(context: &'d PageContext<'_>) -> Box<dyn Fn(u32) -> bool + 'd> {
    let asked = &context.view.query;
    if asked.years().is_none() {
        return Box::new(|article| context.results.search.contains(article));
    }
    let mut parts: QueryDraft = asked.clone();
    parts.set_years(None, None);
    let search = Search::new(&context.dossier, &parts.query());
    Box::new(move |article| search.contains(article))
}

/// What the value of a mention says: a date, or the first and the last of several. Days without a year,
/// which some are, have no place on an axis.
fn meant(value: &str) -> Option<Stretch> {
    let (from, to) = value.split_once('/').unwrap_or((value, value));
    Stretch::new(Date::parse(from)?, Date::parse(to)?)
}
