//! What speaks for a token's being part of a name, and of what kind of name.
//!
//! A cue is a group and a value, such as `word before` and `president`. Cues look at the token, at the
//! two on either side, at the run of capitalised words that it is part of, and at the other places of
//! the same text where the word stands.

use std::collections::HashMap;

use super::{
    lexicon::{CLASSES, DEMONYM, FIRST, ORG_HEAD, PLACE, TITLE},
    token::{Gap, Shape, Token},
};
use crate::crf::Sink;

/// What the places where a word stands in a text say of it, together.
#[derive(Clone, Copy, Debug, Default)]
pub struct Evidence {
    bits: u32,
    /// How often it was tagged as part of each kind of name in a first reading.
    pub votes: [u32; 4],
}

const EVIDENCE: [&str; 12] = [
    "lower",
    "inside",
    "title",
    "first name",
    "says",
    "in",
    "the",
    "org head",
    "place after",
    "bracketed",
    "longer",
    "possessive",
];

const LOWER: u32 = 1;
const INSIDE: u32 = 1 << 1;
const AFTER_TITLE: u32 = 1 << 2;
const AFTER_FIRST: u32 = 1 << 3;
const SAYS: u32 = 1 << 4;
const AFTER_IN: u32 = 1 << 5;
const AFTER_THE: u32 = 1 << 6;
const BEFORE_ORG: u32 = 1 << 7;
const BEFORE_PLACE: u32 = 1 << 8;
const BRACKETED: u32 = 1 << 9;
const IN_LONGER: u32 = 1 << 10;
const POSSESSIVE: u32 = 1 << 11;

/// What a text says of its words.
pub struct Text<'t> {
    words: HashMap<&'t str, Evidence>,
}

impl<'t> Text<'t> {
    /// Looks at every place of every word that is capitalised somewhere.
    pub fn new(stretches: &[Vec<Token<'t>>]) -> Self {
        let mut words: HashMap<&'t str, Evidence> = HashMap::new();
        for tokens in stretches {
            for (at, token) in tokens.iter().enumerate() {
                if !token.shape.is_capital() && token.shape != Shape::Lower {
                    continue;
                }
                let bits = if token.shape == Shape::Lower { LOWER } else { seen(tokens, at) };
                words.entry(token.folded).or_default().bits |= bits;
            }
        }
        Self { words }
    }

    /// Counts a word as part of a kind of name.
    pub fn vote(&mut self, folded: &str, kind: usize) {
        if let Some(evidence) = self.words.get_mut(folded) {
            evidence.votes[kind] = evidence.votes[kind].saturating_add(1);
        }
    }

    fn of(&self, folded: &str) -> Evidence {
        self.words.get(folded).copied().unwrap_or_default()
    }
}

/// What one place of a capitalised word says of it.
fn seen(tokens: &[Token<'_>], at: usize) -> u32 {
    let token = &tokens[at];
    if token.in_headline {
        return 0;
    }
    let mut bits = if token.begins_sentence { 0 } else { INSIDE };
    let joined = !matches!(token.gap, Gap::Start | Gap::Stop | Gap::Opening | Gap::Closing);
    if let Some(before) = at.checked_sub(1).and_then(|at| tokens.get(at)).filter(|_| joined) {
        let spaced = matches!(token.gap, Gap::Space | Gap::Point);
        if spaced && before.classes.is(TITLE) {
            bits |= AFTER_TITLE;
        }
        if spaced && before.shape == Shape::Title && before.classes.is(FIRST) {
            bits |= AFTER_FIRST;
        }
        if spaced && matches!(before.folded, "in" | "from" | "near" | "across" | "at" | "throughout" | "en") {
            bits |= AFTER_IN;
        }
        if spaced && before.folded == "the" {
            bits |= AFTER_THE;
        }
        if spaced && before.shape.is_capital() && !before.begins_sentence {
            bits |= IN_LONGER;
        }
    }
    if token.is_possessive {
        bits |= POSSESSIVE;
    }
    if let Some(after) = tokens.get(at + 1) {
        let spaced = matches!(after.gap, Gap::Space | Gap::Point) && !token.is_possessive;
        if spaced && is_said(after.folded) {
            bits |= SAYS;
        }
        if spaced && after.shape.is_capital() && after.classes.is(ORG_HEAD) {
            bits |= BEFORE_ORG;
        }
        if spaced && after.shape.is_capital() {
            bits |= IN_LONGER;
        }
        if after.gap == Gap::Comma && after.shape.is_capital() && after.classes.is_in(PLACE) {
            bits |= BEFORE_PLACE;
        }
        if token.gap == Gap::Opening && after.gap == Gap::Closing && token.shape == Shape::Capitals {
            bits |= BRACKETED;
        }
    }
    bits
}

fn is_said(folded: &str) -> bool {
    matches!(
        folded,
        "said"
            | "says"
            | "told"
            | "added"
            | "wrote"
            | "tweeted"
            | "explained"
            | "testified"
            | "replied"
            | "who"
            | "argued"
            | "noted"
            | "recalled"
            | "announced"
            | "declared"
            | "insisted"
            | "remarked"
    )
}

/// A run of capitalised words: from which token up to which.
#[derive(Clone, Copy)]
pub struct Run {
    start: usize,
    end: usize,
}

/// For each token, the run that it is part of.
pub fn runs(tokens: &[Token<'_>]) -> Vec<Option<Run>> {
    let mut runs = vec![None; tokens.len()];
    let mut start = 0;
    while start < tokens.len() {
        if !tokens[start].shape.is_capital() {
            start += 1;
            continue;
        }
        let mut end = start + 1;
        while end < tokens.len()
            && tokens[end].shape.is_capital()
            && tokens[end].gap.joins()
            && !tokens[end - 1].is_possessive
        {
            end += 1;
        }
        runs[start..end].iter_mut().for_each(|run| *run = Some(Run { start, end }));
        start = end;
    }
    runs
}

/// The cues of a token, but for [`votes`].
pub fn cues(tokens: &[Token<'_>], runs: &[Option<Run>], text: &Text<'_>, at: usize, sink: &mut impl Sink) {
    let token = &tokens[at];
    sink.feature("every", "", "");
    word(token, sink);
    for (away, names) in [(-2_isize, &NAMES[0]), (-1, &NAMES[1]), (1, &NAMES[2]), (2, &NAMES[3])] {
        let other = at.checked_add_signed(away).and_then(|at| tokens.get(at));
        neighbour(other, names, away.abs() == 1, sink);
    }
    around(tokens, at, sink);
    if let Some(run) = runs[at] {
        in_run(tokens, run, at, sink);
    }
    evidence(tokens, text, at, sink);
}

fn word(token: &Token<'_>, sink: &mut impl Sink) {
    sink.feature("word", token.folded, "");
    sink.feature("shape", token.shape.name(), "");
    let class = if token.begins_sentence {
        "begins"
    } else if token.in_headline {
        "headline"
    } else {
        "inside"
    };
    sink.feature("where", class, token.shape.name());
    if token.shape != Shape::Lower || token.folded.len() < 12 {
        sink.feature("ends 2", ending(token.folded, 2), "");
        sink.feature("ends 3", ending(token.folded, 3), "");
        sink.feature("ends 4", ending(token.folded, 4), "");
        sink.feature("begins 3", beginning(token.folded, 3), "");
    }
    if let Some(cluster) = token.cluster {
        sink.feature("fine", cluster.fine, "");
        sink.feature("middle", cluster.middle, "");
        sink.feature("coarse", cluster.coarse, token.shape.name());
        sink.feature("middle, shape", cluster.middle, token.shape.name());
    } else {
        sink.feature("unknown", token.shape.name(), class);
    }
    classes(token, "is", "in", sink);
    if token.shape.is_capital() && token.classes.single | token.classes.part == 0 {
        sink.feature("is", "unlisted", "");
    }
    if token.is_possessive {
        sink.feature("possessive", "", "");
    }
    sink.feature("gap", token.gap.name(), "");
}

fn classes(token: &Token<'_>, single: &'static str, part: &'static str, sink: &mut impl Sink) {
    // A class of names says something of capitalised words only.
    let wanted = if token.shape.is_capital() {
        u32::MAX
    } else {
        crate::annotate::tagger::lexicon::TITLE | ORG_HEAD | DEMONYM
    };
    for (at, class) in CLASSES.iter().enumerate() {
        if token.classes.single & wanted & (1 << at) != 0 {
            sink.feature(single, class, "");
        }
        if token.classes.part & wanted & (1 << at) != 0 {
            sink.feature(part, class, "");
        }
    }
}

/// Names of groups of cues for one neighbour.
struct Names {
    word: &'static str,
    shape: &'static str,
    ends: &'static str,
    fine: &'static str,
    middle: &'static str,
    coarse: &'static str,
    single: &'static str,
    part: &'static str,
}

const NAMES: [Names; 4] = [
    Names {
        word: "-2 word",
        shape: "-2 shape",
        ends: "-2 ends",
        fine: "-2 fine",
        middle: "-2 middle",
        coarse: "-2 coarse",
        single: "-2 is",
        part: "-2 in",
    },
    Names {
        word: "-1 word",
        shape: "-1 shape",
        ends: "-1 ends",
        fine: "-1 fine",
        middle: "-1 middle",
        coarse: "-1 coarse",
        single: "-1 is",
        part: "-1 in",
    },
    Names {
        word: "+1 word",
        shape: "+1 shape",
        ends: "+1 ends",
        fine: "+1 fine",
        middle: "+1 middle",
        coarse: "+1 coarse",
        single: "+1 is",
        part: "+1 in",
    },
    Names {
        word: "+2 word",
        shape: "+2 shape",
        ends: "+2 ends",
        fine: "+2 fine",
        middle: "+2 middle",
        coarse: "+2 coarse",
        single: "+2 is",
        part: "+2 in",
    },
];

fn neighbour(other: Option<&Token<'_>>, names: &'static Names, is_next: bool, sink: &mut impl Sink) {
    let Some(other) = other else {
        sink.feature(names.word, "(none)", "");
        return;
    };
    sink.feature(names.word, other.folded, "");
    sink.feature(names.shape, other.shape.name(), "");
    if let Some(cluster) = other.cluster {
        sink.feature(names.middle, cluster.middle, "");
        sink.feature(names.coarse, cluster.coarse, other.shape.name());
        if is_next {
            sink.feature(names.fine, cluster.fine, "");
        }
    }
    if is_next {
        sink.feature(names.ends, ending(other.folded, 3), other.shape.name());
    }
    classes(other, names.single, names.part, sink);
}

/// The token together with those beside it.
fn around(tokens: &[Token<'_>], at: usize, sink: &mut impl Sink) {
    let token = &tokens[at];
    let coarse = |token: Option<&Token<'_>>| {
        token.and_then(|token| token.cluster).map_or("?", |cluster| cluster.coarse)
    };
    let shape = |token: Option<&Token<'_>>| token.map_or("?", |token| token.shape.name());
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let after = tokens.get(at + 1);
    let gap_after = after.map_or("end", |after| after.gap.name());
    sink.feature("gap after", gap_after, "");
    sink.feature("gap, shape before", token.gap.name(), shape(before));
    sink.feature("gap after, shape after", gap_after, shape(after));
    sink.feature("gaps", token.gap.name(), gap_after);
    sink.feature("shapes before", shape(before), token.shape.name());
    sink.feature("shapes after", token.shape.name(), shape(after));
    sink.feature("coarse before", coarse(before), coarse(Some(token)));
    sink.feature("coarse after", coarse(Some(token)), coarse(after));
    sink.feature("coarse around", coarse(before), coarse(after));
    if let Some(before) = before.filter(|_| token.shape.is_capital()) {
        sink.feature("words before", before.folded, token.folded);
        sink.feature("word before, gap", before.folded, token.gap.name());
    }
    if let Some(after) = after.filter(|_| token.shape.is_capital()) {
        sink.feature("words after", token.folded, after.folded);
        sink.feature("word after, gap", after.folded, after.gap.name());
    }
    if !token.shape.is_capital() {
        sink.feature("lower between", token.folded, shape(after));
    }
}

fn in_run(tokens: &[Token<'_>], run: Run, at: usize, sink: &mut impl Sink) {
    let length = ["1", "2", "3", "4", "5", "6"][(run.end - run.start).clamp(1, 6) - 1];
    let place = if run.end - run.start == 1 {
        "only"
    } else if at == run.start {
        "first"
    } else if at + 1 == run.end {
        "last"
    } else {
        "within"
    };
    sink.feature("run", length, place);
    let (first, last) = (&tokens[run.start], &tokens[run.end - 1]);
    sink.feature("run ends", last.folded, "");
    sink.feature("run begins", first.folded, "");
    if let Some(cluster) = last.cluster {
        sink.feature("run ends, middle", cluster.middle, "");
        sink.feature("run ends, coarse", cluster.coarse, place);
    }
    classes(last, "run ends in", "run ends within", sink);
    if run.end - run.start > 1 {
        classes(first, "run begins with", "run begins within", sink);
    }
    let before = run.start.checked_sub(1).and_then(|at| tokens.get(at));
    let word = before.map_or("(none)", |token| token.folded);
    sink.feature("before run", word, first.gap.name());
    if let Some(cluster) = before.and_then(|token| token.cluster) {
        sink.feature("before run, middle", cluster.middle, first.gap.name());
    }
    let after = tokens.get(run.end);
    sink.feature(
        "after run",
        after.map_or("(none)", |token| token.folded),
        after.map_or("end", |token| token.gap.name()),
    );
    if let Some(cluster) = after.and_then(|token| token.cluster) {
        sink.feature("after run, middle", cluster.middle, after.map_or("end", |token| token.gap.name()));
    }
    // The next run, across one small word: "Bureau of Investigation".
    if let Some(next) = tokens.get(run.end + 1)
        && let Some(link) = after
        && matches!(link.folded, "of" | "for" | "de" | "and" | "y" | "del" | "on" | "to")
        && next.shape.is_capital()
    {
        sink.feature("run, link", link.folded, place);
        sink.feature("run ends, link", last.folded, link.folded);
    }
}

/// What other places in the text say.
fn evidence(tokens: &[Token<'_>], text: &Text<'_>, at: usize, sink: &mut impl Sink) {
    if !tokens[at].shape.is_capital() {
        return;
    }
    let evidence = text.of(tokens[at].folded);
    for (bit, name) in EVIDENCE.iter().enumerate() {
        if evidence.bits & (1 << bit) != 0 {
            sink.feature("elsewhere", name, "");
        }
    }
    if evidence.bits & (LOWER | INSIDE) == LOWER {
        sink.feature("elsewhere only", "lower", tokens[at].shape.name());
    }
}

/// What the first reading took a token for in all its places: cues of the second.
pub fn votes(tokens: &[Token<'_>], text: &Text<'_>, at: usize, sink: &mut impl Sink) {
    if !tokens[at].shape.is_capital() {
        return;
    }
    const VOTE: [&str; 4] = ["person", "organisation", "place", "event"];
    let evidence = text.of(tokens[at].folded);
    let total: u32 = evidence.votes.iter().sum();
    if total == 0 {
        sink.feature("read as", "nothing", "");
    }
    for (kind, count) in evidence.votes.iter().enumerate().filter(|(_, count)| **count > 0) {
        let share = if *count * 10 >= total * 9 {
            "all"
        } else if *count * 2 >= total {
            "most"
        } else {
            "some"
        };
        sink.feature("read as", VOTE[kind], share);
        if total > 2 {
            sink.feature("often read as", VOTE[kind], share);
        }
    }
}

fn ending(word: &str, letters: usize) -> &str {
    let start = word.char_indices().rev().nth(letters - 1).map_or(0, |(at, _)| at);
    &word[start..]
}

fn beginning(word: &str, letters: usize) -> &str {
    let end = word.char_indices().nth(letters).map_or(word.len(), |(at, _)| at);
    &word[..end]
}
