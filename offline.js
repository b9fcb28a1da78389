// Keeps the page, so that it opens without a connection: a service worker. Publishing writes a line before this one,
//
//   const PAGE = { index, files, pieces };
//
// the hash of index.html (SHA-256, in hexadecimal), the names of the files that every view needs, and those of the texts of a large
// dossier, which come in pieces.
//
// A version of the page is kept as a whole, in a cache of its own, or not at all: each file is compared with the
// hash in its name, and index.html with the one above. Readers get the version that is kept. A newer one is fetched in the
// background and waits until the reader asks for it (boot.js shows a button), or until no tab shows the old one. The version before stays
// as well, since a tab may still need it.
'use strict';

const SCOPE = new URL('./', self.location.href);
const MINE = `dossier ${SCOPE.pathname} `; // other dossiers of the same host keep their own
const CACHE = MINE + PAGE.index.slice(0, 16);
const KEPT_VERSIONS = 2;

async function hash(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

// Every name but that of index.html has the start of its hash before its ending.
const hashInName = (name) => /-([0-9a-f]{16})\.\w+$/.exec(name)?.[1];

async function keep(cache, name, expected, options) {
  const address = new URL(name, SCOPE);
  if (await cache.match(address)) return;
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${name}: status ${response.status}`);
  const bytes = await response.clone().arrayBuffer();
  if (!(await hash(bytes)).startsWith(expected)) throw new Error(`${name} is of another version`);
  await cache.put(address, response);
}

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    try {
      // Past the browser's own cache, which may still have the version before.
      await keep(cache, './', PAGE.index, { cache: 'reload' });
      await Promise.all(PAGE.files.map((name) => keep(cache, name, hashInName(name))));
    } catch (error) {
      await caches.delete(CACHE);
      throw error;
    }
  })());
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    // In the order in which they were made.
    const mine = (await caches.keys()).filter((name) => name.startsWith(MINE) && name !== CACHE);
    await Promise.all(mine.slice(0, Math.max(0, mine.length + 1 - KEPT_VERSIONS)).map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});

self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting();
  // The page asks for this once it has fetched them itself, so that they come from the browser's own cache.
  if (event.data === 'keep texts') event.waitUntil(keepTexts());
});

async function keepTexts() {
  const cache = await caches.open(CACHE);
  for (const name of PAGE.pieces) {
    await keep(cache, name, hashInName(name)).catch(() => {}); // kept the next time
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== SCOPE.origin || !address.pathname.startsWith(SCOPE.pathname)) return;
  const name = address.pathname.slice(SCOPE.pathname.length);
  if (request.mode === 'navigate' && (name === '' || name === 'index.html')) {
    // Whatever stands behind the path is read by the page itself.
    event.respondWith(kept(SCOPE.href, request));
  } else if (hashInName(name)) {
    event.respondWith(kept(address.origin + address.pathname, request));
  }
});

// The version of this worker first; an old tab may ask for a file of the version before. What is kept of neither, such as the parts
// that open a reader's own files, is kept when it is fetched.
async function kept(address, request) {
  const cache = await caches.open(CACHE);
  const found = await cache.match(address) ?? await matchOlder(address);
  if (found) return found;
  const response = await fetch(request);
  if (response.ok && hashInName(address)) await cache.put(address, response.clone()).catch(() => {}); // there may be no room
  return response;
}

async function matchOlder(address) {
  for (const name of await caches.keys()) {
    if (name.startsWith(MINE)) {
      const found = await (await caches.open(name)).match(address);
      if (found) return found;
    }
  }
  return undefined;
}
