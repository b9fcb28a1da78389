import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Trouble, readArticles } from './corpus.mjs';
import { CLASSES, makeAnswers, makeQueries, random } from './queries.mjs';
import { tokens } from './scan.mjs';

const SAMPLE = path.join(path.dirname(fileURLToPath(import.meta.url)), '../sample.jsonl.gz');
const articles = await readArticles(SAMPLE);
const queries = makeQueries(articles);
const answers = makeAnswers(articles, queries);

test('the sample has 200 articles with everything that is asked for', () => {
  assert.equal(articles.length, 200);
  assert.ok(articles.every(({ title, text, date, source }) => title && text && /^20\d\d-\d\d-\d\d$/.test(date) && source));
});

test('every class has its queries, each once, and always the same', () => {
  assert.deepEqual(Object.keys(queries), CLASSES.map(([key]) => key));
  for (const [key, asked] of Object.entries(queries)) {
    assert.ok(asked.length >= 40, `${key}: ${asked.length}`);
    if (key !== 'prefix') assert.equal(new Set(asked.map(({ words }) => words.join(' '))).size, asked.length);
  }
  assert.deepEqual(makeQueries(articles), queries);
});

test('a class finds as many articles as it says', () => {
  const hits = (key) => answers[key].map(({ ids }) => ids.length);
  assert.ok(hits('common').every((count) => count >= 20 && count <= 120));
  assert.ok(hits('rare').every((count) => count >= 1 && count <= 5));
  for (const key of ['and', 'phrase', 'prefix', 'fuzzy']) assert.ok(hits(key).every((count) => count >= 1), key);
  assert.ok(hits('none').every((count) => count === 0));
});

test('counts add up to the hits', () => {
  for (const { ids, counts } of answers.facets) {
    for (const facet of [counts.year, counts.source]) {
      assert.equal(Object.values(facet).reduce((sum, count) => sum + count, 0), ids.length);
    }
  }
});

test('no word stands beside an apostrophe', () => {
  const beside = new Set(articles.flatMap(({ title, text }) => tokens(`${title}\n${text}`))
    .filter((word) => word.includes("'")).flatMap((word) => word.split("'")));
  for (const key of ['common', 'rare', 'and']) {
    for (const { words } of queries[key]) assert.ok(words.every((word) => !beside.has(word)), words.join(' '));
  }
});

test('some phrases have a stop word in the middle, and some prefixes one letter', () => {
  assert.ok(queries.phrase.some(({ words }) => words.length === 3 && ['of', 'the', 'in', 'to', 'and', 'for'].includes(words[1])));
  assert.ok(queries.prefix.filter(({ words }) => words[0].length === 1).length > 1);
});

test('chance is the same every time, and between 0 and 1', () => {
  const [one, other] = [random(7), random(7)];
  const drawn = Array.from({ length: 1000 }, one);
  assert.deepEqual(Array.from({ length: 1000 }, other), drawn);
  assert.ok(drawn.every((value) => value >= 0 && value < 1));
  assert.ok(new Set(drawn).size > 990);
});

test('a file that is not there, or not as it should be, is told', async () => {
  await assert.rejects(readArticles('nowhere.jsonl'), (error) => error instanceof Trouble && /there is no such file/.test(error.message));
  await assert.rejects(readArticles(fileURLToPath(import.meta.url)), (error) => error instanceof Trouble && /test\.mjs:1: /.test(error.message));
});
