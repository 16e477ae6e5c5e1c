import { customerSpace, FIRST_SIGHT } from '../../../src/ui/charts/customer-space';
import { times, type Draw, type Exhibit } from '../exhibit';
import { mapOf, segmentsAnd } from '../maps';

const space =
  (rows: number, labelOf: (row: number) => number, segments: ReturnType<typeof segmentsAnd>): Draw =>
  (theme) =>
    customerSpace(mapOf(times(rows, labelOf)), segments, theme, null, FIRST_SIGHT);

export default {
  usual: space(
    40,
    (row) => row % 2,
    ['Loyal', 'Gone'].map((name, segment) => ({ segment, name })),
  ),
  'fifty segments': space(1_000, (row) => row % 50, segmentsAnd(50)),
  'all noise': space(100, () => -1, segmentsAnd(0, 'In no segment')),
} satisfies Exhibit;
