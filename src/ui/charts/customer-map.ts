import type { MapView } from '../../engine/analyze/types';
import { plain, type ChartTheme, type Figure } from './figure';
import { markOf } from './marks';

export interface MapSegment {
  readonly segment: number;
  readonly name: string;
}

/**
 * The customer map: one dot a customer, color and shape by segment, names written into the picture.
 *
 * @param chosen the segment to set off; the others step back. Null: all alike.
 */
export function customerMap(
  view: Pick<MapView, 'x' | 'y' | 'segment' | 'axes'>,
  segments: readonly MapSegment[],
  theme: ChartTheme,
  chosen: number | null,
): Figure {
  const opacity = Math.max(0.25, Math.min(0.75, 30 / Math.sqrt(Math.max(1, view.x.length))));
  const size = view.x.length > 5000 ? 4 : view.x.length > 1500 ? 5 : 7;
  const data = segments.map(({ segment, name }) => {
    const { symbol } = markOf(segment);
    const rows = rowsOf(view.segment, segment);
    return {
      type: 'scattergl',
      mode: 'markers',
      name: plain(name),
      x: rows.map((row) => view.x[row]!),
      y: rows.map((row) => view.y[row]!),
      hoverinfo: 'name',
      marker: {
        symbol,
        size,
        color: theme.segments[segment % theme.segments.length],
        opacity: chosen === null || chosen === segment ? opacity : 0.08,
        line: { width: 0 },
      },
    };
  });
  const annotations = labelPlaces(view, segments).map(({ segment, name, x, y }) => ({
    x,
    y,
    text: `<b>${plain(name)}</b>`,
    showarrow: false,
    font: { color: theme.ink, size: 13 },
    bgcolor: theme.card,
    borderpad: 3,
    opacity: chosen === null || chosen === segment ? 0.88 : 0.35,
  }));
  const axis = (title: string) => ({
    title: { text: plain(title), font: { size: 12, color: theme.soft }, standoff: 8 },
    showgrid: false,
    zeroline: false,
    showticklabels: false,
    ticks: '',
    fixedrange: true,
  });
  return {
    data,
    layout: {
      font: { family: theme.font, color: theme.ink },
      paper_bgcolor: 'rgba(0,0,0,0)',
      plot_bgcolor: 'rgba(0,0,0,0)',
      margin: { l: 32, r: 12, t: 8, b: 36 },
      showlegend: false,
      hovermode: 'closest',
      hoverlabel: { bgcolor: theme.card, bordercolor: theme.line, font: { color: theme.ink } },
      dragmode: false,
      xaxis: axis(`${view.axes[0]} →`),
      yaxis: axis(`${view.axes[1]} →`),
      annotations,
    },
  };
}

function rowsOf(labels: Int32Array, segment: number): number[] {
  const rows: number[] = [];
  labels.forEach((label, row) => label === segment && rows.push(row));
  return rows;
}

export interface Place extends MapSegment {
  readonly x: number;
  readonly y: number;
}

/** The middle (medians) of each segment that has dots. */
export function middles(
  view: Pick<MapView, 'x' | 'y' | 'segment'>,
  segments: readonly MapSegment[],
): Place[] {
  return segments.flatMap(({ segment, name }) => {
    const rows = rowsOf(view.segment, segment);
    if (rows.length === 0) return [];
    return [
      { segment, name, x: median(rows.map((r) => view.x[r]!)), y: median(rows.map((r) => view.y[r]!)) },
    ];
  });
}

/** Where the names go: the middles, moved up and down until none stands on another. */
export function labelPlaces(
  view: Pick<MapView, 'x' | 'y' | 'segment'>,
  segments: readonly MapSegment[],
): Place[] {
  const high = extent(view.y);
  const wide = extent(view.x);
  const gap = high * 0.075;
  const placed: Place[] = [];
  for (const place of middles(view, segments).sort((a, b) => b.y - a.y)) {
    let { y } = place;
    const near = (other: Place) =>
      Math.abs(other.x - place.x) < wide * 0.011 * (other.name.length + place.name.length) &&
      Math.abs(other.y - y) < gap;
    for (let hit = placed.find(near); hit; hit = placed.find(near)) y = hit.y - gap * 1.0001;
    placed.push({ ...place, y });
  }
  return placed;
}

const extent = (values: Float32Array): number => {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high > low ? high - low : 1;
};

function median(values: number[]): number {
  values.sort((a, b) => a - b);
  const middle = values.length >> 1;
  return values.length % 2 ? values[middle]! : (values[middle - 1]! + values[middle]!) / 2;
}
