// No dead ends: the word being typed is a beginning, names count under all their names, and where not all
// words occur together the articles with some of them are shown.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, inPage } from './harness.mjs';

const box = (page) => page.getByRole('combobox', { name: 'Search the articles' });
const heading = (page) => page.locator('.results h1').innerText();
const hash = (page) => page.evaluate(() => location.hash);
const nearly = (page) => page.locator('.nearly');

/** Waits until the address has the hash. */
async function reached(page, wanted) {
  await page.waitForFunction((h) => location.hash === h, wanted).catch(async () => {
    assert.equal(await hash(page), wanted);
  });
}

test('no letter of a word leads to nothing', inPage('', async (page) => {
  const words = await page.evaluate(() => {
    const texts = [...document.querySelectorAll('.result h2, .result .snippet')].map((e) => e.innerText);
    const all = texts.join(' ').match(/\p{L}{5,}/gu).map((word) => word.toLowerCase());
    return [...new Set(all)].filter((_, at) => at % 3 === 0).slice(0, 25).concat('sheinbaum', 'trafficking');
  });
  for (const word of words) {
    await box(page).fill('');
    for (const letter of word) {
      await box(page).pressSequentially(letter);
      assert.doesNotMatch(await heading(page), /Nothing found|No exact match/, `${await box(page).inputValue()} of ${word}`);
    }
  }
}));

test('a beginning is in the link, and is a word once it is finished', inPage('', async (page) => {
  await box(page).pressSequentially('sheinb');
  await reached(page, '#/?q=sheinb%2A');
  assert.equal(await box(page).inputValue(), 'sheinb');
  assert.match(await heading(page), /^\d of 5 articles/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  assert.equal(await hash(page), '#/?q=sheinb%2A', 'leaving the box does not finish the word');
  assert.match(await heading(page), /^\d of 5 articles/);
  await page.reload();
  await page.locator('.results h1').waitFor();
  assert.match(await heading(page), /^\d of 5 articles/);
  assert.equal(await box(page).inputValue(), 'sheinb*');
  await box(page).fill('');
  await box(page).pressSequentially('sheinb');
  await box(page).press('Enter');
  await reached(page, '#/?q=sheinb');
  await box(page).fill('');
  await box(page).pressSequentially('arms');
  await reached(page, '#/?q=arms');
}));

test('a slow machine loses neither a letter nor the order of keys', inPage('', async (page) => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 8 });
  for (const word of ['extradi', 'trafficki', 'sheinb', 'consul']) {
    await box(page).fill('');
    await page.keyboard.type(word);
    await page.keyboard.press('Enter');
    await reached(page, `#/?q=${word}`);
    assert.equal(await box(page).inputValue(), word);
  }
}));

test('whom a word names is found under other names, apart and at will', inPage('#/?q=DHS', async (page) => {
  assert.equal(await heading(page), 'No exact match');
  assert.match(await nearly(page).getByRole('heading', { level: 2 }).first().innerText(), /^3 articles name “DHS” in other words$/);
  const reasons = await nearly(page).locator('.instead').allInnerTexts();
  assert.ok(reasons.includes('as “Department of Homeland Security”'), reasons.join());
  assert.ok(await nearly(page).locator('mark').count() > 0, 'they are marked');
  await axe(page);
  await nearly(page).getByRole('link', { name: 'Search only for the words as typed' }).click();
  await reached(page, '#/?q=%3DDHS');
  assert.equal(await nearly(page).count(), 0);
  assert.equal(await heading(page), 'Nothing found');
}));

test('a question finds the article with some of its words, and says which it lacks, but for those that only ask',
  inPage('#/?q=who+denied+the+U.S.+requests+to+prosecute+musicians', async (page) => {
    assert.equal(await heading(page), 'No exact match');
    assert.match(await nearly(page).locator('h2').first().innerText(), /^\d+ articles? with some of the words$/);
    assert.deepEqual(await nearly(page).locator('li.result').first().locator('s').allInnerTexts(), ['musicians']);
    await axe(page);
  }));

test('misspelt words are taken as they may have been meant',
  inPage('#/?q=traficking+of+wepons', async (page) => {
    assert.match(await nearly(page).locator('h2').first().innerText(), /for “trafficking weapons”$/);
    assert.ok(await nearly(page).locator('li.result').count() > 0);
  }));
