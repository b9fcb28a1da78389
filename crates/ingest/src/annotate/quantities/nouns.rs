//! The nouns for people whose count is a figure, in English and Spanish, and the words that may stand
//! before them. All are compared in folded form.

use std::borrow::Cow;

use super::figure::Noun;

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

/// Nouns of Spanish in the singular, the masculine where there are two, with what they are in English.
const SPANISH: &[(&str, &str)] = &[
    ("integrante", "members"),
    ("miembro", "members"),
    ("estudiante", "students"),
    ("alumno", "students"),
    ("normalista", "students"),
    ("sicario", "hitmen"),
    ("pistolero", "gunmen"),
    ("muerto", "deaths"),
    ("fallecido", "deaths"),
    ("fallecimiento", "deaths"),
    ("desaparecido", "missing"),
    ("reo", "inmates"),
    ("preso", "prisoners"),
    ("recluso", "inmates"),
    ("interno", "inmates"),
    ("prisionero", "prisoners"),
    ("refugiado", "refugees"),
    ("desplazado", "displaced"),
    ("herido", "injured"),
    ("lesionado", "injured"),
    ("efectivo", "troops"),
    ("militar", "soldiers"),
    ("soldado", "soldiers"),
    ("marino", "marines"),
    ("detenido", "arrests"),
    ("arrestado", "arrests"),
    ("arresto", "arrests"),
    ("victima", "victims"),
    ("agente", "agents"),
    ("migrante", "migrants"),
    ("inmigrante", "immigrants"),
    ("elemento", "elements"),
    ("presunto", "suspects"),
    ("sospechoso", "suspects"),
    ("familia", "families"),
    ("homicidio", "homicides"),
    ("asesinato", "homicides"),
    ("feminicidio", "femicides"),
    ("delincuente", "criminals"),
    ("criminal", "criminals"),
    ("periodista", "journalists"),
    ("reportero", "reporters"),
    ("comunicador", "journalists"),
    ("civil", "civilians"),
    ("ciudadano", "citizens"),
    ("habitante", "residents"),
    ("residente", "residents"),
    ("vecino", "neighbors"),
    ("poblador", "residents"),
    ("cuerpo", "bodies"),
    ("cadaver", "bodies"),
    ("guardia", "guards"),
    ("custodio", "guards"),
    ("guardian", "guards"),
    ("escolta", "bodyguards"),
    ("rehen", "hostages"),
    ("secuestrado", "hostages"),
    ("secuestrador", "kidnappers"),
    ("traficante", "traffickers"),
    ("narcotraficante", "drug traffickers"),
    ("contrabandista", "smugglers"),
    ("narco", "drug traffickers"),
    ("capo", "drug lords"),
    ("lider", "leaders"),
    ("dirigente", "leaders"),
    ("jefe", "leaders"),
    ("funcionario", "officials"),
    ("servidor", "officials"),
    ("diputado", "deputies"),
    ("legislador", "lawmakers"),
    ("senador", "senators"),
    ("gobernador", "governors"),
    ("alcalde", "mayors"),
    ("politico", "politicians"),
    ("candidato", "candidates"),
    ("ministro", "ministers"),
    ("juez", "judges"),
    ("juece", "judges"),
    ("magistrado", "magistrates"),
    ("fiscal", "prosecutors"),
    ("abogado", "lawyers"),
    ("medico", "doctors"),
    ("doctor", "doctors"),
    ("enfermero", "nurses"),
    ("paciente", "patients"),
    ("maestro", "teachers"),
    ("profesor", "teachers"),
    ("docente", "teachers"),
    ("trabajador", "workers"),
    ("obrero", "workers"),
    ("empleado", "employees"),
    ("jornalero", "farmworkers"),
    ("campesino", "farmers"),
    ("agricultor", "farmers"),
    ("ganadero", "ranchers"),
    ("minero", "miners"),
    ("pescador", "fishermen"),
    ("empresario", "business people"),
    ("comerciante", "traders"),
    ("activista", "activists"),
    ("defensor", "defenders"),
    ("manifestante", "protesters"),
    ("votante", "voters"),
    ("elector", "voters"),
    ("turista", "tourists"),
    ("extranjero", "foreigners"),
    ("pasajero", "passengers"),
    ("conductor", "drivers"),
    ("chofer", "drivers"),
    ("transportista", "drivers"),
    ("piloto", "pilots"),
    ("bombero", "firefighters"),
    ("rescatista", "rescuers"),
    ("voluntario", "volunteers"),
    ("testigo", "witnesses"),
    ("sobreviviente", "survivors"),
    ("superviviente", "survivors"),
    ("familiar", "relatives"),
    ("hermano", "siblings"),
    ("hijo", "children"),
    ("menor", "minors"),
    ("joven", "youths"),
    ("jovene", "youths"),
    ("adolescente", "teenagers"),
    ("adulto", "adults"),
    ("bebe", "babies"),
    ("infante", "children"),
    ("nino", "children"),
    ("nina", "children"),
    ("hombre", "men"),
    ("mujer", "women"),
    ("persona", "people"),
    ("policia", "police"),
    ("gendarme", "police"),
    ("uniformado", "police officers"),
    ("oficial", "officers"),
    ("comandante", "commanders"),
    ("mando", "commanders"),
    ("guerrillero", "guerrillas"),
    ("rebelde", "rebels"),
    ("insurgente", "insurgents"),
    ("combatiente", "fighters"),
    ("terrorista", "terrorists"),
    ("paramilitar", "paramilitaries"),
    ("mercenario", "mercenaries"),
    ("atacante", "attackers"),
    ("agresor", "attackers"),
    ("asaltante", "robbers"),
    ("ladron", "thieves"),
    ("ladrone", "thieves"),
    ("asesino", "killers"),
    ("homicida", "killers"),
    ("fugitivo", "fugitives"),
    ("profugo", "fugitives"),
    ("imputado", "defendants"),
    ("acusado", "defendants"),
    ("procesado", "defendants"),
    ("deportado", "deportees"),
    ("repatriado", "returnees"),
    ("huerfano", "orphans"),
    ("viuda", "widows"),
    ("damnificado", "disaster victims"),
    ("afectado", "people affected"),
    ("espia", "spies"),
    ("infiltrado", "informants"),
    ("informante", "informants"),
    ("indigena", "indigenous people"),
    ("comunero", "villagers"),
    ("aficionado", "fans"),
    ("jugador", "players"),
    ("atleta", "athletes"),
    ("sacerdote", "priests"),
    ("monja", "nuns"),
    ("religioso", "clergy"),
    ("artista", "artists"),
    ("cientifico", "scientists"),
    ("investigador", "researchers"),
    ("perito", "experts"),
    ("experto", "experts"),
    ("usuario", "users"),
    ("cliente", "customers"),
    ("socio", "partners"),
    ("complice", "accomplices"),
    ("halcon", "lookouts"),
    ("halcone", "lookouts"),
    ("pandillero", "gang members"),
    ("marero", "gang members"),
    ("connacional", "compatriots"),
    ("paisano", "compatriots"),
    ("mexicano", "Mexicans"),
    ("estadounidense", "Americans"),
    ("hondureno", "Hondurans"),
    ("guatemalteco", "Guatemalans"),
    ("salvadoreno", "Salvadorans"),
    ("cubano", "Cubans"),
    ("venezolano", "Venezuelans"),
    ("haitiano", "Haitians"),
    ("colombiano", "Colombians"),
    ("nicaraguense", "Nicaraguans"),
    ("ecuatoriano", "Ecuadorians"),
    ("peruano", "Peruvians"),
    ("ruso", "Russians"),
    ("ucraniano", "Ukrainians"),
    ("palestino", "Palestinians"),
    ("israeli", "Israelis"),
    ("argentino", "Argentines"),
    ("chileno", "Chileans"),
    ("brasileno", "Brazilians"),
    ("canadiense", "Canadians"),
    ("espanol", "Spaniards"),
    ("chino", "Chinese"),
    ("africano", "Africans"),
    ("centroamericano", "Central Americans"),
];

/// What a noun for people is called in the plural, in English; nothing if it names none.
pub(super) fn people(surface: &str, folded: &str, spanish: bool) -> Option<Noun> {
    irregular(folded)
        .map(|name| Noun(name.into()))
        .or_else(|| if spanish { in_spanish(folded) } else { in_english(surface, folded) })
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

fn in_spanish(folded: &str) -> Option<Noun> {
    let folded = folded.strip_prefix("ex").filter(|rest| rest.len() > 5).unwrap_or(folded);
    let find = |singular: &str| {
        let found = SPANISH.iter().find(|(noun, _)| *noun == singular)?;
        Some(Noun(Cow::Borrowed(found.1)))
    };
    let singular = folded.strip_suffix('s').unwrap_or(folded);
    find(singular)
        .or_else(|| find(&format!("{}o", singular.strip_suffix('a')?)))
        .or_else(|| find(singular.strip_suffix('e')?))
        .or_else(|| find(singular.strip_suffix('a').filter(|rest| rest.ends_with("or"))?))
}

/// A word of Spanish that may stand before the noun that is counted.
pub(super) fn qualifies_in_spanish(folded: &str) -> bool {
    matches!(
        folded,
        "presuntos"
            | "presuntas"
            | "supuestos"
            | "supuestas"
            | "nuevos"
            | "nuevas"
            | "otros"
            | "otras"
            | "altos"
            | "altas"
            | "jovenes"
            | "ex"
            | "pequenos"
            | "grandes"
            | "primeros"
            | "ultimos"
            | "posibles"
            | "probables"
            | "distintos"
            | "diferentes"
            | "diversas"
            | "diversos"
            | "menos"
            | "mas"
            | "modernos"
            | "potentes"
            | "poderosos"
            | "poderosas"
            | "viejos"
            | "viejas"
            | "sofisticadas"
    )
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

/// A word that belongs to no noun.
pub(super) fn is_functional(folded: &str) -> bool {
    matches!(
        folded,
        "of" | "to"
            | "in"
            | "and"
            | "or"
            | "the"
            | "for"
            | "on"
            | "at"
            | "by"
            | "from"
            | "with"
            | "a"
            | "an"
            | "as"
            | "is"
            | "was"
            | "were"
            | "are"
            | "be"
            | "been"
            | "has"
            | "have"
            | "had"
            | "that"
            | "which"
            | "who"
            | "when"
            | "but"
            | "not"
            | "his"
            | "her"
            | "their"
            | "its"
            | "this"
            | "these"
            | "those"
            | "while"
            | "into"
            | "out"
            | "between"
            | "than"
            | "per"
            | "against"
            | "after"
            | "before"
            | "during"
            | "since"
            | "de"
            | "del"
            | "la"
            | "el"
            | "los"
            | "las"
            | "que"
            | "y"
            | "en"
            | "por"
            | "con"
            | "para"
            | "un"
            | "una"
            | "al"
            | "se"
            | "su"
            | "said"
            | "will"
            | "would"
            | "could"
            | "can"
            | "may"
            | "must"
            | "if"
            | "so"
            | "it"
            | "he"
            | "she"
            | "they"
            | "we"
            | "you"
            | "i"
            | "where"
            | "how"
            | "what"
            | "over"
            | "under"
            | "about"
            | "through"
            | "only"
            | "also"
            | "me"
            | "him"
            | "them"
            | "us"
    )
}
