// The page as long as the code of all pages but the search has not come: everything of the search can be used, and
// other pages wait.

import assert from 'node:assert/strict';
import test from 'node:test';
import { inPage, open } from './harness.mjs';

const LATER = '**/later-*.wasm';

/** Routes that hold the later half back until `release` is called. */
function held() {
  let release;
  const gate = new Promise((resolve) => { release = resolve; });
  return { release, routes: { [LATER]: async (route) => { await gate; await route.continue(); } } };
}

/** Numbers from 0 to 1, always the same ones (Lehmer's generator, with the multiplier of MINSTD). */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const QUERIES = ['arms', 'traficking', '"arms trafficking"', 'DHS', 'who denied the requests', 'person:', 'mexic', 'zzzz', 'year:2021', '-arms', 'weapons OR guns', 'a NEAR/5 b', '*', 'source:x', '253000'];

// Whatever can be pressed on the page of the search, in an order that is always the same. Links to other pages are left out.
for (const seed of [1, 2, 3]) {
  test(`nothing of the search needs the later half (${seed})`, async () => {
    const { routes, release } = held();
    const page = await open('#/?q=arms', { routes });
    const next = numbers(seed);
    const pressed = [];
    for (let step = 0; step < 60; step += 1) {
      if (step % 6 === 0) {
        const query = QUERIES[Math.floor(next() * QUERIES.length)];
        pressed.push(query);
        await page.locator('#q').fill('');
        await page.locator('#q').pressSequentially(query);
        if (next() < 0.5) await page.locator('#q').press(next() < 0.5 ? 'Enter' : 'Escape');
      }
      const name = await page.evaluate((choice) => {
        const isSearch = (element) => element.matches(':not(a)') || /^#\/(\?|$)/.test(element.getAttribute('href'));
        const all = [...document.querySelectorAll('button, input:not(#q), summary, select, [role=option], a[href]')]
          .filter((element) => isSearch(element) && element.checkVisibility() && !element.disabled);
        const element = all[Math.floor(choice * all.length)];
        if (!element) return 'nothing';
        if (element.matches('select')) {
          element.selectedIndex = (element.selectedIndex + 1) % element.options.length;
          element.dispatchEvent(new Event('change', { bubbles: true }));
        } else {
          element.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
          element.click();
        }
        return `${element.localName} ${element.getAttribute('aria-label') ?? element.textContent}`.slice(0, 80);
      }, next());
      pressed.push(name);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))));
      assert.equal(await page.locator('#trouble').textContent(), '', pressed.slice(-8).join('\n'));
    }
    assert.ok(new Set(pressed).size > 15, 'it has pressed this and that');
    for (const key of ['n', 'p', 'w', 'j', 'Escape']) await page.keyboard.press(key);
    assert.equal(await page.locator('#trouble').textContent(), '');
    release();
    await page.done();
  });
}

test('an article waits for the later half, and is drawn when it comes', async () => {
  const { routes, release } = held();
  const page = await open('#/?q=arms', { routes });
  await page.locator('main h2 a, main h3 a').first().click();
  await page.getByRole('heading', { name: 'This page is still being loaded…' }).waitFor();
  assert.equal(await page.getByRole('status').first().textContent(), 'This page is still being loaded…');
  // What would need that half is not offered, and the panel waits for it.
  assert.equal(await page.locator('#copy-citation').count(), 0);
  await page.locator('#saving-button').click();
  await page.locator('p.saving').waitFor();
  await page.locator('#saving-button').click();
  // Going back does not wait.
  await page.goBack();
  await page.getByText('5 articles').first().waitFor();
  await page.goForward();
  release();
  await page.locator('main mark').first().waitFor();
  await page.done();
});

test('a link to another page asks for both halves at once', inPage('#/about', async (page) => {
  await page.getByRole('heading', { level: 1 }).waitFor();
  const asked = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name, startTime }) => [name.split('/').pop(), startTime]));
  const later = asked.find(([name]) => name.startsWith('later-'));
  const first = asked.find(([name]) => /^dossier-.*\.wasm$/.test(name));
  assert.ok(later && first, JSON.stringify(asked));
}));

test('a later half that cannot be had is told where it is waited for, and asked for again', async () => {
  let refuse = true;
  const routes = { [LATER]: (route) => (refuse ? route.abort() : route.continue()) };
  const page = await open('#/', { routes });
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1500)));
  assert.equal(await page.locator('#trouble').textContent(), '', 'nobody waits for it');
  refuse = false;
  await page.goto(`${page.url().split('#')[0]}#/matrix`);
  await page.locator('main table').first().waitFor();
  await page.discard();
});

test('a later half of other content is not run', async () => {
  const routes = { [LATER]: (route) => route.fulfill({ contentType: 'application/wasm', body: Buffer.from('\0asm\x01\0\0\0', 'latin1') }) };
  const page = await open('#/about', { routes, ready: false });
  await page.locator('#trouble p').first().waitFor();
  assert.match(await page.locator('#trouble').textContent(), /later-[0-9a-f]+\.wasm, is not the one that was published/);
  await page.discard();
});
