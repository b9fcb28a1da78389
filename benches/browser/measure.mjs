// The measuring: one engine after the other, in rounds, each time in a browser that knows nothing yet.

import { execFileSync } from 'node:child_process';
import { chromium } from 'playwright-core';
import { serve } from './host.mjs';
import { answers, askFirst, time } from './inpage.mjs';
import { memory, watchMemory } from './memory.mjs';

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  // Memory is told at once and not when the browser finds the time.
  '--enable-blink-features=ForceEagerMeasureMemory',
];
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const PATIENCE_MS = 180_000; // for a page and its index
const TIMING = { warmMs: 1000, sampleMs: 2, budgetMs: 3000 };

function executable() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of BROWSERS) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    } catch {
      // Not under this name.
    }
  }
  throw new Error(`no browser: install Chromium, or name one in the environment variable CHROMIUM`);
}

/**
 * Measures engines. `engines` are `{ name, folder }`, `queries` and the results are by class. Returns, by engine:
 * `{ cold, fetched, memory, times, answers, failed }`, and the browser's version.
 */
export async function measure({ engines, queries, rounds, say }) {
  const host = await serve(Object.fromEntries(engines.map(({ name, folder }) => [name, folder])));
  const results = Object.fromEntries(engines.map(({ name }) =>
    [name, { cold: [], fetched: 0, memory: [], times: {}, answers: {}, failed: null }]));
  let version = '';
  try {
    for (let round = 0; round < rounds; round += 1) {
      // Who is first is another one in each round.
      const order = engines.map((_, at) => engines[(at + round) % engines.length]);
      for (const { name } of order) {
        if (results[name].failed) continue;
        say(`round ${round + 1} of ${rounds}: ${name}`);
        const browser = await chromium.launch({ executablePath: executable(), args: FLAGS });
        version = browser.version();
        try {
          await once({ browser, host, name, queries, round, rounds, result: results[name] });
        } catch (error) {
          results[name].failed = error.message.split('\n')[0];
          say(`${name} failed: ${results[name].failed}`);
        } finally {
          await browser.close();
        }
      }
    }
  } finally {
    host.close();
  }
  return { results, version };
}

async function once({ browser, host, name, queries, round, rounds, result }) {
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.addInitScript(watchMemory);
  await page.addInitScript(askFirst, queries.common[0]);
  host.sent[name] = 0;
  await page.goto(`${host.origin}/${name}/`, { waitUntil: 'domcontentloaded', timeout: PATIENCE_MS });
  const cold = await patiently(page.evaluate(() => window.firstAnswer), 'its first answer');
  result.fetched = host.sent[name];
  result.cold.push(cold);
  if (!(await page.evaluate(() => window.crossOriginIsolated))) throw new Error('its clock is coarse');
  for (const [key, asked] of Object.entries(queries)) {
    const from = Math.floor((round * asked.length) / rounds);
    const times = await page.evaluate(time, { queries: asked, from, ...TIMING });
    if (times) (result.times[key] ??= []).push(...times);
    if (round === 0) result.answers[key] = await page.evaluate(answers, asked);
  }
  result.memory.push(await patiently(memory(page), 'a measurement of its memory'));
}

async function patiently(promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no ${what} within ${PATIENCE_MS / 1000} s`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
