//! What about an article is worth a look.

use std::collections::HashMap;

use corpus::model::{Article, Published, ZoneKind};
use ingest::{
    Ingested,
    editor::sidecar::{SettledArticle, Sidecar},
    extract::zoning::Block,
};
use text::{Span, date::Date, folded_words, tokens};

use say::{plural, say};

use super::words::{listed, number, percent, shown, toml_string};

/// Texts of fewer words than this are seldom articles.
const SHORT: usize = 60;

/// Articles of which more than this share, in a hundred, was left out.
const HOLLOW: usize = 90;

/// Articles of whose prose more than this share, in a hundred, was left out.
const PROSE_LEFT_OUT: usize = 33;

/// What is left out is prose from so many words on, if a sentence ends in it.
const PROSE: usize = 15;

/// How many passages that were left out are quoted.
const QUOTED: usize = 3;

/// What harm it does to overlook something, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Harm {
    /// A reader searches for text that is not there.
    Lost,
    /// A reader is told a wrong day, or none.
    Misdated,
    /// Everything else.
    Less,
}

impl Harm {
    /// Every harm.
    pub const ALL: [Self; 3] = [Self::Lost, Self::Misdated, Self::Less];

    /// What stands above the points of this harm.
    pub fn name(self) -> &'static str {
        say::sentence(match self {
            Self::Lost => "What may be lost",
            Self::Misdated => "What may be misdated",
            Self::Less => "What may be improved",
        })
    }
}

/// A kind of thing worth a look, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    /// Nearly everything was left out.
    Hollow,
    /// Much of the prose was left out.
    LeftOut,
    /// There is hardly any text.
    Short,
    /// The printed date cannot be that of publication, and no other is known.
    RuledOut,
    /// Two dates are printed as clearly.
    TwoDates,
    /// No date was found.
    NoDate,
    /// It is in a language whose inflections and names are not known.
    Language,
    /// No line was taken for the headline.
    NoTitle,
    /// Another article has the same title.
    SameTitle,
    /// No source was found.
    NoSource,
}

impl Look {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Hollow,
        Self::LeftOut,
        Self::Short,
        Self::RuledOut,
        Self::TwoDates,
        Self::NoDate,
        Self::Language,
        Self::NoTitle,
        Self::SameTitle,
        Self::NoSource,
    ];

    /// What harm it does to overlook it.
    pub fn harm(self) -> Harm {
        match self {
            Self::Hollow | Self::LeftOut | Self::Short => Harm::Lost,
            Self::RuledOut | Self::TwoDates | Self::NoDate => Harm::Misdated,
            Self::Language | Self::NoTitle | Self::SameTitle | Self::NoSource => Harm::Less,
        }
    }

    /// How it is counted: "3 without a date".
    pub fn name(self) -> &'static str {
        say::sentence(match self {
            Self::Hollow => "nearly all left out",
            Self::LeftOut => "with more than a third of the prose left out",
            Self::Short => "hardly any text",
            Self::NoTitle => "without a headline",
            Self::RuledOut => "with a printed date that is ruled out",
            Self::TwoDates => "with two dates of publication",
            Self::SameTitle => "with the title of another",
            Self::NoDate => "without a date",
            Self::Language => "in another language than English and Spanish",
            Self::NoSource => "without a source",
        })
    }

    /// The way out.
    pub fn way_out(self) -> &'static str {
        say::sentence(match self {
            Self::Hollow => {
                "check whether the article's text was left out by mistake; if so, save only that text"
            }
            Self::LeftOut => {
                "check whether that belongs to the article; if so, save the article's text alone"
            }
            Self::Language => "words are found as they are written, and names are missed",
            Self::Short => "check whether the whole page was saved; remove the file if it is not an article",
            Self::NoTitle => "the first line is shown instead; give a title in articles.toml",
            Self::RuledOut | Self::NoDate => {
                "the year filter cannot find the article; add a date in articles.toml"
            }
            Self::TwoDates => "if the other one is right, say so in articles.toml",
            Self::SameTitle => "give one of them another title in articles.toml, or remove one",
            Self::NoSource => "name it in articles.toml if you know it",
        })
    }
}

/// How many words of an article are what.
#[derive(Clone, Copy, Debug, Default)]
pub struct Words {
    /// In headlines and running text.
    pub kept: usize,
    /// In running text alone.
    pub body: usize,
    /// In boilerplate and repetitions.
    pub apart: usize,
}

impl Words {
    fn of(article: &Article) -> Self {
        let mut words = Self::default();
        for zone in &article.zones {
            let count = tokens(article.raw.get(zone.span.range()).unwrap_or_default()).count();
            words.kept += if zone.kind.is_searchable() { count } else { 0 };
            words.body += if zone.kind.is_body() { count } else { 0 };
            let is_apart = matches!(zone.kind, ZoneKind::Boilerplate | ZoneKind::Duplicate);
            words.apart += if is_apart { count } else { 0 };
        }
        words
    }

    /// `812 words kept, 300 left out (27 %)`.
    pub fn told(self) -> String {
        if self.apart == 0 {
            return plural!(self.kept, "{} word kept, none left out", "{} words kept, none left out");
        }
        let share = percent(self.apart, self.kept + self.apart);
        let apart = number(self.apart);
        plural!(
            self.kept,
            "{} word kept, {apart} left out ({share})",
            "{} words kept, {apart} left out ({share})"
        )
    }
}

/// What is worth a look in one article, the gravest first.
#[derive(Debug, Default)]
pub struct Findings {
    /// Its words.
    pub words: Words,
    /// Each with how it is told.
    pub found: Vec<(Look, String)>,
}

/// Looks at every article of a corpus.
pub fn all(ingested: &Ingested, sidecar: &Sidecar) -> Vec<Findings> {
    let corpus = &ingested.corpus;
    let mut titles: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, article) in corpus.articles.iter().enumerate() {
        titles.entry(folded_words(&article.title)).or_default().push(at);
    }
    let one = |(at, article): (usize, &Article)| {
        let same = titles.get(&folded_words(&article.title)).map_or(&[][..], Vec::as_slice);
        let others = same.iter().filter(|other| **other != at);
        let others: Vec<String> = others.take(100).map(|other| corpus.articles[*other].place()).collect();
        let blocks = ingested.blocks.get(&article.slug).map(Vec::as_slice).unwrap_or_default();
        of(
            article,
            blocks,
            sidecar.articles.get(&article.slug),
            &listed(others.iter().map(String::as_str), 3),
        )
    };
    corpus.articles.iter().enumerate().map(one).collect()
}

fn of(article: &Article, blocks: &[Block], settled: Option<&SettledArticle>, same_title: &str) -> Findings {
    let words = Words::of(article);
    let mut found = Vec::new();
    if words.apart * 100 > (words.kept + words.apart) * HOLLOW {
        let of = number(words.kept + words.apart);
        found.push((Look::Hollow, say!("only {} of {of} words were kept", number(words.kept))));
    } else if let Some(told) = prose_left_out(article, blocks, words.body) {
        found.push((Look::LeftOut, told));
    }
    if words.body < SHORT {
        found.push((
            Look::Short,
            plural!(words.body, "the text has only {} word", "the text has only {} words"),
        ));
    }
    let has_headline = article.zones.iter().any(|zone| zone.kind == ZoneKind::Title);
    if !has_headline && settled.is_none_or(|settled| settled.title.is_none()) {
        found.push((Look::NoTitle, say!("no headline was found").to_owned()));
    }
    if article.published.is_none() {
        found.push(match &article.ruled_out {
            Some(_) => {
                (Look::RuledOut, say!("the printed date is ruled out, and no other is known").to_owned())
            }
            None => (Look::NoDate, say!("no date was found").to_owned()),
        });
    }
    if let (Some(published), Some(other)) = (&article.published, article.other_date) {
        let words = article.raw.get(other.span.range()).unwrap_or_default();
        let taken = words::human_date(published.date);
        found.push((Look::TwoDates, say!("dated {taken}, but the page also prints “{}”", shown(words, 60))));
    }
    if !article.language_name.is_empty() {
        found.push((Look::Language, say!("the text is in {}", article.language_name)));
    }
    if !same_title.is_empty() {
        found.push((Look::SameTitle, say!("{same_title}: the same title")));
    }
    if article.source.is_none() {
        found.push((Look::NoSource, say!("the text names no source").to_owned()));
    }
    found.sort_by_key(|(look, _)| *look);
    Findings { words, found }
}

/// Which prose was left out, if that is much beside what was kept.
fn prose_left_out(article: &Article, blocks: &[Block], kept: usize) -> Option<String> {
    let text = |block: &Block| article.raw.get(block.span.range()).unwrap_or_default();
    let is_prose = |text: &str, words: usize| {
        words >= PROSE && text.contains(['.', '!', '?', '。', '！', '？', '।', '؟', '…'])
    };
    let left_out = blocks.iter().filter(|block| block.kind == ZoneKind::Boilerplate).filter_map(|block| {
        let words = tokens(text(block)).count();
        is_prose(text(block), words).then_some((words, block))
    });
    let mut left_out: Vec<(usize, &Block)> = left_out.collect();
    let all: usize = left_out.iter().map(|(words, _)| words).sum();
    if all * 100 <= (kept + all) * PROSE_LEFT_OUT {
        return None;
    }
    // The longest, as they stand.
    left_out.sort_by_key(|(words, _)| std::cmp::Reverse(*words));
    left_out.truncate(QUOTED);
    left_out.sort_by_key(|(_, block)| block.span.start);
    let quoted: Vec<String> =
        left_out.iter().map(|(_, block)| format!("“{}”", shown(text(block), 60))).collect();
    let (kept, quoted) = (number(kept), quoted.join(", "));
    Some(plural!(
        all,
        "{} word of prose were left out, {kept} kept: {quoted}",
        "{} words of prose were left out, {kept} kept: {quoted}"
    ))
}

/// The lines for `articles.toml` that would settle what was found, to be filled in. Left as they
/// are, they are refused with the line on which they stand.
pub fn entry(article: &Article, found: &[(Look, String)], settled: Option<&SettledArticle>) -> Vec<String> {
    let has = |look: Look| found.iter().any(|(other, _)| *other == look);
    let mut lines = Vec::new();
    if has(Look::NoTitle) {
        lines.push("title = \"\"".to_owned());
    }
    if let Some(other) = article.other_date.filter(|_| has(Look::TwoDates)) {
        lines.push("# if the other date is right:".to_owned());
        lines.extend(as_printed(article, other.date, other.span).map(|line| format!("# {line}")));
    }
    if has(Look::NoDate) || has(Look::RuledOut) {
        lines.push("published = \"\"  # YYYY, YYYY-MM or YYYY-MM-DD".to_owned());
        lines.push("evidence = \"\"  # the words of the article on which the date rests".to_owned());
    }
    if let Some(ruled_out) = article.ruled_out.as_ref().filter(|_| has(Look::RuledOut)) {
        lines.push("# or, if the printed date is right after all:".to_owned());
        lines.extend(as_printed(article, ruled_out.date, ruled_out.span).map(|line| format!("# {line}")));
    }
    if has(Look::NoSource) {
        lines.push("source = \"\"".to_owned());
    }
    if !lines.is_empty() && settled.is_none() {
        lines.insert(0, format!("[article.{}]", article.slug));
    }
    lines
}

fn as_printed(article: &Article, date: Date, span: Span) -> [String; 2] {
    let words = article.raw.get(span.range()).unwrap_or_default();
    [format!("published = \"{date}\""), format!("evidence = {}", toml_string(words))]
}

/// A date with what it rests on.
pub fn date(article: &Article, published: &Published) -> String {
    let evidence = article.raw.get(published.evidence.range()).unwrap_or_default();
    let told = format!("{}, {}", words::human_date(published.date), words::basis(published.basis));
    match (evidence.trim(), published.note.trim()) {
        ("", "") => told,
        ("", note) => format!("{told}: {}", shown(note, 200)),
        (evidence, _) => format!("{told}: “{}”", shown(evidence, 200)),
    }
}
