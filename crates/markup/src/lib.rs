//! What `html!` writes its calls to.
//!
//! The macro is this project's own, in the crate `markup_macro` beside this one, and reads Yew's notation. An
//! element becomes some calls of what stands here instead of a few hundred bytes of code that build it in
//! place; what comes out is the same tree.
//!
//! It draws nothing and compares no trees: Yew does. Start with [`Markup`].

// The macro writes `::markup::…`, here as elsewhere.
extern crate self as markup;

use std::{cell::RefCell, rc::Rc};

use say::Sentence;
use yew::{
    AttrValue, Html, NodeRef,
    virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, VList, VTag, VText},
};

pub use markup_macro::html;

thread_local! {
    /// What is open, the innermost last. There is one of it, so that calls need not say which one they
    /// mean: that is a fifth of their size.
    static OPEN: RefCell<Vec<Open>> = const { RefCell::new(Vec::new()) };
}

/// A tree that is being built, from its root to its leaves.
pub struct Markup {
    /// How much was open before.
    outside: usize,
}

/// Something that is open.
#[derive(Default)]
struct Open {
    /// The element; a list has none.
    tag: Option<VTag>,
    keys: &'static [&'static str],
    values: Vec<Option<AttributeOrProperty>>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    children: Vec<Html>,
    /// Whether the number of children depends on what is drawn.
    is_list: bool,
}

impl Markup {
    /// Begins a tree; until it is finished, all calls are about it.
    #[inline(never)]
    pub fn begin() -> Self {
        OPEN.with_borrow_mut(|all| {
            all.push(Open::default());
            Self { outside: all.len() - 1 }
        })
    }

    /// Opens an element without attributes.
    #[inline(never)]
    pub fn plain(tag: &'static str) {
        push_open(Open { tag: Some(VTag::new(AttrValue::Static(tag))), ..Open::default() });
    }

    /// Opens an element whose attributes never change.
    #[inline(never)]
    pub fn fixed(tag: &'static str, attributes: &'static [(&'static str, AttributeOrProperty)]) {
        let mut tag = VTag::new(AttrValue::Static(tag));
        tag.attributes = Attributes::Static(attributes);
        push_open(Open { tag: Some(tag), ..Open::default() });
    }

    /// Opens an element whose attributes are set in the order of their keys.
    #[inline(never)]
    pub fn open(tag: &'static str, keys: &'static [&'static str]) {
        let values = Vec::with_capacity(keys.len());
        push_open(Open { tag: Some(VTag::new(AttrValue::Static(tag))), keys, values, ..Open::default() });
    }

    /// Opens a list.
    #[inline(never)]
    pub fn list() {
        push_open(Open { is_list: true, ..Open::default() });
    }

    /// Sets the next attribute.
    pub fn set(value: impl Value) {
        push_value(value.value());
    }

    /// Sets the next attribute to its own name, or not at all.
    #[inline(never)]
    pub fn flag(name: &'static str, is_set: bool) {
        push_value(is_set.then_some(AttrValue::Static(name)));
    }

    /// Adds a listener.
    #[inline(never)]
    pub fn on(listener: Option<Rc<dyn Listener>>) {
        innermost(|open| open.listeners.push(listener));
    }

    /// Tells the element from its siblings.
    pub fn key(key: impl Into<Key>) {
        set_key(key.into());
    }

    /// Lets the element be found once it is drawn.
    #[inline(never)]
    pub fn node(node: NodeRef) {
        with_tag(|tag| tag.node_ref = node);
    }

    /// What a field holds.
    pub fn value(value: impl Value) {
        let value = value.value();
        with_tag(|tag| tag.set_value(value));
    }

    /// Whether a box is ticked.
    #[inline(never)]
    pub fn checked(is_checked: bool) {
        with_tag(|tag| tag.set_checked(is_checked));
    }

    /// Adds a child.
    pub fn put(child: impl Child) {
        push(child.child());
    }

    /// Adds children.
    pub fn each<C: Child>(children: impl IntoIterator<Item = C>) {
        list_children();
        for child in children {
            push(child.child());
        }
    }

    /// Adds what keeps the place of something that is not drawn.
    #[inline(never)]
    pub fn nothing() {
        push(Html::default());
    }

    /// Closes what was opened last.
    #[inline(never)]
    pub fn close() {
        if let Some(open) = OPEN.with_borrow_mut(Vec::pop) {
            push(open.closed());
        }
    }

    /// The tree.
    #[inline(never)]
    pub fn finish(self) -> Html {
        match OPEN.with_borrow_mut(Vec::pop) {
            Some(mut root) if !root.is_list => root.children.pop().unwrap_or_default(),
            Some(root) => root.closed(),
            None => Html::default(),
        }
    }
}

/// A tree may be given up, by a `?` in the midst of it.
impl Drop for Markup {
    #[inline(never)]
    fn drop(&mut self) {
        OPEN.with_borrow_mut(|all| all.truncate(self.outside));
    }
}

#[inline(never)]
fn push_open(open: Open) {
    OPEN.with_borrow_mut(|all| all.push(open));
}

#[inline(never)]
fn push(child: Html) {
    innermost(|open| open.children.push(child));
}

/// The number of children of what is open depends on what is drawn.
#[inline(never)]
fn list_children() {
    innermost(|open| open.is_list = true);
}

#[inline(never)]
fn push_value(value: Option<AttrValue>) {
    innermost(|open| open.values.push(value.map(AttributeOrProperty::Attribute)));
}

#[inline(never)]
fn set_key(key: Key) {
    with_tag(|tag| tag.key = Some(key));
}

fn with_tag(change: impl FnOnce(&mut VTag)) {
    innermost(|open| open.tag.as_mut().map(change));
}

fn innermost<T>(change: impl FnOnce(&mut Open) -> T) {
    OPEN.with_borrow_mut(|all| all.last_mut().map(change));
}

impl Open {
    fn closed(mut self) -> Html {
        let only = if self.is_list || self.children.len() != 1 { None } else { self.children.pop() };
        let content = only.unwrap_or_else(|| VList::with_children(self.children, None).into());
        let Some(mut tag) = self.tag else { return content };
        if !self.keys.is_empty() {
            tag.attributes = Attributes::Dynamic { keys: self.keys, values: self.values.into_boxed_slice() };
        }
        if !self.listeners.is_empty() {
            tag.set_listeners(self.listeners.into_boxed_slice());
        }
        if let Some(children) = tag.children_mut() {
            *children = content;
        }
        tag.into()
    }
}

/// What an attribute can be set to; without a value, it is left out.
pub trait Value {
    /// The value.
    fn value(self) -> Option<AttrValue>;
}

impl Value for &'static str {
    fn value(self) -> Option<AttrValue> {
        Some(AttrValue::Static(self))
    }
}

impl Value for Sentence {
    #[inline(never)]
    fn value(self) -> Option<AttrValue> {
        self.text().value()
    }
}

impl Value for String {
    fn value(self) -> Option<AttrValue> {
        Some(AttrValue::from(self))
    }
}

impl Value for AttrValue {
    fn value(self) -> Option<AttrValue> {
        Some(self)
    }
}

impl<V: Value> Value for Option<V> {
    fn value(self) -> Option<AttrValue> {
        self.and_then(Value::value)
    }
}

/// The classes of an element: names, and names that may be missing.
#[macro_export]
macro_rules! classes {
    ($($name:expr),*) => {
        $crate::joined(&[$($crate::Name::name($name)),*])
    };
}
/// What can be a class.
pub trait Name<'n> {
    /// The class; empty for none.
    fn name(self) -> &'n str;
}

impl<'n> Name<'n> for &'n str {
    fn name(self) -> &'n str {
        self
    }
}

impl<'n> Name<'n> for Option<&'n str> {
    fn name(self) -> &'n str {
        self.unwrap_or_default()
    }
}

/// Classes as an attribute has them; `None` where there are none.
#[inline(never)]
pub fn joined(names: &[&str]) -> Option<String> {
    let mut all = String::new();
    for name in names.iter().filter(|name| !name.is_empty()) {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(name);
    }
    (!all.is_empty()).then_some(all)
}

/// What can stand in an element.
pub trait Child {
    /// Itself as a tree.
    fn child(self) -> Html;
}

impl Child for Html {
    fn child(self) -> Html {
        self
    }
}

impl<C: Child> Child for Option<C> {
    fn child(self) -> Html {
        self.map_or_else(Html::default, Child::child)
    }
}

impl Child for &str {
    #[inline(never)]
    fn child(self) -> Html {
        text(self.to_owned())
    }
}

impl Child for Sentence {
    #[inline(never)]
    fn child(self) -> Html {
        self.text().child()
    }
}

impl Child for String {
    fn child(self) -> Html {
        text(self)
    }
}

impl Child for &String {
    fn child(self) -> Html {
        self.as_str().child()
    }
}

impl Child for u32 {
    fn child(self) -> Html {
        text(self.to_string())
    }
}

impl Child for u16 {
    fn child(self) -> Html {
        u32::from(self).child()
    }
}

impl Child for usize {
    fn child(self) -> Html {
        text(self.to_string())
    }
}

impl Child for Vec<Html> {
    fn child(self) -> Html {
        VList::with_children(self, None).into()
    }
}

#[inline(never)]
fn text(words: String) -> Html {
    VText::new(words).into()
}

#[cfg(test)]
mod tests {
    use yew::Html;

    /// The same markup by both macros.
    macro_rules! both {
        ($($markup:tt)*) => {
            (super::html! { $($markup)* }, yew::html! { $($markup)* })
        };
    }

    #[test]
    fn the_tree_is_that_of_yews_macro() {
        let words = ["one", "two"];
        let (some, none) = (Some("a"), None::<&'static str>);
        let title = "a title".to_owned();
        for is_shown in [true, false] {
            let trees = [
                both! { <p>{ "text" }{ 7_u32 }</p> },
                both! { <p class="lead" id="x">{ title.clone() }</p> },
                both! { <p title={title.clone()} class={"a"} lang={none} dir={some}></p> },
                both! { <input type="checkbox" value={title.clone()} checked={is_shown} disabled={is_shown} /> },
                both! { <textarea rows="5" readonly={is_shown} value={title.clone()} /> },
                both! { <><b>{ "a" }</b><i key={title.clone()} /></> },
                both! { <ul>{ for words.iter().map(|word| both!(<li key={*word}>{ *word }</li>).0) }</ul> },
                both! { <ul>{ for words.iter().take(usize::from(is_shown)).map(|word| both!(<li>{ *word }</li>).0) }</ul> },
                both! { <svg viewBox="0 0 1 1" aria-hidden="true"><title>{ "x" }</title></svg> },
                both! { { title.clone() } },
            ];
            for (at, (ours, yews)) in trees.into_iter().enumerate() {
                assert_eq!(ours, yews, "{at}");
            }
        }
    }

    #[test]
    fn a_condition_takes_one_place() {
        let drawn = |is_shown: bool, some: Option<&str>| {
            super::html! {
                <div>
                    if is_shown { <p /> }
                    if let Some(some) = some { { some }<b /> } else if is_shown { <i /> } else { { "none" } }
                    if is_shown { }
                </div>
            }
        };
        let (p, i, none) = (yew::html! { <p /> }, yew::html! { <i /> }, Html::default());
        let list = yew::html! { <>{ "some" }<b /></> };
        assert_eq!(
            drawn(true, Some("some")),
            yew::html! { <div>{ p.clone() }{ list }{ none.clone() }</div> }
        );
        assert_eq!(drawn(true, None), yew::html! { <div>{ p }{ i }{ none.clone() }</div> });
        assert_eq!(drawn(false, None), yew::html! { <div>{ none.clone() }{ "none" }{ none }</div> });
    }

    #[test]
    fn a_tree_that_is_given_up_leaves_nothing_behind() {
        fn given_up(missing: Option<&str>) -> Option<Html> {
            Some(super::html! { <p><b>{ missing? }</b></p> })
        }
        let tree = super::html! { <div>{ given_up(None) }{ given_up(Some("x")) }</div> };
        assert_eq!(tree, yew::html! { <div>{ Html::default() }<p><b>{ "x" }</b></p></div> });
    }
}
