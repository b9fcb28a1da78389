// What the search box suggests while one types: an editable combobox with a list, by keyboard alone
// and by mouse, and what whoever cannot see it is told.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, inPage } from './harness.mjs';

const box = (page) => page.getByRole('combobox', { name: 'Search the articles' });
const list = (page) => page.getByRole('listbox', { name: 'Suggestions' });
const options = (page) => list(page).getByRole('option');
const hash = (page) => page.evaluate(() => location.hash);

/** Waits until the address has the hash. */
async function reached(page, wanted) {
  await page.waitForFunction((h) => location.hash === h, wanted).catch(async () => {
    assert.equal(await hash(page), wanted);
  });
}

/** Asserts that the list is closed, and that the box says so. */
async function closed(page) {
  await list(page).waitFor({ state: 'hidden' });
  assert.equal(await box(page).getAttribute('aria-expanded'), 'false');
  assert.equal(await box(page).getAttribute('aria-activedescendant'), null);
}

/** The option that the box says is active, as it reads. */
const active = (page) => page.evaluate(() => {
  const id = document.getElementById('q').getAttribute('aria-activedescendant');
  const option = id && document.getElementById(id);
  return option && option.getAttribute('aria-selected') === 'true' ? option.innerText.replace(/\s+/g, ' ') : null;
});

test('by keyboard alone: typed, chosen, and a chip', inPage('', async (page) => {
  await page.keyboard.press('/');
  await page.keyboard.type('SR');
  await list(page).waitFor();
  assert.equal(await box(page).getAttribute('aria-expanded'), 'true');
  assert.equal(await box(page).getAttribute('aria-controls'), 'suggestions');
  assert.equal(await box(page).getAttribute('aria-autocomplete'), 'list');
  assert.equal(await active(page), null, 'nothing is chosen until an arrow is pressed');
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => document.getElementById('q').hasAttribute('aria-activedescendant'));
  assert.equal(await active(page), 'Mexican Foreign Ministry organisation, also called “SRE”, 3 articles');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'q', 'the focus stays in the box');
  await page.keyboard.press('Enter');
  await reached(page, '#/?q=org:sre');
  assert.match(await page.locator('.chip').innerText(), /organisation: Mexican Foreign Ministry/);
  assert.equal(await box(page).inputValue(), '');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
  await closed(page);
  await page.goBack();
  await page.waitForFunction(() => !document.querySelector('.chip'));
}));

test('a word takes the place of the one under the caret, and the caret stays behind it', inPage('', async (page) => {
  await box(page).pressSequentially('traff border');
  for (let at = 0; at < ' border'.length; at += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Alt+ArrowDown');
  await list(page).waitFor();
  assert.equal(await active(page), null);
  await options(page).filter({ hasText: /^trafficking/ }).click();
  await reached(page, '#/?q=trafficking+border');
  await page.waitForFunction(() => document.getElementById('q').selectionStart === 'trafficking'.length);
  await closed(page);
}));

test('arrows go round, and typing goes on in the text', inPage('', async (page) => {
  await box(page).pressSequentially('mex');
  await list(page).waitFor();
  const all = (await options(page).allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
  assert.ok(all.length > 2 && all.length <= 8, all.join());
  await page.keyboard.press('ArrowUp');
  assert.equal(await active(page), all.at(-1));
  await page.keyboard.press('ArrowDown');
  assert.equal(await active(page), all[0]);
  await page.keyboard.type('i');
  await page.waitForFunction(() => !document.getElementById('q').hasAttribute('aria-activedescendant'));
  assert.equal(await box(page).inputValue(), 'mexi');
  await reached(page, '#/?q=mexi%2A');
  await page.keyboard.press('Home');
  await closed(page);
  assert.equal(await page.evaluate(() => document.getElementById('q').selectionStart), 0);
}));

test('Escape closes the list first, until another word is begun or it is asked for', inPage('', async (page) => {
  await box(page).pressSequentially('arm');
  await list(page).waitFor();
  await page.keyboard.press('Escape');
  await closed(page);
  assert.equal(await box(page).inputValue(), 'arm');
  await page.keyboard.type('s');
  await reached(page, '#/?q=arms');
  await closed(page);
  await page.keyboard.press('ArrowDown');
  await list(page).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.type(' tra');
  await list(page).waitFor();
  await page.keyboard.press('Escape');
  await closed(page);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.getElementById('q').value === '');
}));

test('Enter runs the query as it was typed, and Tab leaves it so', inPage('', async (page) => {
  await box(page).pressSequentially('traff');
  await list(page).waitFor();
  await page.keyboard.press('Enter');
  await closed(page);
  await reached(page, '#/?q=traff');
  await page.keyboard.type('i');
  await list(page).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await closed(page);
  assert.equal(await box(page).inputValue(), 'traffi');
  assert.notEqual(await page.evaluate(() => document.activeElement.id), 'q');
}));

test('a title opens its article', inPage('', async (page) => {
  await box(page).pressSequentially('ambassador');
  const title = options(page).filter({ hasText: 'Open this article' }).first();
  await title.waitFor();
  const href = await title.getAttribute('href');
  assert.match(href, /^#\/read\//);
  while (!(await active(page) ?? '').includes('Open this article')) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await reached(page, href);
  await closed(page);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
}));

test('nothing is suggested for one letter, a year or an address', inPage('#/?q=arms', async (page) => {
  await closed(page);
  await box(page).fill('a');
  await reached(page, '#/?q=a');
  await closed(page);
  await page.keyboard.press('ArrowDown');
  await list(page).waitFor();
  await box(page).fill('year:20');
  await closed(page);
  await box(page).fill('person:');
  await closed(page);
  await box(page).pressSequentially('landau');
  await list(page).waitFor();
  assert.deepEqual(await options(page).count(), 1);
}));

test('what is told aloud is told once, and not as the number of results', inPage('', async (page) => {
  await page.evaluate(() => {
    window.__told = [];
    const region = document.querySelector('search [aria-live]');
    new MutationObserver(() => window.__told.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
  });
  await box(page).pressSequentially('traff');
  await reached(page, '#/?q=traff%2A');
  const told = (await page.evaluate(() => window.__told)).filter((text) => text !== '');
  assert.equal(told.length, 1, told.join());
  assert.match(told[0], /^\d+ suggestions?\. Use the arrow keys to choose\.$/);
  assert.match(await page.getByRole('status').innerText(), /of 5 articles/);
}));

for (const [name, settings] of [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['360 px', { viewport: { width: 360, height: 640 }, hasTouch: true }],
  ['forced colours', { forcedColors: 'active' }],
]) {
  test(`accessible while open, and nothing moves: ${name}`, inPage('', settings, async (page) => {
    await box(page).pressSequentially('m');
    await page.keyboard.press('Escape');
    await box(page).fill('');
    const before = await page.locator('main').boundingBox();
    await box(page).pressSequentially('me');
    await list(page).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.getElementById('q').hasAttribute('aria-activedescendant'));
    await axe(page);
    assert.equal((await page.locator('main').boundingBox()).y, before.y);
    const [frame, field] = [await list(page).boundingBox(), await box(page).boundingBox()];
    assert.ok(Math.abs(frame.x - field.x) <= 1 && Math.abs(frame.width - field.width) <= 1, 'as wide as the box');
    const over = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${over} px too wide`);
    if (settings.hasTouch) await options(page).first().tap();
    else await options(page).first().click();
    await closed(page);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
  }));
}
