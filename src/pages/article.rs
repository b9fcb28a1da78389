//! An article, set for reading.

mod model;

use analysis::mentions::named_in;
use corpus::{
    Kind,
    model::{Format, Zone, ZoneKind, hex},
    store::Article,
};
use export::cite::web_address;
use notes::Note;
use text::{Span, paragraph_spans as lines};
use yew::{Callback, Html};

use crate::{
    context::{PageContext, click},
    effects::{Effect, KeyPress, Target},
    language,
    view::{self, Page, View, permalink},
    widgets::{
        explanation::explanation,
        form::selected,
        marked::{Click, Marks, shown_mentions, with_marks},
        mention_strip::mention_strip,
        note::{self, Place},
        result::{kicker, title_span},
        stated::stated_role,
    },
    words,
};
use markup::{classes, html};

pub use model::{Model, Msg, lit_entity, stops};

/// Kinds whose marks can be switched off. Sources publish; no text names them.
fn markable() -> impl Iterator<Item = Kind> {
    Kind::ALL.into_iter().filter(|kind| kind.is_mentioned())
}

/// How many articles that say much the same are shown at once.
const ALIKE: usize = 2;

/// What a single key does.
#[inline(never)] // what comes later is cut off by function
pub fn on_key(key: &str, context: &PageContext<'_>) -> Option<KeyPress<Msg>> {
    Some(match key {
        "n" => KeyPress::Send(Msg::Next),
        "p" => KeyPress::Send(Msg::Previous),
        "w" => KeyPress::Ask(Effect::ExplainFocused),
        "e" => KeyPress::Ask(Effect::Focus(Target::Element("names"))),
        "c" => KeyPress::Ask(Effect::Focus(Target::Element("with"))),
        "f" => KeyPress::Ask(Effect::Change(view::Msg::ShowBoilerplate(!context.view.boilerplate))),
        _ => return None,
    })
}

/// What assistive technology is told: at which stop the reader is.
#[inline(never)] // what comes later is cut off by function
pub fn status(context: &PageContext<'_>, model: &Model) -> String {
    let Page::Read(slug) = &context.view.page else { return String::new() };
    let Some(article) = context.dossier.article_by_slug(slug) else { return String::new() };
    let lit = lit_entity(context);
    let is_named = |id| context.dossier.named(&article).any(|(known, _)| known == id);
    match lit.and_then(|id| context.dossier.entity(id)) {
        Some(entity) if !is_named(entity.id) => words::not_named(entity.name),
        _ => match stops(context, &article, lit).len() {
            0 => String::new(),
            count => words::passage_number(model.stop(), count),
        },
    }
}

/// Draws it.
#[inline(never)] // what comes later is cut off by function
pub fn view(
    context: &PageContext<'_>,
    article: &Article<'static>,
    model: &Model,
    send: &Callback<Msg>,
) -> Html {
    let lit = lit_entity(context);
    let stops = stops(context, article, lit);
    let passage =
        context.view.passage.filter(|passage| passage.holds(article.raw)).map(|passage| passage.span);
    let notes = note::placed(context, article);
    let highlights = note::highlights(&notes);
    let marks = Marks {
        highlights: &highlights,
        mentions: shown_mentions(&context.dossier, article, &context.view.unmarked),
        stops: &stops,
        lit,
        passage,
        current: model.stop(),
        prefix: "",
        click: Click::Explains(model.explained()),
    };
    let draw = |span: Span| with_marks(&context.dossier, context.view, article, span, &marks);
    let close = click(send, Msg::Close);
    let send_note = send.reform(Msg::Note);
    let card = |(note, span): &(&Note, Option<Span>)| {
        let place = span.map_or(Place::Changed, Place::Here);
        note::note(context, note, place, &model.notes, &send_note)
    };
    // What stands below a line: why a mention in it is marked, and what the reader does with its words.
    let explain = |line: Span| {
        let begins = |span: Span| line.start <= span.start && span.start < line.end;
        let ends = |span: Span| line.start < span.end && span.end <= line.end;
        let selected = context.session.selected.filter(|span| ends(*span));
        let opened = passage.filter(|span| context.session.selected.is_none() && ends(*span));
        let here: Vec<_> = notes.iter().filter(|(_, span)| span.is_some_and(begins)).copied().collect();
        // What is only marked shows that by its colour: no more is said about it than is asked for.
        let (marks, written): (Vec<_>, Vec<_>) =
            here.into_iter().partition(|(note, _)| note.text.is_empty() && !model.notes.is_writing(&note.id));
        let is_asked = marks.iter().any(|(note, _)| model.notes.is_asking(&note.id));
        html! {
            <>
                { explanation(context, article, line, model.explained(), &close) }
                if let Some(span) = selected.or(opened) { { note::palette(context, article, span, selected.is_some()) } }
                if let Some((shared, span)) = context.view.shared_note.as_ref().zip(passage.filter(|span| ends(*span))) {
                    { note::shared(context, article, shared, span) }
                }
                // Alone in their element, so that a new one does not take the place of the one that is being written.
                if !written.is_empty() { <div>{ for written.iter().map(&card) }</div> }
                { note::folded(marks.iter().map(card).collect(), is_asked) }
            </>
        }
    };
    let changed: Vec<Html> = notes.iter().filter(|(_, span)| span.is_none()).map(card).collect();
    let title = title_span(context, article);
    let heading = title.map_or_else(|| html! { article.title }, draw);
    html! {
        <div class="read">
            <article aria-labelledby="title">
                <header>
                    <p class="kicker">{ kicker(context, article) }</p>
                    <h1 id="title" tabindex="-1" dir="auto" lang={language::attribute(article.language_code)} data-at={title.map(|span| span.start.to_string())}>{ heading }</h1>
                    <p class="own screen">{ note::star(context, article) }</p>
                    if let Some(told) = &context.session.notes_told { <p class="notice" role="status">{ words::notes_told(told) }</p> }
                    { for title.map(explain) }
                    { basis(context, article) }
                    { ruled_out(context, article) }
                    { other_date(context, article) }
                    { remarks(context, article) }
                    { related(context, article) }
                    if context.view.passage.is_some() && passage.is_none() {
                        <p class="notice">{ words::PASSAGE_CHANGED }</p>
                    }
                    if let Some(shared) = context.view.shared_note.as_ref().filter(|_| passage.is_none()) {
                        <p class="said" dir="auto">{ shared.text.clone() }</p>
                    }
                    if !changed.is_empty() {
                        <section aria-labelledby="changed-notes">
                            <h2 id="changed-notes">{ words::CHANGED_NOTES }</h2>
                            { for changed }
                        </section>
                    }
                </header>
                { mention_strip(context, article, &marks) }
                { stepper(stops.len(), model, send) }
                <div class="text">{ body(context, article, &draw, &explain) }</div>
                { trace(article) }
            </article>
            { aside(context, article, lit, send) }
        </div>
    }
}

/// By what the file can be known again.
pub fn trace(article: &Article<'static>) -> Html {
    html! {
        <p class="trace">
            { words::FILE }{ " " }<code>{ article.file }</code>
            if let Some(part) = article.part { { ", " }{ words::part(part) } }
            { " · SHA-256 " }<code>{ hex(&article.sha256) }</code>
            if article.format != Format::Text { { " · " }{ words::TEXT_HASH }{ " " }<code>{ hex(&article.text_sha256) }</code> }
        </p>
    }
}

/// On what the date rests: words of the text, or an outside source.
fn basis(context: &PageContext<'_>, article: &Article<'static>) -> Html {
    let evidence = quoted(context, article, article.evidence);
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
fn ruled_out(context: &PageContext<'_>, article: &Article<'static>) -> Html {
    let Some(ruled_out) = context.dossier.ruled_out(article) else { return Html::default() };
    let href = link_to(context, article, ruled_out.span);
    html! {
        <div class="ruled-out">
            <p>
                { words::PAGE_PRINTS }{ " " }<a id="ruled-out" {href}>{ words::date(Some(ruled_out.date)) }</a>
                { words::NOT_PUBLISHED_THEN }{ " " }{ words::ruled_out(&ruled_out, article.raw) }
            </p>
            if let Some(against) = quoted(context, article, ruled_out.against) {
                <p>{ words::CONTRADICTION }{ " " }{ against }</p>
            }
        </div>
    }
}

/// A printed date that contradicts the one shown, with its place.
fn other_date(context: &PageContext<'_>, article: &Article<'static>) -> Html {
    let Some(other) = context.dossier.other_date(article) else { return Html::default() };
    let href = link_to(context, article, other.span);
    html! {
        <p class="ruled-out">
            { words::ALSO_PRINTS }{ " " }<a {href}>{ words::date(Some(other.date)) }</a>{ words::NOT_SETTLED }
        </p>
    }
}

/// Words of the text, with the link to them.
fn quoted(context: &PageContext<'_>, article: &Article<'static>, span: Span) -> Option<Html> {
    let words = article.raw.get(span.range()).filter(|words| !words.is_empty())?;
    Some(html! { <q><a href={link_to(context, article, span)}>{ words }</a></q> })
}

/// The link to a passage. What stands in a part that was left out is shown with it.
fn link_to(context: &PageContext<'_>, article: &Article<'static>, span: Span) -> String {
    let mut zones = context.dossier.zones(article);
    let boilerplate = zones.any(|zone| is_boilerplate(zone.kind) && zone.span.overlaps(span));
    permalink::print(&View { boilerplate, ..context.view.passage(article.slug, article.raw, span) })
}

/// Who wrote it, in the words of the page, each whom they name with a link.
fn byline(context: &PageContext<'_>, article: &Article<'static>) -> Html {
    if article.author.is_empty() {
        return Html::default();
    }
    let authors = context.dossier.authors(article).into_iter().map(|author| {
        let href = permalink::print(&context.view.at(Page::Entity(author.kind, author.slug.to_owned())));
        html! { <a {href}>{ author.name }</a> }
    });
    let authors: Vec<Html> = authors.collect();
    if authors.is_empty() {
        return html! { <p class="remark">{ words::AUTHOR }{ " " }{ article.author }</p> };
    }
    let names = authors.into_iter().enumerate();
    html! {
        <p class="remark">
            { words::AUTHOR }{ " " }
            { for names.map(|(at, name)| html! { <>{ if at > 0 { ", " } else { "" } }{ name }</> }) }
        </p>
    }
}

/// Where the article stands on the web, what its text is, and what an editor says about it.
fn remarks(context: &PageContext<'_>, article: &Article<'static>) -> Html {
    let note = Some(article.note).filter(|note| !note.is_empty() && *note != article.dated_because);
    html! {
        <>
            if let Some(url) = web_address(article.url) {
                <p class="remark">{ words::ORIGINAL }{ " " }<a href={url} rel="noopener noreferrer external">{ url }</a></p>
            }
            { byline(context, article) }
            if article.modified.is_some() { <p class="remark">{ words::CHANGED }{ " " }{ words::date(article.modified) }</p> }
            if !article.language_name.is_empty() { <p class="remark">{ words::in_language(article.language_name) }</p> }
            if let Some(words) = words::not_the_file(article.format) { <p class="remark">{ words }</p> }
            if let Some(note) = note { <p class="remark">{ words::EDITORS_NOTE }{ " " }{ note }</p> }
        </>
    }
}

/// The articles that say much the same, the most alike first.
fn related(context: &PageContext<'_>, article: &Article<'static>) -> Html {
    let related: Vec<Html> = context
        .dossier
        .related(article)
        .filter_map(|related| Some((context.dossier.article(related.article as u32)?, related.permille)))
        .map(|(other, permille)| alike(context, article, &other, permille))
        .collect();
    if related.is_empty() {
        return Html::default();
    }
    let (first, rest) = related.split_at(related.len().min(ALIKE));
    html! {
        <section class="related" aria-labelledby="related">
            <h2 id="related">{ words::with_count(words::SIMILAR_ARTICLES.text(), related.len()) }</h2>
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
fn alike(
    context: &PageContext<'_>,
    article: &Article<'static>,
    other: &Article<'static>,
    permille: u32,
) -> Html {
    let read = permalink::print(&context.view.at(Page::Read(other.slug.to_owned())));
    let both = Page::Compare(Some(article.slug.to_owned()), Some(other.slug.to_owned()));
    let compare = permalink::print(&context.view.at(both));
    html! {
        <li key={other.slug}>
            <a href={read} id={format!("alike-{}", other.slug)}><bdi>{ other.title }</bdi></a>
            <p class="kicker">
                { words::in_common(permille) }{ " · " }{ kicker(context, other) }
                <span class="screen">
                    { " · " }<a href={compare} id={format!("both-{}", other.slug)} aria-label={words::compare_with(other.title)}>{ words::COMPARE_BOTH }</a>
                </span>
            </p>
        </li>
    }
}

/// Steps through the stops.
fn stepper(count: usize, model: &Model, send: &Callback<Msg>) -> Html {
    if count == 0 {
        return Html::default();
    }
    html! {
        <p class="stepper">
            <span>{ words::passage_number(model.stop().filter(|stop| *stop < count), count) }</span>
            <button id="previous" onclick={click(send, Msg::Previous)}>{ words::PREVIOUS }</button>
            <button id="next" onclick={click(send, Msg::Next)}>{ words::NEXT }</button>
        </p>
    }
}

/// The zones of the file but its title, in order. Furniture is one line each until it is asked for.
fn body(
    context: &PageContext<'_>,
    article: &Article<'static>,
    draw: &dyn Fn(Span) -> Html,
    explain: &dyn Fn(Span) -> Html,
) -> Html {
    let shown = context.view.boilerplate;
    let zones: Vec<Zone> =
        context.dossier.zones(article).filter(|zone| zone.kind != ZoneKind::Title).collect();
    zones
        .iter()
        .map(|zone| {
            let lines: Vec<Span> = lines(article.raw, zone.span).collect();
            if is_boilerplate(zone.kind) && !shown {
                let show = context.change(view::Msg::ShowBoilerplate(true));
                return html! {
                    <p class="apart"><button onclick={show} title={words::ELEMENTS_HINT}>{ words::show_elements(lines.len()) }</button></p>
                };
            }
            let class = match zone.kind {
                ZoneKind::Boilerplate | ZoneKind::Duplicate => Some("boilerplate"),
                ZoneKind::Byline | ZoneKind::Date => Some("byline"),
                ZoneKind::Summary => Some("summary"),
                ZoneKind::Title | ZoneKind::Body => None,
            };
            let paragraphs = lines.into_iter().map(|line| {
                let is_item = article.raw[line.range()].starts_with(['•', '·', '▪']);
                html! {
                    <>
                        <p dir="auto" lang={language::attribute(article.language_code)} class={classes!(class, is_item.then_some("item"))} data-at={line.start.to_string()}>{ draw(line) }</p>
                        { explain(line) }
                    </>
                }
            });
            paragraphs.collect()
        })
        .collect()
}

/// Whether a part is left out of the article.
fn is_boilerplate(kind: ZoneKind) -> bool {
    matches!(kind, ZoneKind::Boilerplate | ZoneKind::Duplicate)
}

/// Beside the text: what is named in it, what is marked, and what can be done with it.
fn aside(
    context: &PageContext<'_>,
    article: &Article<'static>,
    lit: Option<u32>,
    send: &Callback<Msg>,
) -> Html {
    let boilerplate = context.change(view::Msg::ShowBoilerplate(!context.view.boilerplate));
    html! {
        <aside class="beside" aria-label={words::NAMED_HERE}>
            <h2 id="names" tabindex="-1">{ words::NAMED_HERE }</h2>
            { for named_in(&context.dossier, article).iter().map(|(kind, names)| html! {
                <section class={kind.field()}>
                    <h3>{ words::kinds(*kind) }</h3>
                    <ul>{ for names.iter().map(|&(id, count)| named(context, article, id, count, lit)) }</ul>
                </section>
            }) }
            { marks(context) }
            { compare_with(context, article, send) }
            if context.view.boilerplate {
                <p><button class="quiet" onclick={boilerplate}>{ words::HIDE_ELEMENTS }</button></p>
            }
        </aside>
    }
}

/// One name: a link that lights up its mentions here, and once lit leads to all others. What the article
/// says that it is stands below.
fn named(
    context: &PageContext<'_>,
    article: &Article<'static>,
    id: u32,
    count: u32,
    lit: Option<u32>,
) -> Html {
    let Some(entity) = context.dossier.entity(id) else { return Html::default() };
    let is_lit = lit == Some(id);
    let on = (!is_lit).then(|| (entity.kind, entity.slug.to_owned()));
    let light = View { lit: on, passage: None, ..context.view.clone() };
    let everywhere = context.view.at(Page::Entity(entity.kind, entity.slug.to_owned()));
    html! {
        <li key={entity.slug}>
            <a href={permalink::print(&light)} data-replace="" id={format!("n-{}-{}", entity.kind.field(), entity.slug)} aria-current={is_lit.then_some("true")}>
                { entity.name }
            </a>
            <span class="count">{ count }</span>
            if is_lit {
                <a class="everywhere" href={permalink::print(&everywhere)}>{ words::SEE_EVERYWHERE }</a>
            }
            { for context.dossier.roles(article).filter(|role| role.entity == id).map(|role| stated_role(context, article, &role)) }
        </li>
    }
}

/// Switches for the kinds that are marked.
fn marks(context: &PageContext<'_>) -> Html {
    html! {
        <fieldset class="marks">
            <legend>{ words::MARKS }</legend>
            { for markable().map(|kind| {
                let marked = !context.view.unmarked.contains(&kind);
                let toggle = context.dispatch.reform(move |_: yew::Event| Effect::Change(view::Msg::Mark(kind, !marked)));
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
fn compare_with(context: &PageContext<'_>, article: &Article<'static>, send: &Callback<Msg>) -> Html {
    let open = click(send, Msg::Compare);
    let choose = send.reform(|event: yew::Event| Msg::Choose(selected(&event)));
    let others = context.dossier.articles().filter(|other| other.slug != article.slug);
    html! {
        <p class="with">
            <label for="with">{ words::COMPARE_WITH }</label>
            <select id="with" onchange={choose}>
                <option value="" selected=true>{ words::CHOOSE_ARTICLE }</option>
                { for others.map(|other| html! { <option value={other.slug}>{ other.title }</option> }) }
            </select>
            <button id="compare" onclick={open}>{ words::COMPARE }</button>
        </p>
    }
}
