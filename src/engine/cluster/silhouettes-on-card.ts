import { KindredError } from '../../base/errors';
import type { AsyncSteps } from '../../base/steps';
import type { Gpu } from '../../compute/gpu';
import type { Kernels } from '../../compute/kernels';
import { silhouette, type Cells } from './cells';

/** Rows that the kernels sum together; so many of every block are checked. */
const CHECKED = 8;
/** By how much a silhouette of a card may differ from the processor's. */
export const CARD_TOLERANCE = 1e-5;

/**
 * Silhouettes of the sorted rows of one labeling by a graphics card, written to `values`: block by block, eight rows of
 * each compared with the processor's. Returns up to which row they are there: all, or less where there is no card to
 * use or it was lost; none of a card that computes wrongly.
 */
export async function* silhouettesOn(
  gpu: Gpu,
  cells: Cells,
  kernels: Kernels,
  values: Float64Array,
): AsyncSteps<number> {
  const { points, labelings, slotCount } = cells;
  const { columns, data } = points;
  const labeling = labelings[0]!;
  const { counts, slot } = labeling;
  const inNone = points.rows - counts.reduce((sum, count) => sum + count, 0);
  const rows = points.rows - inNone;
  if (rows === 0) return 0;
  const starts = new Int32Array(counts.length + 1);
  counts.forEach((count, c) => (starts[c + 1] = starts[c]! + count));
  const card = await gpu.loadForDistances({ rows, columns, data: data.subarray(inNone * columns) });
  if (!card) return 0;
  values.fill(NaN, 0, inNone);
  const here = kernels.load(points);
  let done = inNone;
  let sums = new Float64Array(0);
  try {
    for await (const part of card.distanceSums(starts)) {
      if (sums.length === 0) sums = new Float64Array(part.rows * slotCount);
      part.groups.forEach((group, g) => {
        for (let i = 0; i < part.rows; i++)
          sums[i * slotCount + slot + group]! += part.sums[g * part.rows + i]!;
      });
      if (part.last) {
        const end = done + part.rows;
        for (let row = done, at = 0; row < end; row++, at += slotCount)
          values[row] = silhouette(labeling, sums, at, row);
        if (!agrees(cells, here, values, done, end)) {
          card.distrust();
          return 0;
        }
        done = end;
        sums = new Float64Array(0);
      }
      yield { done: part.from + (part.last ? part.rows : 0), total: rows };
    }
  } catch (thrown) {
    if (!(thrown instanceof KindredError && thrown.problem.code === 'gpu-lost')) throw thrown;
  } finally {
    card.dispose();
    here.dispose();
  }
  return done;
}

/** Whether eight of the rows [from, to) have the processor's silhouettes; other ones in every block. */
function agrees(
  cells: Cells,
  here: ReturnType<Kernels['load']>,
  values: Float64Array,
  from: number,
  to: number,
): boolean {
  const { runs, slots, slotCount, labelings } = cells;
  const eights = Math.max(1, Math.floor((to - from) / CHECKED) - 1);
  const start = Math.floor((from + CHECKED * ((from * 7 + 3) % eights)) / CHECKED) * CHECKED;
  const end = Math.min(cells.points.rows, start + CHECKED);
  const sums = here.distanceSums(runs, slots, slotCount, start, end);
  for (let row = Math.max(from, start); row < Math.min(to, end); row++) {
    const expected = silhouette(labelings[0]!, sums, (row - start) * slotCount, row);
    if (!(Math.abs(values[row]! - expected) <= CARD_TOLERANCE)) return false;
  }
  return true;
}
