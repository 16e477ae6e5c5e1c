import type { Feature } from '../features/types';
import type { Contrast } from './types';

/** What the naming rules look at: the effects and medians of one segment, by feature id. */
export interface Evidence {
  /** Cliff's delta, 0 when the interval includes 0 or the feature is absent. */
  readonly effect: (id: string) => number;
  readonly median: (id: string) => number;
  /** Median of everybody else. */
  readonly rest: (id: string) => number;
}

export function evidenceOf(contrasts: readonly Contrast[], features: readonly Feature[]): Evidence {
  const byId = new Map(contrasts.map((contrast) => [features[contrast.feature]!.spec.id, contrast]));
  return {
    effect(id) {
      const contrast = byId.get(id);
      return contrast && contrast.effectLow * contrast.effectHigh > 0 ? contrast.effect : 0;
    },
    median: (id) => byId.get(id)?.median ?? NaN,
    rest: (id) => byId.get(id)?.restMedian ?? NaN,
  };
}

/** One thing that can be said of a segment. */
interface Trait {
  /** Keeps a name from saying one thing twice or two things that quarrel. */
  readonly about: 'time' | 'loyalty' | 'basket' | 'discount' | 'returns' | 'range' | 'rhythm';
  /** How strongly the facts earn it, 0 when they do not. */
  readonly says: (e: Evidence) => number;
}

const up = (value: number): number => Math.max(0, value);
/** All of the conditions, as strong as the weakest. */
const all = (...values: number[]): number => Math.min(...values);

/** 1 when the median is at least `factor` times that of the others and at least `least`, else 0. */
const far = (e: Evidence, id: string, factor: number, least: number): number =>
  e.median(id) >= least && e.median(id) >= factor * e.rest(id) ? 1 : 0;

const oneOrder = (e: Evidence): boolean => e.median('frequency') <= 1;

/** Bought more than once, and has been away far longer than others or than their own rhythm. */
export const goneSilent = (e: Evidence): boolean =>
  !oneOrder(e) &&
  e.effect('recency_days') > 0.33 &&
  (e.median('overdue') > 2 || e.median('recency_days') >= 2 * e.rest('recency_days'));

/** Above this, gaps between orders are far more even than chance makes them (0.5). */
const EVEN = 0.7;

/** All that can be said; of two that are earned alike the earlier is taken. Their words stand in `language/`. */
export const traits = {
  loyal: {
    about: 'loyalty',
    says: (e) =>
      oneOrder(e) ? 0 : 1.15 * all(up(e.effect('frequency')), up(-e.effect('recency_days')) + 0.1),
  },
  silent: {
    about: 'loyalty',
    says: (e) => (goneSilent(e) && e.median('frequency') >= 4 ? 0.6 + up(e.effect('recency_days')) : 0),
  },
  drifting: {
    about: 'loyalty',
    says: (e) => (oneOrder(e) ? 0 : (goneSilent(e) ? 0.5 : 0) + 0.95 * up(e.effect('recency_days'))),
  },
  longGone: { about: 'loyalty', says: (e) => (oneOrder(e) ? 1.3 * up(e.effect('recency_days')) : 0) },
  firstOrder: { about: 'loyalty', says: (e) => (oneOrder(e) ? 0.3 + up(-e.effect('recency_days')) : 0) },
  newAndBack: {
    about: 'loyalty',
    says: (e) =>
      oneOrder(e) ? 0 : 1.05 * all(up(-e.effect('tenure_days')), up(-e.effect('recency_days')) + 0.3),
  },
  steady: {
    about: 'loyalty',
    says: (e) =>
      e.median('frequency') < 3 || goneSilent(e)
        ? 0
        : 0.25 + 0.5 * all(up(e.effect('frequency')) + 0.2, up(e.effect('tenure_days')) + 0.1),
  },
  backOnce: { about: 'loyalty', says: (e) => (e.median('frequency') === 2 && !goneSilent(e) ? 0.45 : 0) },
  occasional: {
    about: 'loyalty',
    says: (e) => (oneOrder(e) || goneSilent(e) ? 0 : 0.2 + 0.6 * up(-e.effect('frequency'))),
  },
  bigRare: {
    about: 'basket',
    says: (e) => 1.05 * all(up(e.effect('average_order_value')), 0.75 - e.effect('frequency')),
  },
  bigSpender: {
    about: 'basket',
    says: (e) =>
      all(up(e.effect('average_order_value')), up(e.effect('monetary')), up(e.effect('frequency')) + 0.3),
  },
  bulk: {
    about: 'basket',
    says: (e) => 1.1 * far(e, 'units_per_order', 2, 4) * up(e.effect('units_per_order')),
  },
  smallBaskets: { about: 'basket', says: (e) => 0.8 * up(-e.effect('average_order_value')) },
  bargain: { about: 'discount', says: (e) => 1.1 * up(e.effect('discount_share')) },
  fullPrice: { about: 'discount', says: (e) => 0.5 * up(-e.effect('discount_share')) },
  sendsBack: { about: 'returns', says: (e) => up(e.effect('return_rate')) },
  acrossRange: { about: 'range', says: (e) => 0.7 * up(e.effect('distinct_products')) },
  sameThings: { about: 'range', says: (e) => 0.6 * up(-e.effect('distinct_products')) },
  clockwork: {
    about: 'rhythm',
    says: (e) => (e.median('gap_regularity') >= EVEN ? 0.9 * up(e.effect('gap_regularity')) : 0),
  },
  lately: { about: 'time', says: (e) => 0.5 * up(-e.effect('recency_days')) },
  quiet: { about: 'time', says: (e) => 0.5 * up(e.effect('recency_days')) },
} as const satisfies Readonly<Record<string, Trait>>;

export type TraitId = keyof typeof traits;
