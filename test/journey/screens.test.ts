import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launch } from './support/chromium';

const file = pathToFileURL(resolve(import.meta.dirname, '../../dist/kindred.html')).href;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
afterEach(() => expect(faults.splice(0), 'errors in the console').toEqual([]));

/** A page of its own, in place of the one before. */
async function open(options: BrowserContextOptions = {}): Promise<void> {
  await Promise.all(browser.contexts().map((before) => before.close()));
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
  page = await context.newPage();
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.goto(file);
}

const button = (name: string) => page.getByRole('button', { name });
const status = (text: RegExp) =>
  page.getByRole('status').filter({ hasText: text }).waitFor({ timeout: 120_000 });

async function addText(name: string, lines: readonly string[]): Promise<void> {
  const buffer = Buffer.from(lines.join('\n'));
  await page.getByLabel('Add files').setInputFiles({ name, mimeType: 'text/csv', buffer });
}

/** Whether all of it lies within what scrolls it sideways, without scrolling. */
const wholeIn = (locator: Locator) =>
  locator.evaluate((element) => {
    const place = element.closest('[role=group]')!.getBoundingClientRect();
    return element.getBoundingClientRect().right <= place.right + 1;
  });

async function toSegments(): Promise<void> {
  await button('Find segments').click();
  await status(/^Found \d+ segments? among [\d,]+ customers?$/);
  await page.locator('.plot.drawn').waitFor();
}

interface Look {
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
}

/** Turns the page to a look, and waits until it is drawn anew. */
async function turnTo({ colorScheme, width }: Look): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme });
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
  });
}

/** No rule of axe is broken and nothing is wider than the window. */
async function judge(where: string): Promise<void> {
  const width = await page.evaluate(() => innerWidth);
  const scroll = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(scroll, { message: `${where}: wider than the window` }).toBeLessThanOrEqual(width);
  await page.evaluate(axe);
  const broken = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run({
      resultTypes: ['violations'],
    });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
  });
  expect(broken, where).toEqual([]);
}

/** Opens all that is folded, and all that was folded in it, and waits until it is worked out. */
async function unfoldAll(): Promise<void> {
  const folded = page.locator('main details:not([open]) > summary:visible');
  while ((await folded.count()) > 0) {
    await folded.first().click();
    await page.getByRole('progressbar').waitFor({ state: 'detached', timeout: 60_000 });
  }
}

/** How many pixels the dots of the map color. */
const drawnPixels = () =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLCanvasElement>('.plot canvas')].reduce((sum, canvas) => {
      if (canvas.width === 0 || canvas.height === 0) return sum;
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d')!;
      copy.drawImage(canvas, 0, 0);
      const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
      return sum + data.filter((value, i) => i % 4 === 3 && value > 0).length;
    }, 0),
  );

const looks: readonly (readonly [opened: Look, turned: Look])[] = [
  [
    { colorScheme: 'light', width: 1280 },
    { colorScheme: 'dark', width: 1280 },
  ],
  [
    { colorScheme: 'dark', width: 320 },
    { colorScheme: 'light', width: 390 },
  ],
];

describe.each(looks)(
  'opened $colorScheme, $width px wide, and turned to another look on every screen',
  (opened, turned) => {
    /** In both looks; the page is left as it was opened. */
    async function judgeLooks(where: string, also: () => Promise<void> = async () => {}): Promise<void> {
      for (const look of [turned, opened]) {
        await turnTo(look);
        await judge(`${where}, ${look.colorScheme}, ${look.width} px wide`);
        await also();
      }
    }

    test('every screen of the sample shop is accessible and fits, and the map has its dots', async () => {
      const { colorScheme, width } = opened;
      await open({ colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });
      await button('Try the sample shop').waitFor();
      await judgeLooks('first screen');
      await button('Try the sample shop').click();
      await status(/^Understood 5 files with 5,000 customers$/);
      await page.getByText('Columns', { exact: true }).first().click();
      await page.getByText('File by file, column by column').click();
      await judgeLooks('data');
      await page.getByRole('navigation').getByText('Customers').click();
      await status(/^Described 5,000 customers/);
      await judgeLooks('customers');
      await toSegments();
      for (const folded of ['Every number that was tried', 'Method and settings'])
        await page.getByText(folded).click();
      expect(await page.getByRole('radio', { name: 'Quick' }).isChecked()).toBe(true);
      expect(await drawnPixels()).toBeGreaterThan(2_000);
      await judgeLooks('segments', () => expect.poll(drawnPixels).toBeGreaterThan(2_000));
      const rows = page.getByRole('table', { name: 'Segments' }).locator('tbody tr');
      expect(await rows.count()).toBeGreaterThanOrEqual(4);
      await button('Change how many').click();
      await judgeLooks('how many');
      await page.keyboard.press('Escape');
      await button('Why, and how sure?').click();
      await status(/^Explained \d+ segments?$/);
      for (const folded of ['Two segments side by side', 'Why is this customer here?'])
        await page.getByText(folded).click();
      await page.getByRole('progressbar').waitFor({ state: 'detached' });
      await judgeLooks('understand');
      await button('Sealed: 0 requests').click();
      await judgeLooks('seal');
    });
  },
);

/** Opens what is folded under these words, if it is. */
async function unfold(words: string): Promise<void> {
  const summary = page.locator('summary').filter({ hasText: words }).first();
  await summary.waitFor();
  if (!(await summary.evaluate(({ parentElement }) => (parentElement as HTMLDetailsElement).open)))
    await summary.click();
}

// On one page, in this order: the last changes the settings.
describe('on the segments of the sample shop', () => {
  beforeAll(async () => {
    await open({ reducedMotion: 'reduce' });
    await button('Try the sample shop').click();
    await toSegments();
  });

  test('the expert switch opens what is folded away for experts, and closes it', async () => {
    const seed = page.getByLabel('Seed', { exact: true });
    expect(await seed.isVisible()).toBe(false);
    await button('Show every expert setting').click();
    await seed.waitFor();
    await judge('segments for experts');
    await page.getByRole('navigation').getByText('Customers').click();
    await status(/^Described/);
    await judge('customers for experts');
    await button('Show every expert setting').click();
    await page.getByRole('navigation').getByText('Segments').click();
    await page.getByRole('table', { name: 'Segments', exact: true }).waitFor();
    expect(await seed.isVisible()).toBe(false);
  });

  test('segments and what explains them stay accessible and fit with every part unfolded', async () => {
    await turnTo({ colorScheme: 'dark', width: 390 });
    await unfoldAll();
    await judge('segments, all unfolded');
    await button('Why, and how sure?').click();
    await status(/^Explained/);
    await unfoldAll();
    await judge('understand, all unfolded');
    await button('Report').click();
    await page.getByRole('dialog').getByText('are held back').waitFor();
    await judge('report');
    await page.keyboard.press('Escape');
    expect(await button('Report').evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('a number is opened from the table of those tried; the tree is cut by its slider and by a typed number', async () => {
    await turnTo({ colorScheme: 'light', width: 390 });
    await page.getByRole('navigation').getByText('Segments').click();
    await unfold('Every number that was tried');
    await unfold('Figures of every number');
    const tried = page.getByRole('table', { name: 'Figures of every number' });
    const first = tried.getByRole('rowheader').first();
    const score = await first.textContent();
    await tried.getByRole('button', { name: 'Segments', exact: true }).click();
    expect((await first.textContent())!.trim()).toBe('12');
    expect(score).toContain('proposed');
    await judge('every number, sorted');
    await tried.getByRole('button', { name: 'Use 6 segments' }).click();
    await status(/^Found 6 segments/);

    await unfold('Method and settings');
    await page.getByLabel('Method', { exact: true }).selectOption('hierarchical');
    await unfold('Who joins whom');
    const segments = page.getByRole('table', { name: 'Segments', exact: true }).locator('tbody tr');
    const slider = page.getByRole('slider', { name: 'Cut into' });
    const typed = page.getByRole('spinbutton', { name: 'Cut into' });
    await typed.fill('9');
    await typed.press('Enter');
    await status(/^Found 9 segments/);
    expect(await slider.inputValue()).toBe('9');
    await slider.press('ArrowLeft');
    await status(/^Found 8 segments/);
    // The picture follows in its turn.
    await expect
      .poll(async () => [await typed.inputValue(), await segments.count()], { timeout: 20_000 })
      .toEqual(['8', 8]);
    await typed.fill('99');
    await typed.press('Enter');
    await page.getByRole('progressbar').waitFor({ state: 'detached' });
    await status(/^Found 8 segments/);
    await judge('a cut tree');
  });
});

test('by keyboard alone: sample, segments, another number, undo, erase', async () => {
  await open();
  const tabTo = async (name: string) => {
    for (let i = 0; i < 200; i++) {
      await page.keyboard.press('Tab');
      const label = await page.evaluate(
        () =>
          document.activeElement?.getAttribute('aria-label') ??
          document.activeElement?.textContent?.trim() ??
          '',
      );
      if (label.startsWith(name)) return;
    }
    throw new Error(`no way by Tab to "${name}"`);
  };
  await tabTo('Try the sample shop');
  await page.keyboard.press('Enter');
  await status(/^Understood/);
  await tabTo('Find segments');
  await page.keyboard.press('Enter');
  await status(/^Found/);
  const before = await page.getByRole('heading', { level: 1 }).textContent();
  await tabTo('Change how many');
  await page.keyboard.press('Enter');
  await page.getByLabel('4 segments').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await status(/^Found 4 segments/);
  await page.keyboard.press('Control+z');
  await status(/^Found [^4]/);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(before);
  await tabTo('Erase everything');
  await page.keyboard.press('Enter');
  await judge('erase');
  await page.keyboard.press('Escape');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(before);
  await page.keyboard.press('Enter');
  await tabTo('Erase');
  await page.keyboard.press('Enter');
  await button('Try the sample shop').waitFor();
});

test('the tour leads through the sample shop in six steps, by keyboard', async () => {
  await open({ viewport: { width: 390, height: 800 }, reducedMotion: 'reduce' });
  await button('Show me around in six steps').click();
  const tour = page.getByRole('region', { name: 'Guided tour' });
  for (let step = 1; step <= 6; step++) {
    await tour.getByText(`Step ${step} of 6`).waitFor();
    await page.locator('[data-shown]').waitFor({ timeout: 60_000 });
    await page.getByRole('progressbar').waitFor({ state: 'detached' });
    await judge(`tour, step ${step}`);
    await tour.getByRole('button', { name: step < 6 ? 'Next' : 'Done' }).focus();
    await page.keyboard.press('Enter');
  }
  await tour.waitFor({ state: 'detached' });
  expect(await page.locator('[data-shown]').count()).toBe(0);
});

test('cancel comes back at once and what was finished stays', async () => {
  await open();
  await button('Try the sample shop').click();
  await status(/^Understood/);
  await button('Find segments').click();
  await button('Cancel').click();
  await status(/^Stopped/);
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
  await page.getByRole('navigation').getByText('Data').click();
  await status(/^Understood/);
});

test('markup in names of files, columns, customers and products stays text', async () => {
  await open();
  const evil = '<img src=x onerror="document.title=1"><a href="https://evil.example">x</a>';
  const quoted = `"${evil.replaceAll('"', '""')}"`;
  const lines = Array.from({ length: 400 }, (_, i) => {
    const day = String((i % 28) + 1).padStart(2, '0');
    return `${i % 80},2024-0${(i % 9) + 1}-${day},${(i % 80) * 3 + 5},${quoted}`;
  });
  await addText(`<b>orders</b>.csv`, [`Customer ID,Date,Amount,${quoted}`, ...lines]);
  await status(/^Understood/);
  await page.getByText('Columns', { exact: true }).click();
  await toSegments();
  await page.getByRole('navigation').getByText('Data').click();
  await page.getByText('<b>orders</b>.csv').first().waitFor();
  expect(await page.locator('img, a[href]').count()).toBe(0);
  expect(await page.title()).toBe('Kindred');
});

test('a question about dates is answered where it is asked', async () => {
  await open();
  const two = (n: number) => String(n).padStart(2, '0');
  const lines = Array.from(
    { length: 300 },
    (_, i) => `c${i % 60},${two((i % 12) + 1)}/${two((i % 11) + 1)}/2024,${i % 40}.50`,
  );
  await addText('orders.csv', ['customer,date,amount', ...lines]);
  await page.getByText('One question is open below.').waitFor();
  await button('The month').click();
  await page.getByText('One question is open below.').waitFor({ state: 'detached' });
  await status(/^Understood/);
  await button('Undo').click();
  await page.getByText('One question is open below.').waitFor();
});

test('customers who share their recency and their frequency are drawn, and said to do so', async () => {
  await open();
  const lines = Array.from({ length: 800 }, (_, i) => {
    const day = new Date(Date.UTC(2024, 0, 1 + 30 * ((i * 7) % 5))).toISOString().slice(0, 10);
    return `c${i % 200},${day},${10 * (1 + (i % 3))}`;
  });
  await addText('orders.csv', ['customer,date,amount', ...lines]);
  await toSegments();
  await page.getByText('Method and settings').click();
  expect(await page.getByText('Many customers share the same').count()).toBeGreaterThan(1);
  await page.getByLabel('Method', { exact: true }).selectOption('RFM map');
  await page
    .getByRole('heading', { name: /^Your 200 customers, sorted into \w+ segments by rule$/ })
    .waitFor();
  await status(/^Found/);
  const square = page.getByRole('grid').locator('[tabindex="0"]');
  await square.focus();
  await page.keyboard.press('ArrowDown');
  expect(await square.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await page.getByRole('alert').count()).toBe(0);
});

test('what can not be used ends in a sentence and leaves the page alive', async () => {
  await open();
  await addText('empty.csv', ['']);
  await page.getByRole('alert').filter({ hasText: 'empty' }).waitFor();
  await addText('names.csv', [
    'Email,Name',
    ...Array.from({ length: 50 }, (_, i) => `a${i}@b.example,Ann ${i} of the house behind the old mill`),
  ]);
  await page.getByRole('heading', { name: 'A list of people, and no orders yet' }).waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(await button('Find segments').count()).toBe(0);
  expect(await wholeIn(page.getByRole('columnheader', { name: 'How sure' }))).toBe(true);
  await addText('contacts.csv', [
    'Email,Country,Points',
    ...Array.from({ length: 60 }, (_, i) => `a${i}@b.example,${i % 2 ? 'DE' : 'US'},${(i * 7) % 60}`),
  ]);
  await button('Group people by this list').click();
  await status(/^Understood 2 files with 60 customers$/);
  await page.getByRole('navigation').getByText('Customers').click();
  await status(/^Described 60 customers by 2 features$/);
  await toSegments();
  expect(await page.getByRole('table', { name: 'Segments' }).textContent()).not.toMatch(/Revenue|NaN/);
  await button('Compare all methods').first().click();
  const verdict = page.locator('.why').filter({ hasText: 'All methods together:' });
  const doubted = /(No|Hardly) real groups/.test((await verdict.textContent())!);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(
    doubted ? 'clear groups' : 'fall into',
  );
  await judge('segments of a list of people');
  await page.getByRole('navigation').getByText('Data').click();
  await button('Take it as a list again').click();
  await button('Group people by this list').waitFor();
  await addText('orders.csv', [
    'customer,date,amount',
    ...Array.from({ length: 90 }, (_, i) => `c${i % 30},2024-03-${(i % 20) + 10},${i}`),
  ]);
  await status(/^Understood 3 files with 30 customers$/);
});
