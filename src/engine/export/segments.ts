import { unpacked, valueAt } from '../../base/values';
import { release, type Releasable, type ReleaseColumn } from '../../privacy/release';
import type { SegmentProfile } from '../analyze/types';
import type { Segmentation } from '../cluster/types';
import type { Feature, FeatureMatrix, FeatureUnit } from '../features/types';

/**
 * One row a customer: id, segment (1 … k, 0 for none), its name, how clearly they belong, and every feature.
 *
 * @param pseudonyms one a row, in place of the ids.
 * @param chosen rows of the matrix to list; null: all.
 */
export function segmentList(
  matrix: FeatureMatrix,
  segmentation: Segmentation,
  profiles: readonly Pick<SegmentProfile, 'name'>[],
  pseudonyms: readonly string[] | null = null,
  chosen: Int32Array | null = null,
): Releasable {
  const { labels, confidence } = segmentation;
  const names = profiles.map((profile) => profile.name);
  const column = (name: string, role: ReleaseColumn['role'], cell: ReleaseColumn['cell']): ReleaseColumn => ({
    name,
    role,
    cell: chosen ? (row) => cell(chosen[row]!) : cell,
  });
  const measure = (name: string, cell: ReleaseColumn['cell']) => column(name, 'measure', cell);
  return release({
    title: chosen ? 'Selected customers' : 'Segments',
    rows: chosen?.length ?? matrix.customers.length,
    allow: ['identifier', 'measure'],
    pseudonyms,
    columns: [
      column('customer_id', 'identifier', (row) => matrix.customers[row]!),
      measure('segment', (row) => labels[row]! + 1),
      measure('segment_name', (row) => names[labels[row]!] ?? 'No segment'),
      ...matrix.features
        .filter(leaves)
        .map(({ spec, values }) => measure(spec.id, (row) => rounded(valueAt(values, row), spec.unit))),
      ...(matrix.descriptions ?? []).map(({ id, levels, codes }) =>
        measure(id, (row) => levels[codes[row]!] ?? null),
      ),
      measure('confidence', (row) => rounded(confidence[row]!, 'share')),
    ],
  });
}

/** What is known of somebody; of who people are, only what the segments rest on. */
const leaves = ({ spec, used, values }: Feature): boolean =>
  used || (spec.group !== 'profile' && unpacked(values).some((value) => !Number.isNaN(value)));

function rounded(value: number, unit: FeatureUnit): number | null {
  if (Number.isNaN(value)) return null;
  return unit === 'money' ? Math.round(value * 100) / 100 : Math.round(value * 10_000) / 10_000;
}
