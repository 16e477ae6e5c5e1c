import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium as launcher } from 'playwright-core';
import { build } from 'vite';
import { chromiumFlags } from '../../src/build/chromium.mjs';
import { serve } from '../../src/build/serve.mjs';
import type { InsidePage } from './inside/page';
import type { Bench, Measurement } from './types';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'test/bench/inside');
const out = join(root, '.cache/bench/inside');

/** Families that run inside Chromium, built like the app: `inside/NAME.inside.ts`, each named as its file. */
export const insideBenches: readonly Bench[] = readdirSync(folder)
  .filter((file) => file.endsWith('.inside.ts'))
  .map((file) => file.replace('.inside.ts', ''))
  .sort()
  .map((name) => ({
    name,
    async *run({ chromium, only }) {
      await (built ??= buildInsides());
      const host = await serve(join(out, 'site'));
      const browser = await launcher.launch({ executablePath: chromium, args: [...chromiumFlags] });
      try {
        const page = await browser.newPage();
        await page.goto(host.address);
        yield* await page.evaluate<readonly Measurement[], { name: string; only: string }>(
          (asked) => (globalThis as unknown as { inside: InsidePage }).inside.measure(asked.name, asked.only),
          { name, only },
        );
      } finally {
        await browser.close();
        await host.close();
      }
    },
  }));

let built: Promise<unknown> | undefined;
const buildInsides = () =>
  build({
    root: folder,
    configFile: join(root, 'vite.config.ts'),
    publicDir: join(root, 'public'),
    logLevel: 'error',
    mode: 'site',
    build: { outDir: join(out, 'site'), emptyOutDir: true },
  });
