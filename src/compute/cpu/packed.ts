import type { Matrix } from '../../base/matrix';
import type { Machine } from './machine';

/** Bytes of rows that go through a machine's memory at a time while they are read: a part of the cache. */
const CHUNK_BYTES = 2 ** 18;

export const chunkRows = (columns: number) => Math.max(8, Math.floor(CHUNK_BYTES / (columns * 32)) * 8);
export const padded = (rows: number) => Math.ceil(rows / 8) * 8;

/** Rows in a machine's memory, less an origin: in blocks of eight, one dimension after the other. */
export class PackedRows {
  readonly rows: number;
  readonly columns: number;
  /** Address of the first block. */
  protected readonly x: number;
  private readonly origin: Float64Array;

  constructor(
    private held: Machine | null,
    private readonly giveBack: (machine: Machine) => void,
    { rows, columns: d, data }: Matrix,
    origin?: Float64Array,
  ) {
    this.rows = rows;
    this.columns = d;
    this.origin = origin ?? new Float64Array(d);
    const { machine } = this;
    machine.free();
    this.x = machine.take(padded(rows) * d * 4);
    const end = (this.x >> 2) + padded(rows) * d;
    machine.floats.fill(0, Math.max(this.x >> 2, end - 8 * d), end);
    this.pack((from, to, at) => this.machine.floats.set(data.subarray(from * d, to * d), at));
  }

  protected get machine(): Machine {
    return this.held!;
  }

  /**
   * Brings rows to their blocks; those that fill up the last block are zero.
   * @param read puts rows [from, to) one after the other at an index of the machine's floats.
   */
  private pack(read: (from: number, to: number, at: number) => void): void {
    const { machine, rows, columns: d } = this;
    const mark = machine.mark();
    const chunk = Math.min(rows, chunkRows(d));
    const source = machine.take(chunk * d * 4);
    const shift = machine.take(d * 8);
    machine.doubles.set(this.origin, shift >> 3);
    for (let from = 0; from < rows; from += chunk) {
      const to = Math.min(rows, from + chunk);
      read(from, to, source >> 2);
      machine.run.pack(source, to - from, d, shift, this.x + from * d * 4);
    }
    machine.free(mark);
  }

  row(index: number): Float32Array {
    const { columns: d } = this;
    const { floats } = this.machine;
    const at = (this.x >> 2) + (index >> 3) * d * 8 + (index & 7);
    const row = new Float32Array(d);
    for (let j = 0; j < d; j++) row[j] = floats[at + j * 8]!;
    return row;
  }

  reload({ data }: Matrix<Float32Array>, rows: Int32Array): void {
    const { columns: d } = this;
    this.pack((from, to, at) => {
      const { floats } = this.machine;
      // Both ends of all rows first: in so short a loop rows far apart come from memory many at a time, and copying the
      // rest takes a third of the time.
      for (let i = from, put = at; i < to; i++, put += d) {
        const get = rows[i]! * d;
        floats[put] = data[get]!;
        floats[put + d - 1] = data[get + d - 1]!;
      }
      for (let i = from, put = at; i < to; i++)
        for (let j = 0, get = rows[i]! * d; j < d; j++) floats[put++] = data[get++]!;
    });
  }

  dispose(): void {
    if (this.held) this.giveBack(this.held);
    this.held = null;
  }

  /** Address of so many numbers of so many bytes, all zero. */
  protected zeros(count: number, bytes: number): number {
    const address = this.machine.take(count * bytes);
    this.ints(address, (count * bytes) / 4).fill(0);
    return address;
  }

  protected ints(address: number, count: number): Int32Array<ArrayBuffer> {
    return this.machine.ints.subarray(address >> 2, (address >> 2) + count);
  }

  protected floats(address: number, count: number): Float32Array<ArrayBuffer> {
    return this.machine.floats.subarray(address >> 2, (address >> 2) + count);
  }

  protected doubles(address: number, count: number): Float64Array<ArrayBuffer> {
    return this.machine.doubles.subarray(address >> 3, (address >> 3) + count);
  }
}
