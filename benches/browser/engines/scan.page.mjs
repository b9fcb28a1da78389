// The plain scan, as one of the engines.

import { Scan, matcher } from '../scan.mjs';

window.engine = fetch('articles.json').then((response) => response.json()).then((articles) => {
  const scan = new Scan(articles);
  return {
    ask(query) {
      if (query.kind === 'stemmed') return null;
      if (query.kind !== 'facets') return { run: () => scan.find(query), read: (ids) => ({ ids }) };
      return {
        run() {
          const ids = scan.find(query);
          return { ids, counts: scan.count(ids) };
        },
        read: (answer) => answer,
      };
    },
  };
});
