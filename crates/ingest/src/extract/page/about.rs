//! What a saved web page says about itself: its metadata and structured data.

use scraper::{Html, Node};
use serde_json::Value;

/// What a page says about itself, outside its text. Empty where it says nothing.
#[derive(Debug, Default)]
pub struct About {
    /// What it calls itself, the most trustworthy first: structured data, metadata, title element.
    pub titles: Vec<String>,
    /// The name of the site.
    pub site: String,
    /// A sentence or two about the article.
    pub description: String,
    /// Its address, if that is an `http` or `https` one.
    pub url: String,
    /// When it was published, as the metadata print it.
    pub published: String,
    /// The text of the article, where structured data repeat it.
    pub body: String,
}

/// Reads the metadata of a page.
pub fn read(html: &Html) -> About {
    let mut about = About::default();
    let mut titles = [String::new(), String::new(), String::new()];
    for node in html.tree.nodes() {
        let Node::Element(element) = node.value() else { continue };
        let text = || -> String {
            node.descendants().filter_map(|node| node.value().as_text()).map(|text| &**text).collect()
        };
        match element.name() {
            "title" if titles[2].is_empty() && !is_drawing(&node) => titles[2] = one_line(&text()),
            "link" if element.attr("rel") == Some("canonical") => {
                set(&mut about.url, address(element.attr("href").unwrap_or_default()));
            }
            "meta" => {
                let Some(content) = element.attr("content").map(one_line) else { continue };
                let name = ["property", "name", "itemprop"].iter().find_map(|name| element.attr(name));
                match name.unwrap_or_default().to_ascii_lowercase().as_str() {
                    "og:title" | "twitter:title" | "dc.title" | "headline" => set(&mut titles[1], content),
                    "og:site_name" => set(&mut about.site, content),
                    // The longest: the others are often cut.
                    "og:description" | "description" | "twitter:description"
                        if content.len() > about.description.len() =>
                    {
                        about.description = content;
                    }
                    "og:url" => set(&mut about.url, address(&content)),
                    "article:published_time"
                    | "datepublished"
                    | "date"
                    | "dc.date"
                    | "dc.date.issued"
                    | "pubdate"
                    | "publishdate"
                    | "parsely-pub-date"
                    | "sailthru.date" => {
                        set(&mut about.published, content);
                    }
                    _ => {}
                }
            }
            "script" if element.attr("type").is_some_and(|kind| kind.contains("ld+json")) => {
                // Some pages break their strings over lines, which JSON does not allow.
                let json = text().replace(['\n', '\r', '\t'], " ");
                if let Ok(value) = serde_json::from_str::<Value>(&json) {
                    structured(&value, &mut about, &mut titles[0], 0);
                }
            }
            _ => {}
        }
    }
    about.titles = titles.into_iter().filter(|title| !title.is_empty()).collect();
    about
}

/// Whether a title element is that of a drawing.
fn is_drawing(node: &ego_tree::NodeRef<'_, Node>) -> bool {
    node.ancestors().any(|node| node.value().as_element().is_some_and(|element| element.name() == "svg"))
}

/// Reads schema.org data of an article; other things are passed over.
fn structured(value: &Value, about: &mut About, headline: &mut String, depth: usize) {
    if depth > 16 {
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| structured(value, about, headline, depth + 1)),
        Value::Object(fields) => {
            let text = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
            let body = text("articleBody");
            if body.len() > about.body.len() {
                about.body = body.to_owned();
            }
            let is_article = match fields.get("@type") {
                Some(Value::String(kind)) => is_article(kind),
                Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is_article),
                _ => !body.is_empty(),
            };
            if is_article {
                set(headline, one_line(text("headline")));
                set(&mut about.published, text("datePublished").to_owned());
                let publisher = fields.get("publisher").and_then(|publisher| publisher.get("name"));
                set(&mut about.site, publisher.and_then(Value::as_str).map(one_line).unwrap_or_default());
                return;
            }
            for value in fields.values().filter(|value| value.is_array() || value.is_object()) {
                structured(value, about, headline, depth + 1);
            }
        }
        _ => {}
    }
}

fn is_article(kind: &str) -> bool {
    kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report"
}

/// Sets what is not set yet.
fn set(field: &mut String, value: String) {
    if field.is_empty() {
        *field = value;
    }
}

fn address(url: &str) -> String {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    let is_clean = !url.chars().any(|c| c.is_whitespace() || c.is_control());
    if is_web && is_clean { url.to_owned() } else { String::new() }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
