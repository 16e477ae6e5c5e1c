import type { ReportFacts } from '../../src/engine/export/report/facts/facts';
import type { ReportSegment } from '../../src/engine/export/report/facts/segments';
import { namesOf, times, wobble } from './exhibit';

/** What stands on the axes. */
export const words = {
  customers: 'Customers',
  revenue: 'Revenue',
  silhouette: 'Silhouette',
  recency: 'Recency',
  frequency: 'Frequency',
  customersAxis: 'Customers, the best first',
  revenueAxis: 'Share of the revenue',
};

/** What the pictures read of a report's facts. */
export function factsOf(k: number, features: number): ReportFacts {
  const labels = namesOf(features, 'Feature');
  const segments = times(k, (segment): Partial<ReportSegment> => ({
    segment,
    small: k > 2 && segment === k - 1,
    customerShare: segment === 0 ? null : 1 / k,
    revenueShare: wobble(segment),
    profile: times(features, (feature) => {
      const effect = 2 * wobble(segment, feature) - 1;
      return {
        feature,
        median: 1,
        lowerQuartile: 0,
        upperQuartile: 2,
        restMedian: 1,
        effect,
        effectLow: effect - 0.2,
        effectHigh: effect + 0.2,
        coverage: 1,
      };
    }),
  })) as readonly ReportSegment[];
  const facts: Partial<ReportFacts> = {
    segments,
    features: labels.map((label) => ({ label })) as unknown as ReportFacts['features'],
    used: labels.map((_, feature) => feature),
    k: 11,
    map: {
      cells: times(3 * k, (cell) => ({
        x: 8 * wobble(cell, 0),
        y: 8 * wobble(cell, 1),
        segment: cell % k,
        customers: 11 + cell,
      })),
      size: [1, 1],
      axes: [labels[0]!, labels[4] ?? labels[0]!],
    } as unknown as ReportFacts['map'],
  };
  return facts as ReportFacts;
}
