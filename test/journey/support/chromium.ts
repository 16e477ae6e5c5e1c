import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { chromiumFlags, findChromium } from '../../../src/build/chromium.mjs';
import { readNetLog, type NetEvent } from './net-log';

/** A Chromium that writes down everything it does on the network. */
export interface Witnessed {
  readonly browser: Browser;
  /** Closes the browser, which completes the log, and reads it. */
  close(): Promise<NetEvent[]>;
}

/** As long as a busy machine may take to show what a test waits for: twice what Playwright gives. */
const PATIENCE = 60_000;

/** A Chromium in whose pages every wait has patience. */
export async function launch(args: readonly string[] = []): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...chromiumFlags, ...args],
    timeout: PATIENCE,
  });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(PATIENCE);
    return context;
  };
  return browser;
}

export async function launchWitnessed(): Promise<Witnessed> {
  const folder = mkdtempSync(join(tmpdir(), 'kindred-net-log-'));
  const log = join(folder, 'log.json');
  const browser = await launch([`--log-net-log=${log}`]);
  return {
    browser,
    async close() {
      await browser.close();
      const events = readNetLog(log);
      rmSync(folder, { recursive: true });
      return events;
    },
  };
}
