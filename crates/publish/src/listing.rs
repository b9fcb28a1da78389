//! The dossier as plain HTML: what a reader sees before the module has arrived, what a search engine
//! sees, and all that there is without JavaScript. Its classes are those of the page's own list of
//! results, so that little moves when that takes its place.

use corpus::face::{Block, BlockKind, Piece};

use crate::{
    Error,
    contents::{Contents, Listed, count},
    html::{escape, fill_blanks},
    preview::{HEIGHT, WIDTH},
};

/// Fills a dossier into the page, and the tags of the files that the page loads.
pub fn fill(html: &str, tags: &[(&str, String)], contents: &Contents) -> Result<String, Error> {
    let of_the_dossier = [
        ("title", escape(one_line(&contents.title).as_str())),
        ("summary", escape(&summary(contents))),
        ("preview", preview(contents)),
        ("description", description(contents) + &face(contents)),
        ("articles", articles(&contents.articles, contents.total)),
    ];
    fill_blanks(html, &[tags, &of_the_dossier].concat())
}

/// What the page is, in a sentence, for search engines and previews.
fn summary(contents: &Contents) -> String {
    let described = one_line(&contents.description);
    if described.is_empty() {
        format!("{} to search, filter and compare in your browser.", count(contents.total))
    } else {
        described
    }
}

fn description(contents: &Contents) -> String {
    let described = contents.description.trim();
    if described.is_empty() {
        String::new()
    } else {
        format!("<p class=\"lead\" dir=\"auto\">{}</p>", escape(described))
    }
}

/// What programs show of a link to the page: Open Graph (<https://ogp.me>).
fn preview(contents: &Contents) -> String {
    let summary = summary(contents);
    let mut facts = vec![("og:type", "website"), ("og:title", &contents.title), ("og:description", &summary)];
    if !contents.address.is_empty() {
        facts.push(("og:url", &contents.address));
    }
    let picture = [contents.address.as_str(), &contents.picture].concat();
    let size = [WIDTH, HEIGHT].map(|pixels| pixels.to_string());
    if !contents.picture.is_empty() {
        facts.extend([
            ("og:image", picture.as_str()),
            ("og:image:width", &size[0]),
            ("og:image:height", &size[1]),
            ("og:image:alt", &contents.title),
            ("twitter:card", "summary_large_image"),
        ]);
    }
    let tags = facts
        .iter()
        .map(|(name, value)| format!("<meta property=\"{name}\" content=\"{}\">", escape(&one_line(value))));
    tags.collect::<Vec<_>>().join("\n")
}

/// What the page itself draws below the title (`src/widgets/face.rs`), so that nothing moves when it does.
fn face(contents: &Contents) -> String {
    let Contents { publisher, contact, licence, .. } = contents;
    let mut face = introduction(&contents.introduction);
    if !publisher.is_empty() || !contact.is_empty() {
        let made = match publisher.trim_end_matches('.') {
            "" => String::new(),
            publisher => format!("Made by {}. ", escape(publisher)),
        };
        let link = match contact.strip_prefix("mailto:").unwrap_or(contact) {
            "" => String::new(),
            shown => format!("<a href=\"{}\">{}</a>", escape(contact), escape(shown)),
        };
        face.push_str(&format!("<p class=\"made\">{made}{link}</p>"));
    }
    if !licence.is_empty() {
        face.push_str(&format!("<p class=\"made\">Use of the texts: {}</p>", escape(licence)));
    }
    if face.is_empty() { face } else { format!("<div class=\"face\">{face}</div>") }
}

fn introduction(blocks: &[Block]) -> String {
    let is_item = |block: &Block| block.kind == BlockKind::Item;
    let piece = |piece: &Piece| {
        let mut text = escape(&piece.text);
        for (tag, is_on) in [("em", piece.emphasis), ("strong", piece.strong)] {
            if is_on {
                text = format!("<{tag}>{text}</{tag}>");
            }
        }
        if piece.href.is_empty() { text } else { format!("<a href=\"{}\">{text}</a>", escape(&piece.href)) }
    };
    let element = |tag: &str, block: &Block| {
        let words: String = block.pieces.iter().map(piece).collect();
        format!("<{tag} dir=\"auto\">{words}</{tag}>")
    };
    blocks
        .chunk_by(|a, b| is_item(a) && is_item(b))
        .map(|run| match run {
            [first, ..] if is_item(first) => {
                format!("<ul>{}</ul>", run.iter().map(|item| element("li", item)).collect::<String>())
            }
            [block, ..] if block.kind == BlockKind::Heading => element("h2", block),
            _ => run.iter().map(|block| element("p", block)).collect(),
        })
        .collect()
}

/// The list, under a line that counts it. That line also has room for the boot script's word that
/// something is still loading: in a line of its own, that would push the list down.
fn articles(articles: &[Listed], total: usize) -> String {
    let mut out = format!(
        "<p>{}. <span id=\"loading\" role=\"status\"></span></p>\n<ul id=\"articles\">\n",
        count(total)
    );
    for article in articles {
        out.push_str(&line(article));
    }
    out.push_str("</ul>");
    let rest = total.saturating_sub(articles.len());
    if rest > 0 {
        out.push_str(&format!("\n<p>The page lists {rest} more when it has loaded.</p>"));
    }
    out
}

fn line(article: &Listed) -> String {
    let title = one_line(&article.title);
    let title = if title.is_empty() { "Untitled article".to_owned() } else { title };
    let facts: Vec<String> =
        [&article.source, &article.date].into_iter().flatten().map(|fact| escape(&one_line(fact))).collect();
    let facts = if facts.is_empty() {
        String::new()
    } else {
        format!("<p class=\"kicker\" dir=\"auto\">{}</p>", facts.join(" · "))
    };
    let lede = article.lede.as_ref().map_or(String::new(), |lede| {
        format!("<p class=\"snippet lede\" dir=\"auto\">{}</p>", escape(&one_line(lede)))
    });
    format!("<li class=\"result\">{facts}<h2 dir=\"auto\">{}</h2>{lede}</li>\n", escape(&title))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str =
        "<title>{{title}}</title><meta content=\"{{summary}}\">{{preview}}{{description}}{{articles}}";

    fn listed(title: &str) -> Listed {
        Listed { title: title.into(), ..Listed::default() }
    }

    #[test]
    fn lists_title_source_and_date() {
        let contents = Contents {
            title: "Arms".into(),
            description: "What was\nwritten.".into(),
            introduction: vec![
                Block {
                    kind: BlockKind::Paragraph,
                    pieces: vec![Piece {
                        text: "By <us>".into(),
                        strong: true,
                        href: "#/about".into(),
                        ..Piece::default()
                    }],
                },
                Block {
                    kind: BlockKind::Item,
                    pieces: vec![Piece { text: "one".into(), ..Piece::default() }],
                },
            ],
            publisher: "Us.".into(),
            contact: "mailto:a@example.org".into(),
            licence: "None".into(),
            address: "https://example.org/a/".into(),
            colour: None,
            picture: String::new(),
            total: 1,
            articles: vec![Listed {
                title: "A title".into(),
                source: Some("Reforma".into()),
                date: Some("6 June 2025, printed on the page".into()),
                lede: Some("It begins\nso …".into()),
            }],
        };
        assert_eq!(
            fill(PAGE, &[], &contents).as_deref(),
            Ok(
                "<title>Arms</title><meta content=\"What was written.\"><meta property=\"og:type\" content=\"website\">\n\
                <meta property=\"og:title\" content=\"Arms\">\n<meta property=\"og:description\" content=\"What was written.\">\n\
                <meta property=\"og:url\" content=\"https://example.org/a/\">\
                <p class=\"lead\" dir=\"auto\">What was\nwritten.</p>\
                <div class=\"face\"><p dir=\"auto\"><a href=\"#/about\"><strong>By &lt;us&gt;</strong></a></p>\
                <ul><li dir=\"auto\">one</li></ul>\
                <p class=\"made\">Made by Us. <a href=\"mailto:a@example.org\">a@example.org</a></p>\
                <p class=\"made\">Use of the texts: None</p></div>\
                <p>One article. <span id=\"loading\" role=\"status\"></span></p>\n<ul id=\"articles\">\n<li class=\"result\">\
                <p class=\"kicker\" dir=\"auto\">Reforma · 6 June 2025, printed on the page</p>\
                <h2 dir=\"auto\">A title</h2><p class=\"snippet lede\" dir=\"auto\">It begins so …</p></li>\n</ul>"
            )
        );
    }

    #[test]
    fn what_an_article_says_stays_text() {
        let nasty = r#""><script>alert('&')</script>"#;
        let contents = Contents {
            title: nasty.into(),
            description: nasty.into(),
            introduction: vec![Block {
                kind: BlockKind::Heading,
                pieces: vec![Piece { text: nasty.into(), href: nasty.into(), ..Piece::default() }],
            }],
            publisher: nasty.into(),
            contact: nasty.into(),
            licence: nasty.into(),
            address: nasty.into(),
            colour: None,
            picture: nasty.into(),
            total: 1,
            articles: vec![Listed {
                title: nasty.into(),
                source: Some(nasty.into()),
                date: Some(nasty.into()),
                lede: Some(nasty.into()),
            }],
        };
        let html = fill(PAGE, &[], &contents).expect("the page fits");
        assert!(!html.contains("<script"), "{html}");
        assert!(!html.contains("content=\"\""), "{html}");
        assert_eq!(html.matches("alert(&#39;&amp;&#39;)").count(), 19, "{html}");
    }

    #[test]
    fn a_long_list_is_cut_and_says_so() {
        let cut = articles(&vec![listed("T"); 50], 53);
        assert_eq!(cut.matches("<li ").count(), 50);
        assert!(cut.starts_with("<p>53 articles. <span"));
        assert!(cut.contains("lists 3 more"), "{cut}");
        let whole = articles(&vec![listed("T"); 50], 50);
        assert!(!whole.contains("more"));
    }

    #[test]
    fn an_article_without_a_title_or_anything_still_has_its_line() {
        assert_eq!(line(&listed("  ")), "<li class=\"result\"><h2 dir=\"auto\">Untitled article</h2></li>\n");
    }

    #[test]
    fn a_dossier_without_a_description_is_summed_up() {
        let contents = Contents { articles: vec![listed("T"); 5], total: 5, ..Contents::default() };
        assert_eq!(summary(&contents), "5 articles to search, filter and compare in your browser.");
        assert_eq!(description(&contents), "");
    }
}
