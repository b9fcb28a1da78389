//! A reference in each form.

use say::say;
use text::{date::Date, folded_form, json};
use words::month;

use super::{Author, Reference};

/// "January 20, 2021", "January 2021", "2021"; in the reader's language.
fn american(date: Date) -> String {
    let year = date.year();
    match (date.month(), date.day()) {
        (Some(month), Some(day)) => say!("{} {}, {}", self::month(month), day, year),
        (Some(month), None) => say!("{} {}", self::month(month), year),
        _ => year.to_string(),
    }
}

/// "2021, January 20"
fn year_first(date: Date) -> String {
    let year = date.year();
    match (date.month(), date.day()) {
        (Some(month), Some(day)) => say!("{}, {} {}", year, self::month(month), day),
        (Some(month), None) => [&year.to_string(), ", ", self::month(month)].concat(),
        _ => year.to_string(),
    }
}

/// With the quotation marks that stand inside others.
fn within_quotes(text: &str) -> String {
    text.replace('“', "‘").replace('”', "’")
}

/// Whether a sentence is over anyway.
fn is_closed(text: &str) -> bool {
    text.ends_with(['.', '?', '!', '…'])
}

/// Lines below a citation in words.
fn with_evidence(citation: String, reference: &Reference) -> String {
    let mut lines = vec![citation];
    lines.extend(reference.evidence());
    lines.join("\n") + "\n"
}

/// "Ann Lee, “Title,” Source, January 20, 2021, https://…, in Dossier, accessed …, https://…"
pub fn chicago(reference: &Reference) -> String {
    let mut parts = Vec::new();
    let names: Vec<String> = reference.authors.iter().map(Author::to_string).collect();
    match names.as_slice() {
        [] => {}
        [one] => parts.push(one.clone()),
        [one, other] => parts.push(say!("{one} and {other}")),
        [one, two, three] => parts.push(say!("{one}, {two}, and {three}")),
        [first, ..] => parts.push([first, " et al."].concat()),
    }
    let title = within_quotes(&reference.title);
    // The comma stands inside, and not behind what ends a sentence.
    let title = ["“", &title, if is_closed(&title) { "”" } else { ",”" }].concat();
    let mut citation = parts.join(", ");
    if !citation.is_empty() {
        citation.push_str(", ");
    }
    citation.push_str(&title);
    citation.push(' ');
    let mut rest = Vec::new();
    rest.extend(reference.source.clone());
    if !reference.is_view {
        rest.push(match reference.date {
            // What stands on no page is in brackets.
            Some(date) if !reference.dated.is_empty() => {
                ["[", &american(date), ", ", &reference.dated, "]"].concat()
            }
            Some(date) => american(date),
            None => say::sentence("n.d.").to_owned(),
        });
    }
    if !reference.url.is_empty() {
        rest.push(reference.url.clone());
    }
    rest.push(say!("in {}", reference.read.dossier));
    rest.extend(reference.read.day.map(|day| say!("accessed {}", american(day))));
    rest.push(reference.read.link.clone());
    citation.push_str(&rest.join(", "));
    with_evidence(citation + ".", reference)
}

/// "Lee, A. (2021, January 20). Title. Source. https://… (retrieved …, from Dossier, https://…)"
pub fn apa(reference: &Reference) -> String {
    let names: Vec<String> = reference.authors.iter().map(Author::abbreviated).collect();
    let authors = match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => say!("{}, & {}", first.join(", "), last),
    };
    let date = match reference.date {
        Some(date) => {
            let mut written = year_first(date);
            if !reference.dated.is_empty() {
                written.push_str(&[" [", &reference.dated, "]"].concat());
            }
            written
        }
        None => say::sentence("n.d.").to_owned(),
    };
    let closed = |text: &str| [text, if is_closed(text) { " " } else { ". " }].concat();
    let date = ["(", &date, "). "].concat();
    let title = closed(&reference.title);
    // Without an author the title comes first.
    let mut citation =
        if authors.is_empty() { [title, date].concat() } else { [closed(&authors), date, title].concat() };
    if let Some(source) = &reference.source {
        citation.push_str(&closed(source));
    }
    let (dossier, link) = (&reference.read.dossier, &reference.read.link);
    let retrieved = match reference.read.day {
        Some(day) => say!("Retrieved {}, from {dossier}, {link}", american(day)),
        None => say!("Retrieved from {dossier}, {link}"),
    };
    citation.push_str(&match reference.url.as_str() {
        "" => retrieved,
        url => {
            let (first, rest) = retrieved.split_at(retrieved.chars().next().map_or(0, char::len_utf8));
            [url, " (", &text::lowercase(first), rest, ")"].concat()
        }
    });
    with_evidence(citation, reference)
}

/// What each reference is called in a LaTeX document: "lee2021ambassador". No two are called the same.
pub fn keys(references: &[Reference]) -> Vec<String> {
    let mut keys: Vec<String> = Vec::with_capacity(references.len());
    for reference in references {
        let who = match reference.authors.first() {
            Some(Author::Parted { family, .. }) => family,
            Some(Author::Whole(name)) => name,
            None => reference.source.as_ref().unwrap_or(&reference.read.dossier),
        };
        let year = reference.date.map(|date| date.year().to_string()).unwrap_or_default();
        let words = folded_form(&reference.title);
        let mut words = words.split(|c: char| !c.is_alphanumeric()).map(plain);
        let word = words.find(|word| word.len() > 3).unwrap_or_default();
        let key = [plain(who).as_str(), &year, &word].concat();
        let key = if key.is_empty() { "reference".to_owned() } else { key };
        let again = |key: &String| keys.contains(key);
        let free = (2..).map(|number: u32| [&key, "-", &number.to_string()].concat()).find(|key| !again(key));
        keys.push(if again(&key) { free.unwrap_or_default() } else { key });
    }
    keys
}

/// Its letters and digits, as far as every program reads them.
fn plain(text: &str) -> String {
    folded_form(text).chars().filter(char::is_ascii_alphanumeric).collect()
}

/// For LaTeX.
pub fn bibtex(reference: &Reference, key: &str) -> String {
    let name = |author: &Author| match author {
        Author::Parted { .. } => escaped(&author.inverted()),
        Author::Whole(name) => ["{", &escaped(name), "}"].concat(),
    };
    let authors: Vec<String> = reference.authors.iter().map(name).collect();
    let mut fields = Vec::new();
    if !authors.is_empty() {
        fields.push(("author", authors.join(" and ")));
    }
    fields.push(("title", capitals_kept(&reference.title)));
    match &reference.source {
        Some(source) => {
            fields.push(("journal", escaped(source)));
            fields.push(("entrysubtype", "newspaper".to_owned()));
        }
        None => fields.push(("howpublished", escaped(&reference.read.dossier))),
    }
    if let Some(date) = reference.date {
        fields.push(("date", date.to_string()));
        fields.push(("year", date.year().to_string()));
        fields.extend(date.month().map(|month| ("month", month.to_string())));
    }
    // No escapes in an address; nor braces, with which the field would end.
    let url = reference.address().replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C");
    fields.push(("url", url));
    fields.extend(reference.read.day.map(|day| ("urldate", day.to_string())));
    fields.push(("note", escaped(&reference.notes().join(". "))));
    let kind = if reference.source.is_some() { "@article{" } else { "@misc{" };
    let mut entry = [kind, key].concat();
    for (field, value) in fields {
        entry.push_str(&[",\n  ", field, " = {", &value, "}"].concat());
    }
    entry + "\n}\n"
}

/// What LaTeX takes for commands, escaped; on one line.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in on_one_line(text).chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => escaped.extend(['\\', c]),
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Words with capitals in braces: styles would write others small.
fn capitals_kept(title: &str) -> String {
    let is_capital = |c: char| c.is_uppercase();
    let word = |(at, word): (usize, &str)| {
        let first = usize::from(at == 0);
        if word.chars().skip(first).any(is_capital) {
            ["{", &escaped(word), "}"].concat()
        } else {
            escaped(word)
        }
    };
    title.split_whitespace().enumerate().map(word).collect::<Vec<_>>().join(" ")
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// For reference managers.
pub fn ris(reference: &Reference) -> String {
    let slashed = |date: Date| {
        let two = |part: Option<u8>| part.map(|part| (100 + u32::from(part)).to_string()[1..].to_owned());
        let (month, day) = (two(date.month()).unwrap_or_default(), two(date.day()).unwrap_or_default());
        [&date.year().to_string(), "/", &month, "/", &day, "/"].concat()
    };
    let mut lines = vec![("TY", if reference.is_view { "ELEC" } else { "NEWS" }.to_owned())];
    lines.extend(reference.authors.iter().map(|author| ("AU", author.inverted())));
    lines.push(("TI", reference.title.clone()));
    let published_in = reference.source.as_ref().or(reference.is_view.then_some(&reference.read.dossier));
    lines.extend(published_in.map(|source| ("T2", source.clone())));
    if let Some(date) = reference.date {
        lines.push(("PY", date.year().to_string()));
        lines.push(("DA", slashed(date)));
    }
    if !reference.language.is_empty() {
        lines.push(("LA", reference.language.clone()));
    }
    lines.push(("UR", reference.address().to_owned()));
    lines.extend(reference.read.day.map(|day| ("Y2", slashed(day))));
    lines.push(("DB", reference.read.dossier.clone()));
    lines.push(("AV", reference.read.link.clone()));
    lines.extend(reference.notes().into_iter().map(|note| ("N1", note)));
    lines.push(("ER", String::new()));
    lines.iter().map(|(tag, value)| [*tag, "  - ", &on_one_line(value), "\r\n"].concat()).collect()
}

/// For citation processors.
pub fn csl(reference: &Reference, key: &str) -> String {
    let text = |text: &str| json::quoted(&on_one_line(text));
    let date = |date: Date, is_inferred: bool| {
        let mut parts = vec![date.year().to_string()];
        parts.extend(date.month().map(|part| part.to_string()));
        parts.extend(date.day().map(|part| part.to_string()));
        let mut fields = vec![("date-parts", json::array(&[json::array(&parts)]))];
        if is_inferred {
            fields.push(("circa", "true".to_owned()));
        }
        json::object(&fields)
    };
    let author = |author: &Author| match author {
        Author::Parted { given, family } => json::object(&[("family", text(family)), ("given", text(given))]),
        Author::Whole(name) => json::object(&[("literal", text(name))]),
    };
    let kind = if reference.is_view { "webpage" } else { "article-newspaper" };
    let mut fields = vec![("id", text(key)), ("type", text(kind)), ("title", text(&reference.title))];
    if !reference.authors.is_empty() {
        let authors: Vec<String> = reference.authors.iter().map(author).collect();
        fields.push(("author", json::array(&authors)));
    }
    let published_in = reference.source.as_ref().or(reference.is_view.then_some(&reference.read.dossier));
    fields.extend(published_in.map(|source| ("container-title", text(source))));
    fields.extend(reference.date.map(|day| ("issued", date(day, !reference.dated.is_empty()))));
    if !reference.language.is_empty() {
        fields.push(("language", text(&reference.language)));
    }
    fields.push(("URL", text(reference.address())));
    fields.extend(reference.read.day.map(|day| ("accessed", date(day, false))));
    fields.push(("archive", text(&reference.read.dossier)));
    fields.push(("archive_location", text(&reference.read.link)));
    fields.push(("note", json::quoted(&reference.notes().join("\n"))));
    json::object(&fields)
}
