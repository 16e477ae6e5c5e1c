import type { Matrix } from '../../base/matrix';
import { random } from '../../base/random';
import { plainKernels } from '../cpu/plain';
import type { GpuPoints } from './points';

/**
 * Whether a card computes what the processor computes: some drivers return zeros without an error (tfjs issues 7733,
 * 8389). One k-means pass over 2,048 × 16 well-separated points has to agree.
 */
export async function canary(
  load: (points: Matrix) => Pick<GpuPoints, 'assign' | 'dispose'>,
): Promise<boolean> {
  const [rows, columns, k] = [2048, 16, 8];
  const source = random(20_260_101);
  const centers = Float32Array.from({ length: k * columns }, () => 10 * source.normal());
  const data = Float32Array.from(
    { length: rows * columns },
    (_, i) => centers[(Math.floor(i / columns) % k) * columns + (i % columns)]! + source.normal(),
  );
  const points = { rows, columns, data };
  const [here, there] = [plainKernels.load(points), load(points)];
  try {
    here.begin(k);
    here.assign(centers, 0, rows);
    const expected = here.totals();
    const found = await there.assign(centers);
    return (
      expected.counts.every((count, c) => count === found.counts[c]) &&
      expected.sums.every((sum, i) => Math.abs(sum - found.sums[i]!) <= 1e-4 * (100 + Math.abs(sum)))
    );
  } finally {
    here.dispose();
    there.dispose();
  }
}
