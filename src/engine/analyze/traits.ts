import type { Evidence } from './evidence';

/** One thing that can be said of a segment. */
interface Trait {
  /** Keeps a name from saying one thing twice or two things that quarrel. */
  readonly about: 'time' | 'loyalty' | 'basket' | 'discount' | 'returns' | 'range' | 'rhythm' | 'nothing';
  /** How strongly the facts earn it, 0 when they do not. */
  readonly says: (e: Evidence) => number;
}

const up = (value: number): number => Math.max(0, value);
/** All of the conditions, as strong as the weakest. */
const all = (...values: number[]): number => Math.min(...values);

/** 1 when the median is at least `factor` times that of the others and at least `least`, else 0. */
const far = (e: Evidence, id: string, factor: number, least: number): number =>
  e.median(id) >= least && e.median(id) >= factor * e.rest(id) ? 1 : 0;

const oneOrder = (e: Evidence): boolean => e.median('frequency') > 0 && e.median('frequency') <= 1;
const cameBack = (e: Evidence): boolean => e.median('frequency') > 1;
/** Not longer ago than the others. */
const here = (e: Evidence): boolean => e.effect('recency_days') <= 0;

/** Bought more than once, and has been away far longer than others or than their own rhythm. */
const goneSilent = (e: Evidence): boolean =>
  cameBack(e) &&
  e.effect('recency_days') > 0.33 &&
  (e.median('overdue') > 2 || e.median('recency_days') >= 2 * e.rest('recency_days'));

/** Above this, gaps between orders are far more even than chance makes them (0.5). */
const EVEN = 0.7;
/** Medians from which a habit is called one, and below which it is called none. */
const SOME_DISCOUNT = 0.05;
const NO_DISCOUNT = 0.02;
const SOME_RETURNS = 0.1;
/** Nobody is new after a year. */
const NEW_DAYS = 365;

/** All that can be said; of two that are earned alike the earlier is taken. Their words stand in `language/`. */
export const traits = {
  loyal: {
    about: 'loyalty',
    says: (e) =>
      cameBack(e) && here(e) ? 1.15 * all(up(e.effect('frequency')), up(-e.effect('recency_days')) + 0.1) : 0,
  },
  silent: {
    about: 'loyalty',
    says: (e) => (goneSilent(e) && e.median('frequency') >= 4 ? 0.6 + up(e.effect('recency_days')) : 0),
  },
  drifting: {
    about: 'loyalty',
    says: (e) => (cameBack(e) ? (goneSilent(e) ? 0.5 : 0) + 0.95 * up(e.effect('recency_days')) : 0),
  },
  neverBought: { about: 'loyalty', says: (e) => (e.median('frequency') === 0 ? 1.2 : 0) },
  longGone: { about: 'loyalty', says: (e) => (oneOrder(e) ? 1.3 * up(e.effect('recency_days')) : 0) },
  firstOrder: {
    about: 'loyalty',
    says: (e) => (oneOrder(e) && here(e) ? 0.3 + up(-e.effect('recency_days')) : 0),
  },
  newAndBack: {
    about: 'loyalty',
    says: (e) =>
      cameBack(e) && here(e) && !(e.median('tenure_days') > NEW_DAYS)
        ? 1.05 * all(up(-e.effect('tenure_days')), up(-e.effect('recency_days')) + 0.3)
        : 0,
  },
  steady: {
    about: 'loyalty',
    says: (e) =>
      e.median('frequency') >= 3 && !goneSilent(e)
        ? 0.25 + 0.5 * all(up(e.effect('frequency')) + 0.2, up(e.effect('tenure_days')) + 0.1)
        : 0,
  },
  backOnce: { about: 'loyalty', says: (e) => (e.median('frequency') === 2 && !goneSilent(e) ? 0.45 : 0) },
  occasional: {
    about: 'loyalty',
    says: (e) =>
      cameBack(e) && !goneSilent(e) && e.effect('frequency') <= 0
        ? 0.2 + 0.6 * up(-e.effect('frequency'))
        : 0,
  },
  bigRare: {
    about: 'basket',
    says: (e) =>
      e.effect('frequency') <= 0
        ? 1.05 * all(up(e.effect('average_order_value')), 0.75 - e.effect('frequency'))
        : 0,
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
  bargain: {
    about: 'discount',
    says: (e) => (e.median('discount_share') >= SOME_DISCOUNT ? 1.1 * up(e.effect('discount_share')) : 0),
  },
  fullPrice: {
    about: 'discount',
    says: (e) => (e.median('discount_share') < NO_DISCOUNT ? 0.5 * up(-e.effect('discount_share')) : 0),
  },
  sendsBack: {
    about: 'returns',
    says: (e) => (e.median('return_rate') >= SOME_RETURNS ? up(e.effect('return_rate')) : 0),
  },
  acrossRange: { about: 'range', says: (e) => 0.7 * up(e.effect('distinct_products')) },
  sameThings: {
    about: 'range',
    says: (e) => (cameBack(e) ? 0.6 * up(-e.effect('distinct_products')) : 0),
  },
  clockwork: {
    about: 'rhythm',
    says: (e) => (e.median('gap_regularity') >= EVEN ? 0.9 * up(e.effect('gap_regularity')) : 0),
  },
  lately: { about: 'time', says: (e) => 0.5 * up(-e.effect('recency_days')) },
  quiet: { about: 'time', says: (e) => 0.5 * up(e.effect('recency_days')) },
  /** What is said where nothing else can be. */
  alike: { about: 'nothing', says: () => 0.01 },
} as const satisfies Readonly<Record<string, Trait>>;

export type TraitId = keyof typeof traits;
