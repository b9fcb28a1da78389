//! What an article says somebody is, as it says it: "U.S. ambassador to Mexico".

use text::Span;

use super::found::Stretch;
use crate::annotate::tagger::{
    lexicon::{DEMONYM, FIRST, KNOWN, PLACE, TITLE},
    token::{Gap, Shape, Token},
};

/// Most tokens of a role.
const LONGEST: usize = 14;

/// A role that is stated beside a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The person, as an index into the names given.
    pub person: usize,
    /// The words.
    pub span: Span,
}

/// The roles that stretches of text state of persons, whose names are given in order.
pub fn find(stretches: &[Stretch<'_>], tokens: &[Vec<Token<'_>>], persons: &[Span]) -> Vec<Stated> {
    let mut found: Vec<Stated> = Vec::new();
    for (stretch, tokens) in stretches.iter().zip(tokens) {
        let place = |span: Span| {
            Span::new(tokens[span.start].span.start, tokens[span.end - 1].span.end).shift(stretch.start)
        };
        let is_in = |token: &Token<'_>| {
            let span = token.span.shift(stretch.start);
            let next = persons.partition_point(|person| person.end <= span.start);
            persons.get(next).is_some_and(|person| person.start < span.end)
        };
        for (person, name) in persons.iter().enumerate() {
            let inside = |token: &Token<'_>| name.contains(token.span.shift(stretch.start));
            let first = tokens.partition_point(|token| token.span.start + stretch.start < name.start);
            if !tokens.get(first).is_some_and(inside) {
                continue;
            }
            let last = first + tokens[first..].iter().take_while(|token| inside(token)).count();
            let mut add = |span: Span| {
                let span = place(span);
                let same = found.iter().rev().take_while(|stated| stated.person == person);
                if !same.into_iter().any(|stated| stated.span.overlaps(span)) {
                    found.push(Stated { person, span });
                }
            };
            if let Some(role) = before(tokens, first, &is_in) {
                add(role);
            }
            if let Some(role) = after(tokens, last, &is_in) {
                add(role);
            }
            if let Some(role) = in_sentence_before(tokens, first, last, &is_in) {
                add(role);
            }
        }
    }
    found.sort_by_key(|stated| stated.span);
    found
}

/// "Foreign Minister" before a name, or "Mexico's Undersecretary of Public Security," with a comma.
fn before(tokens: &[Token<'_>], name: usize, is_person: &impl Fn(&Token<'_>) -> bool) -> Option<Span> {
    if name == 0 || !matches!(tokens[name].gap, Gap::Space | Gap::Point | Gap::Comma) {
        return None;
    }
    let has_comma = tokens[name].gap == Gap::Comma;
    let mut start = name;
    while start > 0 && name - start < LONGEST {
        let token = &tokens[start - 1];
        let joined = start == name
            || matches!(
                tokens[start].gap,
                Gap::Space | Gap::Point | Gap::Hyphen | Gap::Ampersand | Gap::Slash
            );
        let belongs = (token.shape.is_capital()
            && !(token.begins_sentence && token.cluster.is_some() && token.classes.single == 0)
            || token.classes.is(TITLE)
            || is_link(token.folded)
            || is_rank(token.folded))
            && !is_person(token);
        if !joined || !belongs {
            break;
        }
        start -= 1;
    }
    let role = trimmed(tokens, Span::new(start, name))?;
    let words = &tokens[role.range()];
    let title = words.iter().position(|token| is_title(token))?;
    // Before a comma only a role that is plainly one: "…, Undersecretary of X, Name".
    let is_plain = !has_comma
        || words[title].shape.is_capital()
            && words.len() > 2
            && tokens.get(role.start).is_some_and(|t| !t.begins_sentence || t.shape.is_capital());
    (is_plain && !is_honorific(words)).then_some(role)
}

/// "…, head of the North America Unit," after a name.
fn after(tokens: &[Token<'_>], end: usize, is_person: &impl Fn(&Token<'_>) -> bool) -> Option<Span> {
    let first = tokens.get(end)?;
    if first.gap != Gap::Comma || tokens[end - 1].is_possessive {
        return None;
    }
    let mut to = end;
    while to < tokens.len() && to - end < LONGEST {
        let goes_on = to == end
            || matches!(
                tokens[to].gap,
                Gap::Space | Gap::Point | Gap::Hyphen | Gap::Ampersand | Gap::Apostrophe
            );
        if !goes_on || is_person(&tokens[to]) || is_verb(tokens[to].folded) {
            break;
        }
        to += 1;
    }
    // What is cut off in the middle is no role.
    let ends_well = tokens.get(to).is_none_or(|next| {
        matches!(
            next.gap,
            Gap::Comma
                | Gap::Stop
                | Gap::Start
                | Gap::Closing
                | Gap::Dash
                | Gap::Colon
                | Gap::Opening
                | Gap::Line
        )
    });
    let role = trimmed(tokens, Span::new(end, to)).filter(|_| ends_well)?;
    let words = &tokens[role.range()];
    let title = words.iter().take(6).position(is_title)?;
    // The title comes before what it is a title of.
    let is_led = words[..title].iter().all(|token| {
        token.shape.is_capital()
            || is_rank(token.folded)
            || is_link(token.folded)
            || token.classes.is_in(DEMONYM | PLACE)
    });
    (is_led && words.len() > 1).then_some(role)
}

/// "…, the U.S. ambassador to Mexico said. Christopher Landau, who …": a role in the sentence before
/// the first words of which are the name.
fn in_sentence_before(
    tokens: &[Token<'_>],
    name: usize,
    end: usize,
    is_person: &impl Fn(&Token<'_>) -> bool,
) -> Option<Span> {
    let begins = tokens[name].begins_sentence && end - name > 1;
    let is_told_of = tokens.get(end).is_some_and(|next| next.gap == Gap::Comma && next.folded == "who");
    if !begins || !is_told_of || name == 0 {
        return None;
    }
    let mut start = name - 1;
    while start > 0 && !tokens[start].gap.ends_sentence() {
        start -= 1;
    }
    let sentence = &tokens[start..name];
    if sentence.iter().any(is_person) {
        return None;
    }
    let said = sentence
        .iter()
        .rposition(|token| matches!(token.folded, "said" | "says" | "told" | "announced" | "warned"))?;
    let article =
        sentence[..said].iter().rposition(|token| token.folded == "the" && token.gap != Gap::Hyphen)?;
    // "the U.S. ambassador to the Vatican": an article may stand within.
    let article = sentence[..article]
        .iter()
        .rposition(|token| token.folded == "the")
        .filter(|&first| sentence[first + 1..article].iter().any(is_title) && article - first < 8)
        .unwrap_or(article);
    let role = trimmed(tokens, Span::new(start + article, start + said))?;
    let words = &tokens[role.range()];
    (words.len() > 1 && words.len() < LONGEST && words.iter().take(5).any(is_title)).then_some(role)
}

/// Without articles and small words at its ends.
fn trimmed(tokens: &[Token<'_>], mut span: Span) -> Option<Span> {
    let is_small = |token: &Token<'_>| {
        matches!(
            token.folded,
            "the"
                | "a"
                | "an"
                | "of"
                | "to"
                | "for"
                | "and"
                | "in"
                | "at"
                | "on"
                | "his"
                | "her"
                | "their"
                | "its"
                | "from"
                | "by"
                | "with"
                | "as"
        )
    };
    while span.start < span.end && is_small(&tokens[span.start]) {
        span.start += 1;
    }
    while span.start < span.end && is_small(&tokens[span.end - 1]) {
        span.end -= 1;
    }
    (!span.is_empty()).then_some(span)
}

fn is_title(token: &Token<'_>) -> bool {
    token.classes.is(TITLE) && !(token.classes.is(FIRST | KNOWN) && token.folded.len() < 4)
}

/// "Mr" and the like say nothing of somebody.
fn is_honorific(words: &[Token<'_>]) -> bool {
    words.iter().all(|token| {
        matches!(
            token.folded,
            "mr" | "mrs" | "ms" | "miss" | "sir" | "don" | "dona" | "senor" | "senora" | "dr"
        ) || token.shape == Shape::Digits
    })
}

fn is_link(folded: &str) -> bool {
    matches!(folded, "of" | "the" | "to" | "for" | "and" | "de" | "del" | "la" | "on" | "in" | "at")
}

/// Words that go before a title.
fn is_rank(folded: &str) -> bool {
    matches!(
        folded,
        "former"
            | "ex"
            | "acting"
            | "deputy"
            | "then"
            | "current"
            | "interim"
            | "retired"
            | "senior"
            | "assistant"
            | "principal"
            | "chief"
            | "special"
            | "associate"
            | "vice"
            | "executive"
            | "national"
            | "federal"
            | "public"
            | "security"
            | "foreign"
            | "interior"
            | "state"
            | "new"
            | "incoming"
            | "outgoing"
            | "general"
            | "late"
            | "top"
            | "prime"
            | "co"
            | "under"
            | "defense"
            | "finance"
            | "police"
            | "opposition"
            | "party"
    )
}

fn is_verb(folded: &str) -> bool {
    matches!(
        folded,
        "said"
            | "says"
            | "was"
            | "is"
            | "are"
            | "were"
            | "has"
            | "had"
            | "have"
            | "who"
            | "which"
            | "told"
            | "will"
            | "would"
            | "announced"
            | "added"
            | "met"
            | "that"
            | "but"
            | "when"
            | "where"
            | "while"
            | "did"
            | "can"
            | "could"
    )
}
