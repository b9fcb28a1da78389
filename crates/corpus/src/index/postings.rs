//! The postings of one term, written and read.

use text::varint;

/// How many postings a chunk has at most.
pub const CHUNK: usize = 128;

/// What is added to positions in a body, so that no position in a title is near one.
pub const BODY: u32 = 1 << 24;

/// One term in one article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Posting {
    /// The article.
    pub article: u32,
    /// How often it stands in the title.
    pub in_title: u32,
    /// How often it stands in the body.
    pub in_body: u32,
}

/// The postings of a term while it grows.
#[derive(Default)]
pub struct Growing {
    postings: Vec<Posting>,
    /// For each posting in turn, the positions in the title and those in the body, ascending.
    positions: Vec<u32>,
}

impl Growing {
    /// Adds an occurrence. Articles ascend; in each the title comes first, and positions ascend.
    pub fn add(&mut self, article: u32, is_title: bool, position: u32) {
        if self.postings.last().is_none_or(|last| last.article != article) {
            self.postings.push(Posting { article, ..Posting::default() });
        }
        if let Some(last) = self.postings.last_mut() {
            *if is_title { &mut last.in_title } else { &mut last.in_body } += 1;
        }
        self.positions.push(position);
    }

    /// Appends the postings.
    pub fn write(&self, out: &mut Vec<u8>) {
        let mut positions = self.positions.as_slice();
        if let [Posting { article, in_title: 0, in_body: 1 }] = self.postings[..] {
            varint::put(0, out);
            varint::put(article, out);
            varint::put(positions.first().copied().unwrap_or(0), out);
            return;
        }
        let mut bytes = Vec::new();
        let mut before = 0;
        for chunk in self.postings.chunks(CHUNK) {
            let (start, mut heads, mut tails) = (before, Vec::new(), Vec::new());
            for posting in chunk {
                let is_once = (posting.in_title, posting.in_body) == (0, 1);
                varint::put((posting.article - before) << 1 | u32::from(!is_once), &mut heads);
                before = posting.article + 1;
                if !is_once {
                    varint::put(posting.in_body << 1 | u32::from(posting.in_title > 0), &mut heads);
                    if posting.in_title > 0 {
                        varint::put(posting.in_title, &mut heads);
                    }
                }
                for count in [posting.in_title, posting.in_body] {
                    let (own, rest) = positions.split_at(count as usize);
                    positions = rest;
                    let mut least = 0;
                    for &position in own {
                        varint::put(position - least, &mut tails);
                        least = position + 1;
                    }
                }
            }
            if self.postings.len() > CHUNK {
                varint::put(before - start, &mut bytes);
                varint::put((heads.len() + tails.len()) as u32, &mut bytes);
            }
            bytes.extend(heads);
            bytes.extend(tails);
        }
        varint::put(self.postings.len() as u32, out);
        varint::put(bytes.len() as u32, out);
        out.extend(bytes);
    }
}

/// The length of a term's postings in bytes, from their beginning.
#[inline]
pub fn length(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    if varint::take(&mut rest) == 0 {
        varint::take(&mut rest);
        varint::take(&mut rest);
        return bytes.len() - rest.len();
    }
    let length = varint::take(&mut rest) as usize;
    bytes.len() - rest.len() + length
}

/// The postings of a term, read in place.
#[derive(Clone, Copy)]
pub struct Postings<'a> {
    /// In how many articles the term occurs.
    pub articles: u32,
    rest: &'a [u8],
    /// Whether it occurs once only: then `rest` is the article and the position.
    occurs_once: bool,
}

impl<'a> Postings<'a> {
    /// The postings that begin here.
    #[inline]
    pub fn new(bytes: &'a [u8]) -> Self {
        let mut rest = bytes;
        let articles = varint::take(&mut rest);
        let occurs_once = articles == 0;
        if !occurs_once {
            let length = varint::take(&mut rest) as usize;
            rest = rest.get(..length).unwrap_or_default();
        }
        let articles = if bytes.is_empty() { 0 } else { articles.max(1) };
        Self { articles, rest, occurs_once }
    }

    /// Calls `each` with every posting. Positions are not read.
    #[inline]
    pub fn each(self, mut each: impl FnMut(Posting)) {
        let mut rest = self.rest;
        if self.occurs_once {
            if self.articles > 0 {
                each(Posting { article: varint::take(&mut rest), in_title: 0, in_body: 1 });
            }
            return;
        }
        let (mut left, mut next) = (self.articles, 0);
        while left > 0 {
            let mut chunk = self.next_chunk(&mut rest).1;
            for _ in 0..left.min(CHUNK as u32) {
                each(posting(&mut chunk, &mut next));
            }
            left -= left.min(CHUNK as u32);
        }
    }

    /// Calls `each` with the article and the position of every occurrence in some articles, which ascend.
    /// Positions in a body have [`BODY`] added. Chunks without any of the articles are skipped.
    pub fn each_position(self, articles: &[u32], mut each: impl FnMut(u32, u32)) {
        let mut rest = self.rest;
        if self.occurs_once {
            let article = varint::take(&mut rest);
            if articles.binary_search(&article).is_ok() {
                each(article, BODY + varint::take(&mut rest));
            }
            return;
        }
        let mut wanted = articles;
        let (mut left, mut next) = (self.articles, 0);
        let mut heads = [Posting::default(); CHUNK];
        while left > 0 {
            let (span, mut chunk) = self.next_chunk(&mut rest);
            let count = left.min(CHUNK as u32) as usize;
            left -= count as u32;
            while wanted.first().is_some_and(|&article| article < next) {
                wanted = &wanted[1..];
            }
            match wanted.first() {
                None => return,
                Some(&article) if left > 0 && article >= next + span => {
                    next += span;
                    continue;
                }
                Some(_) => {}
            }
            heads[..count].iter_mut().for_each(|head| *head = posting(&mut chunk, &mut next));
            for head in &heads[..count] {
                while wanted.first().is_some_and(|&article| article < head.article) {
                    wanted = &wanted[1..];
                }
                if wanted.first() != Some(&head.article) {
                    varint::skip(&mut chunk, head.in_title + head.in_body);
                    continue;
                }
                for (count, base) in [(head.in_title, 0), (head.in_body, BODY)] {
                    let mut least = base;
                    for _ in 0..count {
                        let position = least.saturating_add(varint::take(&mut chunk));
                        each(head.article, position);
                        least = position.saturating_add(1);
                    }
                }
            }
        }
    }

    /// Says which of some ascending articles have the term: where one does, `has_it` becomes true. Chunks without
    /// any of them are skipped.
    pub fn mark(self, articles: &[u32], has_it: &mut [bool]) {
        let mut rest = self.rest;
        if self.occurs_once {
            if let Ok(at) = articles.binary_search(&varint::take(&mut rest)) {
                has_it[at] = true;
            }
            return;
        }
        let (mut left, mut next, mut at) = (self.articles, 0, 0);
        while left > 0 {
            let (span, mut chunk) = self.next_chunk(&mut rest);
            let count = left.min(CHUNK as u32);
            left -= count;
            while articles.get(at).is_some_and(|&article| article < next) {
                at += 1;
            }
            match articles.get(at) {
                None => return,
                Some(&article) if left > 0 && article >= next + span => {
                    next += span;
                    continue;
                }
                Some(_) => {}
            }
            for _ in 0..count {
                let found = posting(&mut chunk, &mut next).article;
                while articles.get(at).is_some_and(|&article| article < found) {
                    at += 1;
                }
                if articles.get(at) == Some(&found) {
                    has_it[at] = true;
                }
            }
        }
    }

    /// The bytes of the next chunk, and how far from its beginning its articles reach; 0 where there is only
    /// one.
    #[inline]
    fn next_chunk(&self, rest: &mut &'a [u8]) -> (u32, &'a [u8]) {
        if self.articles as usize <= CHUNK {
            return (0, rest);
        }
        let span = varint::take(rest);
        let length = varint::take(rest) as usize;
        let (chunk, after) = rest.split_at(length.min(rest.len()));
        *rest = after;
        (span, chunk)
    }
}

/// The next posting of a chunk.
#[inline]
fn posting(chunk: &mut &[u8], next: &mut u32) -> Posting {
    let code = varint::take(chunk);
    let article = next.wrapping_add(code >> 1);
    *next = article.wrapping_add(1);
    if code & 1 == 0 {
        return Posting { article, in_title: 0, in_body: 1 };
    }
    let counts = varint::take(chunk);
    let in_title = if counts & 1 == 1 { varint::take(chunk) } else { 0 };
    Posting { article, in_title, in_body: counts >> 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every occurrence of a made-up term: article, whether in the title, position.
    fn occurrences(count: u32, step: u32) -> Vec<(u32, bool, u32)> {
        let of_article = |nth: u32| {
            let article = nth * step + 1;
            let title = (0..u32::from(nth.is_multiple_of(5)) * 2).map(move |at| (article, true, at * 3));
            let body = u32::from(!nth.is_multiple_of(5) || nth.is_multiple_of(2)) * (1 + nth % 3);
            title.chain((0..body).map(move |at| (article, false, nth % 300 + at * 150)))
        };
        (0..count).flat_map(of_article).collect()
    }

    #[test]
    fn postings_come_back_and_chunks_can_be_skipped() {
        for (count, step) in [(1, 1), (2, 1), (127, 3), (128, 1), (129, 1), (1000, 1), (1000, 37)] {
            let all = occurrences(count, step);
            let mut growing = Growing::default();
            all.iter().for_each(|&(article, is_title, position)| growing.add(article, is_title, position));
            let mut bytes = Vec::new();
            growing.write(&mut bytes);
            assert_eq!(length(&bytes), bytes.len());
            bytes.extend([1, 2, 3]);
            assert_eq!(length(&bytes), bytes.len() - 3);
            let postings = Postings::new(&bytes);
            assert_eq!(postings.articles, count);
            let mut read = Vec::new();
            postings.each(|posting| read.push(posting));
            assert_eq!(read, growing.postings);
            let ids: Vec<u32> = read.iter().map(|posting| posting.article).collect();
            let some = |keep: &dyn Fn(u32) -> bool| {
                (0..count * step + 9).filter(|&id| keep(id)).collect::<Vec<u32>>()
            };
            for wanted in [
                some(&|_| true),
                some(&|id| id.is_multiple_of(7)),
                some(&|id| id > count * step / 2),
                some(&|id| id == count * step),
                vec![],
            ] {
                let mut found = Vec::new();
                postings.each_position(&wanted, |article, position| found.push((article, position)));
                let position = |is_title, position| if is_title { position } else { BODY + position };
                let expected = all.iter().filter(|(article, _, _)| wanted.contains(article));
                let expected: Vec<_> = expected.map(|&(article, t, p)| (article, position(t, p))).collect();
                assert_eq!(found, expected);
                let mut is_kept = vec![false; wanted.len()];
                postings.mark(&wanted, &mut is_kept);
                let expected: Vec<bool> = wanted.iter().map(|id| ids.contains(id)).collect();
                assert_eq!(is_kept, expected);
            }
        }
    }

    #[test]
    fn what_is_no_posting_ends() {
        assert_eq!(Postings::new(&[]).articles, 0);
        Postings::new(&[]).each(|_| unreachable!());
        for bytes in [&[200, 1, 5, 0][..], &[3, 200, 1, 255, 255], &[0], &[255, 255, 255, 255, 255]] {
            let postings = Postings::new(bytes);
            if postings.articles < 1000 {
                postings.each(|_| {});
                postings.each_position(&[0, 5], |_, _| {});
                postings.mark(&[0, 5], &mut [false; 2]);
            }
        }
    }
}
