import type { Feature } from '../features/types';
import { isTelling, type Evidence } from './evidence';
import { isTellable, shown } from './tellable';
import type { Contrast, Fact, Favorite, Habits } from './types';

/** Effects from here on are called medium (Romano et al. 2006); a favorite takes one. */
const MEDIUM = 0.33;

/** The strongest differences, at most one a feature group, strongest first. */
export function factsOf(contrasts: readonly Contrast[], features: readonly Feature[], most = 3): Fact[] {
  const facts: Fact[] = [];
  const groups = new Set<string>();
  const ranked = contrasts
    .filter(isTelling)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect) || a.feature - b.feature);
  for (const { feature, median, restMedian } of ranked) {
    const { id, unit, group } = features[feature]!.spec;
    if (!isTellable(id) || groups.has(group) || shown(median, unit) === shown(restMedian, unit)) continue;
    groups.add(group);
    facts.push({ feature, median, restMedian });
    if (facts.length === most) break;
  }
  return facts;
}

/** What the typical customer is like, from medians: not how they differ. */
export function habitsOf(e: Evidence, contrasts: readonly Contrast[], features: readonly Feature[]): Habits {
  return {
    orders: e.median('frequency'),
    lastOrderDays: e.median('recency_days'),
    orderValue: e.median('average_order_value'),
    gapDays: e.median('gap_days'),
    favorite: favoriteOf(contrasts, features),
  };
}

/** The category that takes most of the money of most of them, and more than of the others. */
function favoriteOf(contrasts: readonly Contrast[], features: readonly Feature[]): Favorite | null {
  const found = contrasts.flatMap((contrast): Favorite[] => {
    const basis = features[contrast.feature]!.basis;
    if (basis?.family !== 'share' || basis.role !== 'category' || basis.level === null) return [];
    const favored = contrast.median >= 0.5 && contrast.effect >= MEDIUM && isTelling(contrast);
    return favored ? [{ level: basis.level, share: contrast.median }] : [];
  });
  return found.reduce<Favorite | null>(
    (best, each) => (best && best.share >= each.share ? best : each),
    null,
  );
}
