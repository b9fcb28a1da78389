// The page before its module is there, the module's arrival, and every way in which it can fail to
// arrive: each has to leave something to read.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { test } from 'node:test';
import zlib from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { address, axe, built, dist, inPage, site } from './harness.mjs';

const missing = (route) => route.fulfill({ status: 404, contentType: 'text/plain', body: 'not here' });

/** What the page says in its alert, once it says anything. */
async function trouble(page) {
  await page.waitForFunction(() => document.getElementById('trouble').textContent !== '');
  return page.getByRole('alert').innerText();
}

/** Asserts that the articles can be read, and that there is a way out. */
async function stillReadable(page) {
  assert.ok(await page.locator('#articles li').count() > 0, 'the list of articles is still there');
  assert.ok(await page.locator('#articles li').first().isVisible());
  assert.ok(await page.getByRole('alert').getByRole('link', { name: 'Load this page again' }).isVisible());
  assert.equal(await page.locator('#loading').textContent(), '', 'nothing claims to be loading');
}

/** The same file with one byte changed: what a bad proxy or a mixed-up upload would send. */
function damaged(name, contentType, at) {
  const body = fs.readFileSync(dist(name));
  body[at < 0 ? body.length + at : at] ^= 1;
  return (route) => route.fulfill({ contentType, body });
}

// ---------------------------------------------------------------- arriving

test('the module takes over, from a sub-path', inPage('', async (page) => {
  assert.equal(await page.locator('#articles').count(), 0, 'the first content has made room');
  assert.equal(await page.getByRole('main').count(), 1);
  assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
  assert.equal(await page.getByRole('alert').textContent(), '');
}));

test('the page loads five files and no other', { skip: built().articles && 'its articles are a file of their own' }, inPage('', async () => {
  const { requests } = await site();
  const { boot, css, glue, wasm } = built();
  const asked = new Set(requests.slice(requests.lastIndexOf('/some/where/')));
  assert.deepEqual(asked, new Set(['', boot, css, glue, wasm].map((name) => `/some/where/${name}`)));
}));

test('before the module arrives, the articles can be read', async (t) => {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  const routes = { '**/*.wasm': async (route) => { await held; await route.continue(); } };
  await inPage('', { ready: false, routes }, async (page) => {
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), await page.title());
    assert.ok(await page.locator('#articles li').count() > 0);
    await page.waitForFunction(() => document.getElementById('loading').textContent !== '');
    assert.match(await page.getByRole('status').innerText(), /Loading/);
    await axe(page);
    release();
    await page.locator('#loading').waitFor({ state: 'detached' });
    await page.check();
  })(t);
});

test('without JavaScript, the page says what it needs and lists the articles', inPage('', { ready: false, javaScriptEnabled: false }, async (page) => {
  assert.match(await page.locator('main').innerText(), /need JavaScript and WebAssembly/);
  assert.ok(await page.locator('#articles li').count() > 0);
}));

// ---------------------------------------------------------------- not arriving

test('a module that is not there', inPage('', { ready: false, routes: { '**/*.wasm': missing } }, async (page) => {
  assert.match(await trouble(page), /\.wasm, could not be loaded\. The server does not have it \(status 404\)/);
  await stillReadable(page);
  await axe(page);
}));

test('a host that cannot be reached any more', inPage('', { ready: false, routes: { '**/*.wasm': (route) => route.abort() } }, async (page) => {
  assert.match(await trouble(page), /\.wasm, could not be loaded\. Check your internet connection\./);
  await stillReadable(page);
}));

test('a module of other content', inPage('', { ready: false, routes: { '**/*.wasm': damaged(built().wasm, 'application/wasm', -1) } }, async (page) => {
  assert.match(await trouble(page), /is not the one that was published with the page/);
  await stillReadable(page);
}));

/** The published module, with other articles in its section: none, two of them, or these bytes. */
function withArticles(...blobs) {
  const [blob] = WebAssembly.Module.customSections(new WebAssembly.Module(fs.readFileSync(dist(built().wasm))), 'dossier');
  const module = fs.readFileSync(dist(built().wasm));
  const section = (bytes) => {
    const content = Buffer.concat([Buffer.from('\x07dossier'), bytes]);
    const length = [0, 7, 14, 21, 28].map((shift) => (content.length >>> shift) & 0x7f | (shift < 28 ? 0x80 : 0));
    return Buffer.concat([Buffer.from([0, ...length]), content]);
  };
  const code = module.subarray(0, module.length - section(Buffer.from(blob)).length);
  return Buffer.concat([code, ...blobs.map((change) => section(change(Buffer.from(blob))))]);
}

/** Routes to a page whose module is another one, and whose integrity value is right for it. */
function published(module) {
  const integrity = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
  const html = built().html.replace(integrity(fs.readFileSync(dist(built().wasm))), integrity(module));
  return {
    '**/some/where/': (route) => route.fulfill({ contentType: 'text/html', body: html }),
    '**/*.wasm': (route) => route.fulfill({ contentType: 'application/wasm', body: module }),
  };
}

test('a module with its own articles again', inPage('', { routes: published(withArticles((blob) => blob)) }, async (page) => {
  assert.equal(await page.getByRole('alert').textContent(), '');
}));

for (const [what, module] of [['without articles', withArticles()], ['with articles twice', withArticles((blob) => blob, (blob) => blob)]]) {
  test(`a module ${what}`, inPage('', { ready: false, routes: published(module) }, async (page) => {
    assert.match(await trouble(page), /was published without its articles/);
    await stillReadable(page);
  }));
}

for (const [what, change] of [
  ['of another version', (blob) => { blob[7] += 1; return blob; }],
  ['cut short', (blob) => blob.subarray(0, blob.length / 2)],
  ['that are empty', () => Buffer.alloc(0)],
]) {
  test(`articles ${what}`, inPage('', { ready: false, routes: published(withArticles(change)) }, async (page) => {
    assert.match(await trouble(page), /are damaged, or of another version/);
    await stillReadable(page);
  }));
}

test('a host that does not know the type of the module', inPage('', { routes: { '**/*.wasm': (route) => route.fulfill({ contentType: 'application/octet-stream', body: fs.readFileSync(dist(built().wasm)) }) } }, async (page) => {
  assert.equal(await page.getByRole('alert').textContent(), '');
}));

test('a loader that is not there', inPage('', { ready: false, routes: { [`**/${built().glue}`]: missing } }, async (page) => {
  assert.match(await trouble(page), /\.js, could not be loaded\. The server does not have it \(status 404\)/);
  await stillReadable(page);
}));

test('a loader of other content', inPage('', { ready: false, routes: { [`**/${built().glue}`]: (route) => route.fulfill({ contentType: 'text/javascript', body: 'export default () => { document.body.textContent = "taken over"; }' }) } }, async (page) => {
  assert.match(await trouble(page), /is not the one that was published with the page/);
  await stillReadable(page);
}));

test('a browser without WebAssembly', inPage('', { ready: false, init: () => { delete window.WebAssembly; } }, async (page) => {
  assert.match(await trouble(page), /does not support WebAssembly/);
  await stillReadable(page);
}));

test('a browser that does not understand the module', inPage('', { ready: false, init: () => { WebAssembly.compileStreaming = WebAssembly.compile = async () => { throw new WebAssembly.CompileError('unknown opcode'); }; } }, async (page) => {
  assert.match(await trouble(page), /could not run a part of this page \(unknown opcode\)/);
  await stillReadable(page);
}));

test('a module that stops at once', inPage('', { ready: false, init: () => { WebAssembly.instantiate = async () => { throw new WebAssembly.RuntimeError('unreachable'); }; } }, async (page) => {
  assert.match(await trouble(page), /could not start \(unreachable\)/);
  await stillReadable(page);
}));

// ---------------------------------------------------------------- stopping later

test('a module that traps later', inPage('#/?q=arms', async (page) => {
  await page.evaluate(() => { Promise.reject(new WebAssembly.RuntimeError('unreachable')); });
  assert.match(await trouble(page), /has stopped working/);
  assert.doesNotMatch(await trouble(page), /listed below/, 'the list is gone by then');
  const out = page.getByRole('alert').getByRole('link', { name: 'go to the start of the dossier' });
  await out.click();
  await page.waitForFunction(() => document.getElementById('trouble')?.textContent === '');
  assert.doesNotMatch(page.url(), /q=arms/);
  page.record.console.length = 0; // the rejection of this test's own
}));

test('a module that says why it stops', inPage('#/?q=arms', async (page) => {
  await page.evaluate(() => {
    dispatchEvent(new CustomEvent('dossier:panic', { detail: 'The index is not whole.' }));
    dispatchEvent(new CustomEvent('dossier:panic', { detail: 'And then something else.' }));
  });
  assert.match(await trouble(page), /^The index is not whole\.\s+Load this page again or/);
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('alert').getByRole('link', { name: 'Load this page again' }).click(),
  ]);
  assert.match(page.url(), /q=arms/, 'the view is kept');
  await page.waitForFunction(() => document.getElementById('trouble')?.textContent === '');
}));

test('an error of another kind is no end of the page', inPage('', async (page) => {
  await page.evaluate(() => { Promise.reject(new Error('an extension of the browser')); });
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
  assert.equal(await page.getByRole('alert').textContent(), '');
  page.record.console.length = 0;
}));

// ---------------------------------------------------------------- what is published

test('the served page is valid HTML', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard'],
    rules: { 'doctype-style': 'off', 'require-sri': ['error', { target: 'all' }], 'no-trailing-whitespace': 'off' },
  });
  const html = await (await fetch(await address())).text();
  const report = await validator.validateString(html);
  const messages = report.results.flatMap((result) => result.messages);
  assert.deepEqual(messages.map((m) => `${m.line}:${m.column} ${m.ruleId}: ${m.message}`), []);
});

test('every address in the page is relative', () => {
  const { html } = built();
  const addresses = [...html.matchAll(/\s(?:href|src|data-wasm)="([^"]*)"/g)].map((match) => match[1]);
  assert.ok(addresses.length >= 5);
  for (const found of addresses) assert.match(found, /^(\.\/|data:image\/)/);
});

test('every file is named by its content and is what its integrity value says', () => {
  const { html, boot, css, glue, wasm } = built();
  for (const name of [boot, css, glue, wasm]) {
    assert.match(name, /-[0-9a-f]{14,16}\./);
    const digest = createHash('sha384').update(fs.readFileSync(dist(name))).digest('base64');
    assert.ok(html.includes(`integrity="sha384-${digest}"`), name);
  }
});

test('the compressed copies hold the same', () => {
  for (const name of ['index.html', ...Object.values(built()).slice(1).filter(Boolean)]) {
    const bytes = fs.readFileSync(dist(name));
    assert.deepEqual(zlib.brotliDecompressSync(fs.readFileSync(dist(`${name}.br`))), bytes, name);
    assert.deepEqual(zlib.gunzipSync(fs.readFileSync(dist(`${name}.gz`))), bytes, name);
  }
});
