import { KindredError } from '../../base/errors';
import { toFloat32, type Matrix } from '../../base/matrix';
import type { AsyncSteps } from '../../base/steps';
import { squared } from '../../compute/cpu/plain';
import type { Gpu } from '../../compute/gpu';
import type { Kernels } from '../../compute/kernels';
import type { NearestRows } from './nearest-rows';
import { centered } from './points';

/** Rows that the kernels place together. */
const BLOCK = 8;
/** One block of so many is checked. */
const CHECKED = 128;

/**
 * What the kernels find, the same to the bit, by proposals of a graphics card: the processor places the rows it left
 * open, checks one block of 128, and measures every distance. Null where there is no card to use or it failed.
 */
export async function* nearestRowsOn(
  gpu: Gpu,
  points: Matrix,
  x: Matrix,
  kernels: Kernels,
): AsyncSteps<NearestRows | null> {
  const { rows, columns } = x;
  const { centers, origin } = centered(points);
  const floats = toFloat32(x);
  const card = await gpu.load(floats, origin, points.rows);
  if (!card) return null;
  const loaded = kernels.load(floats, origin);
  const found = { rows: new Int32Array(rows), distances: new Float64Array(rows) };
  const out = { labels: found.rows, first: new Float32Array(rows), second: new Float32Array(rows) };
  const place = new Float32Array(columns);
  try {
    for await (const { from, labels } of card.nearest(centers)) {
      for (let at = 0; at < labels.length; at += BLOCK) {
        const proposed = labels.subarray(at, at + BLOCK);
        const start = from + at;
        const end = start + proposed.length;
        const check = (start / BLOCK) % CHECKED === 0;
        if (check || proposed.some((label) => label < 0 || label >= points.rows)) {
          loaded.nearest(centers, points.rows, start, end, out);
          if (proposed.some((label, i) => label >= 0 && label !== found.rows[start + i])) {
            card.distrust();
            return null;
          }
        } else found.rows.set(proposed, start);
        for (let row = start; row < end; row++) {
          for (let j = 0; j < columns; j++) place[j] = floats.data[row * columns + j]! - origin[j]!;
          found.distances[row] = Math.sqrt(squared(place, 0, centers, found.rows[row]! * columns, columns));
        }
      }
      yield { done: from + labels.length, total: rows };
    }
  } catch (thrown) {
    if (!(thrown instanceof KindredError && thrown.problem.code === 'gpu-lost')) throw thrown;
    return null;
  } finally {
    card.dispose();
    loaded.dispose();
  }
  return found;
}
