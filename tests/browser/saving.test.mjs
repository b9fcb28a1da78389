// Citing and saving: every page's panel, every file that it gives, read again by programs of others and compared with what
// the page shows. Citations are read by citation-js, tables by Python's csv and json, the network by networkx, where
// that is installed, and else by Python's XML parser.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { address, axe, inPage, open } from './harness.mjs';

const require = createRequire(import.meta.url);
const { Cite } = require('@citation-js/core');
require('@citation-js/plugin-bibtex');
require('@citation-js/plugin-ris');
require('@citation-js/plugin-csl');

const ARTICLE = '000_efc107f20451c485';
const READ = `#/read/${ARTICLE}`;
const COMPARE = `#/compare/${ARTICLE}/001_b4c96ad9177c5f17`;
const MARK = '\u{FEFF}';

const day = new Date();
const two = (number) => String(number).padStart(2, '0');
const TODAY = `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
const PARTS = [day.getFullYear(), day.getMonth() + 1, day.getDate()];

const python = (program, input) => JSON.parse(execFileSync('python3', ['-c', program], { input, encoding: 'utf8', maxBuffer: 1 << 28 }));

const CSV = `
import csv, io, json, sys
text = sys.stdin.buffer.read().decode('utf-8-sig')
rows = list(csv.reader(io.StringIO(text, newline=''), strict=True))
assert all(len(row) == len(rows[0]) for row in rows)
json.dump([dict(zip(rows[0], row)) for row in rows[1:]], sys.stdout)
`;

const GRAPH = `
import io, json, sys
data = sys.stdin.buffer.read()
try:
    import networkx
    graph = networkx.read_graphml(io.BytesIO(data))
    nodes = {node: fields for node, fields in graph.nodes(data=True)}
    edges = [[a, b, fields] for a, b, fields in graph.edges(data=True)]
    about = graph.graph
except ImportError:
    import xml.etree.ElementTree as tree
    space = '{http://graphml.graphdrawing.org/xmlns}'
    root = tree.fromstring(data)
    kinds = {'int': int, 'double': float, 'string': str}
    keys = {key.get('id'): kinds[key.get('attr.type')] for key in root.iter(space + 'key')}
    fields = lambda of: {data.get('key'): keys[data.get('key')](data.text or '') for data in of.findall(space + 'data')}
    graph = root.find(space + 'graph')
    nodes = {node.get('id'): fields(node) for node in graph.iter(space + 'node')}
    edges = [[edge.get('source'), edge.get('target'), fields(edge)] for edge in graph.iter(space + 'edge')]
    about = fields(graph)
json.dump({'nodes': nodes, 'edges': edges, 'about': {key: about[key] for key in ('query', 'view_link', 'corpus_sha256', 'saved_on') if key in about}}, sys.stdout)
`;

async function openPanel(page) {
  await page.getByRole('button', { name: 'Cite and save' }).click();
  await page.locator('#saving').waitFor();
}

/** What is saved by a button: its name and its text. */
async function saved(page, id) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`#save-${id}`).click()]);
  return { name: download.suggestedFilename(), text: fs.readFileSync(await download.path(), 'utf8') };
}

/** A table that is the same as CSV and as JSON: its rows as Python reads them, with their provenance checked. */
async function table(page, name, query = '') {
  const csv = await saved(page, `${name}-csv`);
  const json = await saved(page, `${name}-json`);
  assert.match(csv.name, new RegExp(`^dossier-${name}-.*${TODAY}\\.csv$|^dossier-${name}-${TODAY}\\.csv$`));
  assert.ok(csv.text.startsWith(MARK) && csv.text.endsWith('\r\n'));
  const rows = python(CSV, csv.text);
  const object = JSON.parse(json.text);
  assert.equal(object.table, name);
  const from = { query, view_link: page.url(), corpus_sha256: await corpusHash(page), saved_on: TODAY };
  for (const [key, value] of Object.entries(from)) {
    assert.equal(object[key], value, key);
    assert.ok(rows.every((row) => row[key] === value || row[key] === `'${value}`), key);
  }
  const { columns } = object;
  assert.equal(rows.length, object.rows.length);
  const field = (value) => {
    if (value === null) return '';
    if (typeof value !== 'string') return String(value);
    // No formula runs in a spreadsheet.
    return /^[ \u{a0}\n]*[=+\-@\t\r＝＋－＠]/u.test(value) ? `'${value}` : value;
  };
  for (const [at, row] of object.rows.entries()) {
    assert.deepEqual(Object.keys(row), columns);
    for (const column of columns) {
      const [written, read] = [field(row[column]), rows[at][column]];
      assert.ok(written === read || Number(written) === Number(read), `${column}: ${written} ${read}`);
    }
  }
  return object.rows;
}

const corpusHash = (page) => page.locator('.foot code').first().innerText();
const text = (locator) => locator.evaluateAll((all) => all.map((one) => one.textContent));

/** Follows a link of a table on a page of its own; what the passage is there. */
async function passageAt(link) {
  const page = await open(link.slice(link.indexOf('#')));
  const passage = await page.locator('.passage').first().textContent();
  await page.done();
  return passage;
}

test('an article is cited in five forms, by mouse and by key', inPage(READ, { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
  const link = await address(READ);
  const hash = await corpusHash(page);
  await page.locator('#saving-button').focus();
  await page.keyboard.press('Enter');
  await page.locator('#saving').waitFor();
  assert.equal(await page.locator('#saving-button').getAttribute('aria-expanded'), 'true');
  await axe(page);
  // The panel follows its button.
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Close');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'copy-chicago');
  await page.keyboard.press('Enter');
  await page.locator('#copy-chicago', { hasText: 'Copied' }).waitFor();
  assert.equal(await page.getByRole('status').first().innerText(), 'Citation copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const [footnote] = copied.split('\n');
  assert.match(footnote, /^“Ambassador says Mexico rejected offers of help to control arms trafficking,” Reforma, \[January 2021, inferred from the text\], in /);
  assert.ok(footnote.endsWith(`, ${link}.`) && copied.includes(hash), copied);
  assert.equal((await saved(page, 'chicago')).text, copied);
  const apa = await saved(page, 'apa');
  assert.match(apa.text, /^Ambassador says .*trafficking\. \(2021, January \[inferred from the text\]\)\. Reforma\. Retrieved \w+ \d+, \d{4}, from /);
  const forms = {};
  for (const [id, ending] of [['bibtex', 'bib'], ['ris', 'ris'], ['csl-json', 'json']]) {
    const file = await saved(page, id);
    assert.equal(file.name, `dossier-citation-${id}-000-efc107f20451c485-${TODAY}.${ending}`);
    const [item, ...others] = new Cite(file.text).data;
    assert.deepEqual(others, []);
    forms[id] = item;
    assert.equal(item.title.replace(/<[^>]*>/g, ''), 'Ambassador says Mexico rejected offers of help to control arms trafficking');
    assert.equal(item['container-title'], 'Reforma');
    assert.equal(item.URL, link);
    assert.equal(item.issued['date-parts'][0][0], 2021);
    assert.deepEqual(item.accessed['date-parts'][0], PARTS);
    const note = [item.note].flat().join('\n');
    assert.ok(note.includes(hash) && note.includes(link) && note.includes('inferred from the text'), note);
  }
  assert.deepEqual(forms['csl-json'].issued, { 'date-parts': [[2021, 1]], circa: true });
  assert.equal(forms.ris.type, 'article-newspaper');
  assert.equal(forms['csl-json'].type, 'article-newspaper');
  // A processor of others understands the item.
  const apaOfOthers = new Cite(forms['csl-json']).format('bibliography', { template: 'apa' });
  assert.match(apaOfOthers, /ca\. 2021, January.*Reforma/);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('#saving').count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'saving-button');
}));

test('the short way to a citation is the same', inPage(READ, { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
  await page.locator('#copy-citation').click();
  await page.getByRole('button', { name: 'Citation copied' }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  await openPanel(page);
  assert.equal((await page.locator('.cited').first().textContent()), copied);
}));

test('a passage is cited with its words and its bytes', inPage('#/?q=Culiacan', async (page) => {
  await page.locator('.snippet a').first().click();
  await page.locator('.passage').waitFor();
  const words = await page.locator('.passage').first().textContent();
  await openPanel(page);
  assert.equal(await page.locator('#saving h3').first().innerText(), 'Cite this passage');
  const cited = await page.locator('.cited').first().textContent();
  assert.ok(cited.includes(`Passage: “${words}” (bytes `), cited);
  const [item] = new Cite((await saved(page, 'ris')).text).data;
  assert.ok([item.note].flat().some((note) => note.includes(`Passage: “${words}”`)));
  assert.match(item.archive_location, /&at=|\?at=/);
}));

test('a list of results is cited, with every article in it', inPage('#/?q=arms', async (page) => {
  await openPanel(page);
  const titles = (await text(page.locator('.result h2'))).toSorted();
  const [item] = new Cite((await saved(page, 'csl-json')).text).data;
  assert.equal(item.title, 'Results for “arms”');
  assert.equal(item.URL, page.url());
  for (const [id, ending] of [['bibtex', 'bib'], ['ris', 'ris'], ['csl-json', 'json']]) {
    const file = await saved(page, `articles-${id}`);
    assert.equal(file.name, `dossier-articles-arms-${TODAY}.${ending}`);
    const items = new Cite(file.text).data;
    assert.deepEqual(items.map((one) => one.title.replace(/<[^>]*>/g, '')).toSorted(), titles);
    assert.equal(new Set(items.map((one) => one.id)).size, items.length);
    assert.ok(items.every((one) => /^https?:/.test(one.URL)));
  }
}));

test('entities and comparisons are cited, too', async () => {
  for (const [hash, title] of [['#/entity/place/mexico', /^Mentions of Mexico$/], [COMPARE, /” and “.*” compared$/], ['#/network', /^Names that appear together$/]]) {
    const page = await open(hash);
    await openPanel(page);
    for (const form of ['bibtex', 'ris', 'csl-json']) {
      const [item] = new Cite((await saved(page, form)).text).data;
      assert.match(item.title.replace(/<[^>]*>/g, ''), title);
      assert.equal(item.URL, page.url());
    }
    await page.done();
  }
});

test('results and filters are what is listed', inPage('#/?q=arms', async (page) => {
  await openPanel(page);
  const results = await table(page, 'results', 'arms');
  assert.deepEqual(results.map((row) => row.title), await text(page.locator('.result h2')));
  assert.deepEqual(results.map((row) => row.rank), results.map((_, at) => at + 1));
  const found = await page.evaluate(() => window.dossier.search('arms'));
  assert.deepEqual(results.map((row) => row.article), found.ids);
  for (const row of results) assert.ok(row.hits > 0 && row.snippet && row.file_sha256.length === 64);
  const filters = await table(page, 'filters', 'arms');
  const facets = await page.evaluate(() => window.dossier.facets('arms'));
  const field = { organisation: 'org' };
  for (const [kind, pairs] of Object.entries(facets.kinds)) {
    const rows = filters.filter((row) => (field[row.kind] ?? row.kind) === kind && row.articles > 0);
    assert.deepEqual(rows.map((row) => [row.entity, row.articles]), pairs);
  }
  const years = filters.filter((row) => row.kind === 'year' && row.articles > 0);
  assert.deepEqual(years.map((row) => [row.entity && Number(row.entity), row.articles]), facets.years);
}));

test('mentions of one and of all', async () => {
  const page = await open('#/entity/person/christopher-landau');
  await openPanel(page);
  const mentions = await table(page, 'mentions');
  const told = await page.locator('.facts').first().innerText();
  assert.ok(told.includes(`${mentions.length} mention`), `${told}: ${mentions.length}`);
  for (const row of mentions) {
    assert.equal(row.entity, 'christopher-landau');
    assert.ok(row.sentence.includes(row.words) && row.rule);
    assert.equal(Buffer.byteLength(row.words), row.end_byte - row.start_byte);
  }
  assert.equal(await passageAt(mentions[0].link), mentions[0].words);
  await page.done();
  const all = await open('#/entities');
  await openPanel(all);
  const names = await table(all, 'names');
  const every = await table(all, 'mentions');
  assert.equal(names.length, new Set(names.map((row) => `${row.kind}:${row.entity}`)).size);
  for (const name of names) {
    const own = every.filter((row) => row.kind === name.kind && row.entity === name.entity);
    assert.equal(own.length, name.mentions, name.name);
  }
  assert.ok(every.some((row) => row.kind === 'date') && every.some((row) => row.kind === 'quantity'));
  await all.done();
});

test('the concordance is saved as it is sorted, by both buttons', inPage('#/concordance?q=mexico&sort=right1', async (page) => {
  await openPanel(page);
  const lines = await table(page, 'concordance', 'mexico');
  const shown = await page.locator('.hits tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
  for (const [at, [, hit, , title]] of shown.entries()) {
    assert.deepEqual([lines[at].hit, lines[at].title], [hit, title]);
  }
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#save-lines').click()]);
  assert.equal(python(CSV, fs.readFileSync(await download.path(), 'utf8')).length, lines.length);
}));

test('the matrix counts what its cells say', inPage('#/matrix', async (page) => {
  await openPanel(page);
  const rows = await table(page, 'matrix');
  const shown = await page.locator('.matrix tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
  for (const [at, [name, ...cells]] of shown.entries()) {
    const { kind, entity, name: saved, mentions, ...counts } = rows[at];
    assert.ok(kind && entity);
    assert.equal(saved, name);
    assert.deepEqual(Object.values(counts), cells.slice(0, -1).map((cell) => Number(cell) || 0));
    assert.equal(Object.values(counts).reduce((sum, count) => sum + count), mentions);
  }
}));

test('the network is one for Gephi, too', inPage('#/network?q=arms', async (page) => {
  await openPanel(page);
  const pairs = await table(page, 'network', 'arms');
  const listed = await page.locator('.as-table tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.deepEqual(pairs.slice(0, listed.length).map((row) => [row.a_name, row.b_name, String(row.together), String(row.articles)]), listed.map((row) => row.slice(0, 4)));
  const file = await saved(page, 'network-graphml');
  assert.equal(file.name, `dossier-network-arms-${TODAY}.graphml`);
  const graph = python(GRAPH, file.text);
  assert.equal(graph.edges.length, pairs.length);
  const known = new Map(graph.edges.map(([a, b, fields]) => [[a, b].toSorted().join(' '), fields]));
  const field = { organisation: 'org' };
  for (const pair of pairs) {
    const ends = [`${field[pair.a_kind] ?? pair.a_kind}:${pair.a_entity}`, `${field[pair.b_kind] ?? pair.b_kind}:${pair.b_entity}`];
    const fields = known.get(ends.toSorted().join(' '));
    assert.deepEqual([fields.weight, fields.articles], [pair.together, pair.articles]);
    assert.equal(graph.nodes[ends[0]].label, pair.a_name);
  }
}));

test('the timeline has every date', inPage('#/timeline', async (page) => {
  await openPanel(page);
  const dates = await table(page, 'timeline');
  const published = dates.filter((row) => row.what === 'published');
  const dated = await page.evaluate(() => window.dossier.facets('').years.filter(([year]) => year !== null));
  assert.equal(published.length, dated.reduce((sum, [, count]) => sum + count, 0));
  const named = dates.filter((row) => row.what === 'named');
  assert.ok(named.length > 0 && named.every((row) => /^\d{4}(-\d\d)?(-\d\d)?$/.test(row.from) && row.words));
  assert.equal(await passageAt(named[0].link), named[0].words);
}));

test('passages and claims of a comparison are what scripts are given', inPage(COMPARE, async (page) => {
  await openPanel(page);
  const compared = await page.evaluate(([a, b]) => window.dossier.compare(a, b), COMPARE.split('/').slice(2));
  const passages = await table(page, 'passages');
  assert.deepEqual(
    passages.map((row) => [row.kind, row.a_words, row.a_start_byte, row.b_words, row.b_end_byte]),
    compared.passages.map((one) => [one.kind, one.a.surface, one.a.start, one.b.surface, one.b.end]),
  );
  const claims = await table(page, 'claims');
  assert.deepEqual(
    claims.map((row) => [row.kind, row.verdict, row.a_words, row.b_words, row.a_value]),
    compared.claims.map((one) => [one.kind, one.verdict, one.a?.surface ?? null, one.b?.surface ?? null, one.a?.value ?? null]),
  );
}));

test('a reference manager in the browser recognises an article, also after a click', inPage('#/', {
  init: () => {
    window.recognised = [];
    const look = () => window.recognised.push([...document.querySelectorAll('span.Z3988[title]')].map((span) => span.title));
    document.addEventListener('ZoteroItemUpdated', look);
  },
}, async (page) => {
  assert.equal(await page.locator('.Z3988').count(), 0);
  await page.locator(`#r-${ARTICLE}`).click();
  await page.locator('.read').waitFor();
  await page.waitForFunction(() => window.recognised.at(-1)?.length === 1);
  const fields = new URLSearchParams(await page.locator('.Z3988').getAttribute('title'));
  assert.equal(fields.get('ctx_ver'), 'Z39.88-2004');
  assert.equal(fields.get('rft_val_fmt'), 'info:ofi/fmt:kev:mtx:dc');
  assert.equal(fields.get('rft.type'), 'newspaperArticle');
  assert.equal(fields.get('rft.title'), await page.locator('h1').innerText());
  assert.equal(fields.get('rft.source'), await page.locator('.read .source').first().innerText());
  assert.equal(fields.get('rft.date'), await page.locator('.read .kicker time').first().getAttribute('datetime'));
  assert.ok(fields.get('rft.description').includes(await corpusHash(page)));
  await page.goBack();
  await page.locator('.results, .search').first().waitFor();
  await page.waitForFunction(() => window.recognised.at(-1)?.length === 0);
}));

test('pages that show no table have citations, and the panel closes with its page', inPage('#/about', async (page) => {
  await openPanel(page);
  await axe(page);
  assert.equal(await page.locator('#saving').getByText('Save as a table').count(), 0);
  await page.getByRole('link', { name: 'Names', exact: true }).click();
  await page.waitForFunction(() => location.hash === '#/entities');
  assert.equal(await page.locator('#saving').count(), 0);
  await page.goto(await address('#/open'));
  assert.equal(await page.getByRole('button', { name: 'Cite and save' }).count(), 0);
}));

for (const [name, options] of Object.entries({
  narrow: { viewport: { width: 360, height: 740 } },
  dark: { colorScheme: 'dark' },
})) {
  test(`the panel has room and contrast: ${name}`, inPage('#/network?q=arms', options, async (page) => {
    await openPanel(page);
    await axe(page);
    const overflow = await page.evaluate(() => document.querySelector('#saving').scrollWidth - document.querySelector('#saving').clientWidth);
    assert.ok(overflow <= 0, `${overflow} pixels too wide`);
  }));
}
