import type { Matrix } from '../../base/matrix';
import type { Gaussians, LoadedGaussians, Moments } from '../kernels';

/** More than rounding can make of squared lengths: what is passed over is negligible beyond doubt. */
const SLACK = 1e-6;

/** Plain loops: the reference. */
export class PlainGaussians implements LoadedGaussians {
  private readonly differences: Float64Array;
  private moments: Moments;

  constructor(private readonly components: Gaussians) {
    this.differences = new Float64Array(components.columns);
    this.moments = momentsFor(components);
  }

  logDensities(
    { columns: d, data }: Matrix<Float64Array>,
    from: number,
    to: number,
    likely: Int32Array,
    negligible: number,
  ): Float64Array {
    const { k } = this.components;
    const logs = new Float64Array((to - from) * k);
    for (let i = from, at = 0; i < to; i++, at += k) {
      const first = likely[i]!;
      let highest = this.logDensity(data, i * d, first, -Infinity);
      logs[at + first] = highest;
      for (let c = 0; c < k; c++) {
        if (c === first) continue;
        const value = this.logDensity(data, i * d, c, highest + negligible);
        logs[at + c] = value;
        if (value > highest) highest = value;
      }
    }
    return logs;
  }

  /** Exact where it is above `least`. */
  private logDensity(data: Float64Array, at: number, c: number, least: number): number {
    const { differences } = this;
    const { columns: d, means, triangular, whiteners, step, constants } = this.components;
    const most = 2 * (constants[c]! - least) + SLACK;
    const mean = c * d;
    let squares = 0;
    let w = c * step;
    if (triangular)
      for (let j = 0; j < d; j++, w += d) {
        differences[j] = data[at + j]! - means[mean + j]!;
        let y = 0;
        for (let l = 0; l <= j; l++) y += whiteners[w + l]! * differences[l]!;
        squares += y * y;
        if (squares > most) return -Infinity;
      }
    else
      for (let j = 0; j < d; j++) {
        const y = whiteners[w + j]! * (data[at + j]! - means[mean + j]!);
        squares += y * y;
      }
    return constants[c]! - squares / 2;
  }

  add({ columns: d, data }: Matrix<Float64Array>, from: number, to: number, shares: Float64Array): void {
    const { differences } = this;
    const { k, means, triangular, step } = this.components;
    const { counts, sums, products } = this.moments;
    for (let i = from, s = 0; i < to; i++)
      for (let c = 0; c < k; c++, s++) {
        const share = shares[s]!;
        if (share === 0) continue;
        counts[c]! += share;
        const mean = c * d;
        let p = c * step;
        for (let a = 0; a < d; a++) {
          differences[a] = data[i * d + a]! - means[mean + a]!;
          const value = share * differences[a]!;
          sums[mean + a]! += value;
          if (triangular) {
            for (let b = 0; b <= a; b++) products[p + b]! += value * differences[b]!;
            p += d;
          } else products[mean + a]! += value * differences[a]!;
        }
      }
  }

  takeMoments(): Moments {
    const { moments } = this;
    this.moments = momentsFor(this.components);
    return moments;
  }

  dispose(): void {}
}

/** Nothing yet. */
export function momentsFor({ k, columns: d, triangular, step }: Gaussians): Moments {
  const products = triangular ? (step > 0 ? k : 1) * d * d : k * d;
  return {
    counts: new Float64Array(k),
    sums: new Float64Array(k * d),
    products: new Float64Array(products),
  };
}
