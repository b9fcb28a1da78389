//! From the source of the page to a page template, without Trunk.

use std::path::Path;

use publish::Template;

use crate::{
    Result, imports, minify, read, read_text,
    tags::{splice, tags},
};

/// The template of the page in the folder `source`, with a module and the glue that wasm-bindgen has made for
/// it. The same as what [`crate::staging::assemble`] makes of Trunk's files.
pub fn assemble(source: &Path, module: &Path, glue: &Path) -> Result<Template> {
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
    let (module, glue) = imports::shorten(&read(module)?, &minify::script(&read_text(glue)?))?;
    Ok(Template {
        index: splice(&html, &changes),
        boot,
        style: style.into_bytes(),
        glue: glue.into_bytes(),
        module,
    })
}
