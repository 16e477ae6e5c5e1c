import { KindredError } from '../../../base/errors';
import type { Steps } from '../../../base/steps';
import { sortedByKeys } from './radix';
import type { ClvInput } from './types';

/**
 * Customers with equal (x, T, tx) put together, sorted by x, then T, then tx: equal customers cost once, and sums
 * come out the same to the bit whatever the order of the rows.
 */
export interface Histories {
  readonly count: number;
  readonly x: Int32Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
  /** Customers in the group. */
  readonly weight: Float64Array;
  /** Distinct values of x, rising, and where the groups of each start: length distinct + 1. */
  readonly distinct: Int32Array;
  readonly starts: Int32Array;
  /** The customers in sorted order, and the group of each customer. */
  readonly order: Int32Array;
  readonly group: Int32Array;
}

export type HistoryColumns = Pick<ClvInput, 'x' | 'tx' | 'T'>;

/**
 * Groups customers, after checking them. `tie` (0 or more) orders equal customers among each other where that is to be
 * independent of the rows.
 * Cost: a radix sort, about 0.3 µs a customer.
 */
export function* historiesOf({ x, tx, T }: HistoryColumns, tie?: Float64Array): Steps<Histories> {
  checkHistories({ x, tx, T });
  const n = x.length;
  const repeats = x instanceof Float64Array ? x : new Float64Array(x);
  const order = yield* sortedByKeys(tie ? [repeats, T, tx, tie] : [repeats, T, tx]);
  const group = new Int32Array(n);
  const first = new Int32Array(n);
  let count = 0;
  let before = -1;
  for (let i = 0; i < n; i++) {
    const c = order[i]!;
    if (i === 0 || x[c] !== x[before] || T[c] !== T[before] || tx[c] !== tx[before]) first[count++] = i;
    group[c] = count - 1;
    before = c;
  }
  const weight = new Float64Array(count);
  const member = new Int32Array(count);
  for (let g = 0; g < count; g++) {
    weight[g] = (g + 1 < count ? first[g + 1]! : n) - first[g]!;
    member[g] = order[first[g]!]!;
  }
  const grouped = Int32Array.from(gather(repeats, member));
  return {
    count,
    x: grouped,
    tx: gather(tx, member),
    T: gather(T, member),
    weight,
    ...runsOf(grouped),
    order,
    group,
  };
}

/** column[index[i]] for every i. (`Float64Array.from` with a function takes ten times as long.) */
export function gather(column: Float64Array, index: Int32Array): Float64Array {
  const out = new Float64Array(index.length);
  for (let i = 0; i < index.length; i++) out[i] = column[index[i]!]!;
  return out;
}

/** Distinct values of a sorted column, and where each starts. */
export function runsOf(x: Int32Array): Pick<Histories, 'distinct' | 'starts'> {
  const starts: number[] = [];
  for (let g = 0; g < x.length; g++) if (g === 0 || x[g] !== x[g - 1]) starts.push(g);
  return {
    distinct: Int32Array.from(starts, (g) => x[g]!),
    starts: Int32Array.from([...starts, x.length]),
  };
}

/** Every `stride`-th group, standing for its neighbors: a sample that does not depend on the order of the rows. */
export function thinned(histories: Histories, stride: number): Histories {
  const count = Math.ceil(histories.count / stride);
  const pick = <A extends Int32Array | Float64Array>(column: A): A =>
    column.filter((_, g) => g % stride === 0) as A;
  const x = pick(histories.x);
  return {
    ...histories,
    count,
    x,
    tx: pick(histories.tx),
    T: pick(histories.T),
    weight: pick(histories.weight),
    ...runsOf(x),
  };
}

function checkHistories({ x, tx, T }: HistoryColumns): void {
  const n = x.length;
  if (tx.length !== n || T.length !== n)
    throw new KindredError(
      'bad-histories',
      'Repeats, recency and age must have one entry for each customer.',
      {
        x: n,
        tx: tx.length,
        T: T.length,
      },
    );
  let wrong = 0;
  for (let i = 0; i < n; i++) {
    const [orders, last, age] = [x[i]!, tx[i]!, T[i]!];
    const sound =
      orders >= 0 &&
      Number.isInteger(orders) &&
      last >= 0 &&
      age >= last &&
      age < Infinity &&
      (orders > 0 || last === 0);
    if (!sound) wrong++;
  }
  if (wrong > 0)
    throw new KindredError(
      'bad-histories',
      `${wrong} of ${n} customers have an impossible order history: repeats must be whole numbers, and first ` +
        'order, last order and the end of the period must follow each other.',
      { wrong, customers: n },
    );
}
