import axe from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest';
import { app, found } from './support/app';
import { launch } from './support/chromium';
import { open } from './support/forms';
import { orders } from './support/orders';

let host: Awaited<ReturnType<typeof open>>;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  host = await open('site');
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await host.close();
});
async function openAnew(): Promise<void> {
  page = await (await browser.newContext({ acceptDownloads: true, reducedMotion: 'reduce' })).newPage();
  await page.goto(host.address);
}
const close = () => page.context().close();

const addOrders = () =>
  app(page).files.setInputFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(orders()) });
const understood = () => app(page).status.filter({ hasText: 'Understood' }).waitFor();

/** Each screen, reached from the one before. */
const screens: Record<string, () => Promise<unknown>> = {
  start: async () => app(page).sample.waitFor(),
  data: async () => {
    await addOrders();
    await understood();
  },
  customers: async () => {
    await page.getByRole('navigation').getByText('Customers', { exact: true }).click();
    await app(page).status.filter({ hasText: 'Described' }).waitFor();
  },
  segments: async () => {
    await app(page).find.click();
    await found(page);
    await page.locator('.js-plotly-plot canvas').first().waitFor();
  },
  proof: async () => {
    await app(page).sealed.click();
    await page.getByRole('dialog').waitFor();
  },
};

/** Opens everything that folds, also what is made only when its fold is opened. */
async function unfold(): Promise<void> {
  const closed = page.locator('main details:not([open]) > summary:visible');
  await page.evaluate(settled);
  while ((await closed.count()) > 0) {
    await closed.first().click();
    await page.evaluate(settled);
  }
}

/** After a change of size or colors: drawn twice, and every transition at its end. */
async function settled(): Promise<void> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  await frame();
  await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
}

const looks = ([1280, 390] as const).flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);

describe('light and dark, wide and narrow: no violation of accessibility rules', () => {
  beforeAll(openAnew);
  afterAll(close);

  test.each(Object.keys(screens))('screen: %s', async (screen) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
    await screens[screen]!();
    await unfold();
    await page.evaluate(axe.source);
    const violations: string[] = [];
    for (const { width, colorScheme } of looks) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.evaluate(settled);
      const result = await page.evaluate(() =>
        (globalThis as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] }),
      );
      for (const { id, nodes } of result.violations)
        violations.push(
          `${width} ${colorScheme}: ${id}: ${nodes.map(({ html, any }) => `${html} ${any[0]?.message ?? ''}`).join(' | ')}`,
        );
    }
    expect(violations).toEqual([]);
  });
});

describe('at 320 pixels nothing needs scrolling sideways', () => {
  beforeAll(async () => {
    await openAnew();
    await page.setViewportSize({ width: 320, height: 640 });
    await page.reload();
  });
  afterAll(close);

  test.each(Object.keys(screens))('screen: %s', async (screen) => {
    await screens[screen]!();
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await expect.poll(width).toBeLessThanOrEqual(320);
  });
});

describe('keyboard alone', () => {
  beforeEach(openAnew);
  afterEach(close);

  /** Presses Tab until the element has the focus, which must show. */
  async function tabTo(target: Locator): Promise<void> {
    await target.waitFor();
    for (let press = 0; press < 150; press++) {
      await page.keyboard.press('Tab');
      if (await target.evaluate((element) => element === document.activeElement)) {
        const marked = await target.evaluate((element) => {
          const { outlineStyle, boxShadow } = getComputedStyle(element);
          return outlineStyle !== 'none' || boxShadow !== 'none';
        });
        expect(marked, `focus on ${String(target)} can be seen`).toBe(true);
        return;
      }
    }
    throw new Error(`${String(target)} can't be reached with the Tab key`);
  }

  test('sample shop, stop, and erase', async () => {
    await tabTo(app(page).sample);
    await page.keyboard.press('Enter');
    await understood();
    await tabTo(app(page).find);
    await page.keyboard.press('Enter');
    await tabTo(app(page).cancel);
    await page.keyboard.press('Enter');
    await app(page).status.filter({ hasText: 'Stopped' }).waitFor();
    await tabTo(app(page).erase);
    await page.keyboard.press('Enter');
    await tabTo(app(page).eraseNow);
    await page.keyboard.press('Enter');
    await app(page).sample.waitFor();
  });

  test('from a file to the download', async () => {
    await tabTo(app(page).files);
    await addOrders();
    await understood();
    await tabTo(app(page).find);
    await page.keyboard.press('Enter');
    await found(page);
    await tabTo(app(page).download);
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  });
});
