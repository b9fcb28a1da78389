import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';

/** Which of the files belong to the library. */
export const CODE = ['pagefind/pagefind.js', 'pagefind/pagefind-worker.js', 'pagefind/wasm.unknown.pagefind'];

export async function build(articles, folder) {
  // A language without a stemmer: words are compared as they are.
  const { index, errors } = await pagefind.createIndex({ forceLanguage: 'unknown' });
  if (!index) throw new Error(errors.join('; '));
  for (const [id, { title, text, date, source }] of articles.entries()) {
    const record = { url: `/${id}`, content: `${title}\n\n${text}`, language: 'en', meta: { title } };
    const { errors } = await index.addCustomRecord({ ...record, filters: { year: [date.slice(0, 4)], source: [source] } });
    if (errors.length) throw new Error(errors.join('; '));
  }
  const { errors: unwritten } = await index.writeFiles({ outputPath: path.join(folder, 'pagefind') });
  await pagefind.close();
  if (unwritten.length) throw new Error(unwritten.join('; '));
  return { 'numbers.json': JSON.stringify(numbers(path.join(folder, 'pagefind'))) };
}

/** Which article each of its ids stands for. */
function numbers(folder) {
  const known = {};
  const fragments = path.join(folder, 'fragment');
  for (const name of fs.readdirSync(fragments)) {
    const text = gunzipSync(fs.readFileSync(path.join(fragments, name))).toString('utf8');
    const { url } = JSON.parse(text.slice(text.indexOf('{')));
    known[path.basename(name, '.pf_fragment')] = Number(url.slice(1));
  }
  return known;
}
