//! A workshop as a worker uses it.

use std::{fs, path::Path};

use corpus::store::Dossier;
use publish::Template;

use super::*;
use decision::Known;

const PROSE: &str =
    "The boat sank in the harbour on Thursday, as President Ana Prieto told reporters in Lisbon.";

fn workshop(files: &[(&str, &str)]) -> Workshop {
    let mut workshop = Workshop::new("saved");
    for (path, text) in files {
        workshop.add(path, text.as_bytes().to_vec());
    }
    workshop
}

fn read(workshop: &mut Workshop) -> Told {
    workshop.read(&mut |_, _| {})
}

fn seeds() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    entries
        .map(|entry| {
            let name = entry.file_name().into_string().expect("a name");
            (name, fs::read(entry.path()).expect("a file"))
        })
        .collect()
}

#[test]
fn a_folder_gives_the_blob_that_the_command_gives() {
    let mut workshop = Workshop::new("seeds");
    for (name, bytes) in seeds() {
        workshop.add(&format!("seeds/{name}"), bytes);
    }
    let mut last = (0, 0);
    let told = workshop.read(&mut |done, of| last = (done, of));
    assert_eq!(last, (10, 10));
    assert_eq!((told.articles, told.errors.len()), (5, 0), "{:?}", told.errors);
    assert!(told.report.contains("5 articles will be published"), "{}", told.report);
    let folder =
        ingest::disk::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds")).expect("a folder");
    let (corpus, _) = ingest::ingest(&folder);
    assert_eq!(workshop.blob(), Ok(publish::blob(&corpus).expect("a blob")));
    assert_eq!(workshop.sha256(), corpus.sha256);
}

#[test]
fn what_is_no_article_is_left_alone_and_what_is_wrong_is_said() {
    let mut workshop = workshop(&[("saved/2024/a.txt", PROSE)]);
    for path in ["saved/b.png", "saved/.DS_Store", "saved/c.txt"] {
        workshop.add_unwanted(path);
    }
    assert_eq!(
        ["saved/a.toml", "saved/articles.toml", "x/a.zip", "a.png", ".a.txt"]
            .map(|path| workshop.most(path).is_some()),
        [false, true, true, false, false]
    );
    workshop.add_too_large("saved/c.txt");
    workshop.add_unreadable("saved/d.txt", "it is gone");
    let told = read(&mut workshop);
    assert!(told.warnings[0].starts_with("saved: warning: 1 file ignored: b.png"), "{:?}", told.warnings);
    assert!(told.errors[0].starts_with("saved/c.txt: is larger than 64 MiB"), "{:?}", told.errors);
    assert_eq!(told.errors[1], "saved/d.txt: cannot be read: it is gone");
    assert_eq!(told.faulty, ["c.txt", "d.txt"]);
    assert!(workshop.blob().expect_err("refused").contains("have errors"));
}

#[test]
fn an_archive_alone_is_the_folder() {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in [("saved/a.txt", PROSE), ("saved/articles.toml", "[dossier]\ntitle = \"Boats\"\n")] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("an entry");
        std::io::Write::write_all(&mut archive, text.as_bytes()).expect("its bytes");
    }
    let bytes = archive.finish().expect("an archive").into_inner();
    let mut workshop = Workshop::new("files");
    workshop.add("saved.zip", bytes);
    let told = read(&mut workshop);
    assert_eq!((told.title.as_str(), told.list[0].file.as_str()), ("Boats", "a.txt"), "{:?}", told.errors);
    // What is decided then goes before what is in it.
    let known = Known { slug: "a".to_owned(), source: "The Harbour Post".to_owned(), ..Known::default() };
    workshop.settle(&[Decision::Article(Box::new(known))]).expect("written");
    let told = read(&mut workshop);
    assert_eq!(
        (told.title.as_str(), told.list[0].source.as_deref()),
        ("Boats", Some("The Harbour Post")),
        "{:?}",
        told.errors
    );
}

#[test]
fn nothing_gives_no_dossier() {
    let mut workshop = Workshop::new("files");
    assert!(workshop.blob().is_err());
    let told = read(&mut workshop);
    assert_eq!((told.articles, told.errors.len()), (0, 1), "{:?}", told.errors);
    assert!(workshop.blob().is_err());
}

#[test]
fn what_is_known_of_an_article_is_written_down() {
    let mut workshop = workshop(&[("a.txt", PROSE)]);
    let told = read(&mut workshop);
    assert_eq!(told.list[0].published, None);
    let known = Known {
        slug: "a".to_owned(),
        title: "A boat sinks".to_owned(),
        source: "The Harbour Post".to_owned(),
        published: "2024-05".to_owned(),
        outside: "the archive of the paper".to_owned(),
        ..Known::default()
    };
    let dossier = Decision::Dossier { title: Some("Boats".to_owned()), description: None };
    workshop.settle(&[Decision::Article(Box::new(known.clone())), dossier]).expect("written");
    let told = read(&mut workshop);
    assert_eq!(told.errors, Vec::<String>::new());
    let article = &told.list[0];
    assert_eq!(
        (article.title.as_str(), article.source.as_deref(), article.published.as_deref()),
        ("A boat sinks", Some("The Harbour Post"), Some("2024-05"))
    );
    assert_eq!(told.title, "Boats");
    let blob = workshop.blob().expect("a blob");
    assert_eq!(Dossier::open(&blob).expect("a dossier").title(), "Boats");
    // A later decision replaces the ground of the one before.
    let better = Known { outside: String::new(), evidence: "on Thursday".to_owned(), ..known };
    workshop.settle(&[Decision::Article(Box::new(better))]).expect("written");
    let text = std::str::from_utf8(workshop.file(SIDECAR_FILE).expect("a file")).expect("text");
    assert!(text.contains("evidence = \"on Thursday\"") && !text.contains("outside"), "{text}");
    assert_eq!(read(&mut workshop).errors, Vec::<String>::new());
}

#[test]
fn a_wrong_date_is_told_with_its_line() {
    let mut workshop = workshop(&[("a.txt", PROSE)]);
    read(&mut workshop);
    let known = Known { slug: "a".to_owned(), published: "May".to_owned(), ..Known::default() };
    workshop.settle(&[Decision::Article(Box::new(known))]).expect("written");
    let told = read(&mut workshop);
    assert!(
        told.errors.iter().any(|error| error.starts_with("saved/articles.toml:2: ")),
        "{:?}",
        told.errors
    );
}

#[test]
fn names_are_forbidden_and_renamed() {
    let mut workshop = workshop(&[("a.txt", PROSE)]);
    let told = read(&mut workshop);
    assert!(told.names.iter().any(|name| name.name == "Ana Prieto"), "{:?}", told.names);
    let rename = Decision::Rename {
        kind: "person".to_owned(),
        name: "Ana Prieto".to_owned(),
        to: "Ana María Prieto".to_owned(),
    };
    workshop.settle(&[rename, Decision::Forbid("Lisbon".to_owned())]).expect("written");
    let told = read(&mut workshop);
    let names: Vec<&str> = told.names.iter().map(|name| name.name.as_str()).collect();
    assert!(names.contains(&"Ana María Prieto") && !names.contains(&"Lisbon"), "{names:?}");
    assert_eq!(told.errors, Vec::<String>::new());
}

/// Articles in which somebody and something go by two names, and two men by one.
const SEVERAL: [(&str, &str); 4] = [
    (
        "0.txt",
        "A report on airports\n\nThe president, Donald Trump, spoke to reporters on Monday. The Federal Aviation Administration said nothing.\n",
    ),
    (
        "1.txt",
        "A report on payments\n\nThe Trump administration has been urging them to pay. The FAA will look at the airplanes.\n",
    ),
    (
        "2.txt",
        "A report on beaches\n\nIt was in Mexico that Carlos Ruiz, Mexico's deputy minister of tourism, met the mayors.\n",
    ),
    ("3.txt", "A report on mayors\n\nIn Peru they met Carlos Ruiz, Peru's ambassador.\n"),
];

fn what(told: &Told) -> Vec<&str> {
    told.proposals.iter().map(|proposal| proposal.what.as_str()).collect()
}

#[test]
fn a_proposal_that_is_taken_is_proposed_no_more() {
    let mut workshop = workshop(&SEVERAL);
    let told = read(&mut workshop);
    let [faa, trump, ruiz] = <[&str; 3]>::try_from(what(&told)).expect("three proposals");
    assert!(faa.contains("FAA") && trump.contains("Trump") && ruiz.contains("Carlos Ruiz (Peru)"));
    assert!(told.proposals[0].why[0].passages[0].starts_with("saved/0.txt:3: “"), "{:?}", told.proposals[0]);
    workshop.settle(&[Decision::Accept(0)]).expect("written");
    let again = read(&mut workshop);
    assert_eq!((again.errors.len(), what(&again)), (0, vec![trump, ruiz]));
    workshop.settle(&[Decision::Accept(0), Decision::Accept(1)]).expect("written");
    let again = read(&mut workshop);
    assert_eq!((again.errors.len(), what(&again)), (0, Vec::new()));
    assert_eq!(workshop.settle(&[Decision::Accept(0)]), Err(Refused::Gone));
}

#[test]
fn what_the_files_say_already_stays() {
    let names = "# my names\n[[person]]\nname = \"Donald Trump\"   # the president\n\n[[organisation]]\nname = \"FAA\"\n";
    let mut workshop = workshop(&SEVERAL);
    workshop.add("entities.toml", names.as_bytes().to_vec());
    let told = read(&mut workshop);
    let all: Vec<Decision> = (0..told.proposals.len()).map(Decision::Accept).collect();
    assert!(all.len() > 1, "{:?}", what(&told));
    workshop.settle(&all).expect("written");
    workshop.settle(&[Decision::Forbid("Reporters".to_owned())]).expect("written");
    let text = std::str::from_utf8(workshop.file(AUTHORITY_FILE).expect("a file")).expect("text").to_owned();
    assert!(
        text.starts_with("# my names\n[[person]]\nname = \"Donald Trump\"   # the president\n"),
        "{text}"
    );
    assert!(text.ends_with("[[forbid]]\nname = \"Reporters\"\n"), "{text}");
    let again = read(&mut workshop);
    assert_eq!((again.errors.len(), what(&again)), (0, Vec::new()), "{:?} {text}", again.errors);
    // A file that is no TOML is left to its author.
    workshop.add("entities.toml", b"[[person]\n".to_vec());
    read(&mut workshop);
    let refused = Err(Refused::NotToml("entities.toml".to_owned()));
    assert_eq!(workshop.settle(&[Decision::Forbid("X".to_owned())]), refused);
}

#[test]
fn decisions_are_read_as_the_page_writes_them() {
    let written = r#"[{"accept":3},{"forbid":"Lisbon"},{"rename":{"kind":"person","name":"A","to":"B"}},
        {"article":{"slug":"a","published":"2024"}},{"dossier":{"title":"Boats"}}]"#;
    let decisions: Vec<Decision> = serde_json::from_str(written).expect("decisions");
    let known = Known { slug: "a".to_owned(), published: "2024".to_owned(), ..Known::default() };
    assert_eq!(decisions[0], Decision::Accept(3));
    assert_eq!(decisions[3], Decision::Article(Box::new(known)));
    assert_eq!(decisions[4], Decision::Dossier { title: Some("Boats".to_owned()), description: None });
}

#[test]
fn the_parts_of_a_page_make_another() {
    let template = Template {
        index: "<head>{{policy}}{{style}}{{boot}}{{module}}</head><body>{{title}}{{summary}}{{preview}}{{description}}{{articles}}</body>".to_owned(),
        boot: b"boot".to_vec(),
        style: b"style".to_vec(),
        glue: b"export function start() {}\nexport { init as default };".to_vec(),
        module: b"\0asm\x01\0\0\0".to_vec(),
        later: b"\0asm\x01\0\0\0\x0a\x01\x00".to_vec(),
        offline: b"keep();".to_vec(),
        open: b"open".to_vec(),
        worker: b"worker".to_vec(),
        workshop: b"\0asm\x01\0\0\0".to_vec(),
        languages: Vec::new(),
    };
    let mut workshop = workshop(&[("a.txt", PROSE)]);
    read(&mut workshop);
    let blob = workshop.blob().expect("a blob");
    // As a page has them: the module with articles in it, and the workshop's with the page.
    let published = publish::publish(&template, &blob).expect("a page");
    let mut parts = Parts::default();
    assert!(parts.site(&blob).expect_err("refused").contains("is missing"));
    for (name, bytes) in template.clone().files() {
        let (start, end) = match name {
            "module.wasm" => ("dossier-", ".wasm"),
            "workshop.wasm" => ("workshop-", ".wasm"),
            "offline.js" => ("offline", ".js"),
            _ => ("none", ""),
        };
        let as_published =
            published.iter().find(|file| file.name.starts_with(start) && file.name.ends_with(end));
        parts.add(name, as_published.map_or(bytes, |file| file.bytes.clone()));
    }
    assert_eq!(parts.one_file(&blob), Ok(publish::one_file(&template, &blob).expect("a page")));
    let site = parts.site(&blob).expect("an archive");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(site)).expect("an archive");
    assert_eq!(archive.len(), published.len());
    for (at, file) in published.iter().enumerate() {
        let mut entry = archive.by_index(at).expect("an entry");
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut bytes).expect("unpacked");
        assert_eq!((entry.name().expect("a name").as_ref(), &bytes), (file.name.as_str(), &file.bytes));
    }
}
