//! Dates and figures in sentences of every kind of news, in both languages: how many are right, how many
//! are marked with something untrue, and how many marks there should not be.

use ingest::annotate::{dates, quantities};
use text::{Span, date::Date};

/// A mention: where it is, and its value.
type Mark = (Span, String);

/// A line without its marks, and the marks.
fn read(line: &str) -> (String, Vec<Mark>) {
    let (mut text, mut marks, mut rest) = (String::new(), Vec::new(), line);
    while let Some((before, after)) = rest.split_once('[') {
        let (inner, after) = after.split_once(']').expect("a mark is closed");
        let (surface, value) = inner.split_once('|').expect("a mark has a value");
        text += before;
        marks.push((Span::new(text.len(), text.len() + surface.len()), value.to_owned()));
        text += surface;
        rest = after;
    }
    (text + rest, marks)
}

/// What is found in a text. A figure that crosses a date is none.
fn found(text: &str) -> Vec<Mark> {
    let dates: Vec<Mark> = dates::find_written(text, Date::parse("2019-06-12"))
        .into_iter()
        .map(|date| (date.span, date.value))
        .collect();
    let figures = quantities::find(text).into_iter().map(|figure| (figure.span, figure.value.to_string()));
    let free = |figure: &Mark| !dates.iter().any(|date| date.0.overlaps(figure.0));
    let figures: Vec<Mark> = figures.filter(free).collect();
    dates.into_iter().chain(figures).collect()
}

#[derive(Debug, Default)]
struct Score {
    right: usize,
    expected: usize,
    untrue: usize,
    wrong: Vec<String>,
}

fn score(sentences: &str) -> Score {
    let mut score = Score::default();
    for line in sentences.lines().filter(|line| !line.starts_with('#')) {
        let (text, expected) = read(line);
        let found = found(&text);
        let right = expected.iter().filter(|mark| found.contains(mark)).count();
        let untrue = found.iter().filter(|mark| !expected.contains(mark)).count();
        if right < expected.len() || untrue > 0 {
            score.wrong.push(format!(
                "{line}\n    found {:?}",
                found.iter().map(|m| (&text[m.0.range()], &m.1)).collect::<Vec<_>>()
            ));
        }
        score.right += right;
        score.expected += expected.len();
        score.untrue += untrue;
    }
    score
}

#[test]
fn dates_and_figures_in_english() {
    let score = score(include_str!("expressions/en.txt"));
    assert!(score.right * 100 >= score.expected * 96 && score.untrue <= 2, "{score:#?}");
}

#[test]
fn dates_and_figures_in_spanish() {
    let score = score(include_str!("expressions/es.txt"));
    assert!(score.right * 100 >= score.expected * 96 && score.untrue <= 2, "{score:#?}");
}
