// Builds what one engine serves: its page, its library, its index; each with a copy in brotli, as a
// static host has it.
//
//   node build.mjs ENGINE ARTICLES N FOLDER
//
// Run by bench.mjs, in a process of its own, since some engines take more memory than others. Prints
// one line of JSON: how many bytes the library and the index have, compressed.

import esbuild from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { readArticles } from './corpus.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const BROTLI = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
const NOT_SERVED = ['numbers.json']; // known to the measuring only

const PAGE = (preloads) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>A search</title>
<link rel="icon" href="data:,">
${preloads.map((name) => `<link rel="preload" as="fetch" crossorigin href="${name}">\n`).join('')}<script type="module" src="app.js"></script>
</html>
`;

const [engine, file, count, folder] = process.argv.slice(2);
const { build, CODE = [] } = await import(`./engines/${engine}.build.mjs`);
fs.rmSync(folder, { recursive: true, force: true });
fs.mkdirSync(folder, { recursive: true });
const files = await build(await readArticles(file, Number(count)), folder);
for (const [name, data] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), data);

const bundle = await esbuild.build({
  entryPoints: [path.join(here, `engines/${engine}.page.mjs`)],
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  external: ['./pagefind/pagefind.js'],
  loader: { '.wasm': 'empty' },
  write: false,
  logLevel: 'error',
});
fs.writeFileSync(path.join(folder, 'app.js'), bundle.outputFiles[0].contents);
const preloads = Object.keys(files).filter((name) => !NOT_SERVED.includes(name) && name !== 'parts.json');
fs.writeFileSync(path.join(folder, 'index.html'), PAGE(preloads));

const bytes = { code: 0, data: 0 };
const names = fs.readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)));
const needed = (name) => !name.startsWith('pagefind/') || /\.(pagefind|pf_\w+|json)$|pagefind(-worker)?\.js$/.test(name);
for (const name of names.filter((name) => !NOT_SERVED.includes(name) && name !== 'index.html' && needed(name))) {
  const raw = fs.readFileSync(path.join(folder, name));
  const small = await promisify(brotliCompress)(raw, { params: BROTLI });
  const size = Math.min(small.length, raw.length);
  if (small.length < raw.length) fs.writeFileSync(path.join(folder, `${name}.br`), small);
  bytes[name === 'app.js' || CODE.includes(name) ? 'code' : 'data'] += size;
}
console.log(JSON.stringify(bytes));
