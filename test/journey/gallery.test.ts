import { mkdtempSync, rmSync } from 'node:fs';
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
  colors: () => page.evaluate(() => (globalThis as unknown as { gallery: GalleryPage }).gallery.colors()),
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

describe.each(['file', 'site'] as const)('in the %s', (form) => {
  test('every figure shows on the screen and in its files, calls nobody and stays within the policy', async () => {
    const host = form === 'site' ? await serve(join(out, 'site')) : null;
    const context = await witnessed.browser.newContext({
      reducedMotion: 'reduce',
      viewport: { width: 900, height: 460 },
    });
    const { page, complaints } = await openPage(context);
    const judge = await (await witnessed.browser.newContext()).newPage();
    await page.goto(host?.address ?? pathToFileURL(join(out, 'kindred.html')).href);
    const wall = call(page);
    const pieces = await wall.pieces();
    expect(pieces.filter(({ broken }) => !broken)).toHaveLength(gallery.length);
    expect(await wall.colors(), 'colors of segments').toBe(8);
    await wall.show(0);
    const requests: string[] = [];
    page.on('request', (request) => {
      if (!/^(blob|data):/.test(request.url())) requests.push(request.url());
    });
    for (const [at, { title, first, broken }] of pieces.entries()) {
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
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
    await context.close();
    await host?.close();
  });
});

test('no name of a host was looked up and nothing was sent but to the own host', async () => {
  const events = await witnessed.close();
  const own =
    /^(file:|data:|blob:|chrome|about:|https?:\/\/(localhost|127\.0\.0\.1)|127\.0\.0\.1|\[?::1|localhost)/;
  expect(events.filter(({ what }) => !own.test(what))).toEqual([]);
});
