//! The nouns for people whose count is a figure. All are compared in folded form.

use super::{figure::Noun, spanish};

/// Nouns of English that form their plural with an `s`.
const ENGLISH: &[&str] = &[
    "victim",
    "suspect",
    "agent",
    "officer",
    "soldier",
    "official",
    "migrant",
    "immigrant",
    "civilian",
    "member",
    "leader",
    "trafficker",
    "smuggler",
    "dealer",
    "hostage",
    "prisoner",
    "inmate",
    "detainee",
    "defendant",
    "student",
    "teacher",
    "worker",
    "employee",
    "journalist",
    "reporter",
    "lawmaker",
    "senator",
    "governor",
    "politician",
    "minister",
    "president",
    "mayor",
    "judge",
    "lawyer",
    "prosecutor",
    "attorney",
    "doctor",
    "nurse",
    "patient",
    "refugee",
    "resident",
    "citizen",
    "American",
    "Mexican",
    "national",
    "foreigner",
    "tourist",
    "protester",
    "demonstrator",
    "activist",
    "voter",
    "player",
    "marine",
    "troop",
    "guard",
    "cop",
    "detective",
    "investigator",
    "operative",
    "militant",
    "rebel",
    "fighter",
    "terrorist",
    "insurgent",
    "assassin",
    "killer",
    "attacker",
    "robber",
    "criminal",
    "fugitive",
    "offender",
    "assailant",
    "conspirator",
    "brother",
    "sister",
    "son",
    "daughter",
    "parent",
    "relative",
    "boy",
    "girl",
    "teenager",
    "adult",
    "minor",
    "individual",
    "figure",
    "owner",
    "buyer",
    "purchaser",
    "gangster",
    "guerrilla",
    "bodyguard",
    "farmworker",
    "farmer",
    "peasant",
    "miner",
    "driver",
    "pilot",
    "passenger",
    "pedestrian",
    "commuter",
    "traveler",
    "traveller",
    "visitor",
    "guest",
    "customer",
    "client",
    "shopper",
    "bystander",
    "survivor",
    "orphan",
    "widow",
    "neighbor",
    "neighbour",
    "villager",
    "candidate",
    "councillor",
    "councilor",
    "delegate",
    "diplomat",
    "ambassador",
    "envoy",
    "adviser",
    "advisor",
    "aide",
    "commander",
    "colonel",
    "captain",
    "sergeant",
    "cadet",
    "recruit",
    "conscript",
    "sailor",
    "paratrooper",
    "trooper",
    "peacekeeper",
    "ranger",
    "firefighter",
    "paramedic",
    "medic",
    "volunteer",
    "rescuer",
    "scientist",
    "researcher",
    "engineer",
    "technician",
    "expert",
    "analyst",
    "economist",
    "historian",
    "professor",
    "pupil",
    "graduate",
    "scholar",
    "athlete",
    "footballer",
    "spectator",
    "supporter",
    "follower",
    "believer",
    "priest",
    "bishop",
    "monk",
    "pilgrim",
    "worshipper",
    "artist",
    "actor",
    "singer",
    "musician",
    "writer",
    "author",
    "photographer",
    "editor",
    "publisher",
    "blogger",
    "whistleblower",
    "informant",
    "informer",
    "hacker",
    "vigilante",
    "gunrunner",
    "kidnapper",
    "abductor",
    "captive",
    "abductee",
    "deportee",
    "evacuee",
    "exile",
    "settler",
    "homeowner",
    "tenant",
    "taxpayer",
    "consumer",
    "investor",
    "shareholder",
    "executive",
    "manager",
    "director",
    "trader",
    "broker",
    "banker",
    "accountant",
    "contractor",
    "subcontractor",
    "labourer",
    "laborer",
    "striker",
    "picketer",
    "staffer",
    "intern",
    "infant",
    "toddler",
    "teen",
    "pensioner",
    "retiree",
    "veteran",
    "newcomer",
    "cadaver",
    "corpse",
    "associate",
    "partner",
    "collaborator",
    "mourner",
    "marcher",
    "participant",
    "attendee",
    "applicant",
    "recipient",
    "user",
    "subscriber",
    "householder",
    "juror",
    "magistrate",
    "sheriff",
    "warden",
    "jailer",
    "referee",
    "runner",
    "rider",
    "cyclist",
    "swimmer",
    "climber",
    "hiker",
    "skier",
    "surfer",
    "sicario",
    "normalista",
    "campesino",
];

/// What a noun for people is called in the plural, in English; nothing if it names none.
pub(super) fn people(surface: &str, folded: &str, spanish: bool) -> Option<Noun> {
    irregular(folded)
        .map(|name| Noun(name.into()))
        .or_else(|| if spanish { spanish::people(folded) } else { in_english(surface, folded) })
}

fn irregular(folded: &str) -> Option<&'static str> {
    Some(match folded {
        "people" | "persons" | "person" | "personas" | "persona" => "people",
        "men" | "man" | "hombres" | "hombre" => "men",
        "women" | "woman" | "mujeres" | "mujer" => "women",
        "children" | "ninos" | "ninas" => "children",
        "police" | "policemen" | "policeman" | "policias" | "policia" => "police",
        "personnel" | "staff" | "staffers" => "staff",
        "thieves" => "thieves",
        "wives" => "wives",
        "bodies" => "bodies",
        "babies" => "babies",
        "spies" => "spies",
        "deputies" => "deputies",
        "witnesses" => "witnesses",
        "casualties" => "casualties",
        "mercenaries" => "mercenaries",
        "deaths" | "dead" | "muertos" | "fatalities" => "deaths",
        "injured" | "wounded" => "injured",
        "missing" => "missing",
        "homicides" | "murders" | "homicidios" => "homicides",
        "detenidos" | "arrests" => "arrests",
        "victimas" => "victims",
        "agentes" => "agents",
        "soldados" => "soldiers",
        "migrantes" => "migrants",
        "elementos" => "elements",
        "presuntos" | "sospechosos" => "suspects",
        "families" | "familias" => "families",
        "juveniles" | "youths" | "youth" => "youths",
        _ => return None,
    })
}

fn in_english(surface: &str, folded: &str) -> Option<Noun> {
    let singular = folded.strip_suffix('s').unwrap_or(folded);
    if ENGLISH.iter().any(|noun| noun.eq_ignore_ascii_case(singular)) {
        let plural = if folded.ends_with('s') { folded.to_owned() } else { format!("{folded}s") };
        return Some(Noun(plural.into()));
    }
    // "gunmen", "policewomen", and those of whom one is "a gunman".
    if folded.len() > 4 && (folded.ends_with("men") || folded.ends_with("women")) && folded != "specimen" {
        return Some(Noun(folded.to_owned().into()));
    }
    if folded.len() > 5
        && folded.ends_with("man")
        && matches!(folded, "gunman" | "hitman" | "fisherman" | "congressman")
    {
        return Some(Noun(format!("{}men", &folded[..folded.len() - 3]).into()));
    }
    // "Hondurans", "Iraqis", "Danes".
    let people = ["ans", "raqis", "raelis", "tanis", "emenis", "udis", "ovars"];
    let named = [
        "Turks",
        "Danes",
        "Swedes",
        "Greeks",
        "Poles",
        "Kurds",
        "Arabs",
        "Croats",
        "Serbs",
        "Filipinos",
        "Argentines",
        "Britons",
        "Scots",
        "Spaniards",
        "Finns",
        "Afghans",
        "Thais",
        "Jews",
        "Muslims",
        "Christians",
    ];
    let nation = surface.starts_with(char::is_uppercase)
        && (named.contains(&surface)
            || surface.len() > 5 && people.iter().any(|ending| surface.ends_with(ending)));
    nation.then(|| Noun(surface.to_owned().into()))
}

/// A word that ends in `s` and stands before a noun all the same: "three customs officers".
pub(super) fn is_attributive(folded: &str) -> bool {
    matches!(
        folded,
        "rights"
            | "corrections"
            | "elections"
            | "customs"
            | "sports"
            | "news"
            | "arms"
            | "operations"
            | "affairs"
            | "narcotics"
            | "drugs"
            | "crimes"
            | "sales"
            | "forces"
            | "services"
            | "various"
            | "weapons"
            | "firearms"
            | "guns"
            | "explosives"
            | "communications"
            | "overseas"
            | "times"
            | "homeless"
            | "separatists"
    ) || folded.ends_with("ss")
        || folded.ends_with("us")
        || folded.ends_with("is")
}
