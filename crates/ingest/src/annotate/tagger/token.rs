//! The tokens of a stretch of text as the tagger sees them: what they look like, what stands between
//! them, and what the lexicon knows of them.

use text::{Span, straighten, without_possessive};

use super::lexicon::{Classes, Cluster, LEXICON};
use crate::annotate::lex;

/// A token.
pub struct Token<'t> {
    /// Where it is, without a possessive 's, in the stretch.
    pub span: Span,
    /// Its words.
    pub surface: &'t str,
    /// Its folded form.
    pub folded: &'t str,
    /// Whether a possessive 's follows.
    pub is_possessive: bool,
    /// What stands before it.
    pub gap: Gap,
    /// How it is written.
    pub shape: Shape,
    /// What the lexicon knows it as.
    pub classes: Classes,
    /// Which words are used like it.
    pub cluster: Option<&'static Cluster>,
    /// Whether it begins a sentence, so that its capital says nothing.
    pub begins_sentence: bool,
    /// Whether its line is written like a headline, so that its capital says nothing.
    pub in_headline: bool,
}

/// What stands between a token and the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The beginning of a stretch or a paragraph.
    Start,
    /// The beginning of a line.
    Line,
    /// The end of a sentence.
    Stop,
    /// The full stop of an abbreviation.
    Point,
    /// White space.
    Space,
    /// A comma.
    Comma,
    /// A colon or semicolon.
    Colon,
    /// A hyphen.
    Hyphen,
    /// A dash.
    Dash,
    /// A slash.
    Slash,
    /// An ampersand.
    Ampersand,
    /// An apostrophe, or nothing.
    Apostrophe,
    /// A quotation mark.
    Quote,
    /// An opening bracket.
    Opening,
    /// A closing bracket.
    Closing,
    /// Something else.
    Other,
}

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `word`
    Lower,
    /// `Word`
    Title,
    /// `W`
    Letter,
    /// `WORD`
    Capitals,
    /// `U.S`
    Initials,
    /// `McDonald`, `iPhone`
    Mixed,
    /// `2019`
    Digits,
    /// `18th`, `MS13`
    Digital,
    /// Letters without case.
    Other,
}

impl Gap {
    /// The name of it in weights.
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Line => "line",
            Self::Stop => "stop",
            Self::Point => "point",
            Self::Space => "space",
            Self::Comma => "comma",
            Self::Colon => "colon",
            Self::Hyphen => "hyphen",
            Self::Dash => "dash",
            Self::Slash => "slash",
            Self::Ampersand => "and",
            Self::Apostrophe => "apostrophe",
            Self::Quote => "quote",
            Self::Opening => "opening",
            Self::Closing => "closing",
            Self::Other => "other",
        }
    }

    /// Whether no name runs across it.
    pub fn ends_sentence(self) -> bool {
        matches!(self, Self::Start | Self::Stop)
    }

    /// Whether two capitalised words around it may be one name.
    pub fn joins(self) -> bool {
        matches!(
            self,
            Self::Space | Self::Point | Self::Hyphen | Self::Ampersand | Self::Apostrophe | Self::Line
        )
    }

    fn between(before: &str, between: &str, is_abbreviation: bool) -> Self {
        if between.matches('\n').count() > 1 || before.is_empty() {
            return Self::Start;
        }
        let has = |signs: &[char]| between.contains(signs);
        if has(&['.', '!', '?', '…']) {
            let is_point = is_abbreviation && between.starts_with('.') && between[1..].trim().is_empty();
            return if is_point { Self::Point } else { Self::Stop };
        }
        if has(&['•', '|', '·']) {
            return Self::Start;
        }
        if has(&['\n']) {
            return Self::Line;
        }
        if has(&['(', '[']) {
            return Self::Opening;
        }
        if has(&[')', ']']) {
            return Self::Closing;
        }
        if between.chars().any(|c| straighten(c) == '"') {
            return Self::Quote;
        }
        match between.trim() {
            "" if between.is_empty() => Self::Apostrophe,
            "" => Self::Space,
            "," => Self::Comma,
            ":" | ";" => Self::Colon,
            "-" | "‐" | "‑" | "\u{2060}-\u{2060}" if between.trim() == between => Self::Hyphen,
            "-" | "–" | "—" | "--" | "‒" | "―" => Self::Dash,
            "/" => Self::Slash,
            "&" => Self::Ampersand,
            "'" | "’" | "‘" | "´" | "`" => Self::Apostrophe,
            _ if has(&['-']) => Self::Hyphen,
            _ if has(&[',']) => Self::Comma,
            _ => Self::Other,
        }
    }
}

impl Shape {
    /// The name of it in weights.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lower => "a",
            Self::Title => "Aa",
            Self::Letter => "A",
            Self::Capitals => "AA",
            Self::Initials => "A.A",
            Self::Mixed => "AaA",
            Self::Digits => "9",
            Self::Digital => "9a",
            Self::Other => "other",
        }
    }

    /// Whether it has a capital letter where a name has one.
    pub fn is_capital(self) -> bool {
        matches!(self, Self::Title | Self::Letter | Self::Capitals | Self::Initials | Self::Mixed)
    }

    fn of(surface: &str) -> Self {
        let mut letters = surface.chars().filter(|c| c.is_alphabetic());
        let Some(first) = letters.next() else { return Self::Digits };
        if surface.chars().any(|c| c.is_ascii_digit()) {
            return Self::Digital;
        }
        let rest: Vec<char> = letters.collect();
        if !first.is_uppercase() && !rest.iter().any(|c| c.is_uppercase()) {
            return if first.is_lowercase() { Self::Lower } else { Self::Other };
        }
        if surface.contains('.') {
            return Self::Initials;
        }
        match (first.is_uppercase(), rest.as_slice()) {
            (true, []) => Self::Letter,
            (true, rest) if rest.iter().all(|c| c.is_uppercase()) => Self::Capitals,
            (true, rest) if !rest.iter().any(|c| c.is_uppercase()) => Self::Title,
            // "FBIs", "NGOs"
            (true, [upper @ .., last]) if *last == 's' && upper.iter().all(|c| c.is_uppercase()) => {
                Self::Capitals
            }
            _ => Self::Mixed,
        }
    }
}

/// Words whose full stop does not end a sentence, folded.
const ABBREVIATIONS: [&str; 58] = [
    "mr", "mrs", "ms", "dr", "prof", "sr", "jr", "st", "ste", "mt", "ft", "gen", "sen", "rep", "gov", "lt",
    "col", "sgt", "capt", "cmdr", "adm", "maj", "cpl", "pvt", "brig", "rev", "hon", "pres", "sec", "asst",
    "atty", "supt", "det", "insp", "amb", "min", "lic", "ing", "sra", "no", "vs", "v", "inc", "corp", "co",
    "ltd", "bros", "dept", "univ", "calif", "fla", "ave", "blvd", "rd", "ph", "cmdte", "mons", "arq",
];

/// What small words become when they are run together with the one before.
const CONTRACTIONS: [&str; 6] = ["'re", "'ve", "'ll", "'d", "'m", "n't"];

/// The tokens of a stretch, whose pieces are known.
pub fn tokens<'t>(text: &'t str, pieces: &'t [lex::Token<'t>]) -> Vec<Token<'t>> {
    let mut tokens: Vec<Token<'t>> = Vec::with_capacity(pieces.len());
    let mut before = Span::default();
    for (at, piece) in pieces.iter().enumerate() {
        let span = without_possessive(text, piece.span);
        let surface = &text[span.range()];
        let folded: &str = &piece.folded;
        let folded = folded.strip_suffix("'s").filter(|_| span != piece.span).unwrap_or(folded);
        // "They're": the capital is that of an ordinary word.
        let folded = CONTRACTIONS.iter().find_map(|ending| folded.strip_suffix(ending)).unwrap_or(folded);
        let last = tokens.last();
        let is_abbreviation = last.is_some_and(|last| {
            last.shape == Shape::Letter
                || last.shape == Shape::Initials && !begins_new_sentence(&piece.folded)
                || ABBREVIATIONS.contains(&last.folded)
        });
        let gap = if at == 0 {
            Gap::Start
        } else {
            Gap::between("x", text.get(before.end..piece.span.start).unwrap_or_default(), is_abbreviation)
        };
        tokens.push(Token {
            span,
            surface,
            folded,
            is_possessive: span != piece.span,
            gap,
            shape: Shape::of(surface),
            classes: Classes::default(),
            cluster: LEXICON.cluster(folded),
            begins_sentence: gap.ends_sentence()
                || last.is_some_and(|last| last.begins_sentence && matches!(last.shape, Shape::Digits))
                || gap == Gap::Quote
                    && last.is_none_or(|last| {
                        !last.shape.is_capital() && text[before.end..piece.span.start].contains([',', ':'])
                    }),
            in_headline: false,
        });
        before = piece.span;
    }
    classify(&mut tokens);
    mark_headlines(text, &mut tokens);
    tokens
}

/// The longest listed name that begins with some tokens: its length and its classes.
pub fn longest_listed(tokens: &[Token<'_>]) -> Option<(usize, u32)> {
    let joined = tokens.windows(2).take_while(|pair| pair[1].gap.joins() && !pair[0].is_possessive);
    LEXICON.longest(tokens.first()?.folded, joined.map(|pair| pair[1].folded))
}

/// Gives tokens their classes.
fn classify(tokens: &mut [Token<'_>]) {
    for at in 0..tokens.len() {
        tokens[at].classes.single = LEXICON.classes(tokens[at].folded);
        if let Some((length, classes)) = longest_listed(&tokens[at..]).filter(|(length, _)| *length > 1) {
            tokens[at..at + length].iter_mut().for_each(|token| token.classes.part |= classes);
        }
    }
}

/// After "U.S." and the like: words that begin a sentence rather than go on with a name.
fn begins_new_sentence(folded: &str) -> bool {
    matches!(
        folded,
        "the"
            | "a"
            | "an"
            | "in"
            | "it"
            | "he"
            | "she"
            | "they"
            | "we"
            | "but"
            | "and"
            | "this"
            | "that"
            | "on"
            | "at"
            | "as"
            | "for"
            | "if"
            | "when"
            | "while"
            | "after"
            | "his"
            | "her"
            | "their"
            | "there"
            | "these"
            | "those"
            | "he's"
            | "it's"
            | "since"
            | "during"
            | "by"
            | "however"
            | "according"
            | "both"
            | "all"
    )
}

/// Lines in which most of the longer words are capitalised.
fn mark_headlines(text: &str, tokens: &mut [Token<'_>]) {
    let mut start = 0;
    while start < tokens.len() {
        let mut end = start + 1;
        while end < tokens.len() && !text[tokens[end - 1].span.end..tokens[end].span.start].contains('\n') {
            end += 1;
        }
        let line = &mut tokens[start..end];
        let long = || line.iter().filter(|token| token.surface.chars().count() > 3);
        let capitals = long().filter(|token| token.shape.is_capital()).count();
        let all = long().filter(|token| !matches!(token.shape, Shape::Digits | Shape::Digital)).count();
        let last = line.last().map_or(0, |last| last.span.end);
        let ends_as_sentence = text[last..].starts_with(['.', '?', '!']) && line.len() > 12;
        if all >= 3 && capitals * 10 >= all * 8 && !ends_as_sentence {
            line.iter_mut().for_each(|token| token.in_headline = true);
        }
        start = end;
    }
}
