import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { drain, drainAsync } from '../../src/base/steps';
import { sequential } from '../../src/compute/parallel';
import { fitClv } from '../../src/engine/features/clv/fit';
import { historiesOf } from '../../src/engine/features/clv/histories';
import { fitOrders } from '../../src/engine/features/clv/orders-model';
import type { ClvInput } from '../../src/engine/features/clv/types';
import { drawCustomers } from '../support/buyers';
import type { Bench, BenchContext, Measurement } from './types';

const cache = resolve(import.meta.dirname, '../../.cache/bench');

const sizes = [
  { name: 'clv-100k', customers: 100_000 },
  { name: 'clv-1m', customers: 1_000_000 },
] as const;

/**
 * BG/NBD on customers in memory, in this process, one thread: the fit alone (grouping included) on continuous times,
 * where no two customers share a history, and all of lifetime value on whole days, as order files have them.
 */
export const clv: Bench = {
  name: 'clv',
  async *run(context) {
    for (const { name, customers } of sizes) {
      const input = drawCustomers(customers, 7);
      yield* fits(`${name}-fit`, input, context);
      const whole = await median(() => drainAsync(fitClv(inDays(input), {}, sequential)));
      yield { name: `${name}-whole`, n: customers, d: 4, seconds: whole.seconds, quality: {} };
    }
  },
};

async function* fits(
  name: string,
  input: ClvInput,
  { peer }: BenchContext,
): AsyncGenerator<Measurement, void, void> {
  const n = input.x.length;
  const { seconds, result } = await median(() => drain(fitOrders('bg-nbd', drain(historiesOf(input)))));
  yield { name, n, d: 3, seconds, quality: { negativeLogLikelihood: -result.logLikelihood / n } };
  if (!peer || n > 100_000) return;
  mkdirSync(cache, { recursive: true });
  const file = join(cache, 'bg-nbd.f64');
  const rows = new Float64Array(3 * n);
  for (let i = 0; i < n; i++) rows.set([input.x[i]!, input.tx[i]!, input.T[i]!], 3 * i);
  writeFileSync(file, rows);
  const { status, stdout } = spawnSync('/usr/bin/python3', [join(import.meta.dirname, 'clv_peer.py'), file], {
    encoding: 'utf8',
  });
  if (status !== 0) return;
  const theirs = JSON.parse(stdout) as { seconds: number; negativeLogLikelihood: number };
  const { negativeLogLikelihood } = theirs;
  const quality = { negativeLogLikelihood, ratio: seconds / theirs.seconds };
  yield { name: `${name}-scipy`, n, d: 3, seconds: theirs.seconds, quality };
}

/** Times cut down to whole days. */
function inDays({ tx, T, ...rest }: ClvInput): ClvInput {
  const cut = (weeks: Float64Array) => weeks.map((each) => Math.floor(7 * each) / 7);
  return { ...rest, tx: cut(tx), T: cut(T) };
}

/** The median of three runs. */
async function median<T>(run: () => T | Promise<T>): Promise<{ seconds: number; result: T }> {
  const runs: { seconds: number; result: T }[] = [];
  for (let i = 0; i < 3; i++) {
    const before = performance.now();
    const result = await run();
    runs.push({ seconds: (performance.now() - before) / 1000, result });
  }
  return runs.sort((a, b) => a.seconds - b.seconds)[1]!;
}
