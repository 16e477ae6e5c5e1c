/** How long the service worker may take to keep every file, before the page fetches ahead by itself. */
const patienceMs = 30_000;

/**
 * Brings every part of the hosted form: the service worker keeps all files, or, where there is none, the
 * browser fetches ahead the scripts that the first screen did without. The single file has all its parts.
 *
 * Where the host can't send headers, the service worker does so from the second load on; the page is loaded
 * again for that once, if `mayReload` says that nobody has begun.
 */
export async function ownParts(mayReload: () => boolean): Promise<void> {
  const later = document.querySelector('meta[name="kindred-later"]')?.getAttribute('content');
  if (later === null || later === undefined) return;
  await pageLoaded();
  if (!(await serviceWorkerInControl())) {
    await Promise.all(later.split(' ').filter(Boolean).map(fetchAhead));
  } else if (!crossOriginIsolated && firstLoad() && mayReload()) {
    location.reload();
    await new Promise(() => {});
  }
}

const pageLoaded = () =>
  document.readyState === 'complete'
    ? Promise.resolve()
    : new Promise<unknown>((resolve) => addEventListener('load', resolve, { once: true }));

const firstLoad = () =>
  performance
    .getEntriesByType('navigation')
    .every((entry) => (entry as PerformanceNavigationTiming).type !== 'reload');

async function serviceWorkerInControl(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  const { serviceWorker } = navigator;
  if (serviceWorker.controller) return true;
  const registration = await serviceWorker.register('./service-worker.js').catch(() => undefined);
  return new Promise((resolve) => {
    if (!registration || serviceWorker.controller) resolve(serviceWorker.controller !== null);
    serviceWorker.addEventListener('controllerchange', () => resolve(true), { once: true });
    // It gives up if a file is not the one that was built.
    registration?.installing?.addEventListener('statechange', ({ target }) => {
      if ((target as ServiceWorker).state === 'redundant') resolve(false);
    });
    setTimeout(resolve, patienceMs, false);
  });
}

/** Fetched and compiled, but not run; a part that does not come is asked for again when it is needed. */
function fetchAhead(href: string): Promise<void> {
  return new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = href;
    link.onload = link.onerror = () => resolve();
    document.head.append(link);
  });
}
