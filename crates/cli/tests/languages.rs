//! Every sentence of the code is in every file of `languages`, and these files have no other.
//!
//! `UPDATE_EXPECT=1 cargo test -p dossier-cli --test languages` adds sentences that are missing, without a translation, at the
//! end of each file, and takes out those that are used no more.

#![allow(clippy::disallowed_methods, reason = "tests are in no page")]

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    str::FromStr as _,
};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use say::po::{self, Entry};

/// A sentence of the code, with what it is for more than one; and the file that says it.
type Sentences = BTreeMap<String, (String, PathBuf)>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// All files below a folder whose names end like this, without tests.
fn sources(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if !["tests", "benches", "target", "node_modules", "node"].contains(&name.as_str()) {
                found.extend(sources(&path, ending));
            }
        } else if name.ends_with(ending) && name != "tests.rs" {
            found.push(path);
        }
    }
    found
}

/// Every sentence of the code.
fn said() -> Sentences {
    let root = root();
    let mut said = Sentences::new();
    for folder in ["src", "crates"] {
        for path in sources(&root.join(folder), ".rs") {
            let source = fs::read_to_string(&path).expect("a source");
            let tokens = TokenStream::from_str(&source).expect("Rust");
            for (one, more) in rust(tokens) {
                note(&mut said, one, more, &path);
            }
        }
    }
    for path in ["boot.js", "crates/workshop/js/open.js", "crates/workshop/js/worker.js"] {
        let source = fs::read_to_string(root.join(path)).expect("a script");
        for (one, more) in javascript(&source) {
            note(&mut said, one, more, Path::new(path));
        }
    }
    said
}

fn note(said: &mut Sentences, one: String, more: String, path: &Path) {
    let known = said.entry(one.clone()).or_insert_with(|| (more.clone(), path.to_owned()));
    if known.0.is_empty() {
        known.0.clone_from(&more);
    }
    assert!(
        more.is_empty() || known.0 == more,
        "“{one}” has two plurals: “{}” in {} and “{more}” in {}",
        known.0,
        known.1.display(),
        path.display()
    );
}

/// The sentences of a piece of Rust, as the crate `say` describes them.
fn rust(tokens: TokenStream) -> Vec<(String, String)> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut found = Vec::new();
    let is_ident =
        |at: usize, name: &str| matches!(tokens.get(at), Some(TokenTree::Ident(ident)) if ident == name);
    let is_sign = |at: usize, sign: char| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == sign);
    let group = |at: usize| match tokens.get(at) {
        Some(TokenTree::Group(group)) => Some(group),
        _ => None,
    };
    let mut at = 0;
    while at < tokens.len() {
        // What is only in tests is not said to anybody.
        if is_sign(at, '#')
            && group(at + 1).is_some_and(|group| group.stream().to_string().replace(' ', "") == "cfg(test)")
        {
            while at < tokens.len()
                && !is_sign(at, ';')
                && group(at).is_none_or(|group| group.delimiter() != Delimiter::Brace)
            {
                at += 1;
            }
        } else if let (true, Some(inner)) = (is_sign(at + 1, '!'), group(at + 2)) {
            let inner = inner.stream();
            let arguments = arguments(inner.clone());
            if is_ident(at, "say") {
                found.push((numbered(&arguments[0], arguments.len() - 1), String::new()));
            } else if is_ident(at, "plural") {
                let [one, more] = [1, 2].map(|sentence| numbered(&arguments[sentence], arguments.len() - 2));
                found.push((one, more));
            }
            found.extend(rust(inner));
            at += 2;
        } else if is_sign(at + 1, ':') && is_sign(at + 2, ':') && group(at + 4).is_some() {
            let is_chosen =
                is_ident(at, "say") && (is_ident(at + 3, "sentence") || is_ident(at + 3, "sentences"));
            let is_constant = is_ident(at, "Sentence") && is_ident(at + 3, "new");
            if (is_chosen || is_constant)
                && let Some(group) = group(at + 4)
            {
                found.extend(literals(group.stream()).into_iter().map(|sentence| (sentence, String::new())));
                found.extend(rust(group.stream()));
                at += 4;
            }
        } else if let Some(group) = group(at) {
            found.extend(rust(group.stream()));
        }
        at += 1;
    }
    found
}

/// What stands between commas.
fn arguments(tokens: TokenStream) -> Vec<TokenStream> {
    let mut arguments = vec![TokenStream::new()];
    for token in tokens {
        if matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ',') {
            arguments.push(TokenStream::new());
        } else if let Some(last) = arguments.last_mut() {
            last.extend([token]);
        }
    }
    if arguments.last().is_some_and(TokenStream::is_empty) {
        arguments.pop();
    }
    arguments
}

/// The string literals of a piece of Rust, at any depth, but not in a macro.
fn literals(tokens: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    let mut is_macro = false;
    for token in tokens {
        let was_macro = std::mem::replace(
            &mut is_macro,
            matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '!'),
        );
        match token {
            TokenTree::Group(_) if was_macro => {}
            TokenTree::Group(group) => found.extend(literals(group.stream())),
            TokenTree::Literal(literal) => found.extend(unescaped(&literal.to_string(), '"')),
            _ => {}
        }
    }
    found
}

/// The sentence that an argument is, with its places numbered as the macros do. So many of the values have no name.
fn numbered(argument: &TokenStream, positional: usize) -> String {
    let literal = literals(argument.clone()).pop().expect("a literal");
    let (mut names, mut next) = (Vec::new(), 0);
    let mut pieces = literal.split('{');
    let mut key = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once('}').expect("the end of a place");
        let place = if name.is_empty() {
            next += 1;
            next - 1
        } else if let Ok(number) = name.parse() {
            number
        } else {
            names.iter().position(|known| *known == name).unwrap_or_else(|| {
                names.push(name);
                names.len() - 1
            }) + positional
        };
        key.push_str(&format!("{{{place}}}{rest}"));
    }
    key
}

/// What a literal stands for; nothing, if it is not one of these quotation marks.
fn unescaped(literal: &str, mark: char) -> Option<String> {
    let inner = literal.strip_prefix(mark)?.strip_suffix(mark)?;
    let mut text = String::new();
    let mut rest = inner;
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let escape = after.chars().next()?;
        rest = &after[escape.len_utf8()..];
        match escape {
            'n' => text.push('\n'),
            't' => text.push('\t'),
            'u' => {
                let (digits, after) = rest.strip_prefix('{')?.split_once('}')?;
                text.push(char::from_u32(u32::from_str_radix(digits, 16).ok()?)?);
                rest = after;
            }
            // A line that goes on.
            '\n' => rest = rest.trim_start(),
            other => text.push(other),
        }
    }
    text.push_str(rest);
    Some(text)
}

/// The sentences of a script: the literals that these calls begin with, or have after a count.
fn javascript(source: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for call in ["say(", "new Trouble("] {
        for (at, _) in source.match_indices(call) {
            if let Some((sentence, _)) = quoted(&source[at + call.len()..]) {
                found.push((sentence, String::new()));
            }
        }
    }
    for (at, call) in source.match_indices("plural(") {
        let line = source[at + call.len()..].lines().next().unwrap_or_default();
        let sentences = line.split_once(", '").and_then(|(_, rest)| {
            let (one, rest) = quoted(&line[line.len() - rest.len() - 1..])?;
            Some((one, quoted(rest.strip_prefix(", ")?)?.0))
        });
        found.extend(sentences);
    }
    found
}

/// A literal in single quotation marks at the beginning, and what follows it.
fn quoted(source: &str) -> Option<(String, &str)> {
    let inner = source.strip_prefix('\'')?;
    let mut is_escaped = false;
    let end = inner.find(|c| {
        let ends = c == '\'' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        ends
    })?;
    Some((unescaped(&source[..end + 2], '\'')?, &inner[end + 1..]))
}

/// The places of a sentence, sorted, each once.
fn places(sentence: &str) -> Vec<&str> {
    let mut places: Vec<&str> =
        sentence.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(place, _)| place)).collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// What is wrong with a translation.
fn flaws(entry: &Entry, plural: &str, forms: usize) -> Vec<String> {
    let mut flaws = Vec::new();
    let mut flaw = |what: &str| flaws.push(format!("line {}: “{}” {what}", entry.line, entry.id));
    if entry.plural != plural {
        flaw("has another plural in the code");
    }
    if entry.is_fuzzy {
        flaw("is marked as fuzzy");
    }
    let count = if plural.is_empty() { 1 } else { forms };
    if entry.translations.len() != count {
        flaw(&format!("has {} forms and should have {count}", entry.translations.len()));
    }
    for translation in &entry.translations {
        if translation.is_empty() {
            flaw("is not translated");
        }
        let mut wanted = places(&entry.id);
        if !plural.is_empty() {
            // The count may be left out where it is clear.
            let without_count = |places: Vec<&str>| {
                places.into_iter().filter(|place| *place != "0").map(str::to_owned).collect::<Vec<_>>()
            };
            if without_count(places(translation)) != without_count(places(plural)) {
                flaw("has other places than its translation");
            }
            continue;
        }
        wanted.dedup();
        if places(translation) != wanted {
            flaw("has other places than its translation");
        }
    }
    flaws
}

fn written(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

/// Adds what is missing and takes out what is unused.
fn update(path: &Path, text: &str, said: &Sentences, entries: &[Entry]) {
    let blocks = text.split("\n\n").filter(|block| {
        let entry = po::parse(block).ok().and_then(|catalogue| catalogue.entries.into_iter().next());
        entry.is_none_or(|entry| said.contains_key(&entry.id))
    });
    let mut blocks: Vec<String> = blocks.map(|block| block.trim().to_owned()).collect();
    for (one, (more, source)) in said {
        if entries.iter().all(|entry| entry.id != *one) {
            let source = source.strip_prefix(root()).unwrap_or(source).display();
            let mut block = format!("#: {source}\nmsgid {}\n", written(one));
            if more.is_empty() {
                block.push_str("msgstr \"\"");
            } else {
                block.push_str(&format!("msgid_plural {}\nmsgstr[0] \"\"\nmsgstr[1] \"\"", written(more)));
            }
            blocks.push(block);
        }
    }
    fs::write(path, blocks.join("\n\n") + "\n").expect("written");
}

#[test]
fn every_sentence_has_its_translation_and_no_other_is_there() {
    let said = said();
    assert!(said.len() > 300, "only {} sentences were found in the code", said.len());
    let mut all = Vec::new();
    for path in sources(&root().join("languages"), ".po") {
        let text = fs::read_to_string(&path).expect("a file");
        let catalogue = po::parse(&text).expect("a file of gettext");
        if env::var_os("UPDATE_EXPECT").is_some() {
            update(&path, &text, &said, &catalogue.entries);
        }
        let rule = catalogue.header.get("Plural-Forms").expect("Plural-Forms");
        let forms = rule
            .trim_start_matches("nplurals=")
            .split(';')
            .next()
            .and_then(|count| count.trim().parse().ok());
        let mut problems = Vec::new();
        for entry in &catalogue.entries {
            match said.get(&entry.id) {
                None => problems.push(format!("line {}: “{}” is in the code no more", entry.line, entry.id)),
                Some((plural, _)) => problems.extend(flaws(entry, plural, forms.expect("nplurals"))),
            }
        }
        for (sentence, (_, source)) in &said {
            if catalogue.entries.iter().all(|entry| entry.id != *sentence) {
                let source = source.strip_prefix(root()).unwrap_or(source).display();
                problems.push(format!("“{sentence}” of {source} is missing"));
            }
        }
        if let Err(problem) = catalogue.table() {
            problems.push(problem);
        }
        all.extend(problems.into_iter().map(|problem| format!("{}: {problem}", path.display())));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn sentences_are_found_where_they_are_said() {
    let source = r#"
        const A: Sentence = Sentence::new("a constant");
        fn f(n: u32) -> String {
            html! { <p aria-label={say!("in markup, {n}")}>{ plural!(n, "{} one of {}", "{} of {all}", n) }</p> };
            say::sentence(match n { 0 => "none", _ => "some \
                and more" })
        }
        #[cfg(test)]
        mod tests { fn g() { say!("in a test"); } }
        fn h() { say!("after it"); }
    "#;
    let found: Vec<String> = rust(TokenStream::from_str(source).expect("Rust"))
        .into_iter()
        .map(|(one, more)| one + "|" + &more)
        .collect();
    let expected = [
        "a constant|",
        "in markup, {0}|",
        "{0} one of {1}|{0} of {2}",
        "none|",
        "some and more|",
        "after it|",
    ];
    assert_eq!(found, expected);
    let script = "say('it’s \\'so\\' {0}', x); throw new Trouble('broken');\nplural(a.b, '{0} file', '{0} files', y); say(z)";
    let found: Vec<String> = javascript(script).into_iter().map(|(one, more)| one + "|" + &more).collect();
    assert_eq!(found, ["it’s 'so' {0}|", "broken|", "{0} file|{0} files"]);
}
