//! How to search: the language in a table whose examples run in this dossier, and the panel beside the
//! search box that shows it.

use suggest::examples::Construct;
use yew::Html;

use crate::{context::PageContext, effects::Effect, embedded, view::permalink, words};
use markup::html;

/// The button that opens the panel, and back at which the focus is once it is closed.
pub const BUTTON: &str = "help-button";

const PANEL: &str = "help";
const HEADING: &str = "help-heading";

/// How many characters of what is typed fit beside what it finds on the smallest screen.
const UNBROKEN: usize = 12;

/// The button beside the search box, with the panel after it while it is open.
pub fn help(context: &PageContext<'_>, is_open: bool) -> Html {
    html! {
        <>
            <button type="button" id={BUTTON} aria-expanded={is_open.to_string()} aria-controls={is_open.then_some(PANEL)}
                onclick={context.ask(Effect::ShowHelp(!is_open))}>
                { words::HELP }
            </button>
            if is_open {
                <section id={PANEL} class="help" aria-labelledby={HEADING}>
                    <h2 id={HEADING}>{ words::HOW_TO_SEARCH }</h2>
                    <button type="button" class="quiet close" onclick={context.ask(Effect::ShowHelp(false))}>{ words::CLOSE }</button>
                    { language() }
                </section>
            }
        </>
    }
}

/// Every construct of the language: what is typed, what it finds, and an example that finds something here.
pub fn language() -> Html {
    let row = |(construct, query): (Construct, &'static str)| {
        let [typed, finds] = words::syntax(construct);
        html! {
            <tr>
                <td><code class={(typed.len() <= UNBROKEN).then_some("whole")}>{ typed }</code></td>
                <td>
                    { finds }
                    if !query.is_empty() {
                        <span class="example">
                            { words::HERE }{ " " }
                            <a href={permalink::of_query(query)}><code>{ query }</code></a>
                        </span>
                    }
                </td>
            </tr>
        }
    };
    html! {
        <>
            <p>{ words::HOW_TO_SEARCH_INTRO }</p>
            <table class="language">
                <thead><tr><th scope="col">{ words::TYPED }</th><th scope="col">{ words::FINDS }</th></tr></thead>
                <tbody>{ for embedded::examples().map(row) }</tbody>
            </table>
            <p>{ words::PRECEDENCE }</p>
        </>
    }
}
