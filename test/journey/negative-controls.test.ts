import { pathToFileURL } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../src/build/serve.mjs';
import { anywhere, leaving, own, quiet, wordless, type Sink } from './leaks/ways';
import { launchWitnessed } from './support/chromium';
import { buildLeaks } from './support/leaks';
import type { NetEvent } from './support/net-log';
import { openSink } from './support/sink';

/**
 * What gets out, by way and by how the page is hosted: `x` reached the sink, `-` did not, blank does not apply.
 * Columns: no policy at all | single file | site without headers, first visit | the same, later visit | site
 * with headers. A row that turns from `-` to `x` is a leak; one that turns from `x` to `-` is a better browser.
 *
 * Not here, because a headless Chromium does neither: `preconnect` and `dns-prefetch`.
 */
const outcomes = `
  page/fetch                         | x | - | - | - | -
  page/fetch keepalive               | x | - | - | - | -
  page/XMLHttpRequest                | x | - | - | - | -
  page/WebSocket                     | x | - | - | - | -
  page/EventSource                   | x | - | - | - | -
  page/dynamic import                | x | - | - | - | -
  page/beacon                        | x | - | - | - | -
  page/image                         | x | - | - | - | -
  page/style sheet                   | x | - | - | - | -
  page/style import                  | x | - | - | - | -
  page/style background              | x | - | - | - | -
  page/font                          | x | - | - | - | -
  page/script                        | x | - | - | - | -
  page/prefetch                      | x | - | - | - | -
  page/preload                       | x | - | - | - | -
  page/module preload                | x | - | - | - | -
  page/icon                          | x | - | - | - | -
  page/frame                         | x | - | - | - | -
  page/fetch in an empty frame       | x | - | - | - | -
  page/object                        | x | - | - | - | -
  page/embed                         | x | - | - | - | -
  page/video                         | x | - | - | - | -
  page/speculation rules             | x | - | - | - | -
  page/form in a frame               | x | - | - | - | -
  page/ping                          | x | - | - | - | -
  page/worker from elsewhere         | - | - | - | - | -
  worker/fetch                       | x | - | - | - | -
  worker/fetch keepalive             | x | - | - | - | -
  worker/XMLHttpRequest              | x | - | - | - | -
  worker/WebSocket                   | x | - | - | - | -
  worker/EventSource                 | x | - | - | - | -
  worker/dynamic import              | x | - | - | - | -
  worker/importScripts               | x | - | - | - | -
  page/form                          | x | - | - | - | -
  page/location                      | x | x | x | - | -
  page/link                          | x | x | x | - | -
  page/download                      | x | x | x | - | -
  page/new window                    | x | x | x | - | -
  page/refresh                       | x | x | x | - | -
  page/window in an empty frame      | x | x | x | - | -
  page/WebRTC                        | x | x | x | - | -
  page/WebRTC in an empty frame      | x | x | x | - | -
  page/host name of a frame          | x | x | x | - | -
  page/host name of a form           | x | x | x | - | -
  own host/own fetch                 |   |   | - | - | -
  own host/own image                 |   |   | - | - | -
  own host/own style sheet           |   |   | x | - | x
  own host/own script                |   |   | x | - | x
  own host/own dynamic import        |   |   | x | - | x
  own host/own worker                |   |   | x | - | x
  own host/own service worker        |   |   | x | - | x
`;

const expected = outcomes
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()) as [string, ...string[]]);

const hostings = [
  'no policy',
  'single file',
  'site without headers, first visit',
  'site without headers, later visit',
  'site with headers',
] as const;
type Hosting = (typeof hostings)[number];

/** What got out, and what Chromium's log holds of it. */
interface Findings {
  readonly out: Set<string>;
  readonly log: NetEvent[];
}

let leaks: Awaited<ReturnType<typeof buildLeaks>>;
let sink: Awaited<ReturnType<typeof openSink>>;
/** One for each way that can't be told by an address. */
const wordlessSinks: Record<string, typeof sink> = {};
const heard: string[] = [];
const hosts: Awaited<ReturnType<typeof serve>>[] = [];

beforeAll(async () => {
  [leaks, sink] = await Promise.all([buildLeaks(), openSink()]);
  for (const way of Object.keys(wordless)) wordlessSinks[way] = await openSink();
  for (const headers of [false, true])
    hosts.push(
      await serve(leaks.site, { headers, heard: (path) => void heard.push(decodeURIComponent(path)) }),
    );
});
afterAll(async () => {
  await Promise.all(hosts.map((host) => host.close()));
  for (const each of [sink, ...Object.values(wordlessSinks)]) each.close();
  leaks.remove();
});

const addressOf = (hosting: Hosting) =>
  ({
    'no policy': pathToFileURL(leaks.open).href,
    'single file': pathToFileURL(leaks.file).href,
    'site without headers, first visit': hosts[0]!.address,
    'site without headers, later visit': hosts[0]!.address,
    'site with headers': hosts[1]!.address,
  })[hosting];

/** Waits until it is so, or for so long. */
async function until(isSo: () => boolean, milliseconds = 30_000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!isSo() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** `gets` tells the ways that are known to get out: they are waited for, however slow the machine is. */
async function tryEverything(hosting: Hosting, gets: (way: string) => boolean): Promise<Findings> {
  const witnessed = await launchWitnessed();
  const context = await witnessed.browser.newContext();
  const address = addressOf(hosting);
  if (hosting === 'site without headers, later visit') await installServiceWorker(context, address);

  /** Until it is heard, where the way is known to get out; else until the page has tried all and waited a second. */
  const visit = async (to: Sink, ways: string[], isHeard?: () => boolean) => {
    const page = await context.newPage();
    const { http, stun, door } = to;
    const task = encodeURIComponent(JSON.stringify({ sink: { http, stun, door }, ways }));
    await page.goto(`${address}#${task}`, { waitUntil: 'commit' });
    // The page may be led away, or be stopped for what it tried.
    const tried = page
      .waitForFunction(() => document.title === 'tried', undefined, {
        timeout: ways.length > 1 ? 60_000 : 4_000,
      })
      .catch(() => undefined);
    await (isHeard ? until(isHeard) : tried);
    await page.close();
    await tried;
  };
  const out: string[] = [];
  const aloud = async () => {
    const ways = [...Object.keys(quiet), 'worker'];
    const known = [
      ...Object.keys(quiet).map((way) => `page/${way}`),
      ...Object.keys(anywhere).map((way) => `worker/${way}`),
    ].filter(gets);
    await visit(sink, ways);
    await until(() => known.every((way) => sink.heard(`/${way}`)));
  };
  const alone = (way: string) =>
    visit(sink, [way], gets(`page/${way}`) ? () => sink.heard(`/page/${way}`) : undefined);
  const wordlessly = async (way: string): Promise<void> => {
    const alike = wordlessSinks[way]!;
    alike.take();
    await visit(alike, [way], gets(`page/${way}`) ? () => alike.heard() : undefined);
    if (alike.heard()) out.push(`page/${way}`);
  };
  sink.take();
  await aloud();
  await Promise.all([...Object.keys(leaving).map(alone), ...Object.keys(wordless).map(wordlessly)]);
  out.push(...sink.take().requests.map((path) => path.slice(1).replace(/\?$/, '')));
  if (hosting.startsWith('site')) {
    heard.length = 0;
    const named = () => Object.keys(own).filter((way) => heard.some((path) => path.endsWith(`page/${way}`)));
    await visit(sink, Object.keys(own));
    await until(() => Object.keys(own).every((way) => !gets(`own host/${way}`) || named().includes(way)));
    out.push(...named().map((way) => `own host/${way}`));
  }
  await context.close();
  return { out: new Set(out), log: await witnessed.close() };
}

/** As on a first visit to the app. The page that tries the ways out does not do so by itself. */
async function installServiceWorker(context: BrowserContext, address: string) {
  const page = await context.newPage();
  await page.goto(address);
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('./service-worker.js');
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await page.close();
}

describe('every way out is known', () => {
  test('the table names each way once', () => {
    const ways = [
      ...Object.keys({ ...quiet, ...leaving, ...wordless }).map((way) => `page/${way}`),
      ...Object.keys({ ...anywhere, importScripts: 0 }).map((way) => `worker/${way}`),
      ...Object.keys(own).map((way) => `own host/${way}`),
    ];
    expect(expected.map(([way]) => way).sort()).toEqual(ways.sort());
  });

  test.each(hostings.map((hosting, column) => ({ hosting, column })))(
    '$hosting',
    async ({ hosting, column }) => {
      const { out, log } = await tryEverything(
        hosting,
        (asked) => expected.find(([way]) => way === asked)?.[column + 1] === 'x',
      );
      const found = expected.map(([way, ...cells]) => [way, cells[column] && (out.has(way) ? 'x' : '-')]);
      expect(Object.fromEntries(found)).toEqual(
        Object.fromEntries(expected.map(([way, ...cells]) => [way, cells[column]])),
      );

      // The judge of silence saw all that the sink saw: each request, and that packets and connections went out.
      const logged = new Set(log.map(({ what }) => decodeURIComponent(what)));
      for (const way of out)
        if (/^(page|worker)\//.test(way) && !(way.slice(5) in wordless))
          expect(
            [...logged].some((what) => what.replace(/\?$/, '').endsWith(`/${way}`)),
            way,
          ).toBe(true);
      for (const [way, { stun, door }] of Object.entries(wordlessSinks))
        expect(
          log.some(
            ({ kind, what }) =>
              (kind === 'packet' && what === stun) || (kind === 'connection' && door.endsWith(what)),
          ),
          way,
        ).toBe(out.has(`page/${way}`));
    },
  );
});
