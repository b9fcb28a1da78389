//! From a [`Query`] to what a reader would type.

use std::fmt::{self, Display, Write};

use super::{Form, Query, Text, Word};

/// How tightly a context binds: what binds less tightly inside it needs parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Or,
    And,
    Not,
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        print(self, Level::Or, f)
    }
}

fn print(query: &Query, context: Level, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match query {
        Query::All => Ok(()),
        Query::Or(any) => list(any, " OR ", Level::Or, context, f),
        Query::And(all) => list(all, " ", Level::And, context, f),
        Query::Not(inner) => {
            f.write_char('-')?;
            print(inner, Level::Not, f)
        }
        Query::Text(text) => text.fmt(f),
        Query::Entity(kind, values) => {
            write!(f, "{}:", kind.field())?;
            for (at, value) in values.iter().enumerate() {
                if at > 0 {
                    f.write_char(',')?;
                }
                let plain = !value.contains(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ','));
                if plain { f.write_str(value)? } else { write!(f, "\"{value}\"")? }
            }
            Ok(())
        }
        Query::Year(from, to) => range("year", from.as_ref(), to.as_ref(), f),
        Query::Date(from, to) => range("date", from.as_ref(), to.as_ref(), f),
        Query::Number(from, to) => range("number", from.as_ref(), to.as_ref(), f),
    }
}

fn range<T: Display + PartialEq>(
    field: &str,
    from: Option<&T>,
    to: Option<&T>,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    write!(f, "{field}:")?;
    from.map_or(Ok(()), |from| from.fmt(f))?;
    if from == to {
        return Ok(());
    }
    f.write_str("..")?;
    to.map_or(Ok(()), |to| to.fmt(f))
}

fn list(
    queries: &[Query],
    between: &str,
    level: Level,
    context: Level,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    if context > level {
        f.write_char('(')?;
    }
    // A conjunction inside an OR needs no parentheses, an OR inside a conjunction does.
    for (at, query) in queries.iter().enumerate() {
        if at > 0 {
            f.write_str(between)?;
        }
        print(query, level, f)?;
    }
    if context > level {
        f.write_char(')')?;
    }
    Ok(())
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.title_only {
            f.write_str("title:")?;
        }
        let mark = if self.quoted { "\"" } else { "" };
        f.write_str(mark)?;
        for (at, word) in self.words.iter().enumerate() {
            if at > 0 {
                f.write_char(' ')?;
            }
            word.fmt(f)?;
        }
        f.write_str(mark)?;
        self.within.map_or(Ok(()), |within| write!(f, "~{within}"))
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.form {
            Form::Stem => f.write_str(&self.text),
            Form::Exact => write!(f, "={}", self.text),
            Form::Wildcard => f.write_str(&self.text),
            Form::Prefix => write!(f, "{}*", self.text),
            Form::Fuzzy(1) => write!(f, "{}~", self.text),
            Form::Fuzzy(distance) => write!(f, "{}~{distance}", self.text),
        }
    }
}
