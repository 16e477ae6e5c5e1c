import LeakWorker from './leak.worker?worker&inline';

/** Nothing answers here and no name is looked up: the block is reserved for documentation (RFC 5737). */
export const nowhere = 'https://192.0.2.1/kindred-tries-to-leak';

/** One way out that was tried. */
export interface Attempt {
  readonly way: 'page' | 'worker';
  readonly blocked: boolean;
  /** One sentence for the person who asked. */
  readonly says: string;
}

/** Tries to reach the network from the page and from a worker of the same kind as the engine's. */
export async function tryToLeak(): Promise<Attempt[]> {
  const [page, worker] = await Promise.all([pageIsRefused(), workerIsRefused()]);
  return [
    { way: 'page', blocked: page, says: sentence('this page', page) },
    { way: 'worker', blocked: worker, says: sentence('a worker like the one that holds your data', worker) },
  ];
}

/** What no policy in force here closes, as sentences for the person who asked. */
export function notBlocked(): string[] {
  const extensions = 'Extensions that you installed can read and send whatever any page shows.';
  if (crossOriginIsolated && closesConnections()) return [extensions];
  return [
    'Opening another address, in this window or a new one, or looking up its host name: no code of Kindred does so with your data, but the browser would let it.',
    'WebRTC connections: no code of Kindred makes one, but the browser would let it.',
    whyOpen(),
    extensions,
  ];
}

function whyOpen(): string {
  if (!closesConnections())
    return 'This browser has no way to close these two; Chrome and Edge have one since version 152.';
  if (location.protocol === 'file:')
    return 'A page opened from a file has no way to close these two; the hosted form of Kindred has.';
  return 'These two are closed from the next time you open this page.';
}

const sentence = (who: string, blocked: boolean) =>
  blocked
    ? `A request from ${who} was refused by the browser.`
    : `A request from ${who} was NOT refused: the policy is not in force here.`;

/** A refusal is told apart from a network that is just absent by the browser's own report of it. */
function pageIsRefused(): Promise<boolean> {
  return new Promise((resolve) => {
    const report = ({ blockedURI }: SecurityPolicyViolationEvent) => blockedURI === nowhere && finish(true);
    const finish = (refused: boolean) => {
      document.removeEventListener('securitypolicyviolation', report);
      resolve(refused);
    };
    document.addEventListener('securitypolicyviolation', report);
    void fetch(nowhere, { mode: 'no-cors', signal: AbortSignal.timeout(1000) })
      .catch(() => undefined)
      .then(() => setTimeout(finish, 100, false));
  });
}

function workerIsRefused(): Promise<boolean> {
  return new Promise((resolve) => {
    const worker = new LeakWorker();
    worker.onmessage = ({ data }: MessageEvent<boolean>) => {
      worker.terminate();
      resolve(data);
    };
    worker.postMessage(nowhere);
  });
}

/** Whether the browser knows `Connection-Allowlist`: it came with Chromium 152 and can't be asked for by name. */
function closesConnections(): boolean {
  const { userAgentData } = navigator as { userAgentData?: { brands: { brand: string; version: string }[] } };
  const chromium = userAgentData?.brands.find(({ brand }) => brand === 'Chromium');
  return Number(chromium?.version ?? 0) >= 152;
}
