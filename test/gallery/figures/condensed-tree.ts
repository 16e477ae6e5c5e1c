import type { CondensedBar } from '../../../src/engine/cluster/density/views';
import { condensedTreeFigure } from '../../../src/ui/charts/condensed-tree';
import { times, wobble, type Draw, type Exhibit } from '../exhibit';

const bar = (parent: number, label: number, size: number, birth: number, death: number): CondensedBar => ({
  parent,
  label,
  birth,
  death,
  size,
  stability: size * (death - birth),
  lambdas: [birth, (birth + death) / 2, death],
  rows: [size, Math.ceil(size * 0.7), Math.ceil(size * 0.4)],
});

const tree =
  (bars: readonly CondensedBar[]): Draw =>
  (theme) =>
    condensedTreeFigure(bars, 'Density', theme);

export default {
  usual: tree([bar(-1, -1, 100, 0, 1), bar(0, 0, 60, 1, 4), bar(0, 1, 30, 1, 2)]),
  'two segments, one of one': tree([bar(-1, -1, 41, 0, 1), bar(0, 0, 40, 1, 3), bar(0, 1, 1, 1, Infinity)]),
  'fifty segments': tree([
    bar(-1, -1, 5000, 0, 1),
    ...times(50, (label) => bar(0, label, 120 - label, 1, 2 + wobble(label))),
  ]),
  'all noise': tree([bar(-1, -1, 200, 0, 2)]),
  'nothing at all': tree([]),
} satisfies Exhibit;
