import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { app, downloaded, found } from './support/app';
import { launch } from './support/chromium';
import { forms, open, openPage } from './support/forms';
import { orders } from './support/orders';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test.each(forms)(
  'the %s calculates on a graphics card when asked, says so, and finds the same',
  async (form) => {
    const { address, close } = await open(form);
    const { page, complaints } = await openPage(await browser.newContext());
    await page.goto(address);
    const buffer = Buffer.from(orders());
    await app(page).files.setInputFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer });
    await app(page).find.click();
    await found(page);
    const byProcessor = await downloaded(page);
    await page.getByText('Method and settings').click();
    const where = page.getByText(/^On this device: /);
    expect(await where.textContent()).toMatch(/^On this device: CPU, \d+ workers?\.$/);

    await page.getByLabel('Calculate with').selectOption('Graphics card, whenever it works');
    for (const seed of ['2', '1']) {
      await page.getByLabel('Seed').fill(seed);
      await page.getByLabel('Seed').press('Tab');
      await page.getByText(`seed ${seed},`).waitFor();
      await found(page);
    }
    expect(await where.textContent()).toMatch(/^On this device: WebGPU: .+, with CPU, \d+ workers?\.$/);
    expect(await downloaded(page)).toEqual(byProcessor);
    await app(page).sealed.waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
    await close();
  },
);
