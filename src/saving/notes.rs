//! The reader's notes as files.

use corpus::store::Article;
use export::{
    cite::{self, Reference, Style},
    table::Sheet,
    tables::{self, Given, Noted},
};
use notes::{About, Note, annotation};
use text::Span;

use super::{Here, offers::provenance};
use crate::{
    context::PageContext,
    effects::NotesForm,
    view::{Page, View, permalink},
    words,
};

pub fn ending(form: NotesForm) -> &'static str {
    match form {
        NotesForm::Markdown => "md",
        NotesForm::Csv => "csv",
        NotesForm::Annotations => "json",
    }
}

pub fn media_type(form: NotesForm) -> &'static str {
    match form {
        NotesForm::Markdown => "text/markdown",
        NotesForm::Csv => "text/csv",
        NotesForm::Annotations => "application/json",
    }
}

/// All notes.
pub fn print(context: &PageContext<'_>, here: &Here, form: NotesForm) -> String {
    let notes = context.session.notebook.all();
    match form {
        NotesForm::Annotations => {
            annotation::print_all(context.dossier.title(), notes, |note| link(context, here, note))
        }
        NotesForm::Csv => {
            let mut sheet = Sheet::csv(&provenance(context, here.link.clone(), here.today));
            let rows = notes.iter().map(|note| {
                let article = article(context, note);
                let place = article.as_ref().and_then(|article| note.anchor()?.find(article.raw));
                let citation = article.as_ref().map(|article| citation(context, here, article, place));
                let link = link(context, here, note);
                Noted { note, article, place, citation: citation.unwrap_or_default(), link }
            });
            tables::notes(&Given { dossier: context.dossier, site: here }, rows, &mut sheet);
            sheet.finish()
        }
        NotesForm::Markdown => markdown(context, here, notes),
    }
}

fn article(context: &PageContext<'_>, note: &Note) -> Option<Article<'static>> {
    context.dossier.article_by_slug(note.article()?)
}

/// The whole address of what a note is about: of its words, where they are to be found.
#[inline(never)] // what comes later is cut off by function
pub fn link(context: &PageContext<'_>, here: &Here, note: &Note) -> String {
    let view = match (&note.about, article(context, note)) {
        (About::View { fragment }, _) => return [&here.base, fragment.as_str()].concat(),
        (About::Words { anchor, .. }, Some(article)) => match anchor.find(article.raw) {
            Some(span) => View::default().passage(article.slug, article.raw, span),
            None => View::of(Page::Read(article.slug.to_owned())),
        },
        (_, _) => View::of(Page::Read(note.article().unwrap_or_default().to_owned())),
    };
    [&here.base, &*permalink::print(&view)].concat()
}

fn citation(
    context: &PageContext<'_>,
    here: &Here,
    article: &Article<'static>,
    place: Option<Span>,
) -> String {
    let view = match place {
        Some(span) => View::default().passage(article.slug, article.raw, span),
        None => View::of(Page::Read(article.slug.to_owned())),
    };
    let link = [&here.base, &*permalink::print(&view)].concat();
    let reference =
        Reference::article(&context.dossier, article, None, provenance(context, link, here.today));
    let cited = cite::cite(&[reference], Style::Chicago);
    cited.lines().next().unwrap_or_default().to_owned()
}

/// For each article a heading, its citation, and what was noted: the words as a quotation, what was written below.
fn markdown(context: &PageContext<'_>, here: &Here, notes: &[Note]) -> String {
    let mut out = ["# ", &escaped(&words::notes_of(context.dossier.title())), "\n"].concat();
    for group in notes.chunk_by(|a, b| a.article() == b.article()) {
        let article = article(context, &group[0]);
        let title = match (&article, group[0].article()) {
            (Some(article), _) => article.title,
            (None, Some(slug)) => slug,
            (None, None) => words::SAVED_VIEWS.text(),
        };
        out.push_str(&["\n## ", &escaped(title), "\n\n"].concat());
        if let Some(article) = &article {
            out.push_str(&[&escaped(&citation(context, here, article, None)), "\n\n"].concat());
        }
        for note in group {
            let link = link(context, here, note);
            match &note.about {
                About::Article { .. } => out.push_str(&["★ ", words::STARRED.text(), "\n\n"].concat()),
                About::View { .. } => {
                    let name = if note.text.is_empty() { &link } else { &note.text };
                    out.push_str(&["- [", &escaped(name), "](<", &link, ">)\n"].concat());
                }
                About::Words { anchor, .. } => {
                    for line in anchor.words.lines() {
                        out.push_str(&["> ", &escaped(line), "\n"].concat());
                    }
                    let is_there = article.as_ref().is_some_and(|article| anchor.find(article.raw).is_some());
                    let told = if is_there {
                        ["[", words::LINK_TO_PLACE.text(), "](<", &link, ">)"].concat()
                    } else {
                        words::changed_words().to_owned()
                    };
                    out.push_str(&[">\n> ", words::colour(note.colour), " · ", &told, "\n\n"].concat());
                    for line in note.text.lines() {
                        out.push_str(&[&escaped(line), "  \n"].concat());
                    }
                    if !note.text.is_empty() {
                        out.push('\n');
                    }
                }
            }
        }
    }
    out
}

/// Words as they stand: what Markdown would take for a sign of its own is escaped, and addresses are links.
fn escaped(text: &str) -> String {
    let words = text.split_whitespace().enumerate().map(|(at, word)| {
        if word.starts_with("https://") || word.starts_with("http://") {
            let address = word.trim_end_matches(['.', ',', ')', ';']);
            return ["<", address, ">", &word[address.len()..]].concat();
        }
        let mut escaped = String::with_capacity(word.len());
        // What begins a line with one of these is a heading, a list or a rule.
        let digits = word.trim_start_matches(|c: char| c.is_ascii_digit());
        if at == 0 && word.starts_with(['#', '+', '-', '=', '~']) {
            escaped.push('\\');
        } else if at == 0 && digits.len() < word.len() && digits.starts_with(['.', ')']) {
            return [&word[..word.len() - digits.len()], "\\", digits].concat();
        }
        for c in word.chars() {
            if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|') {
                escaped.push('\\');
            }
            escaped.push(c);
        }
        escaped
    });
    words.collect::<Vec<_>>().join(" ")
}
