//! What either article states: figures, dates, and what somebody says, beside each other.

use analysis::compare::{Claim, ClaimKind, Difference, Statement, Verdict, difference};
use yew::Html;

use super::aligned::{A, B, Pair, at_words};
use crate::{context::PageContext, language, view::permalink, widgets::marked::with_hits, words};
use markup::html;

/// How many characters of a statement are quoted.
const QUOTED: usize = 240;

/// The table of claims, a part for each kind.
pub fn claims(context: &PageContext<'_>, pair: &Pair<'_>) -> Html {
    let claims = &pair.aligned.claims;
    let side = |side: usize| words::side(side, pair.articles[side].title);
    html! {
        <section class="claims" aria-labelledby="claims">
            <h2 id="claims">{ words::CLAIMS }</h2>
            <p class="none">{ if claims.is_empty() { words::NO_CLAIMS } else { words::CLAIMS_HINT } }</p>
            if !claims.is_empty() {
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ side(A) }</th>
                            <th scope="col">{ side(B) }</th>
                            <th scope="col">{ words::VERDICT }</th>
                        </tr>
                    </thead>
                    { for [ClaimKind::Figure, ClaimKind::Date, ClaimKind::Statement].map(|kind| {
                        let of_kind: Vec<&Claim> = claims.iter().filter(|claim| claim.kind == kind).collect();
                        if of_kind.is_empty() {
                            return Html::default();
                        }
                        html! {
                            <tbody>
                                <tr><th colspan="3" scope="rowgroup">{ words::claim_kind(kind) }</th></tr>
                                { for of_kind.into_iter().map(|claim| row(context, pair, claim)) }
                            </tbody>
                        }
                    }) }
                </table>
            }
        </section>
    }
}

fn row(context: &PageContext<'_>, pair: &Pair<'_>, claim: &Claim) -> Html {
    let quoted = quoted(pair, claim);
    let verdict = match &quoted {
        Some(found) if found.only.iter().all(Vec::is_empty) => words::SAME_WORDS.text(),
        Some(_) => words::OTHER_WORDS.text(),
        None => words::claim_verdict(claim.verdict),
    };
    let class = match claim.verdict {
        Verdict::Agree => "agree",
        Verdict::Differ => "differ",
        _ => "",
    };
    html! {
        <tr>
            { cell(context, pair, claim, A, quoted.as_ref()) }
            { cell(context, pair, claim, B, quoted.as_ref()) }
            <td {class}>{ verdict }</td>
        </tr>
    }
}

/// What one of the articles says, with the link to its words, and who says it.
fn cell(
    context: &PageContext<'_>,
    pair: &Pair<'_>,
    claim: &Claim,
    side: usize,
    quoted: Option<&Difference>,
) -> Html {
    let statements = [claim.a.as_ref(), claim.b.as_ref()];
    let Some(statement) = statements[side] else {
        return html! { <td class="none">{ words::NOT_SAID }</td> };
    };
    let article = pair.articles[side];
    let surface = article.raw.get(statement.span.range()).unwrap_or_default();
    let href = match context.session.is_wide {
        true => {
            let words = pair.words(statements.map(|statement| statement.map(|statement| statement.span)));
            permalink::print(&at_words(context, words))
        }
        // The other text is on another page then.
        false => permalink::print(&context.view.passage(article.slug, article.raw, statement.span)),
    };
    html! {
        <td dir="auto">
            <b class="side">{ words::SIDES[side] }{ ": " }</b>
            <a {href} lang={language::attribute(article.language_code)} data-replace={context.session.is_wide.then_some("")}>
                if let Some(found) = quoted {
                    <span class="worded">{ with_hits(article.raw, statement.span, &found.only[side]) }</span>
                } else {
                    { words::quoted(surface, QUOTED) }
                }
            </a>
            if let Some(value) = value(claim.kind, statement) { { " " }<span class="count">{ value }</span> }
            if let Some(who) = who(context, pair, statement, side) { <span class="who">{ who }</span> }
        </td>
    }
}

/// In which words the articles differ, where both quote the same.
fn quoted(pair: &Pair<'_>, claim: &Claim) -> Option<Difference> {
    let (a, b) = claim.a.as_ref().zip(claim.b.as_ref())?;
    let is_quoted = |one: &Statement| one.attribution.as_ref().is_some_and(|spoken| spoken.is_quoted);
    let found = || difference(pair.articles.map(|article| article.raw), [a.span, b.span]);
    (is_quoted(a) && is_quoted(b)).then(found).filter(Difference::is_one_quotation)
}

/// What a date comes to.
fn value(kind: ClaimKind, statement: &Statement) -> Option<String> {
    (kind == ClaimKind::Date).then(|| words::when(&statement.value)).flatten()
}

fn who(context: &PageContext<'_>, pair: &Pair<'_>, statement: &Statement, side: usize) -> Option<String> {
    let spoken = statement.attribution.as_ref()?;
    let raw = pair.articles[side].raw;
    let words_at = |span: text::Span| raw.get(span.range()).unwrap_or_default();
    let entity = spoken.entity.filter(|_| !spoken.is_joint).and_then(|id| context.dossier.entity(id));
    let name = entity.map(|entity| entity.name);
    Some(words::who(name.unwrap_or_else(|| words_at(spoken.speaker)), words_at(spoken.verb)))
}
