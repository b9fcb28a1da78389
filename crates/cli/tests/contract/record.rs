//! Everything that is found and answered, as lines that can be compared.

use corpus::{Dossier, model::Corpus};
use search::{Order, Search};
use suggest::{corrections, parts, relaxations};
use text::fnv;

/// A line for each article: slug, date and its basis, title, how many zones and mentions, and hashes of all of
/// them with everything that they hold.
pub fn found(corpus: &Corpus) -> String {
    let hash = |what: String| format!("{:08x}", fnv::hash(what.bytes()) as u32);
    let line = |article: &corpus::model::Article| {
        let named = article.mentions.iter().map(|mention| {
            let entity = mention.entity.and_then(|at| corpus.entities.get(at)).map(|entity| &entity.slug);
            format!(
                "{:?} {:?} {entity:?} {} {:?} {:?}\n",
                mention.span, mention.kind, mention.value, mention.rule, mention.evidence
            )
        });
        let date = article.published.as_ref().map(|one| format!("{} {:?}", one.date, one.basis));
        format!(
            "{}\t{}\t{}\t{} zones {}\t{} mentions {}\t{}\n",
            article.slug,
            date.as_deref().unwrap_or("-"),
            article.language_code.as_str(),
            article.zones.len(),
            hash(format!("{:?}", article.zones)),
            article.mentions.len(),
            hash(named.collect()),
            article.title,
        )
    };
    let entities = corpus.entities.iter().map(|one| format!("{:?} {}\t{}\n", one.kind, one.slug, one.name));
    let entities: String = entities.collect();
    let all: String = corpus.articles.iter().map(line).collect();
    format!("{all}{} entities {}\n", corpus.entities.len(), hash(entities))
}

/// The answer to a query: how many articles, which come first with what score, where the words are in them, what
/// the filters count, and what is suggested instead.
pub fn answer(dossier: &Dossier<'_>, typed: &str) -> String {
    let parsed = query::parse(typed);
    let query = &parsed.query;
    let search = Search::new(dossier, query);
    let mut line = format!("{typed}\t{query}\t{}\t{}\t", parsed.problems.len(), search.total());
    for hit in search.ranked(Order::Relevance, 20) {
        let article = dossier.article(hit.article).expect("an article");
        line += &format!(" {}:{:.4}:{}", article.slug, hit.score, search.occurrences(hit.article));
        for snippet in search.snippets(&article, 2) {
            line += &format!(",{}-{}", snippet.span.start, snippet.span.end);
            for hit in snippet.hits {
                line += &format!("/{}-{}", hit.start, hit.end);
            }
        }
    }
    let facets = search.facets(&parsed.choices());
    line += &format!("\t{:?}", facets.years);
    for (kind, counts) in &facets.kinds {
        line += &format!(" {}:", kind.name());
        for count in counts.iter().take(12) {
            line += &format!("{count:?};");
        }
    }
    line + &format!("\t{:?}\t{:?}\t{:?}\n", relaxations(&search), corrections(&search), parts(&search))
}

/// The same in short: the query, how many articles answer, the first three, and a hash of the whole answer.
pub fn in_short(typed: &str, answer: &str) -> String {
    let mut fields = answer.split('\t').skip(3);
    let total = fields.next().unwrap_or_default();
    let hits = fields.next().unwrap_or_default().split_whitespace();
    let first: Vec<&str> = hits.take(3).filter_map(|hit| hit.split(':').next()).collect();
    format!("{typed}\t{total}\t{}\t{:08x}\n", first.join(" "), fnv::hash(answer.bytes()) as u32)
}
