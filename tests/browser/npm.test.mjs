// The package for npm: installed from its file, it makes what the native command makes.
//
// The native command is target/release/dossier, or $DOSSIER_COMMAND; its page is the template in target/page.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const command = process.env.DOSSIER_COMMAND ?? path.join(root, 'target/release/dossier');
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'dossier-npm-'));
after(() => fs.rmSync(scratch, { recursive: true, force: true }));

const packed = () => execFileSync('python3', [path.join(root, 'scripts/packages.py'), 'npm', path.join(root, 'target/page'), scratch], { encoding: 'utf8' }).trim();

const native = (...all) => execFileSync(command, [...all, '--page', path.join(root, 'target/page')], { stdio: ['ignore', 'ignore', 'inherit'] });

test('the command of the npm package makes what the native command makes', { skip: !fs.existsSync(command) && `there is no ${command}` }, () => {
  const tgz = packed();
  fs.cpSync(path.join(root, 'seeds'), path.join(scratch, 'seeds'), { recursive: true });
  const run = (...all) => spawnSync('npx', ['--yes', '--offline', `./${path.basename(tgz)}`, ...all], { cwd: scratch, encoding: 'utf8' });

  const site = run('build', 'seeds');
  assert.equal(site.status, 0, site.stderr);
  assert.match(site.stdout, /^seeds-page\/index\.html: page built from 5 articles/);
  native('build', path.join(scratch, 'seeds'), '-o', path.join(scratch, 'native'));
  const made = fs.readdirSync(path.join(scratch, 'native')).filter((name) => !/\.(br|gz)$/.test(name));
  assert.deepEqual(fs.readdirSync(path.join(scratch, 'seeds-page')).sort(), made.sort());
  for (const name of made) {
    const [a, b] = ['native', 'seeds-page'].map((folder) => fs.readFileSync(path.join(scratch, folder, name)));
    assert.ok(a.equals(b), name);
  }

  assert.equal(run('build', 'seeds', '--one-file').status, 0);
  native('build', path.join(scratch, 'seeds'), '--one-file', '-o', path.join(scratch, 'native.html'));
  const [a, b] = ['native.html', 'seeds.html'].map((name) => fs.readFileSync(path.join(scratch, name)));
  assert.ok(a.equals(b));

  const check = run('check', 'seeds');
  assert.equal(check.status, 0);
  assert.match(check.stdout, /5 articles will be published/);

  // What it did not make stays, and a folder with errors makes nothing.
  fs.writeFileSync(path.join(scratch, 'mine.html'), 'mine');
  const mine = run('build', 'seeds', '--one-file', '-o', 'mine.html');
  assert.equal(mine.status, 1);
  assert.match(mine.stderr, /mine\.html: was not made by this command/);
  const inside = run('build', 'seeds', '-o', 'seeds/page');
  assert.match(inside.stderr, /is in the folder of articles itself/);
  fs.writeFileSync(path.join(scratch, 'seeds/empty.txt'), '');
  const refused = run('build', 'seeds', '-o', 'none');
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /seeds\/empty\.txt:1: .*\n[^]*seeds: the folder has errors/);
  assert.ok(!fs.existsSync(path.join(scratch, 'none')));
  assert.equal(run('build').status, 2);
  assert.match(run('build', 'gone').stderr, /^gone: is not there/m);
});
