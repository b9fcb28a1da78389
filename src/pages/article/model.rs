//! What the page of an article remembers, and how that changes.

use corpus::store::Article;
use text::{Span, sort::merge_spans};

use crate::{
    context::PageContext,
    effects::{Effect, Target},
    view::{Page, View},
    widgets::note,
};

/// What the page remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model {
    /// The stop at which the reader is.
    stop: Option<usize>,
    /// The mention that is being explained.
    explained: Option<Span>,
    /// The article chosen to be read beside this one.
    other: Option<String>,
    /// What is being done with notes.
    pub notes: note::Model,
}

/// What a reader does on it, but for following links and changing the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Go to the next stop; after the last, to the first.
    Next,
    /// Go to the stop before; before the first, to the last.
    Previous,
    /// Explain a mention; or no longer, if it is explained already.
    Explain(Span),
    /// Close the explanation, and go back to the mention.
    Close,
    /// Close the explanation, since the reader went elsewhere.
    Leave,
    /// Choose an article to read beside this one; empty for none.
    Choose(String),
    /// Open it.
    Compare,
    /// Do something with a note.
    Note(note::Msg),
}

impl Model {
    /// As the page opens: at the stop of the passage, or at the first that is lit up.
    #[inline(never)] // what comes later is cut off by function
    pub fn new(context: &PageContext<'_>) -> Self {
        Self { stop: first_stop(context), ..Self::default() }
    }

    /// The view has changed in place: what was explained may be gone.
    #[inline(never)] // what comes later is cut off by function
    pub fn settle(&mut self) {
        self.explained = None;
    }

    /// The stop at which the reader is.
    #[inline(never)] // what comes later is cut off by function
    pub fn stop(&self) -> Option<usize> {
        self.stop
    }

    /// The mention that is being explained.
    #[inline(never)] // what comes later is cut off by function
    pub fn explained(&self) -> Option<Span> {
        self.explained
    }

    /// Changes what is shown.
    #[inline(never)] // what comes later is cut off by function
    pub fn update(&mut self, msg: Msg, context: &PageContext<'_>) -> Option<Effect> {
        match msg {
            Msg::Next | Msg::Previous => {
                let count = stop_count(context);
                let last = count.checked_sub(1)?;
                let stop = match (msg, self.stop) {
                    (Msg::Next, None) => 0,
                    (Msg::Next, Some(at)) => (at + 1) % count,
                    (_, None | Some(0)) => last,
                    (_, Some(at)) => at - 1,
                };
                self.stop = Some(stop);
                self.explained = None;
                Some(Effect::Focus(Target::Stop(stop)))
            }
            Msg::Explain(mention) if self.explained != Some(mention) => {
                self.explained = Some(mention);
                Some(Effect::Focus(Target::Explanation(mention)))
            }
            Msg::Explain(_) | Msg::Close => {
                self.explained.take().map(|mention| Effect::Focus(Target::Mention(mention)))
            }
            Msg::Leave => {
                self.explained = None;
                None
            }
            Msg::Note(msg) => self.notes.update(msg, context),
            Msg::Choose(slug) => {
                self.other = Some(slug).filter(|slug| !slug.is_empty());
                None
            }
            Msg::Compare => {
                let Page::Read(slug) = &context.view.page else { return None };
                let pair = Page::Compare(Some(slug.clone()), self.other.clone());
                Some(Effect::Open(Box::new(View::of(pair))))
            }
        }
    }
}

/// The stop of the article at which the view opens it: that of the passage, or the first one that is
/// lit up.
fn first_stop(context: &PageContext<'_>) -> Option<usize> {
    let Page::Read(slug) = &context.view.page else { return None };
    let article = context.dossier.article_by_slug(slug)?;
    let lit = lit_entity(context);
    let mention = lit.and_then(|_| context.dossier.mentions(&article).find(|mention| mention.entity == lit));
    let target = context.view.passage.map(|passage| passage.span).or(mention.map(|mention| mention.span))?;
    stops(context, &article, lit).iter().position(|stop| stop.overlaps(target))
}

/// How many stops the article has.
fn stop_count(context: &PageContext<'_>) -> usize {
    let Page::Read(slug) = &context.view.page else { return 0 };
    let article = context.dossier.article_by_slug(slug);
    article.map_or(0, |article| stops(context, &article, lit_entity(context)).len())
}

/// The entity that the view lights up.
pub fn lit_entity(context: &PageContext<'_>) -> Option<u32> {
    let (kind, slug) = context.view.lit.as_ref()?;
    Some(context.dossier.entity_by_slug(*kind, slug)?.id)
}

/// Where to stop when stepping through an article: the hits of the query, and the mentions of
/// what is lit up.
pub fn stops(context: &PageContext<'_>, article: &Article<'static>, lit: Option<u32>) -> Vec<Span> {
    let mut stops = context.results.search.spans(article);
    if lit.is_some() {
        let mentions = context.dossier.mentions(article).filter(|mention| mention.entity == lit);
        stops.extend(mentions.map(|mention| mention.span));
    }
    merge_spans(&stops)
}
