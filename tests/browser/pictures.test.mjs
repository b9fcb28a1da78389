// The pictures: what they show is what the pages behind them say, every mark leads there, by mouse and by
// keyboard, and each state of them is a link.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, inPage, open } from './harness.mjs';

const hash = (page) => page.evaluate(() => location.hash);
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.tagName);
const status = (page) => page.getByRole('status').innerText();

async function reached(page, wanted) {
  await page.waitForFunction((h) => location.hash === h, wanted).catch(async () => {
    assert.equal(await hash(page), wanted);
  });
}

async function reachedLike(page, pattern) {
  await page.waitForFunction((p) => new RegExp(p).test(location.hash), pattern.source).catch(async () => {
    assert.match(await hash(page), pattern);
  });
}

async function said(page) {
  return (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim();
}

async function sameAfresh(page) {
  const fresh = await open(await hash(page));
  assert.equal(await said(fresh), await said(page));
  assert.equal(await fresh.title(), await page.title());
  await fresh.done();
}

/** Draws across the axis, from one share of its width to another. */
async function draw(page, from, to) {
  await page.locator('.axis').scrollIntoViewIfNeeded();
  const axis = await page.locator('.axis').boundingBox();
  const y = axis.y + axis.height / 2;
  await page.mouse.move(axis.x + axis.width * from, y);
  await page.mouse.down();
  await page.mouse.move(axis.x + axis.width * (from + to) / 2, y);
  await page.mouse.move(axis.x + axis.width * to, y);
  await page.mouse.up();
}

const row = (page, name) => page.locator('.matrix tbody tr').filter({ has: page.getByRole('link', { name, exact: true }) });

// ---------------------------------------------------------------- coverage

test('the pictures keep the query, and the tabs keep what is drawn', inPage('#/?q=arms', async (page) => {
  await page.getByRole('link', { name: 'Charts' }).click();
  await reached(page, '#/matrix?q=arms');
  assert.equal(await page.locator('.matrix thead th:not(.plain)').count(), 4);
  assert.equal(await status(page), '4 of 5 articles for arms');
  await page.getByRole('checkbox', { name: 'Places' }).uncheck();
  await reached(page, '#/matrix?q=arms&kinds=person,org');
  await page.getByRole('link', { name: 'Names that appear together' }).click();
  await reached(page, '#/network?q=arms&kinds=person,org');
  await sameAfresh(page);
}));

test('a row adds up to the mentions of its name', inPage('#/matrix', async (page) => {
  for (const name of ['Mexico', 'Donald Trump', 'Mexican Foreign Ministry']) {
    const cells = await row(page, name).locator('td').allInnerTexts();
    const sum = cells.reduce((total, text) => total + (Number(text) || 0), 0);
    const link = await row(page, name).locator('th a').getAttribute('href');
    await inPage(link, async (entity) => {
      assert.match(await entity.locator('.facts').first().innerText(), new RegExp(`^${sum} mentions`), name);
    })();
  }
}));

test('a figure leads to the first mention, and a gap says that there is none', inPage('#/matrix', async (page) => {
  await page.getByRole('link', { name: /^Christopher Landau: \d+ mentions in/ }).click();
  await reachedLike(page, /^#\/read\/\w+\?at=\d+-\d+-\w+&on=person:christopher-landau$/);
  assert.match(await page.locator('.passage').innerText(), /Landau/);
  await page.goBack();
  await page.getByRole('link', { name: /^Christopher Landau is not named in “Mexico, US meet/ }).click();
  await reachedLike(page, /^#\/read\/\w+\?on=person:christopher-landau$/);
  assert.equal(await status(page), 'The text of this article does not name Christopher Landau');
}));

test('the matrix is one stop of the tab key, and arrows move in it', inPage('#/matrix', async (page) => {
  assert.equal(await page.locator('.matrix [tabindex="0"]').count(), 1);
  await page.locator('#c-1-0').focus();
  for (const [key, there] of [['ArrowRight', 'c-1-1'], ['ArrowDown', 'c-2-1'], ['ArrowUp', 'c-1-1'], ['ArrowUp', 'c-0-1'],
    ['ArrowUp', 'c-0-1'], ['ArrowDown', 'c-1-1'], ['Home', 'c-1-0']]) {
    await page.keyboard.press(key);
    assert.equal(await focused(page), there, key);
  }
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await reachedLike(page, /^#\/read\//);
}));

test('more names when they are asked for', inPage('#/matrix', async (page) => {
  const rows = page.locator('.matrix tbody tr');
  assert.equal(await rows.count(), 25);
  await page.getByRole('button', { name: /^Show 25 more names/ }).click();
  assert.equal(await rows.count(), 50);
}));

// ---------------------------------------------------------------- timeline

test('years are chosen by drawing across the axis, and taken back', inPage('#/timeline', async (page) => {
  const first = Number(await page.locator('.axis text').first().textContent());
  const count = await page.locator('.axis text').count();
  const at = (year) => (year - first + 0.5) / count;
  await draw(page, at(2021), at(2022));
  await reached(page, '#/timeline?q=year:2021..2022');
  assert.equal(await status(page), '2 of 5 articles for year:2021..2022');
  assert.equal(await page.locator('.axis text').count(), count, 'the axis stays');
  assert.ok(await page.locator('.published .out').count() > 0, 'the others are still to be seen');
  await sameAfresh(page);
  // From the later year to the earlier one.
  await draw(page, at(2025), at(2022));
  await reached(page, '#/timeline?q=year:2022..2025');
  await draw(page, at(2022), at(2025));
  await reached(page, '#/timeline');
}));

test('years are chosen by lists', inPage('#/timeline?q=mexico', async (page) => {
  await page.locator('#from-year').selectOption('2021');
  await reached(page, '#/timeline?q=mexico+year:2021.%2E');
  await page.locator('#to-year').selectOption('2022');
  await reached(page, '#/timeline?q=mexico+year:2021..2022');
  await page.locator('#from-year').selectOption('2025');
  await reached(page, '#/timeline?q=mexico+year:2025');
  await page.getByRole('button', { name: 'All years' }).click();
  await reached(page, '#/timeline?q=mexico');
}));

test('above the results, the years of publication filter', inPage('#/?q=mexico', async (page) => {
  await draw(page, 0.95, 0.9);
  await reached(page, '#/?q=mexico+year:2025');
  assert.equal(await page.locator('.results > ol > .result').count(), 2);
  await page.getByRole('link', { name: 'See the dates named in the texts' }).click();
  await reached(page, '#/timeline?q=mexico+year:2025');
}));

test('a mark leads to its article or passage, or lists what it stands for', inPage('#/timeline', async (page) => {
  const published = page.getByRole('group', { name: 'Published: day' });
  await published.getByRole('link', { name: /^26 January 2022: “Arms Smugglers/ }).press('Enter');
  await reached(page, '#/read/001_b4c96ad9177c5f17');
  await page.goBack();
  await page.getByRole('link', { name: '2025: 2 articles published' }).press('Enter');
  await reached(page, '#/timeline?when=2025');
  assert.equal(await focused(page), 'opened');
  assert.equal(await page.locator('.opened .published li').count(), 2);
  await sameAfresh(page);
  await page.getByRole('link', { name: 'Close this list' }).click();
  await reached(page, '#/timeline');
  await page.getByRole('link', { name: /^October 2019: “Ambassador/ }).press('Enter');
  await reachedLike(page, /^#\/read\/\w+\?at=/);
  assert.equal(await page.locator('.passage').innerText(), 'October 2019');
}));

test('the table behind the timeline has every mark', inPage('#/timeline', async (page) => {
  await page.getByText('Show as a table').click();
  assert.equal(await page.locator('.as-table tbody tr').count(), await page.locator('.dates .mark').count());
}));

// ---------------------------------------------------------------- network

test('a connection lists its sentences, both names marked', inPage('#/network', async (page) => {
  const edge = page.getByRole('link', { name: /^Mexico and United States: \d+ sentences$/ }).first();
  const count = Number((await edge.locator('title').textContent()).match(/(\d+) sentences$/)[1]);
  await edge.press('Enter');
  await reached(page, '#/network?pair=place:mexico,place:united-states');
  assert.equal(await focused(page), 'opened');
  assert.match(await page.locator('.opened').innerText(), new RegExp(`${count} sentences with both`));
  for (const sentence of await page.locator('.opened .snippet').all()) {
    const marks = await sentence.locator('mark').allInnerTexts();
    assert.ok(marks.some((m) => /Mexic/.test(m)) && marks.some((m) => /U\.?S|United/.test(m)), marks.join());
  }
  await sameAfresh(page);
  await page.locator('.opened .snippet a').first().click();
  await reachedLike(page, /^#\/read\/\w+\?at=/);
  assert.equal(await page.locator('.passage').count(), 1);
}));

test('the picture is the same at every visit', inPage('#/network', async (page) => {
  const places = (p) => p.locator('.network circle').evaluateAll((all) => all.map((c) => [c.getAttribute('cx'), c.getAttribute('cy')].join()));
  const before = await places(page);
  assert.ok(before.length > 10 && new Set(before).size > 10);
  await page.getByRole('link', { name: 'Timeline' }).click();
  await page.getByRole('link', { name: 'Names that appear together' }).click();
  assert.deepEqual(await places(page), before);
  const fresh = await open('#/network');
  assert.deepEqual(await places(fresh), before);
  await fresh.done();
}));

test('in paragraphs there are more connections, and the table has them', inPage('#/network', async (page) => {
  const pairs = async () => Number((await page.locator('.as-table caption').textContent()).match(/of (\d+) pairs/)[1]);
  const in_sentences = await pairs();
  await page.getByRole('radio', { name: 'paragraph' }).check();
  await reached(page, '#/network?together=paragraph');
  assert.ok(await pairs() > in_sentences);
  await sameAfresh(page);
}));

test('names and connections are a stop each of the tab key', inPage('#/network', async (page) => {
  assert.equal(await page.locator('.network [tabindex="0"]').count(), 2);
  await page.locator('#node-0').focus();
  await page.keyboard.press('ArrowRight');
  assert.equal(await focused(page), 'node-1');
  await page.keyboard.press('Enter');
  await reachedLike(page, /^#\/entity\//);
}));

// ---------------------------------------------------------------- everywhere

const VIEWS = ['#/matrix', '#/matrix?q=xyzzy', '#/matrix?kinds=none', '#/timeline?q=year:2021..2022&when=2019', '#/network',
  '#/network?together=paragraph&pair=place:mexico,place:united-states', '#/network?pair=person:gone,place:mexico'];

for (const [name, options] of [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['320 px', { viewport: { width: 320, height: 640 } }],
]) {
  test(`accessible: ${name}`, async () => {
    for (const view of VIEWS) await inPage(view, options, (page) => axe(page))();
  });
}

test('no sideways scrolling of the page at 320 px', async () => {
  for (const view of VIEWS) {
    await inPage(view, { viewport: { width: 320, height: 640 } }, async (page) => {
      const over = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${view}: ${over} px too wide`);
    })();
  }
});

test('at most 60 stops of the tab key, but for lists that were opened', async () => {
  for (const view of VIEWS.filter((view) => !/when=|pair=place/.test(view))) {
    await inPage(view, async (page) => {
      const stops = await page.evaluate(() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
        .filter((e) => e.tabIndex >= 0 && e.checkVisibility()).length);
      assert.ok(stops <= 60, `${view}: ${stops}`);
    })();
  }
});
