// The main flows in Firefox and in WebKit: search, filter, read, compare, land on a copied link, check the
// texts. The other tests use Chromium only; these find out what another engine refuses.
//
// Firefox is driven over WebDriver BiDi by puppeteer-core, WebKitGTK over classic WebDriver. Both need more
// than a browser on the path (geckodriver is in no registry that can be counted on), hence the two drivers
// below, with the four verbs that the flows use. A browser that is not installed is skipped, and the test
// says so; `scripts/setup` installs both where apt does.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import { after, test } from 'node:test';
import { address } from './harness.mjs';

const PATIENCE_MS = 20_000;
const FIRST = '003_e5adf732dfed1c7a';
const SECOND = '004_cc297d998d3c3443';

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function onPath(name) {
  try {
    return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

// ---------------------------------------------------------------- drivers

/** Firefox, or nothing. A driver has goto(url), run(expression), type(selector, text) and close(). */
async function firefox() {
  const executablePath = process.env.FIREFOX ?? onPath('firefox-esr') ?? onPath('firefox');
  if (!executablePath) return undefined;
  const { launch } = await import('puppeteer-core');
  // Firefox answers "unknown command" to a viewport.
  const browser = await launch({ browser: 'firefox', executablePath, headless: true, defaultViewport: null });
  const page = await browser.newPage();
  const complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return {
    complaints,
    goto: (url) => page.goto(url),
    run: (expression) => page.evaluate(expression),
    type: (selector, text) => page.type(selector, text),
    close: () => browser.close(),
  };
}

const MINI_BROWSERS = [
  '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser',
  '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
];

/** WebKitGTK, or nothing. It cannot be asked what its console says. */
async function webkit() {
  const binary = MINI_BROWSERS.find((name) => fs.existsSync(name));
  if (!binary || !onPath('WebKitWebDriver') || !onPath('xvfb-run')) return undefined;
  const port = 20_000 + (process.pid % 20_000);
  const driver = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    detached: true,
    env: {
      ...process.env,
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', // as root there is no sandbox to be had
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    },
  });
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      body: body && JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const { value } = await response.json();
    if (value?.error) throw new Error(value.message || value.error);
    return value;
  };
  for (let tries = 0; ; tries += 1) {
    try {
      await ask('GET', '/status');
      break;
    } catch (error) {
      if (tries > 40) throw error;
      await sleep(250);
    }
  }
  const options = { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } };
  const { sessionId } = await ask('POST', '/session', { capabilities: { alwaysMatch: options } });
  const session = `/session/${sessionId}`;
  return {
    complaints: [],
    goto: (url) => ask('POST', `${session}/url`, { url }),
    run: (expression) => ask('POST', `${session}/execute/sync`, { script: `return ${expression}`, args: [] }),
    async type(selector, text) {
      const element = await ask('POST', `${session}/element`, { using: 'css selector', value: selector });
      await ask('POST', `${session}/element/${Object.values(element)[0]}/value`, { text });
    },
    async close() {
      await ask('DELETE', session).catch(() => {});
      process.kill(-driver.pid);
    },
  };
}

// ---------------------------------------------------------------- flows

/** Waits until an expression in the page is what it should be. */
async function until(browser, expression, wanted) {
  const end = Date.now() + PATIENCE_MS;
  let found;
  do {
    found = await browser.run(expression);
    if (JSON.stringify(found) === JSON.stringify(wanted)) return;
    await sleep(50);
  } while (Date.now() < end);
  assert.deepEqual(found, wanted, expression);
}

const HASH = 'location.hash';
const RESULTS = "document.querySelectorAll('.results > ol > .result h2').length";
const READY = 'typeof window.dossier?.search';
const SAID = "document.querySelector('main').innerText.replace(/\\s+/g, ' ').trim()";

/** Opens a view from nothing, as whoever follows a link does. */
async function land(browser, hash) {
  // A driver may answer before the old page has gone; what is asked must not be asked of that.
  await browser.run('(window.isOld = true)');
  await browser.goto('about:blank');
  await browser.goto(await address(hash));
  await until(browser, `window.isOld ?? ${READY}`, 'function');
}

const flows = {
  async 'searching, filtering, and landing on the link'(browser) {
    await land(browser, '');
    await until(browser, RESULTS, 5);
    await browser.type('#q', 'arms trafficking');
    await until(browser, RESULTS, 3);
    await until(browser, HASH, '#/?q=arms+trafficking');
    await browser.run("document.getElementById('f-person-claudia-sheinbaum').click()");
    await until(browser, HASH, '#/?q=arms+trafficking+person:claudia-sheinbaum');
    const [said, hash] = [await browser.run(SAID), await browser.run(HASH)];
    await land(browser, hash);
    await until(browser, SAID, said);
  },
  async 'reading an article with its marks'(browser) {
    await land(browser, '#/?q=landau');
    // The search answers scripts a frame before the page is drawn, so there may be nothing to click on yet.
    await until(browser, "document.querySelector('.result h2 a') !== null", true);
    await browser.run("document.querySelector('.result h2 a').click()");
    await until(browser, "location.hash.startsWith('#/read/')", true);
    await until(browser, "document.activeElement.tagName === 'H1' || document.querySelector('mark') !== null", true);
    await until(browser, "document.querySelectorAll('main mark').length > 0", true);
  },
  async 'comparing two articles'(browser) {
    await land(browser, `#/compare/${FIRST}/${SECOND}`);
    await until(browser, "['pane-a', 'pane-b'].every((id) => document.getElementById(id)?.innerText.length > 800)", true);
  },
  async 'checking the texts'(browser) {
    await land(browser, '#/integrity');
    await until(browser, "/^All 5 texts/.test(document.querySelector('.verdict')?.innerText ?? '')", true);
  },
};

for (const [name, start] of Object.entries({ Firefox: firefox, WebKit: webkit })) {
  let browser;
  const started = () => (browser ??= start());
  after(async () => (await browser)?.close());
  for (const [flow, body] of Object.entries(flows)) {
    test(`${name}: ${flow}`, async (context) => {
      const driver = await started();
      if (!driver) return context.skip(`${name} is not installed`);
      await body(driver);
      assert.deepEqual(driver.complaints, [], 'an empty console');
      return undefined;
    });
  }
}
