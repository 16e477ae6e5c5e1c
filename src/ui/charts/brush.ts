import type { Outline } from '../../engine/analyze/area';
import type { MapView } from '../../engine/analyze/types';
import type { ChartTheme, Figure } from './figure';

/** How customers are selected with the pointer: by a box, by a line around them, or not at all. */
export type Brush = 'select' | 'lasso' | null;

/** How much of a dot is left that is not selected. */
const BACK = 0.07;

interface Drawn {
  readonly range?: { readonly x: readonly [number, number]; readonly y: readonly [number, number] };
  readonly lassoPoints?: Outline;
}

/** What was drawn around, as an outline; null when it has no inside. */
export function outlineOf({ range, lassoPoints }: Drawn): Outline | null {
  if (range) {
    const [[left, right], [bottom, top]] = [range.x, range.y];
    if (left === right || bottom === top) return null;
    return { x: [left, right, right, left], y: [bottom, bottom, top, top] };
  }
  return lassoPoints && lassoPoints.x.length > 2 ? { x: [...lassoPoints.x], y: [...lassoPoints.y] } : null;
}

/** What is drawn of a selection. */
export interface Brushing {
  /** 1 for each drawn customer that is selected; null: nothing is selected, nothing steps back. */
  readonly inside: Uint8Array | null;
  /** Drawn on this map. */
  readonly outlines: readonly Outline[];
  readonly brush: Brush;
}

/**
 * The customer map with a selection: what is not selected steps back, and the outlines drawn so far are shown.
 *
 * @param figure as `customerMap` makes it of the same `segments`: a trace of dots for each, in their order.
 */
export function brushed(
  figure: Figure,
  view: Pick<MapView, 'segment'>,
  segments: readonly { readonly segment: number }[],
  { inside, outlines, brush }: Brushing,
  theme: ChartTheme,
): Figure {
  const positions = inside && selectedPositions(view.segment, inside);
  let dots = 0;
  const data = figure.data.map((trace) => {
    if (!isDots(trace)) return trace;
    const own = segments[dots++];
    if (!positions || !own) return trace;
    return {
      ...trace,
      selectedpoints: positions.get(own.segment) ?? [],
      unselected: { marker: { opacity: BACK } },
    };
  });
  return {
    data,
    layout: {
      ...figure.layout,
      dragmode: brush ?? false,
      newselection: { line: { color: theme.ink, width: 1.5, dash: 'dot' } },
      shapes: outlines.map((outline) => ({
        type: 'path',
        path: pathOf(outline),
        line: { color: theme.ink, width: 1.5, dash: 'dot' },
      })),
    },
  };
}

const isDots = ({ type, mode }: Readonly<Record<string, unknown>>): boolean =>
  mode === 'markers' && (type === 'scattergl' || type === 'scatter');

/** Places within its segment's trace of each selected dot. */
function selectedPositions(labels: Int32Array, inside: Uint8Array): Map<number, number[]> {
  const counts = new Map<number, number>();
  const positions = new Map<number, number[]>();
  labels.forEach((label, at) => {
    const place = counts.get(label) ?? 0;
    counts.set(label, place + 1);
    if (inside[at] !== 1) return;
    const list = positions.get(label);
    if (list) list.push(place);
    else positions.set(label, [place]);
  });
  return positions;
}

const pathOf = ({ x, y }: Outline): string =>
  `${x.map((atX, i) => `${i === 0 ? 'M' : 'L'}${atX},${y[i]}`).join('')}Z`;
