//! The files that the page loads: named by their content, each with an integrity value.
//!
//! A name by content lets a host tell browsers to keep a file for ever, and makes it impossible that
//! an old module meets a new page.

use crate::{
    Result,
    page::{Tag, splice, tags},
    read, read_text, remove, write,
};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256, Sha384};
use std::fs;
use std::path::{Path, PathBuf};

/// The integrity value of a file's content, as in the attribute of that name.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// `stem-0123456789abcdef.extension`, the digits taken from the content.
pub fn content_name(stem: &str, extension: &str, bytes: &[u8]) -> String {
    let digits: String = Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("{stem}-{digits}.{extension}")
}

/// The file in the staging folder that an address of the page means. Only relative addresses do:
/// they are what lets the page work from any folder of any host.
pub fn file_of(address: &str, staging: &Path) -> Result<PathBuf> {
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

/// Names the module and its loader by their content, once `shrink` has been at them, and
/// completes the element from which `boot.js` learns where they are.
pub fn settle_module(
    html: &str,
    staging: &Path,
    shrink: impl FnOnce(&Path, &Path) -> Result<()>,
) -> Result<String> {
    let links = tags(html, "link");
    let link = links
        .iter()
        .find(|tag| tag.get("id") == Some("module"))
        .ok_or("index.html has no <link id=\"module\">: is pattern_preload gone from Trunk.toml?")?;
    let glue = file_of(link.need("href")?, staging)?;
    let wasm = file_of(link.need("data-wasm")?, staging)?;
    shrink(&wasm, &glue)?;
    let (glue_name, glue_integrity) = rename_by_content(&glue, "dossier", "js")?;
    let (wasm_name, wasm_integrity) = rename_by_content(&wasm, "dossier", "wasm")?;
    let completed = format!(
        "<link rel=\"modulepreload\" id=\"module\" href=\"./{glue_name}\" integrity=\"{glue_integrity}\" \
         data-wasm=\"./{wasm_name}\" data-wasm-integrity=\"{wasm_integrity}\">"
    );
    Ok(splice(html, &[(link.range.clone(), completed)]))
}

/// Rewrites the page's own script by `shorten`, and names it by what it then is.
pub fn settle_script(html: &str, staging: &Path, shorten: impl FnOnce(&str) -> String) -> Result<String> {
    let scripts = tags(html, "script");
    let [script] = scripts.as_slice() else {
        return Err(format!("index.html has {} scripts and should have one", scripts.len()));
    };
    let path = file_of(script.need("src")?, staging)?;
    write(&path, shorten(&read_text(&path)?).as_bytes())?;
    let (name, integrity) = rename_by_content(&path, "boot", "js")?;
    let tag = format!("<script src=\"./{name}\" integrity=\"{integrity}\" defer>");
    Ok(splice(html, &[(script.range.clone(), tag)]))
}

fn rename_by_content(path: &Path, stem: &str, extension: &str) -> Result<(String, String)> {
    let bytes = read(path)?;
    let name = content_name(stem, extension, &bytes);
    let target = path.with_file_name(&name);
    if target != path {
        write(&target, &bytes)?;
        remove(path)?;
    }
    Ok((name, integrity(&bytes)))
}

/// Makes sure of what the page promises: every script and style sheet stands beside the page, and
/// is exactly what its integrity value says; and nothing else lies about.
pub fn check(html: &str, staging: &Path) -> Result<()> {
    let mut loaded = vec![staging.join("index.html")];
    for tag in tags(html, "script") {
        loaded.push(check_file(&tag, "src", "integrity", staging)?);
    }
    for tag in tags(html, "link") {
        match tag.get("rel") {
            Some("stylesheet") => loaded.push(check_file(&tag, "href", "integrity", staging)?),
            Some("modulepreload") => {
                loaded.push(check_file(&tag, "href", "integrity", staging)?);
                loaded.push(check_file(&tag, "data-wasm", "data-wasm-integrity", staging)?);
            }
            _ => {}
        }
    }
    for entry in fs::read_dir(staging).map_err(|error| error.to_string())? {
        let path = entry.map_err(|error| error.to_string())?.path();
        let of_the_module = path.extension().is_some_and(|e| e == "wasm" || e == "js" || e == "css");
        if of_the_module && !loaded.contains(&path) {
            return Err(format!("the page does not load {}, which was built for it", path.display()));
        }
    }
    Ok(())
}

fn check_file(tag: &Tag, address: &str, value: &str, staging: &Path) -> Result<PathBuf> {
    let path = file_of(tag.need(address)?, staging)?;
    let actual = integrity(&read(&path)?);
    let stated = tag.need(value)?;
    if stated != actual {
        return Err(format!("{} is {actual}, but the page says {stated}", path.display()));
    }
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Scratch;

    #[test]
    fn the_page_s_own_script_is_named_by_what_is_left_of_it() {
        let scratch = Scratch::new("script");
        let staging = scratch.0.as_path();
        write(&staging.join("boot-1.js"), b"// why\nf();\n").expect("written");
        let page = "<script src=\"./boot-1.js\" integrity=\"sha384-x\" defer></script>";
        let html = settle_script(page, staging, |script| script.replace("// why\n", "")).expect("settled");
        let name = content_name("boot", "js", b"f();\n");
        let integrity = integrity(b"f();\n");
        assert_eq!(html, format!("<script src=\"./{name}\" integrity=\"{integrity}\" defer></script>"));
        assert_eq!(names(staging), [name]);
        assert!(settle_script("<head></head>", staging, str::to_owned).is_err());
        assert!(settle_script(page, staging, str::to_owned).is_err());
    }

    const MODULE: &str =
        r#"<link rel="modulepreload" id="module" href="./app-1.js" data-wasm="./app-1_bg.wasm">"#;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .expect("the folder")
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn names_and_integrity_follow_the_content() {
        // Known answers, from `openssl dgst`.
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
        assert_eq!(content_name("a", "js", b""), "a-e3b0c44298fc1c14.js");
        assert_ne!(content_name("a", "js", b"x"), content_name("a", "js", b"y"));
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

    #[test]
    fn settles_the_module_under_names_of_its_final_content() {
        let scratch = Scratch::new("settle");
        let staging = scratch.0.as_path();
        write(&staging.join("app-1.js"), b"glue").expect("written");
        write(&staging.join("app-1_bg.wasm"), b"large").expect("written");
        let html = settle_module(MODULE, staging, |wasm, _| write(wasm, b"small")).expect("settled");
        let glue = content_name("dossier", "js", b"glue");
        let wasm = content_name("dossier", "wasm", b"small");
        let mut expected = vec![glue.clone(), wasm.clone()];
        expected.sort();
        assert_eq!(names(staging), expected);
        assert!(html.contains(&format!("href=\"./{glue}\" integrity=\"{}\"", integrity(b"glue"))), "{html}");
        assert!(html.contains(&format!("data-wasm=\"./{wasm}\"")), "{html}");
        assert!(html.contains(&integrity(b"small")), "{html}");
        write(&staging.join("index.html"), html.as_bytes()).expect("written");
        assert_eq!(check(&html, staging), Ok(()));
    }

    #[test]
    fn names_what_is_missing() {
        let scratch = Scratch::new("missing");
        let message = settle_module("<p>", &scratch.0, |_, _| Ok(())).expect_err("no link");
        assert!(message.contains("pattern_preload"), "{message}");
        let message = settle_module(MODULE, &scratch.0, |_, _| Ok(())).expect_err("no file");
        assert!(message.contains("app-1.js"), "{message}");
    }

    #[test]
    fn the_check_finds_what_does_not_match() {
        let scratch = Scratch::new("check");
        let staging = scratch.0.as_path();
        write(&staging.join("b.js"), b"one").expect("written");
        let good = format!("<script src=\"./b.js\" integrity=\"{}\"></script>", integrity(b"one"));
        assert_eq!(check(&good, staging), Ok(()));
        for (html, complaint) in [
            ("<script src=\"./b.js\"></script>".to_owned(), "lacks its integrity"),
            ("<script>1</script>".to_owned(), "lacks its src"),
            (good.replace("sha384-", "sha384-x"), "but the page says"),
            (good.replace("b.js", "c.js"), "c.js"),
            ("<p>".to_owned(), "does not load"),
        ] {
            let message = check(&html, staging).expect_err(complaint);
            assert!(message.contains(complaint), "{message}");
        }
    }
}
