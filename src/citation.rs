//! How an article, or a passage of it, is cited: what it is, where it was read, and by which hashes it
//! can be known again.

use corpus::{
    Dossier,
    model::{Format, hex},
    store::Article,
};

use crate::{
    view::{Passage, View},
    words,
};

/// The citation of an article as plain text; `link` is the whole address of the view.
pub fn citation(dossier: &Dossier<'_>, article: &Article<'_>, view: &View, link: &str) -> String {
    let mut lines = Vec::new();
    let passage = view.passage.filter(|passage| passage.holds(article.raw));
    if let Some(Passage { span, .. }) = passage {
        let quoted = article.raw.get(span.range()).unwrap_or_default();
        lines.push(words::cited_passage(quoted, span.start, span.end));
    }
    let source = article.source.and_then(|id| dossier.entity(id)).map(|source| source.name);
    lines.push(words::cited_article(article.author, article.title, source, article.published, article.basis));
    lines.extend(web_address(article.url).map(str::to_owned));
    lines.push(words::cited_file(article.file, &hex(&article.sha256)));
    if article.format != Format::Text {
        lines.push(words::cited_text(article.format, &hex(&article.text_sha256)));
    }
    lines.push(words::cited_dossier(dossier.title(), link, &hex(&dossier.sha256())));
    lines.join("\n") + "\n"
}

/// An address that may become a link: one of the web, and of a single word. Whatever else stands in
/// its place is not for clicking.
pub fn web_address(url: &str) -> Option<&str> {
    let is_web = ["https://", "http://"].iter().any(|scheme| {
        let begins = url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
        begins && url.len() > scheme.len()
    });
    let is_plain = !url.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"\\".contains(c));
    (is_web && is_plain).then_some(url)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::{
        embedded,
        view::{Page, permalink},
    };

    const SLUG: &str = "000_efc107f20451c485";

    fn cite(link: &str) -> String {
        let dossier = embedded::dossier();
        let article = dossier.article_by_slug(SLUG).expect("an article");
        let (view, _) = permalink::parse("", link);
        citation(&dossier, &article, &view, &["https://example.org/", link].concat())
    }

    #[test]
    fn an_article_is_cited_with_its_hash() {
        expect![[r#"
            “Ambassador says Mexico rejected offers of help to control arms trafficking”. Reforma, January 2021 (inferred from the text).
            File 000_efc107f20451c485.txt, SHA-256 4ab0e9e694789a56cabe70d8ec17ab4a1cea2181b81447107dfadbf104b62fd9
            Read in: Arms across the border, 2018–2025, https://example.org/#/read/000_efc107f20451c485
            SHA-256 of the list of files: f2827f8b121de8c456010bbb72f596f497acb7a0b7d6dec45b81cfa51a07d524
        "#]].assert_eq(&cite(&permalink::print(&View::of(Page::Read(SLUG.to_owned())))));
    }

    #[test]
    fn a_passage_is_cited_with_its_words_unless_they_have_changed() {
        let dossier = embedded::dossier();
        let raw = dossier.article_by_slug(SLUG).expect("an article").raw;
        let at = raw.find("Christopher Landau").expect("a name");
        let view = View::default().passage(SLUG, raw, text::Span::new(at, at + 18));
        let link = permalink::print(&view);
        let cited = cite(&link);
        let first = cited.lines().next().unwrap_or_default();
        assert_eq!(first, words::cited_passage("Christopher Landau", at, at + 18));
        let changed = cite(&link.replace(&format!("at={at}"), "at=3"));
        assert_eq!(changed.lines().count(), cited.lines().count() - 1, "{changed}");
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        for good in ["https://example.org/a?b=c#d", "HTTP://example.org", "http://[::1]/"] {
            assert_eq!(web_address(good), Some(good));
        }
        for bad in [
            "",
            "https://",
            "javascript:alert(1)",
            "data:text/html,x",
            "//example.org",
            " https://a.b",
            "https://a.b/\n",
            "https://a.b\u{0}",
            "ftp://a.b",
            "éhttps://",
            "https://a.b/\" onclick=x",
        ] {
            assert_eq!(web_address(bad), None, "{bad}");
        }
    }
}
