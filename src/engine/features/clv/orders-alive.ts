import { betaRule, type Rule } from './quadrature';
import { extraChances } from './orders-likelihood';
import type { OrdersModel } from './types';

/** Sizes of the rules; which one is taken depends on how long the horizon is against the age. */
const SIZES = [8, 12, 16, 24, 32, 48, 64, 96, 128];

const TINY = 1e-12;

export interface AliveMoments {
  /** E[Y]. */
  readonly mean: number;
  /** E[Y(Y − 1)], the second factorial moment. */
  readonly pairs: number;
  /** Derivatives of `mean` in s and τ. */
  readonly byShape: number;
  readonly byTau: number;
}

/**
 * What customers with x repeats order within t, given that they have not stopped at age T. Their order rate is then
 * gamma(r + x, rate α + T) and their chance to stop p beta(a, b + x), independent of each other, so that all that is
 * asked for is a mean over p. With τ = t / (α + T) and s = r + x:
 *
 *   E[Y] = E[(1 − (1 + pτ)⁻ˢ) / p], which is Fader, Hardie, Lee's (2005, equation 10) expression in ₂F₁ less P(alive).
 *
 * The mean is taken by Gauss's rule for that beta distribution: no pole at a = 1 or a + b + x = 1 and no overflow,
 * which ₂F₁ has; equal to it to 1e-10 (τ up to 100).
 */
export class OrdersAlive {
  private readonly shape: number;
  private readonly alpha: number;
  private readonly a: number;
  private readonly b: number;
  private readonly rules: Rule[] = [];

  constructor({ model, parameters: { r, alpha, a, b } }: OrdersModel, x: number) {
    this.shape = r + x;
    this.alpha = alpha;
    this.a = a;
    this.b = b + x + extraChances(model);
  }

  /** E[Y(t)]: expected orders within t after age T. */
  mean(T: number, t: number): number {
    const tau = t / (this.alpha + T);
    const { nodes, weights } = this.rule(tau);
    const s = this.shape;
    let sum = 0;
    for (let k = 0; k < nodes.length; k++) {
      const p = nodes[k]!;
      const u = p * tau;
      sum += weights[k]! * (u > TINY ? -Math.expm1(-s * Math.log1p(u)) / p : s * tau);
    }
    return sum;
  }

  /** E[Y(t)] and what comes with it, in one pass over the nodes. */
  moments(T: number, t: number): AliveMoments {
    const tau = t / (this.alpha + T);
    const { nodes, weights } = this.rule(tau);
    const s = this.shape;
    let [mean, pairs, byShape, byTau] = [0, 0, 0, 0];
    for (let k = 0; k < nodes.length; k++) {
      const p = nodes[k]!;
      const w = weights[k]!;
      const u = p * tau;
      const log = Math.log1p(u);
      const less = -Math.expm1(-s * log);
      const rest = 1 - less;
      mean += w * (u > TINY ? less / p : s * tau);
      byShape += w * (u > TINY ? (rest * log) / p : tau);
      byTau += (w * s * rest) / (1 + u);
      // 2 / p² · (1 − e⁻ᵛ(1 + v)), v = λpt; its series where the difference would cancel.
      pairs +=
        w *
        (1 - p) *
        (u * (s + 2) < 1e-3
          ? s * (s + 1) * tau * tau * (1 - (2 / 3) * (s + 2) * u + ((s + 2) * (s + 3) * u * u) / 4)
          : (2 / (p * p)) * (less - (rest * s * u) / (1 + u)));
    }
    return { mean, pairs, byShape, byTau };
  }

  /** P(Y ≥ 1): whoever has not stopped does so at an order only. */
  any(T: number, t: number): number {
    return -Math.expm1(-this.shape * Math.log1p(t / (this.alpha + T)));
  }

  /**
   * The integrand is singular at p = −1/τ and falls like e^(−sτp): the longer the horizon against the age and the
   * more orders, the more nodes.
   */
  private rule(tau: number): Rule {
    const toPole = 1 / tau;
    const rho = (Math.sqrt(1 + toPole) + Math.sqrt(toPole)) ** 2;
    const needed = (15 + Math.log1p(this.shape)) / Math.log(rho) + Math.min(24, (this.shape * tau) / 6);
    let at = SIZES.findIndex((size) => size >= needed);
    if (at < 0) at = SIZES.length - 1;
    return (this.rules[at] ??= betaRule(this.a, this.b, SIZES[at]!));
  }
}
