// Hashes: the page that checks the texts, the list of files, citations and paper. As in app.test.mjs,
// a test acts, looks at the address, and lands on it afresh.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { test } from 'node:test';
import { axe, built, dist, inPage, open } from './harness.mjs';

const READ = '#/read/000_efc107f20451c485';

const SEEDS = new URL('../../seeds/', import.meta.url);
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** What `sha256sum *.txt` prints in the folder of articles. */
function sums() {
  const files = fs.readdirSync(SEEDS).filter((name) => name.endsWith('.txt')).sort();
  return files.map((name) => `${sha256(fs.readFileSync(new URL(name, SEEDS)))}  ${name}\n`).join('');
}

const checked = (page) => page.waitForFunction(() => /checked:/.test(document.querySelector('[role=status]').textContent));

/** What the main part says, white space aside. */
const said = async (page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim();

// ---------------------------------------------------------------- checking the texts

test('every text is hashed again, and matches', inPage('', async (page) => {
  await page.getByRole('contentinfo').getByRole('link', { name: 'Check the texts' }).click();
  await page.waitForFunction(() => location.hash === '#/integrity');
  await checked(page);
  assert.equal(await page.getByRole('status').innerText(), '5 texts checked: all match');
  assert.deepEqual(await page.locator('.files .matches').allInnerTexts(), Array(5).fill('matches'));
  assert.equal(await page.locator('.differs').count(), 0);
  const shown = await page.locator('.files .hash code').allInnerTexts();
  assert.deepEqual(shown, sums().split('\n').filter(Boolean).map((line) => line.split('  ')[0]));
  assert.equal(await page.locator('.verdict code').innerText(), sha256(sums()));
  const fresh = await open('#/integrity');
  await checked(fresh);
  assert.equal(await said(fresh), await said(page));
  await fresh.done();
  await page.getByRole('button', { name: 'Check again' }).press('Enter');
  await checked(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'check');
}));

/** Makes the checksum of an altered dossier right again, as somebody would who alters it on purpose. */
function seal(module) {
  const start = module.lastIndexOf('dossierE');
  const blob = module.subarray(start + 16);
  const step = (hash, word) => BigInt.asUintN(64, (BigInt.asUintN(64, hash << 5n) | hash >> 59n) ^ word) * 0x517cc1b727220a95n & 0xffffffffffffffffn;
  let hash = step(0n, BigInt(blob.length));
  const whole = blob.length - blob.length % 8;
  for (let at = 0; at < whole; at += 8) hash = step(hash, blob.readBigUInt64LE(at));
  const last = Buffer.alloc(8);
  blob.copy(last, 0, whole);
  module.writeBigUInt64LE(step(hash, last.readBigUInt64LE()), start + 8);
}

test('a single letter that was changed in the page is noticed', async () => {
  // The page's files as somebody might alter them who also takes its integrity values away.
  const { html, wasm } = built();
  const altered = fs.readFileSync(dist(wasm));
  const words = Buffer.from('sargassum');
  const at = altered.indexOf(words);
  assert.ok(at > 0, 'the text stands in the module');
  altered.write('z', at);
  seal(altered);
  await inPage('#/integrity', {
    routes: {
      '**/where/': (route) => route.fulfill({ contentType: 'text/html', body: html.replace(/ data-wasm-integrity="[^"]*"/, '') }),
      '**/dossier-*.wasm': (route) => route.fulfill({ contentType: 'application/wasm', body: altered }),
    },
  }, async (page) => {
    await checked(page);
    assert.equal(await page.getByRole('status').innerText(), '5 texts checked: 1 differs');
    assert.match(await page.locator('.verdict').innerText(), /1 of 5 texts does not match the hash recorded/);
    assert.match(await page.locator('.files li').first().innerText(), /000_efc107f20451c485\.txt\s+differs[^]*Calculated now: [0-9a-f]{64}/);
    assert.equal(await page.locator('.files .matches').count(), 4);
    await axe(page);
  })();
});

test('where a browser does not hash, the page says so and shows another way', async () => {
  for (const [init, told] of [
    [() => Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined }), /Not checked\. Browsers calculate hashes only/],
    [() => { SubtleCrypto.prototype.digest = () => Promise.reject(new Error('no')); }, /Not checked\. The browser could not calculate/],
  ]) {
    await inPage('#/integrity', { init }, async (page) => {
      await page.waitForFunction(() => document.querySelector('[role=status]').textContent === 'Not checked');
      assert.match(await page.locator('.verdict').innerText(), told);
      assert.equal(await page.locator('.matches, .differs').count(), 0);
      assert.match(await said(page), /sha256sum -c SHA256SUMS/);
    })();
  }
});

test('a check that takes long says how far it is', inPage('#/integrity', {
  init: () => {
    const digest = SubtleCrypto.prototype.digest;
    SubtleCrypto.prototype.digest = async function slow(name, bytes) {
      const copy = bytes.slice();
      await new Promise((resolve) => { setTimeout(resolve, 150); });
      return digest.call(this, name, copy);
    };
  },
}, async (page) => {
  const bar = page.getByRole('progressbar', { name: 'Texts checked' });
  await bar.waitFor();
  assert.equal(await page.getByRole('status').innerText(), 'Checking 5 texts …');
  assert.ok(await page.locator('.matches').count() < 6);
  await checked(page);
  assert.equal(await bar.count(), 0);
  assert.equal(await page.locator('.files .matches').count(), 5);
}));

test('the list of files can be saved and copied, and its hash is that of the corpus', inPage('#/integrity', async (page) => {
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the list' }).click();
  const saved = await saving;
  assert.equal(saved.suggestedFilename(), 'SHA256SUMS');
  assert.equal(fs.readFileSync(await saved.path(), 'utf8'), sums());
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy the list' }).click();
  await page.getByRole('button', { name: 'List copied' }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), sums());
}));

// ---------------------------------------------------------------- taking hashes along

test('the citation of a passage leads back to it, and has the hash of the file', inPage('#/?q=Culiacan', async (page) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('.snippet a').first().click();
  await page.waitForSelector('.passage');
  await page.getByRole('button', { name: 'Copy citation' }).click();
  await page.getByRole('button', { name: 'Citation copied' }).waitFor();
  assert.equal(await page.getByRole('status').innerText(), 'Citation copied');
  const cited = await page.evaluate(() => navigator.clipboard.readText());
  const file = 'File 000_efc107f20451c485.txt, SHA-256 4ab0e9e694789a56cabe70d8ec17ab4a1cea2181b81447107dfadbf104b62fd9';
  assert.match(cited, /^“Ambassador says.*\nPassage: “Culiacán” \(bytes \d+ to \d+ of the text\)\n/);
  assert.ok(cited.includes(`\n${file}\n`) && cited.includes(sha256(sums())), cited);
  const fresh = await open(cited.match(/#\S+(?=\.\n)/)[0]);
  assert.equal(await fresh.locator('.passage').innerText(), 'Culiacán');
  await fresh.done();
}));

test('where copying is not allowed, the citation and the list are shown', async () => {
  const init = () => { Object.defineProperty(navigator, 'clipboard', { value: undefined }); };
  await inPage(READ, { init }, async (page) => {
    await page.getByRole('button', { name: 'Copy citation' }).click();
    assert.match(await page.getByRole('textbox', { name: /Copy this citation by hand/ }).inputValue(), /SHA-256 4ab0e9e6/);
    await axe(page);
  })();
  await inPage('#/integrity', { init }, async (page) => {
    await page.getByRole('button', { name: 'Copy the list' }).click();
    assert.equal(await page.getByRole('textbox', { name: /Copy this list by hand/ }).inputValue(), sums());
  })();
});

test('on paper, an article has its hash and that of the corpus', inPage(READ, { colorScheme: 'dark' }, async (page) => {
  await page.emulateMedia({ media: 'print' });
  const printed = await page.locator('body').innerText();
  assert.ok(printed.includes('4ab0e9e694789a56cabe70d8ec17ab4a1cea2181b81447107dfadbf104b62fd9'));
  assert.ok(printed.includes(sha256(sums())));
  assert.doesNotMatch(printed, /Copy citation|Check the texts/);
}));
