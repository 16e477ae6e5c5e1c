import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium as launcher, type Page } from 'playwright-core';
import { chromiumFlags } from '../../src/build/chromium.mjs';
import { serve } from '../../src/build/serve.mjs';
import { ordersFile, peakMegabytes } from './orders-file';
import { longestTasks, untilFound, watchLongTasks } from './long-tasks';
import type { Bench, BenchContext, Measurement } from './types';

const root = resolve(import.meta.dirname, '../..');

const sizes = [
  { name: 'shop-100k', lines: 100_000 },
  { name: 'shop-1m', lines: 1_000_000 },
  { name: 'shop-5m', lines: 5_000_000 },
] as const;

/**
 * The whole job in the built app: from the choice of a file with generated order lines to segments on the screen.
 * Stages are told apart by what the status line says. The five-million row is run only when it is named.
 */
export const shop: Bench = {
  name: 'shop',
  async *run(context) {
    for (const { name, lines } of sizes) {
      if (!name.startsWith(context.only) && !context.only.startsWith(name)) continue;
      if (name === 'shop-5m' && context.only !== name) continue;
      yield* whole(name, lines, context);
    }
  },
};

async function* whole(
  name: string,
  lines: number,
  context: BenchContext,
): AsyncGenerator<Measurement, void, void> {
  const file = ordersFile(lines);
  const megabytes = statSync(file).size / 1e6;
  const site = await serve(join(root, 'dist/site'));
  const browser = await launcher.launch({ executablePath: context.chromium, args: [...chromiumFlags] });
  try {
    const page = await browser.newPage();
    await page.addInitScript(watchLongTasks);
    await page.goto(site.address);
    await page.getByLabel('Add files').waitFor({ state: 'attached' });
    const session = await browser.newBrowserCDPSession();
    // As long as a person looks for a file at least; charts are made ready meanwhile.
    await page.waitForTimeout(3000);
    const begin = await page.evaluate(() => performance.now());
    const before = performance.now();
    await page.getByLabel('Add files').setInputFiles(file);
    const find = page.getByRole('button', { name: 'Find segments' });
    await find.click({ timeout: 300_000 });
    const pressed = performance.now();
    const found = page.getByText(/^Found \d+ segments among/).first();
    await untilFound(page, true);
    const seconds = (performance.now() - before) / 1000;
    const sincePressed = (performance.now() - pressed) / 1000;
    await page.waitForTimeout(3000);
    const customers = Number(
      /among ([\d,.\s]+) customers/.exec((await found.textContent()) ?? '')?.[1]?.replace(/\D/g, ''),
    );
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const renderers = processInfo
      .filter(({ type }) => type === 'renderer')
      .map(({ id }) => peakMegabytes(id));
    const quality = {
      customers,
      megabytes,
      ...(await longestTasks(page, begin)),
      peakMemoryMb: Math.max(...renderers),
    };
    yield { name, n: lines, d: 0, seconds, quality };
    for (const share of [0.1, 0.5, 0.9]) {
      const row = await cancelled(page, name, lines, file, share, sincePressed);
      if (row) yield row;
    }
    if (context.peer) yield* peer(`${name}-pandas`, lines, file, seconds);
  } finally {
    await browser.close();
    await site.close();
  }
}

/**
 * The same job stopped after a share of its usual time: seconds from the press of Cancel to "Stopped", and the memory
 * of page and workers before the job and after it was stopped. Null when the job was done before.
 */
async function cancelled(
  page: Page,
  name: string,
  lines: number,
  file: string,
  share: number,
  usual: number,
): Promise<Measurement | null> {
  await page.getByRole('button', { name: 'Erase everything' }).click();
  await page.getByRole('button', { name: 'Erase', exact: true }).click();
  await page.getByRole('button', { name: 'Try the sample shop' }).waitFor();
  const memoryBeforeMb = await memoryInUse(page);
  await page.getByLabel('Add files').setInputFiles(file);
  await page.getByRole('button', { name: 'Find segments' }).first().click({ timeout: 300_000 });
  const cancel = page.getByRole('button', { name: 'Cancel' });
  await cancel.waitFor();
  await page.waitForTimeout(share * usual * 1000);
  if ((await cancel.count()) === 0)
    return { name: `${name}-cancel`, n: lines, d: 0, seconds: 0, quality: { share } };
  const pressed = performance.now();
  await cancel.click();
  await page
    .getByText(/^Stopped/)
    .first()
    .waitFor();
  const seconds = (performance.now() - pressed) / 1000;
  const memoryAfterMb = await memoryInUse(page);
  return {
    name: `${name}-cancel`,
    n: lines,
    d: 0,
    seconds,
    quality: { share, memoryBeforeMb, memoryAfterMb },
  };
}

/** Megabytes of script memory in the page and its workers, after a collection. */
const memoryInUse = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const { bytes } = await (
      performance as unknown as { measureUserAgentSpecificMemory(): Promise<{ bytes: number }> }
    ).measureUserAgentSpecificMemory();
    return bytes / 1e6;
  });

/** The same job in pandas and scikit-learn on the same file; `ratio` is ours over theirs. */
function* peer(name: string, lines: number, file: string, ours: number): Generator<Measurement> {
  const script = join(import.meta.dirname, 'peer.py');
  const { status, stdout } = spawnSync('/usr/bin/python3', [script, file], { encoding: 'utf8' });
  if (status !== 0) return;
  const { seconds, ...quality } = JSON.parse(stdout) as { seconds: number } & Record<string, number>;
  yield { name, n: lines, d: 0, seconds, quality: { ...quality, ratio: ours / seconds } };
}
