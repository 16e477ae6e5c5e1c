import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dateCell, workbookOf, type XmlCell } from '../support/workbooks';
import { launch } from './support/chromium';
import { open } from './support/forms';

const CUSTOMERS = 300;
const LINES = 12_000;
const line = (i: number): [string, number, number] => [
  `p${(i * 7) % CUSTOMERS}@example.com`,
  45_292 + (i % 700),
  10.5 + (i % 40),
];
const isoDay = (serial: number) => new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10);
const csv = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => line(from + i))
    .map(([email, day, total]) => `${email},${isoDay(day)},${total}\n`)
    .join('');
const header = 'email,order date,total\n';

let browser: Browser;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  browser = await launch();
  page = await (await browser.newContext()).newPage();
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
});
afterAll(() => browser.close());

async function drop(name: string, buffer: Buffer): Promise<string[]> {
  await page.goto((await open('file')).address);
  await page.getByLabel('Add files').setInputFiles({ name, mimeType: '', buffer });
  await page.getByRole('heading', { name: `${CUSTOMERS} customers` }).waitFor({ timeout: 120_000 });
  return page.locator('article h3').allInnerTexts();
}

test('a workbook opened from the disk: large sheets are unpacked too, and one can be removed alone', async () => {
  const sheet: XmlCell[][] = [['Email', 'Order date', 'Total']];
  for (let i = 0; i < LINES; i++) {
    const [email, day, total] = line(i);
    sheet.push([email, dateCell(day), total]);
  }
  const book = workbookOf([
    { name: 'Orders', rows: sheet },
    {
      name: 'People',
      rows: [['Email', 'Newsletter'], ...sheet.slice(1, 60).map(([email]) => [email!, 'yes'])],
    },
  ]);
  const names = await drop('Shop.xlsx', Buffer.from(await book.slice().arrayBuffer()));
  expect(names).toEqual(['Shop.xlsx, sheet Orders', 'Shop.xlsx, sheet People']);
  await page.getByRole('button', { name: 'Remove Shop.xlsx, sheet People' }).click();
  await expect.poll(() => page.locator('article h3').allInnerTexts()).toEqual(['Shop.xlsx, sheet Orders']);
  expect(faults).toEqual([]);
});

test('a gzip file of several members, which the browser alone refuses', async () => {
  const both = Buffer.concat([gzipSync(header + csv(0, 6000)), gzipSync(csv(6000, LINES))]);
  expect(await drop('orders.csv.gz', both)).toEqual(['orders.csv.gz']);
  expect(await page.locator('article').innerText()).toContain('12,000 lines');
  expect(faults).toEqual([]);
});

test('JSON lines', async () => {
  const lines = Array.from({ length: LINES }, (_, i) => line(i)).map(([email, day, total]) =>
    JSON.stringify({ customer: { email }, created_at: isoDay(day), total }),
  );
  expect(await drop('orders.ndjson', Buffer.from(lines.join('\n')))).toEqual(['orders.ndjson']);
  expect(faults).toEqual([]);
});

test('cells pasted from a spreadsheet, which puts their picture beside them', async () => {
  await page.goto((await open('file')).address);
  const cells = (header + csv(0, LINES)).replaceAll(',', '\t');
  await page.getByLabel('Add files').waitFor({ state: 'attached' });
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    data.items.add(new File([new Uint8Array([0x89, 0x50])], 'image.png', { type: 'image/png' }));
    dispatchEvent(new ClipboardEvent('paste', { clipboardData: data }));
  }, cells);
  await page.getByRole('heading', { name: `${CUSTOMERS} customers` }).waitFor({ timeout: 120_000 });
  expect(await page.locator('article h3').allInnerTexts()).toEqual(['Pasted table.tsv']);
  expect(faults).toEqual([]);
});
