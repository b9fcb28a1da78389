//! The dossier that the build has embedded.

use std::sync::OnceLock;

use corpus::Dossier;

/// Written by the build script from the folder of articles.
static BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dossier.bin"));

/// The embedded dossier. Opening it looks at its header only.
pub fn dossier() -> Dossier<'static> {
    static OPEN: OnceLock<Option<Dossier<'static>>> = OnceLock::new();
    let open = OPEN.get_or_init(|| Dossier::open(BLOB).ok());
    // The blob comes from the same build; what the browser loaded is checked against its hash.
    open.expect("the embedded dossier is whole")
}
