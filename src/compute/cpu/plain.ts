import type { Matrix } from '../../base/matrix';
import { SHARD_ROWS } from '../kernels';
import type { Adopted, Kernels, LoadedPoints, Nearest, Placed, Survey, Tally, Totals } from '../kernels';
import { PlainGaussians } from './plain-gaussians';
import { added, addLanes, adoptByShard, drawRows, eachShard, halfSquares, shardsOf } from './shared';

const { fround } = Math;

/** Plain loops: the reference that every other implementation has to equal. */
export const plainKernels: Kernels = {
  name: 'plain',
  survey({ columns, data }, from, to, limit): Survey {
    const sums = new Float64Array(columns);
    let within = true;
    for (let i = from, at = from * columns; i < to; i++)
      for (let j = 0; j < columns; j++, at++) {
        sums[j]! += data[at]!;
        within &&= Math.abs(data[at]!) <= limit;
      }
    return { sums, within };
  },
  load: (points, origin) => new PlainPoints(points, origin),
  gaussians: (components) => new PlainGaussians(components),
};

/** A float32 copy of the points, less the origin. */
export function shifted({ rows, columns, data }: Matrix, origin: Float64Array | undefined): Float32Array {
  if (!origin) return Float32Array.from(data);
  const copy = new Float32Array(rows * columns);
  for (let i = 0, at = 0; i < rows; i++)
    for (let j = 0; j < columns; j++, at++) copy[at] = data[at]! - origin[j]!;
  return copy;
}

class PlainPoints implements LoadedPoints {
  readonly rows: number;
  readonly columns: number;
  private x: Float32Array<ArrayBufferLike>;
  private k = 0;
  private label: Int32Array;
  private counts = new Int32Array(0);
  private sums = new Float64Array(0);
  private closest: Float32Array = new Float32Array(0);
  private trials: Float32Array[] = [];

  constructor(
    points: Matrix,
    private readonly origin?: Float64Array,
  ) {
    this.rows = points.rows;
    this.columns = points.columns;
    this.x = shifted(points, origin);
    this.label = new Int32Array(points.rows);
  }

  row(index: number): Float32Array {
    return this.x.slice(index * this.columns, (index + 1) * this.columns);
  }

  reload(points: Matrix<Float32Array>, rows: Int32Array): void {
    const { columns: d, origin, x } = this;
    rows.forEach((row, i) => {
      for (let j = 0; j < d; j++) x[i * d + j] = points.data[row * d + j]! - (origin?.[j] ?? 0);
    });
  }

  squares(from: number): number {
    const { x, columns: d } = this;
    const lanes = new Float64Array(8);
    for (let i = from; i < Math.min(this.rows, from + SHARD_ROWS); i++)
      for (let j = 0; j < d; j++) lanes[i & 7]! += x[i * d + j]! ** 2;
    return addLanes(lanes);
  }

  begin(k: number): void {
    const shards = shardsOf(this.rows);
    this.k = k;
    this.label.fill(-1);
    this.counts = new Int32Array(shards * k);
    this.sums = new Float64Array(shards * k * this.columns);
  }

  assign(centers: Float32Array, from: number, to: number): number {
    const half = new Float32Array(this.k);
    halfSquares(centers, this.k, this.columns, half, 0);
    let changed = 0;
    eachShard(from, to, (shard, first, end) => (changed += this.assigned(centers, half, shard, first, end)));
    return changed;
  }

  private assigned(
    centers: Float32Array,
    half: Float32Array,
    shard: number,
    from: number,
    to: number,
  ): number {
    const { x, columns: d, k, label } = this;
    const counts = this.counts.subarray(shard * k, (shard + 1) * k);
    const sums = this.sums.subarray(shard * k * d, (shard + 1) * k * d);
    let changed = 0;
    for (let i = from; i < to; i++) {
      const row = i * d;
      let best = Infinity;
      let nearest = 0;
      for (let c = 0, at = 0; c < k; c++) {
        let score = half[c]!;
        for (let j = 0; j < d; j++, at++) score = fround(score - fround(x[row + j]! * centers[at]!));
        if (score < best) {
          best = score;
          nearest = c;
        }
      }
      const before = label[i]!;
      if (nearest === before) continue;
      changed++;
      label[i] = nearest;
      counts[nearest]!++;
      for (let j = 0; j < d; j++) sums[nearest * d + j]! += x[row + j]!;
      if (before < 0) continue;
      counts[before]!--;
      for (let j = 0; j < d; j++) sums[before * d + j]! -= x[row + j]!;
    }
    return changed;
  }

  adopt(centers: Float32Array, from: number, proposed: Int32Array): Adopted {
    const { x, columns: d, label, counts, sums } = this;
    const place = (row: number) => ({ x, at: row * d, stride: 1 });
    return adoptByShard(proposed, from, d, centers, place, { labels: label, counts, sums });
  }

  totals(): Totals {
    return added([this.shardTotals()], this.k);
  }

  shardTotals(): Totals {
    return { counts: this.counts, sums: this.sums };
  }

  labels(): Int32Array {
    return this.label.slice();
  }

  nearest(centers: Float32Array, k: number, from: number, to: number, out: Nearest): void {
    const { x, columns: d } = this;
    for (let i = from; i < to; i++) {
      let first = Infinity;
      let second = Infinity;
      let label = 0;
      for (let c = 0; c < k; c++) {
        const distance = squared(x, i * d, centers, c * d, d);
        if (distance < first) {
          second = first;
          first = distance;
          label = c;
        } else if (distance < second) second = distance;
      }
      out.labels[i] = label;
      out.first[i] = first;
      out.second[i] = second;
    }
  }

  place(centers: Float32Array, k: number, from: number, to: number, out: Placed): number {
    const { labels, confidence, counts } = out;
    const near = { labels, first: new Float32Array(to), second: confidence };
    this.nearest(centers, k, from, to, near);
    let inertia = 0;
    for (let i = from; i < to; i++) {
      counts[labels[i]!]!++;
      inertia += near.first[i]!;
      confidence[i] = confidence[i]! > 0 ? 1 - Math.sqrt(near.first[i]! / confidence[i]!) : 0;
    }
    return inertia;
  }

  tally(centers: Float32Array, k: number, from: number, to: number): Tally {
    const { x, columns: d } = this;
    const near = { labels: new Int32Array(to), first: new Float32Array(to), second: new Float32Array(to) };
    this.nearest(centers, k, from, to, near);
    const counts = new Int32Array(k);
    const sums = new Float64Array(k * d);
    let inertia = 0;
    for (let i = from; i < to; i++) {
      const label = near.labels[i]!;
      counts[label]!++;
      inertia += near.first[i]!;
      for (let j = 0; j < d; j++) sums[label * d + j]! += x[i * d + j]!;
    }
    return { counts, sums, inertia };
  }

  seedAt(row: number): number {
    this.closest = this.distancesTo(row);
    return total(this.closest);
  }

  draw(shares: Float64Array): Int32Array {
    return drawRows(this.closest, 0, this.rows, total(this.closest), shares);
  }

  potentials(rows: Int32Array): Float64Array {
    const { closest } = this;
    this.trials = Array.from(rows, (row) => {
      const distances = this.distancesTo(row);
      for (let i = 0; i < distances.length; i++) if (closest[i]! < distances[i]!) distances[i] = closest[i]!;
      return distances;
    });
    return Float64Array.from(this.trials, total);
  }

  accept(index: number): void {
    this.closest = this.trials[index]!;
    this.trials = [];
  }

  distanceSums(runs: Int32Array, slots: Int32Array, slotCount: number, from: number, to: number) {
    const { x, columns: d } = this;
    const runCount = runs.length - 1;
    const perRun = slots.length / runCount;
    const out = new Float64Array((to - from) * slotCount);
    for (let i = from; i < to; i++) {
      const base = (i - from) * slotCount;
      for (let r = 0; r < runCount; r++) {
        let sum = 0;
        for (let other = runs[r]!; other < runs[r + 1]!; other++)
          sum = fround(sum + fround(Math.sqrt(squared(x, i * d, x, other * d, d))));
        for (let s = r * perRun; s < (r + 1) * perRun; s++) out[base + slots[s]!]! += sum;
      }
    }
    return out;
  }

  dispose(): void {
    this.x = new Float32Array(0);
    this.label = new Int32Array(0);
    this.trials = [];
    this.closest = new Float32Array(0);
  }

  private distancesTo(row: number): Float32Array {
    const { x, rows, columns: d } = this;
    const out = new Float32Array(rows);
    for (let i = 0; i < rows; i++) out[i] = squared(x, i * d, x, row * d, d);
    return out;
  }
}

/** Squared distance in float32, dimensions in order. */
export function squared(a: Float32Array, atA: number, b: Float32Array, atB: number, columns: number): number {
  let sum = 0;
  for (let j = 0; j < columns; j++) {
    const difference = fround(a[atA + j]! - b[atB + j]!);
    sum = fround(sum + fround(difference * difference));
  }
  return sum;
}

/** Sum in eight float64 lanes, as the SIMD kernels add. */
function total(values: Float32Array): number {
  const lanes = new Float64Array(8);
  for (let i = 0; i < values.length; i++) lanes[i & 7]! += values[i]!;
  return addLanes(lanes);
}
