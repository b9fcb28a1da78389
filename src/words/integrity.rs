//! The check of the texts against their hashes.

use corpus::model::Format;
use say::{Sentence, plural, say};

use crate::integrity::{Check, Outcome, Stage};

pub const CHECK_FILES: Sentence =
    Sentence::new("See every file with its SHA-256 and check the texts in your browser");
pub const INTEGRITY: Sentence = Sentence::new("Integrity");
pub const CHECK_INTRO: Sentence = Sentence::new(
    "A SHA-256 hash is a fingerprint: if anything in a file changes, its hash changes. The hash of every file \
     was recorded when this page was built. Your browser now calculates the hash of every text in this page \
     again and compares the results.",
);
pub const WHAT_IS_CHECKED: Sentence = Sentence::new("What is checked");
pub const CHECK_LIMITS: Sentence = Sentence::new(
    "If all hashes match, no text has changed since the page was built. Hashes do not show who built the \
     page: anyone who could change the texts could change the hashes too. To rule that out, compare the hash \
     of the list with one that you received in another way, or check your own copies of the files.",
);
pub const CHECK_AGAIN: Sentence = Sentence::new("Check again");
pub const CHECK_PROGRESS: Sentence = Sentence::new("Texts checked");
pub const COMPUTED_NOW: Sentence = Sentence::new("Calculated now:");
pub const FILE_HASH: Sentence = Sentence::new("SHA-256 of the file:");
pub const FILES: Sentence = Sentence::new("Files");
pub const OWN_COPIES: Sentence = Sentence::new("Check your own copies of the files");
pub const OWN_COPIES_TEXT: Sentence = Sentence::new(
    "The list has one line for each file, sorted by name, in the format of sha256sum. Save it in the folder \
     that holds your copies and run one of these commands there:",
);
pub const SAVE_LIST: Sentence = Sentence::new("Save the list");
pub const COPY_LIST_FAILED: Sentence =
    Sentence::new("Your browser did not allow copying. Copy this list by hand:");
/// The usual name for such a list. No article has it.
pub const LIST_FILE: &str = "SHA256SUMS";
/// Commands for comparing with files of one's own.
pub const COMMANDS: [(&str, Sentence); 5] = [
    ("sha256sum -c SHA256SUMS", Sentence::new("compares every file with the list")),
    ("sha256sum SHA256SUMS", Sentence::new("prints the hash of the list, to compare with the one above")),
    ("sha256sum FILE", Sentence::new("prints the hash of one file")),
    ("shasum -a 256", Sentence::new("replaces sha256sum on macOS")),
    ("Get-FileHash FILE", Sentence::new("prints the hash of one file in PowerShell on Windows")),
];

/// For files that were in an archive: the list has them as they are once it is unpacked.
pub const ARCHIVES_TEXT: Sentence = Sentence::new(
    "Files from a ZIP archive are listed as if it had been unpacked into a folder that has the archive’s name, \
     ending included. To compare them, copy everything else into an empty folder, save the list there, and unpack each archive there:",
);
pub const UNPACK: (&str, Sentence) =
    ("unzip -d NAME.zip PATH/NAME.zip", Sentence::new("unpacks an archive into a folder of its name"));

/// What the check covers for articles of a format.
pub fn what_is_checked(format: Format, count: u32) -> String {
    match format {
        Format::Text => plural!(
            count,
            "{} article was saved as plain text. The text in this page is the file, byte for byte. The check covers the file \
             itself.",
            "{} articles were saved as plain text. The text in this page is the file, byte for byte. The check covers the file \
             itself."
        ),
        Format::Converted => plural!(
            count,
            "{} article was saved in another form: text in another encoding, a mail, a document, or an export of a press \
             database with several articles. The text in this page was taken from the file and has its own hash. The check covers this \
             text. To check the file, use your own copy.",
            "{} articles were saved in another form: text in another encoding, a mail, a document, or an export of a press \
             database with several articles. The text in this page was taken from the file and has its own hash. The check covers this \
             text. To check the file, use your own copy."
        ),
        Format::Html => plural!(
            count,
            "{} article was saved as a web page. The text in this page was extracted from the file and has its own hash. The \
             check covers this text. To check the file, use your own copy.",
            "{} articles were saved as a web page. The text in this page was extracted from the file and has its own hash. The \
             check covers this text. To check the file, use your own copy."
        ),
    }
}

/// What was found of the text of an article of some format: where it is the file, of that.
pub fn outcome(outcome: Outcome, format: Format) -> &'static str {
    say::sentence(match (outcome, format) {
        (Outcome::Unknown, _) => "not checked",
        (Outcome::Matches, Format::Text) => "matches",
        (Outcome::Matches, _) => "text matches",
        (Outcome::Differs(_), Format::Text) => "differs",
        (Outcome::Differs(_), _) => "text differs",
    })
}

/// What a check of all texts has found. `list` says whether the list of files has its hash.
pub fn verdict(check: &Check, total: u32, list: Option<bool>) -> String {
    let differing = check.differing.len() as u32;
    let of = plural!(total, "{} text", "{} texts");
    let texts = match (check.stage, differing) {
        (Stage::Idle | Stage::Running, _) => return check_status(check, total, list),
        (Stage::Insecure, _) => {
            return say!(
                "Not checked. Browsers calculate hashes only for pages that were loaded over https or from this computer. \
                 Check your own copies of the files, as described below."
            )
            .to_owned();
        }
        (Stage::Failed, _) => {
            return say!(
                "Not checked. The browser could not calculate the hashes. Check your own copies of the files, as described \
                 below."
            )
            .to_owned();
        }
        (Stage::Done, 0) => plural!(
            total,
            "The text matches the hash recorded when the page was built.",
            "All {} texts match the hashes recorded when the page was built."
        ),
        (Stage::Done, differing) => plural!(
            differing,
            "{} of {of} does not match the hash recorded when the page was built.",
            "{} of {of} do not match the hashes recorded when the page was built."
        ),
    };
    let list = match list {
        Some(true) => say!("The list of files matches its hash."),
        Some(false) => say!("The list of files does not match its hash."),
        None => return texts,
    };
    [&texts, " ", list].concat()
}

/// The same for screen readers.
pub fn check_status(check: &Check, total: u32, list: Option<bool>) -> String {
    let texts = plural!(total, "{} text", "{} texts");
    match (check.stage, check.differing.len()) {
        (Stage::Idle | Stage::Running, _) => say!("Checking {texts} …"),
        (Stage::Insecure | Stage::Failed, _) => say!("Not checked").to_owned(),
        (Stage::Done, 0) if list == Some(false) => say!("{texts} checked: the list of files differs"),
        (Stage::Done, 0) => say!("{texts} checked: all match"),
        (Stage::Done, differing) => {
            plural!(differing, "{texts} checked: {} differs", "{texts} checked: {} differ")
        }
    }
}
