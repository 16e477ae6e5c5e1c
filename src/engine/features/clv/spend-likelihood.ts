import type { Steps } from '../../../base/steps';
import { digamma, lnGamma, trigamma } from './gamma';
import type { Evaluation } from './newton';

/** Customers with a known value of their repeat orders, sorted by x, then m. */
export interface Spending {
  readonly count: number;
  /** Repeat orders, 1 or more. */
  readonly x: Int32Array;
  /** Mean value of a repeat order, above 0. */
  readonly m: Float64Array;
  readonly weight: Float64Array;
  readonly distinct: Int32Array;
  readonly starts: Int32Array;
}

/** Customers between two yields: about 3 ms. */
const BLOCK = 65_536;

/**
 * Log-likelihood of Gamma-Gamma (Fader, Hardie 2013, equation 1a) at θ = (ln p, ln q, ln γ), with its gradient and
 * Hessian in θ. `weight` counts the customers of each entry. Cost: about 40 ns an entry.
 */
export function* spendLikelihood(
  { distinct, starts, count, m }: Spending,
  weight: Float64Array,
  theta: Float64Array,
): Steps<Evaluation> {
  const [p, q, gamma] = Array.from(theta, Math.exp) as [number, number, number];
  const [lnGammaQ, digammaQ, trigammaQ, lnScale] = [lnGamma(q), digamma(q), trigamma(q), Math.log(gamma)];
  let [value, gp, gq, gg, hpp, hpq, hpg, hqq, hqg, hgg] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  let sinceYield = 0;
  for (let k = 0; k < distinct.length; k++) {
    const x = distinct[k]!;
    const [px, shape] = [p * x, p * x + q];
    let [customers, logs, ratios, inverses, squares] = [0, 0, 0, 0, 0];
    let lnValues = 0;
    for (let i = starts[k]!; i < starts[k + 1]!; i++) {
      const w = weight[i]!;
      const rate = gamma + x * m[i]!;
      customers += w;
      logs += w * Math.log(rate);
      lnValues += w * Math.log(m[i]!);
      ratios += w * Math.log((x * m[i]!) / rate);
      inverses += w / rate;
      squares += w / (rate * rate);
      if (++sinceYield === BLOCK) {
        sinceYield = 0;
        yield { done: i, total: count };
      }
    }
    const [digammaAll, digammaOrders] = [digamma(shape), digamma(px)];
    const [trigammaAll, trigammaOrders] = [trigamma(shape), trigamma(px)];
    value +=
      customers * (lnGamma(shape) - lnGamma(px) - lnGammaQ + q * lnScale) + px * ratios - lnValues - q * logs;
    gp += x * (customers * (digammaAll - digammaOrders) + ratios);
    gq += customers * (digammaAll - digammaQ + lnScale) - logs;
    gg += (customers * q) / gamma - shape * inverses;
    hpp += customers * x * x * (trigammaAll - trigammaOrders);
    hpq += customers * x * trigammaAll;
    hpg -= x * inverses;
    hqq += customers * (trigammaAll - trigammaQ);
    hqg += customers / gamma - inverses;
    hgg += shape * squares - (customers * q) / (gamma * gamma);
  }
  return {
    value,
    gradient: Float64Array.of(p * gp, q * gq, gamma * gg),
    hessian: Float64Array.of(
      ...[p * p * hpp + p * gp, p * q * hpq, p * gamma * hpg],
      ...[p * q * hpq, q * q * hqq + q * gq, q * gamma * hqg],
      ...[p * gamma * hpg, q * gamma * hqg, gamma * gamma * hgg + gamma * gg],
    ),
  };
}
