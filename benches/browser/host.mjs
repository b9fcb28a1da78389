// A static host on this machine: sends the copies in brotli, and the headers that give pages a fine clock.

import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** Serves folders, each under its name: `{ origin, sent, close }`, where `sent` counts the bytes by name. */
export async function serve(folders) {
  const sent = {};
  const server = http.createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    const [, name, rest] = /^\/([^/]+)\/(.*)$/.exec(asked) ?? [];
    const folder = folders[name];
    const file = folder && path.join(folder, rest || 'index.html');
    if (!file?.startsWith(folder + path.sep) || !fs.statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not here');
      return;
    }
    const isSmall = /\bbr\b/.test(request.headers['accept-encoding'] ?? '') && fs.existsSync(`${file}.br`);
    const body = fs.readFileSync(isSmall ? `${file}.br` : file);
    sent[name] = (sent[name] ?? 0) + body.length;
    response.writeHead(200, {
      'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
      'content-length': body.length,
      'cache-control': 'max-age=600',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      ...(isSmall ? { 'content-encoding': 'br' } : {}),
    }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    sent,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
