//! What stands beside a name, and its own words, where they say that it names something else than it was read as.

use std::collections::HashSet;

use corpus::model::{Kind, Rule};
use text::Span;

use super::page::{Draft, Page};
use crate::annotate::tagger::{
    lexicon::{
        DEMONYM, EVENT_HEAD, FIRST, KNOWN, LAST, NO_NAME, ORG, ORG_HEAD, ORG_SUFFIX, PLACE, PLACE_HEAD, TITLE,
    },
    token::{Gap, Shape, Token, longest_listed},
};

/// What becomes of a name.
enum Verdict {
    /// It names something else, of this kind.
    Is(Kind),
    /// It names nothing that is looked for.
    Nothing,
}

impl Page<'_, '_> {
    /// Puts right names by what stands beside them.
    pub(super) fn beside(&mut self) {
        for at in 0..self.drafts.len() {
            self.without_pronouns(at);
            self.without_first_word(at);
            let Draft { stretch, tokens: name, kind, .. } = self.drafts[at];
            if name.is_empty() {
                continue;
            }
            match self.verdict(stretch, name, kind) {
                Some(Verdict::Nothing) => self.drop_at(stretch, name.start),
                Some(Verdict::Is(kind)) => {
                    self.drafts[at].kind = kind;
                    self.drafts[at].rule = Some(Rule::Context);
                    self.drafts[at].evidence = None;
                }
                None => {}
            }
        }
        self.two_subjects();
    }

    fn verdict(&self, stretch: usize, name: Span, kind: Kind) -> Option<Verdict> {
        let tokens = &self.tokens[stretch];
        let inside = &tokens[name.range()];
        let text = self.stretches[stretch].text;
        let before = name.start.checked_sub(1).map(|at| &tokens[at]);
        let after = tokens.get(name.end);
        let sign_before = text[..inside[0].span.start].chars().next_back();
        let rest = &text[inside.last()?.span.end..];
        Some(match kind {
            // "@WhiteHouse": an address, and "US $6.9 billion": a currency.
            _ if matches!(sign_before, Some('@' | '#')) => Verdict::Nothing,
            _ if is_in_address(text, inside[0].span.start) => Verdict::Nothing,
            Kind::Person if matches!(inside, [one] if one.shape == Shape::Letter) => Verdict::Nothing,
            // "L-Tyrosine", "E-Verify"
            Kind::Person | Kind::Place if matches!(inside, [letter, word] if letter.shape == Shape::Letter && word.gap == Gap::Hyphen) => {
                Verdict::Nothing
            }
            Kind::Place if name.end - name.start == 1 && rest.trim_start_matches(' ').starts_with('$') => {
                Verdict::Nothing
            }
            Kind::Place | Kind::Organisation if is_noble(before, inside) => Verdict::Is(Kind::Person),
            Kind::Place if is_full_name(inside, after) => Verdict::Is(Kind::Person),
            Kind::Person | Kind::Place
                if is_written_small(inside, &self.small) && (kind == Kind::Person || inside.len() == 1) =>
            {
                Verdict::Nothing
            }
            Kind::Person | Kind::Place if is_in_business(tokens, name) => Verdict::Is(Kind::Organisation),
            Kind::Person | Kind::Organisation if is_settlement(before, inside, after) => {
                Verdict::Is(Kind::Place)
            }
            Kind::Organisation if is_the_amazon(before, inside, after) => Verdict::Is(Kind::Place),
            _ if is_work(before, inside) => Verdict::Nothing,
            Kind::Person if is_thing(inside, after) || is_operation(before, inside) => Verdict::Nothing,
            Kind::Person if self.is_of(stretch, name) => Verdict::Is(Kind::Organisation),
            Kind::Person if is_firm(inside) => Verdict::Is(Kind::Organisation),
            Kind::Place if is_trade_name(inside) => Verdict::Is(Kind::Organisation),
            _ => return None,
        })
    }

    /// "from London I'm off": a pronoun is no part of a name.
    fn without_pronouns(&mut self, at: usize) {
        let Draft { stretch, tokens: name, .. } = self.drafts[at];
        let tokens = &self.tokens[stretch];
        let is_pronoun = |at: usize| {
            let folded = tokens[at].folded;
            folded.starts_with("i'") || folded == "i" && tokens[at].gap == Gap::Space
        };
        let mut end = name.end;
        while end > name.start && is_pronoun(end - 1) {
            end -= 1;
        }
        if end < name.end {
            self.taken[stretch][end..name.end].fill(None);
            self.drafts[at].tokens.end = end;
        }
    }

    /// "Contrasting Biden with Trump": the first word of a sentence has a capital whatever it is.
    fn without_first_word(&mut self, at: usize) {
        let Draft { stretch, tokens: name, kind, .. } = self.drafts[at];
        let [first, second] = &self.tokens[stretch][name.range()] else { return };
        let is_ordinary = first.begins_sentence
            && first.cluster.is_some()
            && first.classes.single == 0
            && ["ing", "ed", "ly"].iter().any(|end| first.folded.ends_with(end));
        if kind == Kind::Person && is_ordinary && second.classes.is(KNOWN | LAST) {
            self.taken[stretch][name.start] = None;
            self.drafts[at].tokens.start += 1;
        }
    }

    /// "Devon Achebe, of Panmure Rowe": where somebody works.
    fn is_of(&self, stretch: usize, name: Span) -> bool {
        let Some(of) = name.start.checked_sub(1).filter(|of| *of > 0) else { return false };
        let tokens = &self.tokens[stretch];
        (tokens[of].folded, tokens[of].gap) == ("of", Gap::Comma)
            && self.in_person(stretch, of - 1)
            && !tokens[name.range()].iter().any(|token| token.classes.is(KNOWN | FIRST))
    }

    /// "Bureau of Engraving and Printing": a body whose name tells two subjects.
    fn two_subjects(&mut self) {
        for at in 0..self.drafts.len() {
            let Draft { stretch, tokens: name, kind, .. } = self.drafts[at];
            let tokens = &self.tokens[stretch];
            let is_of = name.end.saturating_sub(name.start) > 2 && tokens[name.end - 2].folded == "of";
            let has_head = tokens[name.range()].iter().any(|token| token.classes.is(ORG_HEAD));
            if kind != Kind::Organisation || !is_of || !has_head || tokens[name.end - 1].is_possessive {
                continue;
            }
            let (Some(and), Some(second)) = (tokens.get(name.end), tokens.get(name.end + 1)) else {
                continue;
            };
            let is_subject = (and.folded, and.gap, second.gap) == ("and", Gap::Space, Gap::Space)
                && second.shape == Shape::Title
                && !tokens.get(name.end + 2).is_some_and(|next| {
                    next.gap == Gap::Space && (next.shape.is_capital() || next.folded == "and")
                })
                && second.cluster.is_some()
                && !second.classes.is(ORG | ORG_HEAD | PLACE | FIRST | LAST | TITLE | DEMONYM | NO_NAME)
                && self.is_free(stretch, Span::new(name.end, name.end + 2));
            if is_subject {
                self.taken[stretch][name.end..name.end + 2].fill(Some(at));
                self.drafts[at].tokens.end += 2;
            }
        }
    }
}

/// Whether a place is within an address of the web.
fn is_in_address(text: &str, at: usize) -> bool {
    let before = text[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
    before.contains("://") || before.starts_with("www.")
}

/// "Lord Alli": ranks and courtesies that only persons have.
fn is_noble(before: Option<&Token<'_>>, name: &[Token<'_>]) -> bool {
    let is_rank = |token: &Token<'_>| {
        matches!(
            token.folded,
            "lord"
                | "lady"
                | "baroness"
                | "dame"
                | "sir"
                | "mr"
                | "mrs"
                | "ms"
                | "taoiseach"
                | "sheikh"
                | "sheikha"
        ) && token.shape == Shape::Title
            && !token.is_possessive
    };
    let joins = |token: &Token<'_>| matches!(token.gap, Gap::Space | Gap::Point);
    let is_personal = |rest: &[Token<'_>]| {
        rest.first().is_some_and(|first| joins(first) && first.shape == Shape::Title)
            && !rest.iter().any(|token| token.classes.is(PLACE_HEAD | ORG_HEAD | ORG_SUFFIX))
    };
    match before {
        Some(rank) if is_rank(rank) => is_personal(name),
        _ => is_rank(&name[0]) && is_personal(&name[1..]),
    }
}

/// "Erik Ten Hag": a listed first name and a surname, of which nothing says that a place or a body is called so.
fn is_full_name(name: &[Token<'_>], after: Option<&Token<'_>>) -> bool {
    let [first, .., last] = name else { return false };
    if after.is_some_and(|after| after.gap == Gap::Space && after.shape.is_capital()) && !last.is_possessive {
        return false;
    }
    let is_person = first.classes.is(FIRST) && last.classes.is(LAST) || {
        let is_particle =
            |token: &Token<'_>| matches!(token.folded, "ten" | "ter" | "van" | "von" | "der" | "den" | "bin");
        first.classes.is(FIRST) && name[1..name.len() - 1].iter().any(is_particle)
    };
    let others = PLACE | PLACE_HEAD | ORG | ORG_HEAD | ORG_SUFFIX | EVENT_HEAD | NO_NAME | DEMONYM | TITLE;
    let says_another = |token: &Token<'_>| {
        token.classes.is(others) || !matches!(token.gap, Gap::Space | Gap::Point | Gap::Start | Gap::Stop)
    };
    let is_plain = |token: &Token<'_>| matches!(token.shape, Shape::Title | Shape::Letter | Shape::Mixed);
    is_person
        && name.iter().all(is_plain)
        && !first.classes.is(others)
        && !name[1..].iter().any(says_another)
        && longest_listed(name).is_none_or(|(length, _)| length < name.len())
}

/// "the riverside town Van Vieng".
fn is_settlement(before: Option<&Token<'_>>, name: &[Token<'_>], after: Option<&Token<'_>>) -> bool {
    // "Kandhamal district"
    let is_district = after.is_some_and(|after| {
        after.gap == Gap::Space
            && matches!(after.folded, "district" | "province" | "county" | "prefecture" | "valley")
            && after.shape == Shape::Lower
    });
    if is_district && name.len() == 1 && !name[0].is_possessive {
        return !name[0].classes.is(ORG | KNOWN | FIRST | TITLE | DEMONYM);
    }
    let is_called = before.is_some_and(|before| {
        before.shape == Shape::Lower
            && matches!(
                before.folded,
                "town"
                    | "village"
                    | "city"
                    | "suburb"
                    | "township"
                    | "hamlet"
                    | "neighborhood"
                    | "neighbourhood"
                    | "municipality"
            )
    });
    let goes_on = after.is_some_and(|after| after.gap == Gap::Space && after.shape.is_capital());
    is_called
        && name[0].gap == Gap::Space
        && !goes_on
        && name
            .iter()
            .all(|token| token.shape == Shape::Title && !token.classes.is(ORG | ORG_HEAD | KNOWN | TITLE))
}

/// "the Amazon, a carbon sink": the river and its forest have an article, the firm has none.
fn is_the_amazon(before: Option<&Token<'_>>, name: &[Token<'_>], after: Option<&Token<'_>>) -> bool {
    let [amazon] = name else { return false };
    let has_article = before.is_some_and(|before| before.folded == "the") && amazon.gap == Gap::Space;
    let is_whole = after.is_none_or(|after| {
        after.gap != Gap::Space
            || matches!(
                after.folded,
                "rainforest"
                    | "basin"
                    | "river"
                    | "region"
                    | "forest"
                    | "jungle"
                    | "and"
                    | "in"
                    | "is"
                    | "has"
            )
    });
    amazon.folded == "amazon" && has_article && is_whole && !amazon.is_possessive
}

/// "the annual Kamandag exercises": what somebody does or makes, when nobody is known to be called so.
fn is_thing(name: &[Token<'_>], after: Option<&Token<'_>>) -> bool {
    let [one] = name else { return false };
    let is_followed = after.is_some_and(|after| {
        after.gap == Gap::Space
            && matches!(
                after.folded,
                "bars"
                    | "exercise"
                    | "exercises"
                    | "drill"
                    | "drills"
                    | "spacecraft"
                    | "probe"
                    | "satellite"
                    | "rocket"
                    | "telescope"
                    | "app"
                    | "software"
                    | "smartphone"
                    | "virus"
                    | "vaccine"
                    | "festival"
            )
    });
    is_followed && !one.is_possessive && !one.classes.is(FIRST | LAST | KNOWN)
}

/// "operation 'Azm-e-Istehkam'": what is done, not who does it.
fn is_operation(before: Option<&Token<'_>>, name: &[Token<'_>]) -> bool {
    before.is_some_and(|before| matches!(before.folded, "operation" | "codenamed" | "dubbed"))
        && matches!(name[0].gap, Gap::Space | Gap::Quote | Gap::Apostrophe)
        && !name.iter().any(|token| token.classes.is(FIRST | KNOWN))
}

/// "the drama Salt Roads": what somebody made.
fn is_work(before: Option<&Token<'_>>, name: &[Token<'_>]) -> bool {
    let is_announced = before.is_some_and(|before| {
        before.shape == Shape::Lower
            && matches!(
                before.folded,
                "drama"
                    | "film"
                    | "movie"
                    | "novel"
                    | "album"
                    | "documentary"
                    | "musical"
                    | "sitcom"
                    | "memoir"
                    | "painting"
                    | "song"
                    | "thriller"
                    | "comedy"
                    | "opera"
            )
    });
    is_announced
        && matches!(name[0].gap, Gap::Space | Gap::Quote)
        && !name.iter().any(|token| token.classes.is(KNOWN) || token.is_possessive)
}

/// "Glutathione", where the text writes "glutathione" too: a word, not a name.
fn is_written_small(name: &[Token<'_>], small: &HashSet<&str>) -> bool {
    name.iter().all(|word| {
        word.shape == Shape::Title
            && !word.classes.is(FIRST | LAST | KNOWN | PLACE | ORG | TITLE)
            && small.contains(word.folded)
    })
}

/// "Etlaq, the company behind it", "Strava's users", "the start-up Etlaq": said of firms alone.
fn is_in_business(tokens: &[Token<'_>], name: Span) -> bool {
    let [one] = &tokens[name.range()] else { return false };
    if one.classes.is(FIRST | LAST | KNOWN | PLACE | DEMONYM) || one.shape == Shape::Lower {
        return false;
    }
    let is_firm = |token: &Token<'_>| {
        matches!(
            token.folded,
            "company"
                | "firm"
                | "startup"
                | "retailer"
                | "manufacturer"
                | "maker"
                | "carmaker"
                | "chipmaker"
                | "brand"
                | "airline"
                | "bank"
                | "insurer"
                | "lender"
                | "supplier"
                | "nonprofit"
                | "charity"
                | "publisher"
                | "brewer"
                | "chain"
        ) && token.shape == Shape::Lower
    };
    let joins = |token: &Token<'_>| matches!(token.gap, Gap::Space | Gap::Hyphen);
    let after = &tokens[name.end..];
    let is_apposition = after
        .first()
        .is_some_and(|next| next.gap == Gap::Comma && matches!(next.folded, "a" | "an" | "the" | "its"))
        && after[1..].iter().take(5).take_while(|token| joins(token)).any(is_firm);
    let owns = one.is_possessive
        && after.first().is_some_and(|next| {
            next.gap == Gap::Space
                && matches!(
                    next.folded,
                    "ceo"
                        | "users"
                        | "customers"
                        | "shares"
                        | "app"
                        | "products"
                        | "revenue"
                        | "revenues"
                        | "profit"
                        | "profits"
                        | "subsidiary"
                        | "stock"
                        | "shareholders"
                        | "investors"
                        | "platform"
                        | "founder"
                        | "founders"
                )
        });
    let is_called = name.start > 0 && is_firm(&tokens[name.start - 1]) && one.gap == Gap::Space;
    let is_led = after.first().is_some_and(|next| {
        next.gap == Gap::Space
            && matches!(
                next.folded,
                "ceo" | "cfo" | "co-founder" | "cofounder" | "shares" | "users" | "customers"
            )
    });
    is_apposition || owns || is_called || is_led
}

/// "Boland Legal": the last word of a firm's name.
fn is_firm(name: &[Token<'_>]) -> bool {
    let [.., before, last] = name else { return is_trade_name(name) };
    let is_word = matches!(
        last.folded,
        "legal"
            | "law"
            | "capital"
            | "ventures"
            | "labs"
            | "studios"
            | "associates"
            | "analytics"
            | "advisors"
            | "advisers"
            | "consulting"
            | "securities"
            | "pharmaceuticals"
            | "pharma"
            | "records"
            | "publishing"
            | "entertainment"
            | "airlines"
            | "hotels"
            | "homes"
            | "properties"
            | "estates"
            | "logistics"
            | "foods"
            | "corps"
            | "marines"
    );
    is_word && last.shape == Shape::Title && last.gap == Gap::Space && !before.is_possessive
}

/// "Safaricom": one word that ends as trade names do and that is on no list of names.
fn is_trade_name(name: &[Token<'_>]) -> bool {
    let [one] = name else { return false };
    one.folded.len() > 6
        && ["com", "soft", "bank", "corp", "tech", "pharma", "telecom"]
            .iter()
            .any(|end| one.folded.ends_with(end))
        && !one.classes.is(FIRST | LAST | PLACE | KNOWN | DEMONYM)
}
