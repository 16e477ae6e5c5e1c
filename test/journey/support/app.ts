import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** What people's scripts hold on to, by the names that stay. */
export const app = (page: Page) => ({
  files: page.getByLabel('Add files'),
  sample: page.getByRole('button', { name: 'Try the sample shop' }),
  find: page.getByRole('button', { name: 'Find segments' }).first(),
  cancel: page.getByRole('button', { name: 'Cancel' }),
  download: page.getByRole('button', { name: 'Download segments' }),
  erase: page.getByRole('button', { name: 'Erase everything' }),
  /** What the dialog asks before it erases. */
  eraseNow: page.getByRole('button', { name: 'Erase', exact: true }),
  status: page.getByRole('status'),
  segments: page.getByRole('table', { name: 'Segments', exact: true }),
  sealed: page.getByRole('button', { name: 'Sealed: 0 requests since you opened this page' }),
});

/** Erases everything, as asked twice. */
export async function eraseAll(page: Page): Promise<void> {
  await app(page).erase.click();
  await app(page).eraseNow.click();
}

/** Waits for the end of the work and answers what the status line says was found. */
export async function found(page: Page): Promise<{ segments: number; customers: number }> {
  const words = /^Found ([\d,]+) segments among ([\d,]+) customers$/;
  const status = app(page).status.filter({ hasText: words });
  await status.waitFor({ timeout: 150_000 });
  const [, segments, customers] = words.exec((await status.textContent())!.trim())!;
  const number = (text = '') => Number(text.replaceAll(',', ''));
  return { segments: number(segments), customers: number(customers) };
}

/** Presses "Download segments" and reads the file: its columns, and one record a customer. */
export async function downloaded(page: Page): Promise<{ columns: string[]; rows: string[][] }> {
  const [download] = await Promise.all([page.waitForEvent('download'), app(page).download.click()]);
  const text = readFileSync(await download.path(), 'utf8').replace(/^\uFEFF/, '');
  const [columns = [], ...rows] = text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  return { columns, rows };
}

/** Number of different colors in a part of the screen: a chart that failed to draw has one or two. */
export async function colors(page: Page, selector: string): Promise<number> {
  const png = await page.locator(selector).first().screenshot();
  const judge = await page.context().newPage();
  const count = await judge.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    return new Set(new Uint32Array(data.buffer)).size;
  }, png.toString('base64'));
  await judge.close();
  return count;
}

/** Everything a page may have left behind, by kind; all empty when it left nothing. */
export function leftBehind(page: Page) {
  return page.evaluate(async () => {
    const names = async (list: () => Promise<string[]>) => list().catch(() => [] as string[]);
    return {
      localStorage: Object.keys(localStorage),
      sessionStorage: Object.keys(sessionStorage),
      cookies: document.cookie,
      databases: await names(async () => (await indexedDB.databases()).map(({ name }) => name ?? '')),
      caches: await names(async () => (await caches.keys()).filter((name) => !name.startsWith('kindred '))),
      files: await names(async () => {
        const found: string[] = [];
        for await (const name of (await navigator.storage.getDirectory()).keys()) found.push(name);
        return found;
      }),
      address: location.search + location.hash,
      history: history.state as unknown,
      name: window.name,
    };
  });
}
