//! The dossier that the build has embedded.

use std::sync::OnceLock;

use corpus::Dossier;
use search::examples::Construct;

/// Written by the build script from the folder of articles.
static BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dossier.bin"));

/// The embedded dossier. Opening it looks at its header only.
pub fn dossier() -> Dossier<'static> {
    static OPEN: OnceLock<Option<Dossier<'static>>> = OnceLock::new();
    let open = OPEN.get_or_init(|| Dossier::open(BLOB).ok());
    // The blob comes from the same build; what the browser loaded is checked against its hash.
    open.expect("the embedded dossier is whole")
}

/// Every construct of the query language, with a query that finds something in the dossier. They were
/// looked for when the page was built: looking takes time, and its code would be a thirtieth of the page.
pub fn examples() -> impl Iterator<Item = (Construct, &'static str)> {
    static EXAMPLES: &str = include_str!(concat!(env!("OUT_DIR"), "/examples.txt"));
    Construct::ALL.into_iter().zip(EXAMPLES.lines())
}
