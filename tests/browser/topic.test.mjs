// What each article says about one thing, and how similar articles are: links, keys, joins, a phone, paper. As in
// app.test.mjs, a test acts, looks at the address, and lands on it afresh.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, inPage, open } from './harness.mjs';

const [A, B] = ['003_e5adf732dfed1c7a', '004_cc297d998d3c3443'];
const TOPIC = '#/topic/person/omar-garcia-harfuch';
const PHONE = { viewport: { width: 390, height: 844 } };

const hash = (page) => page.evaluate(() => location.hash);

async function reached(page, wanted) {
  await page.waitForFunction((h) => location.hash === h, wanted).catch(async () => {
    assert.equal(await hash(page), wanted);
  });
}

async function fits(page) {
  const { scroll, client } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth }));
  assert.equal(scroll, client, 'nothing is wider than the screen');
}

test('the page of a name leads to what each article says', inPage('#/entity/person/omar-garcia-harfuch', async (page) => {
  await page.getByRole('link', { name: 'Compare what the articles say' }).click();
  await reached(page, TOPIC);
  assert.equal(await page.locator('h1').innerText(), 'Omar García Harfuch');
  assert.equal(await page.getByRole('status').innerText(), '2 passages in 2 articles');
  assert.deepEqual(await page.locator('.accounts h2').allInnerTexts(), [
    'U.S. and Mexico Strengthen Joint Action Against Organized Crime',
    'U.S. pushes Mexico to prosecute politicians with ties to drug cartels',
  ]);
  await axe(page);
}));

test('passages that report the same are joined, and lead to both articles side by side', inPage(TOPIC, async (page) => {
  assert.deepEqual(await page.locator('.accounts .n [aria-hidden]').allInnerTexts(), ['1', '1']);
  // The line runs from the first sentence to the last, through the head between them.
  const rails = await page.locator('.rails .way').evaluateAll((all) => all.map((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return [Math.round(top), Math.round(bottom)];
  }));
  assert.equal(rails.length, 3);
  assert.ok(rails.every(([top], at) => at === 0 || Math.abs(top - rails[at - 1][1]) <= 1), JSON.stringify(rails));
  await page.locator('.accounts .also a').first().click();
  await page.waitForFunction(() => location.hash.startsWith('#/compare/'));
  assert.match(await hash(page), new RegExp(`^#/compare/${A}/${B}\\?at=\\d`));
  assert.equal(await page.locator('#pane-a .on').count(), 1, 'it is a passage there');
}));

test('a passage leads to its words', inPage(TOPIC, async (page) => {
  const words = await page.locator('.accounts .snippet a').first().innerText();
  await page.locator('.accounts .snippet a').first().press('Enter');
  await page.waitForFunction(() => location.hash.startsWith('#/read/'));
  const lit = await page.locator('.passage').allInnerTexts();
  assert.equal(lit.join(''), words);
}));

test('a result list leads to its passages, its first two articles and their similarity', inPage('#/?q=mexico', async (page) => {
  await page.getByRole('link', { name: 'what they say, passage by passage' }).click();
  await reached(page, '#/topic?q=mexico');
  assert.equal(await page.locator('.accounts > li').count(), 5);
  await page.getByRole('checkbox', { name: 'Highlight what only one article says' }).check();
  await reached(page, '#/topic?q=mexico&only=lit');
  const lit = await page.locator('.said.alone').count();
  assert.ok(lit > 3, `${lit}`);
  await axe(page);
  const fresh = await open(await hash(page));
  assert.equal(await fresh.locator('.said.alone').count(), lit);
  await fresh.done();
  await page.goBack();
  await page.goBack();
  await page.getByRole('link', { name: 'the first two, side by side' }).click();
  await page.waitForFunction(() => /^#\/compare\/\w+\/\w+\?q=mexico$/.test(location.hash));
  await page.goBack();
  await page.getByRole('link', { name: 'how similar they are' }).click();
  await reached(page, '#/likeness?q=mexico');
}));

test('on a phone and on paper, everything is there', inPage('#/topic/place/mexico', { ...PHONE, colorScheme: 'dark' }, async (page) => {
  await fits(page);
  await axe(page);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.accounts .snippet').first().isVisible(), true);
  assert.equal(await page.locator('.topic .actions').isVisible(), false);
}));

test('what is not there says so', inPage('#/topic/person/gone', async (page) => {
  assert.match(await page.locator('h1').innerText(), /gone/);
  const asked = await open('#/topic');
  assert.match(await asked.locator('main').innerText(), /Search for words or choose a name/);
  await asked.done();
  const none = await open('#/topic?q=xyzzy');
  assert.equal(await none.getByRole('status').innerText(), 'No sentence of these articles has it.');
  await none.done();
}));

test('a number of the table of similarity leads to two articles, by mouse and by keys', inPage('#/likeness', async (page) => {
  await axe(page);
  assert.equal(await page.locator('.alike tbody a[href*="compare"]').count(), 10, 'each with each');
  await page.locator('#l0-0-0').focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'l0-2-2');
  const number = await page.evaluate(() => document.activeElement.innerText);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash.startsWith('#/compare/'));
  assert.match(await page.locator('.sentence').innerText(), new RegExp(`Similarity of vocabulary: ${number} out of 100`));
}));

test('similarity on a phone', inPage('#/likeness', PHONE, async (page) => {
  await fits(page);
  await axe(page);
  await page.getByText('Show as a table').click();
  assert.equal(await page.locator('.as-table tbody tr').count(), 10);
}));

test('charts of names lead to what the articles say about them', inPage('#/matrix', async (page) => {
  await page.getByRole('link', { name: 'Compare what the articles say about Claudia Sheinbaum' }).click();
  await reached(page, '#/topic/person/claudia-sheinbaum');
  const pair = await open('#/network?together=paragraph&pair=place:mexico,place:united-states');
  await pair.locator('#topic').click();
  await reached(pair, '#/topic?q=place:mexico+place:united-states');
  assert.ok(await pair.locator('.accounts > li').count() > 3);
  await pair.done();
}));
