import type { Steps } from '../../base/steps';
import type { FeatureMatrix } from '../features/types';
import { rfmColumns, rfmCuts, rfmMap, rfmScore } from './rfm-map';
import { rfmRules } from '../rules/rfm-maps';
import type { RfmGrid } from './types';

/**
 * The rule-based view beside the found segments: the 5 × 5 grid of recency and frequency scores with the segment of
 * map A in each cell, and sizes and revenue by the segments of maps A and B.
 *
 * @returns null when there are no dates to score. Cost: three sorts.
 */
export function* rfmGrid(matrix: FeatureMatrix): Steps<RfmGrid | null> {
  const x = rfmColumns(matrix);
  if (!x) return null;
  const withMoney = x.columns === 3;
  // The maps know fifths; other scores are a person's own business.
  const own = matrix.rfm?.cuts;
  const fifths = own && [own.recency, own.frequency, withMoney ? own.monetary : own.recency];
  const cuts = own && fifths!.every(({ length }) => length === 4) ? own : rfmCuts(x);
  yield { done: 1, total: 3 };
  const revenueOf = (row: number) => (withMoney ? x.data[row * x.columns + 2]! : 0);
  const customers = new Int32Array(25);
  const revenue = new Float64Array(25);
  for (let row = 0, at = 0; row < x.rows; row++, at += x.columns) {
    const recency = 6 - rfmScore(x.data[at]!, cuts.recency);
    const cell = (recency - 1) * 5 + rfmScore(x.data[at + 1]!, cuts.frequency) - 1;
    customers[cell]!++;
    revenue[cell]! += revenueOf(row);
  }
  const { names, segmentOf } = rfmRules.A;
  const cells = Array.from(customers, (count, cell) => {
    const [recency, frequency] = [Math.floor(cell / 5) + 1, (cell % 5) + 1];
    const segment = names[segmentOf(recency, frequency, 1)]!;
    return { recency, frequency, customers: count, revenue: withMoney ? revenue[cell]! : NaN, segment };
  });
  const maps: RfmGrid['maps'][number][] = [];
  const warnings: RfmGrid['warnings'][number][] = [];
  for (const id of withMoney ? (['A', 'B'] as const) : (['A'] as const)) {
    const fit = yield* rfmMap(x, id, cuts);
    const sums = new Float64Array(fit.model.names.length);
    const counts = new Int32Array(fit.model.names.length);
    fit.labels.forEach((label, row) => {
      counts[label]!++;
      sums[label]! += revenueOf(row);
    });
    const segments = fit.model.names.map((name, label) => ({
      name,
      customers: counts[label]!,
      revenue: withMoney ? sums[label]! : NaN,
    }));
    maps.push({ id, label: rfmRules[id].label, segments });
    for (const warning of fit.warnings) {
      if (!warnings.some(({ message }) => message === warning.message)) warnings.push(warning);
    }
    yield { done: maps.length + 1, total: 3 };
  }
  return { cells, recencyCuts: cuts.recency, frequencyCuts: cuts.frequency, maps, warnings };
}
