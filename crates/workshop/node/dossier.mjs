#!/usr/bin/env node
// The command dossier for Node: the module that reads files in the page, run here. It makes the same page as the native
// command, byte for byte, without the compressed copies of its files; it uses one processor, and needs no other program.

import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const HELP = `Turns a folder of saved articles into a web page.

  dossier build DIR [-o OUT]               builds the page, ready to publish (default: DIR-page, beside DIR)
  dossier build DIR --one-file [-o FILE]   the same as one HTML file (default: DIR.html), which opens by a double click
  dossier check DIR                        shows what will be published, what was left out and why, and what is wrong

DIR is a folder of articles, or a ZIP archive of one. The native command can also serve, search and compare.`;

const DEPTH = 16; // folders within folders, as in the native command
const parts = path.join(path.dirname(fileURLToPath(import.meta.url)), 'page');

class Refused extends Error {}

function refuse(message) {
  throw new Refused(message);
}

// ---------------------------------------------------------------- the workshop

// The worker's script as it is in the page, with what it takes of a worker given to it. Its answers are collected.
function workshop() {
  let listener;
  const answers = [];
  const script = fs.readFileSync(path.join(parts, 'worker.js'), 'utf8');
  new Function('addEventListener', 'postMessage', script)(
    (_, handler) => { listener = handler; },
    (message) => answers.push(message),
  );
  const module = new WebAssembly.Module(fs.readFileSync(path.join(parts, 'workshop.wasm')));
  return {
    /** Asks for something, and gives the answer that is wanted. */
    async ask(question, wanted) {
      answers.length = 0;
      await listener({ data: { ...question, module } });
      const trouble = answers.find(({ of }) => of === 'trouble');
      return trouble ? refuse(trouble.message) : answers.find(({ of }) => of === wanted);
    },
  };
}

// ---------------------------------------------------------------- the folder

function* walk(folder, within = '', depth = 0) {
  const entries = fs.readdirSync(path.join(folder, within), { withFileTypes: true });
  for (const entry of entries) {
    const name = within ? `${within}/${entry.name}` : entry.name;
    const full = path.join(folder, name);
    if (entry.isDirectory()) {
      if (depth < DEPTH && !entry.name.startsWith('.')) yield* walk(folder, name, depth + 1);
    } else if (entry.isFile() || (entry.isSymbolicLink() && fs.statSync(full, { throwIfNoEntry: false })?.isFile())) {
      yield { path: name, file: file(full) };
    }
  }
}

function file(full) {
  const bytes = () => {
    const read = fs.readFileSync(full);
    return read.buffer.slice(read.byteOffset, read.byteOffset + read.byteLength);
  };
  return { size: fs.statSync(full).size, arrayBuffer: async () => bytes() };
}

async function read(folder) {
  const found = fs.statSync(folder, { throwIfNoEntry: false }) ?? refuse(`${folder}: is not there`);
  const files = found.isDirectory() ? [...walk(folder)] : [{ path: path.basename(folder), file: file(folder) }];
  const bench = workshop();
  const { told } = await bench.ask({ do: 'start', name: folder.replace(/\/+$/, ''), files }, 'told');
  for (const line of [...told.errors, ...told.warnings]) console.error(line);
  return { bench, told };
}

// ---------------------------------------------------------------- the page

function pageParts() {
  return fs.readdirSync(parts).map((name) => [name, new Uint8Array(fs.readFileSync(path.join(parts, name)))]);
}

function beside(folder, ending) {
  return folder.replace(/\/+$/, '').replace(/\.zip$/i, '') + ending;
}

function isWithin(out, folder) {
  const relative = path.relative(path.resolve(folder), path.resolve(out));
  return !relative.startsWith('..') && !path.isAbsolute(relative);
}

const isOurs = (index) => fs.readFileSync(index, 'utf8').includes('<link rel="modulepreload" id="module" href="./dossier-');

function writeSite(out, files) {
  const index = path.join(out, 'index.html');
  const before = fs.existsSync(index) ? fs.readFileSync(index, 'utf8') : '';
  fs.mkdirSync(out, { recursive: true });
  // index.html is the last: whatever it loads is there by then.
  for (const [name, bytes] of files) {
    const full = path.join(out, name);
    fs.writeFileSync(`${full}.new`, bytes);
    fs.renameSync(`${full}.new`, full);
  }
  const names = new Set(files.map(([name]) => name));
  for (const [, name] of before.matchAll(/"\.\/([a-z]+-[0-9a-f]{16}\.[a-z]+)"/g)) {
    if (!names.has(name)) fs.rmSync(path.join(out, name), { force: true });
  }
}

async function build(folder, out, oneFile) {
  out ??= beside(folder, oneFile ? '.html' : '-page');
  if (isWithin(out, folder)) refuse(`${out}: is in the folder of articles itself; name another place for the page with -o`);
  const mark = oneFile ? out : path.join(out, 'index.html');
  if (fs.existsSync(mark)) {
    const isLike = oneFile ? fs.statSync(mark).isFile() && fs.readFileSync(mark, 'utf8').includes('id="packed"') : isOurs(mark);
    if (!isLike) refuse(`${mark}: was not made by this command and stays as it is; name another place for the page with -o`);
  }
  const { bench, told } = await read(folder);
  if (told.errors.length > 0) refuse(`${folder}: the folder has errors, so no page was built`);
  const { bytes: blob } = await bench.ask({ do: 'blob' }, 'blob');
  const made = await bench.ask({ do: 'make', what: oneFile ? 'oneFile' : 'files', parts: pageParts(), blob }, 'made');
  const articles = told.articles === 1 ? '1 article' : `${told.articles} articles`;
  if (oneFile) {
    fs.writeFileSync(`${out}.new`, made.bytes);
    fs.renameSync(`${out}.new`, out);
    console.log(`${out}: page built from ${articles}, in one file; a double click opens it`);
  } else {
    writeSite(out, made.files);
    console.log(`${mark}: page built from ${articles}; put the folder on any web host`);
  }
}

// ---------------------------------------------------------------- the command

async function run() {
  let given;
  try {
    given = parseArgs({
      allowPositionals: true,
      options: { out: { type: 'string', short: 'o' }, 'one-file': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    console.error(error.message);
    return 2;
  }
  const { positionals: [command, folder, ...more], values } = given;
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  if (!folder || more.length > 0 || !['build', 'check'].includes(command)) {
    console.error(HELP);
    return 2;
  }
  if (command === 'build') {
    await build(folder, values.out, values['one-file'] ?? false);
    return 0;
  }
  const { told } = await read(folder);
  process.stdout.write(told.report);
  return told.errors.length > 0 ? 1 : 0;
}

try {
  process.exitCode = await run();
} catch (error) {
  // A sentence for what a person can mend, everything for what is a fault of this program.
  console.error(error instanceof Refused || error.code ? error.message : error);
  process.exitCode = 1;
}
