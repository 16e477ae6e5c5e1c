import { f1 } from './hits';

const BINS = 64;

/** A column cut at its quantiles: the bin of each row (255: missing) and the values at the ends of each bin. */
export interface Binned {
  readonly codes: Uint8Array;
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
}

/** Cost: rows × log rows. */
export function binned(values: Float64Array): Binned {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const ends = new Set<number>();
  for (let bin = 1; bin <= BINS && sorted.length > 0; bin++)
    ends.add(sorted[Math.ceil((sorted.length * bin) / BINS) - 1]!);
  const highest = Float64Array.from(ends);
  const codes = new Uint8Array(values.length).fill(255);
  const lowest = new Float64Array(highest.length).fill(Infinity);
  values.forEach((value, row) => {
    if (Number.isNaN(value)) return;
    let [from, to] = [0, highest.length - 1];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (highest[middle]! < value) from = middle + 1;
      else to = middle;
    }
    codes[row] = from;
    lowest[from] = Math.min(lowest[from]!, value);
  });
  return { codes, lowest, highest };
}

/**
 * The range of a column that names the wanted among some rows best by F1; one-sided unless a second bound brings
 * `worth`. Null where the column has one value. Cost: rows + bins².
 */
export function bestRange(
  { codes, lowest, highest }: Binned,
  rows: Int32Array,
  wanted: Uint8Array,
  total: number,
  worth: number,
): { readonly least: number; readonly most: number; readonly score: number } | null {
  const bins = highest.length;
  if (bins < 2) return null;
  const all = new Int32Array(bins + 1);
  const own = new Int32Array(bins + 1);
  for (let i = 0; i < rows.length; i++) {
    const code = codes[rows[i]!]!;
    if (code === 255) continue;
    all[code + 1]!++;
    own[code + 1]! += wanted[rows[i]!]!;
  }
  for (let bin = 1; bin <= bins; bin++) {
    all[bin]! += all[bin - 1]!;
    own[bin]! += own[bin - 1]!;
  }
  let [oneSided, twoSided] = [
    { from: 0, to: 0, score: -1 },
    { from: 0, to: 0, score: -1 },
  ];
  for (let from = 0; from < bins; from++)
    for (let to = from + 1; to <= bins; to++) {
      if (from === 0 && to === bins) continue;
      const score = f1({ wanted: total, named: all[to]! - all[from]!, right: own[to]! - own[from]! });
      if ((from === 0 || to === bins) && score > oneSided.score) oneSided = { from, to, score };
      if (score > twoSided.score) twoSided = { from, to, score };
    }
  const { from, to, score } = twoSided.score > oneSided.score + worth ? twoSided : oneSided;
  return {
    least: from === 0 ? -Infinity : lowest[from]!,
    most: to === bins ? Infinity : highest[to - 1]!,
    score,
  };
}
