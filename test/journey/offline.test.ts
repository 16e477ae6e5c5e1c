import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serve } from '../../src/build/serve.mjs';
import { launch } from './support/chromium';

const built = resolve(import.meta.dirname, '../../dist/site');
let browser: Browser;
let folder: string;
let host: Awaited<ReturnType<typeof serve>>;
let page: Page;
const heard: string[] = [];

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** A host that can't send headers, on a copy that a test may change. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kindred-site-'));
  cpSync(built, folder, { recursive: true });
  heard.length = 0;
  host = await serve(folder, { headers: false, heard: (path) => void heard.push(path) });
  page = await (await browser.newContext()).newPage();
});
afterEach(async () => {
  await page.context().close();
  await host.close();
  rmSync(folder, { recursive: true });
});

/** Until the service worker is in control and the page was loaded through it. */
const settled = () =>
  page.waitForFunction(() => crossOriginIsolated && document.querySelector('h1') !== null);

describe('site on a host without headers', () => {
  test('the first visit ends with the headers in force, by itself', async () => {
    await page.goto(host.address);
    await settled();
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  });

  test('after the first visit it works without its host', async () => {
    await page.goto(host.address);
    await settled();
    await host.close();
    await page.goto(host.address);
    await settled();
  });

  test('a later visit asks its host for nothing but whether there is a new version', async () => {
    await page.goto(host.address);
    await settled();
    heard.length = 0;
    await page.goto(host.address);
    await settled();
    await page.waitForTimeout(1500);
    expect(heard.filter((path) => path !== '/service-worker.js')).toEqual([]);
  });

  test('a new version comes with the visit after it was found, not during one', async () => {
    await page.goto(host.address);
    await settled();
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    publish(html.replace('<title>', '<title>New '));
    const context = page.context();
    await page.goto(host.address);
    await settled();
    expect(await page.title()).toBe('Kindred');
    const found = () =>
      page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));
    await expect.poll(found).toBe(true);
    await page.close();
    const titleOfNextVisit = async () => {
      page = await context.newPage();
      await page.goto(host.address);
      const title = await page.title();
      await page.close();
      return title;
    };
    await expect.poll(titleOfNextVisit).toBe('New Kindred');
  });

  test('a file the host has changed is not kept', async () => {
    writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    await page.goto(host.address);
    await page.waitForFunction(() => document.body.innerText.includes('Sealed'), undefined, {
      timeout: 60_000,
    });
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBe(null);
  });
});

/** Puts another page on the host, as a build of another commit would. */
function publish(html: string): void {
  const sum = createHash('sha256').update(html).digest('base64');
  const worker = join(folder, 'service-worker.js');
  const script = readFileSync(worker, 'utf8')
    .replace(/"version": "[^"]+"/, '"version": "another"')
    .replace(/"": "sha256-[^"]+"/, `"": "sha256-${sum}"`);
  writeFileSync(join(folder, 'index.html'), html);
  writeFileSync(worker, script);
}
