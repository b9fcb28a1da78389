// What is asked: eight classes of queries, made from the articles themselves, always the same for the
// same articles.
//
// Only words are chosen that every engine cuts out of the text alike: letters from a to z, and never
// beside an apostrophe, which some engines cut at and others do not.

import { Scan, tokens } from './scan.mjs';

const SEED = 20_180_413;
const EACH = 48;
const TYPED = 10; // words that are typed letter by letter
const TRIES = 200_000;

const STOP_WORDS = new Set(['a', 'an', 'and', 'at', 'by', 'for', 'from', 'in', 'of', 'on', 'or', 'the', 'to', 'with']);

/** The classes in the order of the table, with their names there. */
export const CLASSES = [
  ['common', 'Common word'],
  ['rare', 'Rare word'],
  ['and', 'Two words'],
  ['phrase', 'Phrase'],
  ['prefix', 'Prefix, as typed'],
  ['fuzzy', 'One letter wrong'],
  ['none', 'No hit'],
  ['facets', 'Word, with counts'],
];

/** Numbers from 0 to 1, always the same (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The queries of every class, by its key; a class may have fewer than it should where texts are few. */
export function makeQueries(articles) {
  const next = random(SEED);
  const upTo = (count) => Math.floor(next() * count);
  const pick = (list) => list[upTo(list.length)];
  const sample = (list, count) => {
    const left = [...list];
    const picked = [];
    while (picked.length < count && left.length) picked.push(left.splice(upTo(left.length), 1)[0]);
    return picked;
  };
  // Distinct queries by trial, until there are enough or chance has had its chance.
  const gather = (kind, count, propose) => {
    const gathered = new Map();
    for (let tries = 0; tries < TRIES && gathered.size < count; tries += 1) {
      const words = propose(gathered.size);
      if (words) gathered.set(words.join(' '), { kind, words });
    }
    return [...gathered.values()];
  };

  const words = vocabulary(articles);
  const all = [...words.keys()].sort();
  const share = (low, high) =>
    all.filter((word) => words.get(word) >= low * articles.length && words.get(word) <= high * articles.length);
  const common = share(0.1, 0.6).filter((word) => words.get(word) > 1);
  const rarest = Math.max(1, Math.min(5, Math.ceil(articles.length / 10) - 1));
  const rare = all.filter((word) => words.get(word) <= rarest);
  const middle = new Set(share(0.02, 0.6));
  const long = [...middle].filter((word) => word.length >= 6);
  const known = (word) => words.has(word);
  const isContent = (word) => word.length >= 4 && known(word) && words.get(word) <= 0.6 * articles.length;

  const one = (kind) => (word) => ({ kind, words: [word] });
  const asked = sample(common, EACH);
  return {
    common: asked.map(one('word')),
    rare: sample(rare, EACH).map(one('word')),
    and: gather('word', EACH, () => {
      const { title, text } = pick(articles);
      const [first, second] = sample([...new Set(tokens(`${title}\n${text}`))].filter((word) => middle.has(word)), 2);
      return second && [first, second].sort();
    }),
    phrase: gather('phrase', EACH, (sofar) => {
      const pieces = pick(pick(articles).text.split('\n')).split(/\s+/);
      const length = sofar % 3 === 0 ? 2 : 3;
      const at = upTo(pieces.length);
      const phrase = pieces.slice(at, at + length);
      if (phrase.length < length || !phrase.every((piece) => /^[A-Za-z]+$/.test(piece))) return null;
      const lower = phrase.map((piece) => piece.toLowerCase());
      const fits = lower.map((word, place) =>
        sofar % 3 === 2 && place === 1 ? STOP_WORDS.has(word) : isContent(word));
      return fits.every(Boolean) ? lower : null;
    }),
    prefix: sample(long, TYPED).flatMap((word) =>
      [...word].map((_, at) => ({ kind: 'prefix', words: [word.slice(0, at + 1)] }))),
    fuzzy: gather('fuzzy', EACH, () => {
      const word = long.length ? pick(long) : null;
      if (!word) return null;
      const at = upTo(word.length);
      const wrong = word.slice(0, at) + letter(next) + word.slice(at + 1);
      return known(wrong) ? null : [wrong];
    }),
    none: gather('word', EACH, () => {
      const word = Array.from({ length: 5 + upTo(6) }, () => letter(next)).join('');
      return all.some((other) => other.startsWith(word.slice(0, 4))) ? null : [word];
    }),
    facets: asked.map(one('facets')),
  };
}

const letter = (next) => String.fromCharCode(97 + Math.floor(next() * 26));

/** In how many articles each word stands that can be asked for. */
function vocabulary(articles) {
  const counts = new Map();
  const cutUp = new Set();
  for (const { title, text } of articles) {
    for (const word of new Set(tokens(`${title}\n${text}`))) {
      if (word.includes("'")) word.split("'").forEach((part) => cutUp.add(part));
      else if (/^[a-z]{3,}$/.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  for (const word of cutUp) counts.delete(word);
  return counts;
}

/** What should be found, by class: the numbers of the articles, and for counts those too. */
export function makeAnswers(articles, queries) {
  const scan = new Scan(articles);
  const answers = {};
  for (const [key, asked] of Object.entries(queries)) {
    answers[key] = asked.map((query) => {
      const ids = scan.find(query);
      return query.kind === 'facets' ? { ids, counts: scan.count(ids) } : { ids };
    });
  }
  return answers;
}
