import { customerMap } from '../../../src/ui/charts/customer-map';
import { hostile, segmentsOf, times, wobble, type Draw, type Exhibit } from '../exhibit';

const map =
  (
    rows: number,
    labelOf: (row: number) => number,
    segments: ReturnType<typeof segmentsOf>,
    axes: readonly [string, string, string] = ['more orders', 'longer ago', 'dearer'],
  ): Draw =>
  (theme) => {
    const labels = times(rows, labelOf);
    const view = {
      x: Float32Array.from(labels, (label, row) => Math.cos(label) * 4 + wobble(row, 0)),
      y: Float32Array.from(labels, (label, row) => Math.sin(label * 1.7) * 4 + wobble(row, 1)),
      segment: Int32Array.from(labels),
      axes,
    };
    return customerMap(view, segments, theme, null);
  };

export default {
  usual: map(
    60,
    (row) => row % 3,
    ['Loyal', 'New', 'Gone'].map((name, segment) => ({ segment, name })),
  ),
  'two segments, one of one': map(200, (row) => (row === 0 ? 1 : 0), segmentsOf(2), [
    hostile[0]!,
    hostile[4]!,
  ]),
  'fifty segments': map(2_000, (row) => row % 50, segmentsOf(50)),
} satisfies Exhibit;
