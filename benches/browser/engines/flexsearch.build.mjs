import FlexSearch from 'flexsearch';
import { OPTIONS } from './flexsearch.shared.mjs';

export async function build(articles) {
  const index = new FlexSearch.Index(OPTIONS);
  articles.forEach(({ title, text }, id) => index.add(id, `${title}\n${text}`));
  const parts = {};
  await index.export((key, part) => {
    if (part) parts[key] = part;
  });
  const shown = articles.map(({ title, date, source }) => [title, date, source]);
  // A part is JSON already, and there may be more of them than one string can hold.
  const files = Object.fromEntries(Object.entries(parts).map(([key, part]) => [`${key}.json`, part]));
  return { ...files, 'parts.json': JSON.stringify(Object.keys(parts)), 'shown.json': JSON.stringify(shown) };
}
