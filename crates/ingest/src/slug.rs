//! Names in links.

use text::folded_words;

/// A name that reads well in a link and survives every chat client: lower-case ASCII letters and
/// digits with hyphens between words; underscores stay. What has no ASCII form is spelled by its
/// code points, so that no two names are lost in one.
pub fn slugify(name: &str) -> String {
    let mut slug = String::new();
    for (at, part) in name.split('_').enumerate() {
        if at > 0 {
            slug.push('_');
        }
        let words = folded_words(&part.replace(['\'', '’', '.'], ""));
        for c in words.chars() {
            match c {
                ' ' => slug.push('-'),
                c if c.is_ascii_alphanumeric() => slug.push(c),
                c => slug.push_str(&format!("u{:x}", u32::from(c))),
            }
        }
    }
    if slug.is_empty() { "untitled".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_read_well() {
        let table = [
            ("Christopher Landau", "christopher-landau"),
            ("000_efc107f20451c485", "000_efc107f20451c485"),
            ("Marina del Pilar Ávila", "marina-del-pilar-avila"),
            ("Washington, D.C.", "washington-dc"),
            ("Mexico’s  Office", "mexicos-office"),
            ("…", "untitled"),
            ("日", "u65e5"),
        ];
        for (name, slug) in table {
            assert_eq!(slugify(name), slug);
        }
    }
}
