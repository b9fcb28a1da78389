use proptest::prelude::*;

use super::*;
use crate::association::g2;
use corpus::Dossier;
use corpus::{
    model::{self, Corpus, Zone, ZoneKind},
    store,
};
use search::Order;
use search::Search;
use text::Language;
use text::Span;

/// A dossier of files: the first line is the title; a line that begins with `#` is left out.
fn dossier(files: &[&str]) -> Vec<u8> {
    store::write(&corpus(files))
}

fn corpus(files: &[&str]) -> Corpus {
    let article = |(at, raw): (usize, &&str)| {
        let mut zones: Vec<Zone> = Vec::new();
        let mut from = 0;
        for line in raw.split_inclusive('\n') {
            let kind = match from {
                0 => ZoneKind::Title,
                _ if line.starts_with('#') => ZoneKind::Boilerplate,
                _ => ZoneKind::Body,
            };
            let span = Span::new(from, from + line.len());
            match zones.last_mut() {
                Some(last) if last.kind == kind => last.span.end = span.end,
                _ => zones.push(Zone { kind, span }),
            }
            from = span.end;
        }
        model::Article {
            slug: format!("a{at}"),
            title: raw.lines().next().unwrap_or_default().to_owned(),
            raw: (*raw).to_owned(),
            zones,
            ..model::Article::default()
        }
    };
    Corpus { articles: files.iter().enumerate().map(article).collect(), ..Corpus::default() }
}

/// Hands the lines of a query to `check`, with the search that found them.
fn with_lines<T>(files: &[&str], typed: &str, check: impl FnOnce(&Concordance<'_>, &Search<'_>) -> T) -> T {
    let blob = dossier(files);
    let dossier = Dossier::open(&blob).expect("just written");
    let search = Search::new(&dossier, &query::parse(typed).query);
    check(&Concordance::gather(&dossier, &search, &search.ranked(Order::Relevance, usize::MAX)), &search)
}

/// The lines as `before[hit]after`, `|` where a hit goes on in another paragraph.
fn lines(files: &[&str], typed: &str, by: SortBy, near: Option<&str>) -> Vec<String> {
    with_lines(files, typed, |concordance, _| {
        let shown = concordance
            .ordered(by, near)
            .into_iter()
            .map(|at| concordance.shown(&concordance.lines[at as usize]));
        shown.map(|line| format!("{}[{}]{}", line.before, line.hit.join("|"), line.after)).collect()
    })
}

const FILES: [&str; 2] = [
    "Border arms\nThe new arms law, and old arms.\n# arms set apart\nArms\nÉlan: arms zone.\n",
    "Talks\nNo ARMS here;\tno\u{a0}arms there. Arms, arms.\n",
];

#[test]
fn every_hit_stands_in_its_own_paragraph() {
    let found = lines(&FILES, "arms", SortBy::Place, None);
    let expected = [
        "Border [arms]",
        "The new [arms] law, and old arms.",
        "The new arms law, and old [arms].",
        "[Arms]",
        "Élan: [arms] zone.",
        "No [ARMS] here; no arms there. Arms, arms.",
        "No ARMS here; no [arms] there. Arms, arms.",
        "No ARMS here; no arms there. [Arms], arms.",
        "No ARMS here; no arms there. Arms, [arms].",
    ];
    assert_eq!(found, expected);
}

#[test]
fn lines_are_sorted_by_folded_words_and_ties_stay_in_place() {
    let sorted = |by| {
        with_lines(&FILES, "arms", |concordance, _| {
            concordance.ordered(by, None).iter().map(u32::to_string).collect::<Vec<_>>().join(" ")
        })
    };
    let table = [
        (SortBy::Place, "0 1 2 3 4 5 6 7 8"),
        // arms, border, élan, new, no, no, old, there; one line has nothing before its hit.
        (SortBy::Before(1), "8 0 4 1 5 6 2 7 3"),
        // and, arms (in "no arms there. Arms"), here, the, there
        (SortBy::Before(2), "2 7 6 1 8 0 3 4 5"),
        (SortBy::Before(3), "6 8 2 7 0 1 3 4 5"),
        // arms, here, law, there, zone; the rest have no word after.
        (SortBy::After(1), "7 5 1 6 4 0 2 3 8"),
        (SortBy::After(2), "1 6 5 0 2 3 4 7 8"),
        (SortBy::Hit, "0 1 2 3 4 5 6 7 8"),
        // "border arms", "talks"
        (SortBy::Title, "0 1 2 3 4 5 6 7 8"),
        // No such words: as they stand.
        (SortBy::Before(0), "0 1 2 3 4 5 6 7 8"),
        (SortBy::After(9), "0 1 2 3 4 5 6 7 8"),
    ];
    for (by, expected) in table {
        assert_eq!(sorted(by), expected, "{by:?}");
    }
    let texts = ["Zulu\nB guns.\nZ arms.\n", "Alfa\nA arms.\nÁ guns.\n"];
    let hits = lines(&texts, "arms OR guns", SortBy::Hit, None);
    assert_eq!(hits, ["Z [arms].", "A [arms].", "B [guns].", "Á [guns]."]);
    let titles = lines(&texts, "arms OR guns", SortBy::Title, None);
    assert_eq!(titles, ["A [arms].", "Á [guns].", "B [guns].", "Z [arms]."]);
}

#[test]
fn a_hit_that_runs_on_shows_the_break_and_nothing_between() {
    let files = ["T\nOne arms\n# secret\ntrafficking two.\n"];
    let found = lines(&files, "\"arms trafficking\"", SortBy::Place, None);
    assert_eq!(found, ["One [arms|trafficking] two."]);
    // Words of one query side by side are two hits; one phrase in another is one.
    let files = ["T\nall arms trafficking here\n"];
    assert_eq!(lines(&files, "arms trafficking", SortBy::Place, None).len(), 2);
    let merged = lines(&files, "\"arms trafficking\" trafficking", SortBy::Place, None);
    assert_eq!(merged, ["all [arms trafficking] here"]);
}

#[test]
fn long_lines_are_cut_between_words_and_any_script_stays_whole() {
    let long = format!("T\n{0}arms {0}\n", "wörter ".repeat(40));
    let japanese = format!("T\n{0} arms {0}\n", "武器".repeat(60));
    let arabic = format!("T\n{0}arms {0}\n", "أسلحة ".repeat(40));
    for file in [&long, &japanese, &arabic] {
        with_lines(&[file], "arms", |concordance, _| {
            let shown = concordance.shown(&concordance.lines[0]);
            assert!(shown.cut_before && shown.cut_after);
            assert!((CONTEXT - 20..=CONTEXT).contains(&shown.before.len()), "{}", shown.before);
            assert!((CONTEXT - 20..=CONTEXT).contains(&shown.after.len()), "{}", shown.after);
            assert!(shown.before.ends_with(' ') && shown.after.starts_with(' '));
            let word = file.split_whitespace().nth(1).unwrap_or_default();
            let whole = |text: &str| text.split_whitespace().all(|other| other == word);
            assert!(file == &japanese || (whole(&shown.before) && whole(&shown.after)), "{shown:?}");
        });
    }
}

#[test]
fn no_more_lines_than_there_is_room_for_and_the_rest_is_counted() {
    let file = format!("T\n{}\n", "arms and ".repeat(1500));
    with_lines(&[&file, &file, "T\narms\n"], "arms", |concordance, search| {
        assert_eq!(
            (concordance.lines.len(), concordance.total),
            (LINES, Total { hits: 3001, or_more: false })
        );
        let hits = search.ranked(Order::Relevance, usize::MAX);
        let counted = count(&concordance.dossier, search, &hits, 1);
        assert_eq!((counted.hits, counted.or_more), (1500, true));
        assert_eq!(count(&concordance.dossier, search, &hits, usize::MAX), concordance.total);
    });
    with_lines(&["T\narms\n"], "-guns", |concordance, _| {
        assert_eq!((concordance.lines.len(), concordance.total.hits), (0, 0))
    });
}

/// A word near the hits: how often it is there, in all, and by chance.
type Near = (String, u32, u32, u32);

/// What is near the hits of a query, how many tokens are there, and how many there are.
fn near(files: &[&str], typed: &str) -> (Vec<Near>, u32, u32) {
    with_lines(files, typed, |concordance, _| {
        let found = concordance.collocates();
        let one = |word: &Collocate<'_>| (word.word.to_owned(), word.count, word.occurrences, word.expected);
        for word in &found.words {
            let table = g2(word.count, found.near, word.occurrences, found.all);
            assert!(word.association == table && table > 0.0, "{word:?}");
        }
        (found.words.iter().map(one).collect(), found.near, found.all)
    })
}

#[test]
fn what_is_near_is_counted_by_stem_once_and_within_the_paragraph() {
    // Four tokens near the first hit; of the second, just these.
    let files = ["T\nthe smugglers of arms sold arms\n\nfar away\n\nlaw\n\nBorders of the law.\n"];
    let (words, window, all) = near(&files, "arms");
    assert_eq!((window, all), (4, 14));
    // Once is enough in so small a dossier.
    let found = |wanted: &str| words.iter().find(|(word, ..)| word == wanted).cloned();
    assert_eq!(found("smugglers"), Some(("smugglers".to_owned(), 1, 1, 0)));
    assert_eq!(found("sold"), Some(("sold".to_owned(), 1, 1, 0)));
    assert_eq!(found("of"), Some(("of".to_owned(), 1, 2, 1)));
    assert!(["arms", "law", "far", "Borders"].iter().all(|word| found(word).is_none()), "{words:?}");
    let forms = ["T\narms sale, sales of arms\n\nA sale. Arms sales, sales\n"];
    assert_eq!(near(&forms, "arms").0[0].0, "sales", "the form that is there most often");
    assert_eq!(near(&[], "arms"), (vec![], 0, 0));
}

#[test]
fn once_is_not_enough_in_a_dossier_that_is_not_tiny() {
    let filler = format!("T\n{}\n", "other words stand here ".repeat(300));
    let (words, ..) = near(&[&filler, "T\nrare arms, illegal arms, illegal arms words\n"], "arms");
    assert_eq!(words, [("illegal".to_owned(), 2, 2, 0)]);
}

#[test]
fn a_word_opens_the_lines_in_which_it_is_near() {
    let files = ["T\nfirearms laws and arms\n\narms far far far far laws\n\nArms law.\n\narms\n"];
    assert_eq!(
        lines(&files, "arms", SortBy::Place, Some("Law")),
        ["firearms laws and [arms]", "[Arms] law."]
    );
    assert_eq!(lines(&files, "arms", SortBy::Place, Some("arms")), [""; 0]);
    assert_eq!(lines(&files, "arms", SortBy::Place, Some("nowhere")), [""; 0]);
    assert_eq!(lines(&files, "arms", SortBy::Place, Some("")), [""; 0]);
}

#[test]
fn inflections_are_those_of_the_article() {
    let blob = {
        let mut corpus = corpus(&[
            "T\narmas ilegales, armas ilegal\n\narmas no\n",
            "T\nno armas, no armas, ilegales armas\n",
        ]);
        corpus.articles[0].language = Language::Spanish;
        store::write(&corpus)
    };
    let dossier = Dossier::open(&blob).expect("just written");
    let search = Search::new(&dossier, &query::parse("armas").query);
    let concordance = Concordance::gather(&dossier, &search, &search.ranked(Order::Relevance, usize::MAX));
    let found = concordance.collocates().words;
    let counts = |wanted: &str| -> Vec<(u32, u32)> {
        found.iter().filter(|one| one.word == wanted).map(|one| (one.count, one.occurrences)).collect()
    };
    // The Spanish forms are one word; what English has of them is another, of the same form.
    assert_eq!(counts("no"), [(3, 3)]);
    assert_eq!(counts("ilegal"), [(2, 2)]);
    assert_eq!(counts("ilegales"), [(1, 1)]);
    assert_eq!(concordance.ordered(SortBy::Place, Some("ilegal")).len(), 2);
}

fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("arms"),
        Just("Arms"),
        Just("U.S."),
        Just("Ávila’s"),
        Just("武器"),
        Just("the"),
        Just("253,000"),
        Just("\n"),
        Just("\n#"),
        Just("\r\n\n"),
        Just("—"),
        Just("\u{a0}"),
        Just("أسلحة"),
        Just("a\u{301}rms"),
    ];
    prop::collection::vec(word, 0..60).prop_map(|words| format!("T arms\n{}\n", words.join(" ")))
}

proptest! {
    #[test]
    fn every_line_is_a_hit_and_shows_just_its_words(
        files in prop::collection::vec(text(), 1..4),
        typed in prop_oneof![
            Just("arms"), Just("\"arms the\""), Just("arms the"), Just("a*"), Just("avila OR 253,000"), Just("\"u.s. arms\" arms"),
        ],
    ) {
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        with_lines(&files, typed, |concordance, search| {
            let mut lines = concordance.lines.iter();
            for hit in search.ranked(Order::Relevance, usize::MAX) {
                let article = concordance.dossier.article(hit.article).expect("an article");
                let paragraphs = concordance.dossier.paragraphs(&article);
                for span in search.spans(&article) {
                    let line = lines.next().expect("a line");
                    prop_assert_eq!((line.article, line.hit), (article.id, span));
                    let shown = concordance.shown(line);
                    let raw = article.raw;
                    if line.runs_on {
                        prop_assert!(shown.hit.len() > 1);
                        prop_assert!(raw[span.range()].starts_with(shown.hit[0]));
                        prop_assert!(raw[span.range()].ends_with(shown.hit[shown.hit.len() - 1]));
                    } else {
                        prop_assert_eq!(&shown.hit, &[&raw[span.range()]]);
                        // All of it in one paragraph, and the words around it are that paragraph's.
                        prop_assert!(paragraphs.iter().any(|paragraph| *paragraph == line.reach && paragraph.contains(span)));
                    }
                    prop_assert!(shown.before.len() <= CONTEXT && shown.after.len() <= CONTEXT);
                    let same = |shown: &str, cut: bool, text: &str, at_end: bool| {
                        let (shown, text): (String, String) = (
                            shown.split_whitespace().collect(),
                            text.split_whitespace().collect(),
                        );
                        if cut { if at_end { text.ends_with(&shown) } else { text.starts_with(&shown) } } else { text == shown }
                    };
                    let before = &raw[line.reach.start..span.start];
                    prop_assert!(same(&shown.before, shown.cut_before, before, true), "{:?} {:?}", shown, before);
                    let after = &raw[span.end..line.reach.end];
                    prop_assert!(same(&shown.after, shown.cut_after, after, false), "{:?} {:?}", shown, after);
                }
            }
            prop_assert!(lines.next().is_none());
            prop_assert_eq!(concordance.total, Total { hits: concordance.lines.len(), or_more: false });
            for by in [SortBy::Before(1), SortBy::After(3), SortBy::Hit, SortBy::Title] {
                let mut order = concordance.ordered(by, None);
                order.sort_unstable();
                prop_assert!(order.into_iter().eq(0..concordance.lines.len() as u32));
            }
            // Every word of the list opens lines, and what is counted is there.
            let near = concordance.collocates();
            for word in &near.words {
                prop_assert!(!concordance.ordered(SortBy::Place, Some(word.word)).is_empty(), "{:?}", word);
                prop_assert!(word.count <= word.occurrences && word.count <= near.near);
            }
            Ok(())
        })?;
    }
}
