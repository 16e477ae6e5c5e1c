import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium as launcher } from 'playwright-core';
import { build } from 'vite';
import { chromiumFlags } from '../../src/build/chromium.mjs';
import { serve } from '../../src/build/serve.mjs';
import { ordersFile, peakMegabytes } from './orders-file';
import type { ReaderPage, Reading } from './reader/page';
import type { Bench, BenchContext, Measurement } from './types';

const root = resolve(import.meta.dirname, '../..');
const out = join(root, '.cache/bench/reader');

const sizes = [
  { name: 'reader-1m', lines: 1_000_000, runs: 3 },
  { name: 'reader-5m', lines: 5_000_000, runs: 1 },
] as const;

/**
 * Reading alone, in Chromium with its pool: from a chosen file of generated order lines to the table in the worker,
 * every column kept, what `inspect` takes included. Beside it the time to stop at half of the bytes, and the most
 * memory the tab has held. `ratio` of the peer is our time over that of pandas.
 */
export const reader: Bench = {
  name: 'reader',
  async *run(context) {
    await build({
      root: join(root, 'test/bench/reader'),
      configFile: join(root, 'vite.config.ts'),
      publicDir: join(root, 'public'),
      logLevel: 'error',
      mode: 'site',
      build: { outDir: join(out, 'site'), emptyOutDir: true },
    });
    for (const { name, lines, runs } of sizes) {
      if (name.startsWith(context.only) || context.only.startsWith(name))
        yield* one(name, lines, runs, context);
    }
  },
};

async function* one(
  name: string,
  lines: number,
  runs: number,
  { chromium, peer }: BenchContext,
): AsyncGenerator<Measurement, void, void> {
  const file = ordersFile(lines);
  const megabytes = statSync(file).size / 1e6;
  const host = await serve(join(out, 'site'));
  const browser = await launcher.launch({ executablePath: chromium, args: [...chromiumFlags] });
  let seconds = NaN;
  try {
    const page = await browser.newPage();
    await page.goto(host.address);
    await page.locator('input').setInputFiles(file);
    const width = await page.evaluate(() => navigator.hardwareConcurrency);
    const measure = (stopAt: number | null): Promise<Reading> =>
      page.evaluate<Reading, [number, number | null]>(
        ([workers, share]) =>
          (globalThis as unknown as { reader: ReaderPage }).reader.measure(workers, share),
        [width, stopAt],
      );
    const readings: Reading[] = [];
    readings.push(await measure(null));
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const peaks = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => peakMegabytes(id));
    for (let run = 1; run < runs; run++) readings.push(await measure(null));
    readings.sort((a, b) => a.seconds - b.seconds);
    const middle = readings[readings.length >> 1]!;
    if (middle.rows !== lines) throw new Error(`${name}: ${middle.rows} rows of ${lines}; ${middle.code}`);
    seconds = middle.seconds;
    yield {
      name,
      n: lines,
      d: 9,
      seconds,
      quality: {
        megabytes,
        megabytesPerSecond: megabytes / seconds,
        rowsPerSecond: lines / seconds,
        workers: width,
        progressReports: middle.reports,
        peakMemoryMb: Math.max(...peaks),
      },
    };
    const stopped = await measure(0.5);
    yield {
      name: `${name}-cancel`,
      n: lines,
      d: 9,
      seconds: stopped.seconds,
      quality: { share: 0.5, stopped: Number(stopped.code === 'stopped') },
    };
  } finally {
    await browser.close();
    await host.close();
  }
  if (!peer) return;
  const script = join(import.meta.dirname, 'reader_peer.py');
  const { status, stdout } = spawnSync('/usr/bin/python3', [script, file, String(runs)], {
    encoding: 'utf8',
  });
  if (status !== 0) return;
  const theirs = JSON.parse(stdout) as { seconds: number };
  yield {
    name: `${name}-pandas`,
    n: lines,
    d: 9,
    seconds: theirs.seconds,
    quality: { ratio: seconds / theirs.seconds },
  };
}
