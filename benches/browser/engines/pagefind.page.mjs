// Pagefind: no wrong letters. Two words are found as beginnings of words, one in quotation marks as it
// is. Fetches what a query needs.

const SYNTAX = {
  word: (words) => (words.length === 1 ? `"${words[0]}"` : words.join(' ')),
  facets: (words) => `"${words[0]}"`,
  phrase: (words) => `"${words.join(' ')}"`,
  prefix: (words) => words[0],
};

async function open() {
  const pagefind = await import('./pagefind/pagefind.js');
  await pagefind.init();
  let filters;
  return {
    ask({ kind, words }) {
      if (!SYNTAX[kind]) return null;
      const text = SYNTAX[kind](words);
      return {
        async run() {
          if (kind === 'facets') await (filters ??= pagefind.filters());
          return pagefind.search(text);
        },
        async read(answer) {
          numbers ??= fetch('numbers.json').then((response) => response.json());
          const known = await numbers;
          const ids = answer.results.map((result) => known[result.id]);
          return { ids, counts: kind === 'facets' ? answer.filters : undefined };
        },
      };
    },
  };
}

let numbers;
window.engine = open();
