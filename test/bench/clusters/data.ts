import type { Matrix } from '../../../src/base/matrix';
import { random } from '../../../src/base/random';

export interface Planted {
  readonly x: Matrix<Float32Array<ArrayBuffer>>;
  readonly truth: Int32Array<ArrayBuffer>;
}

const SHARES = [0.24, 0.2, 0.16, 0.12, 0.1, 0.08, 0.06, 0.04];

/** Eight overlapping Gaussian groups of unequal size, each stretched its own way. */
export function groups(rows: number, columns: number): Planted {
  const form = random(columns);
  const spread = 2.6 / Math.sqrt(columns / 8);
  const shapes = SHARES.map(() => ({
    middle: Float64Array.from({ length: columns }, () => spread * form.normal()),
    turn: Float64Array.from(
      { length: columns * columns },
      (_, i) => 0.35 * form.normal() + (i % (columns + 1) === 0 ? 0.8 : 0),
    ),
  }));
  const source = random(rows + columns);
  const truth = new Int32Array(rows);
  const data = new Float32Array(rows * columns);
  const free = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    const label = drawn(source.next(), SHARES);
    truth[i] = label;
    const { middle, turn } = shapes[label]!;
    for (let j = 0; j < columns; j++) free[j] = source.normal();
    for (let j = 0; j < columns; j++) {
      let value = middle[j]!;
      for (let l = 0; l < columns; l++) value += free[l]! * turn[j * columns + l]!;
      data[i * columns + j] = value;
    }
  }
  return { x: { rows, columns, data }, truth };
}

const MIDDLES = [
  [-7, -6, 0.5],
  [6, -7, 0.9],
  [7, 5, 0.35],
  [-1, 8, 0.7],
] as const;
const RINGS = [3, 1.2] as const;

/** In the plane: four groups of unequal density, two rings, one around the other, and 8 % noise (−1). */
export function densities(rows: number): Planted {
  const source = random(rows);
  const truth = new Int32Array(rows);
  const data = new Float32Array(rows * 2);
  for (let i = 0; i < rows; i++) {
    const label = drawn(source.next(), [0.2, 0.18, 0.14, 0.12, 0.15, 0.13, 0.08]);
    const place = MIDDLES[label];
    truth[i] = label < 6 ? label : -1;
    if (place) {
      data[2 * i] = place[0] + place[2] * source.normal();
      data[2 * i + 1] = place[1] + place[2] * source.normal();
    } else if (label < 6) {
      const angle = 2 * Math.PI * source.next();
      const radius = RINGS[label - 4]! + 0.15 * source.normal();
      data[2 * i] = -6 + radius * Math.cos(angle);
      data[2 * i + 1] = 3 + radius * Math.sin(angle);
    } else for (const j of [0, 1]) data[2 * i + j] = 24 * source.next() - 12;
  }
  return { x: { rows, columns: 2, data }, truth };
}

/** The group that a share of 1 falls into. */
function drawn(at: number, shares: readonly number[]): number {
  let sum = 0;
  for (let group = 0; group < shares.length; group++) if (at < (sum += shares[group]!)) return group;
  return shares.length - 1;
}
