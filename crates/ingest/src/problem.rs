//! What is wrong with a folder, told so that an author can mend it.

use std::fmt;

/// Something in a folder that must be mended before it can be published.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, or the folder.
    pub path: String,
    /// The line, from 1; 0 for a file or folder as a whole.
    pub line: usize,
    /// What is the matter, and the way out.
    pub message: String,
}

impl Problem {
    /// A problem at a line, or with 0 of a file as a whole.
    pub fn new(path: &str, line: usize, message: String) -> Self {
        // One line, whatever it quotes.
        let message = message.split(['\n', '\r']).map(str::trim).collect::<Vec<_>>().join(" ");
        Self { path: path.to_owned(), line, message }
    }
}

/// `path:line: message`, which editors and terminals turn into a link.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.message),
            line => write!(f, "{}:{line}: {}", self.path, self.message),
        }
    }
}
