// What the tests in a browser stand on: a static host for dist/, a browser, and pages that notice
// what must never happen.
//
//   test('finds an article', inPage('#/?q=arms', async (page) => {
//     await page.getByLabel('Search the articles').fill('smuggling');
//     assert.match(page.url(), /q=smuggling/);
//   }));
//
// inPage(hash, [options], body)  a test's function: opens the page at that fragment, runs the body
//                                with a Playwright page, then checks the page's record and closes it.
// open(hash, [options])          the same by hand: a Playwright page with three additions,
//   page.record                    { console, foreign, failed, csp }: lists of strings
//   page.check()                   fails unless all four lists are empty
//   page.done()                    check() and close
//   page.discard()                 close without a check
// tab()                          an empty page, for a host other than the one here; close it with page.context().close()
// axe(page, [context])           runs axe-core (WCAG 2.2 A and AA, best practice); fails on violations
// address(hash)                  the page's address, with that fragment
// site()                         the host itself: { origin, base, requests }
// dist(name)                     the path of a file in dist/
// built()                        { html, glue, wasm, css, boot, articles }: the page's HTML, and the names of
//                                the files it loads (articles: only where they are a file of their own)
//
// options, all optional:
//   viewport, colorScheme, reducedMotion, forcedColors, javaScriptEnabled, locale, …
//                  anything that Playwright's newContext takes
//   init           a function, or source text, that runs in the page before any script of its own
//   routes         { '**/*.wasm': async (route) => … }: answers that stand in for the host's
//   ready          false: return at the load event, without waiting for the module to take over;
//                  for pages that are not meant to get that far, and whose record is then theirs to
//                  judge: with ready: false nothing is checked unless the test calls check()
//
// The browser is $CHROMIUM, or the first Chromium or Chrome on the search path. The host serves
// dist/ (or $DOSSIER_DIST) from a sub-path and a port of its own, the compressed copies where the
// browser takes them. Both are started at first use and stopped when the file's tests are over.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const here = path.dirname(fileURLToPath(import.meta.url));
const DIST = path.resolve(process.env.DOSSIER_DIST ?? path.join(here, '../../dist'));

// Nothing that the page loads may depend on where it stands.
const BASE = '/some/where/';

// As root and in a container a sandbox is not to be had; the rest keeps the browser from calling home.
const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
};

const OPEN_MS = 30_000; // for a page and its module to arrive
const WAIT_MS = 10_000; // for anything that a test waits for after that

// ---------------------------------------------------------------- the host

let host;

/** The host, started at the first call. `requests` lists the paths asked for, in order. */
export function site() {
  host ??= startHost();
  return host;
}

async function startHost() {
  if (!fs.existsSync(dist('index.html'))) {
    throw new Error(`${DIST} holds no page: build it first, with trunk build --release`);
  }
  const requests = [];
  const server = http.createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    requests.push(asked);
    answer(asked, request.headers['accept-encoding'] ?? '', response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, base: origin + BASE, requests, server };
}

function answer(asked, accepted, response) {
  const name = asked === BASE ? 'index.html' : asked.slice(BASE.length);
  const file = dist(name);
  const inside = asked.startsWith(BASE) && file.startsWith(DIST + path.sep);
  if (!inside || !fs.statSync(file, { throwIfNoEntry: false })?.isFile()) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not here');
    return;
  }
  const headers = {
    'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
    'cache-control': 'no-store',
  };
  const compressed = /\bbr\b/.test(accepted) && fs.existsSync(`${file}.br`);
  if (compressed) headers['content-encoding'] = 'br';
  response.writeHead(200, headers).end(fs.readFileSync(compressed ? `${file}.br` : file));
}

export function dist(name) {
  return path.join(DIST, name);
}

export async function address(hash = '') {
  return (await site()).base + hash;
}

export function built() {
  const html = fs.readFileSync(dist('index.html'), 'utf8');
  const named = (pattern) => html.match(pattern)?.[1];
  return {
    html,
    boot: named(/<script src="\.\/([^"]+)"/),
    css: named(/<link rel="stylesheet" href="\.\/([^"]+)"/),
    glue: named(/<link rel="modulepreload"[^>]* href="\.\/([^"]+)"/),
    wasm: named(/ data-wasm="\.\/([^"]+)"/),
    articles: named(/ data-articles="\.\/([^"]+)"/),
  };
}

// ---------------------------------------------------------------- the browser

let browser;

export function executable() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of BROWSERS) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    } catch {
      // Not under this name.
    }
  }
  throw new Error(`no browser: install Chromium, or name one in the environment variable CHROMIUM (looked for ${BROWSERS.join(', ')})`);
}

function launched() {
  browser ??= chromium.launch({ executablePath: executable(), args: FLAGS });
  return browser;
}

// Registered here, at the top of the file that imports this: inside a test it would end with the test.
after(async () => {
  await (await browser)?.close();
  const started = await host;
  started?.server.close();
  started?.server.closeAllConnections();
});

/** An empty page. */
export async function tab() {
  const context = await (await launched()).newContext();
  context.setDefaultTimeout(WAIT_MS);
  return context.newPage();
}

// ---------------------------------------------------------------- pages

export async function open(hash = '', { init, routes = {}, ready = true, ...contextOptions } = {}) {
  const { origin, base } = await site();
  const context = await (await launched()).newContext({
    viewport: { width: 1280, height: 900 },
    ...contextOptions,
  });
  context.setDefaultTimeout(WAIT_MS);
  const page = await context.newPage();
  page.record = keepRecord(page, origin);
  page.check = () => check(page);
  page.discard = () => context.close();
  page.done = async () => {
    try {
      await page.check();
    } finally {
      await page.discard();
    }
  };
  await page.exposeFunction('__violation', (text) => page.record.csp.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      window.__violation(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`.trim());
    });
  });
  if (init) await page.addInitScript(init);
  for (const [pattern, handler] of Object.entries(routes)) await page.route(pattern, handler);
  try {
    await page.goto(base + hash, { waitUntil: 'load', timeout: OPEN_MS });
    if (ready) await takenOver(page);
  } catch (error) {
    const told = JSON.stringify(page.record);
    await page.discard();
    throw new Error(`the page did not open at ${hash || 'its start'}: ${error.message}\n${told}`);
  }
  return page;
}

export function inPage(hash, options, body) {
  if (typeof options === 'function') return inPage(hash, {}, options);
  return async (t) => {
    const page = await open(hash, options);
    try {
      await body(page, t);
      if (options.ready !== false) await page.check();
    } finally {
      await page.discard();
    }
  };
}

function keepRecord(page, origin) {
  const record = { console: [], foreign: [], failed: [], csp: [] };
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== origin) record.foreign.push(url.href);
  });
  page.on('websocket', (socket) => record.foreign.push(socket.url()));
  page.on('requestfailed', (request) => record.failed.push(`${request.failure()?.errorText} ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) record.failed.push(`${response.status()} ${response.url()}`);
  });
  page.on('console', (message) => record.console.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => record.console.push(`uncaught: ${error.message}`));
  return record;
}

// The module has taken over when the page's first content is gone, and is ready when it says so.
async function takenOver(page) {
  await page.waitForFunction(
    () => !document.getElementById('loading') || document.getElementById('trouble')?.hasChildNodes(),
    undefined,
    { timeout: OPEN_MS },
  );
  const trouble = await page.locator('#trouble').textContent();
  assert.equal(trouble, '', 'the page tells of trouble');
  await page.evaluate(() => window.dossier?.ready);
}

async function check(page) {
  // What the page has just done may be told a moment later.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
  assert.deepEqual(page.record, { console: [], foreign: [], failed: [], csp: [] });
}

// ---------------------------------------------------------------- accessibility

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function axe(page, context) {
  await page.evaluate(fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const violations = await page.evaluate(async ([within, tags]) => {
    const options = { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] };
    const result = await window.axe.run(within ?? document, options);
    return result.violations.map((violation) => {
      const where = violation.nodes.map((node) => `${node.target.join(' ')} (${node.failureSummary})`);
      return `${violation.id}: ${violation.help}\n  ${where.slice(0, 5).join('\n  ')}`;
    });
  }, [context, AXE_TAGS]);
  assert.deepEqual(violations, []);
}
