import { release, type Releasable, type ReleaseColumn } from '../../privacy/release';
import type { Profiles } from '../analyze/types';
import type { Segmentation } from '../cluster/types';
import type { FeatureMatrix, FeatureUnit } from '../features/types';

/** One row a customer: id, segment (1 … k, 0 for none), its name, how clearly they belong, and every feature. `pseudonyms`, one a row, take the place of the ids. */
export function segmentList(
  matrix: FeatureMatrix,
  segmentation: Segmentation,
  profiles: Profiles,
  pseudonyms: readonly string[] | null = null,
): Releasable {
  const { labels, confidence } = segmentation;
  const names = profiles.segments.map((profile) => profile.name);
  const measure = (name: string, cell: ReleaseColumn['cell']): ReleaseColumn => ({
    name,
    role: 'measure',
    cell,
  });
  return release({
    title: 'Segments',
    rows: matrix.customers.length,
    allow: ['identifier', 'measure'],
    pseudonyms,
    columns: [
      { name: 'customer_id', role: 'identifier', cell: (row) => matrix.customers[row]! },
      measure('segment', (row) => labels[row]! + 1),
      measure('segment_name', (row) => names[labels[row]!] ?? 'No segment'),
      ...matrix.features.map(({ spec, values }) =>
        measure(spec.id, (row) => rounded(values[row]!, spec.unit)),
      ),
      measure('confidence', (row) => rounded(confidence[row]!, 'share')),
    ],
  });
}

function rounded(value: number, unit: FeatureUnit): number | null {
  if (Number.isNaN(value)) return null;
  return unit === 'money' ? Math.round(value * 100) / 100 : Math.round(value * 10_000) / 10_000;
}
