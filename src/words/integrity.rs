//! The check of the texts against their hashes.

use corpus::model::Format;

use super::common::{articles, counted};
use crate::integrity::{Check, Outcome, Stage};

pub const CHECK_FILES: &str = "Every file with its SHA-256, checked in your browser";
pub const INTEGRITY: &str = "Integrity";
pub const CHECK_INTRO: &str = "When this page was built, the SHA-256 of every file was written down. Here your browser hashes every text in the \
     page again and compares.";
pub const WHAT_IS_CHECKED: &str = "What is checked";
pub const CHECK_LIMITS: &str = "Where all match, no text has changed since the page was built. Who built it, hashes cannot show: whoever could change \
     the texts here could change the hashes with them. For that, compare the hash of the list with one that reached you \
     another way, or the files' hashes with your own copies.";
pub const CHECK_AGAIN: &str = "Check again";
pub const CHECK_PROGRESS: &str = "Texts checked";
pub const COMPUTED_NOW: &str = "Computed now:";
pub const FILE_HASH: &str = "SHA-256 of the file:";
pub const FILES: &str = "Files";
pub const OWN_COPIES: &str = "With your own copies of the files";
pub const OWN_COPIES_TEXT: &str = "The list has a line for every file, in order of name, as sha256sum prints it. Save it into the folder that has \
     your copies, and run one of these there:";
pub const SAVE_LIST: &str = "Save the list";
pub const COPY_LIST_FAILED: &str = "The browser did not allow copying. This is the list:";
/// What the list of files is called when it is saved: the customary name, which is no article's.
pub const LIST_FILE: &str = "SHA256SUMS";
/// Commands for comparing with files of one's own.
pub const COMMANDS: [(&str, &str); 5] = [
    ("sha256sum -c SHA256SUMS", "compares every file with the list"),
    ("sha256sum SHA256SUMS", "prints the hash of the list, which is the one above"),
    ("sha256sum FILE", "prints the hash of one file"),
    ("shasum -a 256", "on macOS, in place of sha256sum"),
    ("Get-FileHash FILE", "in PowerShell on Windows, for one file"),
];

/// What hashing the text of an article of some format says about its file.
pub fn what_is_checked(format: Format, count: u32) -> String {
    let count = articles(count);
    match format {
        Format::Text => format!(
            "{count} saved as plain text: the text here is the file, byte for byte, so the hash of the file itself is checked."
        ),
        Format::Converted => format!(
            "{count} saved as plain text in another encoding: the text here was converted from the file and has a hash of its \
             own, which is checked. The hash of the file is for comparing with your copy."
        ),
        Format::Html => format!(
            "{count} saved as a web page: the text here was extracted from the file and has a hash of its own, which is \
             checked. The hash of the file is for comparing with your copy."
        ),
    }
}

/// What was found of the text of an article of some format: where it is the file, of that.
pub fn outcome(outcome: Outcome, format: Format) -> &'static str {
    match (outcome, format) {
        (Outcome::Unknown, _) => "not checked",
        (Outcome::Matches, Format::Text) => "matches",
        (Outcome::Matches, _) => "text matches",
        (Outcome::Differs(_), Format::Text) => "differs",
        (Outcome::Differs(_), _) => "text differs",
    }
}

/// What a check of all texts has found. `list` says whether the list of files has its hash.
pub fn verdict(check: &Check, total: u32, list: Option<bool>) -> String {
    let differing = check.differing.len() as u32;
    let texts = match (check.stage, differing) {
        (Stage::Idle | Stage::Running, _) => return check_status(check, total, list),
        (Stage::Insecure, _) => {
            return "Not checked. Browsers compute hashes only for pages that came by https or from this machine, and this \
                    one did not. Compare your own copies of the files, as told below."
                .to_owned();
        }
        (Stage::Failed, _) => {
            return "Not checked: the browser did not compute the hashes. Compare your own copies of the files, as told below."
                .to_owned();
        }
        (Stage::Done, 0) if total == 1 => {
            "The text has the SHA-256 that it had when the page was built".to_owned()
        }
        (Stage::Done, 0) => {
            format!("All {total} texts have the SHA-256 that they had when the page was built")
        }
        (Stage::Done, 1) => format!(
            "1 of {} differs from what it was when the page was built",
            counted(total, "text", "texts")
        ),
        (Stage::Done, _) => {
            format!("{differing} of {total} texts differ from what they were when the page was built")
        }
    };
    match (list, differing) {
        (Some(false), 0) => format!("{texts}, but the list of files does not."),
        (Some(false), _) => format!("{texts}, and so does the list of files."),
        (_, 0) => format!("{texts}, and so has the list of files."),
        (_, _) => format!("{texts}. The list of files has its hash."),
    }
}

/// The same, for whoever listens.
pub fn check_status(check: &Check, total: u32, list: Option<bool>) -> String {
    let texts = counted(total, "text", "texts");
    match (check.stage, check.differing.len()) {
        (Stage::Idle | Stage::Running, _) => format!("Checking {texts} …"),
        (Stage::Insecure | Stage::Failed, _) => "Not checked".to_owned(),
        (Stage::Done, 0) if list == Some(false) => format!("{texts} checked: the list of files differs"),
        (Stage::Done, 0) => format!("{texts} checked: all match"),
        (Stage::Done, 1) => format!("{texts} checked: 1 differs"),
        (Stage::Done, differing) => format!("{texts} checked: {differing} differ"),
    }
}
