// The page without a connection: what one visit keeps, and what becomes of a newer version. Browsers take a host
// that is not this machine for safe over HTTP where they are told to, which saves the tests a certificate.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { dist, executable } from './harness.mjs';

const HOST = 'dossier.test';
const WAIT_MS = 20_000;
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.txt': 'text/plain' };

let [server, port, browser, profile] = [];
let folder = dist('.');
let isUp = true;
const asked = [];

before(async () => {
  server = http.createServer((request, response) => {
    const name = new URL(request.url, 'http://host').pathname.replace(/^\/some\/where\//, '') || 'index.html';
    asked.push(name);
    if (!isUp) return request.socket.destroy();
    const file = path.join(folder, name);
    if (!fs.existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-store' });
    return response.end(fs.readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = server.address().port;
  profile = fs.mkdtempSync(path.join(os.tmpdir(), 'dossier-offline-'));
  // Service workers of a context that is not persistent end with it, so one is used for all.
  browser = await chromium.launchPersistentContext(profile, {
    executablePath: executable(),
    args: ['--no-sandbox', `--host-resolver-rules=MAP ${HOST} 127.0.0.1`, `--unsafely-treat-insecure-origin-as-secure=http://${HOST}:${port}`],
  });
  browser.setDefaultTimeout(WAIT_MS);
});

after(async () => {
  await browser?.close();
  server?.close();
  server?.closeAllConnections();
  if (profile) fs.rmSync(profile, { recursive: true, force: true });
});

const address = (link = '') => `http://${HOST}:${port}/some/where/${link}`;

async function visit(link) {
  const page = await browser.newPage();
  await page.goto(address(link));
  await page.waitForFunction(() => !document.getElementById('loading'));
  assert.equal(await page.locator('#trouble').textContent(), '');
  return page;
}

test('after one visit, every page and link form works without the host', async () => {
  const first = await visit();
  await first.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
  isUp = false;
  await first.close();
  const links = [
    ['', 'main h2'], ['#/?q=arms', 'main mark'], ['#/?q="arms trafficking"', 'main mark'], ['#/concordance?q=arms', 'main mark'], ['#/entities', 'main a'], ['#/entity/org/sre', 'main h1'], ['#/topic?q=arms', 'main h1'], ['#/likeness', 'main h1'],
    ['#/matrix', 'main table'], ['#/network', 'main svg, main table'], ['#/timeline', 'main a'], ['#/compare', 'main'], ['#/about', 'main h1'], ['#/integrity', 'main li'],
    ['index.html#/?q=arms', 'main mark'], ['?lang=en#/?q=arms', 'main mark'], ['?lang=es#/about', 'main h1'],
  ];
  for (const [link, shown] of links) {
    const page = await visit(link);
    await page.locator(shown).first().waitFor();
    await page.close();
  }
  const page = await visit('#/?q=arms');
  await page.locator('main h2 a').first().click();
  await page.locator('main mark').first().waitFor();
  await page.close();
  isUp = true;
});

/** The same page with another title, as if it were published anew. */
function newer(title) {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), 'dossier-newer-'));
  fs.cpSync(dist('.'), made, { recursive: true });
  const [index, offline] = ['index.html', 'offline.js'].map((name) => path.join(made, name));
  const html = fs.readFileSync(index, 'utf8').replace(/<title>[^<]*/, `<title>${title}`);
  fs.writeFileSync(index, html);
  return crypto.subtle.digest('SHA-256', Buffer.from(html)).then((digest) => {
    const script = fs.readFileSync(offline, 'utf8').replace(/index:"[0-9a-f]+"/, `index:"${Buffer.from(digest).toString('hex')}"`);
    fs.writeFileSync(offline, script);
    return made;
  });
}

test('a newer version is announced, and loaded when the reader asks for it', async () => {
  const made = await newer('The second edition');
  folder = made;
  const page = await visit('#/?q=arms');
  const button = page.getByRole('button', { name: 'Load it' });
  await button.waitFor();
  assert.match(await page.locator('#update').textContent(), /A newer version of this dossier is ready/);
  await Promise.all([page.waitForNavigation(), button.click()]);
  await page.waitForFunction(() => !document.getElementById('loading'));
  assert.equal(new URL(page.url()).hash, '#/?q=arms', 'the view is kept');
  assert.equal(await page.locator('#update').count(), 0);
  isUp = false;
  const again = await browser.newPage();
  const response = await again.goto(address());
  assert.match(await response.text(), /<title>The second edition/);
  isUp = true;
  await again.close();
  await page.close();
});

test('a version that came only in part is not taken', async () => {
  const made = await newer('The third edition');
  // The host has the new service worker, and still the page before.
  fs.copyFileSync(path.join(folder, 'index.html'), path.join(made, 'index.html'));
  folder = made;
  const before = asked.length;
  const page = await visit('#/?q=arms');
  // It is fetched some seconds after the page is there.
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration()) !== undefined);
  const until = Date.now() + WAIT_MS;
  while (!asked.slice(before).includes('offline.js') && Date.now() < until) await page.waitForTimeout(100);
  await page.waitForTimeout(1500);
  assert.equal(await page.locator('#update').count(), 0);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).waiting), null);
  isUp = false;
  await (await visit('#/?q=arms')).close();
  isUp = true;
  await page.close();
});
