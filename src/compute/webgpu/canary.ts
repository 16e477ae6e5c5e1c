import { random } from '../../base/random';
import { plainKernels } from '../cpu/plain';
import { quadTileOf, tileOf } from '../tiles';
import type { CardDistances } from './distances';
import type { CardPoints } from './points';

/** At most one row in so many may be left undecided on points as far apart as these. */
const UNDECIDED = 50;
/** By how much of itself a sum of distances may differ. */
const ROUNDED = 1e-4;

/** Where points are loaded; tests pass faulty ones. */
export interface Places {
  load(columns: number): Pick<CardPoints, 'add' | 'nearest' | 'dispose'>;
  loadForDistances(columns: number): Pick<CardDistances, 'add' | 'distanceSums' | 'dispose'>;
}

/**
 * Whether a card computes what the processor computes: some drivers return zeros without an error (tfjs issues 7733,
 * 8389). Centers that are nearest and sums of distances have to be the processor's.
 */
export const canary = async (card: Places): Promise<boolean> =>
  (await findsNearest(card)) && (await sumsDistances(card));

/** The nearest of 256 centers of 256 dimensions for 1,024 rows. */
async function findsNearest(card: Places): Promise<boolean> {
  const [rows, columns, k] = [1024, 256, 256];
  const source = random(20_260_101);
  const centers = Float32Array.from({ length: k * columns }, () => 10 * source.normal());
  const data = Float32Array.from(
    { length: rows * columns },
    (_, i) => centers[((Math.floor(i / columns) * 7) % k) * columns + (i % columns)]! + source.normal(),
  );
  const points = { rows, columns, data };
  const [here, there] = [plainKernels.load(points), card.load(columns)];
  try {
    here.begin(k);
    here.assign(centers, 0, rows);
    const expected = here.labels();
    there.add(tileOf(points, undefined, 0, rows));
    const found = await there.nearest(centers, 0);
    let undecided = 0;
    for (const label of found) if (label === -1) undecided++;
    return (
      found.length === rows &&
      undecided * UNDECIDED <= rows &&
      found.every((label, i) => label === -1 || label === expected[i])
    );
  } finally {
    here.dispose();
    there.dispose();
  }
}

/** Distances of 300 rows of 3 dimensions to one another, in three groups. */
async function sumsDistances(card: Places): Promise<boolean> {
  const [rows, columns] = [300, 3];
  const source = random(20_260_103);
  const data = Float32Array.from({ length: rows * columns }, () => source.normal());
  const points = { rows, columns, data };
  const ends = Int32Array.of(1, 100, rows);
  const groups = Int32Array.of(0, 1, 2);
  const [here, there] = [plainKernels.load(points), card.loadForDistances(columns)];
  try {
    const expected = here.distanceSums(Int32Array.of(0, ...ends), groups, ends.length, 0, rows);
    there.add(quadTileOf(points, 0, rows));
    const found = await there.distanceSums(0, 0, 0, ends);
    return (
      found.length === expected.length &&
      expected.every((sum, i) => {
        const [row, group] = [Math.floor(i / ends.length), i % ends.length];
        return Math.abs(found[group * rows + row]! - sum) <= ROUNDED * sum;
      })
    );
  } finally {
    here.dispose();
    there.dispose();
  }
}
