// MiniSearch: no phrases, no counts by year or source.

import MiniSearch from 'minisearch';
import { OPTIONS } from './minisearch.shared.mjs';

const HOW = {
  word: { combineWith: 'AND' },
  prefix: { combineWith: 'AND', prefix: true },
  fuzzy: { combineWith: 'AND', fuzzy: 1 },
};

window.engine = fetch('index.json').then((response) => response.text()).then((json) => {
  const index = MiniSearch.loadJSON(json, OPTIONS);
  return {
    ask({ kind, words }) {
      const how = HOW[kind];
      const text = words.join(' ');
      return how && { run: () => index.search(text, how), read: (hits) => ({ ids: hits.map((hit) => hit.id) }) };
    },
  };
});
