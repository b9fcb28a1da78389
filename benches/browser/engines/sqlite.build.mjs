import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import fs from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export async function build(articles) {
  const sqlite = await sqlite3InitModule({ print() {}, printErr() {} });
  const database = new sqlite.oo1.DB(':memory:');
  database.exec(`
    CREATE TABLE article (id INTEGER PRIMARY KEY, title TEXT, date TEXT, year TEXT, source TEXT);
    CREATE VIRTUAL TABLE words USING fts5(title, text, content='', prefix='1 2 3',
      tokenize="unicode61 remove_diacritics 2");
    BEGIN;
  `);
  const row = database.prepare('INSERT INTO article VALUES (?, ?, ?, ?, ?)');
  const words = database.prepare('INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)');
  articles.forEach(({ title, text, date, source }, id) => {
    row.bind([id, title, date, date.slice(0, 4), source]).stepReset();
    words.bind([id, title, text]).stepReset();
  });
  row.finalize();
  words.finalize();
  database.exec("COMMIT; INSERT INTO words(words) VALUES ('optimize'); VACUUM;");
  const bytes = sqlite.capi.sqlite3_js_db_export(database.pointer);
  return {
    'articles.sqlite': Buffer.from(bytes),
    'sqlite3.wasm': fs.readFileSync(require.resolve('@sqlite.org/sqlite-wasm/sqlite3.wasm')),
  };
}

/** Which of the files belong to the library. */
export const CODE = ['sqlite3.wasm'];
