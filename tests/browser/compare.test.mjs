// Two articles side by side: passages and what joins them, keys, claims, choosing, one column on a phone. As in
// app.test.mjs, a test acts, looks at the address, and lands on it afresh.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, inPage, open } from './harness.mjs';

const [A, B] = ['003_e5adf732dfed1c7a', '004_cc297d998d3c3443'];
const PAIR = `#/compare/${A}/${B}`;
const STRANGERS = '#/compare/000_efc107f20451c485/001_b4c96ad9177c5f17';
const PHONE = { viewport: { width: 390, height: 844 } };

const hash = (page) => page.evaluate(() => location.hash);
const current = (page) => page.locator('#pane-a .n[aria-current]').innerText();
const top = (page, id) => page.locator(id).evaluate((e) => e.scrollTop);

async function reached(page, wanted) {
  await page.waitForFunction((h) => location.hash === h, wanted).catch(async () => {
    assert.equal(await hash(page), wanted);
  });
}

/** Where the first of what a selector finds begins, in pixels from the top of the window. */
const height = (page, selector) => page.locator(selector).first().evaluate((e) => e.getBoundingClientRect().top);

/** Both ends of a band, in pixels from the top of the window; none where it is not drawn. */
const band = (page, a) => page.evaluate((id) => {
  const path = document.querySelector(`.bands path[data-a="${id}"]`);
  const box = path.getBoundingClientRect();
  const start = path.getAttribute('d').match(/^M0 (-?\d+)/);
  return start && { start: Number(start[1]) + path.ownerSVGElement.getBoundingClientRect().top, width: box.width };
}, a);

test('bands join the sentences of a passage and follow scrolling', inPage(PAIR, async (page) => {
  assert.equal(await page.locator('.bands path').count(), 7);
  const gutter = await page.locator('.bands').evaluate((e) => e.getBoundingClientRect().width);
  const meets = async () => {
    const drawn = await band(page, 'a-s354');
    assert.ok(Math.abs(drawn.start - await height(page, '#a-s354')) < 2, JSON.stringify(drawn));
    assert.ok(Math.abs(drawn.width - gutter) < 2, JSON.stringify(drawn));
  };
  await meets();
  await page.locator('#pane-a').evaluate((e) => { e.scrollTop = 60; });
  await page.waitForTimeout(200);
  await meets();
  await page.setViewportSize({ width: 1000, height: 700 });
  await page.waitForTimeout(200);
  await page.locator('#pane-a').evaluate((e) => { e.scrollTop = 0; });
  await page.waitForTimeout(200);
  assert.ok(Math.abs((await band(page, 'a-s0')).start - await height(page, '#a-s0')) < 2);
}));

test('keys lead from passage to passage, each beside its counterpart, with the reason', inPage(PAIR, async (page) => {
  await page.keyboard.press('n');
  assert.equal(await current(page), '1');
  const first = await hash(page);
  assert.match(first, /\?at=0-\d+-[0-9a-f]{4},80-\d+-[0-9a-f]{4}$/);
  for (const number of ['2', '3', '4', '5', '6', '7', '8']) {
    await page.keyboard.press('n');
    assert.equal(await current(page), number);
    const [a, b] = [await height(page, '#pane-a .on'), await height(page, '#pane-b .on')];
    assert.ok(Math.abs(a - b) < 3, `passage ${number} at ${a} and ${b}`);
    assert.ok(a > 0 && a < 900, `${a} is in sight`);
  }
  assert.match(await page.locator('.bar').innerText(), /Passage 8 of 8: same matter in other words\. Both name Omar García Harfuch, /);
  assert.match(await page.getByRole('status').innerText(), /^Passage 8 of 8/);
  assert.deepEqual(await page.locator('#pane-b .on mark').allInnerTexts(), ['Mexico', '\'s', 'Attorney', 'General', 'Security', 'Secretary']);
  const colour = (selector) => page.locator(selector).first().evaluate((e) => getComputedStyle(e).color);
  assert.notEqual(await colour('#pane-a .s:not(.on)'), await colour('#pane-a .s.on'), 'the rest steps back');
  await page.evaluate(() => window.scrollTo(0, 0));
  await axe(page);
  await page.keyboard.press('n');
  assert.equal(await hash(page), first);
  await page.keyboard.press('p');
  assert.equal(await current(page), '8');
  const fresh = await open(await hash(page));
  assert.equal(await current(fresh), '8');
  assert.ok(Math.abs(await height(fresh, '#pane-a .on') - await height(fresh, '#pane-b .on')) < 3);
  await fresh.done();
  await page.getByRole('link', { name: 'Show all passages' }).click();
  await reached(page, PAIR);
  await page.keyboard.press('n');
  await page.keyboard.press('Escape');
  await reached(page, PAIR);
}));

test('single keys do nothing here once they are switched off', inPage(PAIR, {
  init: () => localStorage.setItem('dossier-single-keys', 'off'),
}, async (page) => {
  await page.keyboard.press('n');
  assert.equal(await hash(page), PAIR);
}));

test('numbers, bands and the map lead to a passage', inPage(PAIR, async (page) => {
  await page.locator('#b-p7').click();
  assert.equal(await current(page), '7');
  await page.locator('#map-2').press('Enter');
  assert.equal(await current(page), '3');
  await page.locator('#map-2').press('ArrowDown');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'map-3');
  await page.locator('#a-p3').click();
  await reached(page, PAIR);
}));

test('the other text comes along by passages, unless it is let loose', inPage(PAIR, async (page) => {
  const scroll = async (to) => {
    await page.locator('#pane-a').evaluate((e, y) => { e.scrollTop = y; }, to);
    await page.waitForTimeout(250);
  };
  // Passage 8 is read at a quarter of the height of the column.
  const at = await page.evaluate(() => {
    const [pane, sentence] = [document.querySelector('#pane-a'), document.querySelector('#a-s1688')];
    return sentence.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop - pane.clientHeight / 4;
  });
  await scroll(Math.round(at) + 4);
  const [a, b] = [await height(page, '#a-s1688'), await height(page, '#b-s2570')];
  assert.ok(Math.abs(a - b) < 4, `${a} and ${b}`);
  assert.ok(Math.abs(await top(page, '#pane-a') - at) < 6, 'the leader stays');
  await page.getByRole('checkbox', { name: 'Scroll together' }).uncheck();
  await reached(page, `${PAIR}?lock=off`);
  const loose = await top(page, '#pane-b');
  await scroll(0);
  assert.equal(await top(page, '#pane-b'), loose);
}));

test('what only one article says can be lit up', inPage(PAIR, async (page) => {
  assert.equal(await page.locator('.alone').count(), 0);
  await page.getByRole('checkbox', { name: 'Highlight what only one article says' }).check();
  await reached(page, `${PAIR}?only=lit`);
  const lit = await page.locator('.alone').count();
  assert.ok(lit > 5, `${lit}`);
  await axe(page);
  const fresh = await open(await hash(page));
  assert.equal(await fresh.locator('.alone').count(), lit);
  await fresh.done();
}));

test('each entry of the table of claims leads to its words', inPage(PAIR, async (page) => {
  const row = page.getByRole('row', { name: /29 cartel figures/ });
  assert.match(await row.innerText(), /Only in B/);
  await row.getByRole('link').click();
  await page.waitForFunction(() => /\?at=-,\d/.test(location.hash));
  assert.equal(await page.locator('#pane-b .passage').innerText(), '29 cartel figures');
  const [inner, outer] = [await height(page, '#pane-b .passage'), await height(page, '#pane-b')];
  assert.ok(inner >= outer && inner < 900, 'the words are in sight');
  await page.getByRole('row', { name: /Agree/ }).getByRole('link').first().click();
  await page.waitForFunction(() => document.querySelector('#pane-a .passage'));
  assert.equal(await page.locator('.passage').count(), 2, 'where both say it, both are shown');
}));

test('articles are chosen from lists, the most similar first', inPage(`#/compare/${A}/-`, async (page) => {
  assert.match(await page.locator('.likeliest li').first().innerText(), /^U\.S\. pushes Mexico/);
  const box = page.getByRole('combobox', { name: 'Right article' });
  await box.press('ArrowDown');
  assert.equal(await box.getAttribute('aria-expanded'), 'true');
  assert.equal(await page.locator('#right-list [aria-selected="true"]').innerText().then((text) => text.split('\n')[0]), 'U.S. pushes Mexico to prosecute politicians with ties to drug cartels');
  await axe(page);
  await box.press('Escape');
  assert.equal(await box.getAttribute('aria-expanded'), 'false');
  await box.fill('embassy 2022');
  assert.equal(await page.getByRole('option').count(), 1);
  await box.press('ArrowDown');
  await box.press('Enter');
  await reached(page, `#/compare/${A}/001_b4c96ad9177c5f17`);
  assert.equal(await box.inputValue(), 'Arms Smugglers Will Be Brought to Justice in Both Mexico and the U.S.');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'right', 'the box keeps the focus');
  await box.click();
  await page.getByRole('option', { name: /politicians/ }).click();
  await reached(page, PAIR);
  await page.getByRole('link', { name: 'Swap sides' }).click();
  await reached(page, `#/compare/${B}/${A}`);
}));

test('a pair without passages says so', inPage(STRANGERS, async (page) => {
  assert.match(await page.locator('.bar').innerText(), /The two articles share no passage/);
  assert.equal(await page.locator('.n, .map').count(), 0);
  await page.keyboard.press('n');
  assert.equal(await hash(page), STRANGERS);
}));

test('on a phone, the other text folds out of the sentences', inPage(PAIR, PHONE, async (page) => {
  assert.equal(await page.locator('.column').count(), 1);
  const fold = page.locator('.fold').nth(2);
  assert.equal(await fold.locator('q').isVisible(), false);
  await fold.locator('summary').click();
  assert.match(await fold.innerText(), /Ávila firmly denied the allegations/);
  const { scroll, client } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth }));
  assert.equal(scroll, client, 'nothing is wider than the screen');
  await axe(page);
  await page.getByRole('link', { name: 'Next' }).click();
  assert.equal(await page.locator('.fold').first().locator('q').first().isVisible(), true, 'that of the passage is open');
}));

test('scripts can compare two articles', inPage('#/', async (page) => {
  // Its code comes after that of the search.
  await page.waitForFunction(([a, b]) => !window.dossier.compare(a, b).waiting, [A, B]);
  const { passages, claims } = await page.evaluate(([a, b]) => window.dossier.compare(a, b), [A, B]);
  assert.deepEqual([passages.length, claims.length], [8, 12]);
  assert.deepEqual(Object.keys(passages[0]), ['a', 'b', 'score', 'kind', 'why']);
  assert.ok(passages.every(({ score, why }) => score >= 0.5 && score <= 1 && why.length > 0));
  assert.equal(await page.evaluate(([a]) => window.dossier.compare(a, 'gone'), [A]), undefined);
}));
