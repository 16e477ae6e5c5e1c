import type { DendrogramView } from '../../../src/engine/cluster/hierarchical/dendrogram';
import { dendrogramFigure } from '../../../src/ui/charts/dendrogram';
import { times, wobble, type Draw, type Exhibit } from '../exhibit';

/** A tree that joins its feet from the left, one by one, cut into k. */
function comb(feet: number, k: number): DendrogramView {
  const labelOf = (foot: number) => Math.max(0, foot - (feet - k));
  const merges = times(Math.max(0, feet - 1), (i) => ({
    left: i === 0 ? 0 : i / 2 + 0.25,
    right: i + 1,
    leftHeight: i === 0 ? 0 : i,
    rightHeight: 0,
    height: i + 1,
    label: i + 1 <= feet - k ? 0 : -1,
  }));
  return {
    feet: times(feet, (x) => ({ x, rows: 1 + Math.floor(40 * wobble(x)), label: labelOf(x) })),
    merges,
    cut: [feet - k, feet - k + 1],
  };
}

const tree =
  (feet: number, k: number): Draw =>
  (theme) =>
    dendrogramFigure(comb(feet, k), k, 'How far apart', theme);

export default {
  usual: tree(12, 3),
  'two customers': tree(2, 2),
  'fifty segments': tree(60, 50),
  'one customer': tree(1, 1),
} satisfies Exhibit;
