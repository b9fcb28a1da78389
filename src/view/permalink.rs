//! Views as links: the contract that must not change.
//!
//! A view is the fragment of the page's address, so that no host's log holds what was asked:
//!
//! ```text
//! #/?q=arms+person:christopher-landau      the search
//! #/concordance?q=…&sort=left1&near=border  every hit in its context
//! #/read/SLUG?q=…&at=120-134-9f3c          an article, opened at bytes 120 to 134
//! #/compare/SLUG/SLUG                      two articles
//! #/compare/SLUG/SLUG?at=9-30-0b1c,7-25-9f3c   the same, at a passage of each; `-` for none
//! #/entity/person/SLUG                     an entity; also org, place, weapon, event, source
//! #/topic/person/SLUG                      what each article says about an entity
//! #/topic?q=…                              what each article says where a query has its hits
//! #/matrix   #/timeline   #/network   #/likeness   pictures of the articles that answer
//! #/read/SLUG?at=120-134-9f3c&note=yellow:Why%3F  an article with a note on the passage
//! #/notes?in=guns&which=pink               the reader’s notes; they are in no link
//! #/entities   #/about   #/integrity
//! ```
//!
//! Older links say `lines` for `concordance` and `furniture` for `elements`; they are read as well.
//!
//! Links are canonical: parameters in a fixed order, defaults left out, one way to encode. What a
//! link says that is not understood is left out and told as a [`Notice`]; the rest is shown.
//! This is the only module that writes or reads a URL.

use analysis::concordance::SortBy;
use corpus::Kind;
use query::QueryDraft;
use search::Order;
use text::{Span, folded_form, sort::sort_by_key, tokens};

use super::{NoteSort, Page, Passage, Picture, SharedNote, View};

/// By what lines are sorted, and its word in a link. In the order of articles they stand as those do, so
/// that `newest` and `oldest` sort them by date.
const SORTED: [(&str, SortBy); 8] = [
    ("left1", SortBy::Before(1)),
    ("left2", SortBy::Before(2)),
    ("left3", SortBy::Before(3)),
    ("hit", SortBy::Hit),
    ("right1", SortBy::After(1)),
    ("right2", SortBy::After(2)),
    ("right3", SortBy::After(3)),
    ("title", SortBy::Title),
];

/// Something in a link that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// There is no such page; the search is shown.
    Page(String),
    /// There is no such parameter.
    Parameter(String),
    /// A parameter has a value that it cannot have.
    Value(String, String),
}

/// The link of a view, from the `#` on.
pub fn print(view: &View) -> String {
    let mut link = String::from("#/");
    match &view.page {
        Page::Search => {}
        Page::Concordance => link.push_str("concordance"),
        Page::Read(slug) => push_path(&mut link, &["read", slug]),
        Page::Compare(None, None) => link.push_str("compare"),
        Page::Compare(left, right) => {
            let side = |slug: &Option<String>| slug.clone().unwrap_or_else(|| "-".to_owned());
            push_path(&mut link, &["compare", &side(left), &side(right)]);
        }
        Page::Entity(kind, slug) => push_path(&mut link, &["entity", kind.field(), slug]),
        Page::Entities => link.push_str("entities"),
        Page::Topic(None) => link.push_str("topic"),
        Page::Topic(Some((kind, slug))) => push_path(&mut link, &["topic", kind.field(), slug]),
        Page::Picture(picture) => link.push_str(picture.name()),
        Page::About => link.push_str("about"),
        Page::Integrity => link.push_str("integrity"),
        Page::Open => link.push_str("open"),
        Page::Notes => link.push_str("notes"),
    }
    let mut parameters: Vec<(&str, String)> = Vec::new();
    let query = view.query.join();
    if !query.is_empty() {
        parameters.push(("q", query));
    }
    let sorted = SORTED.iter().find(|(_, by)| *by == view.sorted).map(|(name, _)| *name);
    match (sorted, view.order) {
        (Some(name), _) => parameters.push(("sort", name.to_owned())),
        (None, Order::Relevance) => {}
        (None, Order::Newest) => parameters.push(("sort", "newest".to_owned())),
        (None, Order::Oldest) => parameters.push(("sort", "oldest".to_owned())),
    }
    if let Some(near) = &view.near {
        parameters.push(("near", near.clone()));
    }
    if !view.picked.is_empty() {
        parameters.push(("pick", view.picked.join(",")));
    }
    if let Some(at) = printed_passages(view) {
        parameters.push(("at", at));
    }
    if let Some((kind, slug)) = &view.lit {
        parameters.push(("on", format!("{}:{slug}", kind.field())));
    }
    if view.boilerplate {
        parameters.push(("elements", "shown".to_owned()));
    }
    if !view.unmarked.is_empty() {
        let kinds: Vec<&str> = view.unmarked.iter().map(|kind| kind.field()).collect();
        parameters.push(("unmarked", kinds.join(",")));
    }
    if view.unlocked {
        parameters.push(("lock", "off".to_owned()));
    }
    if view.only_here {
        parameters.push(("only", "lit".to_owned()));
    }
    parameters.extend(view.choices.parameters());
    if let Some(shared) = &view.shared_note {
        parameters.push(("note", shared.print()));
    }
    if !view.notes.words.is_empty() {
        parameters.push(("in", view.notes.words.clone()));
    }
    if let Some(which) = view.notes.which {
        parameters.push(("which", which.name().to_owned()));
    }
    for (at, (key, value)) in parameters.iter().enumerate() {
        link.push(if at == 0 { '?' } else { '&' });
        link.push_str(key);
        link.push('=');
        encode(value, &mut link);
    }
    encode_last(&mut link);
    link
}

/// The link of the search for something, written as a reader could type it; nothing of it is read here.
pub fn of_query(query: &str) -> String {
    let mut link = String::from("#/");
    if !query.is_empty() {
        link.push_str("?q=");
        encode(query, &mut link);
        encode_last(&mut link);
    }
    link
}

/// The view that an address asks for. `search` is what stands between `?` and `#` in it: a query
/// there is taken over, as people write links by hand.
pub fn parse(search: &str, fragment: &str) -> (View, Vec<Notice>) {
    let mut notices = Vec::new();
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    // A fragment that is no route is an anchor in the page, such as that of the skip link.
    let route = fragment.strip_prefix('/').unwrap_or_default();
    let (path, parameters) = route.split_once('?').unwrap_or((route, ""));
    let mut view = View::of(page(path, &mut notices));
    for (key, value) in pairs(parameters) {
        apply(&mut view, &key, &value, &mut notices);
    }
    for (key, value) in pairs(search.strip_prefix('?').unwrap_or(search)) {
        // Other people's parameters, such as trackers', are none of our business.
        if key == "q" && view.query == QueryDraft::default() {
            view.query = QueryDraft::split(&value);
        }
    }
    (view, notices)
}

fn page(path: &str, notices: &mut Vec<Notice>) -> Page {
    let segments: Vec<String> = path.split('/').filter(|part| !part.is_empty()).map(decode).collect();
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    let side = |slug: &str| (slug != "-").then(|| slug.to_owned());
    match segments.as_slice() {
        [] => Page::Search,
        ["read", slug] => Page::Read((*slug).to_owned()),
        ["compare"] => Page::Compare(None, None),
        ["compare", left] => Page::Compare(side(left), None),
        ["compare", left, right] => Page::Compare(side(left), side(right)),
        [page @ ("entity" | "topic"), kind, slug] if Kind::from_field(kind).is_some() => {
            let (kind, slug) = (Kind::from_field(kind).unwrap_or(Kind::Person), (*slug).to_owned());
            if *page == "entity" { Page::Entity(kind, slug) } else { Page::Topic(Some((kind, slug))) }
        }
        ["topic"] => Page::Topic(None),
        ["concordance" | "lines"] => Page::Concordance,
        ["entities"] => Page::Entities,
        ["about"] => Page::About,
        ["integrity"] => Page::Integrity,
        ["open"] => Page::Open,
        ["notes"] => Page::Notes,
        // Whoever writes it by hand means the first of them.
        ["pictures"] => Page::Picture(Picture::Matrix),
        [name] if Picture::from_name(name).is_some() => {
            Page::Picture(Picture::from_name(name).unwrap_or_default())
        }
        _ => {
            notices.push(Notice::Page(path.to_owned()));
            Page::Search
        }
    }
}

fn apply(view: &mut View, key: &str, value: &str, notices: &mut Vec<Notice>) {
    let mut wrong = || notices.push(Notice::Value(key.to_owned(), value.to_owned()));
    match key {
        "q" => view.query = QueryDraft::split(value),
        "sort" => {
            let order = match value {
                "relevance" => Some(Order::Relevance),
                "newest" => Some(Order::Newest),
                "oldest" => Some(Order::Oldest),
                _ => None,
            };
            let sorted = SORTED.iter().find(|(name, _)| *name == value && view.page == Page::Concordance);
            if order.is_none() && sorted.is_none() {
                return wrong();
            }
            view.order = order.unwrap_or_default();
            view.sorted = sorted.map_or(SortBy::Place, |(_, by)| *by);
        }
        "near" if view.page == Page::Concordance => {
            let mut words =
                tokens(value).map(|word| folded_form(value.get(word.range()).unwrap_or_default()));
            match (words.next(), words.next()) {
                (Some(word), None) => view.near = Some(word.into_owned()),
                _ => wrong(),
            }
        }
        "pick" => {
            let mut picked: Vec<String> = Vec::new();
            for slug in value.split(',').filter(|slug| !slug.is_empty()) {
                if !picked.iter().any(|known| known == slug) {
                    picked.push(slug.to_owned());
                }
            }
            if picked.len() > 2 {
                wrong();
                picked.truncate(2);
            }
            view.picked = picked;
        }
        "at" => {
            let (left, right) = match (&view.page, value.split_once(',')) {
                (Page::Compare(..), Some((left, right))) => (left, Some(right)),
                _ => (value, None),
            };
            view.passage = passage(left);
            view.counterpart = right.and_then(passage);
            let is_read =
                |text: &str, read: Option<Passage>| read.is_some() || right.is_some() && text == "-";
            if !is_read(left, view.passage) || right.is_some_and(|text| !is_read(text, view.counterpart)) {
                wrong();
            }
        }
        "on" => match value.split_once(':').map(|(kind, slug)| (Kind::from_field(kind), slug)) {
            Some((Some(kind), slug)) if !slug.is_empty() => view.lit = Some((kind, slug.to_owned())),
            _ => wrong(),
        },
        "elements" | "furniture" => match value {
            "shown" => view.boilerplate = true,
            "hidden" => view.boilerplate = false,
            _ => wrong(),
        },
        "unmarked" => {
            let kinds = value.split(',').map(markable);
            view.unmarked = kinds.clone().flatten().collect();
            sort_by_key(&mut view.unmarked, |kind| *kind);
            view.unmarked.dedup();
            if kinds.into_iter().any(|kind| kind.is_none()) {
                wrong();
            }
        }
        "lock" => match value {
            "off" => view.unlocked = true,
            "on" => view.unlocked = false,
            _ => wrong(),
        },
        "note" => {
            view.shared_note = SharedNote::parse(value);
            if view.shared_note.is_none() {
                wrong();
            }
        }
        "in" => view.notes.words = value.to_owned(),
        "which" => {
            view.notes.which = NoteSort::from_name(value);
            if view.notes.which.is_none() {
                wrong();
            }
        }
        "only" => match value {
            "lit" => view.only_here = true,
            _ => wrong(),
        },
        _ => match view.choices.set(key, value) {
            None => notices.push(Notice::Parameter(key.to_owned())),
            Some(false) => wrong(),
            Some(true) => {}
        },
    }
}

/// A kind whose mentions are marked in texts.
fn markable(name: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| kind.field() == name && kind.is_mentioned())
}

/// The passages to which a view opens its article, or its two articles.
fn printed_passages(view: &View) -> Option<String> {
    let print = |passage: Option<Passage>| match passage {
        Some(Passage { span, check }) => format!("{}-{}-{check:04x}", span.start, span.end),
        None => "-".to_owned(),
    };
    match (view.passage, view.counterpart) {
        (None, None) => None,
        (left, None) => Some(print(left)),
        (left, right) => Some([&print(left), ",", &print(right)].concat()),
    }
}

/// `start-end-check`
fn passage(value: &str) -> Option<Passage> {
    let mut parts = value.split('-');
    let (start, end, check) = (parts.next()?, parts.next()?, parts.next()?);
    let span = Span::new(start.parse().ok()?, end.parse().ok()?);
    let check = u16::from_str_radix(check, 16).ok()?;
    (parts.next().is_none() && !span.is_empty()).then_some(Passage { span, check })
}

fn push_path(link: &mut String, segments: &[&str]) {
    for (at, segment) in segments.iter().enumerate() {
        if at > 0 {
            link.push('/');
        }
        encode(segment, link);
    }
}

/// Percent-encodes all but what is safe in a fragment and survives being pasted into a chat; a
/// space becomes a plus. `:` and `,` stay, so that a query can be read in its link.
fn encode(text: &str, link: &mut String) {
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b':' | b',' => {
                link.push(byte as char)
            }
            b' ' => link.push('+'),
            _ => push_encoded(byte, link),
        }
    }
}

/// Chat clients leave punctuation at the end out of a link, and a `+` there is easily overlooked.
fn encode_last(link: &mut String) {
    match link.pop() {
        Some('+') => link.push_str("%20"),
        Some(last @ ('.' | ':' | ',')) => push_encoded(last as u8, link),
        Some(last) => link.push(last),
        None => {}
    }
}

fn push_encoded(byte: u8, link: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    link.push('%');
    link.push(DIGITS[usize::from(byte >> 4)] as char);
    link.push(DIGITS[usize::from(byte & 15)] as char);
}

/// Keys and values of a query string; what has neither is skipped.
fn pairs(text: &str) -> impl Iterator<Item = (String, String)> + '_ {
    text.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(key), decode(value))
    })
}

/// Undoes [`encode`]. A damaged escape is taken literally, bytes that are no UTF-8 are replaced.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let escaped = match (byte, after) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)).map(|(high, low)| high << 4 | low),
            _ => None,
        };
        match (byte, escaped) {
            (_, Some(escaped)) => {
                bytes.push(escaped);
                rest = &after[2..];
                continue;
            }
            (b'+', None) => bytes.push(b' '),
            (other, None) => bytes.push(other),
        }
        rest = after;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|digit| digit as u8)
}

#[cfg(test)]
mod tests;
