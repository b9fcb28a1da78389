//! Rules for names in Spanish texts, where the tagger has learnt little: the particles inside of names, first
//! words of sentences, bodies by their first word, and what an article or a preposition before a name says.

use std::collections::HashSet;

use corpus::model::{Kind, PlaceList, Rule};
use text::Span;

use super::page::{Draft, Page};
use crate::annotate::tagger::{
    lexicon::{
        CITY, COUNTRY, EVENT_HEAD, FIRST, KNOWN, LAST, ORG, ORG_HEAD, PLACE, PLACE_HEAD, REGION, STATE,
        TITLE, TOWN,
    },
    spanish::{Says, is_link, says},
    token::{Gap, Shape, Token, longest_listed},
};

/// Whether a text is in Spanish, by its smallest words.
pub(super) fn is_spanish(stretches: &[Vec<Token<'_>>]) -> bool {
    let count = |words: &[&str]| {
        let tokens = stretches.iter().flatten();
        tokens.filter(|token| token.shape == Shape::Lower && words.contains(&token.folded)).count()
    };
    let spanish = count(&[
        "de", "la", "el", "en", "que", "los", "del", "las", "por", "con", "una", "un", "se", "y", "al",
    ]);
    spanish > 1 && spanish > 2 * count(&["the", "of", "and", "to", "in", "that", "for", "is", "on"])
}

impl Page<'_, '_> {
    /// All rules of this module.
    pub(super) fn spanish(&mut self) {
        let ordinary: HashSet<&str> = self
            .tokens
            .iter()
            .flatten()
            .filter(|token| token.shape == Shape::Lower)
            .map(|token| token.folded)
            .collect();
        let inner: HashSet<&str> = self
            .tokens
            .iter()
            .flatten()
            .filter(|token| token.shape.is_capital() && !token.begins_sentence && !token.in_headline)
            .map(|token| token.folded)
            .collect();
        self.spanish_edges(&ordinary, &inner);
        for stretch in 0..self.tokens.len() {
            self.spanish_bodies(stretch);
            self.spanish_places(stretch);
            self.spanish_facilities(stretch);
        }
        self.spanish_kinds();
        self.spanish_offices();
    }

    /// "el intendente de Pilar Federico Achával": of what somebody is the mayor, and the mayor.
    fn spanish_offices(&mut self) {
        for at in 0..self.drafts.len() {
            let Draft { stretch, tokens: name, kind, .. } = self.drafts[at];
            let tokens = &self.tokens[stretch];
            let Some(before) = name.start.checked_sub(2).map(|from| &tokens[from..name.start]) else {
                continue;
            };
            let is_office = matches!(before[1].folded, "de" | "del" | "la")
                && (before[0].classes.is(TITLE) || matches!(before[0].folded, "de"))
                && before[0].shape != Shape::Digits;
            let is_joined = kind == Kind::Person
                && name.end - name.start > 2
                && tokens[name.start + 1].classes.is(FIRST)
                && tokens[name.start + 1].shape == Shape::Title
                && (tokens[name.start].classes.is(PLACE) || !tokens[name.start].classes.is(FIRST));
            if !is_office || !is_joined {
                continue;
            }
            let first = Span::new(name.start, name.start + 1);
            let is_place = tokens[name.start].classes.is(PLACE) && before[0].classes.is(TITLE);
            self.drafts[at].tokens.start += 1;
            self.taken[stretch][name.start] = None;
            if is_place {
                let rule = Some(Rule::Context);
                self.add(Draft { stretch, tokens: first, kind: Kind::Place, rule, evidence: None });
            }
        }
    }

    /// Takes away what is no part of a name: first words of sentences, particles at either end, and
    /// what is joined by "y".
    fn spanish_edges(&mut self, ordinary: &HashSet<&str>, inner: &HashSet<&str>) {
        for at in 0..self.drafts.len() {
            let Draft { stretch, tokens: span, kind, .. } = self.drafts[at].clone();
            if span.is_empty() {
                continue;
            }
            let tokens = &self.tokens[stretch];
            let (mut start, mut end) = (span.start, span.end);
            while let Some(token) = tokens.get(start).filter(|_| start < end) {
                let leads = token.shape == Shape::Lower && is_link(token.folded)
                    || says(token.folded, Says::Common) && !goes_with_article(tokens, start, end)
                    || token.begins_sentence && is_ordinary_first(tokens, start, end);
                if !leads {
                    break;
                }
                start += 1;
            }
            while start < end && tokens[end - 1].shape == Shape::Lower {
                end -= 1;
            }
            let is_word = end == start + 1
                && (tokens[start].begins_sentence || tokens[start].gap == Gap::Quote)
                && tokens[start].shape == Shape::Title
                && ordinary.contains(tokens[start].folded)
                && !tokens[start].classes.is(FIRST | LAST | PLACE | ORG);
            // "Forzada a abusar …": a word that has a capital only where sentences begin says too little.
            let is_only_first = end == start + 1
                && tokens[start].begins_sentence
                && tokens[start].shape == Shape::Title
                && !inner.contains(tokens[start].folded)
                && tokens.get(end).is_some_and(|next| next.gap == Gap::Space && next.shape == Shape::Lower)
                && !tokens[start].classes.is(FIRST | LAST | PLACE | ORG | KNOWN)
                && !says(tokens[start].folded, Says::Body);
            if start >= end || is_word || is_only_first || is_programme(&tokens[start..end], kind) {
                self.drop_at(stretch, span.start);
                continue;
            }
            let joint = (start + 1..end.saturating_sub(1))
                .find(|&nth| matches!(tokens[nth].folded, "y" | "e") && tokens[nth].shape == Shape::Lower);
            let joint = joint.filter(|&nth| {
                kind != Kind::Organisation && kind != Kind::Event
                    || says(tokens[nth + 1].folded, Says::Body)
                    || is_listed_whole(&tokens[start..nth], ORG)
                        && is_listed_whole(&tokens[nth + 1..end], ORG)
            });
            if Span::new(start, end) == span && joint.is_none() {
                continue;
            }
            self.drop_at(stretch, span.start);
            let new = |tokens| Draft { stretch, tokens, kind, rule: None, evidence: None };
            match joint {
                Some(joint) => {
                    self.add(new(Span::new(start, joint)));
                    self.add(new(Span::new(joint + 1, end)));
                }
                None => self.add(new(Span::new(start, end))),
            }
        }
    }

    /// Bodies, events and prizes by their first word.
    fn spanish_bodies(&mut self, stretch: usize) {
        let tokens = &self.tokens[stretch];
        let mut at = 0;
        while at < tokens.len() {
            let token = &tokens[at];
            let is_first = token.shape == Shape::Title && !token.in_headline;
            let is_head = |what: Says| is_first && says(token.folded, what);
            let next = tokens.get(at + 1).map_or("", |next| next.folded);
            let is_body =
                is_head(Says::Body) || token.folded == "programa" && matches!(next, "mundial" | "conjunto");
            let kind = if is_body {
                Some(Kind::Organisation)
            } else if is_head(Says::Event) {
                Some(Kind::Event)
            } else if is_head(Says::Facility) {
                Some(Kind::Place)
            } else if is_head(Says::Prize) {
                None
            } else {
                at += 1;
                continue;
            };
            let mut end = end_of_body(tokens, at);
            let is_alone = end == at + 1;
            if is_alone && (!says(token.folded, Says::BodyAlone) || token.begins_sentence) {
                at += 1;
                continue;
            }
            if let Some(draft) = self.taken[stretch][at].map(|draft| &self.drafts[draft]) {
                let reads_on = draft.kind == Kind::Organisation && draft.tokens.start == at;
                // The tagger has read on, through no "y": "Instituto Nacional … e Historia".
                if reads_on && draft.tokens.end > end && kind == Some(Kind::Organisation) && !is_alone {
                    end = end.max(draft.tokens.end);
                }
                // Part of a longer name: "Embajada … del Banco Mundial".
                if draft.tokens.start < at && draft.kind == Kind::Person && draft.rule.is_none() {
                    self.drop_at(stretch, at);
                }
            }
            (at..end).for_each(|nth| self.drop_at(stretch, nth));
            if let Some(kind) = kind {
                let word = token.surface.to_owned();
                let rule = match kind {
                    Kind::Event => Rule::WordForEvent(word),
                    Kind::Place => Rule::WordForPlace(word),
                    _ => Rule::WordForBody(word),
                };
                let tokens = Span::new(at, end);
                self.add(Draft { stretch, tokens, kind, rule: Some(rule), evidence: None });
            }
            at = end;
        }
    }

    /// Places and bodies that the lists have, and the United States by their Spanish letters.
    fn spanish_places(&mut self, stretch: usize) {
        let tokens = &self.tokens[stretch];
        let mut at = 0;
        while at < tokens.len() {
            let token = &tokens[at];
            let letters =
                if token.surface == "EE" && tokens.get(at + 1).is_some_and(|next| next.surface == "UU") {
                    2
                } else {
                    usize::from(matches!(token.surface, "EU" | "EEUU" | "EE.UU" | "E.U" | "EUA"))
                };
            let (length, classes) = match letters {
                0 => longest_listed(&tokens[at..]).unwrap_or((1, 0)),
                length => (length, COUNTRY),
            };
            let span = Span::new(at, at + length);
            let inside = &tokens[span.range()];
            let is_ordinary = length == 1
                && letters == 0
                && (says(token.folded, Says::Common)
                    || token.folded.len() < 3 && token.shape != Shape::Capitals);
            let is_written =
                // "Sin embargo" is a newspaper only with two capitals.
                !is_ordinary
                    && token.shape.is_capital()
                    && (length > 1 || inside[0].shape != Shape::Letter)
                    && inside[length - 1].shape.is_capital();
            let list = [
                (COUNTRY, PlaceList::Country),
                (STATE, PlaceList::State),
                (REGION, PlaceList::Region),
                (CITY, PlaceList::City),
            ]
            .into_iter()
            .find(|(class, _)| classes & class != 0);
            let is_name_of_person = length == 1 && token.classes.is(FIRST | LAST) && letters == 0;
            let found = match list {
                Some((class, list)) if !is_name_of_person || class == COUNTRY => {
                    Some((Kind::Place, Rule::ListedPlace(list)))
                }
                None if classes & ORG != 0 && !is_name_of_person => {
                    Some((Kind::Organisation, Rule::KnownBody))
                }
                _ => None,
            };
            let is_whole = !(tokens
                .get(span.end)
                .is_some_and(|next| next.gap == Gap::Space && next.shape.is_capital() && letters == 0));
            if let Some((kind, rule)) = found.filter(|_| is_written && is_whole) {
                let over = self.taken[stretch][span.range()].iter().flatten().copied().next();
                let gives_way = over.is_none_or(|draft| {
                    let draft = &self.drafts[draft];
                    // A longer name of another kind stays: "Universidad de Chile", "Radio Francia".
                    (draft.kind != kind || letters > 0) && span.contains(draft.tokens)
                        || draft.kind == Kind::Person
                            && draft.tokens.end == span.end
                            && kind == Kind::Place
                            && draft.rule.is_none()
                            && !self.tokens[stretch][draft.tokens.start].classes.is(FIRST)
                });
                if gives_way {
                    span.range().for_each(|nth| self.drop_at(stretch, nth));
                    self.add(Draft { stretch, tokens: span, kind, rule: Some(rule), evidence: None });
                }
            }
            at += length;
        }
    }

    /// What nobody has read after a word for a place: "la avenida Insurgentes".
    fn spanish_facilities(&mut self, stretch: usize) {
        let tokens = &self.tokens[stretch];
        for at in 0..tokens.len() {
            let token = &tokens[at];
            if token.shape != Shape::Lower || !says(token.folded, Says::BeforePlaces) {
                continue;
            }
            let links = tokens[at + 1..].iter().take(2).take_while(|token| is_link(token.folded)).count();
            let start = at + 1 + links;
            let run = tokens[start.min(tokens.len())..]
                .iter()
                .take_while(|token| token.shape.is_capital() && token.gap == Gap::Space)
                .count();
            let span = Span::new(start, start + run);
            if run > 0 && self.is_free(stretch, span) {
                let rule = Some(Rule::WordForPlace(token.surface.to_owned()));
                self.add(Draft { stretch, tokens: span, kind: Kind::Place, rule, evidence: None });
            }
        }
    }

    /// What an article or a preposition before a name, or a word that says what it is, makes of it.
    fn spanish_kinds(&mut self) {
        let full: HashSet<&str> = self
            .drafts
            .iter()
            .filter(|draft| draft.kind == Kind::Person && draft.tokens.end > draft.tokens.start + 1)
            .filter(|draft| self.tokens[draft.stretch][draft.tokens.start].classes.is(FIRST))
            .flat_map(|draft| &self.tokens[draft.stretch][draft.tokens.range()])
            .filter(|token| token.shape.is_capital())
            .map(|token| token.folded)
            .collect();
        for at in 0..self.drafts.len() {
            let Draft { stretch, tokens: span, kind, rule, .. } = self.drafts[at].clone();
            let is_city = rule == Some(Rule::ListedPlace(PlaceList::City));
            if span.is_empty() || rule.is_some() && !is_city {
                continue;
            }
            let tokens = &self.tokens[stretch];
            let inside = &tokens[span.range()];
            let before = span.start.checked_sub(1).map(|nth| &tokens[nth]);
            let joined = matches!(inside[0].gap, Gap::Space | Gap::Quote);
            let word = before.filter(|_| joined).map_or("", |token| token.folded);
            let is_lower = before.is_some_and(|token| token.shape == Shape::Lower || token.begins_sentence);
            let single = inside.len() == 1;
            let is_person = inside[0].classes.is(FIRST)
                || inside.iter().any(|token| full.contains(token.folded))
                || before.is_some_and(|token| token.classes.is(TITLE));
            let is_portfolio = matches!(word, "de" | "del")
                && inside.iter().all(|token| is_link(token.folded) || says(token.folded, Says::Portfolio));
            let is_navy = single && word == "la" && inside[0].folded == "marina";
            let new = if is_navy {
                Some((Kind::Organisation, Rule::KnownBody))
            } else if is_portfolio || kind == Kind::Organisation && matches!(word, "un" | "una") {
                None
            } else if is_channel(inside)
                || is_newspaper(tokens, span.start) && !inside[0].classes.is(FIRST | PLACE)
            {
                Some((Kind::Organisation, Rule::Context))
            } else if matches!(word, "llamado" | "llamada" | "apodado" | "apodada" | "alias") {
                Some((Kind::Person, Rule::Context))
            } else if is_lower && says(word, Says::BeforeThings) {
                None
            } else if is_lower && says(word, Says::BeforeBodies) && !inside[0].classes.is(FIRST) {
                Some((Kind::Organisation, Rule::WordForBody(word.to_owned())))
            } else if is_lower && says(word, Says::BeforePlaces) && kind != Kind::Organisation {
                Some((Kind::Place, Rule::WordForPlace(word.to_owned())))
            } else {
                let plain = (kind, Rule::Context);
                Some(match kind {
                    Kind::Person if is_person => plain,
                    Kind::Person if matches!(word, "en" | "desde" | "hacia") => {
                        (Kind::Place, Rule::AfterPreposition(word.to_owned()))
                    }
                    Kind::Person if matches!(word, "el" | "la" | "los" | "las" | "del" | "al") => {
                        (Kind::Organisation, Rule::Context)
                    }
                    Kind::Organisation
                        if single
                            && matches!(word, "de" | "en" | "desde" | "hacia")
                            && inside[0].classes.is(TOWN)
                            && !inside[0].classes.is(ORG) =>
                    {
                        (Kind::Place, Rule::ListedPlace(PlaceList::Town))
                    }
                    // "el Sevilla" is a club, Sevilla a city.
                    Kind::Place
                        if single
                            && matches!(word, "el" | "del" | "al")
                            && inside[0].classes.is(CITY | TOWN)
                            && !inside[0].classes.is(COUNTRY | STATE | REGION) =>
                    {
                        (Kind::Organisation, Rule::Context)
                    }
                    _ => plain,
                })
            };
            match new {
                Some((new, _)) if new == kind => {}
                Some((new, rule)) => {
                    self.drafts[at].kind = new;
                    self.drafts[at].rule = Some(rule);
                }
                None => self.drop_at(stretch, span.start),
            }
        }
    }
}

/// "Canal 13"
fn is_channel(name: &[Token<'_>]) -> bool {
    matches!(name, [canal, number] if matches!(canal.folded, "canal" | "radio") && number.shape == Shape::Digits)
}

/// "periodista de Última Hora": whether the name of a newspaper follows at a place.
fn is_newspaper(tokens: &[Token<'_>], at: usize) -> bool {
    let Some([work, of]) = at.checked_sub(2).map(|from| &tokens[from..at]) else { return false };
    matches!(
        work.folded,
        "periodista"
            | "reportero"
            | "reportera"
            | "corresponsal"
            | "columnista"
            | "redactor"
            | "redactora"
            | "director"
            | "directora"
    ) && of.folded == "de"
        && of.gap == Gap::Space
}

/// "Zona de Estrellas": no person is called so whose first word is no name.
fn is_programme(tokens: &[Token<'_>], kind: Kind) -> bool {
    kind == Kind::Person
        && tokens.len() > 2
        && tokens[1..tokens.len() - 1].iter().any(|token| token.folded == "de")
        && !tokens[0].classes.is(FIRST | LAST | KNOWN)
        && tokens[0].shape == Shape::Title
}

/// Whether an article at a place is part of a name: "La Paz", "El Salvador".
fn goes_with_article(tokens: &[Token<'_>], start: usize, end: usize) -> bool {
    longest_listed(&tokens[start..])
        .is_some_and(|(length, classes)| length > 1 && start + length <= end && classes & (PLACE | ORG) != 0)
        || !tokens[start].begins_sentence
            && tokens.get(start + 1).is_some_and(|next| start + 1 < end && next.shape.is_capital())
}

/// "Elementos de la Policía", "Analistas de …": an ordinary word with a capital, and what it is of.
fn is_ordinary_first(tokens: &[Token<'_>], start: usize, end: usize) -> bool {
    let (token, next) = (&tokens[start], tokens.get(start + 1).filter(|_| start + 1 < end));
    let goes_on = next.is_some_and(|next| {
        next.gap == Gap::Space
            && next.shape == Shape::Lower
            && matches!(next.folded, "de" | "del" | "en" | "a" | "para")
    });
    let is_part = token.classes.is(FIRST | LAST | ORG_HEAD | PLACE_HEAD | EVENT_HEAD | PLACE | ORG)
        || says(token.folded, Says::Body)
        || token.classes.part & (PLACE | ORG) != 0;
    token.shape == Shape::Title && goes_on && !is_part
}

fn is_listed_whole(tokens: &[Token<'_>], class: u32) -> bool {
    longest_listed(tokens).is_some_and(|(length, classes)| length == tokens.len() && classes & class != 0)
}

/// Up to where a list reads that is part of a body's name, as the acronym behind it says: "… de Alcohol, Tabaco,
/// Armas de Fuego y Explosivos (ATF)".
fn end_of_list(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    let comma = tokens.get(at).filter(|token| token.gap == Gap::Comma && token.shape == Shape::Title)?;
    let length = tokens[at + 1..]
        .iter()
        .take(LONGEST)
        .take_while(|token| {
            matches!(token.gap, Gap::Space | Gap::Comma)
                && (token.shape == Shape::Title || token.shape == Shape::Lower && is_link(token.folded))
        })
        .count();
    let end = at + 1 + length;
    let acronym = tokens.get(end).filter(|next| next.gap == Gap::Opening && next.shape == Shape::Capitals)?;
    let initial = comma.folded.chars().next()?;
    let is_last_part = tokens[at..end].iter().any(|token| matches!(token.folded, "y" | "e"));
    (is_last_part && acronym.folded.contains(initial)).then_some(end)
}

/// Up to where the name of a body reads that begins at a token.
fn end_of_body(tokens: &[Token<'_>], at: usize) -> usize {
    let mut end = at + 1;
    let mut has_link = false;
    while let Some(token) = tokens.get(end) {
        if let Some(listed) = end_of_list(tokens, end) {
            return listed;
        }
        if token.gap != Gap::Space {
            break;
        }
        if token.shape.is_capital() {
            let is_person = token.classes.is(FIRST)
                && end > at + 1
                && tokens[end - 1].shape.is_capital()
                && !tokens[end - 1].classes.is(FIRST)
                && tokens.get(end + 1).is_some_and(|next| next.gap == Gap::Space && next.shape.is_capital());
            if is_person {
                break;
            }
            end += 1;
            continue;
        }
        let links = tokens[end..]
            .iter()
            .take(3)
            .take_while(|token| {
                token.shape == Shape::Lower && token.gap == Gap::Space && is_link(token.folded)
            })
            .count();
        let Some(next) = tokens.get(end + links).filter(|next| {
            links > 0 && next.gap == Gap::Space && next.shape.is_capital() && next.shape != Shape::Capitals
        }) else {
            break;
        };
        let goes_on = match token.folded {
            "y" | "e" => {
                matches!(next.folded, "asociados" | "hijos" | "hermanos" | "cia" | "compania")
                    || has_link
                        && !says(next.folded, Says::Body)
                        && !next.classes.is(FIRST)
                        && !next.classes.is_in(COUNTRY)
            }
            "en" => false,
            _ => {
                let of_country = says(tokens[at].folded, Says::BodyOfACountry)
                    && end == at + 1
                    && longest_listed(&tokens[end + links..])
                        .is_some_and(|(_, classes)| classes & COUNTRY != 0);
                !(of_country && matches!(token.folded, "de" | "del"))
            }
        };
        if !goes_on {
            break;
        }
        has_link = true;
        end += links + 1;
    }
    end
}
