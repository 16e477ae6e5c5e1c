import { leafOrder, type Hierarchy } from '../hierarchy';
import type { Leaves } from './leaves';

/** Leaves up to which all pairs count; of more, so many evenly spread along the tree. */
const LEAVES = 1_000;

/**
 * Cophenetic correlation (Sokal, Rohlf 1962): between the distances of pairs of rows and the heights at which the tree
 * joins them. 1 when the tree tells the distances; NaN where they don't differ. Exact up to 1,000 distinct rows.
 */
export function copheneticCorrelation(
  { points, weights }: Pick<Leaves, 'points' | 'weights'>,
  tree: Hierarchy,
): number {
  const { columns, data } = points;
  const { order, walls } = leafOrder(tree);
  const stride = Math.ceil(order.length / LEAVES);
  const chosen = order.filter((_, at) => at % stride === 0);
  const between = new Float64Array(chosen.length);
  walls.forEach((wall, at) => {
    const next = Math.ceil(at / stride);
    if (next < between.length) between[next] = Math.max(between[next]!, wall);
  });
  let [count, sumD, sumC, squareD, squareC, product] = [0, 0, 0, 0, 0, 0];
  for (let a = 0; a < chosen.length; a++) {
    const own = weights[chosen[a]!]!;
    count += (own * (own - 1)) / 2;
    let height = 0;
    for (let b = a + 1; b < chosen.length; b++) {
      height = Math.max(height, between[b]!);
      let sum = 0;
      for (let j = 0, p = chosen[a]! * columns, q = chosen[b]! * columns; j < columns; j++, p++, q++)
        sum += (data[p]! - data[q]!) ** 2;
      const distance = Math.sqrt(sum);
      const weight = own * weights[chosen[b]!]!;
      count += weight;
      sumD += weight * distance;
      sumC += weight * height;
      squareD += weight * sum;
      squareC += weight * height * height;
      product += weight * distance * height;
    }
  }
  return (
    (count * product - sumD * sumC) /
    Math.sqrt((count * squareD - sumD * sumD) * (count * squareC - sumC * sumC))
  );
}
