/**
 * Keeps the page's files, so that it works offline after the first visit, and gives them the headers that many
 * static hosts can't. Once it is in control not even the page's own host hears anything: every file comes from
 * here, and whatever else the page might ask for is refused.
 *
 * A new version is kept beside the old one and takes over when the last page of the old one is closed.
 */
interface Shell {
  /** Changes when any file changes. */
  readonly version: string;
  /** Path from the scope to the SHA-256 of the file, as in an `integrity` attribute. The page itself is ''. */
  readonly files: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

declare const self: ServiceWorkerGlobalScope;
/** Written in front of this script by the build. */
declare const shell: Shell;

const scope = self.registration.scope;
const cachePrefix = `kindred ${scope} `;
const cacheName = cachePrefix + shell.version;

self.addEventListener('install', (event) => event.waitUntil(keepFiles()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('fetch', (event) => {
  const path = pathInScope(event.request.url);
  const file = path === 'index.html' ? '' : path;
  if (file !== undefined && file in shell.files) event.respondWith(keptFile(file));
  else if (event.request.mode !== 'navigate') event.respondWith(refuseOurs(event));
});

/** `integrity` makes the whole installation fail if the host changed a single byte of the build. */
async function keepFiles(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll(
    Object.entries(shell.files).map(
      ([file, integrity]) => new Request(new URL(file, scope), { cache: 'no-cache', integrity }),
    ),
  );
}

async function takeOver(): Promise<void> {
  const stale = (await caches.keys()).filter((name) => name.startsWith(cachePrefix) && name !== cacheName);
  await Promise.all(stale.map((name) => caches.delete(name)));
  await self.clients.claim();
}

function pathInScope(address: string): string | undefined {
  const url = new URL(address);
  const plain = url.origin + url.pathname;
  return plain.startsWith(scope) ? plain.slice(scope.length) : undefined;
}

async function keptFile(file: string): Promise<Response> {
  const address = new URL(file, scope);
  const kept =
    (await caches.match(address, { cacheName })) ?? (await fetch(address, { integrity: shell.files[file]! }));
  const headers = new Headers(kept.headers);
  for (const [name, value] of Object.entries(shell.headers)) headers.set(name, value);
  return new Response(kept.body, { status: kept.status, headers });
}

/** Refuses what Kindred's page and its blob workers ask for; another page below the same folder passes. */
async function refuseOurs(event: FetchEvent): Promise<Response> {
  const asker = (await self.clients.get(event.clientId))?.url ?? scope;
  const ours = asker.startsWith('blob:') || ['', 'index.html'].includes(pathInScope(asker) ?? 'elsewhere');
  return ours ? Response.error() : fetch(event.request);
}
