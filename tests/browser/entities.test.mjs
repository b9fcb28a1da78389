// Names: why a mention is marked, where along a text it all lies, and the page of a name. As in
// app.test.mjs, a test acts, looks at the address, and lands on it afresh.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, inPage, open } from './harness.mjs';

const READ = '#/read/000_efc107f20451c485';
const PERSON = '#/entity/person/christopher-landau';

const hash = (page) => page.evaluate(() => location.hash);
const focus = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.tagName);
const why = (page) => page.getByRole('dialog');
const surname = (page) => page.locator('.text a.m.person', { hasText: /^Landau$/ }).first();

/** What the main part says, white space aside. */
const said = async (page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim();

/** Waits until the address begins so. */
async function reached(page, wanted) {
  await page.waitForFunction((h) => location.hash.startsWith(h), wanted).catch(async () => {
    assert.equal(await hash(page), wanted);
  });
}

// ---------------------------------------------------------------- why

test('a click says why, Enter leads on, and Back comes to the mention', inPage(READ, async (page) => {
  const mention = surname(page);
  const id = await mention.getAttribute('id');
  assert.equal(await mention.getAttribute('aria-expanded'), 'false');
  await mention.click();
  assert.match(await why(page).innerText(), /Landau\s*person/);
  assert.match(await why(page).innerText(), /Christopher Landau[\s\S]*Recognised by/);
  assert.equal(await mention.getAttribute('aria-expanded'), 'true');
  assert.equal(await mention.getAttribute('aria-controls'), await why(page).getAttribute('id'));
  assert.equal(await hash(page), READ, 'the address stays');
  assert.equal(await focus(page), 'why-first');
  await page.keyboard.press('Enter');
  await reached(page, PERSON);
  await page.goBack();
  await reached(page, READ);
  await page.waitForFunction((wanted) => document.activeElement.id === wanted, id);
  assert.equal(await why(page).count(), 0);
}));

test('w says why, and Escape takes it back', inPage(READ, async (page) => {
  const mention = surname(page);
  const id = await mention.getAttribute('id');
  await mention.focus();
  await page.keyboard.press('w');
  await why(page).waitFor();
  assert.equal(await focus(page), 'why-first');
  await page.keyboard.press('Escape');
  assert.equal(await why(page).count(), 0);
  assert.equal(await focus(page), id);
  await page.keyboard.press('Enter');
  await why(page).waitFor();
  await why(page).getByRole('button', { name: 'Close' }).press('Enter');
  assert.equal(await focus(page), id);
  await page.keyboard.press('w');
  await page.keyboard.press('w');
  assert.equal(await why(page).count(), 1, 'in the explanation, w is no key');
}));

test('going elsewhere closes the explanation, and another mention opens its own', inPage(READ, async (page) => {
  await surname(page).click();
  await page.locator('.text a.m.place').first().click();
  assert.equal(await why(page).count(), 1);
  assert.doesNotMatch(await why(page).innerText(), /Landau/);
  await page.locator('#names').click();
  assert.equal(await why(page).count(), 0);
  await surname(page).click();
  await surname(page).click();
  assert.equal(await why(page).count(), 0, 'a second click takes it back');
  await surname(page).focus();
  await page.keyboard.press('w');
  await why(page).getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Tab');
  await page.waitForFunction(() => !document.getElementById('why'));
}));

test('a modified click follows the link', inPage(READ, async (page) => {
  const opened = page.context().waitForEvent('page');
  await surname(page).click({ modifiers: ['ControlOrMeta'] });
  const other = await opened;
  await other.waitForFunction(() => location.hash.startsWith('#/entity/person/'));
  await other.close();
  assert.equal(await why(page).count(), 0);
}));

test('a date says what it comes to, and has a link to its place', inPage(READ, async (page) => {
  const date = page.locator('.text a.m.date', { hasText: 'October 2019' });
  await date.click();
  assert.match(await why(page).innerText(), /2019-10/);
  await why(page).getByRole('link', { name: 'Link to this passage' }).click();
  await reached(page, `${READ}?at=`);
  assert.equal(await page.locator('.passage').innerText(), 'October 2019');
  assert.equal(await why(page).count(), 0);
}));

test('words on which a rule rests are shown and lead to their place', inPage(READ, async (page, t) => {
  const mentions = page.locator('.text a[data-mention]');
  for (let at = 0; at < await mentions.count(); at += 1) {
    await mentions.nth(at).focus();
    await page.keyboard.press('w');
    const evidence = page.locator('#why-evidence');
    if (await evidence.count()) {
      const words = (await evidence.innerText()).trim();
      await evidence.click();
      await reached(page, `${READ}?at=`);
      const passage = (await page.locator('.passage').allInnerTexts()).join('');
      assert.ok(passage.startsWith(words.replace(/ …$/, '')), `${words}: ${passage}`);
      return;
    }
    await page.keyboard.press('Escape');
  }
  t.skip('no mention here rests on other words');
}));

test('on a small screen it is a sheet below its mention', inPage(READ, {
  viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true,
}, async (page) => {
  for (const at of [0, 5, 20]) {
    const mention = page.locator('.text a[data-mention]').nth(at);
    await mention.tap();
    await why(page).waitFor();
    const [sheet, above, height] = [await why(page).boundingBox(), await mention.boundingBox(), 640];
    assert.ok(Math.abs(sheet.y + sheet.height - height) < 2 && sheet.width === 360, JSON.stringify(sheet));
    assert.ok(above.y > 0 && above.y + above.height <= sheet.y, `${JSON.stringify(above)} over ${sheet.y}`);
    await why(page).getByRole('button', { name: 'Close' }).tap();
  }
  const over = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `${over} px too wide`);
}));

test('the explanation is in sight, wherever its mention is', inPage(READ, { viewport: { width: 1280, height: 600 } }, async (page) => {
  const mentions = page.locator('[data-mention][id]');
  for (let at = 0; at < await mentions.count(); at += 7) {
    await mentions.nth(at).focus();
    await page.keyboard.press('w');
    const [box, of] = [await why(page).boundingBox(), await mentions.nth(at).boundingBox()];
    const text = await page.locator('.read article').boundingBox();
    assert.ok(box.y > 40 && box.y + box.height <= 601, `${at}: ${JSON.stringify(box)}`);
    assert.ok(box.x >= text.x - 1 && box.x + box.width <= text.x + text.width + 1, `${at}: ${JSON.stringify(box)}`);
    assert.ok(box.y >= of.y + of.height || box.y + box.height <= of.y + 1, `${at}: covers its mention`);
    await page.keyboard.press('Escape');
  }
}));

// ---------------------------------------------------------------- the strip

test('the strip has a tick for every mention and hit, and is one stop', inPage(`${READ}?q=arms`, async (page) => {
  const ticks = page.locator('.strip svg a');
  const marked = await page.locator('a[data-mention][id]').count() + await page.locator('mark[id]').count();
  assert.equal(await ticks.count(), marked);
  await ticks.first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  assert.equal(await focus(page), 't-2');
  const words = (await ticks.nth(2).locator('title').textContent()).match(/^“(.*)”/)[1];
  await page.keyboard.press('Enter');
  await reached(page, `${READ}?q=arms&at=`);
  assert.equal((await page.locator('.passage').first().innerText()).trim(), words);
  assert.ok(await page.evaluate(() => document.activeElement.closest('a, mark')), 'its mention or hit has the focus');
  await ticks.first().focus();
  await page.keyboard.press('Tab');
  assert.equal(await focus(page), 'ticks', 'one stop of the tab key');
}));

test('the strip can be read as a list', inPage(`${READ}?q=arms`, async (page) => {
  await page.getByRole('button', { name: 'Show as a list' }).press('Enter');
  const rows = page.locator('.strip tbody tr');
  assert.equal(await rows.count(), await page.locator('.strip svg a').count());
  assert.equal(await focus(page), 'ticks');
  const row = rows.filter({ hasText: 'Culiacán' });
  assert.match(await row.innerText(), /place: Culiacán/);
  await row.getByRole('link').click();
  await reached(page, `${READ}?q=arms&at=`);
  assert.equal(await page.locator('.passage').innerText(), 'Culiacán');
}));

// ---------------------------------------------------------------- the page of a name

test('a name has all its names, its dates and its neighbours', inPage('#/entity/place/united-states', async (page) => {
  assert.match(await said(page), /Earliest article: 2018 \(only the year is known\)/);
  assert.ok(await page.locator('.called > li').count() >= 3);
  assert.ok(await page.locator('.near li').count() >= 3);
  const values = await page.locator('.beside tbody tr').evaluateAll((rows) =>
    rows.map((row) => Number(row.lastElementChild.textContent.replace('−', '-'))));
  assert.ok(values.length > 5 && values.every((value, at) => at === 0 || value <= values[at - 1]), values.join());
  await page.getByRole('button', { name: /^Show \d+ more$/ }).click();
  assert.ok(await page.locator('.beside tbody tr').count() > values.length);
  await page.locator('.called a').first().click();
  await reached(page, '#/read/');
  assert.equal(await page.locator('.passage').first().innerText(), 'U.S.');
  const fresh = await open(await hash(page));
  assert.equal(await said(fresh), await said(page));
  await fresh.done();
}));

// ---------------------------------------------------------------- accessibility, small screens

for (const [name, options] of [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['320 px', { viewport: { width: 320, height: 640 } }],
]) {
  test(`accessible with everything open: ${name}`, inPage(`${READ}?q=arms`, options, async (page) => {
    await page.getByRole('button', { name: 'Show as a list' }).click();
    await surname(page).focus();
    await page.keyboard.press('w');
    await why(page).waitFor();
    await axe(page);
    const over = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${over} px too wide`);
    await page.goto((await page.url()).replace(/#.*/, '#/entity/place/united-states'));
    await page.locator('details summary').evaluateAll((all) => all.forEach((summary) => summary.click()));
    await axe(page);
  }));
}
