//! Listed names in text.

use corpus::{model::Zone, model::ZoneKind};

use text::Span;

use super::Recogniser;
use crate::{annotate::resolve::Referent, editor::entities_toml};

/// The text with every mention as `[surface|slug]`.
fn check(toml: &str, text: &str, expected: &str) {
    let mut problems = Vec::new();
    let mut authority = entities_toml::parse(toml, "entities.toml", &mut problems);
    assert_eq!(problems, []);
    authority.reviewed.push(("here".to_owned(), 1));
    let zone = Zone { kind: ZoneKind::Body, span: Span::new(0, text.len()) };
    let (mut marked, mut at) = (String::new(), 0);
    let names = Recogniser::new(&authority).read("here", text, &[zone], None);
    for mention in &names.mentions {
        let slug = match mention.referent {
            Referent::Listed(entity) => &authority.entities[entity].entity.slug,
            _ => "date",
        };
        marked += &format!("{}[{}|{slug}]", &text[at..mention.span.start], &text[mention.span.range()]);
        at = mention.span.end;
    }
    marked += &text[at..];
    assert_eq!(marked, expected);
}

const NAMES: &str = r#"
    [[person]]
    name = "Joaquín \"El Chapo\" Guzmán"
    slug = "chapo"
    [[person]]
    name = "Ann Lee"
    short = ["Lee"]
    [[organisation]]
    name = "Foreign Ministry"
    slug = "sre"
    aliases = ["SRE", "Ministry's Office"]
    [[organisation]]
    name = "Mexican Congress"
    slug = "congress"
    [organisation.in]
    here = ["Congress"]
    elsewhere = ["Assembly"]
    [[place]]
    name = "United States"
    slug = "us"
    aliases = ["U.S.", "US"]
    [[place]]
    name = "Washington, D.C."
    slug = "dc"
    [[weapon]]
    name = "arms"
"#;

#[test]
fn names_are_found_whole_and_alone() {
    check(NAMES, "The U.S.-bound SRE’s SREs", "The [U.S.|us]-bound [SRE|sre]’s SREs");
    check(NAMES, "US told us. The US", "[US|us] told us. The [US|us]");
    check(NAMES, "in Washington, D.C., and Washington", "in [Washington, D.C.|dc], and Washington");
    check(
        NAMES,
        "Joaquín “El Chapo” Guzmán; Joaquin \"El Chapo\" Guzman’s",
        "[Joaquín “El Chapo” Guzmán|chapo]; [Joaquin \"El Chapo\" Guzman|chapo]’s",
    );
    check(NAMES, "United\u{a0}States, United. States", "[United\u{a0}States|us], United. States");
    check(NAMES, "Arms, anti-arms", "[Arms|arms], anti-[arms|arms]");
    check(
        NAMES,
        "foreign ministry; Foreign Ministry's Office",
        "foreign ministry; [Foreign Ministry|sre]'s Office",
    );
    check(NAMES, "the Ministry’s Office", "the [Ministry’s Office|sre]");
    check(NAMES, "the United\nStates; the United\n\nStates", "the [United\nStates|us]; the United\n\nStates");
    let inner = "[[place]]\nname = \"Côte d'Ivoire\"\nslug = \"ci\"\n[[organisation]]\nname = \"eBay\"\n";
    check(inner, "Côte d’Ivoire’s eBay, EBAY", "[Côte d’Ivoire|ci]’s [eBay|ebay], EBAY");
    let quoted = "[[event]]\nname = '\"Alpha\"'\n[[event]]\nname = '\"Beta\"'\n";
    check(quoted, "the \"Alpha\"Beta\"", "the [\"Alpha\"|alpha]Beta\"");
}

#[test]
fn short_and_local_names_count_where_they_should() {
    check(
        NAMES,
        "Lee spoke. Ann Lee left; Lee's",
        "[Lee|ann-lee] spoke. [Ann Lee|ann-lee] left; [Lee|ann-lee]'s",
    );
    check(NAMES, "Lee spoke alone", "Lee spoke alone");
    let lees = "[[person]]\nname = \"Ann Lee\"\nshort = [\"Lee\"]\n[[person]]\nname = \"Bo Lee\"\nshort = [\"Lee\"]\n";
    check(lees, "Ann Lee met Bo Lee; Lee left", "[Ann Lee|ann-lee] met [Bo Lee|bo-lee]; Lee left");
    check(lees, "Bo Lee came; Lee left", "[Bo Lee|bo-lee] came; [Lee|bo-lee] left");
    check(NAMES, "Congress, Assembly", "[Congress|congress], Assembly");
    check(NAMES, "on 3 May 2020 in US", "on [3 May 2020|date] in [US|us]");
}
