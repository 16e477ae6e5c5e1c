import { distinctProducts, orderValue, unitPrice, unitsPerOrder } from './basket';
import { clickRate, openRate, responseRate } from './campaign-response';
import { eveningShare, seasonality, weekendShare } from './calendar';
import { clvFeatures } from './clv/specs';
import { activityScore, clickToOpen, lastActivity, pages, sessions } from './engagement';
import type { FeatureEntry } from './feature';
import {
  biggestOrder,
  couponShare,
  discountMoney,
  discountShare,
  gross,
  margin,
  marginShare,
  returnCount,
  returnedMoney,
  returnRate,
} from './money';
import { age, ageBand, knownSince, points, tier } from './profile';
import { frequency, monetary, recency } from './rfm';
import { gap, overdue, regularity, tenure } from './rhythm';
import { cohort, lastQuarterShare, orderTrend, secondOrder, spendTrend } from './tempo';
import { categorySpread, productSpread, repeatShare } from './variety';

/**
 * Every feature that does not depend on what the data hold, in the order of the screen (see `families` for others). Of two that say the same the earlier one is kept, so what
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
  couponShare,
  repeatShare,
  gross,
  biggestOrder,
  spendTrend,
  margin,
  marginShare,
  discountMoney,
  returnedMoney,
  returnCount,
  lastQuarterShare,
  orderTrend,
  secondOrder,
  cohort,
  weekendShare,
  eveningShare,
  seasonality,
  productSpread,
  activityScore,
  lastActivity,
  sessions,
  pages,
  clickToOpen,
  openRate,
  clickRate,
  responseRate,
  tier,
  points,
  knownSince,
  age,
  ageBand,
  ...clvFeatures,
];
