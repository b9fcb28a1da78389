//! Every file with its hash, and whether the texts in this page still have theirs.

use corpus::{
    model::{Format, hex},
    store::Article,
};
use say::Sentence;
use yew::{Callback, Html};

use crate::{
    context::{PageContext, click},
    effects::{Copied, Copying, Effect, File},
    integrity::{self, Outcome, Stage, by_file},
    view::{Page, View, permalink},
    widgets::frame::copy,
    words,
};
use markup::{classes, html};

/// How many files are listed at a time.
const FILES: usize = 200;

/// What the page remembers: how many files are listed. How far the check is, the session knows, since
/// it goes on when the reader leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    shown: usize,
}

/// What a reader does on it, but for following links and starting the check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// List more files.
    More,
    /// Save the list of files with their hashes.
    SaveList,
}

impl Default for Model {
    fn default() -> Self {
        Self { shown: FILES }
    }
}

impl Model {
    /// Changes what is shown.
    #[inline(never)] // what comes later is cut off by function
    pub fn update(&mut self, msg: Msg, context: &PageContext<'_>) -> Option<Effect> {
        match msg {
            Msg::More => {
                self.shown += FILES;
                None
            }
            Msg::SaveList => Some(Effect::Save(File {
                name: words::LIST_FILE.to_owned(),
                media_type: "text/plain",
                bytes: integrity::list(&context.dossier).into_bytes(),
            })),
        }
    }
}

/// Draws it.
#[inline(never)] // what comes later is cut off by function
pub fn view(context: &PageContext<'_>, model: &Model, send: &Callback<Msg>) -> Html {
    let articles = by_file(&context.dossier);
    let check = &context.session.check;
    let is_differing = |article: &&Article<'_>| matches!(check.outcome(article.id), Outcome::Differs(_));
    // What differs goes first, however long the list.
    let differing = articles.iter().filter(is_differing);
    let others = articles.iter().filter(|article| !is_differing(article));
    let shown = model.shown;
    let more = articles.len().saturating_sub(shown);
    html! {
        <div class="sheet integrity">
            <h1 tabindex="-1">{ words::INTEGRITY }</h1>
            <p class="lead">{ words::CHECK_INTRO }</p>
            { verdict(context) }
            <h2>{ words::WHAT_IS_CHECKED }</h2>
            { for formats(&articles).iter().map(|line| html! { <p>{ line }</p> }) }
            <p>{ words::CHECK_LIMITS }</p>
            { own_copies(context, send) }
            <h2>{ words::with_count(words::FILES.text(), articles.len()) }</h2>
            <ul class="files">{ for differing.chain(others).take(shown).map(|article| file(context, article)) }</ul>
            if more > 0 {
                <p class="more"><button id="more" onclick={click(send, Msg::More)}>{ words::show_more(more.min(FILES)) }</button></p>
            }
        </div>
    }
}

/// What the check has found, and the corpus hash.
fn verdict(context: &PageContext<'_>) -> Html {
    let check = &context.session.check;
    let list_matches = check.list_matches(&context.dossier);
    let sound = check.differing.is_empty() && list_matches != Some(false);
    let tone = match check.stage {
        Stage::Done if sound => Some("good"),
        _ if sound => None,
        _ => Some("bad"),
    };
    let total = context.dossier.article_count();
    let list = match list_matches {
        Some(true) => Some(outcome_words(Outcome::Matches, Format::Text)),
        Some(false) => check.list.map(|hash| outcome_words(Outcome::Differs(hash), Format::Text)),
        None => None,
    };
    html! {
        <div class={classes!("verdict", tone)}>
            <p class="sentence">{ words::verdict(check, total, list_matches) }</p>
            if check.stage == Stage::Running && check.done > 0 {
                <progress max={total.to_string()} value={check.done.to_string()} aria-label={words::CHECK_PROGRESS}></progress>
            }
            <p class="hash">
                <span>{ words::CORPUS_HASH }</span>{ " " }<code>{ hex(&context.dossier.sha256()) }</code>{ " " }{ list }
            </p>
            if let (Some(false), Some(hash)) = (list_matches, check.list) {
                <p class="hash"><span>{ words::COMPUTED_NOW }</span>{ " " }<code>{ hex(&hash) }</code></p>
            }
            if check.stage != Stage::Insecure {
                <p><button id="check" onclick={context.ask(Effect::CheckTexts)}>{ words::CHECK_AGAIN }</button></p>
            }
        </div>
    }
}

/// What the check means for each format that there is.
fn formats(articles: &[Article<'_>]) -> Vec<String> {
    let count = |format: Format| articles.iter().filter(|article| article.format == format).count();
    Format::ALL
        .into_iter()
        .map(|format| (format, count(format)))
        .filter(|&(_, count)| count > 0)
        .map(|(format, count)| words::what_is_checked(format, count as u32))
        .collect()
}

/// How to compare with files of one's own, which needs no browser.
fn own_copies(context: &PageContext<'_>, send: &Callback<Msg>) -> Html {
    html! {
        <>
            <h2>{ words::OWN_COPIES }</h2>
            <p>{ words::OWN_COPIES_TEXT }</p>
            <p class="actions">
                <button id="save-list" onclick={click(send, Msg::SaveList)}>{ words::SAVE_LIST }</button>
                { copy(context, Copied::List) }
            </p>
            if let Copying::Refused(Copied::List, list) = context.copying {
                <p><label>
                    { words::COPY_LIST_FAILED }
                    <textarea readonly=true rows="6" value={list.clone()} />
                </label></p>
            }
            <dl class="commands">
                { for words::COMMANDS.iter().map(command) }
            </dl>
            if integrity::has_archives(&context.dossier) {
                <p>{ words::ARCHIVES_TEXT }</p>
                <dl class="commands">{ command(&words::UNPACK) }</dl>
            }
        </>
    }
}

fn command((command, does): &(&'static str, Sentence)) -> Html {
    html! { <div><dt><code>{ *command }</code></dt><dd>{ *does }</dd></div> }
}

fn file(context: &PageContext<'_>, article: &Article<'static>) -> Html {
    let outcome = context.session.check.outcome(article.id);
    let href = permalink::print(&View::of(Page::Read(article.slug.to_owned())));
    let own_hash = (article.format != Format::Text).then_some(words::TEXT_HASH);
    html! {
        <li key={article.slug} class={classes!(matches!(outcome, Outcome::Differs(_)).then_some("bad"))}>
            <p class="name"><a {href}>{ article.file }</a>{ " " }{ outcome_words(outcome, article.format) }</p>
            <p class="about-file">{ article.title }{ " · " }{ words::format(article.format) }</p>
            <p class="hash"><span>{ words::FILE_HASH }</span>{ " " }<code>{ hex(&article.sha256) }</code></p>
            if let Some(label) = own_hash {
                <p class="hash"><span>{ label }</span>{ " " }<code>{ hex(&article.text_sha256) }</code></p>
            }
            if let Outcome::Differs(hash) = outcome {
                <p class="hash"><span>{ words::COMPUTED_NOW }</span>{ " " }<code>{ hex(&hash) }</code></p>
            }
        </li>
    }
}

fn outcome_words(outcome: Outcome, format: Format) -> Html {
    let class = match outcome {
        Outcome::Unknown => return Html::default(),
        Outcome::Matches => "matches",
        Outcome::Differs(_) => "differs",
    };
    html! { <strong {class}>{ words::outcome(outcome, format) }</strong> }
}
