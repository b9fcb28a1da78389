//! How a dossier presents itself below its title: its introduction, and who made it.

use corpus::face::{Block, BlockKind, Piece};
use yew::Html;

use crate::{context::PageContext, words};
use markup::html;

/// What the dossier is, in its editor's words.
pub fn face(context: &PageContext<'_>) -> Html {
    let dossier = &context.dossier;
    let blocks = dossier.introduction();
    // Items that follow each other are one list.
    let drawn = blocks.chunk_by(|a, b| a.kind == BlockKind::Item && b.kind == BlockKind::Item).map(|run| {
        match run {
            [Block { kind: BlockKind::Item, .. }, ..] => {
                html! { <ul>{ for run.iter().map(|item| html! { <li dir="auto">{ pieces(item) }</li> }) }</ul> }
            }
            [block @ Block { kind: BlockKind::Heading, .. }, ..] => html! { <h2 dir="auto">{ pieces(block) }</h2> },
            _ => run.iter().map(|block| html! { <p dir="auto">{ pieces(block) }</p> }).collect(),
        }
    });
    let (publisher, contact, licence) = (dossier.publisher(), dossier.contact(), dossier.licence());
    html! {
        <div class="face">
            { for drawn }
            if !publisher.is_empty() || !contact.is_empty() {
                <p class="made">
                    if !publisher.is_empty() { { words::made_by(publisher) }{ " " } }
                    if !contact.is_empty() { <a href={contact}>{ contact.trim_start_matches("mailto:") }</a> }
                </p>
            }
            if !licence.is_empty() { <p class="made">{ words::licence(licence) }</p> }
        </div>
    }
}

fn pieces(block: &Block) -> Html {
    block.pieces.iter().map(piece).collect()
}

fn piece(piece: &Piece) -> Html {
    let text = || piece.text.clone();
    let styled = match (piece.emphasis, piece.strong) {
        (false, false) => html! { text() },
        (true, false) => html! { <em>{ text() }</em> },
        (false, true) => html! { <strong>{ text() }</strong> },
        (true, true) => html! { <strong><em>{ text() }</em></strong> },
    };
    if piece.href.is_empty() {
        styled
    } else {
        html! { <a href={piece.href.clone()}>{ styled }</a> }
    }
}
