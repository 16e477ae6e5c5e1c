import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
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

/** Milliseconds between two looks at the memory of processes. */
const LOOK_MS = 40;

/**
 * Watches processes until the result is called, which gives the most resident memory that one of them had meanwhile.
 * Looked at again and again: Linux's own peak of a Chromium tab was seen 150 MB below what looking found. NaN where
 * the system does not tell.
 */
export function watchMemory(pids: readonly number[]): () => number {
  let peak = NaN;
  const look = () => {
    for (const pid of pids) {
      const now = megabytes(pid, 'VmRSS');
      if (now > peak || Number.isNaN(peak)) peak = now;
    }
  };
  look();
  const timer = setInterval(look, LOOK_MS).unref();
  return () => {
    clearInterval(timer);
    look();
    return peak;
  };
}

/** Peak resident memory of a process since it began, from Linux's own account; NaN elsewhere. */
export const peakMegabytes = (pid: number): number => megabytes(pid, 'VmHWM');

function megabytes(pid: number, account: 'VmRSS' | 'VmHWM'): number {
  try {
    const line = new RegExp(`${account}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return line ? Number(line[1]) / 1000 : NaN;
  } catch {
    return NaN;
  }
}
