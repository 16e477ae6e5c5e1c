import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, test } from 'vitest';

/** Real data beside the repository; KINDRED_SHARED_DATA says where it is if not in ../shared/data. */
export const sharedData =
  process.env.KINDRED_SHARED_DATA ?? resolve(import.meta.dirname, '../../../shared/data');

/** Whether a file or folder of the real data is there; says so when it is not. */
export function hasSharedData(path: string): boolean {
  const there = existsSync(resolve(sharedData, path));
  if (!there) console.info(`Not tested for want of ${resolve(sharedData, path)}`);
  return there;
}

/** Text of one file of the real data, unzipped when its name ends in .gz. */
export function sharedText(path: string): string {
  const bytes = readFileSync(resolve(sharedData, path));
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** A suite on real data. Where they are absent its body, which may read them, is not run: one skipped test stands for it. */
export function describeWithData(path: string, name: string, suite: () => void): void {
  if (hasSharedData(path)) describe(name, suite);
  else describe.skip(name, () => test(`needs ${path}`, () => {}));
}
