//! The lines of a query, over the dossier's own articles.

use ::analysis::concordance::SortBy;

use super::*;

const QUERIES: [&str; 6] = [
    "arms",
    "\"arms trafficking\"",
    "traffick* OR U.S.",
    "=Mexico’s",
    "place:mexico",
    "arms mexico year:2021..",
];

/// The lines of a view as they are drawn: the words before, the link, the hit, the words after.
fn rows(markup: &str) -> Vec<[String; 4]> {
    let body = markup.split("<tbody>").last().unwrap_or_default();
    let text = |cell: &str| {
        let cell =
            cell.split("<bdi>").nth(1).and_then(|cell| cell.split("</bdi>").next()).unwrap_or_default();
        cell.replace("&amp;", "&").replace("&quot;", "\"").replace("&#39;", "'").replace("&#x27;", "'")
    };
    let cell = |row: &str, class: &str| {
        row.split(&format!("<td class=\"{class}\">")).nth(1).unwrap_or_default().to_owned()
    };
    body.split("<tr>")
        .skip(1)
        .map(|row| {
            let [left, hit, right] = ["left", "hit", "right"].map(|class| text(&cell(row, class)));
            [left, attributes(&cell(row, "hit"), "href").remove(0), hit, right]
        })
        .collect()
}

#[test]
fn every_line_leads_to_its_hit_and_none_is_missing() {
    let dossier = embedded::dossier();
    for typed in QUERIES {
        let view = View::search(typed).at(Page::Concordance);
        let found = QueryResults::new(&dossier, &view);
        let articles = found.hits.iter().filter_map(|hit| dossier.article(hit.article));
        let hits: Vec<_> = articles
            .flat_map(|article| found.search.spans(&article).into_iter().map(move |s| (article, s)))
            .collect();
        let page = draw(&permalink::print(&view));
        let rows = rows(&page);
        assert!(hits.len() > 3, "{typed}");
        assert_eq!(rows.len(), hits.len().min(50), "{typed}");
        for ([_, href, shown, _], (article, span)) in rows.iter().zip(&hits) {
            let linked = permalink::parse("", href).0;
            assert_eq!(linked.page, Page::Read(article.slug.to_owned()));
            let passage = linked.passage.expect("a passage");
            assert!(passage.span == *span && passage.holds(article.raw), "{href}");
            assert_eq!(shown, &article.raw[span.range()], "{href}");
            assert_eq!(linked.query, view.query);
        }
        let number = ::analysis::concordance::Total { hits: hits.len(), or_more: false };
        assert!(page.contains(&words::hits_found(hits.len(), number)), "{typed}");
        // The results lead there, and say how many there are.
        let results = draw(&permalink::print(&View::search(typed)));
        assert!(results.contains(&words::to_concordance(number)), "{typed}");
        assert!(attributes(&results, "href").contains(&permalink::print(&view)), "{typed}");
    }
}

#[test]
fn lines_are_sorted_as_the_link_says_and_the_head_tells() {
    let word = |text: &str, nth: usize, from_end: bool| {
        let words: Vec<String> =
            text::tokens(text).map(|span| text::folded_form(&text[span.range()]).into_owned()).collect();
        let at = if from_end { words.len().checked_sub(nth) } else { Some(nth - 1) };
        at.and_then(|at| words.get(at).cloned()).unwrap_or("\u{10FFFF}".to_owned())
    };
    for (sort, nth, at, column) in
        [("left1", 1, 0, "left"), ("left3", 3, 0, "left"), ("right2", 2, 3, "right"), ("hit", 1, 2, "hit")]
    {
        let page = draw(&format!("#/concordance?q=arms&sort={sort}"));
        let keys: Vec<String> = rows(&page).iter().map(|row| word(&row[at], nth, at == 0)).collect();
        assert!(keys.len() > 20 && keys.is_sorted(), "{sort}: {keys:?}");
        assert_eq!(page.matches("aria-sort=").count(), 1, "{sort}");
        let head =
            page.split("<th ").find(|head| head.contains("aria-sort=\"ascending\"")).unwrap_or_default();
        assert!(head.contains(&format!("class=\"{column}\"")), "{sort}: {head}");
    }
    let dates: Vec<String> = attributes(&draw("#/concordance?q=arms&sort=newest"), "datetime");
    assert!(dates.len() > 20 && dates.is_sorted_by(|a, b| a >= b), "{dates:?}");
    assert!(draw("#/concordance?q=arms&sort=oldest").contains("aria-sort=\"ascending\""));
    assert!(!draw("#/concordance?q=arms").contains("aria-sort"));
}

#[test]
fn a_word_near_the_hits_leads_to_the_lines_that_have_it() {
    let page = draw("#/concordance?q=arms");
    let all = rows(&page).len();
    let list = page.split("<table class=\"hits\"").next().unwrap_or_default();
    let links = attributes(list, "href");
    let near: Vec<&String> = links.iter().filter(|href| href.contains("near=")).collect();
    assert!(near.len() > 5, "{links:?}");
    for href in near {
        let word = permalink::parse("", href).0.near.expect("a word");
        let stem = text::stem(text::Language::English, &word);
        let opened = draw(href);
        let rows = rows(&opened);
        assert!(!rows.is_empty() && rows.len() < all, "{href}");
        assert!(opened.contains(&words::hits_near(rows.len(), all, &word)), "{href}");
        for row in rows {
            let context = [row[0].as_str(), " ", row[3].as_str()].concat();
            let has = |span: Span| {
                text::stem(text::Language::English, &text::folded_form(&context[span.range()])) == stem
            };
            assert!(text::tokens(&context).any(has), "{word}: {row:?}");
        }
    }
    let nothing = draw("#/concordance?q=arms&near=xyzzy");
    assert!(rows(&nothing).is_empty() && nothing.contains(&words::hits_near(0, all, "xyzzy")));
}

#[test]
fn pages_without_lines_say_why() {
    assert!(draw("#/concordance?q=xyzzy").contains(words::NOTHING_FOUND.text()));
    for link in ["#/concordance", "#/concordance?q=year:2025", "#/concordance?q=-xyzzy"] {
        let page = draw(link);
        assert!(page.contains(words::NO_HITS.text()) && !page.contains("<table"), "{link}");
    }
    assert!(!draw("#/?q=year:2025").contains("id=\"in-lines\""));
    // One article has lines as well, though it has no order.
    assert!(draw("#/?q=sinaloa+%22el+chapo%22+OR+harvard").contains("id=\"in-lines\""));
}

/// The fields of a line in which no field runs over several lines.
fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut is_quoted) = (vec![String::new()], false);
    for c in line.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => fields.push(String::new()),
            c => fields.last_mut().expect("a field").push(c),
        }
    }
    fields
}

#[test]
fn what_is_saved_is_what_is_shown() {
    let dossier = embedded::dossier();
    let view = View::search("traffick* OR U.S.").at(Page::Concordance).sorted(SortBy::After(1));
    let found = QueryResults::new(&dossier, &view);
    let link = permalink::print(&view);
    let file = with_context(dossier, &view, |context| {
        taken::file(context, &here(&link), Taken::Table(Which::Lines, FileForm::Csv))
    });
    let file = file.expect("a file");
    assert_eq!(file.name, "dossier-concordance-traffick-or-u-s-2026-12-01.csv");
    let saved = String::from_utf8(file.bytes).expect("a text");
    let mut lines = saved.strip_prefix('\u{FEFF}').expect("a mark").split("\r\n");
    let names: Vec<&str> =
        lines.next().expect("a head").split(',').map(|name| name.trim_matches('"')).collect();
    let at = |name: &str| names.iter().position(|known| *known == name).expect(name);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    assert_eq!(
        lines.len(),
        found
            .hits
            .iter()
            .filter_map(|hit| dossier.article(hit.article))
            .map(|article| found.search.spans(&article).len())
            .sum::<usize>()
    );
    let shown = rows(&draw(&permalink::print(&view)));
    for (line, [_, href, hit, _]) in lines.iter().zip(shown) {
        let fields = fields(line);
        assert_eq!(fields.len(), names.len(), "{line}");
        let article = dossier.article_by_slug(&fields[at("article")]).expect("an article");
        let byte = |name| fields[at(name)].parse().expect("a byte");
        let (start, end) = (byte("start_byte"), byte("end_byte"));
        assert_eq!(fields[at("view_link")], ["https://example.org/", &link].concat());
        assert_eq!(&article.raw[start..end], hit, "{line}");
        assert_eq!(fields[at("hit")], hit, "{line}");
        assert_eq!(
            permalink::parse("", &href).0.passage.map(|passage| passage.span),
            Some(Span::new(start, end))
        );
    }
}

#[test]
fn numbers_of_hits_are_told() {
    let total = |hits, or_more| ::analysis::concordance::Total { hits, or_more };
    assert_eq!(words::to_concordance(total(1, false)), "Show 1 hit in a concordance");
    assert_eq!(words::to_concordance(total(1234, true)), "Show more than 1,234 hits in a concordance");
    assert_eq!(words::hits_found(2000, total(12345, false)), "Concordance: the first 2,000 of 12,345 hits");
    assert_eq!(
        words::hits_found(2000, total(1234567, true)),
        "Concordance: the first 2,000 of more than 1,234,567 hits"
    );
    assert_eq!(words::hits_near(1, 1, "a"), "Concordance: 1 of 1 hit with “a” nearby");
}
