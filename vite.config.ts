import { availableParallelism } from 'node:os';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { playwright } from '@vitest/browser-playwright';
import { chromiumFlags, findChromium } from './src/build/chromium.mjs';
import { icon } from './src/build/icon.ts';
import { singleFile } from './src/build/single-file.ts';
import { site } from './src/build/site.ts';

/** How many times as often properties are checked, and with a new seed (`npm run hunt`). */
const hunt = Number(process.env.KINDRED_HUNT) || 0;

export default defineConfig(({ mode }) => ({
  base: './',
  // Suites that run beside each other prepare packages each in a folder of its own.
  cacheDir: `node_modules/.vite/${process.env.KINDRED_SUITE ?? ''}`,
  plugins: [svelte({ configFile: false }), icon(), mode === 'file' ? singleFile('kindred.html') : site()],
  worker: { format: 'iife' },
  // What workers import: found late, it would reload a running browser test.
  optimizeDeps: {
    include: [
      '@noble/hashes/sha2.js',
      '@noble/hashes/utils.js',
      'comlink',
      'fflate',
      'fzstd',
      'hyparquet/src/index.js',
      'libphonenumber-js/min',
      'munkres',
      'papaparse',
      'pure-rand/generator/xoroshiro128plus',
      'read-excel-file/universal',
      'simple-statistics',
      'snowball-stemmers',
      'stopword',
      'umap-js',
      'tinyld/light',
      'vader-sentiment/src/vader_lexicon.js',
      'validator/lib/isCreditCard',
      'validator/lib/isIBAN',
      'validator/lib/isIP',
      'validator/lib/isIdentityCard',
      'validator/lib/isTaxID',
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-backend-webgpu/dist/base',
    ],
  },
  build: {
    outDir: mode === 'file' ? 'dist' : 'dist/site',
    target: 'es2023',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 12_000,
  },
  test: {
    // Enough for any machine, however busy. What hangs longer is ended by `npm test`.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
    provide: { properties: hunt > 0 ? { times: hunt } : { seed: 1, times: 1 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{build,journey}/**', '**/*.browser.test.ts'],
          environment: 'node',
          // A file gets a thread of its own, which starts in less time than a process.
          pool: 'threads',
          // By itself it leaves one processor free: on two, half the speed.
          maxWorkers: '100%',
        },
      },
      {
        extends: true,
        test: {
          name: 'forms',
          include: ['test/{build,journey}/**/*.test.ts'],
          globalSetup: 'test/support/built.ts',
          environment: 'node',
          // Each waits for a Chromium, and a Chromium now and then for no processor.
          maxWorkers: Math.ceil(availableParallelism() * 1.5),
        },
      },
      {
        extends: true,
        test: {
          name: 'chromium',
          include: ['test/{contract,compute,worker}/**/*.test.ts'],
          // What tasks answer is settled in Node; the journeys save a report in Chromium.
          exclude: ['test/worker/{report,other-solution}.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            connectTimeout: 180_000,
            provider: playwright({
              launchOptions: {
                executablePath: findChromium(),
                args: chromiumFlags,
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
}));
