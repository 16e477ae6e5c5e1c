import type { CondensedBar } from '../../engine/cluster/density/views';
import type { ChartTheme, Figure } from './figure';
import { axis, bare, colorOf, frame } from './frame';
import { markOf } from './marks';
import { ticksOn } from './ticks';

interface Placed {
  readonly bar: CondensedBar;
  readonly middle: number;
}

/** Of its own size, the free room beside a bar. */
const BESIDE = 0.15;

/**
 * Each cluster below the middle of its parent, beside its siblings. Every one has a strip of its own, as broad as it is
 * at its birth and as all that splits off it, so that no two bars ever lie over each other.
 */
export function placeBars(bars: readonly CondensedBar[]): Placed[] {
  const children = bars.map((): number[] => []);
  bars.forEach(({ parent }, at) => parent >= 0 && children[parent]!.push(at));
  const [below, strips, middles] = [0, 1, 2].map(() => new Float64Array(bars.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const measure = (at: number): number => {
    below[at] = children[at]!.reduce((sum, child) => sum + measure(child), 0);
    return (strips[at] = Math.max(bars[at]!.size * (1 + BESIDE), below[at]!));
  };
  const place = (at: number, left: number): void => {
    middles[at] = left + strips[at]! / 2;
    let next = middles[at]! - below[at]! / 2;
    for (const child of children[at]!) {
      place(child, next);
      next += strips[child]!;
    }
  };
  let left = 0;
  bars.forEach(({ parent }, at) => {
    if (parent >= 0) return;
    measure(at);
    place(at, left);
    left += strips[at]!;
  });
  return bars.map((bar, at) => ({ bar, middle: middles[at]! }));
}

/**
 * The condensed tree as icicles: density rises downward, width is how many customers are still inside; each segment
 * has its mark at the end.
 */
export function condensedTreeFigure(
  bars: readonly CondensedBar[],
  density: string,
  theme: ChartTheme,
): Figure {
  const finite = bars.flatMap(({ lambdas }) => lambdas.filter((lambda) => lambda > 0 && lambda < Infinity));
  const [least, deepest] = finite.length > 0 ? [Math.min(...finite), Math.max(...finite)] : [0.1, 1];
  const level = (lambda: number) => Math.min(deepest, Math.max(least, lambda));
  const placed = placeBars(bars);
  const data = placed.map(({ bar, middle }) => {
    const levels = bar.lambdas.map(level);
    const half = bar.rows.map((rows) => rows / 2);
    return {
      type: 'scatter',
      mode: 'lines',
      fill: 'toself',
      hoverinfo: 'skip',
      x: [...half.map((h) => middle - h), ...half.map((h) => middle + h).reverse()],
      y: [...levels, ...[...levels].reverse()],
      fillcolor: bar.label < 0 ? theme.line : colorOf(bar.label, theme),
      line: { color: bar.label < 0 ? theme.soft : colorOf(bar.label, theme), width: 1 },
    };
  });
  const [from, to] = [Math.log10(least) - 0.02, Math.log10(deepest) + 0.02];
  const ticks = ticksOn('log', from, to);
  const segments = placed.filter(({ bar }) => bar.label >= 0);
  return {
    data: [
      ...data,
      {
        type: 'scatter',
        mode: 'markers',
        hoverinfo: 'skip',
        cliponaxis: false,
        x: segments.map(({ middle }) => middle),
        y: segments.map(({ bar }) => level(bar.lambdas.at(-1)!)),
        marker: {
          symbol: segments.map(({ bar }) => markOf(bar.label).symbol),
          color: segments.map(({ bar }) => colorOf(bar.label, theme)),
          size: 10,
          line: { color: theme.card, width: 1 },
        },
      },
    ],
    layout: {
      ...frame(theme),
      margin: { l: 52, r: 12, t: 8, b: 12 },
      xaxis: bare,
      yaxis: {
        ...axis(density, theme),
        type: 'log',
        range: [to, from],
        tickvals: ticks,
        ticktext: ticks.map((tick) => String(Number(tick.toPrecision(6)))),
      },
    },
  };
}
