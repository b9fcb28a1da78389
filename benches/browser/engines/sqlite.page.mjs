// SQLite with FTS5, in memory: no wrong letters. A search is its ten best hits and its total.

import sqlite3InitModule from '@sqlite.org/sqlite-wasm';

const FROM = 'FROM words WHERE words MATCH ?';
const SYNTAX = {
  word: (words) => words.join(' AND '),
  facets: (words) => words.join(' AND '),
  phrase: (words) => `"${words.join(' ')}"`,
  prefix: (words) => `${words[0]}*`,
};

async function open() {
  const file = fetch('articles.sqlite').then((response) => response.arrayBuffer());
  const sqlite = await sqlite3InitModule({ print() {}, printErr() {}, locateFile: (name) => name });
  const bytes = new Uint8Array(await file);
  const database = new sqlite.oo1.DB(':memory:');
  const { capi, wasm } = sqlite;
  const own = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_RESIZEABLE;
  const at = wasm.allocFromTypedArray(bytes);
  database.checkRc(capi.sqlite3_deserialize(database.pointer, 'main', at, bytes.length, bytes.length, own));

  const prepare = (sql) => database.prepare(sql);
  const best = prepare(`SELECT rowid ${FROM} ORDER BY rank LIMIT 10`);
  const total = prepare(`SELECT count(*) ${FROM}`);
  const ids = prepare(`SELECT rowid ${FROM}`);
  const by = (column) => prepare(
    `SELECT ${column}, count(*) FROM article WHERE id IN (SELECT rowid ${FROM}) GROUP BY ${column}`);
  const [years, sources] = [by('year'), by('source')];
  const rows = (statement, text) => {
    const found = [];
    statement.bind([text]);
    while (statement.step()) found.push(statement.get([]));
    statement.reset();
    return found;
  };
  return {
    ask({ kind, words }) {
      if (!SYNTAX[kind]) return null;
      const text = SYNTAX[kind](words);
      const run = () => [rows(best, text), rows(total, text)];
      const read = () => ({ ids: rows(ids, text).flat() });
      if (kind !== 'facets') return { run, read };
      const counts = () => [rows(years, text), rows(sources, text)];
      return {
        run: () => [run(), counts()],
        read() {
          const [year, source] = counts().map(Object.fromEntries);
          return { ...read(), counts: { year, source } };
        },
      };
    },
  };
}

window.engine = open();
