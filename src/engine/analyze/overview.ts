import { MOSTLY } from './silence';
import type { Overview, SegmentFacts } from './types';

/** Silent segments that hold less than this share of all customers together are not worth a sentence. */
const WORTH_SAYING = 0.02;
/** One customer is worth a sentence from this share of the revenue on, and from so many times an even share. */
const GIANT_SHARE = 1 / 3;
const GIANT_TIMES = 5;

interface Facts {
  readonly customers: number;
  readonly unassigned: number;
  readonly separated: boolean;
  /** Share of each segment that has gone silent. */
  readonly silent: readonly number[];
  /** Money of each customer. */
  readonly money?: Float64Array;
}

/** The things worth knowing first: who brings the money, and who has gone silent. */
export function overviewOf(
  segments: readonly SegmentFacts[],
  { customers, unassigned, separated, silent: shares, money }: Facts,
): Overview {
  const best = segments
    .filter(({ revenueShare, customerShare }) => revenueShare > 1.3 * customerShare && revenueShare >= 0.2)
    .sort((a, b) => b.revenueShare / b.customerShare - a.revenueShare / a.customerShare)[0];
  const silent = segments.filter(({ segment }) => shares[segment]! >= MOSTLY);
  const away = silent.reduce((sum, each) => sum + each.customers, 0);
  return {
    customers,
    segments: segments.length,
    separated,
    giant: money ? giantOf(money) : null,
    best: best ? { customerShare: best.customerShare, revenueShare: best.revenueShare } : null,
    silent:
      away >= WORTH_SAYING * customers
        ? { segments: silent.length, customers: away }
        : { segments: 0, customers: 0 },
    unassigned,
  };
}

/**
 * The share of the revenue that one customer brings, where that is far out; of what was brought, so that the returns
 * of others don't push it above 1.
 */
function giantOf(money: Float64Array): number | null {
  let [sum, most, known] = [0, 0, 0];
  for (const value of money) {
    if (Number.isNaN(value)) continue;
    known++;
    if (value > 0) sum += value;
    if (value > most) most = value;
  }
  const share = most / sum;
  return share >= GIANT_SHARE && share * known >= GIANT_TIMES ? share : null;
}
