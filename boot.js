// Starts the WebAssembly module with the articles, or says why it cannot start. This is the only script
// that the page names: Trunk's own loader is an inline script, which the page's policy forbids.
//
// The names and integrity values come from <link id="module">, which publishing fills in. The articles are
// a custom section of the module, named "dossier", or, where there are many, of a module of their own that
// has nothing else; their texts then come later, when the module asks for them. crates/publish writes all of it.
// What the page needs to hold: #trouble (an empty role="alert") and, until the module has taken
// over #app, #loading (an empty role="status").
//
// With ?own=ID in the address, the articles are not those of the page but a reader's own, which this browser keeps.
// The page #/open, on which she opens them, is drawn by a script that is fetched then (crates/workshop/js/open.js).
// In a page of one file, module and articles stand compressed in <script id="packed">.
//
// The module may dispatch a CustomEvent "dossier:panic" on window, its detail a sentence, before it
// stops; without one, its trap is noticed and reported in general words.
(() => {
  'use strict';

  const PATIENCE_MS = 300; // no word of loading before this: most pages are there sooner
  const KEEPING_MS = 3000; // before the page is kept for reading offline
  const SECTION = 'dossier';
  const HEADER_BYTES = 22; // before the articles in a module of their own

  // What went wrong, as `say` takes it: the sentences may not be there yet.
  class Trouble extends Error {
    constructor(...sentence) {
      super(sentence[0]);
      this.sentence = sentence;
    }
  }

  // ---- sentences in the reader's language, as in crates/say: English ones are keys, and the table is fetched only if
  // the page is in another language.

  const parameters = new URLSearchParams(location.search);
  const sentences = new Map();
  let language = 'en';
  let languageFile;

  function hash(english) {
    let hash = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(english)) hash = Math.imul(hash ^ byte, 0x01000193);
    return hash >>> 0;
  }

  const translated = (english) => (sentences.size > 0 ? sentences.get(hash(english)) : undefined);
  const fill = (sentence, places) => sentence.replace(/\{(\d)\}/g, (_, at) => places[at]);
  const say = (english, ...places) => fill(translated(english) ?? english, places);

  // The languages that the page has besides English, each with what gives its table.
  function languages() {
    const found = new Map();
    for (const script of document.querySelectorAll('script[data-language]')) {
      found.set(script.dataset.language, async () => script.textContent);
    }
    for (const one of document.getElementById('module')?.dataset.languages?.split(',') ?? []) {
      const [name, url, integrity] = one.split(' ');
      found.set(name, async () => {
        languageFile = url;
        return (await ask(url, { integrity })).text();
      });
    }
    return found;
  }

  // How dates and numbers are written where the reader is. Each line replaces one of the table, whose keys are English.
  function conventions(locale) {
    const lines = [];
    const set = (english, text) => lines.push(hash(english).toString(16).padStart(8, '0') + text);
    const parts = (where, month, options) => new Intl.DateTimeFormat(where, { month: 'long', timeZone: 'UTC', ...options })
      .formatToParts(Date.UTC(2000, month, 15));
    const pattern = (options, places) => parts(locale, 0, options).map(({ type, value }) => places[type] ?? value).join('');
    const [day, year] = ['numeric', 'numeric'];
    set('{0} {1} {2}', pattern({ day, year }, { day: '{0}', month: '{1}', year: '{2}' }));
    set('{0} {1}', pattern({ day }, { day: '{0}', month: '{1}' }));
    set('{1} {0}', pattern({ year }, { year: '{0}', month: '{1}' }));
    for (let month = 0; month < 12; month += 1) {
      const [english, own] = ['en', locale].map((where) => parts(where, month, { day, year }).find(({ type }) => type === 'month').value);
      set(english, own);
    }
    for (const { type, value } of new Intl.NumberFormat(locale).formatToParts(1234567.5)) {
      if (type === 'group') set(',', value);
      if (type === 'decimal') set('.', value);
    }
    return lines.join('\n');
  }

  // Which language the page is in, by its address or else by the browser: the table of its sentences, empty for English, and
  // the languages to choose from.
  async function learn() {
    const all = languages();
    if (all.size === 0) return ['', ''];
    const base = (tag) => tag.split('-')[0].toLowerCase();
    const asked = parameters.get('lang');
    const wanted = (asked ? [asked] : navigator.languages).map(base).find((tag) => tag === 'en' || all.has(tag)) ?? 'en';
    let table = '';
    if (wanted !== 'en') {
      const locale = navigator.languages.find((tag) => base(tag) === wanted);
      table = await all.get(wanted)();
      if (locale) table += conventions(locale);
      for (const line of table.split('\n').slice(1)) sentences.set(Number.parseInt(line.slice(0, 8), 16), line.slice(8));
      language = locale ?? (wanted === 'es' ? 'es-MX' : wanted);
      document.documentElement.lang = language;
    }
    const choices = ['en', ...all.keys()].map((tag) => {
      const to = new URLSearchParams(parameters);
      to.set('lang', tag);
      const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag);
      return [tag, name[0].toLocaleUpperCase(tag) + name.slice(1), `?${to}`, tag === wanted ? 'page' : ''].join('\t');
    });
    return [table, choices.join('\n')];
  }

  function link(text, href, onClick) {
    const a = document.createElement('a');
    a.textContent = text;
    a.href = href;
    if (onClick) a.addEventListener('click', onClick);
    return a;
  }

  // The ways out. A link to an address with a fragment would only jump within the broken page, hence
  // the reload; and since the view itself may be the cause, the bare address is offered beside it.
  function waysOut() {
    const p = document.createElement('p');
    p.append(link(say('Load this page again'), location.href, (event) => {
      event.preventDefault();
      location.reload();
    }));
    if (location.hash || location.search) {
      p.append(` ${say('or')} `, link(say('go to the start of the dossier'), location.pathname), '.');
    } else {
      p.append('.');
    }
    return p;
  }

  // Shows only the first problem: those that follow are most likely its consequences.
  function tell(sentence) {
    const box = document.getElementById('trouble');
    if (!box || box.hasChildNodes()) return;
    const p = document.createElement('p');
    const listed = document.getElementById('articles') ? ` ${say('The articles of this dossier are listed below.')}` : '';
    p.textContent = sentence + listed;
    box.append(p, waysOut());
    box.scrollIntoView({ block: 'nearest' });
    const loading = document.getElementById('loading');
    if (loading) loading.textContent = '';
  }

  function name(url) {
    return new URL(url, location.href).pathname.split('/').pop();
  }

  // A failed integrity check, a missing file and a lost connection look the same to the script that
  // asked; a second look, at the header only, tells them apart.
  async function missing(url) {
    let found;
    try {
      found = await fetch(url, { method: 'HEAD', cache: 'no-store' });
    } catch {
      return new Trouble('A part of this page, {0}, could not be loaded. Check your internet connection.', name(url));
    }
    return found.ok
      ? new Trouble('A part of this page, {0}, is not the one that was published with the page. It was not run, because it cannot be trusted.', name(url))
      : new Trouble('A part of this page, {0}, could not be loaded. The server does not have it (status {1}).', name(url), found.status);
  }

  // The modulepreload link has loaded the glue and checked its integrity; this takes its outcome.
  async function loadGlue(url) {
    try {
      return await import(url);
    } catch (error) {
      throw error instanceof TypeError ? await missing(url) : error;
    }
  }

  // Asks for a part of the page; the preload link has done so already, before this script was there.
  async function ask(url, options) {
    let response;
    try {
      response = await fetch(url, options);
    } catch {
      throw await missing(url);
    }
    if (!response.ok) throw await missing(url);
    return response;
  }

  // Only pages from this machine or over HTTPS can hash. For the others the browser checks the integrity, which
  // keeps it from compiling while it loads, and in some browsers from taking what was preloaded.
  const canHash = Boolean(globalThis.crypto?.subtle);

  async function verify(bytes, integrity, url) {
    const digest = await crypto.subtle.digest('SHA-384', bytes).catch(() => undefined);
    if (!digest) {
      await ask(url, { integrity });
    } else if (integrity !== `sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`) {
      throw await missing(url);
    }
  }

  // Browsers compile while they load, but only what the host says is WebAssembly.
  async function compile(response) {
    const type = response.headers.get('content-type') ?? '';
    return /^application\/wasm\s*(;|$)/i.test(type) && WebAssembly.compileStreaming
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer());
  }

  // Compiled while a copy is checked; nothing of it runs before that.
  async function fetchModule(url, integrity) {
    if (!canHash || !integrity) return compile(await ask(url, { integrity }));
    const response = await ask(url);
    const copy = response.clone();
    const compiling = compile(response);
    compiling.catch(() => {}); // a damaged module is told by its hash
    await verify(await copy.arrayBuffer(), integrity, url);
    return compiling;
  }

  async function fetchArticles(url, integrity) {
    if (!canHash || !integrity) return (await ask(url, { integrity })).arrayBuffer();
    const bytes = await (await ask(url)).arrayBuffer();
    await verify(bytes, integrity, url);
    return bytes;
  }

  // Of a large dossier, the texts come later, in pieces. They are kept as blobs, which browsers may put on disk.
  const pieces = new Map();

  async function fetchPiece(url, hash, isWanted) {
    const integrity = `sha256-${btoa(String.fromCharCode(...hash))}`;
    if (!pieces.has(url)) pieces.set(url, ask(url, { integrity }).then((response) => response.blob()));
    try {
      return await (await pieces.get(url)).arrayBuffer();
    } catch (error) {
      pieces.delete(url);
      if (isWanted) tell(wordsFor(error));
      throw error;
    }
  }

  // The code of all pages but the search: a module of its own, which works on the memory of the first. A link to one of
  // these pages waits for both.
  const isSearch = !/^#\/[a-z]/.test(location.hash) || location.hash === '#/open';

  let half;
  function fetchHalf({ later, laterIntegrity }) {
    half ??= fetchModule(later, laterIntegrity);
    half.catch(() => { half = undefined; }); // to be tried again
    return half;
  }

  let whole;
  async function fetchCode(module, exports, isWanted) {
    whole ??= fetchHalf(module.dataset).then((compiled) => WebAssembly.instantiate(compiled, { f: exports }));
    try {
      await whole;
    } catch (error) {
      whole = undefined;
      if (isWanted) tell(wordsFor(error));
      throw error;
    }
  }

  function articlesOf(module, bytes) {
    if (bytes) return new Uint8Array(bytes, HEADER_BYTES);
    const sections = WebAssembly.Module.customSections(module, SECTION);
    if (sections.length !== 1) {
      throw new Trouble('This page was published without its articles. Whoever published it has to do so again.');
    }
    return new Uint8Array(sections[0]);
  }

  function wordsFor(error) {
    if (error instanceof Trouble) return say(...error.sentence);
    if (error instanceof WebAssembly.RuntimeError) return say('The page could not start ({0}).', error.message);
    return say('Your browser could not run a part of this page ({0}).', error.message);
  }

  // In a page of one file, what publishing has packed into it: nothing is fetched.
  async function unpack(packed) {
    if (typeof DecompressionStream !== 'function') {
      throw new Trouble('Your browser is too old for this page: it cannot unpack it. Open it in a current browser.');
    }
    const bytes = Uint8Array.from(atob(packed.textContent), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    const all = await new Response(stream).arrayBuffer();
    packed.remove();
    const [first, later] = [Number(packed.dataset.module), Number(packed.dataset.later)];
    const halves = [all.slice(0, first), all.slice(first, later)].filter((half) => half.byteLength > 0);
    const [module, half] = await Promise.all(halves.map((half) => WebAssembly.compile(half)));
    return [globalThis.packedGlue, module, new Uint8Array(all, later), half];
  }

  // The script of the page on which readers open their own files. It also knows where these are kept.
  let opening;
  async function opener() {
    const { open, openIntegrity } = document.getElementById('module')?.dataset ?? {};
    if (!open) throw new Trouble('This page is one file, complete in itself. To make a dossier of your own articles, open a dossier that is published on a website.');
    opening ??= ask(open, { integrity: openIntegrity }).then(() => import(open));
    opening.catch(() => { opening = undefined; }); // to be tried again
    return opening;
  }

  const own = parameters.get('own');

  async function ownArticles() {
    // The list that is in the page is of other articles.
    const loading = document.getElementById('loading');
    if (loading) document.getElementById('main')?.replaceChildren(loading);
    const bytes = await (await opener()).stored(own, await spoken);
    if (!bytes) {
      throw new Trouble('This link leads into a dossier that somebody made from their own files in a browser, and this browser does not have it. Ask for the dossier as one file, or open the same files here.');
    }
    return bytes;
  }

  let dropped = [];

  function watchForFiles() {
    const hasFiles = (event) => Boolean(event.dataTransfer?.types.includes('Files'));
    let over;
    addEventListener('dragover', (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      // Said by the style sheet. The end of a drag is told unreliably; these events come several times a second.
      document.documentElement.classList.add('dropping');
      clearTimeout(over);
      over = setTimeout(() => document.documentElement.classList.remove('dropping'), 400);
    });
    addEventListener('drop', (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      // The entries are gone once this event is over.
      dropped = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile()).filter(Boolean);
      if (location.hash === '#/open') fillOpen();
      else location.hash = '#/open';
    });
    addEventListener('dossier:open', fillOpen);
  }

  function fillOpen() {
    const files = dropped;
    dropped = [];
    Promise.all([opener(), spoken])
      .then(([script, language]) => script.show(document.getElementById('open'), files, language))
      .catch((error) => tell(wordsFor(error)));
  }

  async function fetchAll(module) {
    // Asked for while its preload is under way, the glue is the one whose integrity was checked.
    const loading = loadGlue(module.href);
    loading.catch(() => {}); // reported below
    const { wasm, wasmIntegrity, articles, articlesIntegrity, later } = module.dataset;
    if (later && !isSearch) fetchHalf(module.dataset).catch(() => {}); // reported when it is waited for
    const [glue, compiled, bytes] = await Promise.all([
      loading,
      fetchModule(wasm, wasmIntegrity),
      own ? ownArticles() : articles && fetchArticles(articles, articlesIntegrity),
    ]);
    return [glue, compiled, own ? bytes : articlesOf(compiled, bytes)];
  }

  async function start() {
    if (typeof WebAssembly !== 'object' || typeof WebAssembly.instantiate !== 'function') {
      throw new Trouble('Your browser does not support WebAssembly or has switched it off. You need it to search, filter and compare these articles.');
    }
    const packed = document.getElementById('packed');
    const module = document.getElementById('module');
    const [glue, compiled, bytes, packedHalf] = packed ? await unpack(packed) : await fetchAll(module);
    const [table, choices] = await learning;
    const exports = await glue.default({ module_or_path: compiled });
    let rest;
    if (packedHalf) {
      await WebAssembly.instantiate(packedHalf, { f: exports });
    } else if (module?.dataset.later) {
      if (isSearch) rest = (isWanted) => fetchCode(module, exports, isWanted);
      else await fetchCode(module, exports, false);
    }
    // What is instantiated and what is drawn are tasks of their own, so that a tap between them is heard.
    await window.scheduler?.yield?.();
    if (!glue.start(bytes, fetchPiece, rest, table, choices)) {
      throw new Trouble(own
        ? 'This page has changed since your dossier was kept in this browser, and cannot read it any more. Go to the start of the dossier and open your files again.'
        : 'The articles of this page are damaged, or of another version. Whoever published it has to do so again.');
    }
    offer(glue, rest);
  }

  // For scripts: src/script.rs describes it.
  function offer({ search, facets, compare }, rest) {
    let isAll = !rest;
    Object.assign(window.dossier, {
      search(typed) {
        const [ids, query = typed, waiting] = search(typed);
        const answer = { query, total: ids.length, ids };
        if (waiting) answer.waiting = true;
        return answer;
      },
      facets,
      compare(a, b) {
        if (!isAll) {
          rest(false).then(() => { isAll = true; }, () => {});
          return { waiting: true };
        }
        const compared = compare(a, b);
        return compared && JSON.parse(compared);
      },
    });
  }

  // The page is kept by a service worker (offline.js), which needs a page over HTTPS. A page on this machine is most likely being
  // worked on, and stays as it is served.
  const isLoopback = /^(localhost|127\.[\d.]+|\[::1\])$/.test(location.hostname);

  async function keepForOffline() {
    const offline = document.getElementById('module')?.dataset.offline;
    const workers = navigator.serviceWorker;
    if (!offline || !workers || isLoopback) return;
    const policy = globalThis.trustedTypes?.createPolicy('dossier-offline', { createScriptURL: () => offline });
    const registration = await workers.register(policy ? policy.createScriptURL('') : offline, { updateViaCache: 'none' });
    const announce = () => {
      if (registration.waiting && workers.controller) offerUpdate(registration);
    };
    announce();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', announce);
    });
    (await workers.ready).active.postMessage({ keep: 'texts', language: languageFile });
  }

  // Never forced: whoever reads goes on reading the version that is open.
  function offerUpdate({ waiting }) {
    if (document.getElementById('update')) return;
    const p = document.createElement('p');
    p.id = 'update';
    p.setAttribute('role', 'status');
    const button = document.createElement('button');
    button.textContent = say('Load it');
    button.addEventListener('click', () => {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      waiting.postMessage('take over');
    });
    p.append(say('A newer version of this dossier is ready.'), ' ', button);
    document.getElementById('trouble').after(p);
  }

  // On paper stands where it comes from.
  addEventListener('beforeprint', () => {
    const printed = document.getElementById('printed');
    const day = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: 'long' });
    if (printed) printed.textContent = `${location.href}, ${day}`;
  });

  // A module that has trapped is dead: its page still shows, and answers nothing any more.
  function watchForTraps() {
    const stopped = (error) => {
      if (typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError) {
        tell(say('Something went wrong and this page has stopped working.'));
      }
    };
    addEventListener('dossier:panic', (event) => tell(String(event.detail)));
    addEventListener('error', (event) => stopped(event.error));
    addEventListener('unhandledrejection', (event) => stopped(event.reason));
  }

  function announceLoading() {
    return setTimeout(() => {
      const loading = document.getElementById('loading');
      if (loading) loading.textContent = say('Loading the search…');
    }, PATIENCE_MS);
  }

  watchForTraps();
  watchForFiles();
  const patience = announceLoading();
  // Without the sentences of another language, the page is in English.
  const learning = learn().catch(() => ['', '']);
  // What open.js says its sentences with.
  const spoken = learning.then(([table]) => ({ translated, fill, table, language }));
  const started = start();
  started
    // Once everything that the reader waits for is there.
    .then(() => setTimeout(() => keepForOffline().catch(() => {}), KEEPING_MS))
    .catch((error) => learning.then(() => tell(wordsFor(error))))
    .finally(() => clearTimeout(patience));
  // For scripts: `search` is added to this before the promise is fulfilled.
  window.dossier = { ready: started };
})();
