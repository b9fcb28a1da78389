// Measures the dossier beside other search engines for static pages. Run by scripts/bench, whose --help says how.

import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Trouble, hashOf, kept, readArticles, sha256 } from './corpus.mjs';
import { measure } from './measure.mjs';
import { makeAnswers, makeQueries } from './queries.mjs';
import { fullTable, shortTable, withBenchmarks } from './table.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const OUT = path.join(root, 'target/bench');
const SAMPLE = path.join(root, 'benches/sample.jsonl.gz');
const DEFAULT_SIZES = [5, 1000, 10_000];
const FEWEST = 5;

/** What a built page depends on, but for its articles. */
const PAGE_SOURCES = [
  'Cargo.toml', 'Cargo.lock', 'Trunk.toml', 'rust-toolchain.toml', '.cargo/config.toml', 'boot.js', 'index.html',
  'src', 'styles', 'crates',
];
/** What the other engines' indexes depend on, but for their articles. */
const PEER_SOURCES = ['benches/browser/engines', 'benches/browser/build.mjs', 'benches/browser/scan.mjs', 'benches/browser/package-lock.json'];

const lock = JSON.parse(fs.readFileSync(path.join(here, 'package-lock.json'), 'utf8'));
const version = (name) => lock.packages[`node_modules/${name}`].version;
const ENGINES = [
  { name: 'dossier', title: 'Dossier', texts: true },
  { name: 'minisearch', title: `MiniSearch ${version('minisearch')}` },
  { name: 'flexsearch', title: `FlexSearch ${version('flexsearch')}` },
  { name: 'orama', title: `Orama ${version('@orama/orama')}`, texts: true },
  { name: 'sqlite', title: `SQLite FTS5 ${version('@sqlite.org/sqlite-wasm').replace(/-.*/, '')}` },
  { name: 'pagefind', title: `Pagefind ${version('pagefind')}`, texts: true },
  { name: 'scan', title: 'Plain scan', texts: true },
];

const say = (text) => console.error(`    ${text}`);

function wanted(args) {
  const options = { file: null, sizes: [], rounds: null, engines: ENGINES.map(({ name }) => name), docs: false };
  const number = (text, what) => {
    if (!/^\d[\d_,]*$/.test(text ?? '')) throw new Trouble(`${what} takes a number, not ${text ?? 'nothing'}; --help says more`);
    return Number(text.replace(/[_,]/g, ''));
  };
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at];
    if (arg === '--rounds') options.rounds = Math.max(1, number(args[(at += 1)], arg));
    else if (arg === '--write-docs') options.docs = true;
    else if (arg === '--engines') {
      options.engines = (args[(at += 1)] ?? '').split(',');
      const unknown = options.engines.find((name) => !ENGINES.some((engine) => engine.name === name));
      if (unknown !== undefined) {
        throw new Trouble(`there is no engine "${unknown}"; known are ${ENGINES.map(({ name }) => name).join(', ')}`);
      }
    } else if (arg.startsWith('-')) throw new Trouble(`${arg} is no option; --help tells them`);
    else if (options.file === null && !/^\d[\d_,]*$/.test(arg)) options.file = path.resolve(arg);
    else options.sizes.push(number(arg, 'a size'));
  }
  options.file ??= SAMPLE;
  return options;
}

function sizesOf({ file, sizes }, count) {
  if (count < FEWEST) throw new Trouble(`${file} has ${count} articles; measuring takes at least ${FEWEST}`);
  for (const size of sizes) {
    if (size < FEWEST) throw new Trouble(`${size} articles are too few; measuring takes at least ${FEWEST}`);
    if (size > count) throw new Trouble(`${file} has no more than ${count} articles, ${size} were asked for`);
  }
  if (sizes.length) return sizes;
  const fitting = DEFAULT_SIZES.filter((size) => size <= count);
  return count < DEFAULT_SIZES[1] && count > FEWEST ? [...fitting, count] : fitting;
}

/** Runs a command with its output in a file; shows the end of it when it fails. */
async function run(log, command, args, env = {}) {
  fs.mkdirSync(path.dirname(log), { recursive: true });
  const output = fs.openSync(log, 'w');
  const started = Date.now();
  const beat = setInterval(() => say(`… ${Math.round((Date.now() - started) / 1000)} s`), 60_000);
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', output, output] });
  const status = await new Promise((resolve) => child.on('error', resolve).on('close', resolve));
  clearInterval(beat);
  fs.closeSync(output);
  const told = fs.readFileSync(log, 'utf8');
  if (status !== 0) throw new Error(`${command} failed: ${told.slice(-2000)}\n(all of it: ${log})`);
  return told;
}

/** What of a built page no reader of its articles fetches: opening other files, other languages, keeping it offline. */
const NOT_FOR_READING = /^(open|worker|workshop|[a-z]{2})-[0-9a-f]+\.|^offline\.js$/;

/** The bytes of a built page that its readers may fetch, as they are sent. */
function pageBytes(folder) {
  const names = fs.readdirSync(folder);
  const sent = names.filter((name) => !/\.(br|gz)$/.test(name) && !NOT_FOR_READING.test(name))
    .map((name) => (names.includes(`${name}.br`) ? `${name}.br` : name));
  return sent.reduce((sum, name) => sum + fs.statSync(path.join(folder, name)).size, 0);
}

/** Builds a folder of articles as a dossier; returns how many bytes it is. */
function page(folder, articles, stamp) {
  const dist = path.join(folder, 'dossier');
  return kept(path.join(folder, 'dossier.json'), `${stamp} ${hashOf(root, PAGE_SOURCES)}`, async () => {
    say(`building the dossier of ${path.relative(root, articles)} (minutes; kept for the next time)`);
    await run(path.join(folder, 'dossier.log'), 'trunk', ['build', '--release', '--dist', dist], { DOSSIER_CORPUS: articles });
    return pageBytes(dist);
  });
}

/** The page with next to nothing in it: what of every dossier is not its articles. */
async function emptyPage() {
  const folder = path.join(OUT, 'empty');
  const articles = path.join(folder, 'articles');
  fs.mkdirSync(articles, { recursive: true });
  fs.writeFileSync(path.join(articles, '00000.txt'), 'A title\n\nJanuary 2, 2020\n\nA sentence.\n');
  return page(folder, articles, 'empty');
}

async function buildDossier({ folder, file, size, key }) {
  const articles = path.join(folder, 'articles');
  if (!fs.existsSync(articles) || fs.readdirSync(articles).length !== size) {
    fs.rmSync(articles, { recursive: true, force: true });
    await run(path.join(folder, 'trial.log'), 'scripts/trial.py', [file, String(size), articles]);
  }
  const code = await emptyPage();
  const all = await page(folder, articles, key);
  return { code, data: all - code };
}

/** Builds what another engine serves. */
function buildPeer({ name, folder, file, size, key }) {
  const out = path.join(folder, name);
  return kept(path.join(folder, `${name}.json`), `${key} ${hashOf(root, PEER_SOURCES)}`, async () => {
    say(`building the index of ${name}`);
    const args = ['--max-old-space-size=8192', path.join(here, 'build.mjs'), name, file, String(size), out];
    const told = await run(path.join(folder, `${name}.log`), process.execPath, args);
    return JSON.parse(told.trim().split('\n').at(-1));
  });
}

/** Builds and measures with so many articles. */
async function measured({ file, fileHash, size, options }) {
  const key = `${fileHash} ${size}`;
  const folder = path.join(OUT, `${path.basename(file).replace(/\.jsonl(\.gz)?$/, '')}-${fileHash.slice(0, 8)}-${size}`);
  fs.mkdirSync(folder, { recursive: true });
  console.error(`\n==> ${size.toLocaleString('en-US')} articles`);
  const articles = await readArticles(file, size);
  const queries = makeQueries(articles);
  const few = Object.entries(queries).filter(([, asked]) => asked.length < 40).map(([name]) => name);
  if (few.length) say(`fewer than 40 queries, since the articles have no more: ${few.join(', ')}`);
  const expected = await kept(path.join(folder, 'expected.json'), sha256(key + JSON.stringify(queries)), () => {
    say('looking for what should be found');
    return makeAnswers(articles, queries);
  });

  const engines = [];
  for (const engine of ENGINES.filter(({ name }) => options.engines.includes(name))) {
    const { name } = engine;
    const dossier = name === 'dossier';
    try {
      const bytes = await (dossier ? buildDossier : buildPeer)({ name, folder, file, size, key });
      engines.push({ ...engine, bytes, folder: path.join(folder, name) });
    } catch (error) {
      if (dossier) throw error;
      say(`${name} could not be built: ${error.message}`);
      engines.push({ ...engine, bytes: null, why: 'its index could not be built' });
    }
  }
  const asked = { ...queries, stemmed: queries.common.map(({ words }) => ({ kind: 'stemmed', words })) };
  const rounds = options.rounds ?? (size > 5000 ? 3 : 5);
  // What else runs on the machine is in every time that is taken.
  const load = os.loadavg()[0];
  if (load > os.cpus().length / 2) say(`the machine is busy (load ${load.toFixed(1)}): the times will be worth little`);
  const { results, version: chromium } = await measure({
    engines: engines.filter(({ bytes }) => bytes), queries: asked, rounds, say,
  });
  const none = { cold: [], memory: [], times: {}, answers: {} };
  for (const engine of engines) {
    engine.result = results[engine.name] ?? none;
    if (engine.result.failed) Object.assign(engine, { why: engine.result.failed, result: none });
  }
  return { size, rounds, chromium, load, articles, engines, expected };
}

function full({ size, rounds, load, articles, engines, expected }) {
  const characters = articles.reduce((sum, { title, text }) => sum + title.length + text.length, 0);
  const failures = engines.filter(({ why }) => why).map(({ title, why }) => `\n${title} gave no figures: ${why}.`);
  return `## ${size.toLocaleString('en-US')} articles, ${(characters / 1e6).toFixed(characters < 1e6 ? 2 : 1)} million characters

${fullTable({ engines, expected })}
${failures.join('\n')}
Rounds: ${rounds}. Load of the machine when they began: ${load.toFixed(1)}.
`;
}

function machine() {
  const [{ model }] = os.cpus();
  return `${model.trim()}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()} ${os.arch()}`;
}

function commit() {
  try {
    const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', '--untracked-files=no') ? ' with changes' : ''}`;
  } catch {
    return 'of no repository';
  }
}

const LEGEND = `Times are p50 / p95 / p99 in milliseconds. Bytes are those sent, compressed with brotli. *right*: how much of what
the plain scan finds was found, in per cent, and how much of what was found the scan does not find. A dash: the engine
does not have it. [benches/README.md](../../benches/README.md) says what was measured and how.`;

async function main() {
  const options = wanted(process.argv.slice(2));
  const count = (await readArticles(options.file)).length;
  const sizes = sizesOf(options, count);
  const fileHash = sha256(fs.readFileSync(options.file));
  const date = new Date().toISOString().slice(0, 10);
  const parts = [];
  const short = [];
  const loads = [];
  let about = '';
  for (const size of sizes) {
    const result = await measured({ file: options.file, fileHash, size, options });
    about = `${machine()}; Chromium ${result.chromium}, headless; node ${process.version}`;
    loads.push(result.load.toFixed(1));
    parts.push(full(result));
    short.push(`${size.toLocaleString('en-US')} articles:\n\n${shortTable(result)}`);
    console.log(parts.at(-1));
    const text = `# Dossier beside other search engines\n\n${date}; Dossier ${commit()}; ${about}.\nArticles: the first of ${path.basename(options.file)}, SHA-256 ${fileHash}.\n\n${LEGEND}\n\n${parts.join('\n')}`;
    fs.writeFileSync(path.join(OUT, 'RESULTS.md'), text);
  }
  if (options.docs) {
    const file = path.join(root, 'docs/benchmarks.md');
    const text = `${short.join('\n\n')}\n\n¹ without the texts. Measured ${date}: ${about}; load of the machine ${loads.join(', ')}.`;
    fs.writeFileSync(file, withBenchmarks(fs.readFileSync(file, 'utf8'), text));
    say('written into docs/benchmarks.md');
  }
  say(`all of it: ${path.relative(process.cwd(), path.join(OUT, 'RESULTS.md'))}`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Trouble)) throw error;
  console.error(`scripts/bench: ${error.message}`);
  process.exitCode = 2;
}
