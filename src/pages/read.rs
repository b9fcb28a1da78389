//! An article, set for reading.

use corpus::{
    Kind,
    model::{Format, Zone, ZoneKind, hex},
    store::Article,
};
use search::analysis::mentions::named_in;
use text::{Span, paragraph_spans as lines, sort::merge_spans};
use yew::Html;

use crate::{
    citation::web_address,
    components::{
        marked::{Click, Marks, shown_mentions, with_marks},
        result::{kicker, title_span},
        stated::stated_role,
        strip::strip,
        why::why,
    },
    desk::{Act, Desk, Step},
    view::{Msg, Page, View, permalink},
    words,
};
use markup::{classes, html};

/// Kinds whose marks can be switched off.
const MARKABLE: [Kind; 7] =
    [Kind::Person, Kind::Organisation, Kind::Place, Kind::Weapon, Kind::Event, Kind::Date, Kind::Quantity];

/// How many articles that say much the same are shown at once.
const ALIKE: usize = 2;

/// The page.
pub fn page(desk: &Desk<'_>, article: &Article<'static>) -> Html {
    let lit = lit_entity(desk);
    let stops = stops(desk, article, lit);
    let passage = desk.view.passage.filter(|passage| passage.holds(article.raw)).map(|passage| passage.span);
    let marks = Marks {
        mentions: shown_mentions(&desk.dossier, article, &desk.view.unmarked),
        stops: &stops,
        lit,
        passage,
        current: desk.local.stop,
        prefix: "",
        click: Click::Explains(desk.local.asked),
    };
    let draw = |span: Span| with_marks(&desk.dossier, desk.view, article, span, &marks);
    let title = title_span(desk, article);
    let heading = title.map_or_else(|| html! { article.title }, draw);
    html! {
        <div class="read">
            <article aria-labelledby="title">
                <header>
                    <p class="kicker">{ kicker(desk, article) }</p>
                    <h1 id="title" tabindex="-1">{ heading }</h1>
                    { for title.map(|title| why(desk, article, title)) }
                    { basis(desk, article) }
                    { ruled_out(desk, article) }
                    { remarks(article) }
                    { related(desk, article) }
                    if desk.view.passage.is_some() && passage.is_none() {
                        <p class="notice">{ words::PASSAGE_CHANGED }</p>
                    }
                </header>
                { strip(desk, article, &marks) }
                { stepper(desk, stops.len()) }
                <div class="text">{ body(desk, article, &draw) }</div>
                { trace(article) }
            </article>
            { aside(desk, article, lit) }
        </div>
    }
}

/// By what the file can be known again.
pub fn trace(article: &Article<'static>) -> Html {
    html! {
        <p class="trace">
            { words::FILE }{ " " }<code>{ article.file }</code>{ " · SHA-256 " }<code>{ hex(&article.sha256) }</code>
            if article.format != Format::Text { { " · " }{ words::TEXT_HASH }{ " " }<code>{ hex(&article.text_sha256) }</code> }
        </p>
    }
}

/// The entity that the view lights up.
pub fn lit_entity(desk: &Desk<'_>) -> Option<u32> {
    let (kind, slug) = desk.view.lit.as_ref()?;
    Some(desk.dossier.entity_by_slug(*kind, slug)?.id)
}

/// Where to stop when stepping through an article: the hits of the query, and the mentions of
/// what is lit up.
pub fn stops(desk: &Desk<'_>, article: &Article<'static>, lit: Option<u32>) -> Vec<Span> {
    let mut stops = desk.found.search.spans(article);
    if lit.is_some() {
        let mentions = desk.dossier.mentions(article).filter(|mention| mention.entity == lit);
        stops.extend(mentions.map(|mention| mention.span));
    }
    merge_spans(&stops)
}

/// On what the date rests: words of the text, or an outside source.
fn basis(desk: &Desk<'_>, article: &Article<'static>) -> Html {
    let evidence = quoted(desk, article, article.evidence);
    if article.published.is_none() || (evidence.is_none() && article.dated_because.is_empty()) {
        return Html::default();
    }
    html! {
        <details class="basis">
            <summary>{ words::dated(article.basis) }</summary>
            if let Some(evidence) = evidence { <p>{ evidence }</p> }
            if !article.dated_because.is_empty() { <p>{ article.dated_because }</p> }
        </details>
    }
}

/// A printed date that is not when the article was published, and what speaks against it.
fn ruled_out(desk: &Desk<'_>, article: &Article<'static>) -> Html {
    let Some(ruled_out) = desk.dossier.ruled_out(article) else { return Html::default() };
    let href = link_to(desk, article, ruled_out.span);
    html! {
        <div class="ruled-out">
            <p>
                { words::PAGE_PRINTS }{ " " }<a id="ruled-out" {href}>{ words::date(Some(ruled_out.date)) }</a>
                { words::NOT_PUBLISHED_THEN }{ " " }{ ruled_out.why }
            </p>
            if let Some(against) = quoted(desk, article, ruled_out.against) {
                <p>{ words::AGAINST_IT }{ " " }{ against }</p>
            }
        </div>
    }
}

/// Words of the text, with the link to them.
fn quoted(desk: &Desk<'_>, article: &Article<'static>, span: Span) -> Option<Html> {
    let words = article.raw.get(span.range()).filter(|words| !words.is_empty())?;
    Some(html! { <q><a href={link_to(desk, article, span)}>{ words }</a></q> })
}

/// The link to a passage. What stands in a part that was set apart is shown with it.
fn link_to(desk: &Desk<'_>, article: &Article<'static>, span: Span) -> String {
    let mut zones = desk.dossier.zones(article);
    let furniture = zones.any(|zone| is_apart(zone.kind) && zone.span.overlaps(span));
    permalink::print(&View { furniture, ..desk.view.passage(article.slug, article.raw, span) })
}

/// Where the article stands on the web, what its text is, and what an editor says about it.
fn remarks(article: &Article<'static>) -> Html {
    let note = Some(article.note).filter(|note| !note.is_empty() && *note != article.dated_because);
    html! {
        <>
            if let Some(url) = web_address(article.url) {
                <p class="remark">{ words::ORIGINAL }{ " " }<a href={url} rel="noopener noreferrer external">{ url }</a></p>
            }
            if let Some(words) = words::not_the_file(article.format) { <p class="remark">{ words }</p> }
            if let Some(note) = note { <p class="remark">{ words::EDITORS_NOTE }{ " " }{ note }</p> }
        </>
    }
}

/// The articles that say much the same, the most alike first.
fn related(desk: &Desk<'_>, article: &Article<'static>) -> Html {
    let related: Vec<Html> = desk
        .dossier
        .related(article)
        .filter_map(|related| Some((desk.dossier.article(related.article as u32)?, related.permille)))
        .map(|(other, permille)| alike(desk, article, &other, permille))
        .collect();
    if related.is_empty() {
        return Html::default();
    }
    let (first, rest) = related.split_at(related.len().min(ALIKE));
    html! {
        <section class="related" aria-labelledby="related">
            <h2 id="related">{ words::with_count(words::MUCH_THE_SAME, related.len()) }</h2>
            <ul>{ for first.iter().cloned() }</ul>
            if !rest.is_empty() {
                <details>
                    <summary>{ words::show_more(rest.len()) }</summary>
                    <ul>{ for rest.iter().cloned() }</ul>
                </details>
            }
        </section>
    }
}

/// One of them: to read, and to compare with this one.
fn alike(desk: &Desk<'_>, article: &Article<'static>, other: &Article<'static>, permille: u32) -> Html {
    let read = permalink::print(&desk.view.at(Page::Read(other.slug.to_owned())));
    let both = Page::Compare(Some(article.slug.to_owned()), Some(other.slug.to_owned()));
    let compare = permalink::print(&desk.view.at(both));
    html! {
        <li key={other.slug}>
            <a href={read} id={format!("alike-{}", other.slug)}>{ other.title }</a>
            <p class="kicker">
                { words::alike(permille) }{ " · " }{ kicker(desk, other) }
                <span class="screen">
                    { " · " }<a href={compare} id={format!("both-{}", other.slug)} aria-label={words::compare_with(other.title)}>{ words::COMPARE_BOTH }</a>
                </span>
            </p>
        </li>
    }
}

/// Steps through the stops.
fn stepper(desk: &Desk<'_>, count: usize) -> Html {
    if count == 0 {
        return Html::default();
    }
    html! {
        <p class="stepper">
            <span>{ words::stop(desk.local.stop.filter(|stop| *stop < count), count) }</span>
            <button id="previous" onclick={desk.send(Act::Step(Step::Previous))}>{ words::PREVIOUS }</button>
            <button id="next" onclick={desk.send(Act::Step(Step::Next))}>{ words::NEXT }</button>
        </p>
    }
}

/// The zones of the file but its title, in order. Furniture is one line each until it is asked for.
fn body(desk: &Desk<'_>, article: &Article<'static>, draw: &dyn Fn(Span) -> Html) -> Html {
    let shown = desk.view.furniture;
    let zones: Vec<Zone> = desk.dossier.zones(article).filter(|zone| zone.kind != ZoneKind::Title).collect();
    zones
        .iter()
        .map(|zone| {
            let lines: Vec<Span> = lines(article.raw, zone.span).collect();
            if is_apart(zone.kind) && !shown {
                let show = desk.send(Act::Do(Msg::Furniture(true)));
                return html! {
                    <p class="apart"><button onclick={show} title={words::SET_APART_HINT}>{ words::set_apart(lines.len()) }</button></p>
                };
            }
            let class = match zone.kind {
                ZoneKind::Boilerplate | ZoneKind::Duplicate => Some("furniture"),
                ZoneKind::Byline | ZoneKind::Date => Some("byline"),
                ZoneKind::Summary => Some("summary"),
                ZoneKind::Title | ZoneKind::Body => None,
            };
            let paragraphs = lines.into_iter().map(|line| {
                let is_item = article.raw[line.range()].starts_with(['•', '·', '▪']);
                html! {
                    <>
                        <p class={classes!(class, is_item.then_some("item"))}>{ draw(line) }</p>
                        { why(desk, article, line) }
                    </>
                }
            });
            paragraphs.collect()
        })
        .collect()
}

/// Whether a part is set apart from the article.
fn is_apart(kind: ZoneKind) -> bool {
    matches!(kind, ZoneKind::Boilerplate | ZoneKind::Duplicate)
}

/// Beside the text: what is named in it, what is marked, and what can be done with it.
fn aside(desk: &Desk<'_>, article: &Article<'static>, lit: Option<u32>) -> Html {
    let furniture = desk.send(Act::Do(Msg::Furniture(!desk.view.furniture)));
    html! {
        <aside class="beside" aria-label={words::NAMED_HERE}>
            <h2 id="names" tabindex="-1">{ words::NAMED_HERE }</h2>
            { for named_in(&desk.dossier, article).iter().map(|(kind, names)| html! {
                <section class={kind.field()}>
                    <h3>{ words::kinds(*kind) }</h3>
                    <ul>{ for names.iter().map(|&(id, count)| named(desk, article, id, count, lit)) }</ul>
                </section>
            }) }
            { marks(desk) }
            { compare_with(desk, article) }
            if desk.view.furniture {
                <p><button class="quiet" onclick={furniture}>{ words::HIDE_FURNITURE }</button></p>
            }
        </aside>
    }
}

/// One name: a link that lights up its mentions here, and once lit leads to all others. What the article
/// says that it is stands below.
fn named(desk: &Desk<'_>, article: &Article<'static>, id: u32, count: u32, lit: Option<u32>) -> Html {
    let Some(entity) = desk.dossier.entity(id) else { return Html::default() };
    let is_lit = lit == Some(id);
    let on = (!is_lit).then(|| (entity.kind, entity.slug.to_owned()));
    let light = View { lit: on, passage: None, ..desk.view.clone() };
    let everywhere = desk.view.at(Page::Entity(entity.kind, entity.slug.to_owned()));
    html! {
        <li key={entity.slug}>
            <a href={permalink::print(&light)} data-replace="" id={format!("n-{}-{}", entity.kind.field(), entity.slug)} aria-current={is_lit.then_some("true")}>
                { entity.name }
            </a>
            <span class="count">{ count }</span>
            if is_lit {
                <a class="everywhere" href={permalink::print(&everywhere)}>{ words::SEE_EVERYWHERE }</a>
            }
            { for desk.dossier.roles(article).filter(|role| role.entity == id).map(|role| stated_role(desk, article, &role)) }
        </li>
    }
}

/// Switches for the kinds that are marked.
fn marks(desk: &Desk<'_>) -> Html {
    html! {
        <fieldset class="marks">
            <legend>{ words::MARKS }</legend>
            { for MARKABLE.map(|kind| {
                let marked = !desk.view.unmarked.contains(&kind);
                let toggle = desk.act.reform(move |_: yew::Event| Act::Do(Msg::Mark(kind, !marked)));
                html! {
                    <label>
                        <input type="checkbox" id={format!("mark-{}", kind.field())} checked={marked} onchange={toggle} />
                        <span class={classes!("m", kind.field())}>{ words::kinds(kind) }</span>
                    </label>
                }
            }) }
        </fieldset>
    }
}

/// Another article to read beside this one.
fn compare_with(desk: &Desk<'_>, article: &Article<'static>) -> Html {
    let open = desk.send(Act::CompareWith(article.slug.to_owned()));
    let others = desk.dossier.articles().filter(|other| other.slug != article.slug);
    html! {
        <p class="with">
            <label for="with">{ words::COMPARE_WITH }</label>
            <select id="with">
                <option value="" selected=true>{ words::CHOOSE_ARTICLE }</option>
                { for others.map(|other| html! { <option value={other.slug}>{ other.title }</option> }) }
            </select>
            <button id="compare" onclick={open}>{ words::COMPARE }</button>
        </p>
    }
}
