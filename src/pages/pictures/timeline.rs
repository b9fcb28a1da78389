//! When articles were published, and which dates they name, each as precise as it is known: a day is a
//! tick, a month and a year are as wide as they are. Where dates crowd, they are gathered into the months
//! or years that hold them. The axis is the filter by year.

use text::{
    date::{Date, Precision},
    sort::{pack, sort_numbers, unpack},
};
use yew::{Callback, Html};

use super::{
    dates::{Dated, Dates},
    opened,
    shared::{Model, Msg, as_table, with},
};
use crate::{
    context::PageContext,
    view::{Choices, Page, Picture, Stretch, permalink},
    widgets::{
        drawing::{self, bar, by_arrows, percent, upright, words_at},
        year_range::{self, axis, choosers, chosen_years, place, share, ticks},
    },
    words,
};
use markup::{classes, html};

/// The height of a row of marks.
const HEIGHT: u32 = 40;

/// The height of a mark that stands for one date.
const LEAST: f64 = 8.0;

/// The height of the most frequent one; above it there is room for its figure.
const MOST: f64 = 25.0;

/// How precise the dates of a row are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Day,
    Month,
    Year,
    Several,
}

impl Row {
    const ALL: [Self; 4] = [Self::Day, Self::Month, Self::Year, Self::Several];

    fn of(when: Stretch) -> Self {
        let (from, to) = when.ends();
        match from.precision() {
            _ if from != to => Self::Several,
            Precision::Day => Self::Day,
            Precision::Month => Self::Month,
            Precision::Year => Self::Year,
        }
    }
}

/// A mark, for one date or for all that lie in a month or a year.
#[derive(Clone, Debug, PartialEq)]
struct Mark {
    when: Stretch,
    /// How many dates.
    count: u32,
    /// The first of them.
    first: Dated,
    /// Whether one of them is of an article that answers.
    answers: bool,
}

/// Dates of one precision.
struct Marks {
    row: Row,
    /// What they were gathered into.
    unit: Precision,
    marks: Vec<Mark>,
}

/// Dates of one sort, a row for each precision that they have.
struct Lane {
    name: &'static str,
    class: &'static str,
    rows: Vec<Marks>,
}

/// The picture.
pub fn picture(context: &PageContext<'_>, model: &Model, send: &Callback<Msg>) -> Html {
    let dates = model.worked_out.dates.get(context.results.text.clone(), || Dates::new(context));
    let Some(years) = dates.years() else {
        return html! { <p class="none">{ words::NO_DATES }</p> };
    };
    let answers = |dated: &Dated| context.results.search.contains(dated.article);
    let published: Vec<Dated> = dates.all.iter().filter(|d| d.span.is_none()).copied().collect();
    let named: Vec<Dated> = dates.all.iter().filter(|d| d.span.is_some() && answers(d)).copied().collect();
    let lanes = [
        Lane { name: words::PUBLISHED.text(), class: "published", rows: rows(context, &published, years) },
        Lane { name: words::NAMED_DATES.text(), class: "named", rows: rows(context, &named, years) },
    ];
    html! {
        <>
            <p class="hint">{ words::TIMELINE_HINT }</p>
            <div class="scroll">
                <div class="lanes" role="group" aria-label={words::TIMELINE} onkeydown={by_arrows()}>
                    { for lanes.iter().map(|lane| self::lane(context, lane, years)) }
                    <span></span>
                    { axis(context, years, chosen(context, years), &model.years, &send.reform(Msg::Years)) }
                </div>
            </div>
            { choosers(years, context.view.query.years(), context.dispatch) }
            { notes(context, &dates, years) }
            if let Some(when) = context.view.choices.when { { opened::stretch(context, when, &dates, model, send) } }
            { table(&lanes) }
        </>
    }
}

/// The years that the query asks for, as far as they are on the axis.
fn chosen(context: &PageContext<'_>, years: (u16, u16)) -> Option<(u16, u16)> {
    let (from, to) = context.view.query.years()?;
    let (from, to) = (from.unwrap_or(years.0).max(years.0), to.unwrap_or(years.1).min(years.1));
    (from <= to).then_some((from, to))
}

/// What is not drawn.
fn notes(context: &PageContext<'_>, dates: &Dates, years: (u16, u16)) -> Html {
    let beyond = |when: Option<Stretch>| {
        let when = when?;
        let count = dates.named(context, when).count() as u32;
        let href = with(context, Choices { when: Some(when), ..context.view.choices.clone() });
        (count > 0).then(|| html! { <>{ " " }<a {href}>{ words::dates_beyond(count, when) }</a></> })
    };
    let year = |year| Date::new(year, 0, 0);
    let before = year(years.0.saturating_sub(1)).and_then(|last| Stretch::new(year(1)?, last));
    let after = year(years.1.saturating_add(1)).and_then(|first| Stretch::new(first, year(9999)?));
    html! {
        <p class="extent">
            if dates.undated > 0 { { words::undated(dates.undated) } }
            { beyond(before) }
            { beyond(after) }
        </p>
    }
}

/// The rows that dates need, each with its marks.
fn rows(context: &PageContext<'_>, dates: &[Dated], years: (u16, u16)) -> Vec<Marks> {
    let on_axis = |dated: &&Dated| {
        let (from, to) = dated.when.ends();
        from.year() >= years.0 && to.year() <= years.1
    };
    let dates: Vec<Dated> = dates.iter().filter(on_axis).copied().collect();
    let rows = Row::ALL.into_iter().filter_map(|row| {
        let own: Vec<Dated> = dates.iter().filter(|dated| Row::of(dated.when) == row).copied().collect();
        let (unit, marks) = marks(context, row, &own, years)?;
        Some(Marks { row, unit, marks })
    });
    rows.collect()
}

/// The marks of a row, gathered as coarsely as they have to be.
fn marks(
    context: &PageContext<'_>,
    row: Row,
    dates: &[Dated],
    years: (u16, u16),
) -> Option<(Precision, Vec<Mark>)> {
    let (days, months) = if context.session.is_wide { (60, 420) } else { (24, 120) };
    let length = usize::from(years.1 - years.0 + 1);
    let finest = match row {
        Row::Day | Row::Several => gathered(context, dates, Precision::Day),
        Row::Month => gathered(context, dates, Precision::Month),
        Row::Year => gathered(context, dates, Precision::Year),
    };
    if finest.is_empty() {
        return None;
    }
    Some(match row {
        Row::Year | Row::Several => (Precision::Year, finest),
        Row::Day if finest.len() <= days => (Precision::Day, finest),
        Row::Month if length * 12 <= months => (Precision::Month, finest),
        Row::Day if length * 12 <= months => (Precision::Month, gathered(context, dates, Precision::Month)),
        _ => (Precision::Year, gathered(context, dates, Precision::Year)),
    })
}

/// One mark for all dates that are the same once they are cut to a precision.
fn gathered(context: &PageContext<'_>, dates: &[Dated], precision: Precision) -> Vec<Mark> {
    let key = |date: Date| cut(date, precision).to_bits();
    let ends = |dated: &Dated| {
        let (from, to) = dated.when.ends();
        (key(from), key(to))
    };
    let mut order: Vec<u64> = dates.iter().enumerate().map(|(at, d)| pack(ends(d).0, at as u32)).collect();
    sort_numbers(&mut order);
    let sorted: Vec<Dated> = order.into_iter().map(|packed| dates[unpack(packed).1 as usize]).collect();
    let groups = sorted.chunk_by(|a, b| ends(a) == ends(b));
    let mark = |group: &[Dated]| {
        let (from, to) = group[0].when.ends();
        Some(Mark {
            when: Stretch::new(cut(from, precision), cut(to, precision))?,
            count: group.len() as u32,
            first: group[0],
            answers: group.iter().any(|dated| context.results.search.contains(dated.article)),
        })
    };
    groups.filter_map(mark).collect()
}

/// A date no more precise than asked.
fn cut(date: Date, precision: Precision) -> Date {
    let cut = match precision {
        Precision::Year => Date::new(date.year(), 0, 0),
        Precision::Month => Date::new(date.year(), date.month().unwrap_or(0), 0),
        Precision::Day => None,
    };
    cut.unwrap_or(date)
}

fn lane(context: &PageContext<'_>, lane: &Lane, years: (u16, u16)) -> Html {
    let (name, class) = (lane.name, lane.class);
    if lane.rows.is_empty() {
        return Html::default();
    }
    let rows = lane.rows.iter().enumerate().map(|(at, Marks { row, unit, marks })| {
        let most = marks.iter().map(|mark| mark.count).max().unwrap_or(1);
        let group = format!("{class}{at}");
        html! {
            <>
                <span class="row-name">{ words::row(precision(*row), *unit) }</span>
                <svg class={classes!("dates", class)} height={HEIGHT.to_string()} role="group" aria-label={words::lane(name, precision(*row), *unit)}>
                    { chosen_years(years, chosen(context, years)) }
                    { for ticks(years).map(|year| upright(&percent(share(years, year)), HEIGHT)) }
                    { for marks.iter().enumerate().map(|(at, mark)| drawn(context, mark, most, years, format!("{group}-{at}"), at == 0)) }
                </svg>
            </>
        }
    });
    html! {
        <>
            <h2>{ name }</h2>
            { for rows }
        </>
    }
}

fn drawn(
    context: &PageContext<'_>,
    mark: &Mark,
    most: u32,
    years: (u16, u16),
    id: String,
    is_first: bool,
) -> Html {
    let (left, right) = (place(years, mark.when.begin()), place(years, mark.when.end()));
    // The area is what is seen: heights go with the root of the count.
    let share = if most > 1 { (f64::from(mark.count) / f64::from(most)).sqrt() } else { 0.0 };
    let top = HEIGHT - (LEAST + (MOST - LEAST) * share) as u32;
    let (x, width) = (percent(left), percent(right - left));
    let link = drawing::Mark {
        id,
        class: match mark.answers {
            true => "",
            false => "out",
        },
        href: href(context, mark),
        label: label(context, mark),
        is_open: context.view.choices.when == Some(mark.when),
        is_first,
    };
    let mut shapes = vec![bar("hit", &x, &width, 0, HEIGHT), bar("mark", &x, &width, top, HEIGHT - top)];
    let figure = mark.count.to_string();
    // A digit as a share of the width that there is at least.
    let digit = if context.session.is_wide { 0.01 } else { 0.035 };
    if mark.count > 1 && right - left > figure.len() as f64 * digit {
        shapes.push(words_at(&percent((left + right) / 2.0), top - 4, figure));
    }
    link.drawn(shapes.into_iter().collect())
}

/// What a mark leads to: the one date, or the list of all.
fn href(context: &PageContext<'_>, mark: &Mark) -> String {
    let article = context.dossier.article(mark.first.article).filter(|_| mark.count == 1);
    match (article, mark.first.span) {
        (Some(article), Some(span)) => {
            permalink::print(&context.view.passage(article.slug, article.raw, span))
        }
        (Some(article), None) => permalink::print(&context.view.at(Page::Read(article.slug.to_owned()))),
        (None, _) => with(context, Choices { when: Some(mark.when), ..context.view.choices.clone() }),
    }
}

fn label(context: &PageContext<'_>, mark: &Mark) -> String {
    let when = words::period(mark.when);
    match context.dossier.article(mark.first.article).filter(|_| mark.count == 1) {
        Some(article) => words::dated_in(&when, article.title),
        None if mark.first.span.is_none() => words::dated_articles(&when, mark.count),
        None => words::dated_mentions(&when, mark.count),
    }
}

fn precision(row: Row) -> Option<Precision> {
    match row {
        Row::Day => Some(Precision::Day),
        Row::Month => Some(Precision::Month),
        Row::Year => Some(Precision::Year),
        Row::Several => None,
    }
}

/// The same as a table.
fn table(lanes: &[Lane]) -> Html {
    let all = lanes.iter().flat_map(|lane| lane.rows.iter().map(|row| (lane.name, row)));
    let marks = all.flat_map(|(name, row)| row.marks.iter().map(move |mark| (name, row.row, mark)));
    let cells = |(name, row, mark): (&'static str, Row, &Mark)| {
        let known = words::precision(precision(row));
        [words::period(mark.when), name.to_owned(), known.to_owned(), mark.count.to_string()].map(Html::from)
    };
    as_table(words::TIMELINE_CAPTION.text().to_owned(), &words::TIMELINE_HEADS, marks.map(cells))
}

/// The dates of publication as a band that filters, for the page of the results.
pub fn band(context: &PageContext<'_>, model: &year_range::Model, send: &Callback<year_range::Msg>) -> Html {
    let counts: Vec<(u16, u32)> =
        context.results.facets.years.iter().filter_map(|&(year, count)| Some((year?, count))).collect();
    let (Some(&(first, _)), Some(&(last, _))) = (counts.first(), counts.last()) else {
        return Html::default();
    };
    let most = counts.iter().map(|&(_, count)| count).max().unwrap_or(0);
    if first == last || most == 0 {
        return Html::default();
    }
    let years = (first, last);
    let whole = permalink::print(&context.view.at(Page::Picture(Picture::Timeline)));
    html! {
        <div class="band">
            <svg class="dates published" height="26" aria-hidden="true">
                { chosen_years(years, chosen(context, years)) }
                { for counts.iter().filter(|(_, count)| *count > 0).map(|&(year, count)| {
                    let (left, right) = (share(years, year), share(years, year + 1));
                    let height = (4.0 + 20.0 * (f64::from(count) / f64::from(most)).sqrt()) as u32;
                    bar("mark", &percent(left), &percent(right - left), 26 - height, height)
                }) }
            </svg>
            { axis(context, years, chosen(context, years), model, send) }
            <div class="under">
                { choosers(years, context.view.query.years(), context.dispatch) }
                <a href={whole}>{ words::WHOLE_TIMELINE }</a>
            </div>
        </div>
    }
}
