//! What a few tokens are by their form: a name, part of a thing, an undertaking, an acronym.

use corpus::model::Kind;
use text::Span;

use crate::annotate::tagger::{
    lexicon::{
        CITY, COUNTRY, DEMONYM, FIRST, KNOWN, LAST, MONTH, NO_NAME, ORG, PLACE, PLACE_HEAD, REGION, STATE,
        TITLE, WEEKDAY,
    },
    token::{Gap, Shape, Token},
};

/// The bytes of a name: with the full stop of an abbreviation at its end, and both quotation marks of
/// a nickname.
pub(super) fn written(text: &str, tokens: &[Token<'_>], name: Span) -> Span {
    let (first, last) = (&tokens[name.start], &tokens[name.end - 1]);
    let mut span = Span::new(first.span.start, last.span.end);
    let is_abbreviation = last.shape == Shape::Initials
        || matches!(last.folded, "jr" | "sr" | "inc" | "corp" | "co" | "ltd" | "bros")
        || last.classes.single & STATE != 0 && last.folded.len() < 6 && name.end - name.start == 1;
    if is_abbreviation && !last.is_possessive && text[span.end..].starts_with('.') {
        span.end += 1;
    }
    let inside = &text[span.range()];
    let quotes = inside.chars().filter(|c| matches!(c, '"' | '“' | '”')).count();
    if quotes % 2 == 1
        && let Some(mark) = text[span.end..].chars().next().filter(|c| matches!(c, '"' | '”'))
    {
        span.end += mark.len_utf8();
    }
    span
}

/// "Moody's": bodies that are called as if something were theirs.
pub(super) fn with_own_possessive(text: &str, last: &Token<'_>, name: Span) -> Span {
    const CALLED_SO: &str = " moody mcdonald lloyd sotheby christie macy wendy levi kellogg sainsbury lowe kohl domino denny arby \
                             dillard bloomingdale harrod hershey applebee chili zaxby bojangle culver kinko dunkin ";
    let is_called = CALLED_SO.contains(&[" ", last.folded, " "].concat());
    let ending = ["'s", "’s"].iter().find(|ending| text[name.end..].starts_with(**ending));
    match ending {
        Some(ending) if last.is_possessive && is_called => Span::new(name.start, name.end + ending.len()),
        _ => name,
    }
}

/// "the Faustian bargain": a word with an article before it and a thing after it is nobody's name.
pub(super) fn modifies_a_thing(tokens: &[Token<'_>], name: Span) -> bool {
    let (first, last) = (&tokens[name.start], &tokens[name.end - 1]);
    let article = name.start.checked_sub(1).map(|at| tokens[at].folded);
    let is_led = matches!(article, Some("the" | "a" | "an" | "this" | "its")) && first.gap == Gap::Space;
    let goes_on =
        tokens.get(name.end).is_some_and(|next| next.gap == Gap::Space && next.shape == Shape::Lower)
            && !last.is_possessive;
    let is_owner = tokens.get(name.end).is_some_and(|next| {
        matches!(
            next.folded,
            "administration"
                | "presidency"
                | "family"
                | "campaign"
                | "government"
                | "era"
                | "years"
                | "brothers"
                | "regime"
                | "cabinet"
                | "team"
                | "trial"
                | "case"
                | "camp"
                | "estate"
                | "dynasty"
                | "legacy"
                | "foundation"
        )
    });
    let is_known = tokens[name.range()].iter().any(|token| token.classes.is(KNOWN));
    is_led && goes_on && !is_owner && !is_known && name.end - name.start < 3
}

/// "Project Gunrunner", "Mexican Cartel Strategy": what is done rather than who does it.
pub(super) fn is_undertaking(tokens: &[Token<'_>]) -> bool {
    let last = tokens.last().map_or("", |token| token.folded);
    tokens.len() > 1
        && (matches!(tokens[0].folded, "project" | "operation") && tokens[0].shape == Shape::Title
            || matches!(
                last,
                "act"
                    | "strategy"
                    | "initiative"
                    | "plan"
                    | "program"
                    | "programme"
                    | "programs"
                    | "agreement"
                    | "treaty"
                    | "framework"
                    | "accord"
                    | "accords"
                    | "amendment"
                    | "convention"
                    | "protocol"
                    | "summit"
                    | "movement"
                    | "exchange"
                    | "olympics"
                    | "war"
                    | "deal"
                    | "pact"
            ) && !matches!(tokens[0].folded, "stock" | "new" | "securities")
                && !(last == "exchange" && tokens.iter().any(|token| token.folded == "stock")))
}

/// Where a person's full name begins that the tagger has joined to a place before it: "to the United
/// States Esteban Moctezuma".
pub(super) fn person_within(tokens: &[Token<'_>]) -> Option<usize> {
    let is_listed =
        |token: &Token<'_>| token.classes.is_in(COUNTRY | STATE | REGION) || token.folded == "republic";
    let at = tokens.iter().position(|token| !is_listed(token))?;
    let rest = tokens.get(at..)?;
    let is_full = rest.len() > 1 && rest[0].classes.is(FIRST) && rest[0].gap == Gap::Space;
    (at > 0 && is_full && !rest.iter().any(|token| token.classes.is(PLACE_HEAD))).then_some(at)
}

/// Whether a token is a title that stands before the name that follows, not part of it.
pub(super) fn is_title_before_name(token: &Token<'_>, next: &Token<'_>) -> bool {
    let is_title = token.classes.is(TITLE) && !token.classes.is(FIRST) || token.classes.is(DEMONYM);
    is_title && matches!(next.gap, Gap::Space | Gap::Point)
}

/// Words that stand for a body or a place that the text has named before, or has not.
const GENERIC: [&str; 36] = [
    "republic",
    "union",
    "nation",
    "state",
    "states",
    "government",
    "ministry",
    "department",
    "departments",
    "committee",
    "court",
    "board",
    "council",
    "office",
    "agency",
    "bureau",
    "commission",
    "division",
    "unit",
    "section",
    "center",
    "centre",
    "university",
    "college",
    "school",
    "company",
    "group",
    "party",
    "administration",
    "city",
    "county",
    "district",
    "province",
    "embassy",
    "league",
    "cup",
];

/// Words that the tagger may take for names and that are none.
pub(super) fn is_no_name(tokens: &[Token<'_>], kind: Kind) -> bool {
    let capital = tokens.iter().any(|token| token.shape.is_capital());
    let all = |wanted: u32| tokens.iter().all(|token| token.classes.is_in(wanted));
    if all(NO_NAME)
        || kind == Kind::Person
            && tokens.iter().all(|token| token.classes.is(TITLE) && !token.classes.is(FIRST | LAST))
    {
        return true;
    }
    let (_, rest) = tokens
        .split_at(usize::from(matches!(tokens, [the, city] if (the.folded, city.folded) == ("the", "city"))));
    if let [one] = rest
        && GENERIC.contains(&one.folded)
        && one.shape == Shape::Title
    {
        return true;
    }
    let is_plain = !tokens.iter().any(|token| token.classes.is_in(PLACE | ORG));
    let is_contraction = tokens.len() == 1
        && tokens[0].folded.contains('\'')
        && matches!(tokens[0].folded.rsplit('\'').next(), Some("re" | "ve" | "ll" | "d" | "m" | "t"));
    !capital
        || is_contraction
        || is_plain
            && (all(DEMONYM) || all(WEEKDAY) || tokens.len() == 1 && all(MONTH) && kind != Kind::Person)
}

/// An abbreviation in capitals.
pub(super) fn is_acronym(token: &Token<'_>) -> bool {
    let letters = token.surface.chars().filter(|c| c.is_alphabetic()).count();
    matches!(token.shape, Shape::Capitals | Shape::Mixed | Shape::Digital | Shape::Initials)
        && (2..=10).contains(&letters)
        || token.shape == Shape::Title && (3..=8).contains(&letters) && token.cluster.is_none()
}

/// Whether the words before a bracket, none of them capitalised, begin with an acronym's letters.
pub(super) fn spells_ordinary_words(tokens: &[Token<'_>], at: usize) -> bool {
    let letters: Vec<char> =
        tokens[at].folded.trim_end_matches('s').chars().filter(|c| c.is_alphabetic()).collect();
    let Some(before) = at.checked_sub(letters.len()).and_then(|from| tokens.get(from..at)) else {
        return at > 0
            && tokens[at - 1].shape == Shape::Lower
            && tokens[at - 1].folded.starts_with(letters[0]);
    };
    let is_lower = |token: &Token<'_>| token.shape == Shape::Lower;
    let spelled =
        before.iter().zip(&letters).filter(|(token, letter)| token.folded.starts_with(**letter)).count();
    let within = tokens[at - 1].folded;
    before.iter().all(is_lower) && spelled * 2 > letters.len()
        || is_lower(&tokens[at - 1])
            && letters.len() > 1
            && within.starts_with(letters[0])
            && letters.iter().all(|letter| within.contains(*letter))
}

/// Whether an acronym may stand for a name: it begins like one of its words, or it is in capitals.
pub(super) fn stands_for(acronym: &Token<'_>, name: &[Token<'_>]) -> bool {
    let first = acronym.folded.chars().next();
    name.len() > 1
        && (acronym.shape != Shape::Title || name.iter().any(|token| token.folded.chars().next() == first))
}

/// Whether the word is used as an ordinary one too, so that a capital alone makes no name of it.
pub(super) fn is_common(token: &Token<'_>) -> bool {
    token.classes.single & !(LAST | FIRST) == 0 && token.cluster.is_some_and(|_| token.classes.single == 0)
}

/// Whether a name would go on to the left or right of some tokens.
pub(super) fn touches_name(tokens: &[Token<'_>], span: Span) -> bool {
    let (first, last) = (&tokens[span.start], &tokens[span.end - 1]);
    let before = span.start.checked_sub(1).map(|at| &tokens[at]).filter(|before| {
        matches!(first.gap, Gap::Space | Gap::Point | Gap::Ampersand)
            && before.shape.is_capital()
            && !before.is_possessive
            && !before.begins_sentence
            && !before.classes.is(TITLE | DEMONYM)
    });
    let after = tokens.get(span.end).filter(|after| {
        matches!(after.gap, Gap::Space | Gap::Point | Gap::Ampersand)
            && after.shape.is_capital()
            && !last.is_possessive
            && !after.classes.is(TITLE | DEMONYM)
    });
    !first.in_headline && (before.is_some() || after.is_some())
        || last.shape == Shape::Title
            && span.end - span.start == 1
            && last.classes.is(CITY)
            && before.is_some()
}
