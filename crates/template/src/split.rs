//! Cuts the module in two: what the search needs, with which most readers begin, and what the other pages need. That is
//! fetched beside the first half by a link that leads to one of them, and else once the search is drawn.
//!
//! The compiler knows no such thing as half a module, so this cuts what it has made. The functions of the pages named in
//! [`LATER`], and what only these call, go into the later half. They share
//! memory, tables and globals with the first half, which exports whatever the later one uses.
//!
//! What is cut off is called through the table of functions. In the first half, a function of the later one that is
//! called from outside is a stub: it calls what stands in a place of the table that is empty at first. When
//! the later half is instantiated, it fills these places. So no caller changes, and no pointer to a function.
//!
//! A stub must not be called before. `pages::Model` sees to that: it is the only way to these pages, and opens none of
//! them before `later::is_here`. Whatever else calls a function of a page, as when the compiler has merged two that are alike,
//! keeps it in the first half: see [`Cut::choose`].

use std::collections::BTreeSet;

use rustc_demangle::demangle;
use walrus::{
    ConstExpr, Data, Element, ElementItems, ElementKind, Export, ExportItem, Function, FunctionBuilder,
    FunctionId, FunctionKind, Global, GlobalKind, Import, ImportKind, ImportedFunction, LocalId, Memory,
    Module, ModuleConfig, Table, TableId,
    ir::{Value, Visitor, dfs_in_order},
    passes,
};

use crate::{Result, letters};

/// Whose functions come later, as the paths of Rust have it.
pub const LATER: [&str; 18] = [
    "dossier_app::app::noting",
    "dossier_app::effects::columns::drawn",
    "dossier_app::effects::notes",
    "dossier_app::pages::about",
    "dossier_app::pages::article",
    "dossier_app::pages::compare",
    "dossier_app::pages::concordance",
    "dossier_app::pages::entities",
    "dossier_app::pages::entity",
    "dossier_app::pages::integrity",
    "dossier_app::pages::notes",
    "dossier_app::pages::pictures",
    "dossier_app::pages::topic",
    "dossier_app::saving",
    "dossier_app::script::compared",
    "dossier_app::widgets::note",
    "notes::annotation::",
    "notes::notebook::Notebook::",
];

/// Who may call them from outside: what knows whether the later half is there. Of the shell, the compiler makes parts of what
/// runs a component.
const GATES: [&str; 5] = [
    "dossier_app::app::App",
    "dossier_app::effects::columns::draw_bands",
    "dossier_app::pages::Model",
    "yew::html::component::lifecycle",
    "compare",
];

/// A function of fewer instructions stays where a pointer to it is in the table. The compiler merges functions that are alike, and
/// the first half may call a short one by the same pointer.
const TOO_SHORT: u64 = 48;

/// What the later half calls the first one. The boot script hands it the exports of the first by this name.
const FIRST: &str = "f";

/// A module in two halves.
#[derive(Clone, Debug)]
pub struct Halves {
    /// What is needed from the beginning. It imports what the whole module does.
    pub first: Vec<u8>,
    /// What comes later. It imports from the first half only, by the name `f`.
    pub later: Vec<u8>,
}

/// Cuts a module that has the names of its functions. None, if it has none of those that come later.
pub fn split(module: &[u8]) -> Result<Option<Halves>> {
    split_by(module, &LATER, &GATES)
}

/// Every function of a module by its name, its number of instructions, and whether it comes later; then each call from
/// the first half into the later one, by the names of both. What to look at when the first half has become larger.
#[expect(clippy::type_complexity, reason = "two lists, for one program that prints them")]
pub fn described(module: &[u8]) -> Result<(Vec<(String, u64, bool)>, Vec<(String, String)>)> {
    let module = Module::from_buffer(module).map_err(|error| error.to_string())?;
    let Cut { is_later, .. } = Cut::choose(&module, &LATER, &GATES);
    let Graph { functions } = Graph::of(&module);
    let mut calls = Vec::new();
    for function in
        functions.iter().zip(&is_later).filter(|(_, is_later)| !**is_later).map(|(function, _)| function)
    {
        for &callee in function.calls.iter().filter(|&&callee| is_later[callee]) {
            calls.push((function.name.clone(), functions[callee].name.clone()));
        }
    }
    let local = functions.into_iter().zip(is_later).filter(|(function, _)| function.is_local);
    Ok((local.map(|(function, is_later)| (function.name, function.size, is_later)).collect(), calls))
}

fn split_by(bytes: &[u8], later: &[&str], gates: &[&str]) -> Result<Option<Halves>> {
    // Parsed for each half anew: numbers mean the same in each.
    let parse = || {
        let mut config = ModuleConfig::new();
        config.generate_name_section(false).generate_producers_section(false);
        config.parse(bytes).map_err(|error| format!("the module cannot be cut in two: {error}"))
    };
    let module = parse()?;
    let cut = Cut::choose(&module, later, gates);
    if cut.entries.is_empty() {
        return Ok(None);
    }
    let slot = module.tables.get(functions_table(&module)?).initial;
    let (shared, later) = later_half(parse()?, &cut, slot)?;
    Ok(Some(Halves { first: first_half(parse()?, &cut, slot, &shared)?, later }))
}

fn functions_table(module: &Module) -> Result<TableId> {
    let table = module.tables.main_function_table().ok().flatten();
    table.ok_or_else(|| "the module has no table of functions".to_owned())
}

/// Which functions come later.
struct Cut {
    /// Whether the function with this number does.
    is_later: Vec<bool>,
    /// Those of them that the first half calls, or has a pointer to.
    entries: Vec<usize>,
}

impl Cut {
    fn choose(module: &Module, later: &[&str], gates: &[&str]) -> Self {
        let graph = Graph::of(module);
        // By a part of the path, or, what has none, by all of the name.
        let is_meant =
            |name: &str, meant: &str| if meant.contains("::") { name.contains(meant) } else { name == meant };
        let is_named =
            |at: usize, meant: &[&str]| meant.iter().any(|meant| is_meant(&graph.functions[at].name, meant));
        let mut goes: Vec<bool> = (0..graph.functions.len())
            .map(|at| {
                let function = &graph.functions[at];
                let may_be_merged = function.is_pointed_at && function.size < TOO_SHORT;
                is_named(at, later) && !function.is_exported && !may_be_merged
            })
            .collect();
        // What the first half reaches stays. So does what it calls without being a gate, and then all that this reaches.
        let stays = loop {
            let stays = graph.reached(&goes);
            let misplaced: Vec<usize> = (0..goes.len())
                .filter(|&at| stays[at] && !is_named(at, gates))
                .flat_map(|at| graph.functions[at].calls.iter().copied())
                .filter(|&callee| goes[callee])
                .collect();
            if misplaced.is_empty() {
                break stays;
            }
            for at in misplaced {
                goes[at] = false;
            }
        };
        let is_later: Vec<bool> =
            stays.iter().zip(&graph.functions).map(|(stays, function)| !stays && function.is_local).collect();
        let called: BTreeSet<usize> = (0..stays.len())
            .filter(|&at| stays[at])
            .flat_map(|at| graph.functions[at].calls.iter().copied())
            .collect();
        let is_entry =
            |&at: &usize| is_later[at] && (graph.functions[at].is_pointed_at || called.contains(&at));
        let entries = (0..is_later.len()).filter(is_entry).collect();
        Self { is_later, entries }
    }
}

/// Which function calls which. A function's place is its number in the module.
struct Graph {
    functions: Vec<Node>,
}

#[derive(Default)]
struct Node {
    name: String,
    is_local: bool,
    /// Whether the script may call it.
    is_exported: bool,
    /// Whether it can be called by a pointer.
    is_pointed_at: bool,
    /// Its number of instructions.
    size: u64,
    calls: Vec<usize>,
}

impl Graph {
    fn of(module: &Module) -> Self {
        let mut functions: Vec<Node> = module
            .funcs
            .iter()
            .map(|function| {
                let mut node = Node {
                    name: demangle(function.name.as_deref().unwrap_or_default()).to_string(),
                    ..Node::default()
                };
                if let FunctionKind::Local(local) = &function.kind {
                    let mut calls = Calls::default();
                    dfs_in_order(&mut calls, local, local.entry_block());
                    (node.is_local, node.size, node.calls) = (true, local.size(), calls.0);
                }
                node
            })
            .collect();
        let exported = module.exports.iter().filter_map(|export| match export.item {
            ExportItem::Function(id) => Some(id),
            _ => None,
        });
        for id in exported.chain(module.start) {
            functions[id.index()].is_exported = true;
        }
        for element in module.elements.iter() {
            for id in pointers(&element.items) {
                functions[id.index()].is_pointed_at = true;
            }
        }
        Self { functions }
    }

    /// What is reached from outside and by pointers, past the functions that go.
    fn reached(&self, goes: &[bool]) -> Vec<bool> {
        let mut reached = vec![false; goes.len()];
        let is_root = |&at: &usize| self.functions[at].is_exported || self.functions[at].is_pointed_at;
        let mut open: Vec<usize> = (0..goes.len()).filter(is_root).collect();
        while let Some(at) = open.pop() {
            if !goes[at] && !std::mem::replace(&mut reached[at], true) {
                open.extend(&self.functions[at].calls);
            }
        }
        reached
    }
}

/// The functions that a function calls, or makes a pointer to.
#[derive(Default)]
struct Calls(Vec<usize>);

impl<'instr> Visitor<'instr> for Calls {
    fn visit_function_id(&mut self, function: &FunctionId) {
        self.0.push(function.index());
    }
}

/// The functions that a segment of the table has.
fn pointers(items: &ElementItems) -> Vec<FunctionId> {
    match items {
        ElementItems::Functions(functions) => functions.clone(),
        ElementItems::Expressions(_, expressions) => expressions
            .iter()
            .filter_map(|expression| match expression {
                ConstExpr::RefFunc(function) => Some(*function),
                _ => None,
            })
            .collect(),
    }
}

/// What the later half uses of the first one: by its number there, and by the name under which it is exported and
/// imported.
type Shared = Vec<(ImportKind, String)>;

/// The module without what stays. It imports what of that it uses, and fills the table from `slot` on.
fn later_half(mut module: Module, cut: &Cut, slot: u64) -> Result<(Shared, Vec<u8>)> {
    let table = functions_table(&module)?;
    for id in module.exports.iter().map(Export::id).collect::<Vec<_>>() {
        module.exports.delete(id);
    }
    module.start = None;
    for id in module.data.iter().map(Data::id).collect::<Vec<_>>() {
        module.data.delete(id);
    }
    for id in module.elements.iter().map(Element::id).collect::<Vec<_>>() {
        module.elements.delete(id);
    }
    for id in module.imports.iter().map(Import::id).collect::<Vec<_>>() {
        module.imports.delete(id);
    }
    // Everything that stays is imported; what is not used of it goes afterwards.
    for memory in module.memories.iter_mut() {
        memory.data_segments.clear();
        memory.import = Some(module.imports.add(FIRST, "", memory.id()));
    }
    for of_module in module.tables.iter_mut() {
        of_module.elem_segments.clear();
        // It may be longer than it was.
        of_module.maximum = None;
        of_module.import = Some(module.imports.add(FIRST, "", of_module.id()));
    }
    for global in module.globals.iter().map(Global::id).collect::<Vec<_>>() {
        module.globals.get_mut(global).kind = GlobalKind::Import(module.imports.add(FIRST, "", global));
    }
    let mut entries = Vec::new();
    for function in module.funcs.iter_mut() {
        let at = function.id().index();
        if !cut.is_later[at] {
            let (import, ty) = (module.imports.add(FIRST, "", function.id()), function.ty());
            function.kind = FunctionKind::Import(ImportedFunction { import, ty });
        } else if cut.entries.contains(&at) {
            entries.push(function.id());
        }
    }
    let offset = i32::try_from(slot).map_err(|_| "the table of functions is too long")?;
    let kind = ElementKind::Active { table, offset: ConstExpr::Value(Value::I32(offset)) };
    let element = module.elements.add(kind, ElementItems::Functions(entries));
    module.tables.get_mut(table).elem_segments.insert(element);
    passes::gc::run(&mut module);
    let mut shared = Shared::new();
    for import in module.imports.iter_mut() {
        import.name = letters(shared.len());
        shared.push((import.kind.clone(), import.name.clone()));
    }
    Ok((shared, module.emit_wasm()))
}

/// The module with stubs in the place of what comes later, and exports for it.
fn first_half(mut module: Module, cut: &Cut, slot: u64, shared: &Shared) -> Result<Vec<u8>> {
    let table = functions_table(&module)?;
    let ids: Vec<FunctionId> = module.funcs.iter().map(Function::id).collect();
    for (place, &at) in cut.entries.iter().enumerate() {
        let ty = module.funcs.get(ids[at]).ty();
        let (parameters, results) = (module.types.params(ty).to_vec(), module.types.results(ty).to_vec());
        let arguments: Vec<LocalId> =
            parameters.iter().map(|&parameter| module.locals.add(parameter)).collect();
        let mut stub = FunctionBuilder::new(&mut module.types, &parameters, &results);
        let mut body = stub.func_body();
        for &argument in &arguments {
            body.local_get(argument);
        }
        let place = i32::try_from(slot).map_err(|_| "the table of functions is too long")? + place as i32;
        body.i32_const(place).call_indirect(ty, table);
        module.funcs.get_mut(ids[at]).kind = FunctionKind::Local(stub.local_func(arguments));
    }
    let places = cut.entries.len() as u64;
    let table = module.tables.get_mut(table);
    table.initial += places;
    table.maximum = table.maximum.map(|most| most + places);
    let memories: Vec<_> = module.memories.iter().map(Memory::id).collect();
    let tables: Vec<_> = module.tables.iter().map(Table::id).collect();
    let globals: Vec<_> = module.globals.iter().map(Global::id).collect();
    for (kind, name) in shared {
        let item: ExportItem = match kind {
            ImportKind::Function(id) => ids[id.index()].into(),
            ImportKind::Memory(id) => memories[id.index()].into(),
            ImportKind::Table(id) => tables[id.index()].into(),
            ImportKind::Global(id) => globals[id.index()].into(),
            ImportKind::Tag(_) => return Err("the module has tags, which cannot be shared".into()),
        };
        module.exports.add(name, item);
    }
    passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module in which `main` calls the gate and `shared`, the gate calls a page, and the page calls `helper` and `shared`.
    /// `stray` is named like a part of the page. A pointer leads to another long function of the page and to a short one.
    fn module(stray_is_called: bool) -> Vec<u8> {
        let mut module = Module::default();
        let table = module.tables.add_local(false, 3, Some(3), walrus::RefType::FUNCREF);
        let counter =
            module.globals.add_local(walrus::ValType::I32, true, false, ConstExpr::Value(Value::I32(0)));
        let mut add = |name: &str, length: i32, calls: &[FunctionId]| {
            let mut function = FunctionBuilder::new(&mut module.types, &[walrus::ValType::I32], &[]);
            let argument = module.locals.add(walrus::ValType::I32);
            function.name(name.to_owned());
            let mut body = function.func_body();
            for number in 0..length {
                body.i32_const(number).global_set(counter);
            }
            for &callee in calls {
                body.local_get(argument).call(callee);
            }
            function.finish(vec![argument], &mut module.funcs)
        };
        let shared = add("shared", 1, &[]);
        let helper = add("helper", 1, &[]);
        let stray = add("app::pages::map::stray", 1, &[]);
        let page = add("<app::pages::map::Map as app::Page>::view", 1, &[helper, shared, stray]);
        let pointed = add("app::pages::map::on_click", 100, &[helper]);
        let short = add("app::pages::map::short", 1, &[]);
        let gate = add("app::pages::Model::view", 1, &[page]);
        let calls = [shared, gate, stray];
        let main = add("main", 1, if stray_is_called { &calls } else { &calls[..2] });
        module.exports.add("main", main);
        let kind = ElementKind::Active { table, offset: ConstExpr::Value(Value::I32(0)) };
        let element = module.elements.add(kind, ElementItems::Functions(vec![pointed, short]));
        module.tables.get_mut(table).elem_segments.insert(element);
        module.emit_wasm()
    }

    fn later(stray_is_called: bool) -> BTreeSet<String> {
        let module = Module::from_buffer(&module(stray_is_called)).expect("a module");
        let cut = Cut::choose(&module, &["app::pages::map"], &["app::pages::Model"]);
        let names = Graph::of(&module).functions.into_iter().map(|function| function.name);
        names.zip(cut.is_later).filter_map(|(name, is_later)| is_later.then_some(name)).collect()
    }

    #[test]
    fn a_page_goes_with_what_only_it_calls() {
        let page = [
            "<app::pages::map::Map as app::Page>::view",
            "app::pages::map::on_click",
            "app::pages::map::stray",
            "helper",
        ];
        assert_eq!(later(false), page.map(str::to_owned).into());
    }

    #[test]
    fn what_others_call_stays() {
        assert!(!later(true).contains("app::pages::map::stray"));
        assert!(later(true).contains("helper"));
    }

    #[test]
    fn the_later_half_takes_everything_from_the_first() {
        let halves = split_by(&module(true), &["app::pages::map"], &["app::pages::Model"]);
        let Halves { first, later } = halves.expect("halves").expect("two");
        let [first, later] = [first, later].map(|half| Module::from_buffer(&half).expect("a module"));
        let exported: BTreeSet<&str> = first.exports.iter().map(|export| export.name.as_str()).collect();
        assert!(exported.contains("main"));
        let imported: BTreeSet<&str> = later.imports.iter().map(|import| import.name.as_str()).collect();
        assert!(later.imports.iter().all(|import| import.module == FIRST));
        assert!(imported.is_subset(&exported), "{imported:?} {exported:?}");
        // The table, the global, and two functions: what others call.
        assert_eq!(imported.len(), 4);
        assert_eq!(later.exports.iter().count(), 0);
        // The page and the one that is pointed at have a place each, behind those that were there.
        let table = |module: &Module| {
            let table = module.tables.iter().next().expect("a table");
            (table.initial, table.maximum)
        };
        assert_eq!((table(&first), table(&later)), ((5, Some(5)), (3, None)));
        let element = later.elements.iter().next().expect("a segment");
        assert_eq!(pointers(&element.items).len(), 2);
        let is_behind =
            matches!(element.kind, ElementKind::Active { offset: ConstExpr::Value(Value::I32(3)), .. });
        assert!(is_behind, "{element:?}");
    }

    #[test]
    fn a_module_without_such_pages_stays_whole() {
        assert!(split_by(&module(true), &["app::pages::other"], &[]).expect("read").is_none());
        assert!(split(b"no module").is_err());
    }
}
