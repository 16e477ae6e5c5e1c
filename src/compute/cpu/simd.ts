import type { Matrix } from '../../base/matrix';
import type { Kernels, LoadedPoints, Nearest } from '../kernels';
import { addLanes, drawRows, halfSquares } from './shared';
import { simdBase64 } from './simd-bytes';

/** The functions of `assembly/`; all arguments are addresses and counts. */
interface Exports {
  assign(...args: number[]): number;
  nearest(...args: number[]): void;
  potentials(...args: number[]): void;
  distanceSums(...args: number[]): void;
}

/** A memory with the program that works on it. */
interface Machine {
  readonly memory: WebAssembly.Memory;
  readonly run: Exports;
}

const PAGE = 65_536;
/** Machines up to this size are used again instead of left to the garbage collector. */
const KEPT_PAGES = 256;

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
  private readonly x: number;
  private readonly label: number;
  private readonly run: Exports;
  private top = 64; // address 0 stays unused
  private k = 0;
  private counts = 0;
  private sums = 0;
  private half = 0;
  private centers = 0;
  private readonly scratch: number;
  /** Memory above this address belongs to the call or the run that took it last. */
  private readonly base: number;
  private closest = 0;
  private trials = 0;
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
    const rows = padded(points.rows);
    this.x = this.take(rows * points.columns * 4);
    this.label = this.take(rows * 4);
    this.scratch = this.take(32);
    this.base = this.top;
    pack(points, origin, this.floats(this.x, rows * points.columns));
  }

  row(index: number): Float32Array {
    const { columns: d } = this;
    const block = this.floats(this.x + (index >> 3) * d * 32, d * 8);
    return Float32Array.from({ length: d }, (_, j) => block[j * 8 + (index & 7)]!);
  }

  begin(k: number): void {
    const d = this.columns;
    this.top = this.base;
    this.k = k;
    this.centers = this.take(k * d * 4);
    this.half = this.take(k * 4);
    this.counts = this.take(k * 4);
    this.sums = this.take(k * d * 8);
    this.ints(this.label, padded(this.rows)).fill(-1);
    this.ints(this.counts, k).fill(0);
    this.doubles(this.sums, k * d).fill(0);
  }

  assign(centers: Float32Array, from: number, to: number): number {
    const { k, columns: d } = this;
    this.floats(this.centers, k * d).set(centers);
    this.floats(this.half, k).set(halfSquares(centers, k, d));
    const { x, label, half, counts, sums, scratch } = this;
    return this.run.assign(x, from, to, d, k, this.centers, half, label, counts, sums, scratch);
  }

  totals() {
    const { k, columns } = this;
    return { counts: this.ints(this.counts, k).slice(), sums: this.doubles(this.sums, k * columns).slice() };
  }

  labels(): Int32Array {
    return this.ints(this.label, this.rows).slice();
  }

  nearest(centers: Float32Array, k: number, from: number, to: number, out: Nearest): void {
    const { x, columns: d, top } = this;
    const count = padded(to - from);
    const at = this.take(k * d * 4);
    const labels = this.take(count * 4);
    const first = this.take(count * 4);
    const second = this.take(count * 4);
    this.floats(at, k * d).set(centers);
    this.run.nearest(x, from, to, d, k, at, labels, first, second);
    out.labels.set(this.ints(labels, to - from), from);
    out.first.set(this.floats(first, to - from), from);
    out.second.set(this.floats(second, to - from), from);
    this.top = top;
  }

  seedAt(row: number): number {
    const rows = padded(this.rows);
    this.top = this.base;
    this.closest = this.take(rows * 4);
    this.floats(this.closest, rows).fill(Infinity, 0, this.rows).fill(0, this.rows);
    this.trials = this.top;
    this.potentials(Int32Array.of(row));
    this.accept(0);
    return this.total;
  }

  draw(shares: Float64Array): Int32Array {
    return drawRows(this.floats(this.closest, this.rows), this.total, shares);
  }

  potentials(rows: Int32Array): Float64Array {
    const { columns: d } = this;
    const count = rows.length;
    const n = padded(this.rows);
    this.top = this.trials;
    this.take(count * n * 4);
    const sums = this.take(count * 64);
    const candidates = this.take(count * d * 4);
    rows.forEach((row, i) => this.floats(candidates + i * d * 4, d).set(this.row(row)));
    this.run.potentials(this.x, n, d, count, candidates, this.closest, this.trials, sums);
    const lanes = this.doubles(sums, count * 8);
    this.tried = Float64Array.from({ length: count }, (_, i) => addLanes(lanes, i * 8));
    return this.tried.slice();
  }
  private tried = new Float64Array(0);

  accept(index: number): void {
    const n = padded(this.rows);
    this.floats(this.closest, n).set(this.floats(this.trials + index * n * 4, n));
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
    this.ints(runsAt, runs.length).set(runs);
    this.ints(slotsAt, slots.length).set(slots);
    const perRun = slots.length / runCount;
    this.run.distanceSums(x, d, from, to, runsAt, runCount, slotsAt, perRun, slotCount, wide, out);
    this.top = top;
    return this.doubles(out, size).slice();
  }

  dispose(): void {
    if (this.machine) this.giveBack(this.machine);
    this.machine = null;
  }

  /** Reserves bytes, aligned for SIMD, and grows the memory to hold them. */
  private take(bytes: number): number {
    const address = this.top;
    this.top = Math.ceil((address + bytes) / 64) * 64;
    const { memory } = this.machine!;
    const missing = this.top - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    return address;
  }

  private floats = (at: number, length: number) => new Float32Array(this.machine!.memory.buffer, at, length);
  private ints = (at: number, length: number) => new Int32Array(this.machine!.memory.buffer, at, length);
  private doubles = (at: number, length: number) => new Float64Array(this.machine!.memory.buffer, at, length);
}

/** Rows into blocks of eight, one dimension after the other; the rows that fill up the last block are zero. */
function pack({ rows, columns: d, data }: Matrix, origin: Float64Array | undefined, to: Float32Array): void {
  const shift = origin ?? new Float64Array(d);
  to.fill(0, (padded(rows) - 8) * d);
  for (let i = 0, from = 0; i < rows; i++) {
    let at = (i >> 3) * d * 8 + (i & 7);
    for (let j = 0; j < d; j++, from++, at += 8) to[at] = data[from]! - shift[j]!;
  }
}
