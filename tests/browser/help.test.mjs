// The help beside the search box, and what a query says in words.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, inPage } from './harness.mjs';

const button = (page) => page.getByRole('button', { name: 'Help', exact: true });
const panel = (page) => page.getByRole('region', { name: 'How to search' });
const focused = (page) => page.evaluate(() => document.activeElement.id);

test('the help has examples that find something here', inPage('', async (page) => {
  await button(page).click();
  assert.equal(await button(page).getAttribute('aria-expanded'), 'true');
  const rows = await panel(page).locator('tbody tr').count();
  assert.ok(rows > 15, `${rows} constructs`);
  const links = await panel(page).locator('tbody a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  assert.ok(links.length > 12, links.join());
  for (const link of links) {
    const query = new URLSearchParams(link.slice(link.indexOf('?'))).get('q');
    const found = await page.evaluate((query) => window.dossier.search(query), query);
    assert.ok(found.total > 0, query);
  }
  const example = panel(page).getByRole('link').filter({ hasText: '~' }).first();
  const href = await example.getAttribute('href');
  await example.click();
  await page.waitForFunction((href) => location.hash === href, href);
  assert.ok(await page.locator('.result').count() > 0);
  assert.equal(await panel(page).count(), 0, 'the results are not covered');
  assert.match(await page.locator('.reading').innerText(), /^Articles with .*\.$/);
}));

test('Escape closes the help and gives the focus back', inPage('', async (page) => {
  await page.getByRole('searchbox').or(page.getByRole('combobox', { name: 'Search the articles' })).first().focus();
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'help-button');
  await page.keyboard.press('Enter');
  await panel(page).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.closest('#help') !== null), 'the panel comes next');
  await page.keyboard.press('Escape');
  await panel(page).waitFor({ state: 'detached' });
  assert.equal(await focused(page), 'help-button');
}));

for (const options of [
  { colorScheme: 'light' },
  { colorScheme: 'dark', viewport: { width: 360, height: 740 } },
]) {
  test(`the open help is accessible, ${JSON.stringify(options)}`, inPage('#/?q=arms', options, async (page) => {
    await button(page).click();
    await panel(page).waitFor();
    await axe(page);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wider <= 0, `${wider} pixels too wide`);
  }));
}

test('ranges of dates and figures are chips that can be taken away', inPage('#/?q=date:2018..2025-12+number:1000..', async (page) => {
  assert.equal(await page.locator('.reading').innerText(), 'Articles dated 2018 to December 2025, with a figure of 1,000 or more.');
  await page.getByRole('button', { name: 'Remove the filter figure 1,000 or more' }).click();
  await page.waitForFunction(() => location.hash === '#/?q=date:2018..2025-12');
  await page.getByRole('button', { name: 'Remove the filter dated 2018 to 2025-12' }).click();
  await page.waitForFunction(() => ['', '#/'].includes(location.hash));
}));
