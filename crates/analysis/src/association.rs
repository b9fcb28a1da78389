//! Whether two names stand together more often than chance would have it.
//!
//! The measure is the log-likelihood ratio G² of T. Dunning, "Accurate Methods for the Statistics of
//! Surprise and Coincidence", Computational Linguistics 19 (1993): unlike chi-squared and mutual
//! information it does not make much of names that occur once. Of `all` paragraphs, `first` name one,
//! `second` the other, and `both` name both; with the counts O of the four cells of that table, and those
//! E = row · column / all that independence would lead one to expect,
//!
//! ```text
//! G² = 2 · Σ O · ln (O / E)          where 0 · ln 0 is 0
//! ```
//!
//! By itself G² is never negative and does not tell attraction from avoidance; here it has a minus sign
//! where the two stand together less often than expected.
//!
//! | value | meaning |
//! |---|---|
//! | 0 | together just as often as by chance |
//! | above 3.84, 6.63, 10.83 | chance alone does this in fewer than 5, 1, 0.1 of 100 pairs |
//! | below −3.84 … | as rare, but apart |
//!
//! It lies between −2 · all · ln 2 and 2 · all · ln 2, and grows with the number of paragraphs: it puts the
//! neighbours of one name in order, and does not compare dossiers.
//!
//! Paragraphs count that name anything at all, in the whole dossier: one without a name says nothing about
//! names. Where a name is in every paragraph or in none, nothing can be told, and the value is 0; so it is
//! for counts that cannot be, such as more paragraphs with both than with one.

/// The signed log-likelihood ratio of two names; the module says more.
pub fn g2(both: u32, first: u32, second: u32, all: u32) -> f64 {
    let [both, first, second, all] = [both, first, second, all].map(f64::from);
    let rest = all - first - second + both;
    if both > first.min(second) || rest < 0.0 {
        return 0.0;
    }
    let cells = [
        (both, first, second),
        (first - both, first, all - second),
        (second - both, all - first, second),
        (rest, all - first, all - second),
    ];
    let of_cell = |(observed, row, column): (f64, f64, f64)| {
        if observed > 0.0 { observed * (observed * all / (row * column)).ln() } else { 0.0 }
    };
    // Rounding can leave a trace on the wrong side of nothing.
    let ratio = (2.0 * cells.map(of_cell).iter().sum::<f64>()).max(0.0);
    if both * all < first * second { -ratio } else { ratio }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn worked_examples() {
        // Dunning's "the swiss": 110, 2442, 111 and 29114.
        assert!((g2(110, 2552, 221, 31777) - 270.72).abs() < 0.01);
        // Always together, and never: as far as it goes with 20 paragraphs.
        let most = 40.0 * std::f64::consts::LN_2;
        assert!((g2(10, 10, 10, 20) - most).abs() < 1e-9);
        assert!((g2(0, 10, 10, 20) + most).abs() < 1e-9);
        // Just as often as by chance.
        assert!(g2(5, 10, 10, 20).abs() < 1e-9);
    }

    #[test]
    fn what_tells_nothing_is_nothing() {
        for (both, first, second, all) in
            [(0, 0, 0, 0), (0, 0, 5, 9), (4, 4, 9, 9), (9, 9, 9, 9), (3, 2, 5, 9), (1, 8, 8, 9)]
        {
            let value = g2(both, first, second, all);
            assert!(value.abs() < 1e-9, "{both} {first} {second} {all}: {value}");
        }
    }

    proptest! {
        #[test]
        fn it_is_symmetric_signed_and_bounded(cells in prop::array::uniform4(0..400u32)) {
            let [both, a, b, rest] = cells;
            let (first, second, all) = (both + a, both + b, both + a + b + rest);
            let value = g2(both, first, second, all);
            prop_assert!((value - g2(both, second, first, all)).abs() < 1e-6);
            prop_assert!(value.abs() <= 2.0 * f64::from(all) * std::f64::consts::LN_2 + 1e-6);
            let expected = f64::from(first) * f64::from(second);
            let observed = f64::from(both) * f64::from(all);
            prop_assert!(value.abs() < 1e-6 || (value > 0.0) == (observed > expected));
        }
    }
}
