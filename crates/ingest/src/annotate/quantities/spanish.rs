//! The nouns of Spanish for people, with what they are in English, and the words that may stand before
//! them.

use std::borrow::Cow;

use super::figure::Noun;

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
pub(super) fn people(folded: &str) -> Option<Noun> {
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
pub(super) fn qualifies(folded: &str) -> bool {
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
