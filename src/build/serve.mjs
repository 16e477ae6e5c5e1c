import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Serves a built site to this computer only, with the headers its `_headers` file asks for.
 *
 * @param {string} folder
 * @param {{ ports?: number[], headers?: boolean, heard?: (path: string) => void }} [options]
 *   `ports`: tried in turn, 0 means any free one. `headers: false` acts like a host that can't send any.
 *   `heard`: told of every request.
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function serve(folder, { ports = [0], headers = true, heard } = {}) {
  const rules = headers ? readRules(join(folder, '_headers')) : [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    heard?.(request.url ?? '/');
    const file = join(folder, normalize(path.endsWith('/') ? `${path}index.html` : path));
    const body = file.startsWith(folder) ? await readFile(file).catch(() => undefined) : undefined;
    response.setHeader('Content-Type', types[extname(file)] ?? 'text/plain; charset=utf-8');
    for (const rule of rules) if (rule.matches(path)) response.setHeaders(rule.headers);
    response.writeHead(body ? 200 : 404).end(request.method === 'HEAD' ? undefined : (body ?? 'Not found'));
  });
  for (const port of ports) {
    if (await listens(server, port)) {
      const { port: taken } = /** @type {import('node:net').AddressInfo} */ (server.address());
      return {
        address: `http://localhost:${taken}/`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      };
    }
  }
  throw new Error(`no free port among ${ports.join(', ')}`);
}

/** @param {import('node:http').Server} server @param {number} port @returns {Promise<boolean>} */
function listens(server, port) {
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, 'localhost', () => resolve(true));
  });
}

/**
 * Reads the part of the `_headers` syntax that the build writes: exact paths, and paths that end in `*`.
 *
 * @param {string} file
 */
function readRules(file) {
  /** @type {{ matches: (path: string) => boolean, headers: Map<string, string> }[]} */
  const rules = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const colon = line.indexOf(':');
    if (/^\S/.test(line)) {
      const path = line.trim();
      const start = path.endsWith('*') ? path.slice(0, -1) : undefined;
      const matches = (/** @type {string} */ asked) =>
        start === undefined ? asked === path : asked.startsWith(start);
      rules.push({ matches, headers: new Map() });
    } else if (colon > 0) {
      rules.at(-1)?.headers.set(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
    }
  }
  return rules;
}
