// The tables: results in, Markdown out.

import { CLASSES } from './queries.mjs';
import { correctness, kilobytes, median, megabytes, milliseconds, percent, percentile } from './statistics.mjs';

const NONE = '–';
const START = '<!-- benchmarks: written by scripts/bench --write-docs -->';
const END = '<!-- end of benchmarks -->';

/** The classes of queries, with the one that only the dossier is asked. */
const ROWS = [CLASSES[0], ['stemmed', 'The same, inflections too'], ...CLASSES.slice(1)];

const row = (cells) => `| ${cells.join(' | ')} |`;

function table(head, rows) {
  const rule = `|${head.map((_, at) => (at ? '--:' : '---')).join('|')}|`;
  return [row(head), rule, ...rows.map(row)].join('\n');
}

/** Everything that was measured with so many articles. `engines` are `{ title, texts, bytes, result }`. */
export function fullTable({ engines, expected }) {
  const line = (label, cell) => [label, ...engines.map((engine) => (isMeasured(engine) ? cell(engine) : NONE))];
  return table(['', ...engines.map(({ title }) => title)], [
    ['Library, kB', ...engines.map(({ bytes }) => bytes ? kilobytes(bytes.code) : NONE)],
    ['Index and data, kB', ...engines.map(({ bytes }) => bytes ? kilobytes(bytes.data) : NONE)],
    ['… the texts among them', ...engines.map(({ texts }) => (texts ? 'yes' : 'no'))],
    line('Fetched for the first answer, kB', ({ result }) => kilobytes(result.fetched)),
    line('First answer, ms', ({ result }) => milliseconds(median(result.cold))),
    line('Memory after use, MB', ({ result }) => megabytes(median(result.memory))),
    ...ROWS.map(([key, name]) => line(`${name}, ms`, ({ result }) => times(result.times[key]))),
    ...ROWS.filter(([key]) => expected[key]).map(([key, name]) =>
      line(`${name}: right`, ({ result }) => right(key, result.answers[key], expected[key]))),
  ]);
}

/** The same for people in a hurry. */
export function shortTable({ engines, expected }) {
  const line = (label, cell) => [label, ...engines.map((engine) => (isMeasured(engine) ? cell(engine) : NONE))];
  return table(['', ...engines.map(({ title }) => title)], [
    ['Library + index, kB', ...engines.map(({ bytes, texts }) =>
      bytes ? `${kilobytes(bytes.code)} + ${kilobytes(bytes.data)}${texts ? '' : ' ¹'}` : NONE)],
    line('First answer, ms', ({ result }) => milliseconds(median(result.cold))),
    line('Memory, MB', ({ result }) => megabytes(median(result.memory))),
    ...ROWS.map(([key, name]) => line(`${name}, ms`, ({ result }) =>
      result.times[key] ? milliseconds(percentile(result.times[key], 0.95)) : NONE)),
    line('Missed / false hits, %', ({ result }) => overall(result.answers, expected)),
  ]);
}

const isMeasured = ({ result }) => result.cold.length > 0;

function times(taken) {
  return taken ? [0.5, 0.95, 0.99].map((share) => milliseconds(percentile(taken, share))).join(' / ') : NONE;
}

function pairs(given, expected) {
  return given.map((answer, at) => [answer.ids, expected[at].ids]);
}

/** Which share was found and which share of what was found is false, in per cent. */
function right(key, given, expected) {
  if (!given) return NONE;
  const { recall, falseShare, falseHits } = correctness(pairs(given, expected));
  if (key === 'none') return falseHits ? `${falseHits} false` : '100';
  const both = falseHits ? `${percent(recall)}, ${percent(falseShare)} false` : percent(recall);
  if (key !== 'facets') return both;
  const counts = countsRight(given, expected);
  return counts === null ? both : `${both}; counts ${percent(counts)}`;
}

/** The share of counts by year and source that are as they should be, of those that are given. */
export function countsRight(given, expected) {
  let [all, same] = [0, 0];
  given.forEach(({ counts }, at) => {
    for (const facet of ['year', 'source']) {
      if (!counts?.[facet]) continue;
      for (const [value, count] of Object.entries(expected[at].counts[facet])) {
        all += 1;
        same += Number(counts[facet][value]) === count;
      }
    }
  });
  return all ? same / all : null;
}

/** Over all classes that the engine knows, each with the same weight. */
function overall(answers, expected) {
  const known = Object.keys(expected).filter((key) => answers[key] && key !== 'facets');
  const found = known.map((key) => correctness(pairs(answers[key], expected[key])));
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const missed = mean(found.map(({ recall }) => 1 - recall));
  return `${percent(missed)} / ${percent(mean(found.map(({ falseShare }) => falseShare)))}`;
}

/** A document with its benchmarks replaced. */
export function withBenchmarks(readme, text) {
  const [from, to] = [readme.indexOf(START), readme.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`it has no place for them: ${START} … ${END}`);
  return `${readme.slice(0, from + START.length)}\n\n${text.trim()}\n\n${readme.slice(to)}`;
}
