//! The words of the library: what is wrong with a folder and the way out, for whoever saved it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use say::{plural, say};

use crate::{
    editor::logo::{self, LogoFlaw},
    extract::{
        archive::{self, Fault},
        document, exports,
        file_kind::{self, FileKind},
        foreign::{self, Foreign, WayOut},
        paths,
    },
    folder,
    problem::ProblemKind,
    slug::slugify,
};

/// How many names a message lists before it only counts.
const LISTED: usize = 5;

/// How many characters of a quotation are shown.
const QUOTED: usize = 80;

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CannotRead(why) => f.write_str(&say!("cannot be read: {why}")),
            Self::NameNotUtf8 => f.write_str(say!("its name is not UTF-8; rename it")),
            Self::NotRegularFile => f.write_str(say!("is not a regular file; put the article itself here")),
            Self::TooLarge(most) => {
                f.write_str(&say!("is larger than {most} MiB, the most that is read; save only the article's text"))
            }
            Self::LinkToNowhere(target) => {
                f.write_str(&say!("is a link to {target}, which is not there; put the article itself here"))
            }
            Self::FilesIgnored(names) => {
                let ways = ways_out(names);
                let (count, names) = (names.len(), listed(names));
                let endings = file_kind::ENDINGS_IN_WORDS;
                f.write_str(&plural!(
                    count,
                    "{} file ignored: {names}: articles are {endings} files{ways}",
                    "{} files ignored: {names}: articles are {endings} files{ways}"
                ))
            }
            Self::LinksIgnored(names) => {
                let (count, names) = (names.len(), listed(names));
                f.write_str(&plural!(
                    count,
                    "{} link to folders not followed: {names}: put the articles themselves here",
                    "{} links to folders not followed: {names}: put the articles themselves here"
                ))
            }
            Self::EditorFilesIgnored(names) => {
                let (count, names) = (names.len(), listed(names));
                f.write_str(&plural!(
                    count,
                    "{} file for editors ignored: {names}: only those in the folder itself count; a folder or archive with \
                     its own can be built by itself",
                    "{} files for editors ignored: {names}: only those in the folder itself count; a folder or archive with \
                     its own can be built by itself"
                ))
            }
            Self::Archive(fault) => whole_archive(f, *fault),
            Self::Entries(fault, names) => in_archive(f, *fault, names),
            Self::NestedArchives(names) => {
                let (count, names) = (names.len(), listed(names));
                f.write_str(&plural!(
                    count,
                    "{} archive inside this ZIP archive not unpacked: {names}: put the articles of each into the folder",
                    "{} archives inside this ZIP archive not unpacked: {names}: put the articles of each into the folder"
                ))
            }
            Self::NoArticlesInArchive => {
                let endings = file_kind::ENDINGS_IN_WORDS;
                f.write_str(&say!("there is no article in this ZIP archive: an article is a file whose name ends in {endings}"))
            }
            Self::NoArticles => {
                let endings = file_kind::ENDINGS_IN_WORDS;
                f.write_str(&say!("no article here: an article is a file whose name ends in {endings}"))
            }
            Self::SameSlug { slug, other } => {
                f.write_str(&say!("its name gives the same link ({slug}) as {other}; rename one of the two files"))
            }
            Self::Foreign(foreign) => f.write_str(&say!("this is {foreign}, not text; {}", foreign.way_out())),
            Self::Utf16WithoutMark(order) => {
                f.write_str(&say!("this seems to be UTF-16{order} without a byte order mark; save it as UTF-8"))
            }
            Self::Empty => f.write_str(say!("the article is empty; save its text into the file or delete it")),
            Self::EmptyPage => f.write_str(say!("the page holds no text; it may be one that a script fills in: save it from the browser once it is shown, or as text")),
            Self::NulByte => f.write_str(say!("there is a NUL byte here, so this is not a text file; save the article as plain text")),
            Self::ControlCharacters { count, of } => f.write_str(&say!("{count} of {of} bytes are control characters, the first of them here, so this is not a text \
                 file; save the article as plain text"
            )),
            Self::Converted(encoding) => f.write_str(&say!("read as {encoding} and converted, and offsets count bytes of the converted text; save it as UTF-8"
            )),
            Self::Guessed { byte, encoding } => f.write_str(&say!("byte {} here is not UTF-8, so the file was read as {encoding} and converted, and offsets count bytes of the \
                 converted text; save it as UTF-8",
                hex(*byte)
            )),
            Self::Undefined { byte, encoding } => f.write_str(&say!("byte {} here means nothing in {encoding}, so the file may be in another encoding; save it as UTF-8",
                hex(*byte)
            )),
            Self::DeclaredOtherwise(encoding) => f.write_str(&say!("the page declares {encoding}, but it is UTF-8 and was read as that; declare utf-8 if it looks right"
            )),
            Self::Replaced { lines, encoding, is_declared } => replaced(f, lines, encoding, *is_declared),
            Self::References => f.write_str(say!("the text has character references of HTML, such as &eacute;, which were read and converted, and offsets count bytes of the converted text; save it as plain text")),
            Self::Markdown => f.write_str(say!("the addresses of links, pictures and comments of Markdown are left out of the text, and offsets count bytes of the text without them")),
            Self::Export(flaw) => flaw.fmt(f),
            Self::Document(kind, flaw) => wrong(f, *kind, *flaw),
            Self::EncodedTwice => f.write_str(say!("the text was encoded twice, such as “Ã±” for “ñ”: its words will not be found; save it again from its source")),
            Self::TomlNotUtf8(byte) => {
                f.write_str(&say!("byte {} here is not UTF-8; save the file as UTF-8", hex(*byte)))
            }
            Self::Toml(message) => f.write_str(&message.replace('\n', "; ")),
            Self::NoSuchArticle(slug) => {
                let written = paths::slug(slug);
                if written == *slug {
                    f.write_str(&say!("no article is called “{slug}”"))
                } else {
                    f.write_str(&say!("no article is called “{slug}”; did you mean {written}?"))
                }
            }
            Self::NotQuoted(words) => {
                let words = words.chars().take(QUOTED).collect::<String>();
                f.write_str(&say!("these words are not in the article: “{words}”; quote them exactly as the file has them"
                ))
            }
            Self::EmptyQuotation => {
                f.write_str(say!("the words are missing: quote what the article says, as it stands there"))
            }
            Self::EmptyField(name) => f.write_str(&say!("{name} is empty; leave it out or write it")),
            Self::NoLetter(name) => f.write_str(&say!("“{name}” needs at least one letter or digit")),
            Self::ForbiddenNowhere(name) => f.write_str(&say!("the list of articles that forbids “{name}” is empty; name one in it, or leave “in” out to forbid it everywhere"
            )),
            Self::NoIdentifier(id) => {
                f.write_str(&say!("“{id}” is not a Wikidata identifier; write Q and digits, such as Q96"))
            }
            Self::NoMeaningOfSubfolders(meaning) => f.write_str(&say!("subfolders cannot mean “{meaning}”; write subfolders = \"source\" if their names are sources, or leave it out"
            )),
            Self::LinkOfIntroduction(link) => f.write_str(&say!("the introduction links to “{link}”; a link begins with https:, http:, mailto: or #/ (a view of the dossier)")),
            Self::NoColour(colour) => f.write_str(&say!("“{colour}” is no colour; write it as #rrggbb, such as #7a1f2b")),
            Self::NoContact(contact) => f.write_str(&say!("“{contact}” cannot be a link; write a mail address, or an address that begins with https:")),
            Self::NoPlaceOfPublication(address) => f.write_str(&say!("“{address}” cannot be where the dossier is published; write the address of its page, such as https://example.org/arms/")),
            Self::Logo(LogoFlaw::TooLarge(bytes)) => f.write_str(&say!("it has {} kB, and every reader would wait for it; make it {} kB at most", bytes.div_ceil(1000), logo::LARGEST / 1000)),
            Self::Logo(LogoFlaw::OtherFormat) => f.write_str(say!("it is not a picture of the format that its name says")),
            Self::Logo(LogoFlaw::Unsafe(what)) => f.write_str(&say!("it has something that could run or be loaded: {what}; export it as plain SVG, or as PNG")),
            Self::NoSlug(slug) => f.write_str(&say!("“{slug}” cannot stand in a link; use lower-case letters, digits and hyphens: {}",
                slugify(slug)
            )),
            Self::SameEntity { kind, slug, line } => f.write_str(&say!("the {} {slug} is already on line {line}; merge the two or give one another slug",
                kind.name()
            )),
            Self::NameTwice { name, line, owner } => f.write_str(&say!("the name “{name}” is given twice: line {line} gives it to {owner}; keep one, or use `in` to say \
                 in which article it applies"
            )),
            Self::NameForbidden { name, line } => {
                f.write_str(&say!("the name “{name}” is forbidden on line {line}; keep one of the two"))
            }
            Self::NoDate(date) => f.write_str(&say!("“{date}” is not a date; write YYYY, YYYY-MM or YYYY-MM-DD")),
            Self::TwoGrounds => f.write_str(say!("both evidence and outside are given; a date rests on the article's own words or on an outside source")),
            Self::GroundWithoutDate => f.write_str(say!("evidence is given, but no date that rests on it: add published = \"2021-01\"")),
            Self::DateWithoutGround => f.write_str(say!("a settled date quotes its evidence: add evidence = \"words of the article\", or outside = \"the source that gives it\"")),
            Self::NoAddress(url) => {
                f.write_str(&say!("“{url}” is not a web address; begin it with https://"))
            }
            Self::UnknownLanguage(code) => f.write_str(&say!("“{code}” is not the code of a language; write one of ISO 639, such as \"en\", \"es\" or \"de\", or leave it out"
            )),
            Self::ExampleQuery(message) => f.write_str(&say!("in this example query: {message}")),
        }
    }
}

fn replaced(f: &mut fmt::Formatter<'_>, lines: &[usize], encoding: &str, is_declared: bool) -> fmt::Result {
    let mut places = lines.to_vec();
    places.dedup();
    let shown: Vec<String> = places.iter().take(LISTED).map(ToString::to_string).collect();
    let list = match shown.split_last() {
        Some((last, [])) => say!("line {last}"),
        Some(_) if places.len() > shown.len() => {
            say!("lines {} and {} more", shown.join(", "), places.len() - shown.len())
        }
        Some((last, others)) => say!("lines {} and {last}", others.join(", ")),
        None => String::new(),
    };
    let count = lines.len();
    f.write_str(&if is_declared {
        plural!(
            count,
            "{} place is not {encoding}, which the page declares ({list}) and now hold U+FFFD; save the page as UTF-8",
            "{} places are not {encoding}, which the page declares ({list}) and now hold U+FFFD; save the page as UTF-8"
        )
    } else {
        plural!(
            count,
            "{} place is not {encoding} ({list}) and now hold U+FFFD; correct them and save the file as UTF-8",
            "{} places are not {encoding} ({list}) and now hold U+FFFD; correct them and save the file as UTF-8"
        )
    })
}

/// A byte as it is named: `0xE9`.
fn hex(byte: u8) -> String {
    format!("0x{byte:02X}")
}

/// What is wrong with a document, and the way out.
fn wrong(f: &mut fmt::Formatter<'_>, kind: FileKind, flaw: document::Flaw) -> fmt::Result {
    use document::Flaw;
    match flaw {
        Flaw::Misnamed => f.write_str(&say!("its name says that it is {kind}, but it is not; give it the ending of what it is, or save it again"
        )),
        Flaw::Encrypted => f.write_str(&say!("this {} is encrypted, so its text cannot be read; save it without encryption, or save its text",
            kind.name()
        )),
        Flaw::Damaged => {
            f.write_str(&say!("this {} is damaged, so its text cannot be read; save it again", kind.name()))
        }
        Flaw::CutOff => {
            f.write_str(&say!("the end of this {} is missing, so its text may be cut off; save it again", kind.name()))
        }
        Flaw::NoText if kind == FileKind::Pdf => f.write_str(say!("there is no text in this PDF, only pictures, as of a scan; have its text recognised (OCR), or save the text of the article instead")),
        Flaw::Unreadable => f.write_str(say!("the fonts of this PDF do not say which letters they show; save the article in another form, or have its text recognised (OCR)")),
        Flaw::NoText => {
            f.write_str(&say!("there is no text in this {}; save the text of the article instead", kind.name()))
        }
        Flaw::TooLarge(most) => f.write_str(&say!("the text in this {} is larger than {most} MiB, the most that is read, or packed as no text is; save only the article",
            kind.name()
        )),
    }
}

/// Why nothing in an archive can be read, and the way out.
fn whole_archive(f: &mut fmt::Formatter<'_>, fault: Fault) -> fmt::Result {
    match fault {
        Fault::Misnamed => f.write_str(say!("its name says that it is a ZIP archive, but it is not; give it the ending of what it is, or save it again")),
        Fault::TooLarge => f.write_str(&say!("is larger than {} MiB, the most that is read of a ZIP archive; put the articles in it into the folder instead",
            folder::LARGEST_ARCHIVE >> 20
        )),
        Fault::TooMany => f.write_str(&say!("this ZIP archive has more than {} entries, the most that are read; put the articles in it into the folder instead",
            archive::MOST_ENTRIES
        )),
        Fault::SameName => f.write_str(say!("two entries of this ZIP archive have the same name, so that one hides the other; pack it again, or put the articles \
             in it into the folder instead")),
        Fault::Damaged | Fault::Encrypted | Fault::Outside | Fault::Link | Fault::OverBudget => f.write_str(say!("this ZIP archive is damaged or its end is missing, so nothing in it can be read; download or pack it again")),
    }
}

/// Why articles in an archive cannot be read, and the way out.
fn in_archive(f: &mut fmt::Formatter<'_>, fault: Fault, names: &[String]) -> fmt::Result {
    let (count, list) = (names.len(), listed(names));
    let sentence = match fault {
        Fault::Encrypted => plural!(
            count,
            "{} file in this ZIP archive needs a password: {list}; unpack it and put the files into the folder instead",
            "{} files in this ZIP archive need a password: {list}; unpack it and put the files into the folder instead"
        ),
        Fault::TooLarge => {
            let most = archive::LARGEST_ENTRY >> 20;
            plural!(
                count,
                "{} file in this ZIP archive is larger than {most} MiB, the most that is read, or packed as no text is: {list}; \
                 save only the article",
                "{} files in this ZIP archive are larger than {most} MiB, the most that is read, or packed as no text is: {list}; \
                 save only the article"
            )
        }
        Fault::OverBudget => {
            let (most, times) = (folder::MOST_UNPACKED >> 20, archive::LARGEST_RATIO);
            plural!(
                count,
                "{} file in this ZIP archive left over: {list}; of all archives no more than {most} MiB are unpacked, and of \
                 each no more than {times} times its size; put the articles into the folder instead",
                "{} files in this ZIP archive left over: {list}; of all archives no more than {most} MiB are unpacked, and of \
                 each no more than {times} times its size; put the articles into the folder instead"
            )
        }
        Fault::Outside => plural!(
            count,
            "{} file in this ZIP archive has a name that leads out of it: {list}; pack it again, or put the articles into the \
             folder instead",
            "{} files in this ZIP archive have a name that leads out of it: {list}; pack it again, or put the articles into the \
             folder instead"
        ),
        Fault::Link => plural!(
            count,
            "{} file in this ZIP archive is a link: {list}; pack the articles themselves",
            "{} files in this ZIP archive are links: {list}; pack the articles themselves"
        ),
        Fault::Damaged | Fault::Misnamed | Fault::TooMany | Fault::SameName => plural!(
            count,
            "{} file in this ZIP archive is damaged, or packed in a way that is not known: {list}; pack or download it again",
            "{} files in this ZIP archive are damaged, or packed in a way that is not known: {list}; pack or download it again"
        ),
    };
    f.write_str(&sentence)
}

impl FileKind {
    /// What such a file is called.
    pub fn name(self) -> &'static str {
        say::sentence(match self {
            Self::Text => "text",
            Self::Markdown => "Markdown text",
            Self::Html => "web page",
            Self::Mail => "mail",
            Self::WebArchive => "web archive",
            Self::Word => "Word document",
            Self::Rtf => "rich text document",
            Self::Pdf => "PDF",
        })
    }
}

/// A kind of file with its article: "a mail".
impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&say!("a {}", self.name()))
    }
}

/// What is wrong with an export of a press database.
impl fmt::Display for exports::Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Incomplete { last, of } => f.write_str(&say!("this export counts {of} articles, but after article {last} one is missing; export them again if you want the rest"
            )),
            Self::Unfinished => f.write_str(say!("the last article of this export has no end, so it may be cut off; export it again")),
            Self::NotDivided(count) => f.write_str(&say!("this looks like an export of {count} articles of which the second begins near here, but no line separates them, so the file was read as one article; save each article as a file, or export them again as plain text"
            )),
        }
    }
}

/// What a file is, with its article: "a PDF".
impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(say::sentence(match self {
            Self::Office => "an Office document",
            Self::OldOffice => "an old Office document",
            Self::OpenDocument => "an OpenDocument file",
            Self::Ebook => "an e-book",
            Self::Pdf => "a PDF",
            Self::PostScript => "a PostScript file",
            Self::Rtf => "an RTF document",
            Self::WebArchive | Self::Mhtml => "a web archive",
            Self::Picture(format) => return f.write_str(&say!("a picture ({format})")),
            Self::Riff => "a picture, sound or film (RIFF)",
            Self::Film => "a picture or film (MP4, HEIC)",
            Self::Archive("xz") => "an xz archive",
            Self::Archive(format) => return f.write_str(&say!("a {format} archive")),
            Self::Program => "a program",
            Self::Database => "a database",
        }))
    }
}

impl fmt::Display for WayOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(say::sentence(match self {
            Self::Rename(ending) => return f.write_str(&say!("give it the ending {ending}")),
            Self::RenameOrSaveAsPdf => {
                "give it the ending .docx if it was written in Word, or save it as .pdf"
            }
            Self::SaveAsDocx => "save it as .docx or .pdf",
            Self::SaveAsDocxOrMail => "save it as .docx, or as .eml if it is a mail",
            Self::SaveAsPdf => "save it as .pdf, or its text as .txt",
            Self::SaveMail => "save the mail as .eml",
            Self::SavePageAsHtml => "save the page as HTML only, or print it into a .pdf",
            Self::OpenLink => "open the link in a browser and save the page",
            Self::Recognise => "have its text recognised (OCR) and save that as .txt or .pdf",
            Self::SaveTextInstead => "save the text of the article instead",
            Self::Unpack => "pack its files as .zip, or put them into the folder",
        }))
    }
}

/// For files of known kinds that are not read, what can be done about each kind.
fn ways_out(names: &[String]) -> String {
    let known: BTreeSet<(WayOut, &str)> = names.iter().filter_map(|name| foreign::way_out_of(name)).collect();
    let mut ways: BTreeMap<WayOut, Vec<String>> = BTreeMap::new();
    for (way_out, ending) in known {
        ways.entry(way_out).or_default().push(format!(".{ending}"));
    }
    let ways = ways.into_iter().map(|(way_out, endings)| format!("; {}: {way_out}", endings.join(", ")));
    ways.collect()
}

/// The first names in order, and how many more there are.
fn listed(names: &[String]) -> String {
    let shown = names.iter().take(LISTED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(LISTED) {
        0 => shown,
        more => say!("{shown} and {more} more"),
    }
}
