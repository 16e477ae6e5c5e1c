import { join, resolve } from 'node:path';
import { chromium as launcher, type Page } from 'playwright-core';
import { chromiumFlags } from '../../src/build/chromium.mjs';
import { serve } from '../../src/build/serve.mjs';
import { millionCustomers, ordersFile } from './orders-file';
import type { Bench, BenchContext, Measurement } from './types';

const root = resolve(import.meta.dirname, '../..');

const sizes = [
  { name: 'brush-100k', file: () => ordersFile(342_000, { orders: 3, lines: 2 }) },
  { name: 'brush-1m', file: millionCustomers },
] as const;

/** Boxes drawn, of which the median is told. */
const BOXES = 5;

/**
 * A box drawn on the customer map of the built app: seconds from the release of the mouse to the counts of the
 * selection on the screen (`countMs`) and to the first frame after the map was drawn anew (`seconds`).
 */
export const brush: Bench = {
  name: 'brush',
  async *run(context) {
    for (const { name, file } of sizes)
      if (name.startsWith(context.only) || context.only.startsWith(name))
        yield* brushing(name, file(), context);
  },
};

async function* brushing(
  name: string,
  file: string,
  context: BenchContext,
): AsyncGenerator<Measurement, void, void> {
  const site = await serve(join(root, 'dist/site'));
  const browser = await launcher.launch({ executablePath: context.chromium, args: [...chromiumFlags] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1200 } });
    await page.goto(site.address);
    await page.getByLabel('Add files').setInputFiles(file);
    await page.getByRole('button', { name: 'Find segments' }).click({ timeout: 300_000 });
    const found = page.getByText(/^Found \d+ segments? among/).first();
    await found.waitFor({ timeout: 900_000 });
    await page.locator('.plot.drawn').first().waitFor();
    await page.waitForTimeout(5000);
    const customers = Number((await found.textContent())!.replace(/^.*among/, '').replace(/\D/g, ''));
    const times: { count: number; drawn: number }[] = [];
    for (let i = 0; i < BOXES; i++) times.push(await box(page, 0.3 + 0.05 * i));
    const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;
    yield {
      name,
      n: customers,
      d: 0,
      seconds: median(times.map(({ drawn }) => drawn)) / 1000,
      quality: { countMs: median(times.map(({ count }) => count)), firstMs: times[0]!.drawn },
    };
  } finally {
    await browser.close();
    await site.close();
  }
}

/** Draws a box over so much of the map's width and waits until everything stands. */
async function box(page: Page, share: number): Promise<{ count: number; drawn: number }> {
  const { x, y, width, height } = (await page.locator('.plot.drawn .draglayer').first().boundingBox())!;
  await page.mouse.move(x + width * 0.3, y + height * 0.3);
  await page.mouse.down();
  await page.mouse.move(x + width * (0.3 + share), y + height * (0.3 + share), { steps: 3 });
  await page.evaluate(watch);
  await page.mouse.up();
  return page.evaluate(
    () => (window as unknown as { brushed: Promise<{ count: number; drawn: number }> }).brushed,
  );
}

/** Runs in the page: from the release to new counts, and to the first frame after the dotted outline was drawn. */
function watch(): void {
  const text = () => document.querySelector('[aria-live] b')?.textContent ?? '';
  const path = () => document.querySelector('.shapelayer path')?.getAttribute('d') ?? '';
  const before = [text(), path()];
  const brushed = new Promise((done) => {
    addEventListener(
      'mouseup',
      () => {
        const from = performance.now();
        let count = NaN;
        const look = () => {
          if (Number.isNaN(count) && text() !== before[0]) count = performance.now() - from;
          if (!Number.isNaN(count) && path() !== before[1]) done({ count, drawn: performance.now() - from });
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      },
      { once: true, capture: true },
    );
  });
  Object.assign(window, { brushed });
}
