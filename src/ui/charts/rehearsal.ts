import { brushed } from './brush';
import { customerMap } from './customer-map';
import type { ChartTheme, Figure } from './figure';

const DOTS = 2_000;
/** Cells a side of the density. */
const SIDE = 40;
const theme: ChartTheme = {
  ink: '#222',
  soft: '#666',
  line: '#ccc',
  card: '#fff',
  font: 'sans-serif',
  segments: Array.from({ length: 8 }, () => '#468'),
};

/** A map of nobody: drawn out of sight, it makes ready what the first map of customers needs. */
export function rehearsal(segmentCount: number): Figure {
  const spread = (step: number) => Float32Array.from({ length: DOTS }, (_, i) => (i * step) % 1);
  const segments = Array.from({ length: segmentCount }, (_, segment) => ({ segment, name: `${segment}` }));
  const view = {
    x: spread(0.618),
    y: spread(0.414),
    segment: Int32Array.from({ length: DOTS }, (_, i) => i % segmentCount),
    axes: ['x', 'y', 'z'] as const,
    density: {
      columns: SIDE,
      rows: SIDE,
      left: 0,
      bottom: 0,
      cellWidth: 1 / SIDE,
      cellHeight: 1 / SIDE,
      counts: new Float32Array(SIDE * SIDE).fill(1),
      customers: DOTS,
    },
  };
  const room = { width: 300, height: 200, widthOf: () => 40 };
  const map = customerMap(view, segments, theme, null, room);
  return brushed(map, view, segments, { inside: null, outlines: [], brush: 'select' }, theme);
}
