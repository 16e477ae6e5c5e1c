import type { Evidence } from './evidence';
import { goneSilent } from './traits';
import type { Overview, SegmentFacts } from './types';

/** The two things worth knowing first: who brings the money, and who has gone silent. */
export function overviewOf(
  customers: number,
  segments: readonly SegmentFacts[],
  evidence: readonly Evidence[],
  separated: boolean,
  unassigned: number,
): Overview {
  const best = segments
    .filter(({ revenueShare, customerShare }) => revenueShare > 1.3 * customerShare && revenueShare >= 0.2)
    .sort((a, b) => b.revenueShare / b.customerShare - a.revenueShare / a.customerShare)[0];
  const silent = segments.filter(({ segment }) => goneSilent(evidence[segment]!));
  return {
    customers,
    segments: segments.length,
    separated,
    best: best ? { customerShare: best.customerShare, revenueShare: best.revenueShare } : null,
    silent: {
      segments: silent.length,
      customers: silent.reduce((sum, each) => sum + each.customers, 0),
    },
    unassigned,
  };
}
