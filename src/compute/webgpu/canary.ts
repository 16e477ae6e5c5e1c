import { random } from '../../base/random';
import { plainKernels } from '../cpu/plain';
import { tileOf } from '../tiles';
import type { CardPoints } from './points';

/** At most one row in so many may be left undecided on points as far apart as these. */
const UNDECIDED = 50;

/**
 * Whether a card computes what the processor computes: some drivers return zeros without an error (tfjs issues 7733,
 * 8389). The nearest of 256 centers of 256 dimensions for 1,024 rows have to be the processor's.
 */
export async function canary(
  load: (columns: number) => Pick<CardPoints, 'add' | 'nearest' | 'dispose'>,
): Promise<boolean> {
  const [rows, columns, k] = [1024, 256, 256];
  const source = random(20_260_101);
  const centers = Float32Array.from({ length: k * columns }, () => 10 * source.normal());
  const data = Float32Array.from(
    { length: rows * columns },
    (_, i) => centers[((Math.floor(i / columns) * 7) % k) * columns + (i % columns)]! + source.normal(),
  );
  const points = { rows, columns, data };
  const [here, there] = [plainKernels.load(points), load(columns)];
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
