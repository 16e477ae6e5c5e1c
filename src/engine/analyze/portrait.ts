import type { Feature } from '../features/types';
import { isTelling, type Evidence } from './evidence';
import { isTellable, shown } from './tellable';
import type { Contrast, Fact, Favorite, Habits } from './types';
import { typicalOf, typicalOfRest } from './yes-no';

/** Effects from here on are called medium (Romano et al. 2006); a favorite takes one. */
const MEDIUM = 0.33;

/**
 * The strongest differences, at most one a feature group, strongest first. Where nothing is known of orders, those of
 * whatever decided, at most one a column.
 */
export function factsOf(contrasts: readonly Contrast[], features: readonly Feature[], most = 3): Fact[] {
  const facts: Fact[] = [];
  const told = new Set<string>();
  const noOrders = !contrasts.some(
    ({ feature, coverage }) => coverage > 0 && isTellable(features[feature]!.spec.id),
  );
  const subject = ({ spec, basis }: Feature) =>
    !noOrders ? spec.group : basis?.family === 'is' ? JSON.stringify(basis.source) : spec.id;
  const ranked = contrasts
    .filter(isTelling)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect) || a.feature - b.feature);
  for (const contrast of ranked) {
    const { feature } = contrast;
    const { spec, used } = features[feature]!;
    const about = subject(features[feature]!);
    if (!(noOrders ? used : isTellable(spec.id)) || told.has(about)) continue;
    const [median, restMedian] = [typicalOf(contrast), typicalOfRest(contrast)];
    if (shown(median, spec.unit) === shown(restMedian, spec.unit)) continue;
    told.add(about);
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
