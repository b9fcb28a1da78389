//! What the path of a file within its folder says about it: whether it is an article, how links call it, and in which
//! subfolder it is. A path has `/` between its parts, wherever it comes from: a disk, an archive or a browser. An archive is
//! a part like a folder: `2024/saved.zip/may/a.html`.

use super::file_kind;
use crate::{AUTHORITY_FILE, LOGO_FILES, SIDECAR_FILE, slug::slugify};

/// What a file is to a folder of articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// An article.
    Article,
    /// One of the two TOML files, or the logo.
    Editor,
    /// One of these, in a subfolder, where it is not read.
    EditorElsewhere,
    /// A ZIP archive, which is read like a subfolder.
    Archive,
    /// Nothing to an author: hidden, a note called README, or a part of a saved page.
    Hidden,
    /// None of these; an author is told that it is not read.
    Other,
}

/// What a file of this path is.
pub fn role(path: &str) -> Role {
    let (folders, name) = split(path);
    let is_outside = folders.is_some_and(|folders| folders.split('/').any(is_left_out));
    match name {
        _ if is_outside || file_kind::is_hidden(name) || file_kind::is_readme(name) => Role::Hidden,
        AUTHORITY_FILE | SIDECAR_FILE if folders.is_none() => Role::Editor,
        _ if folders.is_none() && LOGO_FILES.contains(&name) => Role::Editor,
        AUTHORITY_FILE | SIDECAR_FILE => Role::EditorElsewhere,
        _ if file_kind::is_article(name) => Role::Article,
        _ if archive_stem(name).is_some_and(|stem| !stem.is_empty()) => Role::Archive,
        _ => Role::Other,
    }
}

/// The path without the name of the file, and that.
pub fn split(path: &str) -> (Option<&str>, &str) {
    path.rsplit_once('/').map_or((None, path), |(folders, name)| (Some(folders), name))
}

/// Whether nothing in a folder of this name is an article: it is hidden, belongs to a page that a browser saved beside
/// it, or is what macOS adds to archives.
pub fn is_left_out(folder: &str) -> bool {
    file_kind::is_hidden(folder) || folder.ends_with("_files") || folder == "__MACOSX"
}

/// How browsers call the folder of a page's pictures and scripts in other languages than English. Such a folder counts
/// as one only beside its page, since these are ordinary words, too.
const PARTS_OF_PAGES: [&str; 14] = [
    "_archivos",
    "_arquivos",
    "_bestanden",
    "_dosyalar",
    "_elemei",
    "_ficheiros",
    "_fichiers",
    "_file",
    "_pliki",
    "_soubory",
    "_tiedostot",
    "-Dateien",
    "_Dateien",
    "-filer",
];

/// The path of a page, without its ending, to which a folder of this path would belong.
pub fn page_of_parts(folder: &str) -> Option<&str> {
    PARTS_OF_PAGES.iter().find_map(|ending| folder.strip_suffix(ending))
}

/// The name of an archive without its ending.
fn archive_stem(name: &str) -> Option<&str> {
    let (stem, ending) = name.split_at_checked(name.len().checked_sub(4)?)?;
    ending.eq_ignore_ascii_case(".zip").then_some(stem)
}

/// The subfolders of a file, outermost first; of an archive its name without ending, where this is asked for. Whoever packs a
/// folder often gets an archive that holds this folder, of the same name: it counts once.
fn subfolders(folders: Option<&str>, with_archives: bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut archive = None;
    for part in folders.unwrap_or_default().split('/').filter(|part| !part.is_empty()) {
        let stem = archive_stem(part);
        let is_again = archive == Some(part);
        archive = stem;
        match stem {
            Some(stem) if with_archives => parts.push(stem),
            None if !is_again => parts.push(part),
            _ => {}
        }
    }
    parts
}

/// How links call the article of a file: the names of its subfolders and its own, without the ending.
pub fn slug(path: &str) -> String {
    let (folders, name) = split(path);
    let mut slug = String::new();
    for folder in subfolders(folders, true) {
        slug.push_str(&slugify(folder));
        slug.push('-');
    }
    slug + &slugify(file_kind::stem(name))
}

/// The outermost subfolder that a file is in; an archive is none.
pub fn outermost_subfolder(path: &str) -> Option<&str> {
    subfolders(split(path).0, false).first().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_says_what_a_file_is() {
        let table = [
            ("a.txt", Role::Article),
            ("2024/may/h.md", Role::Article),
            ("saved.zip/2024/a.html", Role::Article),
            ("articles.toml", Role::Editor),
            ("2024/articles.toml", Role::EditorElsewhere),
            ("saved.ZIP", Role::Archive),
            ("2024/saved.zip", Role::Archive),
            (".zip", Role::Hidden),
            (".git/a.txt", Role::Hidden),
            ("2024/.a.txt", Role::Hidden),
            ("2024/README.md", Role::Hidden),
            ("a_files/frame.html", Role::Hidden),
            ("saved.zip/__MACOSX/._a.html", Role::Hidden),
            ("2024/a.jpg", Role::Other),
            ("zip", Role::Other),
        ];
        for (path, expected) in table {
            assert_eq!(role(path), expected, "{path}");
        }
    }

    #[test]
    fn slugs_tell_paths_apart_and_subfolders_have_names() {
        let table = [
            ("a.html", "a", None),
            ("2024/May 5/h.md", "2024-may-5-h", Some("2024")),
            ("saved.zip/a.html", "saved-a", None),
            ("saved.zip/saved/a.html", "saved-a", None),
            ("saved.zip/saved/saved/a.html", "saved-saved-a", Some("saved")),
            ("saved.zip/Reuters/2024/a.html", "saved-reuters-2024-a", Some("Reuters")),
            ("Reuters/saved.zip/a.html", "reuters-saved-a", Some("Reuters")),
        ];
        for (path, expected, subfolder) in table {
            assert_eq!((slug(path).as_str(), outermost_subfolder(path)), (expected, subfolder), "{path}");
        }
    }
}
