import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bulkOrders, type Most } from '../../src/sample/bulk';

const cache = resolve(import.meta.dirname, '../../.cache/bench');

/** Path of a CSV file with this many generated order lines; made once. */
export function ordersFile(lines: number, most?: Most): string {
  mkdirSync(cache, { recursive: true });
  const path = join(cache, `orders-${lines}${most ? `-${most.orders}-${most.lines}` : ''}.csv`);
  if (existsSync(path)) return path;
  const descriptor = openSync(path, 'w');
  for (const chunk of bulkOrders(lines, 7, most)) writeSync(descriptor, chunk);
  closeSync(descriptor);
  return path;
}

/** Orders of just over a million customers, about three lines each. */
export const millionCustomers = (): string => ordersFile(3_420_000, { orders: 3, lines: 2 });

/** Begins the account of `peakMegabytes` anew, where the system allows it. */
export function forgetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // Then the peak is that of everything so far.
  }
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
