import type { MapView } from '../../engine/analyze/types';

export interface MapSegment {
  readonly segment: number;
  readonly name: string;
}

export interface Place extends MapSegment {
  readonly x: number;
  readonly y: number;
}

/** What the names have to share, in CSS pixels: the plane without its margins, and how wide a name is written. */
export interface LabelRoom {
  readonly width: number;
  readonly height: number;
  readonly widthOf: (name: string) => number;
  /** Width of a dot: where dots are few, no label stands on one. Without it dots are many, and labels stand on them. */
  readonly dot?: number;
}

export interface Labels {
  readonly places: readonly Place[];
  /** Names have no room: the places are of numbers (segments counted from 1), and the names belong below. */
  readonly numbered: boolean;
}

type Dots = Pick<MapView, 'x' | 'y' | 'segment'>;

/** Positions of the dots of each segment, in the order of `segments`. */
export function dotsOf(labels: Int32Array, segments: readonly MapSegment[]): Int32Array[] {
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const lists = new Map(segments.map(({ segment }) => [segment, new Int32Array(counts.get(segment) ?? 0)]));
  const next = new Map<number, number>();
  labels.forEach((label, at) => {
    const list = lists.get(label);
    if (!list) return;
    const place = next.get(label) ?? 0;
    list[place] = at;
    next.set(label, place + 1);
  });
  return segments.map(({ segment }) => lists.get(segment)!);
}

/** The middle (medians) of each segment that has dots. */
export function middles(view: Dots, segments: readonly MapSegment[]): Place[] {
  const dots = dotsOf(view.segment, segments);
  return segments.flatMap(({ segment, name }, i) =>
    dots[i]!.length === 0
      ? []
      : [{ segment, name, x: median(view.x, dots[i]!), y: median(view.y, dots[i]!) }],
  );
}

export interface Range {
  readonly low: number;
  readonly size: number;
}

/** Free room around the dots, of the whole. */
const MARGIN = 0.04;

/** From a little below the least place to a little above the greatest. */
export function rangeOf(values: Float32Array): Range {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(high > low)) return { low: (Number.isFinite(low) ? low : 0) - 1, size: 2 };
  const margin = (high - low) * MARGIN;
  return { low: low - margin, size: high - low + 2 * margin };
}

/** Cells a side of the raster in which the places of names are looked for. */
const RASTER = 12;
/** Height of a line of names, and of the frame of a number, in CSS pixels. */
const LINE = 18;
const NUMBER = 24;
/** Between two names, so that they do not read as one. */
const GAP = { across: 8, up: 4 } as const;
/** So many dots at most are looked at one by one. */
const FEW = 60;
/** Names that would cover more of the plane than this hide what they name. */
const MOST_COVERED = 0.15;
/** Lines that a name may be moved away from its dots. */
const FARTHEST = 4;

/**
 * Where the names go: where the segment's dots are many and among themselves, moved up or down until no name stands on
 * another or leaves the plane. Where names have no room, numbers stand in their place.
 */
export function labelPlaces(view: Dots, segments: readonly MapSegment[], room: LabelRoom): Labels {
  const wanted = densest(view, segments).sort((a, b) => b.y - a.y);
  const covered = wanted.reduce((sum, { name }) => sum + room.widthOf(name) * LINE, 0);
  if (covered <= MOST_COVERED * room.width * room.height) {
    const places = apart(view, wanted, room, ({ name }) => [room.widthOf(name) + GAP.across, LINE + GAP.up]);
    if (places.every((place) => place !== null)) return { places, numbered: false };
  }
  const numbers = apart(view, wanted, room, () => [NUMBER, NUMBER]);
  return { places: numbers.map((place, i) => place ?? wanted[i]!), numbered: true };
}

/** The cell of each segment that has most of its dots with fewest of others. */
function densest(view: Dots, segments: readonly MapSegment[]): Place[] {
  const [x, y] = [rangeOf(view.x), rangeOf(view.y)];
  const cell = (value: number, { low, size }: Range) => Math.floor(((value - low) / size) * RASTER);
  const center = (index: number, { low, size }: Range) => low + ((index + 0.5) / RASTER) * size;
  const all = new Float64Array(RASTER * RASTER);
  const own = new Map(segments.map(({ segment }) => [segment, new Float64Array(RASTER * RASTER)]));
  view.segment.forEach((segment, row) => {
    const at = cell(view.y[row]!, y) * RASTER + cell(view.x[row]!, x);
    all[at]!++;
    const counts = own.get(segment);
    if (counts) counts[at]!++;
  });
  return segments.flatMap(({ segment, name }) => {
    let [best, at] = [0, -1];
    own.get(segment)!.forEach((count, i) => {
      const score = count && count * (count / all[i]!) ** 2;
      if (score > best) [best, at] = [score, i];
    });
    return at < 0
      ? []
      : [{ segment, name, x: center(at % RASTER, x), y: center(Math.floor(at / RASTER), y) }];
  });
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** What each dot takes of the plane, where labels have to keep clear of it. */
function dotBoxes(view: Dots, x: Range, y: Range, { width, height, dot = 0 }: LabelRoom): Box[] {
  if (dot === 0 || view.x.length > FEW) return [];
  return Array.from(view.x, (place, row) => {
    const across = ((place - x.low) / x.size) * width;
    const up = ((view.y[row]! - y.low) / y.size) * height;
    return { left: across - dot / 2, right: across + dot / 2, bottom: up - dot / 2, top: up + dot / 2 };
  });
}

/** Moves places so that their boxes neither touch nor leave the plane; null for one that finds no room near its dots. */
function apart(
  view: Dots,
  wanted: readonly Place[],
  room: LabelRoom,
  boxOf: (place: Place) => readonly [width: number, height: number],
): (Place | null)[] {
  const [x, y] = [rangeOf(view.x), rangeOf(view.y)];
  const taken = dotBoxes(view, x, y, room);
  return wanted.map((place) => {
    const [width, height] = boxOf(place);
    if (width > room.width) return null;
    const across = between(((place.x - x.low) / x.size) * room.width, width / 2, room.width - width / 2);
    const up = ((place.y - y.low) / y.size) * room.height;
    for (let step = 0; step <= 2 * FARTHEST; step++) {
      const move = Math.ceil(step / 2) * (step % 2 ? -1 : 1) * height;
      const middle = between(up + move, height / 2, room.height - height / 2);
      const box = {
        left: across - width / 2,
        right: across + width / 2,
        bottom: middle - height / 2,
        top: middle + height / 2,
      };
      const hit = taken.some(
        (other) =>
          box.left < other.right &&
          other.left < box.right &&
          box.bottom < other.top - 0.01 &&
          other.bottom < box.top - 0.01,
      );
      if (hit) continue;
      taken.push(box);
      return {
        ...place,
        x: x.low + (across / room.width) * x.size,
        y: y.low + (middle / room.height) * y.size,
      };
    }
    return null;
  });
}

const between = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

function median(values: Float32Array, at: Int32Array): number {
  const sorted = Float32Array.from(at, (i) => values[i]!).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
