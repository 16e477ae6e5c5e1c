import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from 'vite';
import { serve } from '../../src/build/serve.mjs';
import { gallery } from '../gallery/gallery';
import type { GalleryPage } from '../gallery/page/page';
import { launchWitnessed, type Witnessed } from './support/chromium';
import { openPage } from './support/forms';

/**
 * Every figure, drawn by the app's own parts in a page that is built like the app and has its policy, in both forms.
 * Plotly resolves and shows nothing where a policy or a mistake stops it, so pixels are counted.
 */
const root = resolve(import.meta.dirname, '../..');
const out = mkdtempSync(join(tmpdir(), 'kindred-gallery-'));
const shared = {
  root: join(root, 'test/gallery/page'),
  configFile: join(root, 'vite.config.ts'),
  publicDir: join(root, 'public'),
  logLevel: 'error',
} as const;

/** Of 860 × 420 pixels; the thinnest picture, one line with its axes, has about 1,500. */
const FEWEST_PIXELS = 400;

let witnessed: Witnessed;
beforeAll(async () => {
  await build({ ...shared, mode: 'site', build: { outDir: join(out, 'site'), emptyOutDir: true } });
  await build({ ...shared, mode: 'file', build: { outDir: out } });
  witnessed = await launchWitnessed();
});
afterAll(() => rmSync(out, { recursive: true }));

const call = (page: Page) => ({
  pieces: () => page.evaluate(() => (globalThis as unknown as { gallery: GalleryPage }).gallery.pieces),
  show: (at: number) =>
    page.evaluate((n) => (globalThis as unknown as { gallery: GalleryPage }).gallery.show(n), at),
  file: (at: number, format: 'svg' | 'png') =>
    page.evaluate(
      (asked) => (globalThis as unknown as { gallery: GalleryPage }).gallery.file(asked.at, asked.format),
      { at, format },
    ),
  foreign: (svg: string) =>
    page.evaluate(
      (markup) => (globalThis as unknown as { gallery: GalleryPage }).gallery.foreign(markup),
      svg,
    ),
  theme: () => page.evaluate(() => (globalThis as unknown as { gallery: GalleryPage }).gallery.theme()),
  frame: (at: number, refusal: string | null) =>
    page.evaluate(
      (asked) => (globalThis as unknown as { gallery: GalleryPage }).gallery.frame(asked.at, asked.refusal),
      { at, refusal },
    ),
  saved: () => page.evaluate(() => (globalThis as unknown as { gallery: GalleryPage }).gallery.saved()),
  faults: () => page.evaluate(() => (globalThis as unknown as { gallery: GalleryPage }).gallery.faults()),
});

/** How many pixels of a picture are not white, counted on a page without a policy. */
const inked = (judge: Page, base64: string) =>
  judge.evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let count = 0;
    for (let i = 0; i < data.length; i += 4)
      if (Math.min(data[i]!, data[i + 1]!, data[i + 2]!) < 235) count++;
    return count;
  }, base64);

const charts = [...new Set(gallery.map(({ chart }) => chart))];

describe.each(['file', 'site'] as const)('in the %s', (form) => {
  let host: Awaited<ReturnType<typeof serve>> | null = null;
  let opened: Awaited<ReturnType<typeof openPage>>;
  let judge: Page;
  let pieces: GalleryPage['pieces'];
  const requests: string[] = [];

  beforeAll(async () => {
    if (form === 'site') host = await serve(join(out, 'site'));
    const context = await witnessed.browser.newContext({
      reducedMotion: 'reduce',
      viewport: { width: 900, height: 460 },
    });
    opened = await openPage(context);
    judge = await (await witnessed.browser.newContext()).newPage();
    await opened.page.goto(host?.address ?? pathToFileURL(join(out, 'kindred.html')).href);
    const wall = call(opened.page);
    pieces = await wall.pieces();
    await wall.show(0);
    opened.page.on('request', (request) => {
      if (!/^(blob|data):/.test(request.url())) requests.push(request.url());
    });
  });
  afterAll(async () => {
    await opened.page.context().close();
    await host?.close();
  });

  test('hangs every figure, and segments have their colors', async () => {
    expect(pieces.filter(({ broken }) => !broken)).toHaveLength(gallery.length);
    expect(new Set((await call(opened.page).theme()).segments).size, 'colors of segments').toBe(8);
  });

  const look = async (chart: string) => {
    const { page } = opened;
    const wall = call(page);
    const hung = pieces.flatMap((piece, at) =>
      piece.title.startsWith(`${chart}, `) ? [{ ...piece, at }] : [],
    );
    expect(hung.length).toBeGreaterThan(0);
    for (const { at, title, first, broken } of hung) {
      // Bad input is the same in both forms.
      if (form === 'site' && !first) continue;
      if ((await wall.show(at)) !== null) continue;
      const seen = await page.locator('#wall').screenshot();
      const pixels = await inked(judge, seen.toString('base64'));
      if (broken) {
        expect(pixels, title).toBeLessThan(FEWEST_PIXELS);
        continue;
      }
      expect(pixels, title).toBeGreaterThan(FEWEST_PIXELS);
      expect(await wall.faults(), title).toEqual({ links: 0, images: 0, motions: 0 });
      const svg = await wall.file(at, 'svg');
      expect(await wall.foreign(svg), title).toBe(0);
      if (first) expect(await inked(judge, await wall.file(at, 'png')), title).toBeGreaterThan(FEWEST_PIXELS);
    }
  };
  test.each(charts)('%s shows on the screen and in its files', look);
  test('figures that show nothing are found out', () => look('broken'));

  test('nothing was called, and all stayed within the policy', () => {
    expect(opened.complaints).toEqual([]);
    expect(requests).toEqual([]);
  });
});

test('the frame: figure, caption, words, key, table, and files that are entered as what left', async () => {
  const context = await witnessed.browser.newContext({ colorScheme: 'dark', acceptDownloads: true });
  const { page, complaints } = await openPage(context);
  await page.goto(pathToFileURL(join(out, 'kindred.html')).href);
  const wall = call(page);
  const at = (await wall.pieces()).findIndex(({ title }) => title === 'snake, usual');
  await wall.frame(at, null);
  const title = 'snake, usual';
  await page.getByRole('heading', { name: title }).click();
  const figure = page.getByRole('figure', { name: title });
  await figure.getByRole('img', { name: 'What it shows' }).and(page.locator('.drawn')).waitFor();
  expect(await figure.getByRole('listitem').count()).toBe(12);
  await figure.getByText('As a table').click();
  await figure.getByRole('row').last().waitFor(); // a table is made when it is opened
  expect(await figure.getByRole('row').count()).toBe(13);
  expect((await wall.faults()).links).toBe(0);

  const judge = await (await witnessed.browser.newContext()).newPage();
  const files: Record<string, Buffer> = {};
  for (const format of ['PNG', 'SVG']) {
    const button = figure.getByRole('button', { name: `Save as ${format}: ${title}` });
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(download.suggestedFilename()).toBe(`kindred-snake-usual.${format.toLowerCase()}`);
    files[format] = readFileSync(await download.path());
  }
  // On white in the light colors, though the page is dark.
  const { ground, width } = await judge.evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const drawing = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    drawing.drawImage(image, 0, 0);
    return { ground: [...drawing.getImageData(2, 2, 1, 1).data], width: image.width };
  }, files.PNG!.toString('base64'));
  expect({ ground, width }).toEqual({ ground: [255, 255, 255, 255], width: 1920 });
  const svg = files.SVG!.toString('utf8');
  expect(svg).toContain('rgb(0, 114, 178)');
  expect(svg).toContain(title);
  expect((await wall.saved()).map(({ name, leaving }) => [name, leaving.people, leaving.picture])).toEqual([
    ['kindred-snake-usual.png', 'unnamed', true],
    ['kindred-snake-usual.svg', 'unnamed', true],
  ]);

  await wall.frame(at, 'Not drawn, for a reason.');
  await page.getByRole('heading', { name: title }).click();
  await page.getByText('Not drawn, for a reason.').waitFor();
  expect(await page.getByRole('button').count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});

test('where the device forces its colors, ground and text stay apart and segments keep theirs', async () => {
  const context = await witnessed.browser.newContext({ forcedColors: 'active' });
  const { page } = await openPage(context);
  await page.goto(pathToFileURL(join(out, 'kindred.html')).href);
  const { ink, card, segments } = await call(page).theme();
  expect(card).not.toBe(ink);
  expect(new Set(segments).size).toBe(8);
  await context.close();
});

test('no name of a host was looked up and nothing was sent but to the own host', async () => {
  const events = await witnessed.close();
  const own =
    /^(file:|data:|blob:|chrome|about:|https?:\/\/(localhost|127\.0\.0\.1)|127\.0\.0\.1|\[?::1|localhost)/;
  expect(events.filter(({ what }) => !own.test(what))).toEqual([]);
});
