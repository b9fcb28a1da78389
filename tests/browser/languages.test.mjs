// The page in another language: no sentence of it is in English, and it is chosen by the browser or the address.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { address, axe, built, dist, inPage, open } from './harness.mjs';

const SEEDS = new URL('../../seeds/', import.meta.url);

/** What the page may say in the language of its articles: their texts, titles and names. */
const material = fs.readdirSync(SEEDS)
  .filter((name) => /\.(txt|toml)$/.test(name))
  .map((name) => fs.readFileSync(new URL(name, SEEDS), 'utf8'))
  // What is the same in every language, and what these tests ask for.
  .concat(fs.readdirSync(SEEDS), 'SHA-256', 'titel:x', 'zebra xyzzyx traficking nobody nothing texas')
  .join('\n')
  .replace(/\s+/g, ' ');

const listed = () => built().html.match(/data-languages="es \.\/(es-\w+\.txt) ([^"]+)"/);

/** A language in which every sentence is the English one's translation in brackets. */
const bracketed = (table) => table.split('\n').map((line, at) => (at === 0 || line === '' ? line
  : line.slice(0, 8) + line.slice(8).split('\t').map((form) => `⟦${form}⟧`).join('\t'))).join('\n');

/** Answers with that language for the table of Spanish. The page names the hash of the true one. */
function routes() {
  const [, name, integrity] = listed();
  const table = bracketed(fs.readFileSync(dist(name), 'utf8'));
  return {
    [`**/${name}`]: (route) => route.fulfill({ contentType: 'text/plain; charset=utf-8', body: table }),
    '**/where/?lang=es': (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: built().html.replace(` ${integrity}"`, ' "') }),
  };
}

/** All that the page says, and where: texts, and attributes that are read out or shown. Code is the same in all languages. */
const said = (page) => page.evaluate(() => {
  const found = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ALL);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    // Programs that manage references read the last of these.
    if (element.closest('script, style, code, kbd, noscript, .languages, .Z3988')) continue;
    if (node.nodeType === Node.TEXT_NODE) found.push(node.data);
    for (const name of node.nodeType === Node.ELEMENT_NODE ? ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder', 'alt'] : []) {
      if (node.hasAttribute(name)) found.push(node.getAttribute(name));
    }
  }
  return found;
});

/** What of these texts is neither a sentence of the other language nor from the articles. */
function foreign(texts) {
  const left = texts.map((text) => {
    // Addresses and hashes are the same in all languages.
    let rest = text.replace(/https?:\/\/[^\s⟦⟧]+/g, '').replace(/\b[0-9a-f]{64}\b/g, '');
    for (let before; before !== rest;) {
      before = rest;
      rest = rest.replace(/⟦[^⟦⟧]*⟧/g, '');
    }
    return rest.replace(/\(\)\./g, ' · ').replace(/\s+/g, ' ').trim();
  });
  // Names and titles stand between such signs; a figure by its value is no word of a text.
  const trimmed = (part) => part.replace(/^[^\p{Letter}\p{Number}]+|[^\p{Letter}\p{Number}]+$/gu, '');
  const isOfArticles = (text) => material.includes(text) || text.split(/ · | \| |: |, |[“”]/).map(trimmed)
    .every((part) => material.includes(part) || /^[\d,.]+ \p{Letter}+$/u.test(part));
  const forms = ['Chicago', 'APA', 'BibTeX', 'RIS', 'CSL-JSON', 'CSV', 'JSON', 'GraphML', 'Markdown'];
  return [...new Set(left.filter((text) => /\p{Letter}{2}/u.test(text) && !forms.includes(text) && !/^[0-9a-f]{16,}$/.test(text) && !isOfArticles(text)))];
}

const PAGES = [
  '#/', '#/?q=arms', '#/?q=arms+person:christopher-landau+-place:texas+year:2018..2021', '#/?q=xyzzyx', '#/?q=traficking',
  '#/?q=titel:x+"arms', '#/?q=arms+OR+drugs+-"border+crossing"+number:1000..', '#/?q=arms+zebra', '#/?q=SRE',
  '#/entities', '#/entity/org/sre', '#/entity/person/nobody', '#/topic', '#/topic/org/sre', '#/topic?q=arms',
  '#/concordance?q=arms', '#/concordance?q=arms&sort=left1', '#/concordance', '#/matrix', '#/timeline', '#/network', '#/likeness',
  '#/likeness?q=xyzzyx', '#/about', '#/integrity', '#/open', '#/compare', '#/read/nothing', '#/nowhere?what=ever&sort=upwards', '#/notes',
];

test('every page is in the other language', async () => {
  const page = await open('?lang=es#/', { routes: routes() });
  const slugs = await page.evaluate(() => window.dossier.search('').ids);
  const pages = [
    ...PAGES,
    ...slugs.map((slug) => `#/read/${slug}?q=arms+border`),
    `#/compare/${slugs[0]}/${slugs[1]}`, `#/compare/${slugs[1]}/${slugs[2]}?only=lit`, `#/compare/${slugs[0]}/-`,
  ];
  const wrong = {};
  for (const hash of pages) {
    await page.evaluate((to) => { location.hash = to; }, hash);
    await page.waitForTimeout(250);
    if (hash === '#/integrity') await page.getByText('SHA256SUMS').first().waitFor();
    if (hash === '#/open') await page.locator('#drop').waitFor();
    await page.evaluate(() => { for (const folded of document.querySelectorAll('main details')) folded.open = true; });
    const found = foreign(await said(page));
    if (found.length > 0) wrong[hash] = found;
  }
  await page.done();
  assert.deepEqual(wrong, {});
});

test('the help and an explanation are in the other language', async () => {
  const page = await open('?lang=es#/', { routes: routes() });
  const [slug] = await page.evaluate(() => window.dossier.search('arms').ids);
  await page.evaluate((to) => { location.hash = to; }, `#/read/${slug}?q=arms`);
  await page.locator('main mark').first().waitFor();
  await page.locator('main [id^="m"]').first().click();
  const explained = foreign(await said(page));
  await page.evaluate(() => { location.hash = '#/'; });
  await page.locator('search button').first().click();
  await page.locator('#q').fill('person:la');
  await page.waitForTimeout(300);
  const helped = foreign(await said(page));
  await page.done();
  assert.deepEqual([explained, helped], [[], []]);
});

test('what can be taken along, and notes, are in the other language', async () => {
  const page = await open('?lang=es#/?q=arms', { routes: routes() });
  const [slug] = await page.evaluate(() => window.dossier.search('arms').ids);
  const wrong = {};
  const look = async (name) => {
    const found = foreign(await said(page));
    if (found.length > 0) wrong[name] = found;
  };
  for (const hash of ['#/?q=arms', `#/read/${slug}`, '#/matrix', '#/network', '#/entities', '#/concordance?q=arms']) {
    await page.evaluate((to) => { location.hash = to; }, hash);
    await page.waitForTimeout(250);
    await page.locator('#saving-button').click();
    await page.locator('#keep-view').waitFor();
    await look(hash);
  }
  await page.locator('#keep-view').click();
  await look('a view that was kept');
  await page.evaluate((to) => { location.hash = to; }, `#/read/${slug}`);
  await page.locator('#star').click();
  await page.evaluate(() => getSelection().selectAllChildren(document.querySelectorAll('.text [data-at]')[1]));
  await page.locator('#highlight-write').waitFor();
  await look('selected words');
  await page.locator('#highlight-pink').click();
  await page.locator('.marked-here summary').click();
  await look('marked words');
  const link = await page.locator('[id^=link-]').getAttribute('href');
  await page.locator('[id^=delete-]').click();
  await look('a note that may be deleted');
  await page.evaluate((to) => { location.hash = to; }, link);
  await page.locator('#shared').waitFor();
  await look('a shared note');
  await page.evaluate(() => { location.hash = '#/notes'; });
  await page.locator('#notes-file').setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{') });
  await page.locator('.notice').waitFor();
  await page.locator('#notes-clear').click();
  await look('#/notes');
  await page.done();
  assert.deepEqual(wrong, {});
});

test('what finds English sentences finds one', () => {
  assert.deepEqual(foreign(['⟦Buscar⟧ 3', 'Search the articles', '⟦{⟦3⟧} x⟧ · Show fewer']), ['Search the articles', '· Show fewer']);
});

test('the browser’s language is followed', inPage('#/?q=arms', { locale: 'es-MX' }, async (page) => {
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'es-MX');
  await page.getByText('Copiar enlace').waitFor();
  assert.match(await page.locator('main').innerText(), /\d{1,2} de [a-z]+ de 20\d\d/);
  await axe(page);
}));

test('a reader of English fetches no sentences', async () => {
  const page = await open('#/?q=arms', { locale: 'en-US' });
  const asked = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
  assert.equal(asked.filter((name) => name.endsWith('.txt')).length, 0);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  await page.done();
});

test('the language is switched in the page, and the link keeps it', async () => {
  const page = await open('#/?q=arms', { locale: 'en-US' });
  await page.getByRole('link', { name: 'Español' }).click();
  await page.getByText('Copiar enlace').waitFor();
  assert.equal(page.url(), await address('?lang=es#/?q=arms'));
  await page.getByRole('link', { name: 'Comparar', exact: true }).click();
  assert.match(page.url(), /\?lang=es#\/compare$/);
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByText('Copy link').waitFor();
  assert.equal(page.url(), await address('?lang=en#/compare'));
  await page.done();
});

test('without its sentences the page is in English', async () => {
  const [, name] = listed();
  const page = await open('?lang=es#/', { routes: { [`**/${name}`]: (route) => route.abort() } });
  await page.getByText('Copy link').waitFor();
  await page.discard();
});
