import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasSharedData, sharedData } from '../support/shared-data';
import { app, colors, downloaded, eraseAll, found, leftBehind } from './support/app';
import { launchWitnessed, type Witnessed } from './support/chromium';
import { forms, open, openPage } from './support/forms';
import type { NetEvent } from './support/net-log';
import { hostileCells, orders } from './support/orders';
import { openSink } from './support/sink';

const onlineRetail = 'online_retail/online_retail.csv.gz';
const nothing = {
  localStorage: [],
  sessionStorage: [],
  cookies: '',
  databases: [],
  caches: [],
  files: [],
  address: '',
  history: null,
  name: '',
};

describe.each(forms)('journey through the %s form', (form) => {
  let host: Awaited<ReturnType<typeof open>>;
  let sink: Awaited<ReturnType<typeof openSink>>;
  let witnessed: Witnessed;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];
  let importedAt: number;
  let log: NetEvent[];

  beforeAll(async () => {
    [host, sink, witnessed] = await Promise.all([open(form), openSink(), launchWitnessed()]);
    context = await witnessed.browser.newContext({ acceptDownloads: true });
    ({ page, complaints } = await openPage(context));
    await page.goto(host.address);
  });
  afterAll(async () => {
    await host.close();
    sink.close();
  });

  test('opens, and says that it is sealed', async () => {
    await app(page).sealed.waitFor();
    expect(await app(page).files.count()).toBe(1);
    importedAt = Date.now();
  });

  test('the sample shop becomes named segments', async () => {
    await app(page).sample.click();
    await app(page).find.click();
    const { segments, customers } = await found(page);
    expect(segments).toBeGreaterThanOrEqual(4);
    expect(segments).toBeLessThanOrEqual(8);
    expect(customers).toBe(5000);
    expect(await app(page).segments.locator('tbody tr').count()).toBe(segments);
  });

  test('the map is drawn', async () => {
    const map = '.js-plotly-plot';
    await page.locator(`${map} canvas`).first().waitFor();
    await expect.poll(() => colors(page, map)).toBeGreaterThan(50);
  });

  test('every step and every setting can be looked at', async () => {
    for (const step of ['Data', 'Customers', 'Segments']) {
      await page.getByRole('navigation').getByText(step, { exact: true }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      const closed = page.locator('main details:not([open]) > summary:visible');
      for (let opened = 0; opened < 500 && (await closed.count()) > 0; opened++) await closed.first().click();
      expect(await closed.count()).toBe(0);
    }
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test('the download holds each customer once, with a segment', async () => {
    const { columns, rows } = await downloaded(page);
    expect(columns).toEqual(
      expect.arrayContaining([
        'customer_id',
        'segment',
        'segment_name',
        'recency_days',
        'frequency',
        'monetary',
      ]),
    );
    expect(rows).toHaveLength(5000);
    expect(new Set(rows.map((row) => row[columns.indexOf('customer_id')])).size).toBe(5000);
    expect(rows.every((row) => row[columns.indexOf('segment_name')] !== '')).toBe(true);
  });

  test('what was pressed too early can be cancelled', async () => {
    await eraseAll(page);
    await app(page).sample.click();
    await app(page).find.click();
    await app(page).cancel.click();
    await app(page).status.filter({ hasText: 'Stopped' }).waitFor();
    expect(await app(page).cancel.count()).toBe(0);
    expect(await app(page).status.textContent()).not.toContain('Found');
  });

  test('cells that are markup, links or formulas stay text, and call nobody', async () => {
    await eraseAll(page);
    await app(page).files.setInputFiles({
      name: `<img src=${sink.http}/name>.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(orders(hostileCells(sink.http))),
    });
    await app(page).find.click();
    await found(page);
    await page.waitForTimeout(1000);
    expect(await page.locator('main a[href], main img, main iframe').count()).toBe(0);
    expect(sink.take()).toEqual({ requests: [], packets: 0, connections: 0 });
  });

  test.skipIf(!hasSharedData(onlineRetail))('online retail: 541,909 lines', async () => {
    await eraseAll(page);
    await app(page).files.setInputFiles(`${sharedData}/${onlineRetail}`);
    await app(page).find.click();
    const { customers } = await found(page);
    expect(customers).toBe(4338);
    expect((await downloaded(page)).rows).toHaveLength(4338);
  });

  test('Erase everything leaves nothing, in no storage', async () => {
    await eraseAll(page);
    await app(page).sample.waitFor();
    expect(await leftBehind(page)).toEqual(nothing);
    expect(await context.cookies()).toEqual([]);
    expect(page.workers()).toEqual([]);
  });

  test('nothing in the console, no violation of the policy', async () => {
    await app(page).sealed.waitFor();
    expect(complaints).toEqual([]);
  });

  test("the browser's own log: its own files before import, nothing after", async () => {
    log = await witnessed.close();
    const requests = log.filter(({ kind }) => kind === 'request');
    const before = requests.filter(({ time }) => time <= importedAt);
    expect(before.filter(({ what }) => !what.startsWith(host.address))).toEqual([]);
    expect(before.length > 0).toBe(form === 'site');
    expect(log.filter(({ time }) => time > importedAt)).toEqual([]);
  });
});
