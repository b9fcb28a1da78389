import { insert, save } from '@orama/orama';
import { line } from '../scan.mjs';
import { open } from './orama.shared.mjs';

export async function build(articles) {
  const database = open();
  for (const [id, { title, text, date, source }] of articles.entries()) {
    // Whole words are looked for in the text itself, as it is written: so it has to be in lower case.
    const all = `${line(title)}${line(text)}`;
    await insert(database, { id: String(id), all, title, year: date.slice(0, 4), source });
  }
  return { 'database.json': JSON.stringify(save(database)) };
}
