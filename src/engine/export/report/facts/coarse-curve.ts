import type { Concentration } from '../../../analyze/concentration';

/** The revenue curve with at least `k` customers between two of its points: no step of it is one customer's money. */
export function coarseCurve(curve: Concentration, k: number): Concentration {
  const { customers, shares, revenueShares } = curve;
  let last = 0;
  const kept = [...shares.keys()].filter((at) => {
    const rank = Math.round(shares[at]! * customers);
    const isEnd = at === 0 || at === shares.length - 1;
    if (!isEnd && (rank - last < k || customers - rank < k)) return false;
    last = rank;
    return true;
  });
  return {
    ...curve,
    shares: kept.map((at) => shares[at]!),
    revenueShares: kept.map((at) => revenueShares[at]!),
  };
}
