//! On which line of a text a byte stands.

/// The line, from 1, on which a byte of a text stands. A line ends as editors have it: with a line
/// feed, a carriage return, or both.
pub fn line_of(text: &str, at: usize) -> usize {
    let before = &text.as_bytes()[..at.min(text.len())];
    let mut line = 1;
    let mut last = 0;
    for &byte in before {
        line += usize::from(byte == b'\r' || byte == b'\n' && last != b'\r');
        last = byte;
    }
    line
}

/// The beginnings of a text's lines: for whoever asks often, since [`line_of`] counts from the start.
pub struct LineNumbers(Vec<usize>);

impl LineNumbers {
    /// Looks where lines begin.
    pub fn new(text: &str) -> Self {
        let mut starts = Vec::new();
        let mut last = 0;
        for (at, byte) in text.bytes().enumerate() {
            if byte == b'\r' || byte == b'\n' && last != b'\r' {
                starts.push(at + 1);
            }
            last = byte;
        }
        Self(starts)
    }

    /// The line, from 1, of a byte.
    pub fn of(&self, at: usize) -> usize {
        1 + self.0.partition_point(|start| *start <= at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_count_alike() {
        let text = "a\nb\r\nc\rd\n\n\r\r\ne";
        let lines = LineNumbers::new(text);
        let counted: Vec<usize> = (0..=text.len()).map(|at| lines.of(at)).collect();
        assert_eq!(counted, (0..=text.len()).map(|at| line_of(text, at)).collect::<Vec<_>>());
        assert_eq!(lines.of(text.len()), 8);
    }
}
