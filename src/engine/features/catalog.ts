import {
  categorySpread,
  discountShare,
  distinctProducts,
  orderValue,
  returnRate,
  unitPrice,
  unitsPerOrder,
} from './basket';
import { clvFeatures } from './clv/specs';
import type { FeatureEntry } from './feature';
import { frequency, monetary, recency } from './rfm';
import { gap, overdue, regularity, tenure } from './rhythm';

/**
 * Every feature there is, in the order of the screen. Of two that say the same the earlier one is kept, so what
 * people know best stands first.
 */
export const featureCatalog: readonly FeatureEntry[] = [
  recency,
  frequency,
  monetary,
  orderValue,
  tenure,
  gap,
  overdue,
  regularity,
  unitsPerOrder,
  unitPrice,
  distinctProducts,
  discountShare,
  returnRate,
  categorySpread,
  ...clvFeatures,
];
