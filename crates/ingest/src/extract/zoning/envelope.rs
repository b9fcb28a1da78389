//! What programs put around a text that is saved as plain text: the heads of mails, the fields of press databases,
//! and the lines that a browser prints on every page.

use corpus::model::ZoneKind;
use text::folded_words;

use super::draft::Draft;
use crate::extract::{database_fields::is_database_field, page::labels::Label, reason::Reason};

/// Names of the fields in the head of a mail, in English and Spanish; folded.
const MAIL_FIELDS: [&str; 15] = [
    "from",
    "to",
    "cc",
    "bcc",
    "date",
    "sent",
    "subject",
    "reply to",
    "de",
    "para",
    "cco",
    "fecha",
    "enviado",
    "asunto",
    "responder a",
];

/// With so many of these fields, a text comes from a database.
const FIELDS_OF_A_RECORD: usize = 4;

impl Draft<'_> {
    /// Leaves out what programs put around the text. Dates, bylines and sources in it are found later.
    pub(super) fn leave_out_envelope(&mut self) {
        if self.page.is_some() {
            return;
        }
        self.leave_out_mail();
        self.leave_out_record();
        self.leave_out_around_text();
        if let (Some(_), Some(last)) = (self.created, self.units.len().checked_sub(1)) {
            self.leave_out(last);
        }
        for at in 0..self.units.len() {
            if is_print_line(&self.units[at].text) {
                self.leave_out(at);
            }
        }
    }

    /// Whether a block was left out here.
    pub(super) fn is_envelope(&self, at: usize) -> bool {
        self.kinds[at] == ZoneKind::Boilerplate && self.reasons[at] == Reason::Envelope
    }

    fn leave_out(&mut self, at: usize) {
        self.kinds[at] = ZoneKind::Boilerplate;
        self.labels[at] = Label::Before;
        self.reasons[at] = Reason::Envelope;
    }

    /// The name of the field that a block is, and its value.
    fn field(&self, at: usize) -> Option<(String, &str)> {
        let unit = self.units.get(at)?;
        let line = unquoted(&unit.text);
        let (name, value) = line.split_once(':').filter(|(name, _)| name.len() <= 40)?;
        Some((folded_words(name), value.trim()))
    }

    /// Of a mail: heads, covering notes before a forwarded text, signature and notice after it. The subject of the
    /// innermost head is a title.
    fn leave_out_mail(&mut self) {
        let is_field = |at: &usize| {
            self.field(*at)
                .is_some_and(|(name, value)| MAIL_FIELDS.contains(&name.as_str()) && !value.is_empty())
        };
        let fields: Vec<usize> = (0..self.units.len()).filter(is_field).collect();
        let heads: Vec<&[usize]> =
            fields.chunk_by(|a, b| b - a <= 1).filter(|head| head.len() >= 3).collect();
        let named = |head: &[usize], names: &[&str]| {
            head.iter()
                .copied()
                .find(|&at| self.field(at).is_some_and(|(name, _)| names.contains(&name.as_str())))
        };
        let Some(&head) = heads.iter().rfind(|head| named(head, &["from", "de"]).is_some()) else { return };
        let last = head[head.len() - 1];
        let subject =
            named(head, &["subject", "asunto"]).and_then(|at| self.field(at)).map(|(_, subject)| {
                let mut subject = subject;
                while let Some((sign, rest)) = subject.split_once(':')
                    && matches!(folded_words(sign).as_str(), "re" | "fw" | "fwd" | "rv" | "aw" | "wg")
                {
                    subject = rest.trim();
                }
                subject.to_owned()
            });
        let sender = named(head, &["from", "de"]).and_then(|at| self.field(at)).map(|(_, sender)| {
            sender.split('<').next().unwrap_or(sender).trim_matches(['"', ' ']).to_owned()
        });
        let day = named(head, &["date", "sent", "fecha", "enviado"]);
        let ends = |at: &usize| {
            let line = unquoted(&self.units[*at].text);
            let key = folded_words(line);
            line == "--"
                || ENDS_OF_MAILS.iter().any(|end| key.starts_with(end))
                || key.starts_with("confidential") && self.units[*at].words > 8
        };
        let end = (last + 1..self.units.len()).find(ends).unwrap_or(self.units.len());
        // Between a signature and the text nothing may be lost: it must be followed by little.
        let is_short = (end..self.units.len()).map(|at| self.units[at].words).sum::<usize>() < 400;
        for at in (0..=last).chain(if is_short { end..self.units.len() } else { 0..0 }) {
            self.leave_out(at);
        }
        if let Some(day) = day {
            self.kinds[day] = ZoneKind::Date;
        }
        self.sender = sender.filter(|sender| !sender.is_empty() && !sender.starts_with('('));
        self.titles.extend(subject.filter(|subject| !subject.is_empty()));
    }

    /// What a database prints before and behind the text, but for the headline and the day.
    fn leave_out_around_text(&mut self) {
        let Some(text) = self.record.text else { return };
        let title = self.record.title;
        for at in 0..self.units.len() {
            let span = self.units[at].span;
            if text.contains(span) || title.is_some_and(|title| title.contains(span)) {
                continue;
            }
            self.leave_out(at);
            if self.is_day_of_record(at) {
                self.kinds[at] = ZoneKind::Date;
            }
        }
        self.named_source = self.record.source.clone().or(self.named_source.take());
    }

    /// Whether a block is the day that a database gives.
    pub(super) fn is_day_of_record(&self, at: usize) -> bool {
        self.record.dated.is_some_and(|dated| self.units[at].span.contains(dated.span))
    }

    /// Of a record of a press database: its fields.
    fn leave_out_record(&mut self) {
        let is_field = |at: &usize| self.field(*at).is_some_and(|(name, _)| is_database_field(&name));
        let fields: Vec<usize> =
            (0..self.units.len()).filter(|at| !self.units[*at].front_matter).filter(is_field).collect();
        if fields.len() >= FIELDS_OF_A_RECORD {
            for at in 0..self.units.len() {
                let unit = &self.units[at];
                let is_rule = unit.words == 0;
                // An abstract may hold what the text does not.
                let is_text = unit.prose && unit.words > 25;
                if fields.contains(&at) && !is_text || is_rule || unit.key == "proquest document link" {
                    self.leave_out(at);
                }
            }
        }
        let line = |at: usize| self.units.get(at).map_or("", |unit| unit.text.as_ref());
        // Factiva: so many words, the day, the time, the source, its code.
        let words = (0..self.units.len().min(12)).find(|&at| {
            let mut parts = line(at).split(' ');
            parts.next().is_some_and(is_number)
                && matches!(parts.next(), Some("words" | "palabras"))
                && parts.next().is_none()
        });
        let Some(words) = words else { return };
        let Some(day) =
            (words + 1..words + 3).find(|&at| self.units.get(at).is_some_and(|unit| unit.date.is_some()))
        else {
            return;
        };
        let source = if is_time(line(day + 1)) { day + 2 } else { day + 1 };
        let is_code = |line: &str| {
            (2..=12).contains(&line.len())
                && line.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        };
        if line(source).is_empty() || self.units[source].prose || !is_code(line(source + 1)) {
            return;
        }
        let first = (source..self.units.len()).find(|&at| self.units[at].prose).unwrap_or(source + 2);
        let is_number_of_document = |at: &usize| {
            line(*at)
                .strip_prefix("Document ")
                .is_some_and(|number| number.len() > 10 && !number.contains(' '))
        };
        let number = (first..self.units.len()).rfind(is_number_of_document);
        self.named_source = Some(line(source).to_owned());
        for at in (words..first).filter(|at| *at != day).chain(number) {
            self.leave_out(at);
        }
    }
}

/// How what follows the text of a mail begins; folded.
const ENDS_OF_MAILS: [&str; 8] = [
    "sent from my",
    "get outlook for",
    "enviado desde mi",
    "this e mail and any",
    "this email and any",
    "this message and any",
    "the information contained in this",
    "este mensaje y sus",
];

/// A line without the signs of a quotation in a mail.
pub(super) fn unquoted(line: &str) -> &str {
    line.trim_start_matches(['>', ' ']).trim()
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
}

/// `03:15`, `10:15 AM`.
fn is_time(line: &str) -> bool {
    let clock = line.split(' ').next().unwrap_or_default();
    line.len() <= 8
        && clock.split_once([':', 'h']).is_some_and(|(hours, minutes)| is_number(hours) && is_number(minutes))
}

/// What a browser prints at the top and the bottom of each page: the day, the time and the title; the address and the
/// number of the page.
fn is_print_line(line: &str) -> bool {
    let line = line.trim_start_matches('\u{C}');
    let is_day = |word: &str| {
        word.split('/').count() == 3 && word.split('/').all(|part| part.len() <= 4 && is_number(part))
    };
    if let Some((day, rest)) = line.split_once(", ")
        && is_day(day)
    {
        let clock = rest.split(' ').next().unwrap_or_default();
        return line.len() <= 250 && is_time(clock);
    }
    let Some((address, page)) = line.split_once(' ') else { return false };
    let is_address = address.starts_with("https://") || address.starts_with("http://");
    is_address && page.trim().split_once('/').is_some_and(|(page, pages)| is_number(page) && is_number(pages))
}
