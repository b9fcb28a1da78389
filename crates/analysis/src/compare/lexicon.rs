//! The sentences of some articles as words with weights.
//!
//! A word is worth `ln(1 + S / s)`, where `s` of the `S` sentences of the whole dossier have it, in any
//! inflection. Sentences are not counted one by one: a word rarely occurs twice in one, so `s` is how often it
//! occurs, and `S` is the number of tokens over the length of a sentence in these articles. Both are read from the
//! index, so that nothing has to be worked out beforehand and nothing grows with the dossier but the postings of
//! these words.

use corpus::{
    index::TermId,
    store::{Article, Dossier},
};
use text::{
    Language, Span, folded_form, paragraph_spans, sentences,
    sort::{pack, sort_numbers, unpack},
    tokens,
};

use super::word_list::{WordList, form};

/// Words that say nothing about what a sentence reports: English and Spanish ones, folded.
const STOP_WORDS: &str = " a an the and or but nor so yet if of in on at by for from to with without into onto over under as \
than then that this these those there here it its he she they them their his her him we us our you your i my me who \
whom whose which what when where why how is are was were be been being am has have had having do does did not no will \
would can could shall should may might must also just about after before during between against up down out off again \
more most some such any all both each other only own same said says say \
el la los las un una unos unas y o u pero ni si de del en a al por para con sin sobre entre como que este esta estos \
estas ese esa esos esas aquel aquella lo le les se su sus mi tu nos yo ella ellos ellas quien cual cuando donde porque \
es son era eran fue fueron ser sido esta estan estaba ha han habia haber no tambien ya mas muy dijo dice hasta desde ";

/// Of a word with more postings, none is read: it weighs little, and of 10,000 articles it would take most of the time.
/// It is taken to occur three times in two articles.
pub const COMMON: u32 = 1000;

/// A token of a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Its folded form, as a number.
    pub form: u32,
    /// Where it is.
    pub span: Span,
    /// Its place in the [`Lexicon`]; none where it says nothing about what is reported.
    pub word: Option<u32>,
}

/// A sentence of an article.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Where it is.
    pub span: Span,
    /// Its words, each once, ascending: places in [`Lexicon`].
    pub words: Vec<u32>,
    /// How often it has each.
    pub counts: Vec<u32>,
    /// The figures in it, without the signs that group digits.
    pub figures: Vec<String>,
    /// Its tokens, in order.
    pub tokens: Vec<Token>,
}

/// The words of some articles.
pub struct Lexicon {
    /// The number of the stem, ascending.
    stems: Vec<u64>,
    /// By the rules of which language each is inflected.
    languages: Vec<Language>,
    /// What each is worth in a sentence.
    pub weights: Vec<f32>,
    /// What each is worth in an article: the same by articles.
    pub article_weights: Vec<f32>,
    /// Whether it is mostly written with a capital inside sentences, or is a figure.
    pub is_name: Vec<bool>,
    /// The articles that have each, and how often; and where those of each end.
    postings: Vec<(u32, u32)>,
    ends: Vec<usize>,
}

/// A token on its way into the lexicon.
struct Raw {
    span: Span,
    form: u32,
    stem: Option<u64>,
}

/// A sentence on its way there.
struct RawSentence {
    span: Span,
    tokens: Vec<Raw>,
}

/// The sentences of some articles, and their lexicon.
pub fn read(dossier: &Dossier<'_>, articles: &[&Article<'_>]) -> (Lexicon, Vec<Vec<Sentence>>) {
    let raw: Vec<Vec<RawSentence>> = articles.iter().map(|article| raw_sentences(dossier, article)).collect();
    let mut stems: Vec<u64> = Vec::new();
    for (sentences, article) in raw.iter().zip(articles) {
        let tokens = sentences.iter().flat_map(|sentence| &sentence.tokens);
        stems.extend(tokens.filter_map(|token| Some(pack(token.stem? as u32, article.language as u32))));
    }
    sort_numbers(&mut stems);
    stems.dedup_by_key(|packed| unpack(*packed).0);
    let language = |packed: &u64| Language::ALL.get(unpack(*packed).1 as usize).copied().unwrap_or_default();
    let mut lexicon = Lexicon {
        weights: Vec::with_capacity(stems.len()),
        article_weights: Vec::with_capacity(stems.len()),
        is_name: Vec::new(),
        postings: Vec::new(),
        ends: Vec::with_capacity(stems.len()),
        languages: stems.iter().map(language).collect(),
        stems: stems.iter().map(|packed| u64::from(unpack(*packed).0)).collect(),
    };
    let (titles, bodies) = dossier.token_totals();
    let all = dossier.article_count() as f32;
    let (count, tokens) = raw
        .iter()
        .flatten()
        .fold((0, 0), |(count, tokens), sentence| (count + 1, tokens + sentence.tokens.len()));
    let sentences = (titles + bodies) as f32 * count.max(1) as f32 / tokens.max(1) as f32;
    for at in 0..lexicon.stems.len() {
        let (language, stem) = (lexicon.languages[at], lexicon.stems[at]);
        let terms = dossier.index().inflections(language, TermId(stem as u32)).into_iter();
        let with_it: u32 = terms.map(|term| dossier.index().article_count(term)).sum();
        let mut occurrences = with_it * 3 / 2;
        if with_it <= COMMON {
            let postings = &mut lexicon.postings;
            occurrences = 0;
            each_posting(dossier, language, stem, &mut |article, count| {
                postings.push((article, count));
                occurrences += count;
            });
        }
        lexicon.ends.push(lexicon.postings.len());
        lexicon.weights.push((1.0 + sentences / occurrences.max(1) as f32).ln());
        lexicon.article_weights.push((1.0 + all / with_it.max(1) as f32).ln());
    }
    lexicon.is_name = names(&lexicon, articles, &raw);
    let finish = |(raw, article): (&Vec<RawSentence>, &&Article<'_>)| {
        raw.iter().map(|sentence| lexicon.sentence(article.raw, sentence)).collect()
    };
    let sentences = raw.iter().zip(articles).map(finish).collect();
    (lexicon, sentences)
}

fn raw_sentences(dossier: &Dossier<'_>, article: &Article<'_>) -> Vec<RawSentence> {
    let zones = dossier.zones(article).filter(|zone| zone.kind.is_searchable());
    let mut found = Vec::new();
    for paragraph in zones.flat_map(|zone| paragraph_spans(article.raw, zone.span)) {
        for span in sentences(article.raw, paragraph) {
            let words = article.raw.get(span.range()).unwrap_or_default();
            let token = |token: Span| {
                let form = form(&folded_form(&words[token.range()]));
                Raw { span: token.shift(span.start), form, stem: None }
            };
            found.push(RawSentence { span, tokens: tokens(words).map(token).collect() });
        }
    }
    let stop_words = WordList::new(STOP_WORDS);
    let is_word = |form: u32, folded: &str| {
        folded.starts_with(|c: char| c.is_ascii_digit())
            || folded.chars().nth(1).is_some() && !stop_words.has(form)
    };
    let tokens = found.iter_mut().flat_map(|sentence| &mut sentence.tokens);
    let mut tokens: Vec<&mut Raw> = tokens.collect();
    let all: Vec<(u32, Span)> = tokens.iter().map(|token| (token.form, token.span)).collect();
    for (token, stem) in tokens.iter_mut().zip(stems(dossier, article, &all, is_word)) {
        token.stem = stem;
    }
    found
}

/// The stems of the tokens of an article, given with their forms; each form is looked up once, as most tokens are of a
/// few.
pub fn stems(
    dossier: &Dossier<'_>,
    article: &Article<'_>,
    tokens: &[(u32, Span)],
    is_word: impl Fn(u32, &str) -> bool,
) -> Vec<Option<u64>> {
    let mut forms: Vec<u64> = tokens.iter().enumerate().map(|(at, one)| pack(one.0, at as u32)).collect();
    sort_numbers(&mut forms);
    let index = dossier.index();
    let mut found = vec![None; tokens.len()];
    for same in forms.chunk_by(|a, b| unpack(*a).0 == unpack(*b).0) {
        let (form, span) = tokens[unpack(same[0]).1 as usize];
        let folded = folded_form(article.raw.get(span.range()).unwrap_or_default());
        let stem = is_word(form, &folded).then(|| index.stem_group(article.language, &folded)).flatten();
        for packed in same {
            found[unpack(*packed).1 as usize] = stem.map(|term| u64::from(term.0));
        }
    }
    found
}

/// Which words are mostly written with a capital where a sentence does not begin.
fn names(lexicon: &Lexicon, articles: &[&Article<'_>], raw: &[Vec<RawSentence>]) -> Vec<bool> {
    let mut counts = vec![(0_u32, 0_u32); lexicon.stems.len()];
    let mut digits = vec![false; lexicon.stems.len()];
    for (article, sentences) in articles.iter().zip(raw) {
        for (nth, token) in sentences.iter().flat_map(|sentence| sentence.tokens.iter().enumerate()) {
            let Some(at) = token.stem.and_then(|stem| lexicon.at(stem)) else { continue };
            let first = article.raw.get(token.span.range()).and_then(|word| word.chars().next());
            let is_capital = first.is_some_and(char::is_uppercase);
            digits[at] |= first.is_some_and(|first| first.is_ascii_digit());
            counts[at].0 += u32::from(is_capital && nth > 0);
            counts[at].1 += u32::from(!is_capital);
        }
    }
    counts.iter().zip(digits).map(|(&(capital, small), is_digit)| is_digit || capital > small).collect()
}

impl Lexicon {
    fn at(&self, stem: u64) -> Option<usize> {
        self.stems.binary_search(&stem).ok()
    }

    /// The articles that have a word, in any inflection, and how often; one with several inflections is there several
    /// times. Of a word with more than [`COMMON`], none.
    pub fn postings(&self, word: u32) -> &[(u32, u32)] {
        let at = word as usize;
        let begin = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(at).and_then(|&end| self.postings.get(begin..end)).unwrap_or_default()
    }

    fn sentence(&self, raw: &str, sentence: &RawSentence) -> Sentence {
        let token = |token: &Raw| {
            let word = token.stem.and_then(|stem| self.at(stem)).map(|at| at as u32);
            Token { form: token.form, span: token.span, word }
        };
        let tokens: Vec<Token> = sentence.tokens.iter().map(token).collect();
        let mut places: Vec<u64> = tokens.iter().filter_map(|token| token.word).map(u64::from).collect();
        sort_numbers(&mut places);
        let (mut words, mut counts) = (Vec::new(), Vec::new());
        for run in places.chunk_by(|a, b| a == b) {
            words.push(run[0] as u32);
            counts.push(run.len() as u32);
        }
        let figures = figures(raw.get(sentence.span.range()).unwrap_or_default());
        Sentence { span: sentence.span, words, counts, figures, tokens }
    }

    /// The vector of a sentence, by word: (1 + ln n) · weight, and its length.
    pub fn vector(&self, sentence: &Sentence) -> (Vec<f32>, f32) {
        let weight =
            |(&word, &count): (&u32, &u32)| (1.0 + (count as f32).ln()) * self.weights[word as usize];
        let vector: Vec<f32> = sentence.words.iter().zip(&sentence.counts).map(weight).collect();
        let length = vector.iter().map(|weight| weight * weight).sum::<f32>().sqrt();
        (vector, length)
    }

    /// How often each word occurs in an article's sentences, as pairs of word and count, ascending.
    pub fn article(sentences: &[Sentence]) -> Vec<(u32, u32)> {
        let pairs = |sentence: &Sentence| -> Vec<u64> {
            sentence.words.iter().zip(&sentence.counts).map(|(&word, &count)| pack(word, count)).collect()
        };
        let mut all: Vec<u64> = sentences.iter().flat_map(pairs).collect();
        sort_numbers(&mut all);
        let same = all.chunk_by(|a, b| unpack(*a).0 == unpack(*b).0);
        same.map(|run| (unpack(run[0]).0, run.iter().map(|&one| unpack(one).1).sum())).collect()
    }
}

/// Calls `each` with every article that has a stem, in any inflection, and how often; an article with several
/// inflections comes several times.
pub fn each_posting(dossier: &Dossier<'_>, language: Language, stem: u64, each: &mut dyn FnMut(u32, u32)) {
    let terms = dossier.index().inflections(language, TermId(stem as u32));
    dossier.index().each_postings(&terms, |postings| {
        postings.each(|posting| each(posting.article, posting.in_title + posting.in_body));
    });
}

/// The figures of a sentence: digits with what groups them taken out.
fn figures(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    for run in text.split(|c: char| !is_part(c)) {
        let figure = run.trim_matches([',', '.']).replace(',', "");
        if !figure.is_empty() && !found.contains(&figure) {
            found.push(figure);
        }
    }
    found
}
