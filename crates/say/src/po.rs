//! Translations as gettext writes them: a file `.po` for each language, which Poedit, Weblate and other tools open.
//!
//! Only what Dossier's files have is read: `msgid`, `msgid_plural`, `msgstr`, `msgstr[n]` and comments. The header's
//! `Plural-Forms` says which form a count takes.

use std::collections::BTreeMap;

use crate::hash;

/// A sentence and its translation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The line where it begins.
    pub line: usize,
    /// The sentence in English, with one of what it counts.
    pub id: String,
    /// The same for more of them; empty where nothing is counted.
    pub plural: String,
    /// The translation, one for each form.
    pub translations: Vec<String>,
    /// Whether a translator has marked it as not yet sure.
    pub is_fuzzy: bool,
}

/// A file of translations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// What the header says, by the name of the field.
    pub header: BTreeMap<String, String>,
    /// The translations, in the order of the file.
    pub entries: Vec<Entry>,
}

/// Reads a file. What is wrong is said with its line.
pub fn parse(text: &str) -> Result<Catalogue, String> {
    let mut catalogue = Catalogue::default();
    let mut entry = Entry::default();
    /// Which text a line in quotation marks goes on with.
    enum Part {
        Id,
        Plural,
        Translation,
    }
    let mut part = None;
    let lines = text.lines().map(str::trim).chain([""]);
    for (at, line) in lines.enumerate() {
        let wrong = |what: &str| format!("line {}: {what}", at + 1);
        if let Some(comment) = line.strip_prefix('#') {
            entry.is_fuzzy |= comment.strip_prefix(',').is_some_and(|flags| flags.contains("fuzzy"));
            continue;
        }
        if line.is_empty() {
            if !entry.translations.is_empty() {
                catalogue.take(std::mem::take(&mut entry));
            }
            part = None;
            continue;
        }
        let (keyword, value) = match line.split_once('"') {
            Some((keyword, _)) => (keyword.trim(), &line[keyword.len()..]),
            None => return Err(wrong("neither a keyword nor a text in quotation marks")),
        };
        let value = unquoted(value).ok_or_else(|| wrong("the quotation marks do not fit"))?;
        match keyword {
            "msgid" => {
                if !entry.translations.is_empty() {
                    catalogue.take(std::mem::take(&mut entry));
                }
                entry.line = at + 1;
                entry.id = value;
                part = Some(Part::Id);
            }
            "msgid_plural" => {
                entry.plural = value;
                part = Some(Part::Plural);
            }
            "" => match part {
                Some(Part::Id) => entry.id.push_str(&value),
                Some(Part::Plural) => entry.plural.push_str(&value),
                Some(Part::Translation) => {
                    entry.translations.last_mut().ok_or_else(|| wrong("a text of nothing"))?.push_str(&value);
                }
                None => return Err(wrong("a text of nothing")),
            },
            other if other.starts_with("msgstr") => {
                entry.translations.push(value);
                part = Some(Part::Translation);
            }
            other => return Err(wrong(&format!("{other} is not known here"))),
        }
    }
    Ok(catalogue)
}

impl Catalogue {
    fn take(&mut self, entry: Entry) {
        if !entry.id.is_empty() {
            self.entries.push(entry);
            return;
        }
        for field in entry.translations.concat().lines() {
            if let Some((name, value)) = field.split_once(':') {
                self.header.insert(name.trim().to_owned(), value.trim().to_owned());
            }
        }
    }

    /// The language, as in `lang` attributes.
    pub fn language(&self) -> Result<&str, String> {
        self.header
            .get("Language")
            .map(String::as_str)
            .ok_or_else(|| "the header names no Language".to_owned())
    }

    /// The translations as the page reads them, a line each:
    ///
    /// - which form a count from 0 to 199 takes, a digit each;
    /// - for each sentence, sorted by hash: its hash in eight digits, and the translation, its forms separated by tabs.
    ///
    /// What is not translated is not in it.
    pub fn table(&self) -> Result<String, String> {
        let rule = self.header.get("Plural-Forms").ok_or("the header has no Plural-Forms")?;
        let rule = rule.split_once("plural=").ok_or("Plural-Forms has no plural=")?.1.trim_end_matches(';');
        let mut table = String::new();
        for count in 0..200 {
            let form = evaluate(rule, count).ok_or_else(|| format!("Plural-Forms: {rule} cannot be read"))?;
            table.push_str(&form.to_string());
        }
        table.push('\n');
        let mut lines = BTreeMap::new();
        for entry in &self.entries {
            if entry.is_fuzzy || entry.translations.iter().any(String::is_empty) {
                continue;
            }
            let text = entry.translations.join("\t");
            if text.contains(['\n', '\r']) {
                return Err(format!("line {}: a translation has to be in one line", entry.line));
            }
            if lines.insert(hash(&entry.id), (text, &entry.id)).is_some() {
                return Err(format!("line {}: “{}” is translated twice", entry.line, entry.id));
            }
        }
        for (hash, (text, _)) in lines {
            table.push_str(&format!("{hash:08x}{text}\n"));
        }
        Ok(table)
    }
}

/// A text in quotation marks.
fn unquoted(quoted: &str) -> Option<String> {
    let inner = quoted.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::with_capacity(inner.len());
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        text.push(match character {
            '\\' => match characters.next()? {
                'n' => '\n',
                't' => '\t',
                other => other,
            },
            '"' => return None,
            other => other,
        });
    }
    Some(text)
}

/// The value of a `Plural-Forms` rule, a C expression of `n`.
fn evaluate(rule: &str, count: u64) -> Option<u64> {
    let mut rule = Rule { rest: rule.trim(), count };
    let value = rule.choice()?;
    rule.rest.is_empty().then_some(value)
}

/// A rule that is being read, and the count that it is read for.
struct Rule<'r> {
    rest: &'r str,
    count: u64,
}

impl Rule<'_> {
    fn eat(&mut self, sign: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(sign)?.trim_start();
        Some(())
    }

    fn choice(&mut self) -> Option<u64> {
        let condition = self.binary(0)?;
        if self.eat("?").is_none() {
            return Some(condition);
        }
        let yes = self.choice()?;
        self.eat(":")?;
        let no = self.choice()?;
        Some(if condition != 0 { yes } else { no })
    }

    /// What is joined by operators of a level or higher ones.
    fn binary(&mut self, level: usize) -> Option<u64> {
        const LEVELS: [&[&str]; 5] = [&["||"], &["&&"], &["==", "!="], &["<=", ">=", "<", ">"], &["%"]];
        let Some(operators) = LEVELS.get(level) else { return self.value() };
        let mut left = self.binary(level + 1)?;
        while let Some(operator) = operators.iter().find(|operator| self.eat(operator).is_some()) {
            let right = self.binary(level + 1)?;
            left = match *operator {
                "||" => u64::from(left != 0 || right != 0),
                "&&" => u64::from(left != 0 && right != 0),
                "==" => u64::from(left == right),
                "!=" => u64::from(left != right),
                "<=" => u64::from(left <= right),
                ">=" => u64::from(left >= right),
                "<" => u64::from(left < right),
                ">" => u64::from(left > right),
                _ => left.checked_rem(right)?,
            };
        }
        Some(left)
    }

    fn value(&mut self) -> Option<u64> {
        if self.eat("n").is_some() {
            return Some(self.count);
        }
        if self.eat("(").is_some() {
            let value = self.choice()?;
            self.eat(")")?;
            return Some(value);
        }
        let end = self.rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.rest.len());
        let number = self.rest[..end].parse().ok()?;
        self.rest = self.rest[end..].trim_start();
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const FILE: &str = r#"
# About this file.
msgid ""
msgstr ""
"Language: es\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

# For a button.
msgid "Compare"
msgstr "Comparar"

msgid "{0} article"
msgid_plural "{0} articles"
msgstr[0] "{0} artículo"
msgstr[1] ""
"{0} artículos"

#, fuzzy
msgid "Close"
msgstr "Cerrar"
"#;

    #[test]
    fn a_file_becomes_a_table() {
        let catalogue = parse(FILE).expect("a file");
        assert_eq!(catalogue.language(), Ok("es"));
        assert_eq!(catalogue.entries.len(), 3);
        let table = catalogue.table().expect("a table");
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(&lines[0][..5], "10111");
        assert_eq!(lines[0].len(), 200);
        let expected = BTreeSet::from([
            format!("{:08x}Comparar", hash("Compare")),
            format!("{:08x}{{0}} artículo\t{{0}} artículos", hash("{0} article")),
        ]);
        assert_eq!(lines[1..].iter().map(ToString::to_string).collect::<BTreeSet<_>>(), expected);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        assert_eq!(parse("msgid \"a\nmsgstr \"\""), Err("line 1: the quotation marks do not fit".to_owned()));
        assert_eq!(
            parse("\nhello"),
            Err("line 2: neither a keyword nor a text in quotation marks".to_owned())
        );
        let twice = FILE.replace("Close", "Compare").replace("#, fuzzy\n", "");
        let error = parse(&twice).expect("a file").table().expect_err("twice");
        assert!(error.ends_with("“Compare” is translated twice"), "{error}");
    }

    #[test]
    fn plural_rules_are_those_of_gettext() {
        let russian = "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2";
        for (count, form) in [(1, 0), (2, 1), (5, 2), (11, 2), (21, 0), (22, 1), (112, 2)] {
            assert_eq!(evaluate(russian, count), Some(form), "{count}");
        }
        assert_eq!(evaluate("n > 1", 1), Some(0));
        assert_eq!(evaluate("0", 7), Some(0));
        assert_eq!(evaluate("n +", 7), None);
        assert_eq!(evaluate("n % 0", 7), None);
    }
}
