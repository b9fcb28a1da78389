//! What a saved web page says about itself: its metadata and structured data.

use scraper::{Html, Node};
use serde_json::Value;
use text::date::Date;

use super::{
    day::day_of,
    hints::{hint, hints},
};

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
    /// When it was published.
    pub published: Option<Stated>,
    /// When it was last changed.
    pub modified: Option<Stated>,
    /// Who wrote it.
    pub author: String,
    /// The text of the article, where structured data repeat it.
    pub body: String,
}

/// A day as the metadata state it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The day.
    pub day: Date,
    /// The value that states it.
    pub value: String,
    /// Whether the value may be in universal time: it has a time, and no other zone.
    pub is_universal: bool,
}

impl Stated {
    fn new(value: &str) -> Option<Self> {
        let value = one_line(value);
        let is_universal = value.contains(':')
            && (value.ends_with('Z') || value.ends_with("+00:00") || value.ends_with("+0000"));
        Some(Self { day: day_of(&value)?, value, is_universal })
    }
}

/// How far the places are to be trusted in which a page states a day, the most first.
const RANKS: usize = 6;

/// The days that a page states, by the rank of the place.
#[derive(Default)]
struct Days {
    published: [Option<Stated>; RANKS],
    modified: [Option<Stated>; RANKS],
}

impl Days {
    fn set(days: &mut [Option<Stated>; RANKS], rank: usize, value: &str) {
        if let Some(place) = days.get_mut(rank).filter(|place| place.is_none()) {
            *place = Stated::new(value);
        }
    }
}

/// What a name of metadata says of a day: the rank of the place, and whether it is that of the last
/// change.
fn day_named(name: &str) -> Option<(usize, bool)> {
    let bare: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    Some(match bare.as_str() {
        "articlepublishedtime"
        | "ogarticlepublishedtime"
        | "ogpublishedtime"
        | "ogpubdate"
        | "rnewsdatepublished"
        | "articlepublished"
        | "datepublished" => (1, false),
        "articlemodifiedtime"
        | "ogarticlemodifiedtime"
        | "ogupdatedtime"
        | "datemodified"
        | "lastmodified"
        | "rnewsdatemodified"
        | "dctermsmodified"
        | "dcdatemodified"
        | "revised" => (1, true),
        "pubdate"
        | "publishdate"
        | "publisheddate"
        | "publicationdate"
        | "publicationdatetime"
        | "originalpublicationdate"
        | "parselypubdate"
        | "sailthrudate"
        | "dcdateissued"
        | "dctermsissued"
        | "dcissued"
        | "dctermscreated"
        | "dcdatecreated"
        | "dccreated"
        | "datecreated"
        | "datepublication"
        | "articledateoriginal"
        | "articleoriginaldate"
        | "cxenseparserecspublishtime"
        | "publishtime"
        | "publishedtime"
        | "publishedat"
        | "displaydate"
        | "citationpublicationdate"
        | "citationdate"
        | "citationonlinedate"
        | "iso8601date"
        | "analyticspublisheddate"
        | "analyticsattributesarticledate"
        | "bteditiondate"
        | "articledate"
        | "articlecreated"
        | "firstpublished"
        | "vrpublisheddate"
        | "releasedate"
        | "prismpublicationdate"
        | "eomportaldate"
        | "timestamp"
        | "mediatorpublishedtime"
        | "datetime" => (2, false),
        "date" | "dcdate" | "dctermsdate" | "created" | "creationdate" => (3, false),
        _ => return None,
    })
}

/// Reads the metadata of a page.
pub fn read(html: &Html) -> About {
    let mut about = About::default();
    let mut titles = [String::new(), String::new(), String::new()];
    let mut days = Days::default();
    let mut saved_from = String::new();
    for node in html.tree.nodes() {
        if let Node::Comment(comment) = node.value() {
            set(&mut saved_from, address_of_comment(comment));
        }
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
                    "author" | "article:author" | "dc.creator" | "parsely-author" | "byl"
                    | "sailthru.author"
                        if !content.contains("://") =>
                    {
                        set(&mut about.author, content);
                    }
                    name => {
                        if let Some((rank, is_change)) = day_named(name) {
                            let days = if is_change { &mut days.modified } else { &mut days.published };
                            Days::set(days, rank, &content);
                        }
                    }
                }
            }
            "script" if element.attr("type").is_some_and(|kind| kind.contains("ld+json")) => {
                let json = text();
                let whole = mended(&json).iter().find_map(|json| serde_json::from_str::<Value>(json).ok());
                match whole {
                    Some(value) => structured(&value, &mut about, &mut titles[0], &mut days, 0),
                    None => scattered(&json, &mut titles[0], &mut days),
                }
            }
            name => {
                let item = element.attr("itemprop").unwrap_or_default().to_ascii_lowercase();
                let class = element.attr("class").unwrap_or_default().to_ascii_lowercase();
                let value = ["datetime", "content"].iter().find_map(|name| element.attr(name));
                let published = item.contains("datepublished") || element.attr("pubdate").is_some();
                let is_apart = || {
                    let mut around = node.ancestors().filter_map(|node| node.value().as_element());
                    around.any(is_beside_article)
                };
                if published {
                    Days::set(&mut days.published, 1, value.unwrap_or(&text()));
                } else if item.contains("datemodified") {
                    Days::set(&mut days.modified, 1, value.unwrap_or(&text()));
                } else if name == "time"
                    && let Some(value) = element.attr("datetime")
                    && !is_apart()
                {
                    let says = |words: &[&str]| words.iter().any(|word| class.contains(word));
                    match () {
                        () if says(&["updated", "modified"]) && !says(&["published"]) => {
                            Days::set(&mut days.modified, 4, value);
                        }
                        () if says(&["published", "entry-date", "posted", "pubdate"]) => {
                            Days::set(&mut days.published, 4, value);
                        }
                        () => Days::set(&mut days.published, 5, value),
                    }
                }
            }
        }
    }
    set(&mut about.url, saved_from);
    about.published = days.published.into_iter().flatten().next();
    about.modified = days.modified.into_iter().flatten().next();
    about.titles = titles.into_iter().filter(|title| !title.is_empty()).collect();
    about
}

/// Whether a title element is that of a drawing.
fn is_drawing(node: &ego_tree::NodeRef<'_, Node>) -> bool {
    node.ancestors().any(|node| node.value().as_element().is_some_and(|element| element.name() == "svg"))
}

/// Reads schema.org data of an article; other things are passed over.
fn structured(value: &Value, about: &mut About, headline: &mut String, days: &mut Days, depth: usize) {
    if depth > 16 {
        return;
    }
    match value {
        Value::Array(values) => {
            values.iter().for_each(|value| structured(value, about, headline, days, depth + 1));
        }
        Value::Object(fields) => {
            let text = |name: &str| fields.get(name).map(first_text).unwrap_or_default();
            let body = text("articleBody");
            let is_article = match fields.get("@type") {
                Some(Value::String(kind)) => is_article(kind),
                Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is_article),
                _ => !body.is_empty(),
            };
            if body.len() > about.body.len() {
                about.body = body.to_owned();
            }
            // What is no article may still be the page; a comment, a film or a person on it is not.
            let is_part = ["VideoObject", "ImageObject", "Comment", "Person", "Event", "Product", "Review"];
            if !is_part.contains(&text("@type")) {
                let rank = if is_article { 0 } else { 3 };
                Days::set(&mut days.published, rank, text("datePublished"));
                Days::set(&mut days.modified, rank, text("dateModified"));
            }
            if is_article {
                Days::set(&mut days.published, 2, text("dateCreated"));
                set(headline, one_line(text("headline")));
                let name = |field: &str| fields.get(field).map(name_of).unwrap_or_default();
                set(&mut about.site, one_line(&name("publisher")));
                set(&mut about.author, one_line(&name("author")));
                set(&mut about.url, address(text("url")));
                return;
            }
            for value in fields.values().filter(|value| value.is_array() || value.is_object()) {
                structured(value, about, headline, days, depth + 1);
            }
        }
        _ => {}
    }
}

/// A text, or the first of several.
fn first_text(value: &Value) -> &str {
    match value {
        Value::String(text) => text,
        Value::Array(values) => values.first().map(first_text).unwrap_or_default(),
        Value::Object(fields) => fields.get("@value").map(first_text).unwrap_or_default(),
        _ => "",
    }
}

/// The names of one or several persons or bodies.
fn name_of(value: &Value) -> String {
    match value {
        Value::String(name) if !name.contains("://") => name.clone(),
        Value::Object(fields) => fields.get("name").map(name_of).unwrap_or_default(),
        Value::Array(values) => {
            let names: Vec<String> = values.iter().map(name_of).filter(|name| !name.is_empty()).collect();
            names.join(", ")
        }
        _ => String::new(),
    }
}

/// Structured data as it stands, then with what pages do to it undone: line breaks in strings,
/// comments and sections around it, commas before a closing bracket.
fn mended(json: &str) -> [String; 2] {
    let plain = json.replace(['\n', '\r', '\t'], " ");
    let mut bare = plain.trim();
    for (open, close) in
        [("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>"), ("/*<![CDATA[*/", "/*]]>*/")]
    {
        bare = bare.strip_prefix(open).map_or(bare, str::trim);
        bare = bare.strip_suffix(close).map_or(bare, str::trim);
    }
    let bare = bare.trim_end_matches(';');
    let mut clean = String::with_capacity(bare.len());
    let (mut in_string, mut is_escaped) = (false, false);
    for c in bare.chars() {
        if !in_string && matches!(c, '}' | ']') {
            let kept = clean.trim_end().trim_end_matches(',').len();
            clean.truncate(kept);
        }
        if c == '"' && !is_escaped {
            in_string = !in_string;
        }
        is_escaped = c == '\\' && !is_escaped;
        clean.push(c);
    }
    [plain, clean]
}

/// The headline and the days of structured data that cannot be read: by their names alone.
fn scattered(json: &str, headline: &mut String, days: &mut Days) {
    let value = |name: &str| {
        let (_, rest) = json.split_once(&format!("\"{name}\""))?;
        let rest = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
        Some(rest.split('"').next().unwrap_or_default())
    };
    Days::set(&mut days.published, 2, value("datePublished").unwrap_or_default());
    Days::set(&mut days.modified, 2, value("dateModified").unwrap_or_default());
    set(headline, one_line(value("headline").unwrap_or_default()));
}

/// Whether an element holds what is beside the article: other stories, comments, the frame of the page.
fn is_beside_article(element: &scraper::node::Element) -> bool {
    let names = ["class", "id"].iter().filter_map(|name| element.attr(name)).collect::<Vec<_>>().join(" ");
    let hints = hints(&names.to_ascii_lowercase());
    matches!(element.name(), "nav" | "footer" | "aside" | "template")
        || hints & (hint("comment") | hint("related") | hint("nav") | hint("foot") | hint("promo")) != 0
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

/// An address on the web, or nothing. Of a copy in the Wayback Machine, that of the original.
pub fn address(url: &str) -> String {
    let is_web = |url: &str| url.starts_with("https://") || url.starts_with("http://");
    let is_clean = !url.chars().any(|c| c.is_whitespace() || c.is_control());
    if !is_web(url) || !is_clean {
        return String::new();
    }
    original(url).filter(|original| is_web(original)).unwrap_or(url).to_owned()
}

/// The address of which the Wayback Machine has this copy: `https://web.archive.org/web/20240303101500/https://…`.
fn original(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://web.archive.org/web/")?;
    let (time, original) = rest.split_once('/')?;
    // Behind the time, two letters and an underscore say in which form the copy is asked for.
    time.bytes().take(4).all(|byte| byte.is_ascii_digit()).then_some(original)
}

/// Where a page was saved from, as the program that saved it notes: SingleFile (`url: https://…`) and browsers
/// (`saved from url=(0023)https://…`).
fn address_of_comment(comment: &str) -> String {
    let of_browser = || {
        let (_, rest) = comment.trim().strip_prefix("saved from url=(")?.split_once(')')?;
        Some(address(rest.trim()))
    };
    let of_single_file = || {
        let mut lines = comment.contains("SingleFile").then(|| comment.lines())?;
        Some(address(lines.find_map(|line| line.trim().strip_prefix("url:"))?.trim()))
    };
    of_browser().or_else(of_single_file).unwrap_or_default()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(html: &str) -> String {
        read(&Html::parse_document(html)).url
    }

    #[test]
    fn addresses() {
        let original = "https://example.org/2024/otter";
        for html in [
            format!("<link rel=canonical href='{original}'>"),
            format!("<meta property='og:url' content='{original}'>"),
            format!("<link rel=canonical href='https://web.archive.org/web/20240303101500/{original}'>"),
            format!(
                "<meta property='og:url' content='https://web.archive.org/web/20240303101500id_/{original}'>"
            ),
            format!(
                "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: {original} \n saved date: Sun Mar 03 2024\n--><p>Text"
            ),
            format!("<!DOCTYPE html>\n<!-- saved from url=(0030){original} -->\n<html><p>Text"),
            format!(
                "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"url\":\"{original}\"}}</script>"
            ),
        ] {
            assert_eq!(url(&html), original, "{html}");
        }
        assert_eq!(url("<!-- url: https://example.org/other --><link rel=canonical href='/otter'>"), "");
        // What the page says of itself is better than where a copy was found.
        assert_eq!(
            url(&format!(
                "<!-- saved from url=(0030)https://example.net/copy --><link rel=canonical href='{original}'>"
            )),
            original
        );
    }
}
