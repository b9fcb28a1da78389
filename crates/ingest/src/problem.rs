//! What is wrong with a folder, told so that an author can mend it.

use std::fmt;

/// How grave a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It must be mended before the folder can be published.
    Error,
    /// An author should know of it, but the folder is sound.
    Warning,
}

/// Something in a folder that should be mended.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, or the folder.
    pub path: String,
    /// The line, from 1; 0 for a file or folder as a whole.
    pub line: usize,
    /// Whether the folder can be published all the same.
    pub severity: Severity,
    /// What is the matter, and the way out.
    pub message: String,
}

impl Problem {
    /// An error at a line, or with 0 of a file as a whole.
    pub fn new(path: &str, line: usize, message: String) -> Self {
        // One line, whatever it quotes, and nothing that a terminal would obey.
        let message = message.split(['\n', '\r']).map(str::trim).collect::<Vec<_>>().join(" ");
        let message = message.replace(char::is_control, "\u{FFFD}");
        let mut shown = String::with_capacity(path.len());
        for c in path.chars() {
            if c.is_control() { shown.extend(c.escape_default()) } else { shown.push(c) }
        }
        Self { path: shown, line, severity: Severity::Error, message }
    }

    /// The same as a warning.
    pub fn warning(path: &str, line: usize, message: String) -> Self {
        Self { severity: Severity::Warning, ..Self::new(path, line, message) }
    }

    /// Whether the folder cannot be published before this is mended.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// `path:line: message`, which editors and terminals turn into a link.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.path)?;
        if self.line > 0 {
            write!(f, "{}:", self.line)?;
        }
        if !self.is_error() {
            f.write_str(" warning:")?;
        }
        write!(f, " {}", self.message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_one_line() {
        let error = Problem::new("a\nb.txt", 3, "this\r\n  and \u{1b}[2J that".to_owned());
        assert_eq!(error.to_string(), "a\\nb.txt:3: this  and \u{FFFD}[2J that");
        let warning = Problem::warning("saved", 0, "left alone".to_owned());
        assert_eq!(warning.to_string(), "saved: warning: left alone");
        assert!(error.is_error() && !warning.is_error());
    }
}
