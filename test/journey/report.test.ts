import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './support/chromium';

const file = pathToFileURL(resolve(import.meta.dirname, '../../dist/kindred.html')).href;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'kindred-report-'));
const saved = join(folder, 'report.html');

let browser: Browser;
let context: BrowserContext;
let app: Page;

beforeAll(async () => {
  browser = await launch();
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  app = await context.newPage();
  await app.goto(file);
  await app.getByRole('button', { name: 'Try the sample shop' }).click();
  await app
    .getByRole('status')
    .filter({ hasText: /^Understood/ })
    .waitFor({ timeout: 120_000 });
  await app.getByRole('button', { name: 'Find segments' }).click();
  await app
    .getByRole('status')
    .filter({ hasText: /^Found/ })
    .waitFor({ timeout: 120_000 });
  await app.getByRole('button', { name: 'Report' }).click();
  const download = app.waitForEvent('download', { timeout: 120_000 });
  await app.getByRole('button', { name: 'Save as web page' }).click({ timeout: 120_000 });
  await (await download).saveAs(saved);
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

test('a saved report opens alone, without a request, with its pictures, accessible, at any width', async () => {
  const page = await context.newPage();
  const asked: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => faults.push(message.text()));
  await page.goto(pathToFileURL(saved).href);
  expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([pathToFileURL(saved).href]);
  const pictures = await page
    .locator('figure img')
    .evaluateAll((all) => all.map((each) => (each as HTMLImageElement).naturalWidth));
  expect(pictures).toHaveLength(6);
  for (const width of pictures) expect(width).toBeGreaterThan(0);
  expect(await page.locator('section').count()).toBe(13);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  expect(faults).toEqual([]);
  await page.close();
  // axe needs a script, which the report forbids: it looks at a copy without the policy.
  const bare = await context.newPage();
  await bare.setContent(readFileSync(saved, 'utf8').replace(/<meta http-equiv[^>]*>/, ''));
  await bare.evaluate(axe);
  const broken = await bare.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run();
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
  });
  expect(broken).toEqual([]);
  await bare.close();
});

test('it stands in the list of what was saved, and erasing forgets it', async () => {
  await app.keyboard.press('Escape');
  await app.getByRole('navigation').getByText('Data').click();
  await app.getByText('kindred-report.html').first().waitFor({ state: 'attached' });
  await app.getByRole('button', { name: 'Erase everything' }).click();
  await app.getByRole('button', { name: 'Erase', exact: true }).click();
  expect(await app.getByText('kindred-report.html').count()).toBe(0);
});
