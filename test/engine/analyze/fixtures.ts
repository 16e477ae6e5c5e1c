import type { Feature, FeatureGroup, FeatureUnit } from '../../../src/engine/features/types';

const units: Record<string, [FeatureGroup, FeatureUnit]> = {
  recency_days: ['recency', 'days'],
  frequency: ['frequency', 'orders'],
  monetary: ['money', 'money'],
  average_order_value: ['basket', 'money'],
  tenure_days: ['recency', 'days'],
  gap_days: ['rhythm', 'days'],
  return_rate: ['returns', 'share'],
  discount_share: ['money', 'share'],
};

/** A feature with the given values, as the features stage would hand it over. */
export function feature(id: string, values: readonly number[]): Feature {
  const [group, unit] = units[id] ?? ['basket', 'count'];
  return {
    spec: { id, label: id, meaning: '', formula: '', group, unit },
    values: Float64Array.from(values),
    used: true,
    reason: '',
    transform: 'none',
    center: 0,
    scale: 1,
    fill: 0,
    weight: 1,
  } as Feature;
}
