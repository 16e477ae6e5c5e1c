import { join, resolve } from 'node:path';
import { chromium as launcher, type CDPSession, type Page } from 'playwright-core';
import { chromiumFlags } from '../../src/build/chromium.mjs';
import { serve } from '../../src/build/serve.mjs';
import { longestTasks, untilFound, watchLongTasks } from './long-tasks';
import { millionCustomers, watchMemory } from './orders-file';
import type { Bench, Measurement } from './types';

const root = resolve(import.meta.dirname, '../..');

/** What is set in "Method and settings", beginning with the segments that the choice of k-means found. */
const methods = [
  { name: 'million-mini-batch', set: (page: Page) => number(page, 'Mini-batch', 1024) },
  { name: 'million-som', set: (page: Page) => method(page, 'som') },
  { name: 'million-hdbscan', set: (page: Page) => method(page, 'hdbscan') },
] as const;

/**
 * A million customers in the built app: the choice of k and k-means from the file on, then other methods on the same
 * customers, each with its choice of k where it has one. Told beside the seconds: the longest main-thread task while
 * work ran, and the peak memory of the tab since the method was chosen.
 */
export const million: Bench = {
  name: 'million',
  async *run({ chromium, only }) {
    const file = millionCustomers();
    const site = await serve(join(root, 'dist/site'));
    const browser = await launcher.launch({ executablePath: chromium, args: [...chromiumFlags] });
    try {
      const page = await browser.newPage();
      await page.addInitScript(watchLongTasks);
      await page.goto(site.address);
      const session = await browser.newBrowserCDPSession();
      const add = page.getByLabel('Add files');
      await add.waitFor({ state: 'attached' });
      // As long as a person looks for a file at least; charts are made ready meanwhile.
      await page.waitForTimeout(3000);
      yield await timed('million-from-file', page, session, async () => {
        await add.setInputFiles(file);
        await page.getByRole('button', { name: 'Find segments' }).click({ timeout: 300_000 });
      });
      await page.getByText('Method and settings').click();
      yield await timed('million-kmeans', page, session, () => number(page, 'Seed', 2));
      for (const { name, set } of methods)
        if (name.startsWith(only)) yield await timed(name, page, session, () => set(page));
    } finally {
      await browser.close();
      await site.close();
    }
  },
};

const method = (page: Page, value: string) => page.getByLabel('Method', { exact: true }).selectOption(value);

async function number(page: Page, label: string, value: number): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(String(value));
  await page.keyboard.press('Tab');
}

async function timed(
  name: string,
  page: Page,
  session: CDPSession,
  begin: () => Promise<unknown>,
): Promise<Measurement> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const tabs = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const peakUntilNow = watchMemory(tabs);
  const from = await page.evaluate(() => performance.now());
  const before = performance.now();
  await begin();
  await untilFound(page, false);
  await untilFound(page, true);
  const seconds = (performance.now() - before) / 1000;
  const peakMemoryMb = peakUntilNow();
  await page.waitForTimeout(3000);
  const [segments, customers] = ((await page.locator('.rail [role=status]').textContent()) ?? '')
    .replaceAll(',', '')
    .match(/\d+/g)!;
  return {
    name,
    n: Number(customers),
    d: 0,
    seconds,
    quality: { segments: Number(segments), ...(await longestTasks(page, from)), peakMemoryMb },
  };
}
