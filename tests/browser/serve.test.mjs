// `dossier serve`, in a browser: the page shows what is changed in its folder, and what is wrong with it.
//
// The command is target/release/dossier, or $DOSSIER_COMMAND; its page is the template in target/page.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { tab } from './harness.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const command = process.env.DOSSIER_COMMAND ?? path.join(root, 'target/release/dossier');

async function served(t) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dossier-serve-'));
  fs.cpSync(path.join(root, 'seeds'), folder, { recursive: true });
  const child = spawn(command, ['serve', folder, '--page', path.join(root, 'target/page')]);
  t.after(() => {
    child.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  for await (const line of readline.createInterface({ input: child.stdout })) {
    const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(line)?.[0];
    if (url) return { folder, url };
  }
  throw new Error('the command has stopped');
}

test('a change in the folder shows in the page, and the view stays', { skip: !fs.existsSync(command) && `there is no ${command}` }, async (t) => {
  const { folder, url } = await served(t);
  const page = await tab();
  t.after(() => page.context().close());
  const wrong = [];
  page.on('console', (message) => wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(error.message));
  await page.goto(`${url}#/?q=zeppelin`);
  await page.waitForFunction(() => window.dossier?.search);
  assert.equal(await page.evaluate(() => window.dossier.search('zeppelin').total), 0);

  fs.writeFileSync(path.join(folder, 'zeppelin.txt'), 'A zeppelin over the town\n\nJune 6, 2025\n\nIt was seen by everybody who looked up on that day.\n');
  await page.waitForFunction(() => window.dossier?.search?.('zeppelin').total === 1);
  assert.equal(page.url(), `${url}#/?q=zeppelin`);

  fs.writeFileSync(path.join(folder, 'empty.txt'), '');
  const problems = page.locator('#problems');
  await problems.waitFor();
  assert.match(await problems.innerText(), /stays as it is[^]*empty\.txt/);
  assert.equal(await page.evaluate(() => window.dossier.search('zeppelin').total), 1, 'the last good dossier is still there');

  fs.rmSync(path.join(folder, 'empty.txt'));
  await problems.waitFor({ state: 'detached' });
  assert.deepEqual(wrong, []);
});
