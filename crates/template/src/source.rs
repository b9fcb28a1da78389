//! From the source of the page to a page template, without Trunk.

use std::{
    fs,
    path::{Path, PathBuf},
};

use publish::Template;

use crate::{
    App, Result, minify, read, read_text,
    tags::{splice, tags},
};

/// What wasm-bindgen has made of a program: a module, and the glue between it and the browser.
pub struct Bound {
    /// The module's file.
    pub module: PathBuf,
    /// The glue's.
    pub glue: PathBuf,
}

/// The template of the page in the folder `source`, with the app and the workshop. The same as what [`crate::staging::assemble`] makes of Trunk's files.
pub fn assemble(source: &Path, app: &Bound, workshop: &Bound) -> Result<Template> {
    let html = read_text(&source.join("index.html"))?;
    let mut changes = Vec::new();
    let mut style = String::new();
    for link in tags(&html, "link").iter().filter(|link| link.get("data-trunk").is_some()) {
        let blank = match link.get("rel") {
            // The line stays, as Trunk leaves it.
            Some("rust") => "",
            _ if style.is_empty() => "{{style}}",
            _ => "",
        };
        let mut range = link.range.clone();
        if link.get("rel") == Some("css") {
            style.push_str(&minify::style(&read_text(&source.join(link.need("href")?))?));
            style.push('\n');
            if blank.is_empty() {
                range.end += 1;
            }
        }
        changes.push((range, blank.to_owned()));
    }
    let scripts = tags(&html, "script");
    let [script] = scripts.as_slice() else {
        return Err(format!("index.html has {} scripts and should have one", scripts.len()));
    };
    let boot = minify::script(&read_text(&source.join(script.need("src")?))?).into_bytes();
    changes.push((script.range.start..script.range.end + "</script>".len(), "{{boot}}".to_owned()));
    let end = html.find("</head>").ok_or("index.html has no </head>")?;
    changes.push((end..end, "{{module}}\n".to_owned()));
    changes.sort_by_key(|(range, _)| range.start);
    let app = App::small(&read(&app.module)?, &minify::script(&read_text(&app.glue)?))?;
    let worker = worker(source, &workshop.glue, true)?;
    Ok(Template {
        index: splice(&html, &changes),
        boot,
        style: style.into_bytes(),
        glue: app.glue.into_bytes(),
        module: app.module,
        later: app.later,
        open: minify::script(&read_text(&source.join(OPEN))?).into_bytes(),
        worker,
        workshop: read(&workshop.module)?,
        offline: minify::script(&read_text(&source.join(OFFLINE))?).into_bytes(),
        languages: languages(source)?.into_bytes(),
    })
}

/// The service worker that keeps the page.
pub const OFFLINE: &str = "offline.js";

/// The script of the page on which readers open files of their own.
pub const OPEN: &str = "crates/workshop/js/open.js";

/// The tables of all languages that the page is translated into, as [`Template::languages`] reads them.
pub fn languages(source: &Path) -> Result<String> {
    let Ok(folder) = fs::read_dir(source.join("languages")) else { return Ok(String::new()) };
    let mut files: Vec<PathBuf> = folder.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "po"));
    files.sort();
    let mut tables = String::new();
    for path in files {
        let told = |problem: String| format!("{}: {problem}", path.display());
        let catalogue = say::po::parse(&read_text(&path)?).map_err(told)?;
        let (language, table) = (catalogue.language().map_err(told)?, catalogue.table().map_err(told)?);
        if table.contains(Template::TABLE) {
            return Err(told("a translation has the control character that begins a table".to_owned()));
        }
        tables.push_str(&format!("{}{language}\n{table}", Template::TABLE));
    }
    Ok(tables)
}

/// The script of the workshop's worker, below the glue of its module: a worker of one file starts with one request.
pub fn worker(source: &Path, glue: &Path, release: bool) -> Result<Vec<u8>> {
    let script = read_text(glue)? + "\n" + &read_text(&source.join("crates/workshop/js/worker.js"))?;
    Ok(if release { minify::script(&script) } else { script }.into_bytes())
}
