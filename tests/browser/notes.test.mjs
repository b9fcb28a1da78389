// A reader's notes: made by selecting words or from a link, kept in the browser, given to others as a file and as a link, and
// found again in a text that has changed. The command is target/release/dossier, or $DOSSIER_COMMAND; its page is the template in target/page.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { address, axe, inPage, open } from './harness.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const command = process.env.DOSSIER_COMMAND ?? path.join(root, 'target/release/dossier');
const ARTICLE = '000_efc107f20451c485';
const READ = `#/read/${ARTICLE}`;

/** Waits until the address is this. */
const reached = (page, link) => page.waitForFunction((hash) => location.hash === hash, link);

/** Selects some words of a paragraph, as a reader does by dragging. */
const select = (page, paragraph, from, to) => page.evaluate(([at, start, end]) => {
  const line = document.querySelectorAll('.text [data-at]')[at];
  line.scrollIntoView({ block: 'center' });
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let seen = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.data.length;
    if (seen <= start && start < seen + length) range.setStart(node, start - seen);
    if (seen < end && end <= seen + length) range.setEnd(node, end - seen);
    seen += length;
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  return range.toString();
}, [paragraph, from, to]);

/** Marks some words in a colour; returns them. */
async function mark(page, colour, ...where) {
  const words = await select(page, ...where);
  const before = await page.locator('.note').count();
  await page.locator(`#highlight-${colour}`).click();
  await page.waitForFunction((count) => document.querySelectorAll('.note').length > count, before);
  return words.trim();
}

/** Unfolds the marks of a paragraph, and begins to write a note on the first. */
async function write(page) {
  await page.locator('.marked-here summary').first().click();
  await page.locator('.note [id^=write-]').first().click();
}

const highlighted = (page, colour) => page.locator(`.text .highlight.${colour}`).allTextContents().then((all) => all.join(''));
const stored = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('dossier-note ')).map((key) => JSON.parse(localStorage[key])));

async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator(button).click()]);
  return { name: download.suggestedFilename(), path: await download.path() };
}

test('words are marked and annotated, and the browser keeps them', inPage(READ, { viewport: { width: 1280, height: 900 } }, async (page) => {
  const words = await mark(page, 'pink', 1, 0, 40);
  assert.equal(await highlighted(page, 'pink'), words);
  assert.equal(await page.evaluate(() => getSelection().isCollapsed), true, 'the selection is let go of');
  await write(page);
  await page.locator('#note-text').fill('Who says so?\nNobody.');
  await page.locator('#note-done').click();
  await page.getByText('Who says so?').waitFor();
  assert.match(await page.evaluate(() => document.activeElement.id), /^note-/, 'the reader is at the note');
  const [note] = await stored(page);
  assert.deepEqual([note.type, note['dossier:colour'], note.body.value], ['Annotation', 'pink', 'Who says so?\nNobody.']);
  assert.equal(note.target.selector[1].exact, words);
  await page.locator('.note [id^=blue-]').click();
  await page.locator('#star').click();
  await axe(page);
  await page.reload();
  await page.locator('.note').waitFor();
  assert.equal(await highlighted(page, 'blue'), words);
  assert.equal(await page.locator('#star').getAttribute('aria-pressed'), 'true');

  await page.goto(await address('#/notes'));
  await page.locator('.notes .note').first().waitFor();
  assert.equal(await page.locator('.notes .note').count(), 2);
  await axe(page);
  await page.locator('#notes-in').fill('nobody');
  assert.equal(await page.locator('.notes .note').count(), 1);
  assert.match(page.url(), /#\/notes\?in=nobody$/);
  await page.locator('#notes-which').selectOption('stars');
  assert.equal(await page.locator('.notes .note').count(), 0);
  await page.locator('#notes-in').fill('');
  await page.locator('#notes-which').selectOption('');
  // Its words lead to their place.
  await page.locator('.note .quote a').click();
  await page.locator('.passage').first().waitFor();
  assert.equal((await page.locator('.text .passage').allTextContents()).join(''), words);
}));

test('a note can be written with the keyboard alone, on a passage that a link leads to', inPage(READ, async (page) => {
  const link = await page.locator('.text a[href*="/read/"][href*="at="]').first().getAttribute('href');
  await page.goto(await address(link));
  await page.locator('.palette').waitFor();
  const is = (id) => page.evaluate((wanted) => document.activeElement.id === wanted, id);
  for (let stops = 0; stops < 60 && !await is('highlight-write'); stops += 1) await page.keyboard.press('Tab');
  assert.ok(await is('highlight-write'));
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.id === 'note-text');
  await page.keyboard.type('By hand: a, n and ? are no commands here.');
  await page.keyboard.press('Tab');
  assert.ok(await is('note-done'));
  await page.keyboard.press('Enter');
  await page.getByText('By hand: a, n and ?').waitFor();
  const [note] = await stored(page);
  assert.equal(note.body.value, 'By hand: a, n and ? are no commands here.');
}));

test('two tabs see each other’s notes, and neither writes over the other’s', inPage(READ, async (page) => {
  const other = await page.context().newPage();
  await other.goto(await address(READ));
  await other.locator('#star').waitFor();
  await mark(page, 'green', 1, 0, 20);
  await other.locator('.marked-here').waitFor();
  await write(other);
  await write(page);
  await other.locator('#note-text').fill('from the other tab');
  // Browsers tell other tabs a moment later.
  await page.waitForFunction(() => Object.values(localStorage).some((kept) => kept.includes('from the other tab')));
  await page.locator('#note-text').pressSequentially('from this ');
  await page.waitForFunction(() => document.activeElement.id === 'note-text');
  // What follows goes where the first letter went.
  await page.keyboard.press('End');
  await page.keyboard.type('tab');
  await page.locator('#note-done').click();
  await other.locator('#note-done').click();
  for (const tab of [page, other]) {
    await tab.getByText('from the other tab').waitFor();
    await tab.getByText('from this tab').waitFor();
  }
  assert.equal((await stored(page)).length, 2);
  await page.locator('.note [id^=delete-]').first().click();
  await page.locator('#note-sure').click();
  await other.waitForFunction(() => document.querySelectorAll('.note').length === 1);
  await other.close();
}));

test('what is being written is kept, whatever the reader does next', inPage(READ, async (page) => {
  await select(page, 1, 0, 20);
  await page.locator('#highlight-write').click();
  await page.locator('#note-text').pressSequentially('half a sen');
  await page.evaluate(() => { location.hash = '#/about'; });
  await page.locator('#star').waitFor({ state: 'detached' });
  await page.goBack();
  await page.getByText('half a sen').waitFor();
  await page.locator('.note [id^=write-]').click();
  await page.locator('#note-text').pressSequentially('tence');
  await page.reload();
  await page.getByText('tence').waitFor();
}));

/** Marks words all over an article, no two at the same place; returns what was marked. */
async function markMany(page, count) {
  const lengths = await page.locator('.text [data-at]').evaluateAll((lines) => lines.map((line) => line.textContent.length));
  const marked = [];
  const colours = ['yellow', 'green', 'blue', 'pink'];
  for (let line = 0; line < lengths.length && marked.length < count; line += 1) {
    for (let at = 3; at + 14 < lengths[line] && marked.length < count; at += 60) {
      marked.push(await mark(page, colours[marked.length % 4], line, at, at + 14));
    }
  }
  return marked;
}

test('notes are found again by another reader in a text that has changed at one place', { timeout: 240_000 }, inPage(READ, async (page) => {
  const marked = await markMany(page, 40);
  assert.equal(marked.length, 40);
  const notes = await stored(page);
  await page.goto(await address('#/notes'));
  const { name, path: file } = await saved(page, '#notes-json');
  assert.match(name, /^dossier-notes-\d{4}-\d\d-\d\d\.json$/);

  // The same folder, with other words for those of one note.
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'dossier-notes-'));
  try {
    const folder = path.join(scratch, 'articles');
    fs.cpSync(path.join(root, 'seeds'), folder, { recursive: true });
    const article = path.join(folder, `${ARTICLE}.txt`);
    const bytes = fs.readFileSync(article);
    const [changed] = notes.filter((note) => note.target.selector[0].start > bytes.length / 2)
      .sort((a, b) => a.target.selector[0].start - b.target.selector[0].start);
    const { start, end } = changed.target.selector[0];
    fs.writeFileSync(article, Buffer.concat([bytes.subarray(0, start), Buffer.from('something else altogether'), bytes.subarray(end)]));
    const dist = path.join(scratch, 'page');
    execFileSync(command, ['build', folder, '-o', dist, '--page', path.join(root, 'target/page')], { stdio: 'pipe' });

    const there = await open(READ, { routes: { '**/some/where/**': (route) => {
      const asked = decodeURIComponent(new URL(route.request().url()).pathname).replace('/some/where/', '') || 'index.html';
      return route.fulfill({ path: path.join(dist, asked) });
    } } });
    try {
      await there.goto(await address('#/notes'));
      await there.locator('#notes-file').setInputFiles(file);
      await there.getByText('40 notes added.').first().waitFor();
      await there.locator('#notes-which').selectOption('changed');
      assert.equal(await there.locator('.note').count(), 1, 'one has changed');
      assert.equal(await there.locator('.note q').textContent(), changed.target.selector[1].exact);
      await there.locator('#notes-which').selectOption('');
      const links = await there.locator('.note .quote a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      assert.equal(links.length, 39);
      const now = fs.readFileSync(article);
      const moved = now.length - bytes.length;
      for (const link of links) {
        const [from, to] = link.match(/at=(\d+)-(\d+)/).slice(1).map(Number);
        const before = from < start ? [from, to] : [from - moved, to - moved];
        const note = notes.find(({ target: { selector: [{ start: at }] } }) => at === before[0]);
        assert.ok(note, `nothing was noted at ${before}`);
        assert.equal(now.subarray(from, to).toString(), note.target.selector[1].exact);
      }
      // The same file once more adds nothing.
      await there.locator('#notes-file').setInputFiles(file);
      await there.getByText('0 notes added. 40 were here already.').first().waitFor();
      await there.goto(await address(READ));
      await there.locator('#changed-notes').waitFor();
      assert.equal(await there.locator('header .note').count(), 1);
      await there.check();
    } finally {
      await there.discard();
    }
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}));

test('a short note goes with a link, and is kept if its reader wants it', inPage(READ, async (page) => {
  const words = await mark(page, 'blue', 2, 0, 30);
  await write(page);
  await page.locator('#note-text').fill('Is that so?');
  await page.locator('#note-done').click();
  const link = await page.locator('.note [id^=link-]').getAttribute('href');
  const other = await open(link);
  try {
    await other.locator('#shared').waitFor();
    assert.equal(await other.locator('#shared .said').textContent(), 'Is that so?');
    assert.equal((await stored(other)).length, 0, 'nothing is kept unasked');
    await axe(other);
    await other.locator('#shared-keep').click();
    await other.locator('.note:not(.shared)').waitFor();
    assert.equal(await other.locator('#shared').count(), 0);
    assert.equal(await highlighted(other, 'blue'), words);
    assert.ok(!other.url().includes('note='));
    await other.check();
  } finally {
    await other.discard();
  }
}));

test('a view is kept under a name', inPage('#/?q=arms', async (page) => {
  await page.locator('#saving-button').click();
  await page.locator('#view-name').fill('Everything about arms');
  await page.locator('#keep-view').click();
  await page.getByText('This view is in your notes as “Everything about arms”.').first().waitFor();
  await page.goto(await address('#/notes'));
  await page.getByRole('link', { name: 'Everything about arms' }).click();
  await reached(page, '#/?q=arms');
}));

test('deleting all asks first, and a file that is none changes nothing', inPage(READ, async (page) => {
  await mark(page, 'yellow', 1, 0, 20);
  await page.goto(await address('#/notes'));
  await page.locator('#notes-file').setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{"type":\n 3') });
  await page.getByText('This file is no file of notes (line 2').first().waitFor();
  assert.equal((await stored(page)).length, 1);
  const { path: markdown } = await saved(page, '#notes-md');
  assert.match(fs.readFileSync(markdown, 'utf8'), /^# Notes on “[\s\S]*\n## [\s\S]*accessed [\s\S]*\n> /);
  const { path: csv } = await saved(page, '#notes-csv');
  assert.match(fs.readFileSync(csv, 'utf8'), /^\uFEFF"about","article"/);
  await page.locator('#notes-clear').click();
  await page.getByText('Keep them').click();
  assert.equal((await stored(page)).length, 1);
  await page.locator('#notes-clear').click();
  await page.locator('#notes-sure').click();
  await page.getByText('You have no notes yet.').waitFor();
  assert.equal((await stored(page)).length, 0);
}));

test('where the browser keeps nothing, that is told', inPage(READ, {
  init: () => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; },
}, async (page) => {
  await mark(page, 'yellow', 1, 0, 20);
  await page.getByText('This browser does not keep notes').first().waitFor();
}));

test('on a phone and in the dark, notes are within reach and accessible', inPage(READ, { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }, async (page) => {
  await select(page, 1, 0, 20);
  const bar = page.locator('.palette.selected');
  await bar.waitFor();
  const box = await bar.boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 360 && box.y + box.height <= 740, JSON.stringify(box));
  await axe(page);
  await page.locator('#highlight-write').click();
  await page.locator('#note-text').fill('x'.repeat(300));
  await page.locator('#note-done').click();
  await axe(page);
  const over = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `${over} px too wide`);
}));
