// The articles that are measured with, and where what is made of them is kept.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

/** Something that the person who runs this can mend, to be told without a stack. */
export class Trouble extends Error {}

/** The first articles of a file with a JSON object a line; all of them where it has fewer. */
export async function readArticles(file, most = Infinity) {
  if (!fs.existsSync(file)) throw new Trouble(`${file}: there is no such file`);
  const bytes = fs.createReadStream(file);
  const text = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  const articles = [];
  let number = 0;
  try {
    for await (const line of createInterface({ input: text, crlfDelay: Infinity })) {
      number += 1;
      if (articles.length === most) break;
      if (line.trim() === '') continue;
      const { title, text: body, date, source } = JSON.parse(line);
      if (typeof title !== 'string' || typeof body !== 'string') throw new Error('it has no title or no text');
      articles.push({ title, text: body, date: date ?? '', source: source ?? '' });
    }
  } catch (error) {
    throw new Trouble(`${file}:${number}: ${error.message}`);
  } finally {
    bytes.destroy();
  }
  return articles;
}

/** How many lines with something in them a file has. */
export async function countArticles(file) {
  return (await readArticles(file)).length;
}

export const sha256 = (data) => createHash('sha256').update(data).digest('hex');

/** One hash of all files in some files and folders: their names and what is in them. */
export function hashOf(root, names) {
  const hash = createHash('sha256');
  const visit = (name) => {
    const at = path.join(root, name);
    const kind = fs.statSync(at, { throwIfNoEntry: false });
    if (!kind) return;
    if (kind.isDirectory()) {
      fs.readdirSync(at).filter((inner) => inner !== 'node_modules').sort()
        .forEach((inner) => visit(path.join(name, inner)));
    } else {
      hash.update(`${name}\0${kind.size}\0`).update(fs.readFileSync(at));
    }
  };
  names.forEach(visit);
  return hash.digest('hex');
}

/** Runs `make` unless the folder has a stamp that says the same as this one; returns what it returned. */
export async function kept(stampFile, stamp, make) {
  if (fs.existsSync(stampFile)) {
    const found = JSON.parse(fs.readFileSync(stampFile, 'utf8'));
    if (found.stamp === stamp) return found.value;
    fs.rmSync(stampFile);
  }
  const value = await make();
  fs.mkdirSync(path.dirname(stampFile), { recursive: true });
  fs.writeFileSync(stampFile, JSON.stringify({ stamp, value }));
  return value;
}
