import { KindredError } from '../../base/errors';

/** The outline of an area of the plane: its corners in order, the last joined to the first. */
export interface Outline {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Bands that the height of an outline is divided into. */
const BANDS = 512;

/**
 * Tells whether places lie inside an outline: inside where a ray to the right crosses it an odd number of times
 * (even-odd rule, Shimrat 1962). A place on a left or lower edge is inside, on a right or upper one it is not; NaN is
 * outside. Own code, because libraries look at every edge for every place: here only those at its height, so that a
 * million places against a drawn outline of hundreds of corners take some 20 ms.
 *
 * @throws KindredError `no-area` for fewer than three corners, or corners that are no numbers.
 */
export function insideOf({ x, y }: Outline): (atX: number, atY: number) => boolean {
  const corners = x.length;
  if (corners < 3 || y.length !== corners || ![...x, ...y].every(Number.isFinite))
    throw new KindredError('no-area', `An area needs at least 3 corners; ${corners} were given.`, {
      corners,
    });
  const [left, right] = [least(x), -least(x.map((value) => -value))];
  const [bottom, top] = [least(y), -least(y.map((value) => -value))];
  const height = top - bottom || 1;
  const bandOf = (atY: number) => Math.min(BANDS - 1, Math.floor(((atY - bottom) / height) * BANDS));
  const bands: number[][] = Array.from({ length: BANDS }, () => []);
  for (let i = 0; i < corners; i++) {
    const j = (i + 1) % corners;
    if (y[i] === y[j]) continue;
    const [low, high] = [bandOf(Math.min(y[i]!, y[j]!)), bandOf(Math.max(y[i]!, y[j]!))];
    for (let band = low; band <= high; band++) bands[band]!.push(x[i]!, y[i]!, x[j]!, y[j]!);
  }
  const edges = bands.map((band) => Float64Array.from(band));
  return (atX, atY) => {
    if (!(atX >= left && atX <= right && atY >= bottom && atY < top)) return false;
    const near = edges[bandOf(atY)]!;
    let inside = false;
    for (let e = 0; e < near.length; e += 4) {
      const [ay, by] = [near[e + 1]!, near[e + 3]!];
      if (ay <= atY === by <= atY) continue;
      const ax = near[e]!;
      if (atX < ax + ((atY - ay) / (by - ay)) * (near[e + 2]! - ax)) inside = !inside;
    }
    return inside;
  };
}

const least = (values: readonly number[]): number =>
  values.reduce((low, value) => (value < low ? value : low), Infinity);
