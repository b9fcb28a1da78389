// `dossier export`, read by programs of others: SQLite and csv by Python's modules, JSON by Node. No browser takes part.
//
// The command is target/release/dossier, or $DOSSIER_COMMAND.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const command = process.env.DOSSIER_COMMAND ?? path.join(root, 'target/release/dossier');
const options = { skip: !fs.existsSync(command) && `there is no ${command}` };

/** What a program in Python says of a file, as JSON. */
const python = (program, file) => JSON.parse(execFileSync('python3', ['-c', program, file], { encoding: 'utf8', maxBuffer: 1 << 28 }));

const DATABASE = `
import json, sqlite3, sys
base = sqlite3.connect(sys.argv[1])
rows = lambda query: base.execute(query).fetchall()
json.dump({
    'sound': rows('PRAGMA integrity_check'),
    'broken': rows('PRAGMA foreign_key_check'),
    'articles': rows('SELECT slug, title, file_sha256 FROM articles ORDER BY slug'),
    'mentions': rows('SELECT article, entity, words, start_byte FROM mentions_in_articles'),
    'names': rows('SELECT kind, slug, mentions, articles FROM names'),
    'dates': rows('SELECT count(*) FROM dates'),
    'figures': rows('SELECT count(*) FROM figures'),
    'found': rows("SELECT slug FROM articles_fts JOIN articles ON articles.id = articles_fts.rowid WHERE articles_fts MATCH 'culiacán'"),
    'from': dict(rows('SELECT key, value FROM dossier')),
}, sys.stdout)
`;

const CSV = `
import csv, json, sys
with open(sys.argv[1], encoding='utf-8-sig', newline='') as file:
    json.dump(list(csv.DictReader(file, strict=True)), sys.stdout)
`;

/** A form of the example folder, exported. */
function exported(t, form) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dossier-export-'));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  const out = path.join(folder, 'out');
  execFileSync(command, ['export', path.join(root, 'seeds'), '--to', form, '-o', out], { encoding: 'utf8' });
  return out;
}

const lines = (file) => fs.readFileSync(file, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));

test('a database, tables and lines say the same', options, (t) => {
  const articles = lines(exported(t, 'jsonl'));
  const base = python(DATABASE, exported(t, 'sqlite'));
  const tables = exported(t, 'csv');
  const csv = Object.fromEntries(['articles', 'names', 'mentions'].map((name) => [name, python(CSV, path.join(tables, `${name}.csv`))]));

  assert.deepEqual([base.sound, base.broken], [[['ok']], []]);
  const known = articles.map((one) => [one.slug, one.title, one.sha256]);
  assert.deepEqual(base.articles, known);
  assert.deepEqual(csv.articles.map((row) => [row.article, row.title, row.file_sha256]).toSorted(), known.toSorted());

  const all = articles.flatMap((one) => one.mentions.map((mention) => ({ ...mention, slug: one.slug })));
  const named = all.filter((mention) => mention.entity);
  assert.deepEqual(base.mentions, named.map((mention) => [mention.slug, mention.entity, mention.surface, mention.start]));
  assert.equal(base.dates[0][0], all.filter((mention) => mention.kind === 'date').length);
  assert.equal(base.figures[0][0], all.filter((mention) => mention.kind === 'quantity').length);
  assert.deepEqual(
    csv.mentions.map((row) => [row.article, row.kind, row.entity, row.words.replace(/^'(?=[=+\-@])/, ''), Number(row.start_byte)]),
    all.map((mention) => [mention.slug, mention.kind, mention.entity ?? '', mention.surface, mention.start]),
  );
  for (const [kind, slug, mentions, count] of base.names) {
    const row = csv.names.find((one) => one.kind === kind && one.entity === slug);
    assert.deepEqual([Number(row.mentions), Number(row.articles)], [mentions, count], slug);
  }
  assert.equal(base.found.length, 1);
  for (const hash of [base.from.corpus_sha256, csv.articles[0].corpus_sha256]) assert.equal(hash, articles[0].corpus_sha256);

  // Bytes of the files themselves.
  for (const mention of all) {
    const { file, format } = articles.find((one) => one.slug === mention.slug);
    assert.equal(format, 'text');
    const bytes = fs.readFileSync(path.join(root, 'seeds', file));
    assert.equal(bytes.subarray(mention.start, mention.end).toString(), mention.surface);
  }
});
