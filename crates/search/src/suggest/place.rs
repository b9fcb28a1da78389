//! What stands under the caret, as the parser of queries would read it.

use corpus::model::Kind;
use query::{ends_word, is_quote};
use text::{Span, folded_words, tokens};

/// How many words before the one under the caret may belong to the same name.
const BEFORE: usize = 3;

/// What is being typed, and where.
pub struct Place {
    /// What may stand here.
    pub role: Role,
    /// What is replaced when the whole of it is taken for something else.
    pub whole: Span,
    /// The last token, which a word replaces.
    pub token: Span,
    /// What was typed of that token.
    pub typed: Span,
    /// The words before it that may belong to the same name, the nearest first: where each begins,
    /// and the words from there up to the token, folded.
    pub before: Vec<(usize, String)>,
    /// Whether a name has to have all of these words: they are quoted, or hyphenated.
    pub is_one: bool,
    /// Whether it must not be found.
    pub negated: bool,
    /// All words that are asked for, folded; the one under the caret is not among them.
    pub others: Vec<String>,
}

/// What may stand at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A word.
    Word,
    /// A word as it is written: `=word`.
    Exact,
    /// A word of a title: `title:word`.
    Title,
    /// A word of a phrase.
    Phrase,
    /// A word of a phrase in a title.
    TitlePhrase,
    /// The name of an entity: `person:name`.
    Name(Kind),
    /// Something that nothing is suggested for: years and numbers.
    Closed,
}

/// A stretch of the query between its operators.
struct Piece {
    role: Role,
    negated: bool,
    /// Without the operators before it, quotation marks included.
    whole: Span,
    /// Without the quotation marks.
    inner: Span,
}

/// What stands under the caret; nothing where no word has been begun there.
pub fn place(text: &str, caret: usize) -> Option<Place> {
    let pieces = pieces(text);
    let under = |piece: &Piece| piece.inner.start < caret && caret <= piece.inner.end;
    let at = pieces.iter().position(under)?;
    let piece = &pieces[at];
    let inner = piece.inner;
    let typed = text.get(inner.start..caret)?;
    let is_quoted = piece.inner.start > piece.whole.start;
    // Within quotation marks the word ends where the next one begins.
    let ends = |c: char| c.is_whitespace();
    let end = text.get(caret..inner.end)?.find(ends).map_or(inner.end, |length| caret + length);
    let last = tokens(typed).last()?;
    let chunk_start = typed.len() - typed.rsplit(ends).next().map_or(0, str::len);
    let chunk = text.get(inner.start + chunk_start..end)?;
    // Patterns are no beginnings; what looks like a field may become one.
    let is_closed = chunk.contains(['*', '?', '~', ':']) || matches!(chunk, "OR" | "AND" | "NOT");
    if last.end < typed.len() || is_closed || piece.role == Role::Closed {
        return None;
    }
    let start = inner.start + last.start;
    let mut before = Vec::new();
    let mut add = |from: usize| {
        let folded = folded_words(text.get(from..start).unwrap_or_default());
        if !folded.is_empty() {
            before.push((from, folded));
        }
    };
    let is_one = is_quoted || inner.start < start;
    if is_one {
        add(inner.start);
    } else if piece.role == Role::Word && !piece.negated {
        let mut next = piece;
        for earlier in pieces[..at].iter().rev().take(BEFORE) {
            let gap = text.get(earlier.whole.end..next.whole.start).unwrap_or("(");
            let is_plain = earlier.role == Role::Word && !earlier.negated && earlier.whole == earlier.inner;
            if !is_plain || !gap.chars().all(char::is_whitespace) || gap.is_empty() {
                break;
            }
            add(earlier.inner.start);
            next = earlier;
        }
    }
    let is_asked = |(other, piece): &(usize, &Piece)| {
        *other != at && !piece.negated && !matches!(piece.role, Role::Name(_) | Role::Closed)
    };
    let asked = pieces.iter().enumerate().filter(is_asked);
    let mut others: Vec<String> =
        asked.map(|(_, piece)| folded_words(text.get(piece.inner.range()).unwrap_or_default())).collect();
    if is_quoted && !matches!(piece.role, Role::Name(_)) {
        others.push(folded_words(text.get(inner.start..start).unwrap_or_default()));
    }
    others.retain(|words| !words.is_empty());
    Some(Place {
        role: piece.role,
        whole: piece.whole,
        token: Span::new(start, end),
        typed: Span::new(start, caret),
        before,
        is_one,
        negated: piece.negated,
        others,
    })
}

/// Takes a query apart just as far as is needed to know what stands where. It reads what the parser
/// reads, and like it never fails; but meaning does not matter here, only places.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    // What the parentheses that are open stand in: a title, a negation.
    let mut open = vec![(false, false)];
    let (mut at, mut title, mut negated) = (0, false, false);
    while let Some(c) = text[at..].chars().next() {
        let (in_title, in_negation) = open.last().copied().unwrap_or_default();
        let (is_title, is_negated) = (title || in_title, negated != in_negation);
        let is_operator = c == '-' || text[at..].starts_with("NOT") && word_end(text, at) == at + 3;
        if c.is_whitespace() {
            // A minus belongs to what stands right after it.
            (title, negated) = (false, false);
            at += c.len_utf8();
            continue;
        }
        if is_operator && !title {
            negated = !negated;
            at += if c == '-' { 1 } else { 3 };
            // "NOT" may stand apart from what it negates.
            at += if c == '-' { 0 } else { text[at..].len() - text[at..].trim_start().len() };
            continue;
        }
        if c == '(' || c == ')' {
            if c == '(' {
                open.push((is_title, is_negated));
            } else if open.len() > 1 {
                open.pop();
            }
            at += 1;
        } else if is_quote(c) {
            let role = if is_title { Role::TitlePhrase } else { Role::Phrase };
            let (whole, inner) = quoted(text, at);
            pieces.push(Piece { role, negated: is_negated, whole, inner });
            at = whole.end;
        } else {
            let end = word_end(text, at);
            let word = &text[at..end];
            let field = word.find(':').map(|colon| word[..colon].to_ascii_lowercase());
            let kind = field.as_deref().and_then(Kind::from_field);
            if let Some(kind) = kind {
                at += field.map_or(0, |field| field.len()) + 1;
                at = values(text, at, kind, is_negated, &mut pieces);
            } else if field.as_deref() == Some("title") && !title {
                title = true;
                at += "title:".len();
                // Nothing that stands apart belongs to a field.
                title &= text[at..].chars().next().is_some_and(|next| !next.is_whitespace() && next != ')');
                continue;
            } else if matches!(word, "OR" | "AND") {
                at = end;
            } else {
                let start = at + usize::from(c == '=');
                let is_exact = c == '=';
                let role = match () {
                    () if field.is_some() => Role::Closed,
                    () if is_title => Role::Title,
                    () if is_exact => Role::Exact,
                    () => Role::Word,
                };
                let span = Span::new(start, end);
                pieces.push(Piece { role, negated: is_negated, whole: span, inner: span });
                at = end;
            }
        }
        (title, negated) = (false, false);
    }
    pieces
}

/// The names after an entity's field; where they end.
fn values(text: &str, mut at: usize, kind: Kind, negated: bool, pieces: &mut Vec<Piece>) -> usize {
    let role = Role::Name(kind);
    loop {
        let (whole, inner) = match text[at..].chars().next() {
            Some(c) if is_quote(c) => quoted(text, at),
            _ => {
                let rest = &text[at..];
                let length = rest.find(|c| ends_word(c) || c == ',').unwrap_or(rest.len());
                let span = Span::new(at, at + length);
                (span, span)
            }
        };
        pieces.push(Piece { role, negated, whole, inner });
        at = whole.end;
        if !text[at..].starts_with(',') {
            return at;
        }
        at += 1;
    }
}

/// What stands from a quotation mark to the next, with both and without.
fn quoted(text: &str, at: usize) -> (Span, Span) {
    let start = at + text[at..].chars().next().map_or(0, char::len_utf8);
    let end = text[start..].find(is_quote).map_or(text.len(), |length| start + length);
    let mut after = end + text[end..].chars().next().map_or(0, char::len_utf8);
    // How near to each other the words are to stand.
    if after > end && text[after..].starts_with('~') {
        after += 1;
        after += text[after..].len() - text[after..].trim_start_matches(|c: char| c.is_ascii_digit()).len();
    }
    (Span::new(at, after), Span::new(start, end))
}

fn word_end(text: &str, at: usize) -> usize {
    text[at..].find(ends_word).map_or(text.len(), |length| at + length)
}
