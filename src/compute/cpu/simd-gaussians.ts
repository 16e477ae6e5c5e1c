import type { Matrix } from '../../base/matrix';
import type { Gaussians, LoadedGaussians, Moments } from '../kernels';
import type { Machine } from './machine';
import { momentsFor } from './plain-gaussians';

/** Components with triangular whiteners in a machine's memory; rows go through it. */
export class SimdGaussians implements LoadedGaussians {
  private readonly means: number;
  private readonly triangles: number;
  private readonly constants: number;
  private readonly scratch: number;
  private readonly counts: number;
  private readonly sums: number;
  private readonly products: number;
  /** Memory above this address belongs to the rows of one call. */
  private readonly base: number;
  /** Columns filled up to a multiple of four, and of two. */
  private readonly wide: number;
  private readonly even: number;
  private readonly whiteners: number;

  constructor(
    private held: Machine | null,
    private readonly giveBack: (machine: Machine) => void,
    private readonly components: Gaussians,
  ) {
    const { k, columns: d, means, step, constants } = components;
    const machine = held!;
    machine.free();
    this.wide = Math.ceil(d / 4) * 4;
    this.even = Math.ceil(d / 2) * 2;
    this.whiteners = step > 0 ? k : 1;
    this.means = machine.take(k * d * 8);
    this.triangles = machine.take(this.whiteners * this.triangle * 8);
    this.constants = machine.take(k * 8);
    this.scratch = machine.take(this.wide * 32);
    this.counts = machine.take(k * 8);
    this.sums = machine.take(k * d * 8);
    this.products = machine.take(this.whiteners * this.even * this.even * 8);
    this.base = machine.mark();
    machine.doubles.set(means, this.means >> 3);
    machine.doubles.set(constants, this.constants >> 3);
    this.pack();
    this.clear();
  }

  /** Numbers in one packed triangle. */
  private get triangle(): number {
    return (this.wide * (this.wide + 4)) / 2;
  }

  private pack(): void {
    const { columns: d, whiteners } = this.components;
    const { doubles } = this.held!;
    let to = this.triangles >> 3;
    for (let w = 0; w < this.whiteners; w++)
      for (let block = 0; block < this.wide; block += 4)
        for (let column = 0; column < block + 4; column++)
          for (let row = block; row < block + 4; row++, to++)
            doubles[to] = row < d && column <= row ? whiteners[(w * d + row) * d + column]! : 0;
  }

  private clear(): void {
    const { doubles } = this.held!;
    doubles.fill(0, this.counts >> 3, this.base >> 3);
  }

  logDensities(
    { columns: d, data }: Matrix<Float64Array>,
    from: number,
    to: number,
    likely: Int32Array,
    negligible: number,
  ): Float64Array {
    const machine = this.held!;
    const { k, step } = this.components;
    const count = to - from;
    machine.free(this.base);
    const x = machine.take(count * d * 8);
    const first = machine.take(count * 4);
    const out = machine.take(count * k * 8);
    machine.doubles.set(data.subarray(from * d, to * d), x >> 3);
    machine.ints.set(likely.subarray(from, to), first >> 2);
    const { means, triangles, constants, scratch } = this;
    const apart = step > 0 ? this.triangle * 8 : 0;
    machine.run.gaussians(
      x,
      count,
      d,
      k,
      means,
      triangles,
      apart,
      constants,
      first,
      negligible,
      scratch,
      out,
    );
    return machine.doubles.subarray(out >> 3, (out >> 3) + count * k);
  }

  add({ columns: d, data }: Matrix<Float64Array>, from: number, to: number, shares: Float64Array): void {
    const machine = this.held!;
    const { k, step } = this.components;
    const count = to - from;
    // What `logDensities` gave may come back as shares: it lies above the rows.
    machine.free(this.base);
    const x = machine.take(count * d * 8);
    machine.take(count * 4);
    const own = machine.take(count * k * 8);
    machine.doubles.set(data.subarray(from * d, to * d), x >> 3);
    machine.doubles.set(shares, own >> 3);
    const { means, scratch, counts, sums, products } = this;
    const apart = step > 0 ? this.even * this.even * 8 : 0;
    machine.run.moments(x, count, d, k, means, own, apart, scratch, counts, sums, products);
  }

  takeMoments(): Moments {
    const { doubles } = this.held!;
    const { columns: d } = this.components;
    const moments = momentsFor(this.components);
    const from = (address: number, count: number) => doubles.subarray(address >> 3, (address >> 3) + count);
    moments.counts.set(from(this.counts, moments.counts.length));
    moments.sums.set(from(this.sums, moments.sums.length));
    for (let w = 0; w < this.whiteners; w++)
      for (let row = 0; row < d; row++) {
        const address = this.products + (w * this.even + row) * this.even * 8;
        moments.products.set(from(address, row + 1), (w * d + row) * d);
      }
    this.clear();
    return moments;
  }

  dispose(): void {
    if (this.held) this.giveBack(this.held);
    this.held = null;
  }
}
