//! All words of the interface. Another language is another module with the same names.

#![allow(missing_docs)]

mod problems;
mod query;

use corpus::{
    Kind,
    model::{Basis, Format},
};
use search::{
    Order,
    analysis::{
        concordance::{SortBy, Total},
        cooccurrence::Within,
    },
    examples::Construct,
};
use text::date::{Date, Precision};
pub use words::{basis, human_date, rule, ruled_out};

use crate::{
    effects::Copied,
    integrity::{Check, Outcome, Stage},
    view::{Picture, Stretch, permalink::Notice},
};

pub use problems::{lookup_problem, query_problem};
pub use query::{is_plain, query_in_words, range};

pub const SKIP: &str = "Skip to the text";
pub const SEARCH_LABEL: &str = "Search the articles";
pub const SEARCH_HINT: &str = "Words, \"a phrase\", -without, person:…";
pub const SUGGESTIONS: &str = "Suggestions";
pub const PAGES: &str = "Pages";
pub const COMPARE: &str = "Compare";
pub const ENTITIES: &str = "Names";
pub const ABOUT: &str = "About";
pub const THIS_VIEW: &str = "This view";
pub const COPY_FAILED: &str = "The browser did not allow copying. This is the link:";
pub const COPY_CITATION_FAILED: &str = "The browser did not allow copying. This is the citation:";
pub const FILTERS: &str = "Filters";
pub const YOUR_FILTERS: &str = "Filters in force";
pub const CLEAR_FILTERS: &str = "Clear filters";
pub const NOT: &str = "not";
pub const OR: &str = "or";
pub const EXCLUDE: &str = "exclude";
pub const INCLUDE: &str = "include";
pub const EXCLUDED: &str = "excluded";
pub const ANY_OF_THESE: &str = "any of these";
pub const ALL_OF_THESE: &str = "all of these";
pub const WHAT_PARTS_FIND: &str = "What each part finds";
pub const SHOW_LESS: &str = "Show fewer";
pub const YEAR: &str = "Year";
/// Before the years of a filter.
pub const OF_YEAR: &str = "year: ";
pub const NO_DATE: &str = "without a date";
pub const NO_SOURCE: &str = "Source not named in the text";
pub const SORT: &str = "Order";
pub const TRY: &str = "For example:";
pub const NAMES_HERE: &str = "Names:";
pub const COMPARE_THESE: &str = "Compare these two";
pub const PICK_ONE_MORE: &str = "Tick one more article to compare it with";
pub const NOTHING_FOUND: &str = "Nothing found";
pub const UNDERSTOOD: &str = "Not understood";
pub const LINK_NOTICE: &str = "About this link";
pub const ARTICLES: &str = "Articles";
pub const ALL_ARTICLES: &str = "All articles";
pub const SET_APART_HINT: &str = "Memo in the file, left out of search and counts.";
pub const HIDE_FURNITURE: &str = "Hide what was set apart";
pub const MARKS: &str = "Marked kinds";
pub const HITS: &str = "Passages found";
pub const PREVIOUS: &str = "Previous";
pub const NEXT: &str = "Next";
pub const NAMED_HERE: &str = "Named in this article";
pub const SEE_EVERYWHERE: &str = "In all articles";
pub const STOP_LIGHTING: &str = "Stop highlighting";
pub const COMPARE_WITH: &str = "Compare with…";
pub const CHOOSE_ARTICLE: &str = "Choose an article";
pub const LEFT_ARTICLE: &str = "Left article";
pub const RIGHT_ARTICLE: &str = "Right article";
pub const CHOOSE_TWO: &str = "Choose two articles to read them side by side.";
pub const SAME_ARTICLE: &str = "This is the same article twice.";
pub const BOTH_NAME: &str = "Both name";
pub const NOTHING_SHARED: &str = "Nothing that was recognised is named in both.";
pub const NOTHING_ALONE: &str = "Nothing that the other does not name.";
pub const LOCK: &str = "Scroll together";
pub const SWAP: &str = "Swap sides";
pub const TO_READ: &str = "Open this article";
pub const ALSO_CALLED: &str = "Named in the articles as";
pub const MENTIONS: &str = "Every mention, in context";
pub const BESIDE: &str = "In the same paragraphs";
pub const NOBODY_BESIDE: &str = "Nothing else that was recognised.";
pub const ONLY_ARTICLES_WITH: &str = "Only articles with it";
pub const ARTICLES_WITHOUT: &str = "Articles without it";
pub const FROM_SOURCE: &str = "Articles from this source";
pub const COMPARE_TWO_ON_THIS: &str = "Compare what two articles say";
pub const FIND_IN_LIST: &str = "Find in this list";
pub const NOT_HERE: &str = "Not here";
pub const GONE_ARTICLE: &str = "No article here is called";
pub const GONE_ENTITY: &str = "Nothing here is called";
pub const TO_THE_START: &str = "To the list of all articles";
pub const PASSAGE_CHANGED: &str =
    "The passage that this link points to is no longer there word for word; the article may have changed.";
pub const PRIVACY: &str = "Nothing you type leaves this page.";
pub const HOW_TO_SEARCH: &str = "How to search";
pub const HOW_TO_SEARCH_INTRO: &str =
    "Everything can be combined, and stands in the page's link, which you can edit by hand and send.";
pub const PRECEDENCE: &str = "A minus binds most tightly, then a space, then OR; parentheses group. Signs on words work between quotation marks too.";
pub const HELP: &str = "Help";
/// Before an example that finds something in this dossier.
pub const HERE: &str = "Here:";
pub const TYPED: &str = "Typed";
pub const FINDS: &str = "Finds articles";
pub const KEYS: &str = "Keys";
pub const KEY: &str = "Key";
pub const DOES: &str = "Does";
pub const SINGLE_KEYS: &str = "Single-key shortcuts are on";
pub const PROVENANCE: &str = "Where it comes from";
pub const PROVENANCE_TEXT: &str = "Each article is kept byte for byte as it was saved. Page furniture, such as menus, teasers and comment boxes, \
     is set apart and can be shown; search, counts and names leave it out. Names were found by a hand-made list. \
     Every mark leads to its place in the text, and says which rule found it.";
pub const FILE: &str = "File";
pub const TRACE: &str = "Found as";
pub const CORPUS_HASH: &str = "SHA-256 of the list of all files' hashes:";
pub const CHECK_IT: &str = "Check the texts";
pub const CHECK_FILES: &str = "Every file with its SHA-256, checked in your browser";
pub const INTEGRITY: &str = "Integrity";
pub const CHECK_INTRO: &str = "When this page was built, the SHA-256 of every file was written down. Here your browser hashes every text in the \
     page again and compares.";
pub const WHAT_IS_CHECKED: &str = "What is checked";
pub const CHECK_LIMITS: &str = "Where all match, no text has changed since the page was built. Who built it, hashes cannot show: whoever could change \
     the texts here could change the hashes with them. For that, compare the hash of the list with one that reached you \
     another way, or the files' hashes with your own copies.";
pub const CHECK_AGAIN: &str = "Check again";
pub const CHECK_PROGRESS: &str = "Texts checked";
pub const COMPUTED_NOW: &str = "Computed now:";
pub const FILE_HASH: &str = "SHA-256 of the file:";
pub const TEXT_HASH: &str = "SHA-256 of its text:";
pub const FILES: &str = "Files";
pub const OWN_COPIES: &str = "With your own copies of the files";
pub const OWN_COPIES_TEXT: &str = "The list has a line for every file, in order of name, as sha256sum prints it. Save it into the folder that has \
     your copies, and run one of these there:";
pub const SAVE_LIST: &str = "Save the list";
pub const COPY_LIST_FAILED: &str = "The browser did not allow copying. This is the list:";
/// What the list of files is called when it is saved: the customary name, which is no article's.
pub const LIST_FILE: &str = "SHA256SUMS";
/// Commands for comparing with files of one's own.
pub const COMMANDS: [(&str, &str); 5] = [
    ("sha256sum -c SHA256SUMS", "compares every file with the list"),
    ("sha256sum SHA256SUMS", "prints the hash of the list, which is the one above"),
    ("sha256sum FILE", "prints the hash of one file"),
    ("shasum -a 256", "on macOS, in place of sha256sum"),
    ("Get-FileHash FILE", "in PowerShell on Windows, for one file"),
];

pub const NAME: &str = "Name";
pub const PARAGRAPHS: &str = "Paragraphs";
pub const ASSOCIATION: &str = "G²";
pub const WHAT_IS_ASSOCIATION: &str = "What G² tells";
pub const STATED_ROLES: &str = "Said to be";
pub const IN_SAME_SENTENCES: &str = "Dates and figures in the same sentences";
pub const FIRST_MENTION: &str = "First dated mention";
pub const LAST_MENTION: &str = "last";
pub const ONLY_DATED: &str = "Dated";
pub const ONLY_YEAR: &str = "(only the year is known)";
pub const ONLY_MONTH: &str = "(only the month is known)";
pub const CLOSE: &str = "Close";
pub const NAMES_THIS: &str = "Stands for";
pub const VALUE: &str = "Value";
pub const RESTS_ON: &str = "Rests on";
pub const LINK_TO_PLACE: &str = "Link to this place";
pub const STRIP: &str = "Where it stands in the text";
pub const STRIP_HINT: &str = "Arrow keys go from tick to tick, Enter to its place.";
pub const SHOW_LIST: &str = "As a list";
pub const HIDE_LIST: &str = "Hide the list";
pub const PLACE_IN_TEXT: &str = "Place";
pub const WORDS_THERE: &str = "Words";
pub const WHAT_IT_IS: &str = "What";
pub const HIT: &str = "passage found";

/// The keys of the reader.
pub const KEY_TABLE: [(&str, &str); 10] = [
    ("/", "to the search box"),
    ("↓", "in the search box: to the suggestions; Enter takes one, Esc closes them"),
    ("n", "next passage found, in an article"),
    ("p", "previous passage found"),
    ("w", "why? on a mention: by which rule it was found, and on what that rests; clicking it does the same"),
    ("Esc", "close that again, or the help"),
    ("e", "to the names of the article"),
    ("c", "compare the article with another"),
    ("f", "show or hide what was set apart"),
    ("?", "this page"),
];

pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "person",
        Kind::Organisation => "organisation",
        Kind::Place => "place",
        Kind::Weapon => "weapon",
        Kind::Event => "event or agreement",
        Kind::Source => "source",
        Kind::Date => "date",
        Kind::Quantity => "figure",
    }
}

pub fn kinds(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "People",
        Kind::Organisation => "Organisations",
        Kind::Place => "Places",
        Kind::Weapon => "Weapons",
        Kind::Event => "Events and agreements",
        Kind::Source => "Sources",
        Kind::Date => "Dates",
        Kind::Quantity => "Figures",
    }
}

pub fn order(order: Order) -> &'static str {
    match order {
        Order::Relevance => "best first",
        Order::Newest => "newest first",
        Order::Oldest => "oldest first",
    }
}

pub fn date(date: Option<Date>) -> String {
    date.map_or_else(|| NO_DATE.to_owned(), human_date)
}

/// A printed date that is not when the article was published; the date, which is a link, follows.
pub const PAGE_PRINTS: &str = "The page prints";
pub const NOT_PUBLISHED_THEN: &str = ", which is not when it was published:";
pub const AGAINST_IT: &str = "The words against it:";
pub const EDITORS_NOTE: &str = "Editor’s note:";
pub const ORIGINAL: &str = "Published at";
pub const MUCH_THE_SAME: &str = "Other articles that say much the same";
pub const COMPARE_BOTH: &str = "Compare both";

/// As [`COMPARE_BOTH`], where it is read out of its place.
pub fn compare_with(title: &str) -> String {
    format!("{COMPARE_BOTH}: this article and “{title}”")
}

/// For an article whose text is not its file.
pub fn not_the_file(format: Format) -> Option<&'static str> {
    match format {
        Format::Text => None,
        Format::Converted => {
            Some("Converted from a text in another encoding; offsets refer to the converted text.")
        }
        Format::Html => Some("Extracted from a saved web page; offsets refer to the extracted text."),
    }
}

/// "87 % of their word runs in common". Only what has all of them in common is told so.
pub fn alike(permille: u32) -> String {
    let percent = (permille + 5) / 10;
    format!("{} % of their word runs in common", if permille < 1000 { percent.min(99) } else { 100 })
}

/// Leads to the words on which a date rests.
pub fn dated(basis: Basis) -> &'static str {
    match basis {
        Basis::Printed => "The date is printed on the page",
        Basis::Inferred => "Why this date? It is inferred from the text",
        Basis::Outside => "Why this date? An editor knows it from an outside source",
    }
}

pub fn copy(what: Copied) -> &'static str {
    match what {
        Copied::Link => "Copy link",
        Copied::Citation => "Copy citation",
        Copied::List => "Copy the list",
    }
}

pub fn copied(what: Copied) -> &'static str {
    match what {
        Copied::Link => "Link copied",
        Copied::Citation => "Citation copied",
        Copied::List => "List copied",
    }
}

pub fn cited_passage(words: &str, start: usize, end: usize) -> String {
    format!("“{words}” (bytes {start} to {end})")
}

/// "“Title”. Source, 20 January 2021 (inferred from the text)."
pub fn cited_article(title: &str, source: Option<&str>, published: Option<Date>, basis: Basis) -> String {
    let source = source.unwrap_or(NO_SOURCE);
    match published {
        Some(_) if basis == Basis::Printed => format!("“{title}”. {source}, {}.", date(published)),
        Some(_) => format!("“{title}”. {source}, {} ({}).", date(published), self::basis(basis)),
        None => format!("“{title}”. {source}, {NO_DATE}."),
    }
}

pub fn cited_file(file: &str, hash: &str) -> String {
    format!("File {file}, SHA-256 {hash}")
}

/// For an article whose text, which its bytes are counted in, is not its file.
pub fn cited_text(format: Format, hash: &str) -> String {
    format!("{} SHA-256 of that text: {hash}", not_the_file(format).unwrap_or_default())
}

pub fn cited_dossier(title: &str, link: &str, hash: &str) -> String {
    format!("Read in: {title}, {link}\n{CORPUS_HASH} {hash}")
}

/// What kind of file an article was saved as.
pub fn format(format: Format) -> &'static str {
    match format {
        Format::Text => "plain text",
        Format::Converted => "plain text in another encoding",
        Format::Html => "saved web page",
    }
}

/// What hashing the text of an article of some format says about its file.
pub fn what_is_checked(format: Format, count: u32) -> String {
    let count = articles(count);
    match format {
        Format::Text => format!(
            "{count} saved as plain text: the text here is the file, byte for byte, so the hash of the file itself is checked."
        ),
        Format::Converted => format!(
            "{count} saved as plain text in another encoding: the text here was converted from the file and has a hash of its \
             own, which is checked. The hash of the file is for comparing with your copy."
        ),
        Format::Html => format!(
            "{count} saved as a web page: the text here was extracted from the file and has a hash of its own, which is \
             checked. The hash of the file is for comparing with your copy."
        ),
    }
}

/// What was found of the text of an article of some format: where it is the file, of that.
pub fn outcome(outcome: Outcome, format: Format) -> &'static str {
    match (outcome, format) {
        (Outcome::Unknown, _) => "not checked",
        (Outcome::Matches, Format::Text) => "matches",
        (Outcome::Matches, _) => "text matches",
        (Outcome::Differs(_), Format::Text) => "differs",
        (Outcome::Differs(_), _) => "text differs",
    }
}

/// What a check of all texts has found. `list` says whether the list of files has its hash.
pub fn verdict(check: &Check, total: u32, list: Option<bool>) -> String {
    let differing = check.differing.len() as u32;
    let texts = match (check.stage, differing) {
        (Stage::Idle | Stage::Running, _) => return check_status(check, total, list),
        (Stage::Insecure, _) => {
            return "Not checked. Browsers compute hashes only for pages that came by https or from this machine, and this \
                    one did not. Compare your own copies of the files, as told below."
                .to_owned();
        }
        (Stage::Failed, _) => {
            return "Not checked: the browser did not compute the hashes. Compare your own copies of the files, as told below."
                .to_owned();
        }
        (Stage::Done, 0) if total == 1 => {
            "The text has the SHA-256 that it had when the page was built".to_owned()
        }
        (Stage::Done, 0) => {
            format!("All {total} texts have the SHA-256 that they had when the page was built")
        }
        (Stage::Done, 1) => format!(
            "1 of {} differs from what it was when the page was built",
            counted(total, "text", "texts")
        ),
        (Stage::Done, _) => {
            format!("{differing} of {total} texts differ from what they were when the page was built")
        }
    };
    match (list, differing) {
        (Some(false), 0) => format!("{texts}, but the list of files does not."),
        (Some(false), _) => format!("{texts}, and so does the list of files."),
        (_, 0) => format!("{texts}, and so has the list of files."),
        (_, _) => format!("{texts}. The list of files has its hash."),
    }
}

/// The same, for whoever listens.
pub fn check_status(check: &Check, total: u32, list: Option<bool>) -> String {
    let texts = counted(total, "text", "texts");
    match (check.stage, check.differing.len()) {
        (Stage::Idle | Stage::Running, _) => format!("Checking {texts} …"),
        (Stage::Insecure | Stage::Failed, _) => "Not checked".to_owned(),
        (Stage::Done, 0) if list == Some(false) => format!("{texts} checked: the list of files differs"),
        (Stage::Done, 0) => format!("{texts} checked: all match"),
        (Stage::Done, 1) => format!("{texts} checked: 1 differs"),
        (Stage::Done, differing) => format!("{texts} checked: {differing} differ"),
    }
}

/// "1 article", "3 articles".
pub fn articles(count: u32) -> String {
    counted(count, "article", "articles")
}

/// What there is to know of an entity that is suggested: "organisation, called “SRE”, 4 articles".
pub fn suggested_entity(of: Kind, alias: Option<&str>, count: u32) -> String {
    let (called, alias, end) = alias.map_or(("", "", ""), |alias| (", called “", alias, "”"));
    [kind(of), called, alias, end, ", ", &articles(count)].concat()
}

/// How many suggestions there are, for whoever listens.
pub fn suggestions(count: usize) -> String {
    let told = counted(count as u32, "suggestion", "suggestions");
    [&told, "; arrow keys lead to them"].concat()
}

/// What a date in a text means: "20 January 2021", "2018 to 2024", "20 January of a year that is not
/// told"; nothing where its value says nothing.
pub fn when(value: &str) -> Option<String> {
    // A leap year, so that it has every day.
    let of_any_year = || Date::parse(&["2000", value.strip_prefix('-')?].concat());
    let (from, to) = value.split_once('/').unwrap_or((value, value));
    match Date::parse(from).zip(Date::parse(to)).and_then(|(from, to)| Stretch::new(from, to)) {
        Some(when) => Some(stretch(when)),
        None => {
            let date = human_date(of_any_year()?);
            Some(format!("{} of a year that is not told", date.trim_end_matches(" 2000")))
        }
    }
}

/// The item of Wikidata: "Wikidata: Q30".
pub fn wikidata(id: &str) -> String {
    format!("Wikidata: {id}")
}

/// How often a name is used: "5 times in 3 articles".
pub fn used(count: u32, articles_count: u32) -> String {
    format!("{} in {}", counted(count, "time", "times"), articles(articles_count))
}

pub fn and_more_articles(count: u32) -> String {
    format!("and {}", counted(count, "more article", "more articles"))
}

pub fn without_date(count: u32) -> String {
    format!("{} {NO_DATE}", articles(count))
}

/// A log-likelihood ratio, to a tenth, with a minus sign where there is one.
pub fn association(value: f64) -> String {
    let tenths = (value.abs() * 10.0).round() as u64;
    let sign = if value < 0.0 && tenths > 0 { "−" } else { "" };
    format!("{sign}{}.{}", tenths / 10, tenths % 10)
}

/// What the measure of association is.
pub fn association_told(paragraphs: u32) -> String {
    format!(
        "The log-likelihood ratio (Dunning 1993) over the {paragraphs} paragraphs of this dossier that name anything. \
         0: together just as often as by chance. From 3.8 on, chance alone would do it in fewer than 5 of 100 pairs, from \
         10.8 on in fewer than 1 of 1,000. With a minus sign: less often together than by chance. It puts the names \
         on this page in order; it does not compare dossiers, and says nothing about why two stand together."
    )
}

/// The way to the page of an entity.
pub fn all_mentions_of(name: &str) -> String {
    format!("All mentions of {name}")
}

/// Who says that an entity is one.
pub fn listed(listed: bool) -> &'static str {
    if listed { "Listed by an editor" } else { "Recognised in the text; no editor has listed it" }
}

/// Words of a text: their beginning, where they are many.
pub fn quoted(words: &str, most: usize) -> String {
    match words.char_indices().nth(most) {
        Some((end, _)) => format!("{} …", words[..end].trim_end()),
        None => words.to_owned(),
    }
}

/// A mention or a passage found: "“Landau”, person: Christopher Landau".
pub fn tick(surface: &str, what: &str) -> String {
    format!("“{surface}”, {what}")
}

/// "person: Christopher Landau".
pub fn of_kind(kind: Kind, name: &str) -> String {
    format!("{}: {name}", self::kind(kind))
}

/// Where in a text something is: "12 %".
pub fn place(permille: u32) -> String {
    format!("{} %", permille / 10)
}

pub fn mentions(count: u32) -> String {
    counted(count, "mention", "mentions")
}

pub fn counted(count: u32, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A query as part of a sentence: its beginning, where it is very long.
fn shortened(query: &str) -> String {
    const LONGEST: usize = 80;
    match query.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} …", &query[..end]),
        None => query.to_owned(),
    }
}

/// A heading with the number of what stands below it.
pub fn with_count(heading: &str, count: usize) -> String {
    format!("{heading} · {count}")
}

/// "3 of 5 articles".
pub fn found(total: u32, all: u32) -> String {
    if total == all { articles(all) } else { format!("{total} of {}", articles(all)) }
}

/// What a screen reader is told; it names the query so that an equal count is news all the same.
pub fn status(total: u32, all: u32, query: &str) -> String {
    match query {
        "" => found(total, all),
        query => format!("{} for {}", found(total, all), shortened(query)),
    }
}

pub fn years(from: Option<u16>, to: Option<u16>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("up to {to}"),
        (None, None) => NO_DATE.to_owned(),
    }
}

pub fn remove(what: &str) -> String {
    format!("Remove the filter {what}")
}

pub fn turn_round(negated: bool, what: &str) -> String {
    format!("{} {what}", if negated { "Ask for" } else { "Exclude" })
}

pub fn show_more(count: usize) -> String {
    format!("Show {count} more")
}

pub fn set_apart(lines: usize) -> String {
    format!("{} set apart", counted(lines as u32, "line", "lines"))
}

pub fn stop(at: Option<usize>, count: usize) -> String {
    match at {
        Some(at) => format!("Passage {} of {count}", at + 1),
        None => counted(count as u32, "passage found", "passages found"),
    }
}

pub fn add_to_comparison(title: &str) -> String {
    format!("Compare “{title}”")
}

pub fn nothing_found(query: &str) -> String {
    format!("No article matches {}.", shortened(query))
}

pub fn without(part: &str, alone: u32) -> String {
    match alone {
        0 => format!("“{part}” occurs in no article."),
        count => format!("“{part}” alone is in {}, but none of them has the rest.", articles(count)),
    }
}

/// For a word that is not finished yet.
pub fn prefix_fallback(total: u32) -> String {
    format!("Words that begin so: {}", articles(total))
}

pub fn without_it(total: u32) -> String {
    format!("Without it: {}", articles(total))
}

/// "“SRE” is also a name of Mexican Foreign Ministry".
pub fn also_a_name(typed: &str, name: &str) -> String {
    format!("“{typed}” names {name}.")
}

pub fn all_its_names(count: u32) -> String {
    format!("Find it under all its names: {}", articles(count))
}

pub fn only(title: &str) -> String {
    format!("Only “{title}”")
}

pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::Page(path) => format!("There is no page “{path}” here; this is the search."),
        Notice::Parameter(key) => format!("“{key}” means nothing here and was left out."),
        Notice::Value(key, value) => format!("“{key}” cannot be “{value}”; it was left out or cut short."),
    }
}

/// The sentence above two articles.
pub fn both_name(counts: &[(Kind, usize)]) -> String {
    let parts: Vec<String> = counts
        .iter()
        .map(|&(kind, count)| {
            let (one, many) = match kind {
                Kind::Person => ("person", "people"),
                Kind::Organisation => ("organisation", "organisations"),
                Kind::Place => ("place", "places"),
                Kind::Weapon => ("kind of weapon", "kinds of weapons"),
                Kind::Event => ("event or agreement", "events or agreements"),
                _ => ("name", "names"),
            };
            counted(count as u32, one, many)
        })
        .collect();
    match parts.as_slice() {
        [] => NOTHING_SHARED.to_owned(),
        [one] => format!("Both name {one}."),
        [most @ .., last] => format!("Both name {} and {last}.", most.join(", ")),
    }
}

pub fn apart(months: u32) -> String {
    match months {
        0 => "Dated in the same month.".to_owned(),
        months if months < 24 => format!("Dated {} apart.", counted(months, "month", "months")),
        months => format!("Dated about {} apart.", counted(months / 12, "year", "years")),
    }
}

pub fn similarity(similarity: f32) -> String {
    format!("Likeness of words: {} of 100.", (similarity * 100.0).round() as u32)
}

pub fn footer(articles_count: u32, entities: u32) -> String {
    format!("{}, {}.", articles(articles_count), counted(entities, "name", "names"))
}

/// What is typed for each construct of the query language, and which articles it finds.
pub fn syntax(construct: Construct) -> (&'static str, &'static str) {
    match construct {
        Construct::Words => ("two words", "with both, in any inflection"),
        Construct::Phrase => ("\"two words\"", "with the words next to each other"),
        Construct::Near => {
            ("\"two words\"~8", "with the words in any order and at most 8 others among them; up to 1000")
        }
        Construct::Or => ("one OR other", "with either; OR, AND and NOT are written in capitals"),
        Construct::Not => ("one -other", "with the first and without the second; NOT does the same"),
        Construct::Group => ("(one OR other) third", "with either of the two, and the third"),
        Construct::Prefix => ("word*", "with a word that begins so"),
        Construct::Letter => {
            ("w?rd", "with any one letter there. A question mark is always read so, at the end of a word too")
        }
        Construct::Letters => ("w*d", "with any letters there, or none"),
        Construct::Fuzzy => {
            ("word~", "spelled so, give or take a letter: one more, one less or another; word~2 for two")
        }
        Construct::Exact => ("=word", "with just this word as it is spelled, accents included"),
        Construct::Title => {
            ("title:word", "with it in the title; also title:\"two words\" and title:(one OR other)")
        }
        Construct::Entity => {
            ("person:name", "that name it, under any of its names; also org: place: weapon: event: source:")
        }
        Construct::Any => ("person:one,other", "that name any of them; person:one person:other for both"),
        Construct::Years => ("year:2018..2021", "dated within these years; one year or one end will do"),
        Construct::Dates => {
            ("date:2021-01..2021-06", "dated within these months; days, years and one end will do as well")
        }
        Construct::Numbers => ("number:1,000..5,000", "with such a figure; a single one or one end will do"),
    }
}

// ---- Pictures

pub const PICTURES: &str = "Pictures";
pub const DRAWN_KINDS: &str = "Drawn";
pub const AS_TABLE: &str = "The same as a table";
pub const CLOSE_LIST: &str = "Close this list";
pub const MATRIX: &str = "Who is named in which article";
pub const GAP: &str = "·";
pub const NOBODY_NAMED: &str = "None of these articles names anything of the kinds that are drawn.";
pub const TIMELINE: &str = "Dates on a line";
pub const TIMELINE_HINT: &str = "A day is a tick; a month or a year is as wide as it is. Every mark leads to its article or \
     passage, or to the list of those it stands for. Draw across the years to keep only articles published then.";
pub const TIMELINE_CAPTION: &str = "Every mark of the timeline";
pub const TIMELINE_HEADS: [&str; 4] = ["Date", "Which", "Known to the", "How many"];
pub const WHOLE_TIMELINE: &str = "With the dates that the texts name";
pub const PUBLISHED: &str = "Published";
pub const NAMED_DATES: &str = "Named in the texts";
pub const NO_DATES: &str = "These articles have no dates, and name none.";
pub const DRAW_ACROSS: &str = "Draw across the years to keep only articles published then";
pub const YEARS_OF_PUBLICATION: &str = "Years of publication";
pub const FROM_YEAR: &str = "From";
pub const TO_YEAR: &str = "to";
pub const THE_FIRST: &str = "the first";
pub const THE_LAST: &str = "the last";
pub const ALL_YEARS: &str = "All years";
pub const NETWORK: &str = "Who is named beside whom";
pub const NAMED_TOGETHER: &str = "Named in the same";
pub const IN_A_SENTENCE: &str = "sentence";
pub const IN_A_PARAGRAPH: &str = "paragraph";
pub const NO_CONNECTIONS: &str = "No two of these are named together in these articles.";
pub const NOT_CONNECTED: &str = "Not drawn, since they are named with none of the others often enough:";
pub const AND: &str = "and";
pub const GONE_PAIR: &str = "One of the two names of this link is not in this dossier.";

pub fn picture(picture: Picture) -> &'static str {
    match picture {
        Picture::Matrix => "Coverage",
        Picture::Timeline => "Timeline",
        Picture::Network => "Named together",
    }
}

/// For an article that was opened because of a name that it does not have.
pub fn not_named(name: &str) -> String {
    format!("{name} is not named in the text")
}

pub fn matrix_hint(by_year: bool) -> &'static str {
    if by_year {
        "How often the articles of each year name them. A year leads to its articles one by one, a figure to those with the \
         name, a gap to those without. Arrow keys move from cell to cell."
    } else {
        "How often each article names them. A figure leads to the first mention, a gap to the article that does not name \
         them. Arrow keys move from cell to cell."
    }
}

pub fn matrix_caption(by_year: bool) -> &'static str {
    if by_year { "Mentions by name and year of publication" } else { "Mentions by name and article" }
}

/// "The 25 named most of 83."
pub fn rows_shown(shown: usize, all: usize) -> String {
    if shown < all { format!("The {shown} named most, of {all}.") } else { with_count("All names", all) }
}

pub fn show_more_names(count: usize) -> String {
    format!("Show {count} more names")
}

pub fn columns_shown(shown: usize, all: usize) -> String {
    format!("The {shown} earliest articles, of {all}.")
}

pub fn show_more_articles(count: usize) -> String {
    format!("Show {count} more articles")
}

pub fn only_year(year: u16) -> String {
    format!("Only articles of {year}")
}

pub fn title_and_date(title: &str, published: Option<Date>) -> String {
    format!("{title}, {}", date(published))
}

pub fn cell(name: &str, title: &str, count: u32) -> String {
    match count {
        0 => format!("{name} is not named in “{title}”"),
        count => format!("{name}: {} in “{title}”", mentions(count)),
    }
}

pub fn year_cell(name: &str, year: Option<u16>, count: u32) -> String {
    let when = year.map_or_else(|| NO_DATE.to_owned(), |year| format!("of {year}"));
    match count {
        0 => format!("{name} is named in no article {when}"),
        count => format!("{name}: {} in articles {when}", mentions(count)),
    }
}

/// "October 2019", "2018 to 2024".
pub fn stretch(when: Stretch) -> String {
    let (from, to) = when.ends();
    if from == to { human_date(from) } else { format!("{} to {}", human_date(from), human_date(to)) }
}

/// How precisely a date is known; nothing stands for a stretch of time.
pub fn precision(precision: Option<Precision>) -> &'static str {
    precision.map_or("stretch", Precision::name)
}

/// The name of a row: how precisely its dates are known, and into what they are gathered.
pub fn row(known: Option<Precision>, unit: Precision) -> String {
    match known {
        Some(known) if known != unit => format!("{}s by {}", known.name(), unit.name()),
        known => precision(known).to_owned(),
    }
}

pub fn lane(name: &str, known: Option<Precision>, unit: Precision) -> String {
    format!("{name}: {}", row(known, unit))
}

pub fn undated(count: u32) -> String {
    format!("{} without a date not drawn.", articles(count))
}

pub fn dates_beyond(count: u32, when: Stretch) -> String {
    let (from, to) = when.ends();
    let dates = counted(count, "date", "dates");
    if from.year() == 1 {
        format!("{dates} up to {}", to.year())
    } else {
        format!("{dates} from {} on", from.year())
    }
}

pub fn dated_in(when: &str, title: &str) -> String {
    format!("{when}: “{title}”")
}

pub fn dated_articles(when: &str, count: u32) -> String {
    format!("{when}: {} published", articles(count))
}

pub fn dated_mentions(when: &str, count: u32) -> String {
    format!("{when}: named {}", counted(count, "time", "times"))
}

fn units(within: Within, count: u32) -> String {
    match within {
        Within::Sentence => counted(count, "sentence", "sentences"),
        Within::Paragraph => counted(count, "paragraph", "paragraphs"),
    }
}

pub fn name_and_kind(name: &str, of: Kind) -> String {
    format!("{name}, {}", kind(of))
}

pub fn connection(a: &str, b: &str, together: u32, within: Within) -> String {
    format!("{a} and {b}: {}", units(within, together))
}

pub fn together_in(within: Within, count: usize) -> String {
    format!("{} with both", units(within, count as u32))
}

/// What a network shows, and what it leaves out.
pub fn network_hint(within: Within, least: u32, drawn: usize, all: usize) -> String {
    let most = if drawn < all {
        format!("{drawn} of {all} connections are drawn, those with {} or more. ", units(within, least))
    } else {
        String::new()
    };
    format!(
        "Those named most, connected where they are named together. {most}A line leads to what it counts, a name to its page. \
         Arrow keys move among lines, and among names. Places have no meaning but nearness."
    )
}

pub fn network_caption(shown: usize, all: usize) -> String {
    format!(
        "{shown} of {all} pairs, those together most often first. G² tells how far that is from chance: above 11, chance \
         alone does it in one pair of a thousand; below 0, they stand together less often than chance would have it."
    )
}

pub fn network_heads(within: Within) -> [&'static str; 5] {
    let unit = match within {
        Within::Sentence => "Sentences",
        Within::Paragraph => "Paragraphs",
    };
    ["Name", "Name", unit, "Articles", "G²"]
}

// ---- Lines

pub const LINES: &str = "Lines";
pub const AS_ARTICLES: &str = "As articles";
pub const ALL_LINES: &str = "All lines";
pub const IN_PLACE: &str = "In the order of the articles";
pub const NO_LINES: &str = "Nothing in the texts answers this query by itself, so that there are no lines. Add a word, a phrase or a name.";
pub const NEAR_AND_FILTERS: &str = "Words near the hits, and filters";
pub const NEAR: &str = "Near the hits";
pub const NOTHING_NEAR: &str = "No word is there more often than by chance.";
pub const NEAR_HEADS: [&str; 4] = ["Word", "Times", "By chance", ASSOCIATION];
pub const LEFT: &str = "Left";
pub const RIGHT: &str = "Right";
pub const DATE: &str = "Date";
/// Between the parts of a hit that runs from paragraph to paragraph.
pub const BREAK: &str = " ¶ ";
/// What the lines are called when they are saved.
pub const LINES_FILE: &str = "lines.csv";
/// The columns of the lines as they are saved.
pub const LINE_COLUMNS: [&str; 8] =
    ["article", "date", "file", "start_byte", "end_byte", "left", "hit", "right"];

/// The way from results to their lines: "237 hits in their lines".
pub fn in_lines(total: Total) -> String {
    let more = if total.or_more { "More than " } else { "" };
    let lines = if total.hits == 1 && !total.or_more { " in its line" } else { " in their lines" };
    [more, &hits(total.hits), lines].concat()
}

/// "237 hits in their lines", "The first 2,000 of more than 9,120 hits in their lines".
pub fn lines_found(gathered: usize, total: Total) -> String {
    if gathered == total.hits && !total.or_more {
        return in_lines(total);
    }
    let more = if total.or_more { "more than " } else { "" };
    ["The first ", &grouped(gathered), " of ", more, &hits(total.hits), " in their lines"].concat()
}

/// "14 of 237 lines, with “border” near the hit".
pub fn lines_near(shown: usize, gathered: usize, word: &str) -> String {
    let lines = if gathered == 1 { " line" } else { " lines" };
    [&grouped(shown), " of ", &grouped(gathered), lines, ", with “", &quoted(word, 40), "” near the hit"]
        .concat()
}

/// Why not every hit has its line.
pub fn lines_cut(gathered: usize) -> String {
    format!(
        "Only the first {} hits in the order of the articles have their lines here; sorting, the words near the hits, and \
         what is saved rest on these. A filter or another word makes it fewer.",
        grouped(gathered)
    )
}

fn hits(count: usize) -> String {
    [grouped(count).as_str(), if count == 1 { " hit" } else { " hits" }].concat()
}

/// A number with its thousands apart.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// What is told, and of which query.
pub fn for_query(told: String, query: &str) -> String {
    if query.is_empty() { told } else { [&told, " for ", &shortened(query)].concat() }
}

pub fn save_lines(count: usize) -> String {
    if count == 1 {
        "Save this line as CSV".to_owned()
    } else {
        ["Save ", &grouped(count), " lines as CSV"].concat()
    }
}

/// A link in the head of a column.
pub fn sorted_by(by: SortBy) -> &'static str {
    match by {
        SortBy::Place => "Place",
        SortBy::Before(1) | SortBy::After(1) => "1st",
        SortBy::Before(2) | SortBy::After(2) => "2nd",
        SortBy::Before(_) | SortBy::After(_) => "3rd",
        SortBy::Hit => "Hit",
        SortBy::Title => "Article",
    }
}

/// The same, where it is read out of its place.
pub fn sort_by(by: SortBy) -> String {
    let word = match by {
        SortBy::Before(_) => " word to the left",
        SortBy::After(_) => " word to the right",
        _ => "",
    };
    ["Sort by ", sorted_by(by), word].concat()
}

pub fn sort_by_date(order: Order) -> String {
    [DATE, ": ", self::order(order)].concat()
}

/// What the table of lines is, and how it is sorted.
pub fn lines_caption(by: SortBy, order: Order) -> String {
    let sorted = match (by, order) {
        (SortBy::Place, Order::Relevance) => "in the order of the articles".to_owned(),
        (SortBy::Place, order) => self::order(order).to_owned(),
        (by, _) => sort_by(by).to_ascii_lowercase().replace("sort by", "sorted by"),
    };
    ["Every hit in its line, ", &sorted].concat()
}

/// How often chance would have a word somewhere.
pub fn expected(times: u32) -> String {
    if times == 0 { "under 1".to_owned() } else { grouped(times as usize) }
}

pub fn near_caption(window: usize) -> String {
    format!("Words within {window} words of a hit, those furthest from chance first")
}

/// What is counted near the hits, and what the measure is.
pub fn near_told(window: usize, near: u32, all: u32) -> String {
    format!(
        "Counted are the {window} words before and after each hit, in the same paragraph, inflections together: {} of the {} \
         words of this dossier. G² is the log-likelihood ratio (Dunning 1993) of how often a word is there and how often it is \
         anywhere else. 0: as often as by chance; from 10.8 on, chance alone would do it for fewer than 1 of 1,000 words. Words \
         that are there as often as by chance, or only once, are not listed; no other word is left out. A word leads to its lines.",
        grouped(near as usize),
        grouped(all as usize)
    )
}

/// “traficking” is not in these articles.
pub fn no_such_word(typed: &str) -> String {
    format!("“{typed}” is not in these articles.")
}

/// Did you mean “trafficking”? 4 articles
pub fn did_you_mean(word: &str, total: u32) -> String {
    format!("Did you mean “{word}”? {}", counted(total, "article", "articles"))
}

/// in 4 articles, 23 times, as 3 words
pub fn part_finds(articles: u32, occurrences: Option<u32>, words: Option<u32>) -> String {
    let mut told = format!("in {}", counted(articles, "article", "articles"));
    if let Some(occurrences) = occurrences.filter(|&occurrences| occurrences > 0) {
        told.push_str(", ");
        told.push_str(&counted(occurrences, "time", "times"));
    }
    if let Some(words) = words.filter(|&words| words > 1) {
        told.push_str(", as ");
        told.push_str(&counted(words, "word", "different words"));
    }
    told
}

/// Hundredths as a decimal fraction.
fn decimal(hundredths: u32) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Why here: score 3.14
pub fn why_here(score: u32) -> String {
    format!("Why here: score {}", decimal(score))
}

/// adds 1.25
pub fn adds(score: u32) -> String {
    format!("adds {}", decimal(score))
}

/// once in the title, 3 times in the text
pub fn how_often(in_title: u32, in_body: u32) -> String {
    format!(
        "{} in the title, which weighs four times as much; {} in the text",
        counted(in_title, "time", "times"),
        in_body
    )
}

/// in 4 of 5 articles, so it weighs 0.29
pub fn how_rare(articles: u32, of: u32, weight: u32) -> String {
    format!("in {articles} of {of} articles: the fewer, the more it weighs, here {}", decimal(weight))
}

/// title 1.10, text 0.90 times as long as the average
pub fn how_long(title: u32, body: u32) -> String {
    format!(
        "length counts against it: title {}, text {}, where an average one is 1",
        decimal(title),
        decimal(body)
    )
}

/// and 1,200 more, each in fewer articles
pub fn unlisted(count: usize) -> String {
    format!("and {count} more, each in fewer articles: the search box finds them by name")
}
