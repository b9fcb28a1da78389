//! The report of `dossier check`, what it proposes about names.

mod saved;

use std::fs;

use expect_test::expect;

use saved::{Saved, article, paragraphs};

/// An article of its own about something that a few sentences say.
fn about(number: usize, sentences: &str) -> String {
    article(&format!("A report on matter number {number}"), &format!("{sentences}\n\n{}", paragraphs(number)))
}

/// The lines to paste that a report has, those of each proposal together.
fn pasted(told: &str) -> String {
    let told = told.split("\nNamed most").next().unwrap_or_default();
    let lines = told.lines().filter_map(|line| line.strip_prefix("      "));
    lines.filter(|line| !line.starts_with(' ')).map(|line| format!("{line}\n")).collect()
}

/// Articles about people and bodies that go by several names.
fn names_of_several_articles(name: &str) -> Saved {
    let saved = Saved::new(name, &[]);
    let articles = [
        "The president, Donald Trump, spoke to reporters on Monday. The Federal Aviation Administration said nothing.",
        "The Trump administration has been urging them to pay. The FAA will look at the airplanes.",
        "Mexico's Ministry of Tourism spoke of the beaches. It was in Mexico that Carlos Ruiz, Mexico's deputy \
         minister of tourism, met the mayors.",
        "The Tourism Ministry spoke of the beaches again. In Peru they met Carlos Ruiz, Peru's ambassador.",
    ];
    for (at, sentences) in articles.iter().enumerate() {
        saved.write(&format!("{at}.txt"), &about(at, sentences));
    }
    saved
}

#[test]
fn names_of_one_and_one_name_of_several() {
    let saved = names_of_several_articles("names");
    let told = saved.told(&[]);
    let from = told.find("\nPossibly").expect("a section");
    expect![[r#"

        Possibly the same; if so, merge them in entities.toml
          organisation: Federal Aviation Administration · FAA (one article)
            these are its initials, and no other name has them
            saved/0.txt:7: “…spoke to reporters on Monday. The Federal Aviation Administration said nothing.”
            saved/1.txt:7: “…has been urging them to pay. The FAA will look at the airplanes.”
            at the end of saved/entities.toml:
              [[organisation]]
              name = "Federal Aviation Administration"
              aliases = ["FAA"]

          person: Donald Trump · Trump (one article)
            a name that stands alone, and only one person in the folder has it as a surname
            saved/0.txt:7: “The president, Donald Trump, spoke to reporters on Monday. The…”
            saved/1.txt:7: “The Trump administration has been urging…”
            at the end of saved/entities.toml:
              [[person]]
              name = "Donald Trump"
              short = ["Trump"]
              [person.in]
              "1" = ["Trump"]

        Possibly several that share a name; if so, separate them in entities.toml
          person: Carlos Ruiz · Carlos Ruiz (Mexico) · Carlos Ruiz (Peru)
            one name, but its roles belong to different countries
            saved/2.txt:7: “…It was in Mexico that Carlos Ruiz, Mexico's deputy minister of tourism, met the mayors.”
            saved/3.txt:7: “…In Peru they met Carlos Ruiz, Peru's ambassador.”
            at the end of saved/entities.toml:
              [[person]]
              name = "Carlos Ruiz (Mexico)"
              [person.in]
              "2" = ["Carlos Ruiz"]
              [[person]]
              name = "Carlos Ruiz (Peru)"
              [person.in]
              "3" = ["Carlos Ruiz"]

        Named most often, and not in entities.toml; --propose prints entries for them
          person: Carlos Ruiz, 2 articles, first at saved/2.txt:7
          organisation: Ministry of Tourism, 2 articles, first at saved/2.txt:7

        4 articles will be published, with 100 % of the words.
          What may be improved
              2 possibly under several names: if so, merge them in entities.toml
              1 possibly several under one name: if so, separate them in entities.toml
        No errors. The points above are suggestions; you can leave them.
    "#]].assert_eq(&told[from..]);
    // What is proposed can be pasted as it is, and then there is less to propose.
    saved.write("entities.toml", &pasted(&told[from..]));
    let told = saved.told(&[]);
    assert_eq!(saved.run(&[]).status.code(), Some(0), "{told}");
    assert!(!told.contains("possibly"), "{told}");
}

#[test]
fn a_short_name_of_two() {
    let saved = Saved::new(
        "short",
        &[
            ("a.txt", &about(1, "Ann Lee met Bob Lee at the bridge. It was opened by Lee alone.")),
            ("b.txt", &about(2, "Ann Lee was there again, and Lee spoke to them.")),
            (
                "entities.toml",
                "[[person]]\nname = \"Ann Lee\"\nshort = [\"Lee\"]\n\n[[person]]\nname = \"Bob Lee\"\nshort = [\"Lee\"]\n",
            ),
        ],
    );
    let told = saved.told(&[]);
    let from = told.find("\nPossibly").expect("a section");
    expect![[r#"

        Possibly several that share a name; if so, separate them in entities.toml
          person: Lee · Ann Lee · Bob Lee: add it to the entry of whoever is meant
            a short name they share, in an article that names them all, so it was assigned to none of them
            saved/a.txt:7: “…at the bridge. It was opened by Lee alone.”
            into the entry at saved/entities.toml:2:
              [person.in]
              "a" = ["Lee"]
            into the entry at saved/entities.toml:6:
              [person.in]
              "a" = ["Lee"]

        2 articles will be published, with 100 % of the words.
          What may be improved
              1 possibly several under one name: if so, separate them in entities.toml
        No errors. The points above are suggestions; you can leave them.
    "#]]
    .assert_eq(&told[from..]);
}

#[test]
fn what_is_proposed_can_be_listed() {
    for saved in [names_of_several_articles("proposed"), five_articles()] {
        let entities = |saved: &Saved| {
            let told = saved.told(&[]);
            let line =
                told.lines().find(|line| line.starts_with("  entities  ")).unwrap_or_default().to_owned();
            let counts =
                line.split_whitespace().filter_map(|word| word.replace(',', "").parse::<usize>().ok());
            counts.sum::<usize>()
        };
        let before = entities(&saved);
        let proposed = saved.told(&["--propose"]);
        assert!(proposed.matches("\n[[").count() > 3, "{proposed}");
        saved.write("entities.toml", &proposed);
        let output = saved.run(&[]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(entities(&saved) <= before, "{} of {before}", entities(&saved));
        // Whatever is listed is not proposed again.
        let again = saved.told(&["--propose"]);
        assert_eq!(again.matches("\n[[").count(), 0, "{again}");
    }
}

/// The five articles of this repository without their authority file.
fn five_articles() -> Saved {
    let saved = Saved::new("five", &[]);
    let seeds = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    for file in fs::read_dir(seeds).expect("the folder").flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        if name.ends_with(".txt") {
            saved.write(&name, &fs::read_to_string(file.path()).expect("UTF-8"));
        }
    }
    saved
}

#[test]
fn a_settled_name_is_not_asked_about_again() {
    let saved = names_of_several_articles("settled");
    saved.write("entities.toml", "[[person]]\nname = \"Carlos Ruiz\"\nwikidata = \"Q1\"\n");
    assert!(!saved.told(&[]).contains("Possibly several"));
}
