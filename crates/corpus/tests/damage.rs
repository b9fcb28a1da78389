//! A damaged dossier is refused, whatever the damage.

use corpus::{
    Dossier,
    fixture::{ARTICLES, dossier},
};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_damage_is_found(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..5),
        cut in any::<prop::sample::Index>(),
        added in prop::collection::vec(any::<u8>(), 1..20),
    ) {
        let whole = dossier(&ARTICLES);
        let mut edited = whole.clone();
        for (at, value) in edits {
            edited[at.index(whole.len())] = value;
        }
        prop_assert_eq!(Dossier::open(&edited).is_ok(), edited == whole);
        prop_assert!(Dossier::open(&whole[..cut.index(whole.len())]).is_err());
        prop_assert!(Dossier::open(&[whole.as_slice(), &added].concat()).is_err());
        prop_assert!(Dossier::open(&[added.as_slice(), &whole].concat()).is_err());
        let doubled = whole.repeat(2);
        prop_assert!(Dossier::open(&doubled).is_err());
    }
}
