import type { Steps } from '../../../base/steps';
import type { Histories } from './histories';
import type { Evaluation } from './newton';
import { Rising, RisingRatio } from './rising';
import type { OrdersModelName } from './types';

/** Groups between two yields: about 3 ms. */
const BLOCK = 65_536;

/**
 * Log-likelihood of BG/NBD (Fader, Hardie, Lee 2005, equation 6) or MBG/NBD (Batislam, Denizel, Filiztekin 2007) at
 * θ = (ln r, ln α, ln a, ln b), with its gradient and Hessian in θ. `weight` counts the customers of each group.
 *
 * The gamma functions are differences over whole numbers, so they are sums of logarithms over the distinct x; what
 * is left for each group is ln(e^u + e^v), u: still buying at T, v: stopped at tx.
 * Cost: about 50 ns a group.
 */
export function* ordersLikelihood(
  model: OrdersModelName,
  histories: Histories,
  weight: Float64Array,
  theta: Float64Array,
): Steps<Evaluation> {
  const [r, alpha, a, b] = Array.from(theta, Math.exp) as [number, number, number, number];
  const { distinct, starts, count } = histories;
  const extra = extraChances(model);
  const sums = new Sums();
  const rates = new Rising(r);
  const chances = new RisingRatio(a, b);
  let sinceYield = 0;
  for (let k = 0; k < distinct.length; k++) {
    const x = distinct[k]!;
    rates.to(x);
    chances.to(x + extra);
    const end = starts[k + 1]!;
    let customers = 0;
    for (let from = starts[k]!; from < end;) {
      const to = Math.min(end, from + BLOCK - sinceYield);
      customers +=
        x + extra > 0
          ? sums.addStoppable(histories, weight, from, to, r, alpha, a, b, x, x + extra)
          : sums.addFirstOnly(histories, weight, from, to, r, alpha);
      sinceYield += to - from;
      from = to;
      if (sinceYield >= BLOCK) {
        sinceYield = 0;
        yield { done: to, total: count };
      }
    }
    sums.addShared(customers, rates, chances, r, a, b, Math.log(alpha));
  }
  return sums.evaluation();
}

/** How often a customer with x repeats could have stopped, beyond x: MBG/NBD counts the first order. */
export const extraChances = (model: OrdersModelName): 0 | 1 => (model === 'mbg-nbd' ? 1 : 0);

/** Value, gradient and upper triangle of the Hessian in (ln r, ln α, ln a, ln b). */
class Sums {
  private value = 0;
  private readonly g = new Float64Array(4);
  private readonly h = new Float64Array(16);

  /** The part that depends on x alone. */
  addShared(
    customers: number,
    rates: Rising,
    chances: RisingRatio,
    r: number,
    a: number,
    b: number,
    lnAlpha: number,
  ): void {
    const { g, h } = this;
    const byR = r * (rates.first + lnAlpha);
    this.value += customers * (rates.value + r * lnAlpha + chances.value);
    g[0]! += customers * byR;
    g[1]! += customers * r;
    g[2]! += customers * a * chances.da;
    g[3]! += customers * b * chances.db;
    h[0]! += customers * (byR + r * r * rates.second);
    h[1]! += customers * r;
    h[10]! += customers * (a * chances.da + a * a * chances.daa);
    h[11]! += customers * a * b * chances.dab;
    h[15]! += customers * (b * chances.db + b * b * chances.dbb);
  }

  /** BG/NBD without a repeat: nobody stops before a second order. Returns the customers. */
  addFirstOnly(
    { T }: Histories,
    weight: Float64Array,
    from: number,
    to: number,
    r: number,
    alpha: number,
  ): number {
    let [customers, logs, shares, curves] = [0, 0, 0, 0];
    for (let i = from; i < to; i++) {
      const w = weight[i]!;
      const end = alpha + T[i]!;
      const share = alpha / end;
      customers += w;
      logs += w * Math.log(end);
      shares += w * share;
      curves += w * share * (1 - share);
    }
    const { g, h } = this;
    this.value -= r * logs;
    g[0]! -= r * logs;
    g[1]! -= r * shares;
    h[0]! -= r * logs;
    h[1]! -= r * shares;
    h[5]! -= r * curves;
    return customers;
  }

  /** Customers with x repeats who had `chances` > 0 occasions to stop. Returns the customers. */
  addStoppable(
    { tx, T }: Histories,
    weight: Float64Array,
    from: number,
    to: number,
    r: number,
    alpha: number,
    a: number,
    b: number,
    x: number,
    chances: number,
  ): number {
    const shape = r + x;
    const tried = b + chances - 1;
    const stop = Math.log(a / tried);
    const vb = -b / tried;
    const vbb = (-b * (chances - 1)) / (tried * tried);
    let [customers, value, gr, gal, ga] = [0, 0, 0, 0, 0];
    let [hrr, hral, hra, halal, hala, spreads] = [0, 0, 0, 0, 0, 0];
    for (let i = from; i < to; i++) {
      const w = weight[i]!;
      const endT = alpha + T[i]!;
      const endX = alpha + tx[i]!;
      const shareT = alpha / endT;
      const shareX = alpha / endX;
      const lnT = Math.log(endT);
      const apart = lnT - Math.log(endX);
      const d = stop + shape * apart;
      // p is the share of e^v in the sum; the exponential stays at or below 1.
      const e = Math.exp(-Math.abs(d));
      const p = d > 0 ? 1 / (1 + e) : e / (1 + e);
      const u = -shape * lnT;
      const dal = shape * (shareT - shareX);
      const dr = r * apart;
      const ualal = -shape * shareT * (1 - shareT);
      const valal = -shape * shareX * (1 - shareX);
      const spread = w * p * (1 - p);
      const byR = w * (p * dr - r * lnT);
      customers += w;
      value += w * ((d > 0 ? u + d : u) + Math.log1p(e));
      gr += byR;
      gal += w * (p * dal - shape * shareT);
      ga += w * p;
      hrr += byR + spread * dr * dr;
      hral += w * r * (p * (shareT - shareX) - shareT) + spread * dr * dal;
      hra += spread * dr;
      halal += w * (ualal + p * (valal - ualal)) + spread * dal * dal;
      hala += spread * dal;
      spreads += spread;
    }
    const { g, h } = this;
    this.value += value;
    g[0]! += gr;
    g[1]! += gal;
    g[2]! += ga;
    g[3]! += ga * vb;
    h[0]! += hrr;
    h[1]! += hral;
    h[2]! += hra;
    h[3]! += hra * vb;
    h[5]! += halal;
    h[6]! += hala;
    h[7]! += hala * vb;
    h[10]! += spreads;
    h[11]! += spreads * vb;
    h[15]! += ga * vbb + spreads * vb * vb;
    return customers;
  }

  evaluation(): Evaluation {
    const hessian = this.h.slice();
    for (let i = 0; i < 4; i++) for (let j = 0; j < i; j++) hessian[4 * i + j] = hessian[4 * j + i]!;
    return { value: this.value, gradient: this.g.slice(), hessian };
  }
}
