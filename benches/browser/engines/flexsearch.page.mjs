// FlexSearch: whole words are found as beginnings of words; no phrases, no wrong letters (other than by
// sound), no counts. Gives a hundred hits unless asked for more, and no total.

import { Index } from 'flexsearch';
import { OPTIONS } from './flexsearch.shared.mjs';

const get = (name) => fetch(name).then((response) => (name === 'parts.json' ? response.json() : response.text()));

async function open() {
  const index = new Index(OPTIONS);
  const shown = get('shown.json');
  const keys = await get('parts.json');
  const parts = await Promise.all(keys.map((key) => get(`${key}.json`)));
  keys.forEach((key, at) => index.import(key, parts[at]));
  const titles = JSON.parse(await shown);
  return {
    ask({ kind, words }) {
      if (kind !== 'word' && kind !== 'prefix') return null;
      const text = words.join(' ');
      return {
        run: () => index.search(text),
        read: () => ({ ids: index.search(text, { limit: titles.length }) }),
      };
    },
  };
}

window.engine = open();
