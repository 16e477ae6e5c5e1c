import { customerMap } from '../../../src/ui/charts/customer-map';
import { hostile, times, wobble, type Draw, type Exhibit } from '../exhibit';
import { density, mapOf, segmentsAnd } from '../maps';

const map =
  (
    rows: number,
    labelOf: (row: number) => number,
    segments: ReturnType<typeof segmentsAnd>,
    dense = false,
  ): Draw =>
  (theme) =>
    customerMap({ ...mapOf(times(rows, labelOf)), density: dense ? density : null }, segments, theme, null, {
      width: 800,
      height: 380,
      widthOf: (name) => 7 * name.length,
    });

export default {
  usual: map(
    60,
    (row) => row % 3,
    ['Loyal', 'New', 'Gone'].map((name, segment) => ({ segment, name })),
  ),
  'two segments, one of one': map(200, (row) => (row === 0 ? 1 : 0), segmentsAnd(2)),
  'fifty segments over a density, some in none': map(
    2_000,
    (row) => (wobble(row) < 0.1 ? -1 : row % 50),
    segmentsAnd(50, hostile[4]!),
    true,
  ),
  'all noise': map(100, () => -1, segmentsAnd(0, 'In no segment')),
} satisfies Exhibit;
