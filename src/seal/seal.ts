import { ownParts } from './own-parts';

/** What the page can see of its own silence. */
export interface SealView {
  /** `closing` while the page still brings its own parts; `sealed` from then on. */
  readonly state: 'closing' | 'sealed';
  /** The single file, the hosted form, or neither: a development server, which has no policy. */
  readonly form: 'file' | 'site' | 'development';
  /** The policy the browser enforces, as written in the page. */
  readonly policy: string;
  /** Whether a host or the service worker sent the headers that a page can't give itself. */
  readonly headers: boolean;
  /** Requests the page made, other than for its own parts before it was sealed. */
  readonly requests: number;
  /** Files of its own that the page brought before it was sealed. */
  readonly ownFiles: number;
  /** Addresses that the browser refused because of the policy. */
  readonly refused: number;
}

type Listener = (view: SealView) => void;

const policy =
  document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? '';
const home = new URL('.', document.baseURI).href;
const listeners = new Set<Listener>();
const refused = new Set<string>();
const entries: PerformanceResourceTiming[] = [];
let sealedAt = Infinity;
let wanted = false;

/** Resolves when every part of the page is here, so that nothing is asked for from then on. Wait before reading a file. */
export function whenSealed(): Promise<void> {
  wanted = true;
  return sealed;
}

/**
 * Tells `listener` at once and after each change. The browser reports on the page only; its workers are blobs,
 * which inherit the page's policy.
 *
 * @returns stops telling.
 */
export function watchSeal(listener: Listener): () => void {
  listeners.add(listener);
  listener(sealView());
  return () => listeners.delete(listener);
}

export function sealView(): SealView {
  const network = entries.filter(({ name }) => /^https?:/.test(name) && !refused.has(name));
  const own = network.filter(isOwnPart);
  return {
    state: sealedAt === Infinity ? 'closing' : 'sealed',
    form: policy === '' ? 'development' : location.protocol === 'file:' ? 'file' : 'site',
    policy,
    headers: globalThis.crossOriginIsolated,
    requests: network.length - own.length,
    ownFiles: own.length,
    refused: refused.size,
  };
}

/** Of this page, and either from before the seal or answered by its service worker without the network. */
const isOwnPart = ({ name, startTime, workerStart }: PerformanceResourceTiming) =>
  name.startsWith(home) && (startTime < sealedAt || workerStart > 0);

const tell = () => listeners.forEach((listener) => listener(sealView()));

new PerformanceObserver((list) => {
  entries.push(...(list.getEntries() as PerformanceResourceTiming[]));
  tell();
}).observe({ type: 'resource', buffered: true });

document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
  refused.add(blockedURI);
  tell();
});

const sealed = ownParts(() => !wanted).then(() => {
  sealedAt = performance.now();
  tell();
});
