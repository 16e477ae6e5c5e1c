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
    opacity: chosen === null || chosen === segment ? 1 : 0.4,
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
      xaxis: axis(view.axes[0]),
      yaxis: axis(view.axes[1]),
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

/** Cells a side of the raster in which the places of names are looked for. */
const RASTER = 12;

/**
 * Where the names go: where the segment's dots are many and among themselves, moved up and down until no name
 * stands on another.
 */
export function labelPlaces(
  view: Pick<MapView, 'x' | 'y' | 'segment'>,
  segments: readonly MapSegment[],
): Place[] {
  const [x, y] = [range(view.x), range(view.y)];
  const cell = (value: number, { low, size }: Range) =>
    Math.min(RASTER - 1, Math.floor(((value - low) / size) * RASTER));
  const center = (index: number, { low, size }: Range) => low + ((index + 0.5) / RASTER) * size;
  const all = new Float64Array(RASTER * RASTER);
  const own = new Map(segments.map(({ segment }) => [segment, new Float64Array(RASTER * RASTER)]));
  view.segment.forEach((segment, row) => {
    const at = cell(view.y[row]!, y) * RASTER + cell(view.x[row]!, x);
    all[at]!++;
    const counts = own.get(segment);
    if (counts) counts[at]!++;
  });
  const wanted = segments.flatMap(({ segment, name }) => {
    let [best, at] = [0, -1];
    own.get(segment)!.forEach((count, i) => {
      const score = count && count * (count / all[i]!) ** 2;
      if (score > best) [best, at] = [score, i];
    });
    return at < 0
      ? []
      : [{ segment, name, x: center(at % RASTER, x), y: center(Math.floor(at / RASTER), y) }];
  });
  const gap = y.size * 0.075;
  const placed: Place[] = [];
  for (const place of wanted.sort((a, b) => b.y - a.y)) {
    let height = place.y;
    const near = (other: Place) =>
      Math.abs(other.x - place.x) < x.size * 0.011 * (other.name.length + place.name.length) &&
      Math.abs(other.y - height) < gap;
    for (let hit = placed.find(near); hit; hit = placed.find(near)) height = hit.y - gap * 1.0001;
    placed.push({ ...place, y: height });
  }
  return placed;
}

interface Range {
  readonly low: number;
  readonly size: number;
}

function range(values: Float32Array): Range {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, size: high > low ? high - low : 1 };
}

function median(values: number[]): number {
  values.sort((a, b) => a - b);
  const middle = values.length >> 1;
  return values.length % 2 ? values[middle]! : (values[middle - 1]! + values[middle]!) / 2;
}
