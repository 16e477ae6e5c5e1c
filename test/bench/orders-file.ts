import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bulkOrders } from '../../src/sample/bulk';

const cache = resolve(import.meta.dirname, '../../.cache/bench');

/** Path of a CSV file with this many generated order lines; made once. */
export function ordersFile(lines: number): string {
  mkdirSync(cache, { recursive: true });
  const path = join(cache, `orders-${lines}.csv`);
  if (existsSync(path)) return path;
  const descriptor = openSync(path, 'w');
  for (const chunk of bulkOrders(lines)) writeSync(descriptor, chunk);
  closeSync(descriptor);
  return path;
}

/** Peak resident memory of a process, from Linux's own account; NaN elsewhere. */
export function peakMegabytes(pid: number): number {
  try {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return line ? Number(line[1]) / 1000 : NaN;
  } catch {
    return NaN;
  }
}
