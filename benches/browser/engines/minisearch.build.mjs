import MiniSearch from 'minisearch';
import { OPTIONS } from './minisearch.shared.mjs';

export function build(articles) {
  const index = new MiniSearch(OPTIONS);
  index.addAll(articles.map((article, id) => ({ id, ...article })));
  return { 'index.json': JSON.stringify(index) };
}
