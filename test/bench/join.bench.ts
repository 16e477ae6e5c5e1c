import { spawnSync } from 'node:child_process';
import { join as path } from 'node:path';
import { drain } from '../../src/base/steps';
import { random } from '../../src/base/random';
import type { Column } from '../../src/base/table';
import type { RawTable, Role, TableKind } from '../../src/engine/collect/types';
import { join } from '../../src/engine/prepare/join/join';
import type { Bench, BenchContext, Measurement } from './types';

const sizes = [
  { name: 'join-1m', lines: 1_000_000 },
  { name: 'join-5m', lines: 5_000_000 },
] as const;

/**
 * Tables in memory, in this process, one thread: order lines that find their customer and day in the orders
 * (`-orders`, four lines each), and the customers of order lines found in a customer list (`-customers`, a tenth as
 * many). All keys are text. The five-million row is run only when it is named.
 */
export const joining: Bench = {
  name: 'join',
  async *run(context) {
    for (const { name, lines } of sizes) {
      if (!name.startsWith(context.only) && !context.only.startsWith(name)) continue;
      if (name === 'join-5m' && !context.only.startsWith(name)) continue;
      yield* bothJoins(name, lines, context);
    }
  },
};

async function* bothJoins(
  name: string,
  n: number,
  { peer }: BenchContext,
): AsyncGenerator<Measurement, void, void> {
  const source = random(7);
  const [orders, customers] = [n / 4, n / 10];
  const draw = (of: number) => Int32Array.from({ length: n }, () => source.below(of));
  const amount: Column = { kind: 'number', values: Float64Array.from({ length: n }, () => source.next()) };
  const lines = table('lines.csv', 'order-lines', { order: keys('O', draw(orders), orders), amount });
  const heads = table('orders.csv', 'orders', {
    order: keys('O', counting(orders), orders),
    customer: keys(
      'C',
      counting(orders).map((at) => at % customers),
      customers,
    ),
    date: { kind: 'date', values: Float64Array.from({ length: orders }, (_, i) => i * 1000) },
  });
  const bought = table('lines.csv', 'order-lines', {
    customer: keys('C', draw(customers), customers),
    amount,
  });
  const list = table('customers.csv', 'customers', {
    customer: keys('C', counting(customers), customers),
    tier: keys(
      'T',
      counting(customers).map((at) => at % 4),
      4,
    ),
  });
  const theirs = peer ? peerSeconds(n) : null;
  for (const [what, tables] of [
    ['orders', [lines, heads]],
    ['customers', [bought, list]],
  ] as const) {
    const seconds = median(() => drain(join(tables, {})));
    const quality: Record<string, number> = theirs
      ? { pandasSeconds: theirs[what], ratio: seconds / theirs[what] }
      : {};
    yield { name: `${name}-${what}`, n, d: 0, seconds, quality };
  }
}

const counting = (n: number) => Int32Array.from({ length: n }, (_, i) => i);

const keys = (prefix: string, codes: Int32Array, n: number): Column => ({
  kind: 'text',
  codes,
  dictionary: Array.from({ length: n }, (_, i) => `${prefix}${String(i).padStart(7, '0')}`),
});

function table(file: string, kind: TableKind, columns: Partial<Record<Role, Column>>): RawTable {
  const all = Object.entries(columns) as [Role, Column][];
  const [[, first]] = all as [[Role, Column]];
  return {
    file,
    kind,
    rowCount: first.kind === 'text' ? first.codes.length : first.values.length,
    columns: all.map(([role, data], index) => ({
      index,
      header: role,
      role,
      type: { kind: 'text' },
      data,
      unreadable: 0,
    })),
    setAside: [],
    problems: [],
  };
}

/** Seconds of the same joins in pandas, on data of the same shape. */
function peerSeconds(n: number): { orders: number; customers: number } | null {
  const script = path(import.meta.dirname, 'join_peer.py');
  const { status, stdout } = spawnSync('/usr/bin/python3', [script, String(n)], { encoding: 'utf8' });
  return status === 0 ? (JSON.parse(stdout) as { orders: number; customers: number }) : null;
}

/** The median of three runs. */
function median(run: () => unknown): number {
  const seconds = Array.from({ length: 3 }, () => {
    const before = performance.now();
    run();
    return (performance.now() - before) / 1000;
  });
  return seconds.sort((a, b) => a - b)[1]!;
}
