import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { dist } from '../../../src/build/ready.mjs';
import { serve } from '../../../src/build/serve.mjs';

export const forms = ['site', 'file'] as const;
export type Form = (typeof forms)[number];

/** Where a form can be opened: the site on a host of its own with its headers, the single file from the disk. */
export async function open(form: Form): Promise<{ address: string; close: () => Promise<void> }> {
  if (form === 'site') return serve(join(dist, 'site'));
  return { address: pathToFileURL(join(dist, 'kindred.html')).href, close: () => Promise.resolve() };
}

/** A page, and whatever it complained about: errors in the console, uncaught errors, violations of the policy. */
export async function openPage(context: BrowserContext): Promise<{ page: Page; complaints: string[] }> {
  const complaints: string[] = [];
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.exposeFunction('kindredViolation', (directive: string) => complaints.push(directive));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      const { kindredViolation } = globalThis as unknown as { kindredViolation: (text: string) => void };
      kindredViolation(`${violatedDirective} ${blockedURI}`);
    });
  });
  return { page, complaints };
}
