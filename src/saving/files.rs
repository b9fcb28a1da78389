//! The files that are saved, and what they are called.

use analysis::{
    compare,
    concordance::Concordance,
    cooccurrence::{Within, pairs},
    coverage::most_named,
    mentions::by_article,
};
use corpus::{Kind, model::Rule, store::Article};
use export::{
    cite::{self, Reference},
    graphml::graphml,
    table::Sheet,
    tables::{self, Dated, Given, MatrixColumn, Site},
};
use text::{Span, folded_form};

use super::{
    Here, name, notes,
    offers::{compared, listed, mentioning, provenance, reference},
};
use crate::{
    context::PageContext,
    effects::{File, FileForm, Taken, Which},
    pages::pictures::{self, Dates},
    view::{Page, View, permalink},
};

/// How many characters of what a file is about are in its name.
const LONGEST: usize = 40;

/// Makes a file of what is shown.
#[inline(never)] // what comes later is cut off by function
pub fn file(context: &PageContext<'_>, here: &Here, taken: Taken) -> Option<File> {
    let from_here = || provenance(context, here.link.clone(), here.today);
    let (media_type, ending, text) = match taken {
        Taken::Citation(style) => {
            (style.media_type(), style.ending(), cite::cite(&[reference(context, here)], style))
        }
        Taken::Bibliography(style) => {
            let references: Vec<Reference> =
                listed(context).iter().map(|article| of_listed(context, here, article)).collect();
            (style.media_type(), style.ending(), cite::cite(&references, style))
        }
        Taken::Table(which, FileForm::Csv) => {
            ("text/csv", "csv", table(context, here, which, Sheet::csv(&from_here()))?)
        }
        Taken::Table(which, FileForm::Json) => {
            ("application/json", "json", table(context, here, which, Sheet::json(&from_here()))?)
        }
        Taken::Table(_, FileForm::Graphml) => ("application/graphml+xml", "graphml", graph(context, here)),
        Taken::Notes(form) => {
            (notes::media_type(form), notes::ending(form), notes::print(context, here, form))
        }
    };
    Some(File { name: file_name(context, here, taken, ending), media_type, bytes: text.into_bytes() })
}

/// An article of a list, as it is cited.
fn of_listed(context: &PageContext<'_>, here: &Here, article: &Article<'static>) -> Reference {
    let link = link(here, article, None);
    Reference::article(&context.dossier, article, None, provenance(context, link, here.today))
}

/// What is taken, as a part of an id.
pub fn id(taken: Taken) -> String {
    match taken {
        Taken::Citation(style) => name(style).to_owned(),
        Taken::Bibliography(style) => ["articles-", name(style)].concat(),
        Taken::Table(which, form) => {
            let form = match form {
                FileForm::Csv => "csv",
                FileForm::Json => "json",
                FileForm::Graphml => "graphml",
            };
            [which_name(which), "-", form].concat()
        }
        Taken::Notes(form) => ["notes-", notes::ending(form)].concat(),
    }
}

fn which_name(which: Which) -> &'static str {
    match which {
        Which::Results => "results",
        Which::Filters => "filters",
        Which::Names => "names",
        Which::Mentions => "mentions",
        Which::Lines => "concordance",
        Which::Matrix => "matrix",
        Which::Network => "network",
        Which::Timeline => "timeline",
        Which::Passages => "passages",
        Which::Claims => "claims",
    }
}

/// `dossier-results-arms-trafficking-2026-12-01.csv`
fn file_name(context: &PageContext<'_>, here: &Here, taken: Taken, ending: &str) -> String {
    let what = match taken {
        Taken::Citation(style) => ["citation-", name(style)].concat(),
        // Both are plain text: by their endings they could not be told apart.
        Taken::Bibliography(style @ (cite::Style::Chicago | cite::Style::Apa)) => {
            ["articles-", name(style)].concat()
        }
        Taken::Bibliography(_) => "articles".to_owned(),
        Taken::Table(which, _) => which_name(which).to_owned(),
        Taken::Notes(_) => "notes".to_owned(),
    };
    let about = match &context.view.page {
        Page::Read(slug) | Page::Entity(_, slug) | Page::Topic(Some((_, slug))) => slug.clone(),
        Page::Compare(left, right) => [left, right].map(|slug| slug.clone().unwrap_or_default()).join("-"),
        Page::Search | Page::Concordance | Page::Topic(None) | Page::Picture(_) => {
            context.results.text.clone()
        }
        _ => String::new(),
    };
    let mut name = ["dossier-", &what].concat();
    let folded = folded_form(&about);
    let mut left = LONGEST;
    for word in folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if word.len() > left {
            break;
        }
        left -= word.len();
        name.push_str(&["-", word].concat());
    }
    if let Some(day) = here.today {
        name.push_str(&["-", &day.to_string()].concat());
    }
    [&name, ".", ending].concat()
}

/// The whole address of an article, or of words in it.
fn link(here: &Here, article: &Article<'_>, span: Option<Span>) -> String {
    let view = match span {
        Some(span) => View::default().passage(article.slug, article.raw, span),
        None => View::of(Page::Read(article.slug.to_owned())),
    };
    [&here.base, &*permalink::print(&view)].concat()
}

impl Site for &Here {
    fn link(&self, article: &Article<'_>, span: Option<Span>) -> String {
        link(self, article, span)
    }

    fn rule(&self, kind: Kind, rule: &Rule<&str>) -> String {
        ::words::rule(kind, rule)
    }
}

/// A table as CSV or as JSON: in English, since data should not depend on who saves them.
fn table(context: &PageContext<'_>, here: &Here, which: Which, to: Sheet) -> Option<String> {
    say::in_english(|| filled(context, here, which, to))
}

fn filled(context: &PageContext<'_>, here: &Here, which: Which, mut to: Sheet) -> Option<String> {
    let (dossier, results) = (&context.dossier, context.results);
    let given = &Given { dossier: *dossier, site: here };
    let to_sheet = &mut to;
    match which {
        Which::Results => tables::results(given, &results.search, &results.hits, to_sheet),
        Which::Filters => tables::facets(given, &results.facets, to_sheet),
        Which::Names => tables::entities(given, to_sheet),
        Which::Mentions => match &context.view.page {
            Page::Entity(kind, slug) => {
                let entity = dossier.entity_by_slug(*kind, slug)?;
                tables::mentions_in_sentences(given, &by_article(dossier, &entity), to_sheet);
            }
            _ => tables::mentions(given, mentioning(context).into_iter(), to_sheet),
        },
        Which::Lines => {
            let concordance = Concordance::gather(dossier, &results.search, &results.hits);
            let order = concordance.ordered(context.view.sorted, context.view.near.as_deref());
            tables::concordance(given, &concordance, &order, to_sheet);
        }
        Which::Matrix => tables::matrix(given, &named(context), &matrix_columns(context), to_sheet),
        Which::Network => tables::network(given, &network(context).1, within(context), to_sheet),
        Which::Timeline => {
            let dates = Dates::new(context).all.into_iter();
            let answering = dates.filter(|dated| results.search.contains(dated.article)).map(|dated| {
                let (from, to) = dated.when.ends();
                Dated { article: dated.article, from, to, span: dated.span }
            });
            tables::timeline(given, answering, to_sheet);
        }
        Which::Passages | Which::Claims => {
            let [a, b] = &compared(context)?;
            let passages = compare::passages(dossier, a, b);
            if which == Which::Passages {
                tables::passages(given, [a, b], &passages, to_sheet);
            } else {
                let claims = compare::claims(dossier, a, b, &passages);
                tables::claims(given, [a, b], &claims, to_sheet);
            }
        }
    }
    Some(to.finish())
}

fn named(context: &PageContext<'_>) -> Vec<(u32, u32)> {
    most_named(&context.dossier, pictures::articles(context), &context.view.choices.kinds)
}

fn within(context: &PageContext<'_>) -> Within {
    if context.view.choices.in_paragraphs { Within::Paragraph } else { Within::Sentence }
}

/// The names of the network, and who is named together with whom.
fn network(context: &PageContext<'_>) -> (Vec<(u32, u32)>, Vec<analysis::cooccurrence::Pair>) {
    let mut named = named(context);
    named.truncate(pictures::NODES);
    let ids: Vec<u32> = named.iter().map(|&(id, _)| id).collect();
    let pairs = pairs(&context.dossier, pictures::articles(context), &ids, within(context));
    (named, pairs)
}

fn graph(context: &PageContext<'_>, here: &Here) -> String {
    let (named, pairs) = network(context);
    graphml(&context.dossier, &named, &pairs, &provenance(context, here.link.clone(), here.today))
}

/// The columns of the matrix, as it is drawn.
fn matrix_columns(context: &PageContext<'_>) -> Vec<MatrixColumn> {
    let column = |column: pictures::Column| {
        let name = match column.year {
            Some(Some(year)) => year.to_string(),
            Some(None) => "undated".to_owned(),
            None => column.articles.first().map_or("", |&id| context.dossier.slug(id)).to_owned(),
        };
        MatrixColumn { name, articles: column.articles }
    };
    pictures::columns(context).into_iter().map(column).collect()
}
