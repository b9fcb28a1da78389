//! Figures, dates and attributed statements of two articles, beside each other.
//!
//! "Differ" is said only of the same thing counted in the same period, in sentences that report the same; whatever
//! else can be put beside each other is, without a verdict.

use corpus::{
    model::Kind,
    store::{Article, Dossier, Mention},
};
use text::{Language, Span, folded_form, stem};

use super::{
    attribution::{Attribution, attributions},
    difference::difference,
    passages::Passage,
};

/// A row of the table: what one article says, the other, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What kind of claim it is.
    pub kind: ClaimKind,
    /// What the first article says.
    pub a: Option<Statement>,
    /// What the second says.
    pub b: Option<Statement>,
    /// How the two relate.
    pub verdict: Verdict,
}

/// What is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimKind {
    /// So many of something.
    Figure,
    /// A day, month or year.
    Date,
    /// What a speaker says.
    Statement,
}

/// What one article says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The words.
    pub span: Span,
    /// The normalised value; empty for a statement.
    pub value: String,
    /// Who says it, and with which verb, where it is attributed.
    pub attribution: Option<Attribution>,
}

/// How what two articles say relates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Both say the same.
    Agree,
    /// They give different figures for the same thing in the same period.
    Differ,
    /// Only the first says it.
    OnlyA,
    /// Only the second says it.
    OnlyB,
    /// Beside each other, without a verdict.
    None,
}

/// A figure or date of an article.
struct Value<'a> {
    mention: Mention<'a>,
    /// What is counted, as a stem; empty for dates and ratios.
    counted: String,
    amount: &'a str,
    /// The dates in the same sentence, ascending.
    period: Vec<&'a str>,
}

/// The claims of two articles whose passages are known: those of both first, then those of either.
pub fn claims(dossier: &Dossier<'_>, a: &Article<'_>, b: &Article<'_>, passages: &[Passage]) -> Vec<Claim> {
    let spoken = [attributions(dossier, a), attributions(dossier, b)];
    let mut rows = Vec::new();
    for (kind, of) in [(ClaimKind::Figure, Kind::Quantity), (ClaimKind::Date, Kind::Date)] {
        let (of_a, of_b) = (values(dossier, a, of), values(dossier, b, of));
        let mut is_used = vec![false; of_b.len()];
        let statement = |side: usize, value: &Value<'_>| {
            let within = |one: &&Attribution| one.sentence.contains(value.mention.span);
            Some(Statement {
                span: value.mention.span,
                value: value.mention.value.to_owned(),
                attribution: spoken[side].iter().find(within).cloned(),
            })
        };
        for one in &of_a {
            let verdicts = of_b.iter().enumerate().filter(|(at, _)| !is_used[*at]);
            let matched = verdicts.filter_map(|(at, other)| Some((verdict(kind, one, other, passages)?, at)));
            let best = matched.min_by_key(|(verdict, at)| (*verdict as u8, *at));
            let (b, verdict) = match best {
                Some((verdict, at)) => {
                    is_used[at] = true;
                    (statement(1, &of_b[at]), verdict)
                }
                None => (None, Verdict::OnlyA),
            };
            rows.push(Claim { kind, a: statement(0, one), b, verdict });
        }
        let rest = of_b.iter().zip(is_used).filter(|(_, is_used)| !is_used);
        rows.extend(rest.map(|(one, _)| Claim {
            kind,
            a: None,
            b: statement(1, one),
            verdict: Verdict::OnlyB,
        }));
    }
    rows.extend(statements([a.raw, b.raw], spoken, passages));
    let (both, single): (Vec<Claim>, Vec<Claim>) =
        rows.into_iter().partition(|claim| claim.a.is_some() && claim.b.is_some());
    both.into_iter().chain(single).collect()
}

/// What two values say of each other; nothing where they have nothing to do with each other.
fn verdict(kind: ClaimKind, one: &Value<'_>, other: &Value<'_>, passages: &[Passage]) -> Option<Verdict> {
    let is_same = one.amount == other.amount && one.counted == other.counted;
    if kind == ClaimKind::Date {
        return is_same.then_some(Verdict::Agree);
    }
    let (x, y) = (one.mention.span, other.mention.span);
    let is_aligned = passages.iter().any(|passage| passage.a.contains(x) && passage.b.contains(y));
    match () {
        () if is_same && (is_aligned || one.period == other.period) => Some(Verdict::Agree),
        () if !is_aligned || one.counted.is_empty() || one.counted != other.counted => None,
        () if one.period == other.period => Some(Verdict::Differ),
        () => Some(Verdict::None),
    }
}

/// The figures or dates of an article that have a value, each value once.
fn values<'a>(dossier: &Dossier<'a>, article: &Article<'a>, kind: Kind) -> Vec<Value<'a>> {
    let dates: Vec<Mention<'a>> = dossier.mentions_of_kind(article, Kind::Date).collect();
    let mut found: Vec<Value<'a>> = Vec::new();
    for mention in dossier.mentions_of_kind(article, kind).filter(|mention| !mention.value.is_empty()) {
        let (amount, counted) = match kind {
            Kind::Quantity => mention.value.split_once(' ').unwrap_or((mention.value, "")),
            _ => (mention.value, ""),
        };
        let last = counted.rsplit(' ').next().unwrap_or_default();
        let counted =
            if counted.is_empty() { String::new() } else { stem(Language::English, &folded_form(last)) };
        if found.iter().any(|known| known.amount == amount && known.counted == counted) {
            continue;
        }
        let mut period: Vec<&str> = dates
            .iter()
            .filter(|date| date.sentence == mention.sentence && !date.value.is_empty())
            .map(|date| date.value)
            .collect();
        text::sort::sort_by(&mut period, Ord::cmp);
        period.dedup();
        found.push(Value { mention, counted, amount, period });
    }
    found
}

/// Attributed statements: side by side where both articles quote the same, or the same speaker says them in sentences
/// that report the same.
fn statements(raw: [&str; 2], [of_a, of_b]: [Vec<Attribution>; 2], passages: &[Passage]) -> Vec<Claim> {
    let mut is_used = vec![false; of_b.len()];
    let statement = |one: &Attribution| {
        Some(Statement { span: one.extent, value: String::new(), attribution: Some(one.clone()) })
    };
    let kind = ClaimKind::Statement;
    let mut rows = Vec::new();
    for one in &of_a {
        let is_same_quotation = |other: &Attribution| {
            one.is_quoted && other.is_quoted && difference(raw, [one.extent, other.extent]).is_one_quotation()
        };
        let is_aligned = |other: &Attribution| {
            one.entity.is_some()
                && one.entity == other.entity
                && passages.iter().any(|passage| passage.a == one.sentence && passage.b == other.sentence)
        };
        let free = || of_b.iter().enumerate().filter(|(at, _)| !is_used[*at]);
        let quoted = free().find(|(_, other)| is_same_quotation(other));
        match quoted.or_else(|| free().find(|(_, other)| is_aligned(other))).map(|(at, _)| at) {
            Some(at) => {
                is_used[at] = true;
                rows.push(Claim { kind, a: statement(one), b: statement(&of_b[at]), verdict: Verdict::None });
            }
            None => rows.push(Claim { kind, a: statement(one), b: None, verdict: Verdict::OnlyA }),
        }
    }
    let rest = of_b.iter().zip(is_used).filter(|(_, is_used)| !is_used);
    rows.extend(rest.map(|(one, _)| Claim { kind, a: None, b: statement(one), verdict: Verdict::OnlyB }));
    rows
}
