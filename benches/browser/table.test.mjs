import assert from 'node:assert/strict';
import { test } from 'node:test';
import { correctness, kilobytes, median, milliseconds, percent, percentile } from './statistics.mjs';
import { countsRight, fullTable, shortTable, withBenchmarks } from './table.mjs';

test('percentiles lie between the values', () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 2, 3]), 2.5);
  assert.equal(percentile([10, 20, 30, 40, 50], 0.95), 48);
  assert.equal(percentile([10, 9, 100], 0), 9);
  assert.equal(percentile([10, 9, 100], 1), 100);
  assert.equal(percentile([7], 0.99), 7);
  assert.ok(Number.isNaN(percentile([], 0.5)));
});

test('answers are compared hit by hit', () => {
  assert.deepEqual(correctness([[[1, 2], [1, 2]], [[3], [4, 5]]]), { recall: 0.5, falseShare: 1 / 3, falseHits: 1, missing: 2 });
  assert.deepEqual(correctness([[[], []]]), { recall: 1, falseShare: 0, falseHits: 0, missing: 0 });
});

test('numbers are as exact as they are worth, and nothing is rounded to perfect', () => {
  assert.deepEqual([0.00123, 0.123, 1.234, 12.34, 123.4, 1234].map(milliseconds), ['0.001', '0.12', '1.23', '12.3', '123', '1,234']);
  assert.deepEqual([690, 5544, 3_551_421].map(kilobytes), ['0.7', '5.5', '3,551']);
  assert.deepEqual([1, 0.99999, 0.9991, 0.5, 0.00001, 0].map(percent), ['100', '>99.9', '>99.9', '50', '<0.1', '0']);
});

test('counts by year and source are right or not', () => {
  const expected = [{ counts: { year: { 2018: 2, 2017: 1 }, source: { A: 3 } } }];
  assert.equal(countsRight([{ counts: { year: { 2018: 2, 2017: 1 }, source: { A: 3 } } }], expected), 1);
  assert.equal(countsRight([{ counts: { year: { 2018: 2, 2017: 3 } } }], expected), 0.5);
  assert.equal(countsRight([{ counts: {} }], expected), null);
});

const result = (more) => ({ cold: [100], memory: [2e6], fetched: 3000, times: { common: [1, 2] }, answers: { common: [{ ids: [1, 9] }] }, ...more });
const given = {
  expected: { common: [{ ids: [1, 2] }], phrase: [{ ids: [1] }] },
  engines: [
    { title: 'One', texts: true, bytes: { code: 1000, data: 2000 }, result: result() },
    { title: 'Broken', bytes: null, result: { cold: [], memory: [], times: {}, answers: {} } },
  ],
};

test('a table has a row for each class, and dashes for what an engine does not have', () => {
  const rows = fullTable(given).split('\n');
  assert.ok(rows.includes('| Common word, ms | 1.50 / 1.95 / 1.99 | – |'), rows.join('\n'));
  assert.ok(rows.includes('| Common word: right | 50, 50 false | – |'));
  assert.ok(rows.includes('| Phrase: right | – | – |'));
  assert.ok(rows.every((row) => row.split('|').length === 5));
});

test('the short one has the 95th percentile, and what is wrong in all', () => {
  const rows = shortTable(given).split('\n');
  assert.ok(rows.includes('| Common word, ms | 1.95 | – |'), rows.join('\n'));
  assert.ok(rows.includes('| Missed / false hits, % | 50 / 50 | – |'));
});

test('a document has its benchmarks replaced and nothing else', () => {
  const [start, end] = ['<!-- benchmarks: written by scripts/bench --write-docs -->', '<!-- end of benchmarks -->'];
  const readme = `before\n${start}\nold\n${end}\nafter\n`;
  const once = withBenchmarks(readme, 'new\n');
  assert.equal(once, `before\n${start}\n\nnew\n\n${end}\nafter\n`);
  assert.equal(withBenchmarks(once, 'new'), once);
  assert.throws(() => withBenchmarks('no place', 'new'), /no place for them/);
});
