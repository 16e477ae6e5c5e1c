import { random, type Random } from '../../src/base/random';
import type { ClvInput } from '../../src/engine/features/clv/types';

/** Marsaglia, Tsang (2000); for shape < 1 by one shape more. */
export function gammaDraw(shape: number, source: Random): number {
  if (shape < 1) return gammaDraw(shape + 1, source) * source.next() ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const z = source.normal();
    const v = (1 + z / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - source.next()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
  }
}

export const exponentialDraw = (rate: number, source: Random): number => -Math.log(1 - source.next()) / rate;

/**
 * Customers who buy as BG/NBD and Gamma-Gamma say: r .8, α 5 weeks, a .9, b 2.6; p 6, q 4, γ 15. `toCome` is what they
 * do in the `ahead` weeks after.
 */
export function drawShop(
  count: number,
  seed: number,
  ahead: number,
): { input: ClvInput; toCome: { orders: number; buyers: number } } {
  const source = random(seed);
  const columns = {
    x: new Int32Array(count),
    tx: new Float64Array(count),
    T: new Float64Array(count),
    spend: new Float64Array(count).fill(NaN),
  };
  const toCome = { orders: 0, buyers: 0 };
  for (let i = 0; i < count; i++) {
    const rate = gammaDraw(0.8, source) / 5;
    const [forA, forB] = [gammaDraw(0.9, source), gammaDraw(2.6, source)];
    const stop = forA / (forA + forB);
    const age = 20 + 84 * source.next();
    let [when, x, last, later] = [exponentialDraw(rate, source), 0, 0, 0];
    while (when < age + ahead) {
      if (when < age) {
        x++;
        last = when;
      } else later++;
      if (source.next() < stop) break;
      when += exponentialDraw(rate, source);
    }
    toCome.orders += later;
    toCome.buyers += Number(later > 0);
    columns.x[i] = x;
    columns.tx[i] = last;
    columns.T[i] = age;
    const spread = gammaDraw(4, source) / 15;
    if (x > 0) columns.spend[i] = gammaDraw(6 * x, source) / (spread * x);
  }
  return { input: columns, toCome };
}

export const drawCustomers = (count: number, seed: number): ClvInput => drawShop(count, seed, 0).input;
