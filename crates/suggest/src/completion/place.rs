//! What is under the caret.

use query::{Parsed, Role};
use text::{Span, folded_words, tokens};

/// How many words before the one under the caret may belong to the same name.
const BEFORE: usize = 3;

/// What is being typed, and where.
pub struct Place {
    /// What may be here.
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

/// What is under the caret; nothing where no word has been begun there.
pub fn place(parsed: &Parsed, caret: usize) -> Option<Place> {
    let (text, atoms) = (parsed.text.as_str(), parsed.atoms.as_slice());
    let at = atoms.iter().position(|atom| atom.inner.start < caret && caret <= atom.inner.end)?;
    let atom = &atoms[at];
    let inner = atom.inner;
    let typed = text.get(inner.start..caret)?;
    let is_quoted = atom.inner.start > atom.whole.start;
    // Within quotation marks the word ends where the next one begins.
    let ends = |c: char| c.is_whitespace();
    let end = text.get(caret..inner.end)?.find(ends).map_or(inner.end, |length| caret + length);
    let last = tokens(typed).last()?;
    let chunk_start = typed.len() - typed.rsplit(ends).next().map_or(0, str::len);
    let chunk = text.get(inner.start + chunk_start..end)?;
    // Patterns are no beginnings; what looks like a field or an operator may become one.
    let is_closed = chunk.contains(['*', '?', '~', ':']) || matches!(chunk, "OR" | "AND" | "NOT");
    if last.end < typed.len() || is_closed || atom.role == Role::Other {
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
    } else if atom.role == Role::Word && !atom.negated {
        let mut next = atom;
        for earlier in atoms[..at].iter().rev().take(BEFORE) {
            let gap = text.get(earlier.whole.end..next.whole.start).unwrap_or("(");
            let is_plain = earlier.role == Role::Word && !earlier.negated && earlier.whole == earlier.inner;
            if !is_plain || !gap.chars().all(char::is_whitespace) || gap.is_empty() {
                break;
            }
            add(earlier.inner.start);
            next = earlier;
        }
    }
    let asked = atoms.iter().enumerate().filter(|(other, atom)| {
        *other != at && !atom.negated && !matches!(atom.role, Role::Name(_) | Role::Other)
    });
    let mut others: Vec<String> =
        asked.map(|(_, atom)| folded_words(text.get(atom.inner.range()).unwrap_or_default())).collect();
    if is_quoted && !matches!(atom.role, Role::Name(_)) {
        others.push(folded_words(text.get(inner.start..start).unwrap_or_default()));
    }
    others.retain(|words| !words.is_empty());
    Some(Place {
        role: atom.role,
        whole: atom.whole,
        token: Span::new(start, end),
        typed: Span::new(start, caret),
        before,
        is_one,
        negated: atom.negated,
        others,
    })
}
