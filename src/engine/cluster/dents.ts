import type { Matrix } from '../../base/matrix';
import { random, sampleIndices } from '../../base/random';
import type { Steps } from '../../base/steps';
import { takeRows } from './points';

/** Rows looked at; beyond, a seeded sample of so many. */
const ROWS = 20_000;
/** Bands laid between the middles of two segments, beside one on each middle. */
const BANDS = 4;
/** With fewer customers in the thinner middle there is nothing to say. */
export const LEAST_ROWS = 5;

/** How many customers stand between two neighboring segments. */
export interface Dent {
  /** Labels, rising. */
  readonly segments: readonly [number, number];
  /** Rows in the thinner of the two middles. */
  readonly rows: number;
  /** Rows in the emptiest band between, as a share of those. */
  readonly share: number;
  /** How many standard deviations fewer these are. */
  readonly deviations: number;
}

/** A dent counts as a gap from so many standard deviations of the difference on, */
const LEAST_DEVIATIONS = 2;
/** and when it is deeper than this share of the thinner middle. */
const GAP = 0.9;

/** Whether a gap shows between two segments; null where they are too few to say. */
export function isGap({ rows, share, deviations }: Dent): boolean | null {
  return rows < LEAST_ROWS ? null : deviations >= LEAST_DEVIATIONS && share <= GAP;
}

/** The dent between each segment and the one whose mean is nearest. Cost: rows × columns for each segment. */
export function* dentsOf(x: Matrix, labels: Int32Array, k: number, seed: number): Steps<Dent[]> {
  const rows = sampleIndices(x.rows, ROWS, random(seed).fork('findings'));
  const field = takeRows<Float32Array | Float64Array>(x, rows);
  const own = rows.map((row) => labels[row]!);
  const groups = Array.from({ length: k }, (_, c) =>
    Int32Array.from(own.keys()).filter((row) => own[row] === c),
  );
  const means = groups.map((group) => meanOf(field, group));
  yield { done: 1, total: k + 1 };
  const dents: Dent[] = [];
  for (let a = 0; a < k; a++) {
    const b = nearestOf(means, a);
    const segments: [number, number] = [Math.min(a, b), Math.max(a, b)];
    if (b < 0 || dents.some((dent) => dent.segments[0] === segments[0] && dent.segments[1] === segments[1]))
      continue;
    dents.push({ segments, ...dentBetween(field, groups[a]!, groups[b]!, means[a]!, means[b]!) });
    yield { done: a + 2, total: k + 1 };
  }
  return dents;
}

function meanOf({ columns, data }: Matrix, rows: Int32Array): Float64Array {
  const mean = new Float64Array(columns);
  for (const row of rows)
    for (let j = 0; j < columns; j++) mean[j]! += data[row * columns + j]! / rows.length;
  return mean;
}

function nearestOf(means: readonly Float64Array[], a: number): number {
  let nearest = -1;
  let least = Infinity;
  means.forEach((mean, b) => {
    const apart = mean.reduce((sum, value, j) => sum + (value - means[a]![j]!) ** 2, 0);
    if (b === a || !(apart < least)) return;
    least = apart;
    nearest = b;
  });
  return nearest;
}

/**
 * How many customers stand in the emptiest of four bands between the middles of two groups, on the line through their
 * means. Of a single crowd (a law with one peak) no band between holds fewer than the thinner middle does, but for
 * chance; that stays true of a part of it with a convex border, as segments are.
 */
function dentBetween(
  { columns, data }: Matrix,
  a: Int32Array,
  b: Int32Array,
  from: Float64Array,
  to: Float64Array,
): Omit<Dent, 'segments'> {
  const direction = to.map((value, j) => value - from[j]!);
  const along = (rows: Int32Array) =>
    Float64Array.from(rows, (row) => {
      let sum = 0;
      for (let j = 0; j < columns; j++) sum += data[row * columns + j]! * direction[j]!;
      return sum;
    }).sort();
  const [left, right] = [along(a), along(b)];
  const [start, end] = [left[left.length >> 1]!, right[right.length >> 1]!];
  const width = (end - start) / (BANDS + 1);
  if (!(width > 0)) return { rows: 0, share: NaN, deviations: 0 };
  const counts = new Float64Array(BANDS + 2);
  for (const value of [...left, ...right]) {
    const band = Math.floor((value - start) / width + 0.5);
    if (band >= 0 && band < counts.length) counts[band]!++;
  }
  const thinner = Math.min(counts[0]!, counts[BANDS + 1]!);
  const emptiest = Math.min(...counts.subarray(1, BANDS + 1));
  const deviations = (thinner - emptiest) / Math.sqrt(Math.max(1, thinner + emptiest));
  return { rows: thinner, share: emptiest / thinner, deviations };
}
