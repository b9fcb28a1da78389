//! Two towns, each with a flood and a fire, reported by several papers; all of it made up.

use corpus::{
    fixture,
    model::{self, Corpus, Kind},
    store::write,
};
use text::Span;

use super::*;

const NAMES: [(Kind, &str); 5] = [
    (Kind::Organisation, "River Board"),
    (Kind::Person, "Ada Brun"),
    (Kind::Person, "Otto Lenz"),
    (Kind::Place, "Kerrow"),
    (Kind::Place, "Velm"),
];

const ARTICLES: [&str; 9] = [
    "Flood hits Kerrow\nThe river burst its banks at Kerrow on Monday and flooded 120 houses. Ada Brun, the mayor, said \
     that the dam had held. Helpers filled sandbags through the night. The school will stay shut until Friday.\n",
    "Kerrow under water\nA flood swamped Kerrow after the river burst its banks, and 140 houses were flooded. \
     Mayor Ada Brun said the dam had not been damaged. Two bridges are closed to lorries.\n",
    "After the flood\nAt Kerrow the river burst its banks this week. Ada Brun thanked the helpers. The River Board wants \
     a higher dam at Kerrow.\n",
    "Dam at Kerrow to be raised\nThe River Board will raise the dam at Kerrow after the flood. Ada Brun welcomed it.\n",
    "Fire in Velm\nA fire destroyed the sawmill at Velm on Tuesday. Otto Lenz, who owns the sawmill, denied that the \
     alarm had failed. Nobody was hurt in the blaze.\n",
    "Sawmill burns down\nThe sawmill of Otto Lenz at Velm burned down in a fire. Firemen came from three towns.\n",
    "Velm mourns its sawmill\nThe fire at Velm cost forty jobs at the sawmill. Otto Lenz wants to build it again.\n",
    "Inquiry into the fire\nAn inquiry asks why the sawmill at Velm burned. Otto Lenz spoke of a short circuit.\n",
    "Market day\nCheese was dear at the market, and apples were cheap.\n",
];

fn blob(texts: &[&str]) -> Vec<u8> {
    let articles = texts.iter().enumerate().map(|(at, raw)| {
        let mut mentions = fixture::mentions(raw, &NAMES);
        for figure in ["120 houses", "140 houses"] {
            let found = raw.match_indices(figure).map(|(at, words)| Span::new(at, at + words.len()));
            mentions.extend(found.map(|span| fixture::mention(span, Kind::Quantity, None, figure)));
        }
        mentions.sort_by_key(|mention| mention.span);
        model::Article { mentions, ..fixture::article(&format!("a{at}"), None, raw) }
    });
    let mut entities: Vec<model::Entity> =
        NAMES.into_iter().map(|(kind, name)| fixture::entity(kind, name)).collect();
    let mut order: Vec<usize> = (0..entities.len()).collect();
    order.sort_by_key(|&id| (entities[id].kind, entities[id].slug.clone()));
    let place = |id: usize| order.iter().position(|&other| other == id);
    let mut articles: Vec<model::Article> = articles.collect();
    for mention in articles.iter_mut().flat_map(|article| &mut article.mentions) {
        mention.entity = mention.entity.and_then(place);
    }
    entities.sort_by_key(|entity| (entity.kind, entity.slug.clone()));
    write(&Corpus { articles: articles.to_vec(), entities, ..Corpus::default() })
}

/// The pairs of sentences of two articles, shortened, with their kinds.
fn found(texts: &[&str], a: u32, b: u32) -> Vec<(String, String, PassageKind)> {
    let blob = blob(texts);
    let dossier = Dossier::open(&blob).expect("just written");
    let (a, b) = (dossier.article(a).expect("an article"), dossier.article(b).expect("an article"));
    let short = |raw: &str, span: Span| raw[span.range()].chars().take(12).collect::<String>();
    let passages = passages(&dossier, &a, &b);
    assert!(passages.iter().all(|one| (0.5..=1.0).contains(&one.score) && !one.why.is_empty()));
    passages.iter().map(|one| (short(a.raw, one.a), short(b.raw, one.b), one.kind)).collect()
}

#[test]
fn sentences_on_one_event_are_aligned() {
    let found = found(&ARTICLES, 0, 1);
    let has = |a: &str, b: &str| found.iter().any(|(x, y, _)| x.starts_with(a) && y.starts_with(b));
    assert!(has("The river", "A flood") && has("Ada Brun", "Mayor Ada"), "{found:?}");
    assert!(
        !found.iter().any(|(x, y, _)| x.starts_with("The school") || y.starts_with("Two bridges")),
        "{found:?}"
    );
}

#[test]
fn articles_on_different_events_have_no_passages() {
    for (a, b) in [(0, 4), (1, 5), (3, 7), (0, 8)] {
        assert_eq!(found(&ARTICLES, a, b), [], "{a} {b}");
    }
}

#[test]
fn copied_wording_is_told_from_the_same_matter() {
    let copied = "Other news\nAt noon somebody said so. The river burst its banks at Kerrow on Sunday and flooded 120 \
                  houses.\n";
    let mut texts = ARTICLES.to_vec();
    texts.push(copied);
    let found = found(&texts, 0, 9);
    assert!(found.iter().any(|(_, _, kind)| *kind == PassageKind::SameWording), "{found:?}");
}

#[test]
fn claims_stand_in_rows_with_who_made_them() {
    let blob = blob(&ARTICLES);
    let dossier = Dossier::open(&blob).expect("just written");
    let (a, b) = (dossier.article(0).expect("an article"), dossier.article(1).expect("an article"));
    let passages = passages(&dossier, &a, &b);
    let claims = claims(&dossier, &a, &b, &passages);
    let figures: Vec<_> = claims.iter().filter(|claim| claim.kind == ClaimKind::Figure).collect();
    assert_eq!(figures.len(), 1);
    assert_eq!(figures[0].verdict, Verdict::Differ);
    let statement = claims.iter().find(|claim| claim.kind == ClaimKind::Statement).expect("a statement");
    let of_a = statement.a.as_ref().expect("of the first");
    assert_eq!(&a.raw[of_a.span.range()], "the dam had held");
    let of_b = statement.b.as_ref().expect("of the second");
    assert_eq!(&b.raw[of_b.span.range()], "the dam had not been damaged");
    assert_eq!(statement.verdict, Verdict::None);
}

/// Speaker and extent of the first attribution of a text, `speaker: extent`.
fn said(text: &str) -> String {
    let raw = ["Title\n", text].concat();
    let blob = blob(&[raw.as_str()]);
    let dossier = Dossier::open(&blob).expect("just written");
    let article = dossier.article(0).expect("an article");
    let all = attributions(&dossier, &article);
    let one = all.last().map(|one| {
        let name = one.entity.and_then(|id| dossier.entity(id)).map_or("?", |entity| entity.name);
        [name, ": ", &article.raw[one.extent.range()]].concat()
    });
    one.unwrap_or_default()
}

#[test]
fn statements_have_their_speaker_and_extent() {
    let table = [
        ("Ada Brun said that the dam had held.", "Ada Brun: the dam had held"),
        ("\"The dam has held all night,\" said Ada Brun.", "Ada Brun: The dam has held all night,"),
        ("The dam had held, Ada Brun said.", "Ada Brun: The dam had held"),
        ("According to the River Board, the dam is too low.", "River Board: the dam is too low"),
        ("Otto Lenz came late. He denied that the alarm had failed.", "Otto Lenz: the alarm had failed"),
        ("La presa aguantó, dijo Ada Brun.", "Ada Brun: La presa aguantó"),
        ("Ada Brun afirmó que la presa aguantó.", "Ada Brun: la presa aguantó"),
        ("Según Otto Lenz, la alarma falló.", "Otto Lenz: la alarma falló"),
        ("The mill burned down.", ""),
    ];
    for (text, expected) in table {
        assert_eq!(said(text), expected, "{text}");
    }
}

#[test]
fn comparison_sorts_entities_by_who_names_them() {
    let blob = fixture::dossier(&fixture::ARTICLES);
    let dossier = corpus::Dossier::open(&blob).expect("just written");
    let get = |slug| dossier.article_by_slug(slug).expect("known");
    let compare = |a, b| super::compare(&dossier, &get(a), &get(b));
    let ab = compare("a", "b");
    let name = |id| dossier.entity(id).expect("known").name;
    assert_eq!(ab.shared.iter().map(|both| name(both.entity)).collect::<Vec<_>>(), ["Ann Lee"]);
    assert_eq!(ab.only_b.iter().map(|one| name(one.entity)).collect::<Vec<_>>(), ["Bo Ruiz"]);
    assert!(ab.only_a.is_empty());
    assert!((compare("a", "a").similarity - 1.0).abs() < 1e-5);
    assert!(ab.similarity > compare("a", "e").similarity);
    assert!((ab.similarity - compare("b", "a").similarity).abs() < 1e-6);
}
