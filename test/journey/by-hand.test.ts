import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { app, found } from './support/app';
import { launch } from './support/chromium';

const file = pathToFileURL(resolve(import.meta.dirname, '../../dist/kindred.html')).href;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  const context = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    acceptDownloads: true,
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  page = await context.newPage();
  await page.goto(file);
  await app(page).sample.click();
  await app(page).find.click();
  await found(page);
});
afterAll(() => browser.close());

// The tests follow each other on one page.
const toUnderstand = async () => {
  await page.getByRole('button', { name: 'Why, and how sure?' }).click();
  await app(page)
    .status.filter({ hasText: /^Explained/ })
    .waitFor({ timeout: 60_000 });
};

test('every stop of the Tab key on the segments and on what explains them is seen, in sight and uncovered', async () => {
  const walk = async () => {
    const hidden: string[] = [];
    await page.locator('h1').click();
    let stops = 0;
    for (; stops < 400; stops++) {
      await page.keyboard.press('Tab');
      const fault = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const name = `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40)}`;
        const marked = [element, element.closest('label'), element.closest('article')].some((one) => {
          if (!one) return false;
          const { outlineStyle, boxShadow } = getComputedStyle(one);
          return outlineStyle !== 'none' || boxShadow !== 'none';
        });
        if (!marked) return `${name}: not marked`;
        const { left, top, width, height } = element.getBoundingClientRect();
        const x = left + Math.min(width, innerWidth - left) / 2;
        // Of what is higher than the window, its beginning or its middle.
        const seen = [0.05, 0.5, 0.95].some((part) => {
          const hit = document.elementFromPoint(x, top + part * height);
          return hit !== null && (element.contains(hit) || hit.contains(element));
        });
        return seen ? '' : `${name}: covered or out of sight`;
      });
      if (fault === null) break;
      if (fault !== '') hidden.push(fault);
    }
    expect(hidden).toEqual([]);
    return stops;
  };
  expect(await walk()).toBeGreaterThan(30);
  await toUnderstand();
  expect(await walk()).toBeGreaterThan(20);
});

test('a copied rule is on the clipboard, as it is written', async () => {
  const first = page.getByRole('button', { name: 'Copy the rule for' }).first();
  await first.click();
  await first.getByText('Copied').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const rule = (await page.locator('.rule').first().textContent())!;
  expect(copied).toMatch(/[≥≤=] ?\d/);
  expect(copied.startsWith(rule.split(':')[0]!)).toBe(true);
});

test('a box drawn on the map selects the customers within; Escape lets them go', async () => {
  await page.getByRole('navigation').getByText('Segments', { exact: true }).click();
  const map = page.locator('.plot.drawn .nsewdrag').first();
  await map.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await map.boundingBox())!;
  await page.mouse.move(x + 0.1 * width, y + 0.1 * height);
  await page.mouse.down();
  await page.mouse.move(x + 0.3 * width, y + 0.5 * height, { steps: 4 });
  await page.mouse.move(x + 0.5 * width, y + 0.9 * height, { steps: 4 });
  await page.mouse.up();
  const panel = page.getByRole('region', { name: 'Selected customers' });
  const count = panel.locator('b').filter({ hasText: /\d customers/ });
  await count.waitFor();
  const customers = Number(/^([\d,]+) customers/.exec((await count.textContent())!)![1]!.replace(',', ''));
  expect(customers).toBeGreaterThan(100);
  expect(customers).toBeLessThan(4_900);
  await page.keyboard.press('Escape');
  await count.waitFor({ state: 'detached' });
});

test('a name of one’s own is in the file', async () => {
  const pencil = page.getByRole('button', { name: /^Rename / }).first();
  await pencil.click();
  await page.getByLabel(/^New name for /).fill('Tea friends');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Tea friends' }).waitFor();
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
  const [download] = await Promise.all([page.waitForEvent('download'), app(page).download.click()]);
  const rows = readFileSync(await download.path(), 'utf8').split('\n');
  expect(rows.filter((row) => row.includes('Tea friends')).length).toBeGreaterThan(100);
});
