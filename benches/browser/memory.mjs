// How much memory a page takes: what its scripts hold, after a collection of garbage, and all of the
// memory of its WebAssembly, which the browser's own measurement leaves out; workers included.

/** In bytes. */
export async function memory(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const scripts = await page.evaluate(async () => (await performance.measureUserAgentSpecificMemory()).bytes);
  let wasm = await page.evaluate(() =>
    [...window.memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0));
  for (const send of await workers(page)) wasm += await workerMemory(send);
  return scripts + wasm;
}

/** Runs before the page's own scripts: remembers the memory of every module that is started. */
export function watchMemory() {
  window.memories = new Set();
  const note = (things) => Object.values(things ?? {}).forEach((thing) => {
    if (thing instanceof WebAssembly.Memory) window.memories.add(thing);
  });
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const start = WebAssembly[name];
    WebAssembly[name] = async (source, imports) => {
      const started = await start.call(WebAssembly, source, imports);
      Object.values(imports ?? {}).forEach(note);
      note((started.instance ?? started).exports);
      return started;
    };
  }
}

/** The bytes of all memories of WebAssembly in a worker, as the debugger sees them. */
async function workerMemory(send) {
  const prototype = await send('Runtime.evaluate', { expression: 'WebAssembly.Memory.prototype' });
  const { objects } = await send('Runtime.queryObjects', { prototypeObjectId: prototype.result.objectId });
  const { result } = await send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    // Two objects can stand for one memory.
    functionDeclaration: `function () {
      const buffers = new Set(this.map((memory) => memory.buffer));
      return [...buffers].reduce((sum, buffer) => sum + buffer.byteLength, 0);
    }`,
    returnByValue: true,
  });
  return result.value;
}

/** For each worker of the browser, which has only this page, a function that sends it commands. */
async function workers(page) {
  const session = await page.context().browser().newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  const answers = new Map();
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result, error } = JSON.parse(message);
    const settle = answers.get(id);
    answers.delete(id);
    settle?.(result, error);
  });
  let last = 0;
  return Promise.all(targetInfos.filter(({ type }) => type === 'worker').map(async ({ targetId }) => {
    const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
    return async (method, params) => {
      const id = (last += 1);
      const answer = new Promise((resolve, reject) => {
        answers.set(id, (result, error) => (error ? reject(new Error(error.message)) : resolve(result)));
      });
      await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) });
      return answer;
    };
  }));
}
