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
}

impl Growing {
    /// Adds an occurrence. Articles ascend.
    pub fn add(&mut self, article: u32, is_title: bool) {
        if self.postings.last().is_none_or(|last| last.article != article) {
            self.postings.push(Posting { article, ..Posting::default() });
        }
        if let Some(last) = self.postings.last_mut() {
            *if is_title { &mut last.in_title } else { &mut last.in_body } += 1;
        }
    }

    /// Appends the postings.
    pub fn write(&self, out: &mut Vec<u8>) {
        if let [Posting { article, in_title: 0, in_body: 1 }] = self.postings[..] {
            varint::put(0, out);
            varint::put(article, out);
            return;
        }
        let mut bytes = Vec::new();
        let mut before = 0;
        for chunk in self.postings.chunks(CHUNK) {
            let (start, mut own, mut occurrences) = (before, Vec::new(), 0);
            for posting in chunk {
                let is_once = (posting.in_title, posting.in_body) == (0, 1);
                varint::put((posting.article - before) << 1 | u32::from(!is_once), &mut own);
                before = posting.article + 1;
                occurrences += posting.in_title + posting.in_body;
                if !is_once {
                    varint::put(posting.in_body << 1 | u32::from(posting.in_title > 0), &mut own);
                    if posting.in_title > 0 {
                        varint::put(posting.in_title, &mut own);
                    }
                }
            }
            if self.postings.len() > CHUNK {
                varint::put(before - start, &mut bytes);
                varint::put(occurrences, &mut bytes);
                varint::put(own.len() as u32, &mut bytes);
            }
            bytes.extend(own);
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
    /// Whether it occurs once only: then `rest` is the article.
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

    /// Calls `each` with every posting.
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
            let mut chunk = self.next_chunk(&mut rest).bytes;
            for _ in 0..left.min(CHUNK as u32) {
                each(posting(&mut chunk, &mut next));
            }
            left -= left.min(CHUNK as u32);
        }
    }

    /// Calls `each` with the postings in some articles, which ascend: with the place of the article among those, with
    /// how often the term occurs in all articles before it, and with the posting. Chunks without any of the articles
    /// are skipped.
    pub fn each_in(self, articles: &[u32], each: &mut dyn FnMut(usize, u32, Posting)) {
        let mut rest = self.rest;
        if self.occurs_once {
            self.each(|posting| {
                if let Ok(at) = articles.binary_search(&posting.article) {
                    each(at, 0, posting);
                }
            });
            return;
        }
        let (mut left, mut next, mut at, mut before) = (self.articles, 0, 0, 0);
        while left > 0 {
            let mut chunk = self.next_chunk(&mut rest);
            let count = left.min(CHUNK as u32);
            left -= count;
            while articles.get(at).is_some_and(|&article| article < next) {
                at += 1;
            }
            match articles.get(at) {
                None => return,
                Some(&article) if left > 0 && article >= next.saturating_add(chunk.span) => {
                    next = next.saturating_add(chunk.span);
                    before = chunk.occurrences.wrapping_add(before);
                    continue;
                }
                Some(_) => {}
            }
            for _ in 0..count {
                let posting = posting(&mut chunk.bytes, &mut next);
                while articles.get(at).is_some_and(|&article| article < posting.article) {
                    at += 1;
                }
                if articles.get(at) == Some(&posting.article) {
                    each(at, before, posting);
                }
                before = before.wrapping_add(posting.in_title).wrapping_add(posting.in_body);
            }
        }
    }

    /// The next chunk; where there is only one, it has no head.
    #[inline]
    fn next_chunk(&self, rest: &mut &'a [u8]) -> Chunk<'a> {
        if self.articles as usize <= CHUNK {
            return Chunk { span: 0, occurrences: 0, bytes: rest };
        }
        let (span, occurrences) = (varint::take(rest), varint::take(rest));
        let length = varint::take(rest) as usize;
        let (bytes, after) = rest.split_at(length.min(rest.len()));
        *rest = after;
        Chunk { span, occurrences, bytes }
    }
}

/// Up to [`CHUNK`] postings.
struct Chunk<'a> {
    /// How far its articles reach, from where those of the chunk before end.
    span: u32,
    /// How often the term occurs in them.
    occurrences: u32,
    bytes: &'a [u8],
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

    /// Every occurrence of a made-up term: article, and whether in the title.
    fn occurrences(count: u32, step: u32) -> Vec<(u32, bool)> {
        let of_article = |nth: u32| {
            let article = nth * step + 1;
            let title = (0..u32::from(nth.is_multiple_of(5)) * 2).map(move |_| (article, true));
            let body = u32::from(!nth.is_multiple_of(5) || nth.is_multiple_of(2)) * (1 + nth % 3);
            title.chain((0..body).map(move |_| (article, false)))
        };
        (0..count).flat_map(of_article).collect()
    }

    #[test]
    fn postings_come_back_and_chunks_can_be_skipped() {
        for (count, step) in [(1, 1), (2, 1), (127, 3), (128, 1), (129, 1), (1000, 1), (1000, 37)] {
            let all = occurrences(count, step);
            let mut growing = Growing::default();
            all.iter().for_each(|&(article, is_title)| growing.add(article, is_title));
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
                postings
                    .each_in(&wanted, &mut |at, before, posting| found.push((wanted[at], before, posting)));
                let expected =
                    read.iter().filter(|posting| wanted.contains(&posting.article)).map(|&posting| {
                        let before = all.iter().filter(|(article, _)| *article < posting.article).count();
                        (posting.article, before as u32, posting)
                    });
                assert_eq!(found, expected.collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn what_is_no_posting_ends() {
        assert_eq!(Postings::new(&[]).articles, 0);
        Postings::new(&[]).each(|_| unreachable!());
        Postings::new(&[]).each_in(&[0], &mut |_, _, _| unreachable!());
        for bytes in [&[200, 1, 5, 0][..], &[3, 200, 1, 255, 255], &[0], &[255, 255, 255, 255, 255]] {
            let postings = Postings::new(bytes);
            if postings.articles < 1000 {
                postings.each(|_| {});
                postings.each_in(&[0, 5], &mut |_, _, _| {});
            }
        }
    }
}
