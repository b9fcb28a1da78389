//! From what Trunk has written to a page template.

use std::ops::Range;
use std::path::{Path, PathBuf};

use publish::Template;

use crate::{
    App, Result, minify,
    optimise::{self, Names},
    read, read_text, source,
    tags::{Tag, splice, tags},
};

/// The template, and the files that Trunk has written for it into `staging`. `workspace` is the folder of
/// the source; for a `release` the files are made smaller.
pub fn assemble(staging: &Path, workspace: &Path, release: bool) -> Result<(Template, Vec<PathBuf>)> {
    let html = read_text(&staging.join("index.html"))?;
    let sheets: Vec<Tag> =
        tags(&html, "link").into_iter().filter(|tag| tag.get("rel") == Some("stylesheet")).collect();
    if sheets.is_empty() {
        return Err("index.html has no style sheet".into());
    }
    let scripts = tags(&html, "script");
    let [script] = scripts.as_slice() else {
        return Err(format!("index.html has {} scripts and should have one", scripts.len()));
    };
    let links = tags(&html, "link");
    let link = links
        .iter()
        .find(|tag| tag.get("id") == Some("module"))
        .ok_or("index.html has no <link id=\"module\">: is pattern_preload gone from Trunk.toml?")?;
    let boot = file_of(script.need("src")?, staging)?;
    let glue = file_of(link.need("href")?, staging)?;
    let wasm = file_of(link.need("data-wasm")?, staging)?;
    let mut parts = Vec::new();
    let mut style = String::new();
    for sheet in &sheets {
        let path = file_of(sheet.need("href")?, staging)?;
        let css = read_text(&path)?;
        style.push_str(&if release { minify::style(&css) } else { css });
        style.push('\n');
        parts.push(path);
    }
    let script_of = |path: &Path| {
        let text = read_text(path)?;
        Ok::<_, String>(if release { minify::script(&text) } else { text })
    };
    let app = if release {
        optimise::shrink(&wasm, workspace, Names::Keep)?;
        App::small(&read(&wasm)?, &script_of(&glue)?)?
    } else {
        App { glue: script_of(&glue)?, module: read(&wasm)?, later: Vec::new() }
    };
    let [workshop, workshop_glue] =
        ["dossier-workshop_bg.wasm", "dossier-workshop.js"].map(|name| staging.join(name));
    if release {
        optimise::shrink(&workshop, workspace, Names::Drop)?;
    }
    let template = Template {
        index: blanked(&html, &sheets, script, link),
        boot: script_of(&boot)?.into_bytes(),
        style: style.into_bytes(),
        glue: app.glue.into_bytes(),
        module: app.module,
        later: app.later,
        open: script_of(&workspace.join(source::OPEN))?.into_bytes(),
        worker: source::worker(workspace, &workshop_glue, release)?,
        workshop: read(&workshop)?,
        offline: script_of(&workspace.join(source::OFFLINE))?.into_bytes(),
        languages: source::languages(workspace)?.into_bytes(),
    };
    parts.extend([boot, glue, wasm, workshop, workshop_glue]);
    Ok((template, parts))
}

/// The page with blanks in the places of the tags of its files.
fn blanked(html: &str, sheets: &[Tag], script: &Tag, link: &Tag) -> String {
    let first = |at: usize| if at == 0 { "{{style}}".to_owned() } else { String::new() };
    // A style sheet that goes takes its line along.
    let line = |range: &Range<usize>, at: usize| {
        let goes = at > 0 && html[range.end..].starts_with('\n');
        range.start..range.end + usize::from(goes)
    };
    let mut changes: Vec<(Range<usize>, String)> =
        sheets.iter().enumerate().map(|(at, sheet)| (line(&sheet.range, at), first(at))).collect();
    let end = html[script.range.end..].find("</script>").map_or(0, |at| at + "</script>".len());
    changes.push((script.range.start..script.range.end + end, "{{boot}}".to_owned()));
    changes.push((link.range.clone(), "{{module}}".to_owned()));
    changes.sort_by_key(|(range, _)| range.start);
    splice(html, &changes)
}

/// The file in the staging folder that an address of the page means. Only relative addresses do:
/// they are what lets the page work from any folder of any host.
fn file_of(address: &str, staging: &Path) -> Result<PathBuf> {
    let relative = address.strip_prefix("./").unwrap_or(address);
    let plain = !relative.is_empty()
        && !relative.starts_with('/')
        && !relative.contains(':')
        && relative.split('/').all(|part| part != "..");
    if !plain {
        return Err(format!("the page loads {address}, which is not a relative address"));
    }
    Ok(staging.join(relative))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const PAGE: &str = "<head>\n<link rel=\"stylesheet\" href=\"./a.css\">\n<link rel=\"icon\" href=\"data:,\">\n\
                        <link rel=\"stylesheet\" href=\"./b.css\"/>\n<script src=\"./boot-1.js\" defer></script>\n\
                        <link rel=\"modulepreload\" id=\"module\" href=\"./app-1.js\" data-wasm=\"./app-1.wasm\">\n</head>";

    /// A folder as Trunk leaves it, removed when the test is over.
    struct Scratch(PathBuf);

    impl Scratch {
        fn new(name: &str) -> Scratch {
            let folder = std::env::temp_dir().join(format!("dossier-trunk-{}-{name}", std::process::id()));
            let _ = fs::remove_dir_all(&folder);
            fs::create_dir_all(folder.join("crates/workshop/js")).expect("a folder");
            for (name, text) in [
                ("index.html", PAGE),
                ("a.css", "@layer a, b;"),
                ("b.css", "@layer b { p { margin: 0 } } /* b */"),
                ("boot-1.js", "// why\nf();\n"),
                ("app-1.js", "glue"),
                ("app-1.wasm", "module"),
                ("dossier-workshop.js", "bind();"),
                ("dossier-workshop_bg.wasm", "workshop"),
                ("crates/workshop/js/open.js", "open();"),
                ("crates/workshop/js/worker.js", "work();"),
                ("offline.js", "keep();"),
            ] {
                fs::write(folder.join(name), text).expect("written");
            }
            Scratch(folder)
        }

        fn read(&self) -> Result<(Template, Vec<PathBuf>)> {
            assemble(&self.0, &self.0, false)
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn a_template_has_blanks_where_trunk_had_tags() {
        let scratch = Scratch::new("blanks");
        let (template, parts) = scratch.read().expect("a template");
        assert_eq!(
            template.index,
            "<head>\n{{style}}\n<link rel=\"icon\" href=\"data:,\">\n{{boot}}\n{{module}}\n</head>"
        );
        assert_eq!(template.style, b"@layer a, b;\n@layer b { p { margin: 0 } } /* b */\n");
        assert_eq!(
            (template.boot.as_slice(), template.glue.as_slice()),
            (b"// why\nf();\n".as_slice(), b"glue".as_slice())
        );
        assert_eq!(
            (template.worker.as_slice(), template.open.as_slice()),
            (b"bind();\nwork();".as_slice(), b"open();".as_slice())
        );
        assert_eq!(parts.len(), 7);
    }

    #[test]
    fn what_is_missing_is_named() {
        let scratch = Scratch::new("missing");
        for (change, complaint) in [
            (PAGE.replace("stylesheet", "other"), "no style sheet"),
            (PAGE.replace("<script", "<span"), "0 scripts"),
            (PAGE.replace("id=\"module\"", ""), "pattern_preload"),
            (PAGE.replace("./b.css", "./c.css"), "c.css"),
            (PAGE.replace("./boot-1.js", "https://host/boot.js"), "not a relative address"),
        ] {
            fs::write(scratch.0.join("index.html"), change).expect("written");
            let message = scratch.read().expect_err(complaint);
            assert!(message.contains(complaint), "{message}");
        }
    }

    #[test]
    fn only_relative_addresses_are_files() {
        let staging = Path::new("stage");
        assert_eq!(file_of("./a/b.js", staging), Ok(staging.join("a/b.js")));
        assert_eq!(file_of("b.js", staging), Ok(staging.join("b.js")));
        for address in ["/b.js", "//host/b.js", "https://host/b.js", "../b.js", "./../b.js", "./", ""] {
            assert!(file_of(address, staging).is_err(), "{address}");
        }
    }
}
