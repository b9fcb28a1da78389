//! A page made of a template and a blob.

use corpus::{model, store};

use super::*;
use crate::names::integrity;

const INDEX: &str = "<title>{{title}}</title>\n<meta name=\"description\" content=\"{{summary}}{{preview}}\">\n<meta content=\"{{policy}}\">\n{{style}}\n{{boot}}\n{{module}}\n{{description}}\n{{articles}}\n</body>\n";

fn template() -> Template {
    Template {
        index: INDEX.to_owned(),
        boot: b"boot()".to_vec(),
        style: b"p { margin: 0 }".to_vec(),
        glue: b"export function start() {}\nexport { init as default }".to_vec(),
        module: b"\0asm\x01\0\0\0\x0a\x01\x00".to_vec(),
        later: b"\0asm\x01\0\0\0".to_vec(),
        offline: b"keep();".to_vec(),
        open: b"open()".to_vec(),
        worker: b"work()".to_vec(),
        workshop: b"\0asm\x01\0\0\0\x0a\x01\x00".to_vec(),
        languages: Vec::new(),
    }
}

fn corpus(text: &str) -> model::Corpus {
    let article = |slug: &str| model::Article {
        slug: slug.to_owned(),
        title: format!("About {slug}"),
        zones: vec![model::Zone { kind: model::ZoneKind::Body, span: text::Span::new(0, text.len()) }],
        raw: text.to_owned(),
        ..model::Article::default()
    };
    model::Corpus {
        title: "Boats".to_owned(),
        articles: vec![article("a"), article("b")],
        ..model::Corpus::default()
    }
}

fn made(text: &str) -> (Vec<u8>, Vec<File>) {
    let blob = blob(&corpus(text)).expect("a blob");
    let files = publish(&template(), &blob).expect("a page");
    (blob, files)
}

const PROSE: &str = "A first sentence that is long enough to be read as prose.";

#[test]
fn a_small_dossier_is_a_section_of_the_module() {
    let (blob, files) = made(PROSE);
    assert_eq!(files.len(), 10);
    let module = files.iter().find(|file| file.name.ends_with(".wasm")).expect("a module");
    assert_eq!(section::dossier_of(&module.bytes), Ok(Some(blob.as_slice())));
    let index = files.last().expect("a page");
    assert_eq!(index.name, "index.html");
    let html = String::from_utf8(index.bytes.clone()).expect("text");
    assert!(html.starts_with("<title>Boats</title>"), "{html}");
    assert!(html.contains("<h2 dir=\"auto\">About a</h2>") && html.contains(PROSE), "{html}");
    for file in files[..9].iter().filter(|file| file.name != OFFLINE) {
        let address = format!("\"./{}\"", file.name);
        // What is fetched by the boot script is asked for before.
        let preload =
            format!("<link rel=\"preload\" as=\"fetch\" fetchpriority=\"low\" crossorigin href={address}>");
        // What few readers need is asked for by those.
        let is_fetched = file.name.starts_with("dossier-") && file.name.ends_with(".wasm");
        assert_eq!(html.matches(&preload).count(), usize::from(is_fetched), "{html}");
        assert_eq!(html.matches(&address).count(), 1 + usize::from(is_fetched), "{address} {html}");
        assert!(html.contains(&integrity(&file.bytes)), "{html}");
    }
    assert!(!html.contains("data-articles"), "{html}");
    assert!(html.contains("data-offline=\"./offline.js\""), "{html}");
}

#[test]
fn other_languages_are_files_that_only_their_readers_fetch() {
    let mut template = template();
    template.languages = b"\x1des\n01\n811c9dc5hola # 1\n\x1dfr\n001\n".to_vec();
    let blob = blob(&corpus(PROSE)).expect("a blob");
    let files = publish(&template, &blob).expect("a page");
    let [es, fr, offline, index] = files.last_chunk().expect("a page");
    assert_eq!((es.bytes.as_slice(), fr.bytes.as_slice()), (&b"01\n811c9dc5hola # 1\n"[..], &b"001\n"[..]));
    assert!(es.name.starts_with("es-") && fr.name.starts_with("fr-"), "{} {}", es.name, fr.name);
    let listed =
        |language: &str, file: &File| format!("{language} ./{} {}", file.name, integrity(&file.bytes));
    let html = String::from_utf8(index.bytes.clone()).expect("text");
    assert!(
        html.contains(&format!(" data-languages=\"{},{}\"", listed("es", es), listed("fr", fr))),
        "{html}"
    );
    assert_eq!(html.matches(&es.name).count(), 1, "{html}");
    assert!(!String::from_utf8(offline.bytes.clone()).expect("text").contains(&es.name));
    // A page of one file has them in it.
    let html = String::from_utf8(one_file(&template, &blob).expect("a page")).expect("text");
    let script = "<script type=\"text/plain\" data-language=\"es\">01\n811c9dc5hola # 1\n</script>";
    assert!(html.contains(script), "{html}");
    template.languages = b"\x1des\n01\n811c9dc5</script>\n".to_vec();
    assert_eq!(one_file(&template, &blob), Err(Error::CannotInline("languages.txt")));
}

#[test]
fn the_service_worker_keeps_what_every_view_needs() {
    let (_, files) = made(PROSE);
    let [offline, index] = files.last_chunk().expect("a page");
    assert_eq!((offline.name.as_str(), index.name.as_str()), (OFFLINE, "index.html"));
    let script = String::from_utf8(offline.bytes.clone()).expect("text");
    let (line, rest) = script.split_once('\n').expect("a line");
    assert_eq!(rest, "keep();");
    assert_eq!(offline_of_template(&offline.bytes), b"keep();");
    assert_eq!(offline_of_template(b"keep();\nanew();"), b"keep();\nanew();");
    let hash = corpus::model::hex(&Sha256::digest(&index.bytes));
    assert!(line.starts_with(&format!("const PAGE={{index:\"{hash}\",files:[")), "{line}");
    for file in &files[..8] {
        let is_seldom = ["open-", "worker-", "workshop-"].iter().any(|stem| file.name.starts_with(stem));
        assert_eq!(line.contains(&file.name), !is_seldom, "{line} {}", file.name);
    }
    assert!(line.ends_with("pieces:[]};"), "{line}");
}

#[test]
fn a_large_dossier_is_a_file_of_its_own_and_its_texts_are_others() {
    let text = "A sentence of words.\n".repeat(EMBEDDED_AT_MOST / 16);
    let (blob, files) = made(&text);
    // Both articles have the same text.
    assert_eq!(files.len(), 12);
    let articles = files.iter().find(|file| file.name.starts_with("articles-")).expect("a file");
    let rest = section::dossier_of(&articles.bytes).expect("a module").expect("a blob");
    let dossier = Dossier::open(rest).expect("a dossier");
    assert_eq!((dossier.piece_count(), dossier.missing_pieces()), (2, 2));
    let late = store::LateTexts::new(2);
    for piece in 0..2 {
        let texts = &files[9];
        assert!(texts.name.starts_with("texts-") && texts.name.ends_with(".txt"));
        assert_eq!(Sha256::digest(&texts.bytes)[..], dossier.piece_sha256(piece));
        late.set(piece, texts.bytes.clone());
    }
    assert!(dossier.with_texts(&late).articles().all(|article| article.raw == text));
    // All of it together is the blob again.
    let texts = [&files[9], &files[9]].map(|file| file.bytes.clone());
    assert_eq!(joined(rest, &texts), Ok(blob));
    assert_eq!(joined(rest, &texts[..1]), Err(Error::BlobDamaged));
    assert_eq!(joined(rest, &[b"another".to_vec(), texts[1].clone()]), Err(Error::BlobDamaged));
    assert_eq!(
        pieces(rest).expect("pieces")[0],
        (files[9].name.clone(), names::sha256_integrity(&Sha256::digest(&files[9].bytes).into()))
    );
    let module = files.iter().find(|file| file.name.starts_with("dossier-") && file.name.ends_with(".wasm"));
    assert_eq!(module.expect("a module").bytes, template().module);
    let html = String::from_utf8(files[11].bytes.clone()).expect("text");
    let (name, value) = (&articles.name, integrity(&articles.bytes));
    let wanted = format!(" data-articles=\"./{name}\" data-articles-integrity=\"{value}\" ");
    assert!(html.contains(&wanted), "{html}");
    assert!(html.contains(&format!("crossorigin href=\"./{name}\">")), "{html}");
}

#[test]
fn one_file_has_everything_in_it() {
    use base64::Engine as _;
    use std::io::Read as _;

    let blob = blob(&corpus(PROSE)).expect("a blob");
    let html = String::from_utf8(one_file(&template(), &blob).expect("a page")).expect("text");
    let between = |start: &str, end: &str| {
        let from = html.find(start).expect("the start") + start.len();
        &html[from..from + html[from..].find(end).expect("the end")]
    };
    // The policy names what stands in the page.
    let hash = |text: &str| {
        base64::engine::general_purpose::STANDARD.encode(<sha2::Sha256 as sha2::Digest>::digest(text))
    };
    let script = between("<script type=\"module\">", "</script>");
    assert!(script.ends_with("globalThis.packedGlue={default:init,start};\nboot()"), "{script}");
    assert!(
        html.contains(&format!(
            "script-src 'sha256-{}' 'wasm-unsafe-eval'; style-src 'sha256-{}'",
            hash(script),
            hash("p { margin: 0 }")
        )),
        "{html}"
    );
    assert!(html.contains("About a") && html.contains("<style>p { margin: 0 }</style>"), "{html}");
    // What is packed are the module and the blob.
    let packed = between("id=\"packed\" data-module=\"11\" data-later=\"19\">", "</script>");
    let packed = base64::engine::general_purpose::STANDARD.decode(packed).expect("base64");
    let mut unpacked = Vec::new();
    flate2::read::DeflateDecoder::new(&packed[..]).read_to_end(&mut unpacked).expect("unpacked");
    assert_eq!(unpacked, [template().module, template().later, blob.clone()].concat());
    // A script that would end its own element is refused.
    let mut damaged = template();
    damaged.boot = b"'</SCRIPT>'".to_vec();
    assert_eq!(one_file(&damaged, &blob), Err(Error::CannotInline("script")));
    damaged.glue = b"export default f".to_vec();
    assert_eq!(one_file(&damaged, &blob), Err(Error::GlueUnknown));
}

#[test]
fn every_host_takes_the_names() {
    let (_, mut files) = made(PROSE);
    files.extend(made(&PROSE.repeat(EMBEDDED_AT_MOST / 50)).1);
    for file in files {
        let all = [file.clone()].into_iter().chain(copies(&file).expect("copies"));
        for name in all.map(|file| file.name) {
            let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
            assert!(name.chars().all(is_plain) && !name.starts_with(['.', '-']), "{name}");
            let stem = name.split('.').next().unwrap_or_default();
            assert!(!["con", "prn", "aux", "nul"].contains(&stem) && name.len() < 64, "{name}");
        }
    }
}

#[test]
fn the_queries_of_the_help_are_in_the_blob() {
    let (blob, _) = made(PROSE);
    let dossier = Dossier::open(&blob).expect("a dossier");
    let queries: Vec<&str> = dossier.constructs().collect();
    assert_eq!(queries.len(), suggest::examples::Construct::ALL.len());
    assert!(queries.iter().any(|query| query.contains("sentence")), "{queries:?}");
    // Apart from these, it is the blob of the corpus.
    let plain = store::write(&corpus(PROSE));
    assert!(Dossier::open(&plain).expect("a dossier").constructs().next().is_none());
}

#[test]
fn what_does_not_fit_is_refused() {
    let (blob, _) = made(PROSE);
    let refused = |template: &Template, blob: &[u8]| publish(template, blob).expect_err("refused");
    assert_eq!(refused(&template(), b"no dossier"), Error::BlobDamaged);
    assert_eq!(refused(&template(), &blob[..blob.len() / 2]), Error::BlobDamaged);
    let with = |change: &dyn Fn(&mut Template)| {
        let mut template = template();
        change(&mut template);
        refused(&template, &blob)
    };
    assert_eq!(with(&|t| t.module = b"<html>".to_vec()), Error::NotAModule);
    assert_eq!(with(&|t| t.module = section::alone(b"x")), Error::DossierTwice);
    assert_eq!(with(&|t| t.index = t.index.replace("{{boot}}", "")), Error::BlankMissing("boot".into()));
    assert_eq!(with(&|t| t.index.push_str("{{other}}")), Error::BlankUnknown("other".into()));
}

#[test]
fn a_template_is_read_as_it_was_written() {
    let files = template().files();
    assert_eq!(files.each_ref().map(|(name, _)| *name), Template::FILES);
    let file = |name: &str| {
        let (_, bytes) = files.iter().find(|(known, _)| *known == name).expect("a file");
        Ok::<_, Error>(bytes.clone())
    };
    assert_eq!(Template::read(file), Ok(template()));
    let other = |name: &str| match name {
        Template::VERSION => Ok(b"dossier 0.0.1, dossier1\n".to_vec()),
        name => file(name),
    };
    let message = Template::read(other).expect_err("another version").to_string();
    assert!(
        message.starts_with("the page template is of another version: it says “dossier 0.0.1"),
        "{message}"
    );
}

#[test]
fn a_page_whose_address_is_known_has_a_picture_for_previews() {
    let published = |address: &str| {
        let mut corpus = corpus(PROSE);
        corpus.face.address = address.to_owned();
        let files = publish(&template(), &blob(&corpus).expect("a blob")).expect("a page");
        let html = String::from_utf8(files.last().expect("a page").bytes.clone()).expect("text");
        let picture = files.into_iter().find(|file| file.name.ends_with(".png"));
        (html, picture)
    };
    let (html, picture) = published("https://example.org/boats/");
    let picture = picture.expect("a picture");
    assert!(picture.bytes.starts_with(b"\x89PNG"));
    let tag = format!("<meta property=\"og:image\" content=\"https://example.org/boats/{}\">", picture.name);
    assert!(html.contains(&tag), "{html}");
    assert!(html.contains("<meta property=\"og:image:width\" content=\"1200\">"), "{html}");
    let (html, picture) = published("");
    assert!(picture.is_none() && !html.contains("og:image"), "{html}");
}
