// The texts of a large dossier come later, in pieces: while they are late, missing or damaged, what is there can be used.
//
// The command is target/release/dossier, or $DOSSIER_COMMAND; its page is the template in target/page.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { tab } from './harness.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const command = process.env.DOSSIER_COMMAND ?? path.join(root, 'target/release/dossier');
const skip = !fs.existsSync(command) && `there is no ${command}`;
const PIECES = '**/texts-*.txt';
const PHRASE = '"lighthouse keeper"';
const COUNT = 400;

let folder;
let server;
let url;

/** Many articles. Every hundredth is about a lighthouse keeper, every fiftieth about a lighthouse and a keeper. */
before(async () => {
  if (skip) return;
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dossier-texts-'));
  const words = 'harbour boats weather captain morning council bridge market winter letter garden station river window'.split(' ');
  for (let at = 0; at < COUNT; at += 1) {
    const word = (nth) => words[(at * 7 + nth * nth + nth) % words.length];
    const sentence = (_, nth) => `The ${word(nth)} near the ${word(nth + 3)} was quiet on that day, said a ${word(nth + 5)} number ${at * 100 + nth}.`;
    const about = at % 100 === 0 ? 'The lighthouse keeper saw it.' : at % 50 === 0 ? 'The lighthouse had no keeper.' : 'Nobody saw it.';
    const text = `Report ${at} about the ${word(1)}\n\nMarch 3, 2021\n\n${Array.from({ length: 40 }, sentence).join(' ')}\n\n${about}\n`;
    fs.writeFileSync(path.join(folder, `report-${String(at).padStart(3, '0')}.txt`), text);
  }
  server = spawn(command, ['serve', folder, '--page', path.join(root, 'target/page')]);
  for await (const line of readline.createInterface({ input: server.stdout })) {
    url = /http:\/\/127\.0\.0\.1:\d+\//.exec(line)?.[0];
    if (url) return;
  }
});

after(() => {
  server?.kill();
  if (folder) fs.rmSync(folder, { recursive: true, force: true });
});

/** A page at a view, with something done to each piece of the texts that is asked for. */
async function opened(t, hash, onPiece) {
  const page = await tab();
  t.after(() => page.context().close());
  page.wrong = [];
  page.on('pageerror', (error) => page.wrong.push(error.message));
  if (onPiece) await page.route(PIECES, onPiece);
  await page.goto(url + hash);
  await page.waitForFunction(() => window.dossier?.search && !document.getElementById('loading'));
  return page;
}

/** Keeps all pieces back until it is called. */
function dam() {
  let open;
  const opening = new Promise((resolve) => { open = resolve; });
  return [open, async (route) => {
    await opening;
    await route.continue();
  }];
}

const heading = (page) => page.locator('.results h1').innerText();
const trouble = (page) => page.locator('#trouble').innerText();

test('texts that are late are awaited, and nothing is said of what only they can tell', { skip }, async (t) => {
  const [open, onPiece] = dam();
  const page = await opened(t, '#/?q=lighthouse', onPiece);
  assert.match(await heading(page), /^8 /);
  assert.equal(await page.locator('.result h2').count(), 8);
  assert.equal(await page.locator('.result .snippet', { hasText: 'still being loaded' }).count(), 8);

  const box = page.getByRole('combobox').first();
  await box.fill(PHRASE);
  await page.waitForFunction(() => /still being loaded/.test(document.querySelector('.results h1')?.textContent));
  assert.doesNotMatch(await page.locator('body').innerText(), /nothing found|no exact match/i);
  assert.equal(await page.evaluate((phrase) => window.dossier.search(phrase).waiting, PHRASE), true);
  assert.equal(await page.evaluate(() => window.dossier.search('lighthouse').waiting), undefined);

  open();
  await page.waitForFunction(() => /^4 /.test(document.querySelector('.results h1')?.textContent));
  await page.waitForFunction(() => document.querySelectorAll('.result .snippet mark').length > 3);
  const answer = await page.evaluate((phrase) => window.dossier.search(phrase), PHRASE);
  assert.deepEqual([answer.total, answer.waiting, [...answer.ids].sort()[1]], [4, undefined, 'report-100']);
  assert.equal(await trouble(page), '');
  assert.deepEqual(page.wrong, []);
});

test('the page for own files needs no texts', { skip }, async (t) => {
  const page = await opened(t, '#/open', dam()[1]);
  await page.locator('#choose-files').waitFor();
  assert.deepEqual(page.wrong, []);
});

test('an article opens once its text has come, and so does a page that looks through all', { skip }, async (t) => {
  const [open, onPiece] = dam();
  const page = await opened(t, '#/read/report-100?q=keeper', onPiece);
  assert.match(await page.locator('main').innerText(), /still being loaded/);
  await page.evaluate(() => { location.hash = '#/concordance?q=keeper'; });
  await page.waitForFunction(() => /#\/concordance/.test(location.hash));
  assert.match(await page.locator('main').innerText(), /still being loaded/);
  await page.goBack();
  open();
  await page.locator('main mark', { hasText: 'keeper' }).first().waitFor();
  await page.evaluate(() => { location.hash = '#/concordance?q=keeper'; });
  await page.waitForFunction(() => document.querySelectorAll('main td.hit').length >= 8);
  assert.deepEqual(page.wrong, []);
});

test('a common phrase is found without keeping all texts', { skip }, async (t) => {
  const page = await opened(t, '#/?q=%22on+that+day%22');
  await page.waitForFunction((all) => document.querySelector('.results h1')?.textContent.startsWith(`All ${all}`)
    || document.querySelector('.results h1')?.textContent.startsWith(`${all}`), COUNT);
  await page.locator('.result .snippet mark').first().waitFor();
  assert.deepEqual(page.wrong, []);
});

for (const [what, answer, said] of [
  ['missing', (route) => route.fulfill({ status: 404, body: 'gone' }), /texts-[0-9a-f]{16}\.txt, could not be loaded\. The server does not have it \(status 404\)/],
  ['damaged', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('quiet', 'quaint') });
  }, /texts-[0-9a-f]{16}\.txt, is not the one that was published/],
]) {
  test(`a piece that is ${what} is named, and the rest of the page lives`, { skip }, async (t) => {
    // The first that is asked for; those before are for the search below.
    let bad;
    const page = await opened(t, '#/read/report-399', (route) => {
      bad ??= route.request().url();
      return route.request().url() === bad ? answer(route) : route.continue();
    });
    await page.locator('#trouble a').first().waitFor();
    assert.match(await trouble(page), said);
    assert.match(await trouble(page), /Load this page again/);
    await page.evaluate(() => { location.hash = '#/?q=lighthouse'; });
    await page.waitForFunction(() => document.querySelectorAll('.result .snippet mark').length >= 8);
    await page.evaluate(() => { location.hash = '#/read/report-000'; });
    await page.locator('main', { hasText: 'The lighthouse keeper saw it.' }).waitFor();
    assert.deepEqual(page.wrong, []);
  });
}

test('the texts are fetched in the end, though nobody asks for them', { skip }, async (t) => {
  const asked = new Set();
  const page = await opened(t, '#/about', (route) => {
    asked.add(route.request().url());
    return route.continue();
  });
  const out = fs.mkdtempSync(path.join(os.tmpdir(), 'dossier-texts-page-'));
  t.after(() => fs.rmSync(out, { recursive: true, force: true }));
  execFileSync(command, ['build', folder, '--out', out, '--page', path.join(root, 'target/page')]);
  const pieces = fs.readdirSync(out).filter((name) => /^texts-.*\.txt$/.test(name));
  assert.ok(pieces.length > 5);
  const until = Date.now() + 20_000;
  while (asked.size < pieces.length && Date.now() < until) await page.waitForTimeout(100);
  assert.deepEqual([...asked].map((one) => one.split('/').pop()).sort(), pieces.sort());
});
