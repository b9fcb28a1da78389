// The plain scan: every article looked through for every query, without an index. What it finds is
// what the other engines' answers are compared with. It runs in node and, as one of the engines, in
// the browser.
//
// A text is kept as one line of folded words with a space on either side of each, so that a word,
// the beginning of a word and a phrase are all a string to look for; title and text are two lines,
// and no phrase runs from one into the other.

const TOKEN = /[\p{L}\p{N}\p{M}]+(?:'[\p{L}\p{N}\p{M}]+)*/gu;

/** Lower case, without accents, straight apostrophes. */
export function fold(text) {
  return text.toLowerCase().replace(/[’‘]/g, "'").normalize('NFD').replace(/\p{M}+/gu, '');
}

/** The folded words of a text: runs of letters and digits, joined by apostrophes. */
export function tokens(text) {
  return fold(text).match(TOKEN) ?? [];
}

/** A text as one line of words. */
export function line(text) {
  return ` ${tokens(text).join(' ')} `;
}

/** The words within one letter of a word, as the source of a regular expression. */
export function nearPattern(word) {
  const forms = new Set([`${word}`]);
  for (let at = 0; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    forms.add(`${before}[^ \\n]${after}`);
    if (after) {
      forms.add(`${before}${after.slice(1)}`);
      forms.add(`${before}[^ \\n]${after.slice(1)}`);
    }
  }
  return ` (?:${[...forms].filter(Boolean).join('|')}) `;
}

/** Whether a text answers, as a function of its lines. */
export function matcher({ kind, words }) {
  const has = (part) => (text) => text.includes(part);
  switch (kind) {
    case 'prefix':
      return has(` ${words[0]}`);
    case 'phrase':
      return has(` ${words.join(' ')} `);
    case 'fuzzy': {
      const near = new RegExp(nearPattern(words[0]), 'u');
      return (text) => near.test(text);
    }
    default: {
      const parts = words.map((word) => ` ${word} `);
      return (text) => parts.every((part) => text.includes(part));
    }
  }
}

/** Articles that can be scanned. Each has a title and a text, and perhaps a date and a source. */
export class Scan {
  constructor(articles) {
    this.lines = articles.map(({ title, text }) => `${line(title)}\n${line(text)}`);
    this.facets = articles.map(({ date, source }) => ({ year: date?.slice(0, 4) ?? '', source: source ?? '' }));
  }

  /** The numbers of the articles that answer. */
  find(query) {
    const matches = matcher(query);
    const found = [];
    this.lines.forEach((text, at) => {
      if (matches(text)) found.push(at);
    });
    return found;
  }

  /** How many of these articles there are of each year and of each source. */
  count(found) {
    const counts = { year: {}, source: {} };
    for (const at of found) {
      const { year, source } = this.facets[at];
      counts.year[year] = (counts.year[year] ?? 0) + 1;
      counts.source[source] = (counts.source[source] ?? 0) + 1;
    }
    return counts;
  }
}
