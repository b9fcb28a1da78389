//! Words that say who says what, in English and Spanish; folded.

use super::word_list::{WordList, form};

/// Verbs of saying whose forms follow no rule, folded, in the forms in which reports have them.
const IRREGULAR: &str = " said says say told tells denied denies replied wrote writes argue insist warn allege contend admits admitted testifies testified \
dijo dice dijeron dicen niega niegan advirtio advierte advierten advirtieron sostuvo sostiene sostuvieron reconocio reconoce \
reconocieron insistio insiste insistieron recuerda exigio exige exigieron pidio pide pidieron respondio responde \
respondieron prometio promete prometieron anadio anade anadieron cuenta cuentan propuso propone admitio admite admitieron coincidio coinciden coincidieron concluyo sugirio repitio desmintio desmiente ";

/// English verbs without "s" and "ed".
const ENGLISH: &str = " add announce claim declare explain warn insist argue confirm acknowledge respond note urge demand \
accuse report promise pledge vow suggest propose reject stress emphasize ask recall tweet concede complain contend \
maintain allege conclude remark observe recount caution predict state apologise apologize criticise criticize condemn \
blame assert affirm reiterate speculate advise exclaim quip shout reveal disclose estimate counter joke threaten hint dispute dismiss recommend ";

/// Spanish verbs without "ó", "a" and their plurals.
const SPANISH: &str = " afirm declar neg explic senal asegur agreg confirm inform inst acus indic manifest expres subray aclar \
reiter record anunci cont denunci apunt precis coment rechaz critic lament destac consider estim revel plante \
solicit reclam argument matiz critic conden relat opin descart enfatiz puntualiz detall aleg exclam ";

/// Words after which the speaker stands, and verbs of more than one word.
const PHRASES: [(&str, bool); 12] = [
    ("according to", false),
    ("in the words of", false),
    ("segun", false),
    ("de acuerdo con", false),
    ("en palabras de", false),
    ("a juicio de", false),
    ("called on", true),
    ("called for", true),
    ("pointed out", true),
    ("points out", true),
    ("put it", true),
    ("puts it", true),
];

/// Spanish verbs after which a noun is said too: "rechazó las acusaciones".
const WITH_NOUN: &str = " rechazo rechaza rechazaron exigio exige exigieron denuncio denunciaron anuncio anunciaron prometio \
reclamo reclamaron lamento lamentaron critico criticaron condeno condenaron propuso descarto descartaron desmintio ";

/// Before a verb, these say that it is none, or that nothing was said: "the reports", "did not say", "no dijo".
const NO_VERB: &str = " the a an his her its their our el la los las un una su sus al to will would could can must should may \
might not did does do never no nunca ";

/// What says something only with "that" after it: "the report found that".
const WITH_THAT: &str = " found finds ruled rules shows showed believes believe heard agreed agree hopes hoped fears feared expects expected thinks claim report ";

/// Verbs that are nouns as well: their speaker stands right before them.
const NOUNS_TOO: &str = " claims demands denies notes reports states state asks jokes counters estimates ";

/// Verbs that name whom they are said to.
const TO_SOMEBODY: &str = " told tells informed ";

const PRONOUNS: &str = " he she they it el ella ellos ellas ";
/// What comes before a noun that belongs to another: "for the River Board".
const PREPOSITIONS: &str =
    " of for by to in at with from on about under over close and or de del para con en por a ante y o ";

/// What is between a subject and its verb.
const ADVERBS: &str =
    " also has have had long then later now still further today again tambien ya ha han luego despues ";

const NEUTER: &str = " it they ";

/// What a name for somebody begins with: "the mayor", "una portavoz".
const DETERMINERS: &str = " both all most no the a an this that his her their its our one two three four five six seven eight nine ten several some many el la los las un una unos unas su sus \
dos tres varios varias ";

/// Those who are named without it.
const BARE: &str = " police officials officers authorities witnesses prosecutors investigators lawyers residents neighbours neighbors \
experts sources doctors people critics supporters analysts aides relatives testigos vecinos fuentes autoridades \
fiscales expertos medicos familiares ";

/// What makes "was told" a thing that was not said.
const PASSIVE: &str = " was were been is are be being fue fueron ser es sido ";

/// What stands between a verb and what is said: when, where and to whom.
const ADJUNCTS: &str = " on in at to during after before late last earlier yesterday today again also el en a ante al tras durante de este esta ayer hoy ";

/// The lists above, by their places in [`Lists`].
#[derive(Clone, Copy)]
pub enum List {
    Verbs,
    NounsToo,
    ToSomebody,
    Pronouns,
    Neuter,
    Determiners,
    Bare,
    Passive,
    Prepositions,
    Adverbs,
    Adjuncts,
    WithNoun,
    NoVerb,
    WithThat,
}

/// The lists, to be looked up quickly.
pub struct Lists {
    /// By [`List`].
    pub words: [WordList; 14],
    /// The forms of each of [`PHRASES`], and whether it is a verb.
    pub phrases: Vec<(Vec<u32>, bool)>,
}

impl Lists {
    /// Makes the forms of the verbs, and hashes every list.
    pub fn new() -> Self {
        let mut verbs = String::from(IRREGULAR);
        for verb in ENGLISH.split_whitespace() {
            verbs += &[verb, "s ", verb.trim_end_matches('e'), "ed "].concat();
        }
        for verb in SPANISH.split_whitespace() {
            verbs.extend(["o ", "a ", "aron ", "an "].map(|end| [verb, end].concat()));
        }
        let lists = [
            &verbs,
            NOUNS_TOO,
            TO_SOMEBODY,
            PRONOUNS,
            NEUTER,
            DETERMINERS,
            BARE,
            PASSIVE,
            PREPOSITIONS,
            ADVERBS,
            ADJUNCTS,
            WITH_NOUN,
            NO_VERB,
            WITH_THAT,
        ];
        let phrase = |(words, is_verb): (&str, bool)| (words.split(' ').map(form).collect(), is_verb);
        Self { words: lists.map(WordList::new), phrases: PHRASES.into_iter().map(phrase).collect() }
    }
}
