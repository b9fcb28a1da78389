// What a reader does, in a real browser: every test acts, looks at the address, and where it can
// lands on that address afresh and sees the same. Every page is checked for an empty console, and
// for requests to anywhere else.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { address, axe, inPage, open } from './harness.mjs';

const READ = '#/read/000_efc107f20451c485';
const COMPARE = '#/compare/003_e5adf732dfed1c7a/004_cc297d998d3c3443';

const box = (page) => page.getByRole('combobox', { name: 'Search the articles' });
const results = (page) => page.locator('.results > ol > .result h2');
const hash = (page) => page.evaluate(() => location.hash);

/** Waits until the address has the hash. */
async function reached(page, wanted) {
  await page.waitForFunction((h) => location.hash === h, wanted).catch(async () => {
    assert.equal(await hash(page), wanted);
  });
}

/** What the main part says, white space aside. */
async function said(page) {
  return (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim();
}

/** Lands on the page's address afresh and asserts that it shows the same. */
async function sameAfresh(page) {
  const fresh = await open(await hash(page));
  assert.equal(await said(fresh), await said(page));
  assert.equal(await box(fresh).inputValue(), await box(page).inputValue());
  assert.equal(await fresh.title(), await page.title());
  await fresh.done();
}

// ---------------------------------------------------------------- search and filters

test('searching as one types', inPage('', async (page) => {
  assert.equal(await results(page).count(), 5);
  await box(page).pressSequentially('arms trafficking');
  await reached(page, '#/?q=arms+trafficking');
  assert.equal(await results(page).count(), 3);
  assert.equal(await page.getByRole('status').innerText(), '3 of 5 articles for arms trafficking');
  const marked = await page.locator('.results > ol > .result mark').allInnerTexts();
  assert.ok(marked.length > 8 && marked.every((words) => /^(arms?|traffick\w+)$/i.test(words)), marked.join());
  await sameAfresh(page);
}));

test('filtering: any, all and not, by chips and facets', inPage('#/?q=mexico', async (page) => {
  await page.getByRole('checkbox', { name: /^Claudia Sheinbaum/ }).focus();
  await page.keyboard.press('Space');
  await reached(page, '#/?q=mexico+person:claudia-sheinbaum');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'f-person-claudia-sheinbaum', 'focus stays');
  await page.getByRole('checkbox', { name: /^Roberto Velasco/ }).check();
  await reached(page, '#/?q=mexico+person:claudia-sheinbaum,roberto-velasco');
  assert.equal(await results(page).count(), 3);
  await page.getByRole('radio', { name: 'all of these' }).check();
  await reached(page, '#/?q=mexico+person:claudia-sheinbaum+person:roberto-velasco');
  assert.equal(await results(page).count(), 1);
  await sameAfresh(page);
  await page.getByRole('button', { name: 'Exclude Roberto Velasco' }).click();
  await reached(page, '#/?q=mexico+person:claudia-sheinbaum+-person:roberto-velasco');
  assert.equal(await results(page).count(), 1);
  await page.getByRole('button', { name: 'Remove the filter person: Claudia Sheinbaum' }).click();
  await reached(page, '#/?q=mexico+-person:roberto-velasco');
  assert.equal(await results(page).count(), 3);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await reached(page, '#/?q=mexico');
  assert.equal(await box(page).inputValue(), 'mexico', 'the words stay');
}));

test('a facet tells before the click what the click will give', inPage('#/?q=arms', async (page) => {
  const ids = await page.locator('.facet.person input, .facet.place input').evaluateAll((all) => all.map((e) => e.id));
  assert.ok(ids.length > 8);
  for (const id of ids) {
    const label = page.locator('.facet label').filter({ has: page.locator(`#${id}`) });
    const promised = Number(await label.locator('.count').innerText());
    await label.locator('input').check();
    assert.equal(await results(page).count(), promised, id);
    await label.locator('input').uncheck();
  }
}));

test('filters typed as text become chips when typing is done', inPage('', async (page) => {
  await box(page).fill('arms year:2025');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('.chip'));
  assert.equal(await box(page).inputValue(), 'arms');
  assert.match(await page.locator('.chip').innerText(), /year: 2025/);
  await reached(page, '#/?q=arms+year:2025');
}));

test('a year is excluded as it is chosen, and taken away just so', inPage('#/?q=arms+-year:2025', async (page) => {
  assert.match(await page.locator('.chip').innerText(), /not year: 2025/);
  await page.getByRole('button', { name: 'Remove the filter 2025' }).click();
  await reached(page, '#/?q=arms');
}));

test('the focus is never lost with the control that had it', async () => {
  const focus = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.tagName);
  await inPage('#/?q=arms+place:mexico', async (page) => {
    await page.getByRole('button', { name: /^Remove the filter/ }).press('Enter');
    await reached(page, '#/?q=arms');
    assert.equal(await focus(page), 'main');
  })();
  await inPage(READ, async (page) => {
    await page.getByRole('button', { name: 'Show page elements left out (13 lines)' }).press('Enter');
    await reached(page, `${READ}?elements=shown`);
    assert.equal(await focus(page), 'main');
  })();
  await inPage('#/compare/000_efc107f20451c485/-', async (page) => {
    const box = page.getByRole('combobox', { name: 'Right article' });
    await box.fill('smugglers');
    await box.press('ArrowDown');
    await box.press('Enter');
    await page.waitForSelector('.columns');
    assert.equal(await focus(page), 'right');
  })();
});

test('a malformed query answers, and says what it did not understand', inPage('#/?q=%28arms+year:soon', async (page) => {
  const told = await page.getByRole('group', { name: 'Problems with this search' }).innerText();
  assert.match(told, /year:soon/);
  assert.match(told, /parenthesis is not closed/);
  assert.ok(await results(page).count() > 0);
}));

test('nothing found says which word stands in the way', inPage('#/?q=arms+xyzzy', async (page) => {
  assert.match(await said(page), /No article matches “xyzzy”/);
  await page.getByRole('link', { name: /^Search without it: \d articles$/ }).click();
  await reached(page, '#/?q=arms');
  assert.ok(await results(page).count() > 0);
}));

test('a word in the middle of being typed leads on', inPage('', async (page) => {
  await box(page).pressSequentially('extradi');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Search for longer words that start the same: 3 articles' }).click();
  await reached(page, '#/?q=extradi%2A');
  assert.equal(await results(page).count(), 3);
  await sameAfresh(page);
}));

test('a name among the words offers its other names', inPage('#/?q=SRE', async (page) => {
  await page.getByRole('link', { name: /Search for all its names/ }).click();
  await reached(page, '#/?q=org:sre');
  assert.equal(await results(page).count(), 3);
}));

// ---------------------------------------------------------------- reading

test('opening, going back, and coming to the same place', inPage('#/?q=arms', { viewport: { width: 1000, height: 500 } }, async (page) => {
  const third = results(page).nth(2).getByRole('link');
  const id = await third.getAttribute('id');
  await third.focus();
  const scrolled = await page.evaluate(() => scrollY);
  assert.ok(scrolled > 100);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash.startsWith('#/read/'));
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1', 'the heading has the focus');
  assert.equal(await page.evaluate(() => scrollY), 0);
  await sameAfresh(page);
  await page.goBack();
  await reached(page, '#/?q=arms');
  await page.waitForFunction((wanted) => Math.abs(scrollY - wanted) < 3, scrolled);
  assert.equal(await page.evaluate(() => document.activeElement.id), id, 'the link has the focus again');
  await page.goForward();
  await page.waitForFunction(() => location.hash.startsWith('#/read/'));
}));

test('stepping through the hits by key', inPage(`${READ}?q=arms`, async (page) => {
  const current = () => page.evaluate(() => document.querySelector('mark.current')?.id);
  await page.keyboard.press('n');
  assert.equal(await current(), 'stop-0');
  await page.keyboard.press('n');
  assert.equal(await current(), 'stop-1');
  assert.match(await page.getByRole('status').innerText(), /^Passage 2 of 8$/);
  await page.keyboard.press('p');
  await page.keyboard.press('p');
  assert.equal(await current(), 'stop-7', 'round the beginning');
  const seen = await page.locator('#stop-7').evaluate((e) => e.getBoundingClientRect().top);
  assert.ok(seen > 0 && seen < 900);
  await page.keyboard.press('e');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'names');
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
  await page.keyboard.type('n');
  await reached(page, '#/?q=n%2A');
}));

test('stepping goes on from where the article was opened', inPage('#/?q=arms', async (page) => {
  const snippet = page.locator('.result', { hasText: 'Ambassador says' }).locator('.snippet a').nth(1);
  await snippet.click();
  await page.waitForSelector('.passage');
  const at = Number((await page.locator('mark.current').getAttribute('id')).split('-')[1]);
  assert.ok(at > 0);
  await page.keyboard.press('n');
  assert.equal(await page.locator('mark.current').getAttribute('id'), `stop-${at + 1}`);
  await page.goBack();
  await reached(page, '#/?q=arms');
  assert.match(await page.evaluate(() => document.activeElement.id), /^s-000_/, 'the snippet has the focus again');
}));

test('lighting up a name leads to it, hits or no hits', inPage(`${READ}?q=trafficking`, async (page) => {
  await page.locator('.beside').getByRole('link', { name: 'Adolf Hitler' }).click();
  await reached(page, `${READ}?q=trafficking&on=person:adolf-hitler`);
  const top = await page.locator('.text .lit').evaluate((e) => e.getBoundingClientRect().top);
  assert.ok(top > 50 && top < 850, `in sight: ${top}`);
}));

test('another article is opened beside this one when that is asked for', inPage(READ, async (page) => {
  await page.keyboard.press('c');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.equal(await hash(page), READ, 'choosing alone does nothing');
  await page.locator('#compare').click();
  await reached(page, '#/compare/000_efc107f20451c485/002_c27e03636a97f294');
}));

test('single keys can be switched off, and stay off', inPage('#/about', async (page) => {
  await page.getByRole('checkbox', { name: 'Use single-key shortcuts' }).uncheck();
  await page.goto(await address(`${READ}?q=arms`));
  await page.reload();
  await page.waitForSelector('.stepper');
  await page.keyboard.press('n');
  assert.equal(await page.locator('mark.current').count(), 0);
}));

test('a snippet leads to its very line', inPage('#/?q=Culiacan', async (page) => {
  await page.locator('.snippet a').first().click();
  await page.waitForFunction(() => /at=\d+-\d+-[0-9a-f]{4}/.test(location.hash));
  assert.equal(await page.locator('.passage').innerText(), 'Culiacán');
  const top = await page.locator('.passage').evaluate((e) => e.getBoundingClientRect().top);
  assert.ok(top > 50 && top < 850, `in sight: ${top}`);
  await sameAfresh(page);
}));

test('page elements left out can be shown and are not searched', inPage(READ, async (page) => {
  assert.equal(await page.getByText('sargassum').count(), 0);
  await page.getByRole('button', { name: 'Show page elements left out (13 lines)' }).click();
  await reached(page, `${READ}?elements=shown`);
  assert.ok(await page.getByText('sargassum').count() > 0);
  await sameAfresh(page);
  await page.goBack();
  await reached(page, READ);
  assert.equal(await page.getByText('sargassum').count(), 0);
}));

test('marks can be switched off by kind', inPage(READ, async (page) => {
  const places = () => page.locator('.text .m.place').count();
  assert.ok(await places() > 10);
  await page.getByRole('checkbox', { name: 'Places' }).uncheck();
  await reached(page, `${READ}?unmarked=place`);
  assert.equal(await places(), 0);
}));

// ---------------------------------------------------------------- entities

test('a mention leads to its entity, and each line back to its place', inPage(READ, async (page) => {
  await page.locator('.text a.m.org').first().click();
  await page.getByRole('dialog').getByRole('link', { name: /^All mentions of/ }).click();
  await reached(page, '#/entity/org/sre');
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Mexican Foreign Ministry');
  assert.equal(await page.locator('.kwic li').count(), 5);
  assert.match(await said(page), /SRE 2 times in 1 article/);
  await sameAfresh(page);
  await page.locator('.kwic a').last().click();
  await page.waitForFunction(() => location.hash.startsWith('#/read/004'));
  assert.equal(await page.locator('.passage').innerText(), 'Foreign Ministry');
}));

// ---------------------------------------------------------------- comparing

test('two ticked articles are compared', inPage('#/', async (page) => {
  await page.locator('.pick input').nth(0).check();
  await page.locator('.pick input').nth(1).check();
  await page.getByRole('link', { name: 'Compare these two' }).click();
  await reached(page, COMPARE);
  assert.match(await said(page), /Both articles name 5 people, 1 organisation and 3 places\./);
  await page.locator('#names').click();
  await page.locator('.lists').getByRole('link', { name: 'Donald Trump' }).click();
  await reached(page, `${COMPARE}?on=person:donald-trump`);
  for (const pane of ['#pane-a', '#pane-b']) {
    const inSight = await page.locator(`${pane} mark`).first().evaluate((mark) => {
      const [inner, outer] = [mark.getBoundingClientRect(), mark.closest('.column').getBoundingClientRect()];
      return inner.top >= outer.top && inner.bottom <= outer.bottom;
    });
    assert.ok(inSight, `${pane} shows the passage`);
  }
  await sameAfresh(page);
  await page.goBack();
  await page.waitForFunction(() => location.hash.startsWith('#/?pick='));
}));

// ---------------------------------------------------------------- links

test('the copied link opens the same view', inPage('#/?q=arms+person:christopher-landau', async (page) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByRole('button', { name: 'Link copied' }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(link, await address('#/?q=arms+person:christopher-landau'));
  await page.getByRole('button', { name: 'Copy link' }).waitFor();
  await sameAfresh(page);
}));

test('where copying is not allowed, the link is shown', inPage('#/?q=arms', {
  init: () => { Object.defineProperty(navigator, 'clipboard', { value: undefined }); },
}, async (page) => {
  await page.getByRole('button', { name: 'Copy link' }).click();
  assert.equal(await page.getByLabel(/Copy this link by hand/).inputValue(), await address('#/?q=arms'));
}));

test('damaged and unknown links show what could be understood', async () => {
  for (const [link, told] of [
    ['#/nowhere?q=arms', /no page “nowhere”/],
    ['#/?q=arms&colour=red', /“colour”, which has no meaning here/],
    ['#/read/gone', /no article called “gone”/],
    ['#/entity/person/nobody', /or other name in this dossier matches “nobody”/],
    ['#/compare/gone/000_efc107f20451c485', /no article called “gone”/],
    [`${READ}?at=120-134-0000`, /no longer in the article in the same words/],
    [`${READ}?at=999999-1000000-0000`, /no longer in the article in the same words/],
    ['#/?q=%E0%A4%A', /articles for/],
    ['#%%%', /Arms across the border/],
  ]) {
    await inPage(link, async (page) => {
      assert.match(await page.locator('body').innerText(), told, link);
      assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
    })();
  }
});

test('a very long query breaks nothing', inPage('#/', { viewport: { width: 400, height: 700 } }, async (page) => {
  await box(page).fill(`${'x'.repeat(900)} arms year:1999`);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.title.includes('…'));
  const over = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `${over} px too wide`);
}));

test('an address edited by hand is followed', inPage('#/', async (page) => {
  await page.evaluate(() => { location.hash = '#/?q=fentanyl'; });
  await page.waitForFunction(() => document.getElementById('q').value === 'fentanyl');
  assert.equal(await results(page).count(), 2);
  const history = await page.evaluate(() => history.length);
  await box(page).fill('fentanyl czar');
  await reached(page, '#/?q=fentanyl+czar');
  assert.equal(await page.evaluate(() => history.length), history, 'typing adds no step');
}));

test('the skip link leads to the text and leaves the view as it is', inPage('#/?q=arms', async (page) => {
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  assert.equal(await hash(page), '#/?q=arms');
}));

// ---------------------------------------------------------------- scripts, accessibility, small screens

test('scripts can search', inPage('#/', async (page) => {
  const answer = await page.evaluate(async () => {
    await window.dossier.ready;
    return window.dossier.search('"arms trafficking" OR Culiacan');
  });
  assert.deepEqual({ ...answer, ids: answer.ids.toSorted() }, {
    query: '"arms trafficking" OR Culiacan',
    total: 3,
    ids: ['000_efc107f20451c485', '002_c27e03636a97f294', '003_e5adf732dfed1c7a'],
  });
}));

const VIEWS = ['#/', '#/?q=arms+person:christopher-landau', '#/?q=arms+xyzzy', `${READ}?q=arms&elements=shown`,
  `${COMPARE}?on=place:mexico`, '#/entity/org/sre', '#/entities', '#/about', '#/integrity', '#/read/gone'];

for (const [name, options] of [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['320 px', { viewport: { width: 320, height: 640 } }],
]) {
  test(`accessible: ${name}`, async () => {
    for (const view of VIEWS) await inPage(view, options, (page) => axe(page))();
  });
}

test('no sideways scrolling at 320 px', async () => {
  for (const view of VIEWS) {
    await inPage(view, { viewport: { width: 320, height: 640 } }, async (page) => {
      const over = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${view}: ${over} px too wide`);
    })();
  }
});
