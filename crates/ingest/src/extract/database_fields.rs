//! The fields that press databases print with an article, by name.

/// Names of fields that press databases (ProQuest, Nexis, Factiva, EBSCO) print; folded.
const DATABASE_FIELDS: [&str; 38] = [
    "abstract",
    "accession number",
    "author",
    "body",
    "byline",
    "copyright",
    "country of publication",
    "credit",
    "database",
    "dateline",
    "document id",
    "document type",
    "document url",
    "first page",
    "full text",
    "graphic",
    "headline",
    "highlight",
    "issn",
    "issue",
    "language",
    "language of publication",
    "last updated",
    "length",
    "links",
    "load date",
    "pages",
    "place of publication",
    "proquest document id",
    "publication date",
    "publication info",
    "publication title",
    "publication type",
    "publication year",
    "publisher",
    "section",
    "source type",
    "volume",
];

/// Whether a press database prints a field of this name; folded.
pub fn is_database_field(name: &str) -> bool {
    DATABASE_FIELDS.contains(&name)
}
