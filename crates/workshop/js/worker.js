// The worker in which the workshop (the module of this crate) reads a reader's own files. The glue that wasm-bindgen
// has made for the module stands above this script, and has defined `wasm_bindgen`.
//
// The page posts {do, ...}, and gets {of, ...} back, `of` being what was asked for:
//   start   module, name, files: [{path, file}], table (of another language's sentences)  -> progress, told, then saved: the two TOML files
//   settle  decisions                            -> the same
//   blob                                         -> blob: {id, bytes, files}
//   make    what ('oneFile', 'site' or 'files'), parts: [[name, bytes]], blob  -> made: bytes, or files: [[name, bytes]]
//   pieces  rest  -> pieces: [[name, integrity]], the files with the texts of a large dossier
//   join    rest, pieces: [bytes]  -> joined: bytes, its whole blob
// and {of: 'trouble', message} when something cannot be done. One thing is done at a time, in order.
(() => {
  'use strict';

  const PAUSE_MS = 50; // between two words on the progress

  let loading;
  let workshop;

  async function load(module) {
    loading ??= wasm_bindgen({ module_or_path: module });
    await loading;
  }

  // How far it is, but not for each of ten thousand files.
  function progress(phase) {
    let last = 0;
    return (done, of) => {
      const now = performance.now();
      if (now - last < PAUSE_MS && done !== of) return;
      last = now;
      postMessage({ of: 'progress', phase, done, total: of });
    };
  }

  async function gather(files) {
    const tell = progress('gather');
    for (const [at, { path, file }] of files.entries()) {
      tell(at, files.length);
      const most = workshop.most(path);
      if (most === undefined) {
        workshop.addUnwanted(path);
      } else if (file.size > most) {
        workshop.addTooLarge(path);
      } else {
        try {
          workshop.add(path, new Uint8Array(await file.arrayBuffer()));
        } catch (error) {
          // Moved, changed or forbidden since it was chosen.
          workshop.addUnreadable(path, error.message);
        }
      }
    }
  }

  function read() {
    const told = JSON.parse(workshop.read(progress('read')));
    postMessage({ of: 'told', told, toml: toml() });
  }

  function toml() {
    const names = ['entities.toml', 'articles.toml'];
    return names.map((name) => [name, workshop.file(name)]).filter(([, bytes]) => bytes);
  }

  const tasks = {
    async start({ name, files, table }) {
      if (table) wasm_bindgen.speak(table);
      workshop = new wasm_bindgen.Workshop(name);
      await gather(files);
      read();
    },
    settle({ decisions }) {
      workshop.settle(JSON.stringify(decisions));
      read();
    },
    blob() {
      const bytes = workshop.blob();
      postMessage({ of: 'blob', id: workshop.id(), bytes }, [bytes.buffer]);
    },
    pieces({ rest }) {
      postMessage({ of: 'pieces', pieces: wasm_bindgen.Parts.pieces(rest) });
    },
    join({ rest, pieces }) {
      const bytes = wasm_bindgen.Parts.joined(rest, pieces);
      postMessage({ of: 'joined', bytes }, [bytes.buffer]);
    },
    make({ what, parts, blob }) {
      const page = new wasm_bindgen.Parts();
      for (const [name, bytes] of parts) page.add(name, bytes);
      if (what === 'files') {
        postMessage({ of: 'made', what, files: page.files(blob) });
        return;
      }
      const bytes = what === 'site' ? page.site(blob) : page.oneFile(blob);
      postMessage({ of: 'made', what, bytes }, [bytes.buffer]);
    },
  };

  let queue = Promise.resolve();
  addEventListener('message', ({ data }) => {
    // Handed back for those who run this outside of a worker.
    return queue = queue.then(async () => {
      try {
        if (data.module) await load(data.module);
        await tasks[data.do](data);
      } catch (error) {
        // A module that has trapped is of no use any more.
        const dead = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
        postMessage({ of: 'trouble', dead, message: error.message });
      }
    });
  });
})();
