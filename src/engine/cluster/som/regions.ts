import type { Steps } from '../../../base/steps';
import { cutInto } from '../hierarchical/cut';
import { ward } from '../hierarchical/ward';
import type { Hierarchy } from '../hierarchy';
import { takeRows } from '../points';

const usedOf = (hits: Int32Array) => Int32Array.from(hits.keys()).filter((unit) => hits[unit]! > 0);

/** Ward's tree of the units with rows, in the order of the units. */
export function* treeOf(codebook: Float32Array, hits: Int32Array): Steps<Hierarchy> {
  const columns = codebook.length / hits.length;
  const used = usedOf(hits);
  const { rows, data } = takeRows({ rows: hits.length, columns, data: codebook }, used);
  const points = { rows, columns, data: Float64Array.from(data) };
  const weights = Float64Array.from(used, (unit) => hits[unit]!);
  return yield* ward({ points, weights });
}

/** Region of each unit when the tree is cut into k; a unit without rows goes with the nearest that has some. Cost: units × those without rows. */
export function regionsOf(codebook: Float32Array, hits: Int32Array, tree: Hierarchy, k: number): Int32Array {
  const units = hits.length;
  const columns = codebook.length / units;
  const used = usedOf(hits);
  const labels = cutInto(tree, k);
  const all = new Int32Array(units);
  used.forEach((unit, at) => (all[unit] = labels[at]!));
  for (let unit = 0; unit < units; unit++) {
    if (hits[unit]! > 0) continue;
    let least = Infinity;
    for (let at = 0; at < used.length; at++) {
      const other = used[at]!;
      let sum = 0;
      for (let j = 0; j < columns; j++)
        sum += (codebook[unit * columns + j]! - codebook[other * columns + j]!) ** 2;
      if (sum >= least) continue;
      least = sum;
      all[unit] = labels[at]!;
    }
  }
  return all;
}
