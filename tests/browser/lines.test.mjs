// The hits of a query in their lines: sorting, what stands near them, and the table that is saved. As in
// app.test.mjs, a test acts, looks at the address, and lands on it afresh.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { axe, inPage, open } from './harness.mjs';

const LINES = '#/concordance?q=mexico';

const box = (page) => page.getByRole('combobox', { name: 'Search the articles' });
const hash = (page) => page.evaluate(() => location.hash);
const heading = (page) => page.locator('h1').innerText();
const rows = (page) => page.locator('.hits tbody tr');
const focus = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.tagName);

/** The lines as texts: left, hit, right, title, date. */
const lines = (page) => rows(page).evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));

/** The fields of a line of a CSV file. */
const fields = (line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare);

async function reached(page, wanted) {
  await page.waitForFunction((h) => location.hash === h, wanted).catch(async () => {
    assert.equal(await hash(page), wanted);
  });
}

/** Lands on the page's address afresh and asserts that it shows the same lines. */
async function sameAfresh(page) {
  const fresh = await open(await hash(page));
  assert.equal(await heading(fresh), await heading(page));
  assert.deepEqual(await lines(fresh), await lines(page));
  assert.equal(await fresh.title(), await page.title());
  await fresh.done();
}

test('from the results to their lines, sorted, and back', inPage('#/?q=mexico', async (page) => {
  await page.locator('#in-lines').click();
  await reached(page, LINES);
  assert.match(await heading(page), /^Concordance: \d+ hits$/);
  assert.match(await page.getByRole('status').innerText(), /^Concordance: \d+ hits for mexico$/);
  assert.equal(await rows(page).count(), 25);
  await page.getByRole('button', { name: /^Show \d+ more$/ }).last().click();
  assert.ok(await rows(page).count() > 25);
  await page.getByRole('link', { name: 'Sort by 1st word to the left' }).press('Enter');
  await reached(page, `${LINES}&sort=left1`);
  assert.equal(await focus(page), 'by-left1st', 'the focus stays');
  const before = (await lines(page)).map(([left]) => left.match(/[\p{L}\p{N}.]+(?=[^\p{L}\p{N}]*$)/u)?.[0].toLowerCase() ?? '~');
  assert.deepEqual(before, before.toSorted());
  assert.equal(await page.locator('[aria-sort]').count(), 1);
  assert.equal(await page.locator('th.left').getAttribute('aria-sort'), 'ascending');
  await sameAfresh(page);
  await page.locator('#by-date').click();
  await reached(page, `${LINES}&sort=newest`);
  await page.locator('#by-date').click();
  await reached(page, `${LINES}&sort=oldest`);
  await page.locator('#in-place').click();
  await reached(page, LINES);
  await page.locator('#as-articles').click();
  await reached(page, '#/?q=mexico');
}));

test('a hit leads to its word in the article, and Back to its line', inPage(`${LINES}&sort=right1`, async (page) => {
  const link = page.locator('.hits td.hit a').nth(12);
  const [id, words] = [await link.getAttribute('id'), await link.innerText()];
  const [, , right] = (await lines(page))[12];
  await link.click();
  await page.waitForFunction(() => location.hash.startsWith('#/read/'));
  assert.match(await hash(page), /\?q=mexico&at=\d+-\d+-[0-9a-f]{4}$/);
  // A mention in the hit cuts it into pieces.
  assert.equal((await page.locator('.passage').allInnerTexts()).join(''), words);
  const passage = page.locator('.passage').last();
  const after = await passage.evaluate((element) => {
    const range = document.createRange();
    range.setStartAfter(element);
    range.setEndAfter(element.closest('p, h1'));
    return range.toString();
  });
  const same = (text) => text.replace(/\s+/g, ' ').trim().slice(0, 20);
  assert.equal(same(after), same(right.replace(/ …$/, '')));
  const at = await passage.boundingBox();
  assert.ok(at.y > 60 && at.y < 840, JSON.stringify(at));
  await page.goBack();
  await reached(page, `${LINES}&sort=right1`);
  await page.waitForFunction((wanted) => document.activeElement.id === wanted, id);
}));

test('a word near the hits opens its lines; typing and filters stay with the lines', inPage(LINES, async (page) => {
  const all = Number((await heading(page)).match(/\d+/)[0]);
  const word = page.locator('.nearby tbody a').first();
  const near = await word.innerText();
  await word.press('Enter');
  await page.waitForFunction(() => location.hash.includes('&near='));
  assert.match(await heading(page), new RegExp(`^Concordance: \\d+ of ${all} hits with “${near.toLowerCase()}” nearby$`));
  assert.equal(await word.getAttribute('aria-current'), 'true');
  const shown = await lines(page);
  assert.ok(shown.length > 1 && shown.length < all, `${shown.length}`);
  const stem = near.toLowerCase().slice(0, 4);
  assert.ok(shown.every(([left, , right]) => `${left} ${right}`.toLowerCase().includes(stem)), JSON.stringify(shown));
  await sameAfresh(page);
  await page.locator('#all-lines').click();
  await reached(page, LINES);
  await page.getByText('Filters', { exact: true }).click();
  await page.getByRole('checkbox', { name: /^Claudia Sheinbaum/ }).check();
  await reached(page, `${LINES}+person:claudia-sheinbaum`);
  assert.ok(await rows(page).count() > 0);
  await box(page).fill('border');
  await reached(page, '#/concordance?q=border+person:claudia-sheinbaum');
  await page.keyboard.press('Enter');
  await reached(page, '#/concordance?q=border+person:claudia-sheinbaum');
  const words = await page.locator('.hits td.hit').allInnerTexts();
  assert.ok(words.some((text) => /^borders?$/i.test(text)), words.join());
  await sameAfresh(page);
}));

test('the lines are saved as a table, all of them', inPage(`${LINES}&sort=hit`, async (page) => {
  const all = Number((await heading(page)).match(/\d+/)[0]);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: `Save ${all} hits as CSV` }).click();
  const download = await waiting;
  assert.match(download.suggestedFilename(), /^dossier-concordance-mexico-\d{4}-\d\d-\d\d\.csv$/);
  const text = fs.readFileSync(await download.path(), 'utf8');
  const [head, ...rows] = text.trimEnd().replace(/^\uFEFF/, '').split('\r\n').map(fields);
  const saved = rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at]])));
  assert.equal(saved.length, all);
  const shown = await lines(page);
  shown.forEach(([, hit, , , date], at) => {
    assert.equal(saved[at].hit, hit);
    assert.equal(saved[at].date, /^\d/.test(date) ? date : '');
  });
  const bytes = fs.readFileSync(new URL(`../../seeds/${saved[0].file}`, import.meta.url));
  assert.equal(bytes.subarray(Number(saved[0].start_byte), Number(saved[0].end_byte)).toString(), saved[0].hit);
}));

test('what a link to lines says and cannot mean is told', inPage('#/concordance?q=mexico&sort=left9&near=two+words', async (page) => {
  const told = await page.getByRole('group', { name: 'Problems with this link' }).innerText();
  assert.match(told, /sets “sort” to “left9”[\s\S]*sets “near” to “two words”/);
  assert.equal(await rows(page).count(), 25);
}));

for (const [name, viewport, colorScheme] of [
  ['wide', { width: 1400, height: 900 }, 'light'],
  ['narrow', { width: 360, height: 740 }, 'dark'],
]) {
  test(`lines are accessible and fit: ${name}`, inPage(`${LINES}&sort=left2&near=united`, { viewport, colorScheme }, async (page) => {
    assert.ok(await rows(page).count() > 1);
    await axe(page);
    await page.locator('#all-lines').click();
    await reached(page, `${LINES}&sort=left2`);
    const over = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${over} px too wide`);
    if (name === 'wide') {
      const edges = await page.locator('.hits td.hit').evaluateAll((all) => new Set(all.map((cell) => cell.getBoundingClientRect().left)).size);
      assert.equal(edges, 1, 'the hits stand in one column');
    }
    let stops = 0;
    await page.locator('.skip').focus();
    do {
      stops += 1;
      await page.keyboard.press('Tab');
    } while (stops < 100 && !await page.evaluate(() => document.activeElement.matches('body, .skip')));
    assert.ok(stops <= 64, `${stops} tab stops`);
  }));
}
