// Readers' own files: dropped, read, settled, opened, saved, forgotten.
//
// The command is target/release/dossier, or $DOSSIER_COMMAND; its page is the template in target/page.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { axe, inPage, open, site, tab } from './harness.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const command = process.env.DOSSIER_COMMAND ?? path.join(root, 'target/release/dossier');
const READ_MS = 60_000; // for a worker to fetch its module and read a few files

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'dossier-open-'));
after(() => fs.rmSync(scratch, { recursive: true, force: true }));

/** Files by name, as a file chooser takes them. */
const files = (texts) => Object.entries(texts).map(([name, text]) => ({ name, mimeType: '', buffer: Buffer.from(text) }));

const BOATS = {
  'a.txt': 'A boat sinks\n\nThe Harbour Post, 3 May 2024\n\nThe boat sank in the harbour of Lisbon on Thursday, President Ana Prieto told reporters. Nobody was hurt, she said.\n',
  'b.md': '# A boat is raised\n\nThe boat that sank in May was raised from the harbour of Lisbon yesterday, the port authority said.\n',
  'c.html': '<!DOCTYPE html><html><head><title>Ana Prieto resigns</title></head><body><article><h1>Ana Prieto resigns</h1><p>President Ana Prieto resigned on Monday after a long quarrel about the harbour, her office told reporters in Lisbon.</p></article></body></html>',
};

const chooser = 'input[type=file]:not([webkitdirectory])';

async function choose(page, list) {
  await page.locator(chooser).setInputFiles(list);
  await page.locator('#found > *').first().waitFor({ timeout: READ_MS });
}

async function openOwn(page) {
  const before = page.url().split('#')[0];
  await page.getByRole('button', { name: 'Open the dossier' }).click();
  await page.waitForURL((url) => url.href.split('#')[0] !== before, { timeout: READ_MS });
  await page.locator('#own').waitFor({ timeout: READ_MS });
  await page.waitForFunction(() => window.dossier?.search);
}

/** Drops a folder, as a browser gives it: entries of a file system. */
async function dropFolder(page, name, list) {
  const contents = list.map(({ name: file, buffer }) => [file, buffer.toString('base64')]);
  await page.evaluate(([folder, all]) => {
    const bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const entries = all.map(([file, text]) => ({ isFile: true, name: file, file: (done) => done(new File([bytes(text)], file)) }));
    let given = false;
    const directory = {
      isFile: false, name: folder,
      createReader: () => ({ readEntries: (done) => { done(given ? [] : entries); given = true; } }),
    };
    const event = new Event('drop', { bubbles: true, cancelable: true });
    event.dataTransfer = { types: ['Files'], items: [{ webkitGetAsEntry: () => directory }] };
    document.body.dispatchEvent(event);
  }, [name, contents]);
}

async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: READ_MS }), page.getByRole('button', { name: button }).first().click()]);
  const to = path.join(scratch, `${Math.random()}-${download.suggestedFilename()}`);
  await download.saveAs(to);
  return to;
}

/** What a page answers: articles, dates, zones and names of everything, and some queries. */
const answers = (page) => page.evaluate(async () => {
  await window.dossier.ready;
  const queries = ['', 'arms trafficking', '"organized crime" -fentanyl', 'seiz*', 'year:2021..2025', 'person:roberto-velasco'];
  return queries.map((query) => [window.dossier.search(query), window.dossier.facets(query)]);
});

async function article(page, hash) {
  await page.evaluate((to) => { location.hash = to; }, hash);
  await page.locator('article').first().waitFor();
  return page.locator('main').innerHTML();
}

const seeds = () => fs.readdirSync(path.join(root, 'seeds')).map((name) => ({ name, mimeType: '', buffer: fs.readFileSync(path.join(root, 'seeds', name)) }));

test('the seeds, dropped on a page of something else, are the dossier that the seeds make', async () => {
  const own = await open('#/open');
  const published = await answers(own);
  const first = '#/read/000_efc107f20451c485';
  const read = await article(own, first);
  await own.evaluate(() => { location.hash = '#/open'; });
  await choose(own, files(BOATS));
  await openOwn(own);
  assert.notDeepEqual(await answers(own), published);
  const { requests } = await site();
  const before = requests.length;
  await dropFolder(own, 'seeds', seeds());
  await own.locator('#open-own').waitFor({ timeout: READ_MS });
  await openOwn(own);
  assert.deepEqual(await answers(own), published);
  assert.ok((await article(own, first)) === read, 'the same article, mark by mark');
  // Whatever was asked for is a file of the page; nothing was sent.
  for (const asked of requests.slice(before)) assert.match(asked, /^\/some\/where\/((dossier|boot|later|open|worker|workshop)-[0-9a-f]+\.(js|css|wasm))?$/);
  await own.done();
});

test('own articles survive a reload, have links of their own, and can be forgotten', async () => {
  const page = await open('#/open');
  await choose(page, files(BOATS));
  await openOwn(page);
  await page.reload();
  await page.locator('#own').waitFor();
  await page.waitForFunction(() => window.dossier?.search);
  assert.equal((await page.evaluate(() => window.dossier.search('boat'))).ids.length, 2);
  await page.getByRole('link', { name: 'A boat is raised' }).click();
  await page.locator('article').first().waitFor();
  const link = page.url();
  assert.match(link, /\?own=[0-9a-f]{12}#\/read\/b$/);
  // In a browser that does not have it, the link says so.
  const other = await tab();
  await other.goto(link);
  await other.getByRole('alert').getByText('this browser does not have it').waitFor();
  await other.context().close();
  // The published dossier lists it, and forgets it.
  page.once('dialog', (dialog) => dialog.accept());
  await page.getByRole('link', { name: 'Save it or change it' }).click();
  await page.getByRole('button', { name: 'Forget it' }).click();
  await page.waitForFunction(() => !location.search && window.dossier?.search);
  assert.equal(await page.evaluate(() => window.dossier.search('harbour lisbon').ids.length), 0);
  await page.goto(link);
  await page.getByRole('alert').getByText('this browser does not have it').waitFor();
  await page.discard();
});

test('what is wrong with files is said as the command says it, and what is known of them can be added', inPage('#/open', async (page) => {
  await choose(page, files({ 'a.txt': BOATS['a.txt'], 'empty.txt': '', 'broken.docx': 'PK', 'picture.png': 'x' }));
  const errors = page.getByRole('alert').filter({ hasText: 'Fix these first' });
  assert.match(await errors.innerText(), /files\/empty\.txt:1: /);
  assert.match(await errors.innerText(), /files\/broken\.docx: /);
  assert.match(await page.locator('#found').innerText(), /picture\.png/);
  assert.equal(await page.getByRole('button', { name: 'Open the dossier' }).count(), 0);
  await page.getByRole('button', { name: 'Go on without these 2 files' }).click();
  await page.getByRole('button', { name: 'Open the dossier' }).waitFor({ timeout: READ_MS });
  await page.reload();
  await page.locator(chooser).waitFor({ state: 'attached' });
  await choose(page, files({ 'b.md': BOATS['b.md'] }));
  await page.getByText('Missing titles, sources and dates (1)').click();
  await page.getByLabel('Source').fill('The Harbour Post');
  await page.getByLabel(/^Date/).fill('2024-06');
  await page.getByLabel('Or: how else you know it').fill('the archive of the paper');
  await page.getByLabel('Name of the dossier').fill('Boats');
  await page.getByLabel('Name of the dossier').press('Tab');
  await page.getByRole('button', { name: 'Apply 2 decisions and read again' }).click();
  await page.getByText('Missing titles, sources and dates (0)').waitFor({ state: 'detached', timeout: READ_MS }).catch(() => {});
  const toml = fs.readFileSync(await saved(page, 'Save articles.toml'), 'utf8');
  assert.match(toml, /\[article\.b\]\nsource = "The Harbour Post"\npublished = "2024-06"\noutside = "the archive of the paper"/);
  await openOwn(page);
  assert.equal(await page.title(), 'Boats');
  await page.getByText('June 2024').first().waitFor();
}));

test('one file and a site are what the command makes of the same folder', { skip: !fs.existsSync(command) && `there is no ${command}` }, async () => {
  const folder = path.join(scratch, 'files');
  fs.mkdirSync(folder);
  for (const [name, text] of Object.entries(BOATS)) fs.writeFileSync(path.join(folder, name), text);
  const dossier = (...more) => execFileSync(command, ['build', folder, '--page', path.join(root, 'target/page'), ...more], { stdio: ['ignore', 'ignore', 'inherit'] });
  dossier('-o', path.join(scratch, 'site'));
  dossier('--one-file', '-o', path.join(scratch, 'one.html'));
  const page = await open('#/open', { acceptDownloads: true });
  await choose(page, files(BOATS));
  const one = await saved(page, 'Save as one file');
  // Of the two buttons of this name, the first is of the published dossier.
  const own = await (async () => {
    const [download] = await Promise.all([page.waitForEvent('download', { timeout: READ_MS }), page.locator('#save-own').click()]);
    const to = path.join(scratch, 'own.html');
    await download.saveAs(to);
    return to;
  })();
  assert.ok(fs.readFileSync(own).equals(fs.readFileSync(path.join(scratch, 'one.html'))), 'one file');
  assert.ok(!fs.readFileSync(one).equals(fs.readFileSync(own)), 'another dossier');
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: READ_MS }), page.locator('#save-site').click()]);
  const zip = path.join(scratch, 'site.zip');
  await download.saveAs(zip);
  const unpacked = path.join(scratch, 'unpacked');
  execFileSync('python3', ['-m', 'zipfile', '-e', zip, unpacked]);
  const made = fs.readdirSync(path.join(scratch, 'site')).filter((name) => !/\.(br|gz)$/.test(name));
  assert.deepEqual(fs.readdirSync(unpacked).sort(), made.sort());
  for (const name of made) {
    assert.ok(fs.readFileSync(path.join(unpacked, name)).equals(fs.readFileSync(path.join(scratch, 'site', name))), name);
  }
  await page.done();
});

test('a page of one file works from a disk and asks for nothing', async () => {
  const page = await open('#/open', { acceptDownloads: true });
  const file = await saved(page, 'Save as one file');
  const published = await answers(page);
  await page.done();
  const alone = await tab();
  const asked = [];
  const said = [];
  alone.on('request', (request) => asked.push(request.url()));
  alone.on('console', (message) => said.push(message.text()));
  alone.on('pageerror', (error) => said.push(error.message));
  const address = pathToFileURL(file).href;
  await alone.goto(address);
  await alone.waitForFunction(() => window.dossier?.search);
  assert.deepEqual(await answers(alone), published);
  // A link into it, as somebody would send it with the file.
  await alone.goto(`${address}#/read/001_b4c96ad9177c5f17`);
  await alone.locator('main h1').waitFor();
  await alone.goto(`${address}#/integrity`);
  await alone.getByText('All 5 texts match').first().waitFor();
  await alone.goto(`${address}#/open`);
  await alone.getByText('This page is one file, complete in itself').waitFor();
  assert.deepEqual([...new Set(asked.map((url) => url.split('#')[0]))], [address]);
  assert.deepEqual(said, []);
  await alone.context().close();
});

test('reading can be cancelled, and a worker that dies is told', async () => {
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${at}.txt`, BOATS['a.txt'].repeat(40)]));
  const page = await open('#/open');
  await page.locator(chooser).setInputFiles(files(many));
  await page.getByRole('button', { name: 'Cancel' }).click({ timeout: READ_MS });
  await page.getByText('Cancelled. Nothing was kept.').waitFor();
  assert.equal(await page.locator('#found > *').count(), 0);
  await page.done();
  // As a browser ends a worker whose memory has run out.
  const dying = await open('#/open', {
    init: () => {
      const { postMessage } = Worker.prototype;
      Worker.prototype.postMessage = function (...all) {
        postMessage.apply(this, all);
        setTimeout(() => this.dispatchEvent(new ErrorEvent('error', { message: '' })), 50);
      };
    },
  });
  await dying.locator(chooser).setInputFiles(files(BOATS));
  await dying.getByText('it ran out of memory').waitFor({ timeout: READ_MS });
  await dying.evaluate(() => { location.hash = '#/?q=arms'; });
  await dying.getByRole('heading', { level: 1 }).waitFor();
  await dying.done();
});

test('a module that cannot be had is told, and can be tried again', async () => {
  let refuse = true;
  const page = await open('#/open', { routes: { '**/workshop-*.wasm': (route) => (refuse ? route.abort() : route.continue()) } });
  await page.locator(chooser).setInputFiles(files(BOATS));
  await page.getByText(/workshop-[0-9a-f]+\.wasm, could not be loaded/).waitFor({ timeout: READ_MS });
  refuse = false;
  await choose(page, files(BOATS));
  await page.getByRole('button', { name: 'Open the dossier' }).waitFor();
  await page.discard();
});

test('a pasted article keeps its headline', inPage('#/open', async (page) => {
  await page.getByRole('button', { name: 'Paste an article' }).click();
  await page.evaluate((html) => {
    const data = new DataTransfer();
    data.setData('text/html', html);
    data.setData('text/plain', 'Ana Prieto resigns');
    const box = document.getElementById('pasted');
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
    box.value = 'Ana Prieto resigns';
  }, BOATS['c.html'].replace(/^.*<body>|<\/body>.*$/g, ''));
  await page.getByRole('button', { name: 'Add it' }).click();
  await page.getByRole('button', { name: 'Open the dossier' }).waitFor({ timeout: READ_MS });
  await openOwn(page);
  await page.getByRole('link', { name: 'Ana Prieto resigns' }).first().waitFor();
}));

test('the page for own files works by keyboard and for everyone', inPage('#/open', async (page) => {
  const [list] = await Promise.all([page.waitForEvent('filechooser'), page.locator('#choose-files').press('Enter')]);
  await list.setFiles(files(BOATS));
  await page.locator('#open-own').waitFor({ timeout: READ_MS });
  await axe(page);
  for (const name of ['Names to settle', 'The most frequent names', 'The whole report']) {
    const summary = page.locator('summary', { hasText: name });
    if (await summary.count() === 0) continue;
    await summary.focus();
    await page.keyboard.press('Enter');
  }
  await axe(page);
  await page.locator('#open-own').focus();
  await page.keyboard.press('Enter');
  await page.locator('#own').waitFor({ timeout: READ_MS });
  await axe(page);
}));
