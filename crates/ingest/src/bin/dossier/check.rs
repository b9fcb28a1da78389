//! `dossier check`: what a person would want to know before publishing, as text.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use corpus::{
    compare::Profile,
    model::{Article, Corpus, Kind, ZoneKind, hex},
    store::{self, Dossier},
    text::folded_words,
};
use ingest::kept_and_set_apart;

/// Articles more alike than this are reported as near-duplicates; see [`Profile`] for the measure.
const NEAR_DUPLICATE: f32 = 0.85;

/// Beyond this many articles, near-duplicates are not looked for: every pair is compared.
const MOST_COMPARED: usize = 400;

/// Writes the report.
pub fn report(corpus: &Corpus, dir: &str, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}: {} articles, {} entities", dir, corpus.articles.len(), corpus.entities.len())?;
    writeln!(out, "sha256 of all files: {}", hex(&corpus.sha256))?;
    for article in &corpus.articles {
        one_article(corpus, article, out)?;
    }
    possible_aliases(corpus, out)?;
    near_duplicates(corpus, out)
}

fn one_article(corpus: &Corpus, article: &Article, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n{}\n  title     {}", article.file, article.title)?;
    writeln!(out, "  source    {}", corpus.source_name(article).unwrap_or("not named in the text"))?;
    match &article.published {
        Some(published) => {
            let evidence = article.raw.get(published.evidence.range()).unwrap_or_default();
            writeln!(out, "  date      {published}, {}: “{evidence}”", published.basis_words())?;
        }
        None => {
            writeln!(out, "  date      none found; settle it in {} if you know it", ingest::SIDECAR_FILE)?
        }
    }
    let (kept, set_apart) = kept_and_set_apart(article);
    writeln!(out, "  text      {kept} bytes kept, {set_apart} set apart of {}", article.raw.len())?;
    let apart = [ZoneKind::Boilerplate, ZoneKind::Duplicate];
    for zone in article.zones.iter().filter(|zone| apart.contains(&zone.kind)) {
        let text = article.raw.get(zone.span.range()).unwrap_or_default();
        let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
        let first: String = text.trim().chars().take_while(|c| *c != '\n').take(60).collect();
        let line = ingest::line_of(&article.raw, zone.span.start);
        writeln!(out, "            line {line}: {lines} set apart, “{first}…”")?;
    }
    for kind in Kind::ALL {
        let mentions = article.mentions.iter().filter(|mention| mention.kind == kind);
        let mut names: BTreeMap<&str, u32> = BTreeMap::new();
        for mention in mentions {
            let name = match mention.entity {
                Some(entity) => corpus.entities[entity].name.as_str(),
                None => article.raw.get(mention.span.range()).unwrap_or_default(),
            };
            *names.entry(name).or_insert(0) += 1;
        }
        if !names.is_empty() {
            let list = names.iter().map(|(name, count)| format!("{name} ({count})"));
            writeln!(out, "  {:<9} {}", short(kind), list.collect::<Vec<_>>().join(", "))?;
        }
    }
    Ok(())
}

fn short(kind: Kind) -> &'static str {
    match kind {
        Kind::Organisation => "bodies",
        Kind::Person => "people",
        Kind::Place => "places",
        Kind::Weapon => "weapons",
        Kind::Event => "events",
        Kind::Source => "sources",
        Kind::Date => "dates",
        Kind::Quantity => "figures",
    }
}

/// Entities of a kind where one's name is part of the other's: perhaps one and the same.
fn possible_aliases(corpus: &Corpus, out: &mut impl Write) -> io::Result<()> {
    let mut told = false;
    let words: Vec<String> = corpus.entities.iter().map(|entity| folded_words(&entity.name)).collect();
    for (at, a) in corpus.entities.iter().enumerate() {
        for (other, b) in
            corpus.entities.iter().enumerate().skip(at + 1).take_while(|(_, b)| b.kind == a.kind)
        {
            let worth_asking = matches!(a.kind, Kind::Person | Kind::Organisation | Kind::Event);
            if worth_asking && is_part_of(&words[at], &words[other]) {
                if !told {
                    writeln!(
                        out,
                        "\nPerhaps one and the same; if so, merge them in {}:",
                        ingest::AUTHORITY_FILE
                    )?;
                    told = true;
                }
                writeln!(out, "  {}: {} · {}", a.kind.name(), a.name, b.name)?;
            }
        }
    }
    Ok(())
}

/// Whether all words of one folded name occur in the other.
fn is_part_of(a: &str, b: &str) -> bool {
    let within =
        |inner: &str, outer: &str| inner.split(' ').all(|word| outer.split(' ').any(|other| other == word));
    within(a, b) || within(b, a)
}

fn near_duplicates(corpus: &Corpus, out: &mut impl Write) -> io::Result<()> {
    if corpus.articles.len() > MOST_COMPARED {
        return writeln!(out, "\nMore than {MOST_COMPARED} articles: near-duplicates were not looked for.");
    }
    let blob = store::write(corpus);
    let dossier = Dossier::open(&blob).map_err(io::Error::other)?;
    let articles: Vec<store::Article<'_>> = dossier.articles().collect();
    let profiles: Vec<Profile> = articles.iter().map(|article| Profile::of(&dossier, article)).collect();
    for (at, a) in articles.iter().enumerate() {
        for (b, profile) in articles.iter().zip(&profiles).skip(at + 1) {
            let similarity = profiles[at].similarity(profile);
            if similarity >= NEAR_DUPLICATE {
                writeln!(out, "\nNearly the same text ({similarity:.2}): {} · {}", a.file, b.file)?;
            }
        }
    }
    Ok(())
}
