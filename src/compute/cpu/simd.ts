import type { Matrix } from '../../base/matrix';
import { SHARD_ROWS } from '../kernels';
import type { Adopted, Kernels, LoadedPoints, Nearest, Placed, Survey, Tally, Totals } from '../kernels';
import { compiled, Machine } from './machine';
import { chunkRows, padded, PackedRows } from './packed';
import { PlainGaussians } from './plain-gaussians';
import { SimdGaussians } from './simd-gaussians';
import { added, addLanes, adoptByShard, drawRows, eachShard, halfSquares, shardsOf } from './shared';

/**
 * Machines up to this size are used again instead of left to the garbage collector, which lets those of a sweep over a
 * million customers pile up.
 */
const KEPT_BYTES = 2 ** 27;

/** SIMD WebAssembly, eight rows at a time; null where the device has none. */
export function simdKernels(): Kernels | null {
  const module = compiled();
  if (!module) return null;
  let spare: Machine | null = null;
  let reader: Machine | null = null;
  const borrow = (): Machine => {
    const machine = spare ?? new Machine(module);
    spare = null;
    return machine;
  };
  const giveBack = (machine: Machine) => {
    if (machine.bytes <= KEPT_BYTES) spare = machine;
  };
  return {
    name: 'simd',
    survey: (points, from, to, limit) => surveyed((reader ??= new Machine(module)), points, from, to, limit),
    load: (points, origin) => new SimdPoints(borrow(), giveBack, points, origin),
    gaussians: (components) =>
      components.triangular
        ? new SimdGaussians(borrow(), giveBack, components)
        : new PlainGaussians(components),
  };
}

const wideOf = (k: number) => Math.ceil(k / 4) * 4;

function surveyed(
  machine: Machine,
  { columns, data }: Matrix<Float32Array>,
  from: number,
  to: number,
  limit: number,
): Survey {
  machine.free();
  const chunk = Math.min(to - from, chunkRows(columns));
  const source = machine.take(chunk * columns * 4);
  const sums = machine.take(columns * 8);
  const { floats, doubles, run } = machine;
  fill(doubles, sums >> 3, columns, 0);
  let within = true;
  for (let at = from; at < to; at += chunk) {
    const end = Math.min(to, at + chunk);
    floats.set(data.subarray(at * columns, end * columns), source >> 2);
    within = run.survey(source, end - at, columns, limit, sums) !== 0 && within;
  }
  return { sums: doubles.slice(sums >> 3, (sums >> 3) + columns), within };
}

class SimdPoints extends PackedRows implements LoadedPoints {
  private readonly label: number;
  private readonly scratch: number;
  /** Memory above this address belongs to the run or the draw that took it last. */
  private readonly base: number;
  private k = 0;
  private centers = 0;
  private half = 0;
  private counts = 0;
  private sums = 0;
  private closest = 0;
  private trials = 0;
  private tried = new Float64Array(0);
  private total = 0;

  constructor(machine: Machine, giveBack: (machine: Machine) => void, points: Matrix, origin?: Float64Array) {
    super(machine, giveBack, points, origin);
    this.label = machine.take(padded(points.rows) * 4);
    this.scratch = machine.take(32);
    this.base = machine.mark();
  }

  squares(from: number): number {
    const { machine, columns: d } = this;
    const mark = machine.mark();
    const sums = machine.take(64);
    const count = padded(Math.min(this.rows - from, SHARD_ROWS)) * d;
    machine.run.squares(this.x + from * d * 4, count, sums);
    machine.free(mark);
    return addLanes(machine.doubles, sums >> 3);
  }

  begin(k: number): void {
    const { machine, columns: d } = this;
    const shards = shardsOf(this.rows);
    const wide = wideOf(k);
    machine.free(this.base);
    this.k = k;
    this.centers = machine.take(wide * d * 4);
    this.half = machine.take(wide * 4);
    this.counts = machine.take(shards * k * 4);
    this.sums = machine.take(shards * k * d * 8);
    fill(machine.floats, this.centers >> 2, wide * d, 0);
    fill(machine.floats, this.half >> 2, wide, Infinity);
    fill(machine.ints, this.counts >> 2, shards * k, 0);
    fill(machine.doubles, this.sums >> 3, shards * k * d, 0);
    fill(machine.ints, this.label >> 2, padded(this.rows), -1);
  }

  assign(centers: Float32Array, from: number, to: number): number {
    const { x, label, half, scratch, k, columns: d } = this;
    const { floats, run } = this.machine;
    floats.set(centers, this.centers >> 2);
    halfSquares(centers, k, d, floats, half >> 2);
    let changed = 0;
    eachShard(from, to, (shard, first, end) => {
      const counts = this.counts + shard * k * 4;
      const sums = this.sums + shard * k * d * 8;
      changed += run.assign(x, first, end, d, wideOf(k), this.centers, half, label, counts, sums, scratch);
    });
    return changed;
  }

  adopt(centers: Float32Array, from: number, proposed: Int32Array): Adopted {
    const { columns: d } = this;
    const { floats } = this.machine;
    const base = this.x >> 2;
    const place = (row: number) => ({ x: floats, at: base + (row >> 3) * d * 8 + (row & 7), stride: 8 });
    const labels = this.ints(this.label, this.rows);
    return adoptByShard(proposed, from, d, centers, place, { labels, ...this.shardTotals() });
  }

  totals(): Totals {
    const { counts, sums } = added([this.shardTotals()], this.k);
    return { counts: counts.slice(), sums: sums.slice() };
  }

  shardTotals(): Totals {
    const size = shardsOf(this.rows) * this.k;
    return { counts: this.ints(this.counts, size), sums: this.doubles(this.sums, size * this.columns) };
  }

  labels(): Int32Array {
    return this.ints(this.label, this.rows).slice();
  }

  nearest(centers: Float32Array, k: number, from: number, to: number, out: Nearest): void {
    const mark = this.machine.mark();
    const { labels, first, second } = this.found(centers, k, from, to);
    out.labels.set(this.ints(labels, to - from), from);
    out.first.set(this.floats(first, to - from), from);
    out.second.set(this.floats(second, to - from), from);
    this.machine.free(mark);
  }

  place(centers: Float32Array, k: number, from: number, to: number, out: Placed): number {
    const { machine } = this;
    const mark = machine.mark();
    const counts = this.zeros(k, 4);
    const { labels, first, second } = this.found(centers, k, from, to);
    const inertia = machine.run.settle(to - from, labels, first, second, counts);
    out.labels.set(this.ints(labels, to - from), from);
    out.confidence.set(this.floats(second, to - from), from);
    this.ints(counts, k).forEach((rows, c) => (out.counts[c]! += rows));
    machine.free(mark);
    return inertia;
  }

  tally(centers: Float32Array, k: number, from: number, to: number): Tally {
    const { machine, columns: d } = this;
    const mark = machine.mark();
    const counts = this.zeros(k, 4);
    const sums = this.zeros(k * d, 8);
    const { labels, first } = this.found(centers, k, from, to);
    const rows = this.x + from * d * 4;
    const inertia = machine.run.accumulate(rows, to - from, d, labels, first, counts, sums);
    machine.free(mark);
    return { counts: this.ints(counts, k).slice(), sums: this.doubles(sums, k * d).slice(), inertia };
  }

  seedAt(row: number): number {
    const { machine } = this;
    const rows = padded(this.rows);
    machine.free(this.base);
    this.closest = machine.take(rows * 4);
    fill(machine.floats, this.closest >> 2, this.rows, Infinity);
    fill(machine.floats, (this.closest >> 2) + this.rows, rows - this.rows, 0);
    this.trials = machine.mark();
    this.potentials(Int32Array.of(row));
    this.accept(0);
    return this.total;
  }

  draw(shares: Float64Array): Int32Array {
    return drawRows(this.machine.floats, this.closest >> 2, this.rows, this.total, shares);
  }

  potentials(rows: Int32Array): Float64Array {
    const { machine, columns: d } = this;
    const count = rows.length;
    const n = padded(this.rows);
    machine.free(this.trials);
    machine.take(count * n * 4);
    const sums = machine.take(count * 64);
    const candidates = machine.take(count * d * 4);
    for (let i = 0; i < count; i++) machine.floats.set(this.row(rows[i]!), (candidates >> 2) + i * d);
    machine.run.potentials(this.x, n, d, count, candidates, this.closest, this.trials, sums);
    this.tried = new Float64Array(count);
    for (let i = 0; i < count; i++) this.tried[i] = addLanes(machine.doubles, (sums >> 3) + i * 8);
    return this.tried;
  }

  accept(index: number): void {
    const n = padded(this.rows);
    const from = (this.trials >> 2) + index * n;
    this.machine.floats.copyWithin(this.closest >> 2, from, from + n);
    this.total = this.tried[index]!;
  }

  distanceSums(runs: Int32Array, slots: Int32Array, slotCount: number, from: number, to: number) {
    const { machine, x, columns: d } = this;
    const mark = machine.mark();
    const runCount = runs.length - 1;
    const runsAt = machine.take(runs.length * 4);
    const slotsAt = machine.take(slots.length * 4);
    const wide = machine.take(slotCount * 64);
    const size = (to - from) * slotCount;
    const out = machine.take(size * 8);
    machine.ints.set(runs, runsAt >> 2);
    machine.ints.set(slots, slotsAt >> 2);
    const perRun = slots.length / runCount;
    machine.run.distanceSums(x, d, from, to, runsAt, runCount, slotsAt, perRun, slotCount, wide, out);
    machine.free(mark);
    return this.doubles(out, size).slice();
  }

  /** Addresses of label, first and second distance of rows [from, to). The caller frees them. */
  private found(centers: Float32Array, k: number, from: number, to: number) {
    const { machine, columns: d } = this;
    const count = padded(to - from);
    const at = machine.take(k * d * 4);
    const labels = machine.take(count * 4);
    const first = machine.take(count * 4);
    const second = machine.take(count * 4);
    machine.floats.set(centers, at >> 2);
    machine.run.nearest(this.x, from, to, d, k, at, labels, first, second);
    return { labels, first, second };
  }
}

const fill = (array: Float32Array | Float64Array | Int32Array, at: number, count: number, value: number) =>
  array.fill(value, at, at + count);
