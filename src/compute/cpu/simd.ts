import type { Matrix } from '../../base/matrix';
import type { Adopted, Kernels, LoadedPoints, Nearest, Totals } from '../kernels';
import { addLanes, adoptLabels, drawRows, halfSquares } from './shared';
import { simdBase64 } from './simd-bytes';

/** The functions of `assembly/`; all arguments are addresses and counts. */
interface Exports {
  assign(...args: number[]): number;
  nearest(...args: number[]): void;
  potentials(...args: number[]): void;
  distanceSums(...args: number[]): void;
  pack(...args: number[]): void;
}

/** A memory with the program that works on it. */
interface Machine {
  readonly memory: WebAssembly.Memory;
  readonly run: Exports;
}

const PAGE = 65_536;
/**
 * Machines up to this size (128 MB) are used again instead of left to the garbage collector, which lets those of a
 * sweep over a million customers pile up.
 */
const KEPT_PAGES = 2048;
/** Rows copied at a time while loading; a multiple of eight. */
const PACKED_ROWS = 4096;

/**
 * SIMD WebAssembly, eight rows at a time; null where the device has none. The bytes are inlined: nothing is fetched.
 */
export function simdKernels(): Kernels | null {
  const module = compile();
  if (!module) return null;
  let spare: Machine | null = null;
  const borrow = (): Machine => {
    const machine = spare ?? start(module);
    spare = null;
    return machine;
  };
  const giveBack = (machine: Machine) => {
    if (machine.memory.buffer.byteLength <= KEPT_PAGES * PAGE) spare = machine;
  };
  return { name: 'simd', load: (points, origin) => new SimdPoints(borrow(), giveBack, points, origin) };
}

function compile(): WebAssembly.Module | null {
  try {
    const text = atob(simdBase64);
    return new WebAssembly.Module(Uint8Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)));
  } catch {
    return null; // no WebAssembly, no SIMD, or a policy against both
  }
}

function start(module: WebAssembly.Module): Machine {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return { memory, run: exports as unknown as Exports };
}

const padded = (rows: number) => Math.ceil(rows / 8) * 8;

class SimdPoints implements LoadedPoints {
  readonly rows: number;
  readonly columns: number;
  private readonly run: Exports;
  private readonly x: number;
  private readonly label: number;
  private readonly scratch: number;
  /** Memory above this address belongs to the run or the draw that took it last. */
  private readonly base: number;
  private top = 64; // address 0 stays unused
  private floats!: Float32Array;
  private ints!: Int32Array;
  private doubles!: Float64Array;
  private centers = 0;
  private half = 0;
  private counts = 0;
  private sums = 0;
  private state: Totals = { counts: new Int32Array(0), sums: new Float64Array(0) };
  private closest = 0;
  private trials = 0;
  private tried = new Float64Array(0);
  private total = 0;

  constructor(
    private machine: Machine | null,
    private readonly giveBack: (machine: Machine) => void,
    points: Matrix,
    origin?: Float64Array,
  ) {
    this.run = machine!.run;
    this.rows = points.rows;
    this.columns = points.columns;
    this.view();
    const rows = padded(points.rows);
    this.x = this.take(rows * points.columns * 4);
    this.label = this.take(rows * 4);
    this.scratch = this.take(32);
    this.base = this.top;
    this.pack(points, origin ?? new Float64Array(points.columns));
  }

  /** Rows into blocks of eight, one dimension after the other; the rows that fill up the last block are zero. */
  private pack({ rows, columns: d, data }: Matrix, origin: Float64Array): void {
    const { top } = this;
    const chunk = Math.min(rows, PACKED_ROWS);
    const source = this.take(chunk * d * 4);
    const shift = this.take(d * 8);
    this.doubles.set(origin, shift >> 3);
    const end = (this.x >> 2) + padded(rows) * d;
    this.floats.fill(0, Math.max(this.x >> 2, end - 8 * d), end);
    for (let from = 0; from < rows; from += chunk) {
      const to = Math.min(rows, from + chunk);
      this.floats.set(data.subarray(from * d, to * d), source >> 2);
      this.run.pack(source, to - from, d, shift, this.x + from * d * 4);
    }
    this.top = top;
  }

  row(index: number): Float32Array {
    const { columns: d, floats } = this;
    const at = (this.x >> 2) + (index >> 3) * d * 8 + (index & 7);
    const row = new Float32Array(d);
    for (let j = 0; j < d; j++) row[j] = floats[at + j * 8]!;
    return row;
  }

  begin(k: number): void {
    const d = this.columns;
    const wide = Math.ceil(k / 4) * 4;
    this.top = this.base;
    this.centers = this.take(wide * d * 4);
    this.half = this.take(wide * 4);
    this.counts = this.take(k * 4);
    this.sums = this.take(k * d * 8);
    this.state = { counts: new Int32Array(k), sums: new Float64Array(k * d) };
    fill(this.floats, this.centers >> 2, wide * d, 0);
    fill(this.floats, this.half >> 2, wide, Infinity);
    fill(this.ints, this.counts >> 2, k, 0);
    fill(this.doubles, this.sums >> 3, k * d, 0);
    fill(this.ints, this.label >> 2, padded(this.rows), -1);
  }

  assign(centers: Float32Array, from: number, to: number): number {
    const { x, label, half, counts, sums, scratch, columns: d } = this;
    const k = this.state.counts.length;
    const wide = Math.ceil(k / 4) * 4;
    this.floats.set(centers, this.centers >> 2);
    halfSquares(centers, k, d, this.floats, half >> 2);
    return this.run.assign(x, from, to, d, wide, this.centers, half, label, counts, sums, scratch);
  }

  adopt(centers: Float32Array, from: number, proposed: Int32Array): Adopted {
    const { columns: d, floats, ints, doubles, label, counts, sums, state } = this;
    const base = this.x >> 2;
    const part = <A extends Int32Array | Float64Array>(array: A, at: number, count: number) =>
      array.subarray(at, at + count) as A;
    const place = (row: number) => ({ x: floats, at: base + (row >> 3) * d * 8 + (row & 7), stride: 8 });
    return adoptLabels(proposed, from, d, centers, place, {
      labels: part(ints, (label >> 2) + from, proposed.length),
      counts: part(ints, counts >> 2, state.counts.length),
      sums: part(doubles, sums >> 3, state.sums.length),
    });
  }

  totals(): Totals {
    const { state, counts, sums } = this;
    copy(this.ints, counts >> 2, state.counts);
    copy(this.doubles, sums >> 3, state.sums);
    return state;
  }

  labels(): Int32Array {
    return this.ints.slice(this.label >> 2, (this.label >> 2) + this.rows);
  }

  nearest(centers: Float32Array, k: number, from: number, to: number, out: Nearest): void {
    const { x, columns: d, top } = this;
    const count = padded(to - from);
    const at = this.take(k * d * 4);
    const labels = this.take(count * 4);
    const first = this.take(count * 4);
    const second = this.take(count * 4);
    this.floats.set(centers, at >> 2);
    this.run.nearest(x, from, to, d, k, at, labels, first, second);
    const taken = (array: Float32Array | Int32Array, address: number) =>
      array.subarray(address >> 2, (address >> 2) + to - from);
    out.labels.set(taken(this.ints, labels), from);
    out.first.set(taken(this.floats, first), from);
    out.second.set(taken(this.floats, second), from);
    this.top = top;
  }

  seedAt(row: number): number {
    const rows = padded(this.rows);
    this.top = this.base;
    this.closest = this.take(rows * 4);
    fill(this.floats, this.closest >> 2, this.rows, Infinity);
    fill(this.floats, (this.closest >> 2) + this.rows, rows - this.rows, 0);
    this.trials = this.top;
    this.potentials(Int32Array.of(row));
    this.accept(0);
    return this.total;
  }

  draw(shares: Float64Array): Int32Array {
    return drawRows(this.floats, this.closest >> 2, this.rows, this.total, shares);
  }

  potentials(rows: Int32Array): Float64Array {
    const { columns: d } = this;
    const count = rows.length;
    const n = padded(this.rows);
    this.top = this.trials;
    this.take(count * n * 4);
    const sums = this.take(count * 64);
    const candidates = this.take(count * d * 4);
    for (let i = 0; i < count; i++) this.floats.set(this.row(rows[i]!), (candidates >> 2) + i * d);
    this.run.potentials(this.x, n, d, count, candidates, this.closest, this.trials, sums);
    this.tried = new Float64Array(count);
    for (let i = 0; i < count; i++) this.tried[i] = addLanes(this.doubles, (sums >> 3) + i * 8);
    return this.tried;
  }

  accept(index: number): void {
    const n = padded(this.rows);
    const from = (this.trials >> 2) + index * n;
    this.floats.copyWithin(this.closest >> 2, from, from + n);
    this.total = this.tried[index]!;
  }

  distanceSums(runs: Int32Array, slots: Int32Array, slotCount: number, from: number, to: number) {
    const { x, columns: d, top } = this;
    const runCount = runs.length - 1;
    const runsAt = this.take(runs.length * 4);
    const slotsAt = this.take(slots.length * 4);
    const wide = this.take(slotCount * 64);
    const size = (to - from) * slotCount;
    const out = this.take(size * 8);
    this.ints.set(runs, runsAt >> 2);
    this.ints.set(slots, slotsAt >> 2);
    const perRun = slots.length / runCount;
    this.run.distanceSums(x, d, from, to, runsAt, runCount, slotsAt, perRun, slotCount, wide, out);
    this.top = top;
    return this.doubles.slice(out >> 3, (out >> 3) + size);
  }

  dispose(): void {
    if (this.machine) this.giveBack(this.machine);
    this.machine = null;
    this.floats = new Float32Array(0);
    this.ints = new Int32Array(0);
    this.doubles = new Float64Array(0);
  }

  /** Reserves bytes, aligned for SIMD, and grows the memory to hold them. */
  private take(bytes: number): number {
    const address = this.top;
    this.top = Math.ceil((address + bytes) / 64) * 64;
    const { memory } = this.machine!;
    const missing = this.top - memory.buffer.byteLength;
    if (missing > 0) {
      memory.grow(Math.ceil(missing / PAGE));
      this.view();
    }
    return address;
  }

  /** Growing a memory detaches its old buffer. */
  private view(): void {
    const { buffer } = this.machine!.memory;
    this.floats = new Float32Array(buffer);
    this.ints = new Int32Array(buffer);
    this.doubles = new Float64Array(buffer);
  }
}

type Numbers = Float32Array | Float64Array | Int32Array;

const fill = (array: Numbers, at: number, count: number, value: number) => array.fill(value, at, at + count);

function copy(from: Numbers, at: number, to: Numbers): void {
  for (let i = 0; i < to.length; i++) to[i] = from[at + i]!;
}
