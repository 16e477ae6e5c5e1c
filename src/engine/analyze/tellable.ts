import type { FeatureUnit } from '../features/types';

/** The features that read well as a figure and may earn a fact. Every language says what follows the figure. */
export const TELLABLE = [
  'recency_days',
  'frequency',
  'monetary',
  'average_order_value',
  'tenure_days',
  'gap_days',
  'units_per_order',
  'average_unit_price',
  'distinct_products',
  'return_rate',
  'discount_share',
  'coupon_share',
  'repeat_product_share',
] as const;

export type Tellable = (typeof TELLABLE)[number];

export const isTellable = (id: string): id is Tellable => (TELLABLE as readonly string[]).includes(id);

/** A figure as precise as it is written: what is equal here reads the same in every language. */
export function shown(value: number, unit: FeatureUnit): number {
  const size = Math.abs(value);
  if (unit === 'share') return value > 0 && value < 0.005 ? 0.001 : Math.round(value * 100);
  if (unit === 'money') return size >= 10 ? Math.round(value) : Math.round(value * 100) / 100;
  return size >= 10 ? Math.round(value) : Number(value.toPrecision(2));
}
