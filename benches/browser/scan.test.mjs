import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Scan, fold, line, nearPattern, tokens } from './scan.mjs';

const ARTICLES = [
  { title: 'Arms at the Border', text: 'Trafficking of arms.\nMexico’s attorney said so.', date: '2018-04-13', source: 'A' },
  { title: 'A plea', text: 'He pleaded guilty in Culiacán; the arms-trade court sat.', date: '2017-01-02', source: 'B' },
  { title: 'Nothing', text: 'Court arms', date: '', source: 'A' },
];
const scan = new Scan(ARTICLES);
const find = (kind, ...words) => scan.find({ kind, words });

test('words are runs of letters and digits, folded', () => {
  assert.deepEqual(tokens('Mexico’s 253,000 arms-dealers, "U.S." café_X'), ["mexico's", '253', '000', 'arms', 'dealers', 'u', 's', 'cafe', 'x']);
  assert.equal(fold('CULIACÁN'), 'culiacan');
  assert.equal(line('A b.'), ' a b ');
});

test('a word is a whole word, and several have to be there', () => {
  assert.deepEqual(find('word', 'arms'), [0, 1, 2]);
  assert.deepEqual(find('word', 'arm'), []);
  assert.deepEqual(find('word', 'mexico'), []);
  assert.deepEqual(find('word', 'arms', 'court'), [1, 2]);
});

test('the beginning of a word is at its beginning', () => {
  assert.deepEqual(find('prefix', 'pl'), [1]);
  assert.deepEqual(find('prefix', 'rms'), []);
});

test('a phrase is in order, and not from the title into the text', () => {
  assert.deepEqual(find('phrase', 'arms', 'trade', 'court'), [1]);
  assert.deepEqual(find('phrase', 'court', 'arms'), [2]);
  assert.deepEqual(find('phrase', 'border', 'trafficking'), []);
});

test('one letter wrong is one that is added, left out or another', () => {
  const near = (word) => [...' cort court courts curt crt cxurt couurt xcourt ourt court2 '.matchAll(/\S+/g)]
    .map(([other]) => other)
    .filter((other) => new RegExp(nearPattern(word), 'u').test(` ${other} `));
  assert.deepEqual(near('court'), ['cort', 'court', 'courts', 'curt', 'cxurt', 'couurt', 'xcourt', 'ourt', 'court2']);
  assert.deepEqual(find('fuzzy', 'courd'), [1, 2]);
  assert.deepEqual(find('fuzzy', 'kourd'), []);
});

test('near words are those at a distance of one, for many words', () => {
  const letters = ['a', 'b', 'c'];
  const all = [''];
  for (let at = 0; all[at].length < 4; at += 1) letters.forEach((letter) => all.push(all[at] + letter));
  for (const word of all.filter((one) => one.length === 3)) {
    const pattern = new RegExp(nearPattern(word), 'u');
    for (const other of all.filter(Boolean)) {
      assert.equal(pattern.test(` ${other} `), distance(word, other) <= 1, `${word} ${other}`);
    }
  }
});

test('counts are of the articles found', () => {
  assert.deepEqual(scan.count([0, 1, 2]), { year: { 2018: 1, 2017: 1, '': 1 }, source: { A: 2, B: 1 } });
});

/** The Levenshtein distance, by the book. */
function distance(one, other) {
  let row = [...other, ''].map((_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length];
}
