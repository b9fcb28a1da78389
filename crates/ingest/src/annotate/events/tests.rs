use super::*;

/// The text with every event in brackets.
fn marked(text: &str) -> String {
    let (mut marked, mut at) = (String::new(), 0);
    for found in find(text) {
        marked += &format!("{}[{}]", &text[at..found.span.start], &text[found.span.range()]);
        at = found.span.end;
    }
    marked + &text[at..]
}

fn check(lines: &[&str]) {
    for line in lines {
        assert_eq!(marked(&line.replace(['[', ']'], "")), *line);
    }
}

#[test]
fn names_of_laws_agreements_and_events() {
    check(&[
        "As part of the [Bicentennial Framework], our binational efforts aim to increase seizures.",
        "sending arms to Hitler during the [Second World War]; the people who",
        "funds of the [Merida Initiative] and the [Arms Trade Treaty] were spent",
        "in violation of the [Gun Control Act of 1968], the court said",
        "agents of [Operation Fast and Furious] let guns walk into the country",
        "under [Project Safe Neighborhoods], the department said that",
        "the [Second Amendment] protects; the [Paris Agreement] was signed",
        "The [False Claims Act] allows it. Under the [Foreign Corrupt Practices Act], he was charged",
        "Under Title VII of the [Civil Rights Act of 1964] and the [Federal Food, Drug, and Cosmetic Act], he said to them.",
        "[Operation Rock Bottom] and [Operation Borinquen], which agents of the office led",
        "after [World War II] and during the [Cold War] they met",
        "the U.N. passed [Resolution 1325] that day in the council",
        "the [United States-Mexico-Canada Agreement] ([USMCA]) replaced it; the [USMCA] has",
        "signed the [Convention on the Prevention of Terrorism] in the capital",
        "the [Iran-Iraq War] and the [Vietnam War] were long",
        "el [Tratado de Libre Comercio] y la [Ley de Seguridad Nacional] que aprobó el Congreso",
    ]);
}

#[test]
fn what_is_no_event() {
    check(&[
        "the Act was signed; under the Agreement, he said; the Law School said so in a paper",
        "the Convention Center was full of people, and the Program Manager spoke to them at length",
        "he will act on the plan and the treaty of friendship that they had signed",
        "Arms Smugglers Will Be Brought to Justice Under New Law",
        "Officials Announce Joint Security Plan",
    ]);
}

#[test]
fn headlines_have_the_names_that_the_text_has() {
    let text = "Officials Praise Merida Initiative\n\nThe Merida Initiative was praised by officials.";
    assert_eq!(
        marked(text),
        "Officials Praise Merida Initiative\n\nThe [Merida Initiative] was praised by officials."
    );
}
