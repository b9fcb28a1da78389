//! Folders for the tests of the report.

#![allow(dead_code, reason = "each test file uses some of it")]

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};

use expect_test::Expect;

/// A folder of its own for a test, removed afterwards.
pub struct Saved(pub PathBuf);

impl Saved {
    /// Makes it of some files.
    pub fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let folder = std::env::temp_dir().join(format!("dossier-check-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let saved = Self(folder);
        files.iter().for_each(|(name, text)| saved.write(name, text));
        saved
    }

    /// Adds or replaces a file.
    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).expect("a file");
    }

    /// Runs `dossier check`.
    pub fn run(&self, options: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
        command.arg("check").arg(&self.0).args(options).output().expect("the command runs")
    }

    /// What the command prints on standard error and standard output; the folder is called "saved".
    pub fn told(&self, options: &[&str]) -> String {
        let output = self.run(options);
        let printed = [output.stderr, output.stdout].concat();
        let printed = String::from_utf8(printed).expect("UTF-8");
        printed.replace(&self.0.display().to_string(), "saved")
    }

    /// Compares that with what is expected.
    pub fn check(&self, expected: &Expect) {
        expected.assert_eq(&self.told(&[]));
    }
}

impl Drop for Saved {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Paragraphs that have nothing in common with those of another number.
pub fn paragraphs(number: usize) -> String {
    let sentence = |nth: usize| {
        let words: Vec<String> = (0..24).map(|word| format!("w{number}x{nth}x{word}")).collect();
        format!("The report of that day said {} and no more than that.\n\n", words.join(" "))
    };
    (0..3).map(sentence).collect()
}

/// An article as saved: its title, date, source and text.
pub fn article(title: &str, text: &str) -> String {
    format!("{title}\n\nMarch 5, 2024\n\nSource: The Example Post\n\n{text}")
}
