//! Which module may name which, and what none may contain.

/// The arrows inside the app: who may know the browser, and who may write URLs.
#[test]
fn modules_keep_to_their_side() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let views = ["view/mod.rs", "view/permalink.rs", "view/picture.rs"].map(|file| root.join(file));
    for file in views.into_iter().chain(sources(&root.join("words"))) {
        let source = std::fs::read_to_string(&file).expect("a source");
        for forbidden in ["yew", "web_sys", "gloo", "js_sys"] {
            assert!(
                !source.contains(&format!("use {forbidden}")) && !source.contains(&format!("{forbidden}::")),
                "{} names {forbidden}",
                file.display()
            );
        }
    }
    for file in sources(&root) {
        // These are the ones that may; the tests name what they forbid.
        let is_test = file.ends_with("tests.rs")
            || file.strip_prefix(&root).is_ok_and(|inner| inner.iter().any(|part| part == "tests"));
        if is_test || file.ends_with("address.rs") || file.ends_with("view/permalink.rs") {
            continue;
        }
        let source = std::fs::read_to_string(&file).expect("a source");
        let file = file.display();
        for forbidden in [".location()", ".history()", "from_html_unchecked", "set_inner_html", "\"#/", "?q="]
        {
            assert!(!source.contains(forbidden), "{file} has {forbidden}");
        }
    }
}

/// The levels of the page, from the bottom: a module may name those of the same level and below.
const LEVELS: [&[&str]; 10] = [
    &["embedded", "integrity", "language"],
    &["later", "texts"],
    &["view"],
    &["effects"],
    &["words"],
    &["context"],
    &["widgets"],
    &["pages"],
    &["saving"],
    &["app", "script", "main", "lib"],
];

/// The table at the head of `lib.rs` is these levels from the top.
#[test]
fn the_table_of_modules_is_the_levels() {
    let lib = include_str!("../../lib.rs");
    let mut told: Vec<Vec<&str>> = Vec::new();
    for line in lib.lines().filter(|line| line.starts_with("//! | [`")) {
        let cell = line.split('|').nth(1).unwrap_or_default();
        let mut modules: Vec<&str> = cell.split('`').skip(1).step_by(2).collect();
        modules.sort_unstable();
        told.push(modules);
    }
    told.reverse();
    let is_module = |module: &&str| !["main", "lib"].contains(module);
    let levels = LEVELS.map(|modules| {
        let mut modules: Vec<&str> = modules.iter().copied().filter(is_module).collect();
        modules.sort_unstable();
        modules
    });
    assert_eq!(told, levels);
    for module in levels.into_iter().flatten() {
        assert!(lib.contains(&format!("pub mod {module};")), "{module}");
    }
}

#[test]
fn no_module_names_one_above_it() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let level = |module: &str| LEVELS.iter().position(|modules| modules.contains(&module));
    for file in sources(&root) {
        let inner = file.strip_prefix(&root).expect("below it").to_string_lossy().replace('\\', "/");
        let module = inner.split(['/', '.']).next().unwrap_or_default();
        let own = level(module).expect(module);
        let source = std::fs::read_to_string(&file).expect("a source");
        // What tests need of others is no arrow of the page; words/mod.rs names its own files, some of which
        // are called as modules of the page are.
        if inner.contains("tests") || inner == "words/mod.rs" {
            continue;
        }
        let source = source.split("#[cfg(test)]").next().unwrap_or_default();
        for (above, modules) in LEVELS.iter().enumerate().skip(own + 1) {
            for other in *modules {
                let names = |line: &str| {
                    let line = line.trim_start();
                    let path = [other, "::"].concat();
                    !line.starts_with("//")
                        && (line.contains(&["crate::", other, "::"].concat())
                            || line.starts_with(&path)
                            || line == [other, ","].concat())
                };
                let found = source.lines().find(|line| names(line));
                assert!(found.is_none(), "{inner} names {other}, {} levels up: {found:?}", above - own);
            }
        }
    }
}

/// Every Rust source in a folder and those below it.
pub fn sources(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries
        .flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect()
}
