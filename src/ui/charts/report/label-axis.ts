import { plain, type ChartTheme } from '../figure';
import { LETTER } from './measures';

/** Room for labels at the left, in pixels. */
export const room = (written: readonly string[]): number =>
  Math.min(320, 24 + LETTER * Math.max(0, ...written.map((label) => label.length)));

/** An axis from top to bottom with a label for each line. */
export const labelAxis = (written: readonly string[], theme: ChartTheme) => ({
  fixedrange: true,
  gridcolor: theme.line,
  zeroline: false,
  range: [written.length - 0.5, -0.5],
  tickmode: 'array',
  tickvals: written.map((_, place) => place),
  ticktext: written.map((label) => plain(label.length > 42 ? `${label.slice(0, 41)}…` : label)),
});
