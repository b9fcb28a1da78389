// The page #/open: readers open files of their own, see what was found in them, settle what is open, and get a dossier
// of them, here or as a file. Fetched when the page is first shown, or when the address asks for a reader's own dossier.
//
// boot.js calls `show` whenever the app has drawn the page, and `stored` where the address has ?own=.
// The files are read by a worker (worker.js). Nothing is sent anywhere; what is kept is kept in IndexedDB.

const LARGEST_TOTAL = 512 << 20; // bytes of all files together: what a browser's memory takes with everything made of it
const MOST_FILES = 100000; // in what is dropped at once
const HEADER_BYTES = 22; // before the articles in a module of their own; see boot.js
const FORMATS = '.txt,.md,.markdown,.html,.htm,.eml,.mhtml,.mht,.docx,.rtf,.pdf,.zip,.toml';

// ---------------------------------------------------------------- what is kept

const STORE = 'dossiers';

function database() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('dossier', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('another tab holds the storage'));
  });
}

async function inStore(mode, act) {
  const db = await database();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = db.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    db.close();
  }
}

const put = (record) => inStore('readwrite', (store) => store.put(record));
const forget = (id) => inStore('readwrite', (store) => store.delete(id));
const all = () => inStore('readonly', (store) => store.getAll());

let own; // the reader's dossier that the page shows, if it shows one

// The articles of a dossier that this browser keeps; nothing if it does not.
export async function stored(id, language) {
  spoken = language;
  own = await inStore('readonly', (store) => store.get(id)).catch(() => undefined);
  if (own) document.getElementById('app')?.after(banner());
  return own?.bytes;
}

// ---------------------------------------------------------------- small helpers

// An element: el('p', {class: 'x', onclick: f}, 'text', child, …).
function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== false && value != null) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

const button = (label, onclick, attributes = {}) => el('button', { type: 'button', onclick, ...attributes }, label);
const grouped = (number) => number.toLocaleString(spoken.language);
const megabytes = (bytes) => `${grouped(Math.ceil(bytes / (1 << 20)))} MB`;
const articlesCounted = (count) => plural(count, '{0} article', '{0} articles');

// Sentences in the language of the page: boot.js has them, and hands over how they are said.
let spoken;
const say = (english, ...places) => spoken.fill(spoken.translated(english) ?? english, places);

// A sentence with a count, which is its first place. The table begins with the form that each count takes.
function plural(count, one, more, ...places) {
  const form = spoken.table[count < 100 ? count : 100 + count % 100];
  return spoken.fill(spoken.translated(one)?.split('\t')[form] ?? (count === 1 ? one : more), [grouped(count), ...places]);
}

const longDate = (time) => new Date(time).toLocaleDateString(spoken.language === 'en' ? 'en-GB' : spoken.language, { dateStyle: 'long' });

function save(name, bytes, type) {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  el('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

// A file name from the name of a dossier.
function fileName(title) {
  const plain = title.normalize('NFKD').replace(/[^\p{Letter}\p{Number}]+/gu, '-').replace(/^-+|-+$/g, '');
  return plain.slice(0, 80).toLowerCase() || 'dossier';
}

function banner() {
  return el('aside', { id: 'own', class: 'notice', 'aria-label': say('Your own dossier') },
    el('p', {}, say('This dossier is made of your own files. Only this browser has it.'), ' ',
      el('a', { href: '#/open' }, say('Save it or change it')), ' · ',
      el('a', { href: location.pathname }, say('Back to the published dossier'))));
}

// ---------------------------------------------------------------- the page's own files

const parts = () => {
  const module = document.getElementById('module');
  const { wasm, wasmIntegrity, articles, articlesIntegrity } = module.dataset;
  const { open, openIntegrity, worker, workerIntegrity, workshop, workshopIntegrity, later, laterIntegrity, offline } = module.dataset;
  const boot = document.querySelector('script[src]');
  const style = document.querySelector('link[rel=stylesheet]');
  return {
    'boot.js': [boot.src, boot.integrity],
    'style.css': [style.href, style.integrity],
    'glue.js': [module.href, module.integrity],
    'module.wasm': [wasm, wasmIntegrity],
    'later.wasm': later && [later, laterIntegrity],
    'open.js': [open, openIntegrity],
    'worker.js': [worker, workerIntegrity],
    'workshop.wasm': [workshop, workshopIntegrity],
    'offline.js': [offline],
    languages: module.dataset.languages ?? '',
    articles: articles && [articles, articlesIntegrity],
  };
};

// A part that the page does without is empty.
async function bytesOf(part) {
  if (!part) return new Uint8Array();
  const [address, integrity] = part;
  let response;
  try {
    response = await fetch(address, integrity ? { integrity } : {});
  } catch {
    throw new Error(say('A part of this page, {0}, could not be loaded. Check your internet connection and try again.', address.split('/').pop()));
  }
  if (!response.ok) throw new Error(say('The server does not have a part of this page, {0}.', address.split('/').pop()));
  return new Uint8Array(await response.arrayBuffer());
}

let compiled;
async function workshopModule() {
  compiled ??= bytesOf(parts()['workshop.wasm']).then((bytes) => WebAssembly.compile(bytes));
  compiled.catch(() => { compiled = undefined; });
  return compiled;
}

// The files that a page is made of, by their names in a template.
async function pageParts() {
  const { articles, languages, ...files } = parts();
  const [page] = WebAssembly.Module.customSections(await workshopModule(), 'page');
  const fetched = Object.entries(files).map(async ([name, file]) => [name, await bytesOf(file)]);
  return [['index.html', new Uint8Array(page)], ['languages.txt', await tables(languages)], ...await Promise.all(fetched)];
}

// The tables of all languages in one file, as a template has them.
async function tables(languages) {
  const fetched = languages.split(',').filter(Boolean).map(async (listed) => {
    const [language, ...file] = listed.split(' ');
    return [`\u{1d}${language}\n`, await bytesOf(file)];
  });
  return new Uint8Array(await new Blob((await Promise.all(fetched)).flat()).arrayBuffer());
}

// The articles of the dossier that the page shows.
async function shownBlob() {
  if (own) return own.bytes;
  const { articles, 'module.wasm': wasm } = parts();
  if (articles) {
    // The texts of a large dossier are in files of their own.
    const rest = (await bytesOf(articles)).slice(HEADER_BYTES);
    const { pieces } = await answer({ do: 'pieces', rest }, say('Fetching the texts')) ?? { pieces: [] };
    const texts = [];
    for (const [at, [name, integrity]] of pieces.entries()) {
      working(say('Fetching the texts'), at, pieces.length);
      texts.push(await bytesOf([`./${name}`, integrity]));
    }
    return (await answer({ do: 'join', rest, pieces: texts }, say('Putting the texts together')))?.bytes;
  }
  const module = await WebAssembly.compile(await bytesOf(wasm));
  return new Uint8Array(WebAssembly.Module.customSections(module, 'dossier')[0]);
}

// ---------------------------------------------------------------- the worker

// The one address that a script makes here; the page's policy names this policy.
let policy;
function trusted(address) {
  policy ??= globalThis.trustedTypes?.createPolicy('dossier-worker', {
    createScriptURL: (wanted) => {
      if (wanted !== parts()['worker.js'][0]) throw new TypeError('only the worker of this page');
      return wanted;
    },
  }) ?? { createScriptURL: (wanted) => wanted };
  return policy.createScriptURL(address);
}

// A worker whose module is sent with the first message, and what it answers: on(message).
async function startWorker(on) {
  const module = await workshopModule();
  const [address] = parts()['worker.js'];
  await bytesOf(parts()['worker.js']); // an integrity value cannot be given to a worker: compared here, then taken from the cache
  const worker = new Worker(trusted(address));
  let first = true;
  worker.addEventListener('message', ({ data }) => on(data));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    on({ of: 'trouble', dead: true, message: event.message || say('it ran out of memory') });
  });
  return {
    ask(message, transfer = []) {
      worker.postMessage(first ? { ...message, module } : message, transfer);
      first = false;
    },
    end: () => worker.terminate(),
  };
}

// ---------------------------------------------------------------- files

async function walk(entry, path, found) {
  if (entry.isFile) {
    const file = await new Promise((resolve) => entry.file(resolve, () => resolve(undefined)));
    if (file) found.push({ path, file });
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    // Browsers give the entries of a folder by the hundred.
    const entries = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (entries.length === 0) return;
    for (const one of entries) await walk(one, `${path}/${one.name}`, found);
  }
}

// What was dropped: entries of the file system where the browser has them, files otherwise.
async function filesOf(dropped) {
  const found = [];
  for (const one of dropped) {
    if (one instanceof File) found.push({ path: one.name, file: one });
    else await walk(one, one.name, found);
  }
  return found;
}

const chosen = (list) => [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

// The folder that all paths begin with, if there is one.
function folderOf(files) {
  const [first, ...rest] = new Set(files.map(({ path }) => (path.includes('/') ? path.split('/')[0] : '')));
  return first && rest.length === 0 ? first : 'files';
}

// ---------------------------------------------------------------- the page

const state = { files: new Map(), name: 'files', worker: undefined, told: undefined, decisions: new Map(), pasted: 0 };
let root;
let status;

// Draws the page into the element that the app has made for it; `dropped` is what was dropped on another page.
export async function show(element, dropped, language) {
  spoken = language;
  root ??= el('div', {}, ...frame());
  if (!element.contains(root)) element.append(root);
  if (dropped?.length) await add(await filesOf(dropped));
}

const area = (id) => root.querySelector(`#${id}`);
const announce = (sentence) => { status.textContent = sentence; };

function frame() {
  const choose = (folder) => el('input', {
    type: 'file', multiple: true, hidden: true, webkitdirectory: folder, accept: folder ? undefined : FORMATS,
    onchange: (event) => { add(chosen(event.target.files)); event.target.value = ''; },
  });
  const [files, folder] = [choose(false), choose(true)];
  status = el('p', { role: 'status', class: 'open-status' });
  const drop = el('div', {
    class: 'drop', id: 'drop',
    ondragenter: () => drop.classList.add('over'),
    ondragleave: (event) => { if (!drop.contains(event.relatedTarget)) drop.classList.remove('over'); },
    ondrop: () => drop.classList.remove('over'),
  },
  el('p', {}, el('strong', {}, say('Drop articles or a folder here')), say(', or')),
  el('p', {}, button(say('Choose files'), () => files.click(), { id: 'choose-files' }), ' ',
    button(say('Choose a folder'), () => folder.click(), { id: 'choose-folder' }), ' ',
    button(say('Paste an article'), () => { area('paste').hidden = !area('paste').hidden; if (!area('paste').hidden) area('pasted').focus(); }, { id: 'paste-button' })),
  el('p', { class: 'dim' }, say('Saved web pages, text, Markdown, PDF, Word, rich text, mails, and exports of press databases. Your files are read in this browser. Nothing is uploaded.')),
  files, folder);
  return [shown(), el('h2', {}, say('Make a dossier of your own articles')), drop, paste(), status,
    el('div', { id: 'progress', hidden: true }), el('div', { id: 'found' })];
}

// What can be done with the dossier that the page shows.
function shown() {
  const section = el('section', { id: 'shown' }, el('h2', {}, own ? say('Your dossier “{0}”', own.title) : say('This dossier')));
  section.append(el('p', {}, own
    ? plural(own.articles, '{0} article, read from your files on {1}. Links to it work in this browser only; send the file instead.', '{0} articles, read from your files on {1}. Links to it work in this browser only; send the file instead.', longDate(own.saved))
    : say('Save it as one file that opens by a double click, without a connection.')));
  section.append(el('p', { class: 'row' },
    button(say('Save as one file'), () => make('oneFile', shownBlob, document.title.split(' · ').pop()), { id: 'save-shown' }),
    button(say('Save as a website (.zip)'), () => make('site', shownBlob, document.title.split(' · ').pop()), { class: 'quiet' }),
    own && button(say('Change it'), change, { class: 'quiet', id: 'change' }),
    own && button(say('Forget it'), forgetShown, { class: 'quiet', id: 'forget' })));
  if (!own) {
    all().then((records) => {
      if (records.length === 0) return;
      section.append(el('p', {}, say('Kept in this browser:')), el('ul', {}, ...records.map((record) => el('li', {},
        el('a', { href: `?own=${record.id}#/` }, record.title), `, ${articlesCounted(record.articles)} `,
        button(say('Forget it'), async (event) => { await forget(record.id); event.target.closest('li').remove(); }, { class: 'quiet' })))));
    }).catch(() => {}); // a browser that keeps nothing has nothing to list
  }
  return section;
}

async function forgetShown() {
  if (!confirm(say('Forget “{0}”? Your files stay where they are; what was read from them is deleted from this browser.', own.title))) return;
  await forget(own.id);
  location.assign(location.pathname);
}

async function change() {
  await add(own.files.map(({ path, file }) => ({ path, file })), own.name);
}

function paste() {
  let html = '';
  const text = el('textarea', {
    id: 'pasted', rows: 8, 'aria-label': say('The article'), spellcheck: 'false',
    onpaste: (event) => { html = event.clipboardData?.getData('text/html') ?? ''; },
    oninput: (event) => { if (event.inputType !== 'insertFromPaste') html = ''; },
  });
  const take = () => {
    if (text.value.trim() === '') { announce(say('There is nothing to add yet: paste the article into the box.')); return; }
    state.pasted += 1;
    // What was copied from a page keeps its headings and paragraphs.
    const [name, content] = html ? [`pasted-${state.pasted}.html`, `<!DOCTYPE html><meta charset="utf-8"><body>${html}`] : [`pasted-${state.pasted}.txt`, text.value];
    [text.value, html] = ['', ''];
    add([{ path: name, file: new File([content], name) }]);
  };
  return el('div', { id: 'paste', hidden: true }, el('p', {}, say('Paste what you have copied, its headline first:')), text,
    el('p', {}, button(say('Add it'), take)));
}

// Adds files to those that are there, and reads all of them.
async function add(files, name) {
  if (files.length > MOST_FILES) {
    announce(say('These are {0} files, and a page can take {1}. Choose fewer, or use the command “dossier build”.', grouped(files.length), grouped(MOST_FILES)));
    return;
  }
  if (files.length === 0) { announce(say('No files were chosen.')); return; }
  if (state.files.size === 0) state.name = name ?? folderOf(files);
  for (const { path, file } of files) state.files.set(path, file);
  const total = [...state.files.values()].reduce((sum, file) => sum + file.size, 0);
  if (total > LARGEST_TOTAL) {
    for (const { path } of files) state.files.delete(path);
    announce(say('These files are {0} in all, and a page can take {1}. Choose fewer, or use the command “dossier build”, which has no such limit.', megabytes(total), megabytes(LARGEST_TOTAL)));
    return;
  }
  state.decisions.clear();
  await read();
}

async function read() {
  stop();
  area('found').replaceChildren();
  working(say('Getting ready'));
  try {
    state.worker = await startWorker(heard);
  } catch (error) {
    trouble({ message: error.message });
    return;
  }
  state.worker.ask({ do: 'start', table: spoken.table, name: state.name, files: [...state.files].map(([path, file]) => ({ path, file })) });
}

function stop() {
  state.worker?.end();
  state.worker = undefined;
}

// A bar with the way out of it.
function working(sentence, done, total) {
  const box = area('progress');
  if (box.hidden) {
    box.replaceChildren(el('label', {}, el('span', {}), el('progress', {})), ' ', button(say('Cancel'), cancel, { id: 'cancel' }));
    box.hidden = false;
  }
  box.querySelector('span').textContent = sentence;
  const bar = box.querySelector('progress');
  if (total) { bar.max = total; bar.value = done; } else { bar.removeAttribute('value'); }
}

const idle = () => { area('progress').hidden = true; };

function cancel() {
  stop();
  idle();
  state.files.clear();
  announce(say('Cancelled. Nothing was kept.'));
  area('choose-files').focus();
}

function trouble({ message, dead }) {
  idle();
  if (dead) stop();
  announce(dead
    ? say('The files could not be read to the end: {0}. The rest of the page still works. Try again with fewer files to find the one that causes it.', message)
    : message);
  waiting?.(undefined);
}

let waiting; // for an answer of the worker that is asked for once

function heard(message) {
  if (message.of === 'progress') {
    const { phase, done, total } = message;
    // Reading takes two steps for each article.
    if (phase === 'gather') working(say('Opening files: {0} of {1}', grouped(done), grouped(total)), done, total);
    else working(say('Reading articles: {0} of {1}', grouped(Math.floor(done / 2)), grouped(Math.floor(total / 2))), done, total);
  } else if (message.of === 'told') {
    idle();
    state.told = message.told;
    for (const [name, bytes] of message.toml) state.files.set(name, new File([bytes], name));
    drawFound(message);
  } else if (message.of === 'trouble') {
    trouble(message);
  } else {
    waiting?.(message);
  }
}

// Asks the worker, and waits for its one answer; nothing if it cannot give it.
async function answer(question, sentence) {
  working(sentence);
  const message = await new Promise((resolve) => {
    waiting = resolve;
    state.worker.ask(question);
  });
  waiting = undefined;
  if (message) idle();
  return message;
}

// ---------------------------------------------------------------- what was found

function drawFound({ toml }) {
  const { told } = state;
  const lines = (title, list, role) => (list.length === 0 ? null
    : el('section', { role }, el('h3', {}, title), el('ul', { class: 'problems' }, ...list.map((line) => el('li', {}, line)))));
  const ok = told.errors.length === 0 && told.articles > 0;
  announce(ok ? plural(told.articles, '{0} article read, with {1}.', '{0} articles read, with {1}.', plural(told.entities, '{0} name', '{0} names'))
    : say('These files cannot be made into a dossier yet.'));
  const name = el('input', { id: 'own-title', value: told.title === 'Dossier' ? '' : told.title, placeholder: 'Dossier', onchange: decideDossier });
  const about = el('input', { id: 'own-description', value: told.description, onchange: decideDossier });
  area('found').replaceChildren(...[
    lines(say('Fix these first'), told.errors, 'alert'),
    leaveOut(told.faulty),
    ok ? el('div', { class: 'own-name' }, el('label', {}, say('Name of the dossier'), ' ', name), el('label', {}, say('What it is about'), ' ', about)) : null,
    ok ? el('p', { class: 'row' },
      button(say('Open the dossier'), openOwn, { id: 'open-own', class: 'primary' }),
      button(say('Save as one file'), () => makeOwn('oneFile'), { id: 'save-own' }),
      button(say('Save as a website (.zip)'), () => makeOwn('site'), { class: 'quiet', id: 'save-site' })) : null,
    lines(say('Good to know'), told.warnings),
    details(say('Missing titles, sources and dates ({0})', told.list.filter(isOpen).length), articles(told.list)),
    details(say('Names to settle ({0})', told.proposals.length), proposals(told.proposals)),
    details(say('The most frequent names'), names(told.names)),
    details(say('The whole report'), el('pre', { class: 'report', tabindex: '0' }, told.report)),
    el('p', { class: 'row', id: 'apply-row', hidden: true }, button(say('Apply and read again'), apply, { id: 'apply' })),
    toml.length > 0 ? el('p', { class: 'row' }, say('Your decisions, for the next time you read this folder:'), ' ',
      ...toml.map(([file, bytes]) => button(say('Save {0}', file), () => save(file, bytes, 'application/toml'), { class: 'quiet' }))) : null,
  ].filter(Boolean));
}

// The way on for those who cannot mend a file, or not now.
function leaveOut(faulty) {
  const given = [...state.files.keys()].filter((path) => faulty.includes(within(path)));
  if (given.length === 0 || given.length === state.files.size) return null;
  const goOn = () => {
    for (const path of given) state.files.delete(path);
    read();
  };
  return el('p', {}, button(plural(given.length, 'Go on without this file', 'Go on without these {0} files'), goOn, { id: 'leave-out' }));
}

// A path within the folder: browsers give it with the folder's name.
const within = (path) => (path.startsWith(`${state.name}/`) ? path.slice(state.name.length + 1) : path);

const details = (summary, content) => (content ? el('details', {}, el('summary', {}, summary), content) : null);
const isOpen = (article) => !article.title || !article.source || !article.published;

// Something is decided, or decided otherwise; `undefined` takes it back.
function decide(key, decision) {
  if (decision) state.decisions.set(key, decision);
  else state.decisions.delete(key);
  area('apply-row').hidden = state.decisions.size === 0;
  area('apply').textContent = plural(state.decisions.size, 'Apply {0} decision and read again', 'Apply {0} decisions and read again');
}

function decideDossier() {
  decide('dossier', { dossier: { title: area('own-title').value || 'Dossier', description: area('own-description').value } });
}

function articles(list) {
  const open = list.filter(isOpen).slice(0, 200);
  if (open.length === 0) return null;
  return el('ul', { class: 'decisions' }, ...open.map((article) => {
    const field = (label, key) => el('label', {}, `${label} `, el('input', { 'data-key': key, onchange: decided }));
    const item = el('li', {}, el('p', {}, el('strong', {}, article.title || article.file), article.title ? ` (${article.file})` : ''),
      article.title ? null : field(say('Title'), 'title'),
      article.source ? null : field(say('Source'), 'source'),
      ...(article.published ? [] : [field(say('Date (2025-03-01, 2025-03 or 2025)'), 'published'),
        field(say('Words of the article that show the date'), 'evidence'), field(say('Or: how else you know it'), 'outside')]));
    function decided() {
      const known = { slug: article.slug };
      for (const input of item.querySelectorAll('input')) known[input.dataset.key] = input.value;
      const isEmpty = Object.entries(known).every(([key, value]) => key === 'slug' || value.trim() === '');
      decide(`article ${article.slug}`, isEmpty ? undefined : { article: known });
    }
    return item;
  }));
}

function proposals(list) {
  if (list.length === 0) return null;
  return el('ul', { class: 'decisions' }, ...list.map((proposal, at) => el('li', {},
    el('label', {}, el('input', { type: 'checkbox', onchange: (event) => decide(`accept ${at}`, event.target.checked ? { accept: at } : undefined) }), ` ${proposal.what}`),
    ...proposal.why.map((reason) => el('div', { class: 'dim' }, el('p', {}, reason.words), el('ul', {}, ...reason.passages.map((passage) => el('li', {}, passage))))))));
}

function names(list) {
  if (list.length === 0) return null;
  return el('ul', { class: 'decisions' }, ...list.map(({ kind, name, articles: count }) => el('li', {},
    el('strong', {}, name), ` (${kind}, ${articlesCounted(count)}) `,
    el('label', {}, say('call it'), ' ', el('input', {
      'aria-label': say('What {0} is called', name),
      onchange: (event) => decide(`rename ${kind} ${name}`, event.target.value.trim() ? { rename: { kind, name, to: event.target.value.trim() } } : undefined),
    })), ' ',
    el('label', {}, el('input', { type: 'checkbox', onchange: (event) => decide(`forbid ${name}`, event.target.checked ? { forbid: name } : undefined) }), ` ${say('not a name')}`))));
}

function apply() {
  const decisions = [...state.decisions.values()];
  state.decisions.clear();
  area('apply-row').hidden = true;
  working(say('Reading again'));
  state.worker.ask({ do: 'settle', decisions });
}

// What was decided and not applied yet counts as well: nobody means it to be lost.
async function settled() {
  if (state.decisions.size === 0) return;
  const before = state.told;
  apply();
  while (state.told === before && state.worker && !area('progress').hidden) await new Promise((resolve) => setTimeout(resolve, 50));
}

// ---------------------------------------------------------------- what is made

async function openOwn() {
  await settled();
  const made = await answer({ do: 'blob' }, say('Making the index'));
  if (!made) return;
  const { title, articles: count } = state.told;
  const files = [...state.files].map(([path, file]) => ({ path, file }));
  const record = { id: made.id, title, name: state.name, articles: count, saved: Date.now(), files, bytes: made.bytes };
  try {
    await put(record);
  } catch (error) {
    announce(say('This browser does not keep it ({0}). Save it as one file instead; that opens by a double click.', error.message));
    return;
  }
  location.assign(`${location.pathname}?own=${made.id}#/`);
  // The same dossier, read again: only the fragment differs, and the page would not load anew.
  if (own?.id === made.id) location.reload();
}

async function makeOwn(what) {
  await settled();
  const made = await answer({ do: 'blob' }, say('Making the index'));
  if (made) await make(what, () => made.bytes, state.told.title);
}

// Makes a page of a blob and saves it.
async function make(what, blob, title) {
  const isOwnWorker = !state.worker;
  try {
    working(say('Putting the file together'));
    state.worker ??= await startWorker(heard);
    const files = await pageParts();
    const bytes = await blob();
    if (!bytes) return;
    const made = await answer({ do: 'make', what, parts: files, blob: bytes }, say('Putting the file together'));
    if (!made) return;
    if (what === 'site') save(`${fileName(title)}.zip`, made.bytes, 'application/zip');
    else save(`${fileName(title)}.html`, made.bytes, 'text/html');
    announce(what === 'site'
      ? say('Saved: {0}, {1}. Unpack it where your website is.', `${fileName(title)}.zip`, megabytes(made.bytes.length))
      : say('Saved: {0}, {1}. It opens by a double click, without a connection, and can be sent like any file.', `${fileName(title)}.html`, megabytes(made.bytes.length)));
  } catch (error) {
    trouble({ message: error.message });
  } finally {
    if (isOwnWorker) stop();
  }
}
