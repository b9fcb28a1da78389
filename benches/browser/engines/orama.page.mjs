// Orama: no phrases. Gives ten hits unless asked for more, and the total.

import { load, search } from '@orama/orama';
import { open } from './orama.shared.mjs';

const FACETS = { year: {}, source: {} };
const HOW = {
  word: { exact: true },
  prefix: {},
  fuzzy: { tolerance: 1 },
  facets: { exact: true, facets: FACETS },
};

window.engine = fetch('database.json').then((response) => response.json()).then((saved) => {
  const database = open();
  load(database, saved);
  const articles = Object.keys(saved.docs.docs).length;
  return {
    ask({ kind, words }) {
      const how = HOW[kind];
      if (!how) return null;
      const asked = { term: words.join(' '), properties: ['all'], threshold: 0, ...how };
      return {
        run: () => search(database, asked),
        async read() {
          const { hits, facets } = await search(database, { ...asked, limit: articles });
          const counts = facets && { year: facets.year.values, source: facets.source.values };
          return { ids: hits.map((hit) => Number(hit.id)), counts };
        },
      };
    },
  };
});
