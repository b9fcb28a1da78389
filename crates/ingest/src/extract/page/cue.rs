//! A cue: something that was observed about a block.

/// A kind of observation, and what was observed: `("ends", "stop")`, `("phrase", "share")`.
pub type Cue = (&'static str, &'static str);

/// Names a number by the largest bound that it reaches.
pub fn bin(value: usize, bounds: &[usize]) -> &'static str {
    const NAMES: [&str; 10] = ["0", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    NAMES[bounds.iter().take_while(|&&bound| value >= bound).count().min(NAMES.len() - 1)]
}
