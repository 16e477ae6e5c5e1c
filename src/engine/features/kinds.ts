import { monthText } from '../../base/month';
import type { Steps } from '../../base/steps';
import type { TextColumn } from '../../base/table';
import type { LineText } from '../prepare/types';
import type { Activity } from './activity';
import { weekday } from './calendar';
import { kindsOf, levelsOf, usual } from './families/kind';
import type { FeatureSettings } from './feature';
import { bears, slug, uniqueIds } from './levels';
import { firstMonths } from './tempo';
import type { CategoryColumn } from './types';

/** Texts of order lines that say how or what a customer usually buys. */
const HABITS: readonly (readonly [LineText, string])[] = [
  ['category', 'Favorite category'],
  ['channel', 'Usual channel'],
  ['payment', 'Usual way to pay'],
  ['device', 'Usual device'],
];
const OTHERS = 'others';
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const TIMES = ['at night', 'in the morning', 'in the afternoon', 'in the evening'];

/** Name of the setting that makes a kind take part, or leaves it out. */
export const kindOption = (id: string): string => `use_kind_${id}`;

/** The kind with its rare levels together; null when it tells nothing. */
function grouped(id: string, label: string, column: TextColumn, rare: number): CategoryColumn | null {
  const levels = levelsOf(column, rare);
  if (levels.distinct < 2 || !bears(levels)) return null;
  const places = new Map(levels.kept.map((level, place) => [level, place]));
  const of = column.dictionary.map((level) => places.get(level) ?? levels.kept.length);
  const rest = levels.distinct > levels.kept.length;
  return {
    id,
    label,
    levels: rest ? [...levels.kept, OTHERS] : levels.kept,
    codes: perCustomerCode(column.codes, (code) => of[code]!),
  };
}

/**
 * Kinds of customers for methods that take kinds beside numbers: how and what they usually buy as proposed, who they
 * are where a person wants it.
 */
export function kindColumns(activity: Activity, settings: FeatureSettings): CategoryColumn[] {
  const rare = settings.rare as number;
  const idOf = uniqueIds();
  const { text } = activity.base.lines;
  const habits = HABITS.filter(([role]) => text[role]).map(([role, label]) => ({
    id: idOf(role),
    label,
    column: usual(activity, role),
    proposed: true,
  }));
  const others = kindsOf(activity)
    .filter(({ lasting }) => lasting || !activity.past)
    .map(({ label, column }) => ({ id: idOf(slug(label)), label, column, proposed: false }));
  return [...habits, ...others].flatMap(({ id, label, column, proposed }) => {
    const wish = settings[kindOption(id)];
    if (wish === 'off' || !(proposed || wish === 'on')) return [];
    return grouped(id, label, column, rare) ?? [];
  });
}

/** Favorites and habits of each customer, to read and to export; no method groups by them. */
export function* descriptions(activity: Activity): Steps<CategoryColumn[]> {
  const { base } = activity;
  const { text, minute } = base.lines;
  const found: CategoryColumn[] = [];
  const add = (id: string, label: string, levels: readonly string[], codes: Int32Array) =>
    found.push({ id, label, levels, codes });
  const addTexts = (id: string, label: string, names: readonly string[], { codes }: TextColumn) => {
    const taken = new Uint8Array(names.length);
    for (let c = 0; c < codes.length; c++) if (codes[c]! >= 0) taken[codes[c]!] = 1;
    // By name, so that the order of the lines does not matter.
    const levels = [...new Set(names.filter((_, code) => taken[code] === 1))].sort();
    const places = new Map(levels.map((level, place) => [level, place]));
    const placeOf = names.map((name) => places.get(name) ?? -1);
    add(
      id,
      label,
      levels,
      perCustomerCode(codes, (code) => placeOf[code]!),
    );
  };
  if (text.product) {
    const column = usual(activity, 'product');
    const names = column.dictionary.map((product, code) => base.productNames?.[code] || product);
    addTexts('favorite_product', 'Favorite product', names, column);
  }
  for (const [done, [role, label]] of HABITS.entries()) {
    if (!text[role]) continue;
    yield { done, total: HABITS.length };
    const column = usual(activity, role);
    addTexts(slug(label), label, column.dictionary, column);
  }
  const { day } = base.orders;
  if (!day) return found;
  yield { done: HABITS.length - 1, total: HABITS.length };
  add(
    'usual_weekday',
    'Usual weekday',
    WEEKDAYS,
    most(activity, 7, (order) => weekday(day[order]!)),
  );
  if (minute) {
    const first = base.orders.offsets;
    add(
      'usual_time',
      'Usual time of day',
      TIMES,
      most(activity, 4, (order) => Math.floor(minute[first[order]!]! / 360)),
    );
  }
  yield { done: HABITS.length, total: HABITS.length };
  const months = firstMonths(activity);
  const cohorts = [...new Set(months)].filter((month) => month === month).sort((a, b) => a - b);
  const places = new Map(cohorts.map((month, place) => [month, place]));
  const cohortOf = new Int32Array(months.length);
  months.forEach((month, c) => (cohortOf[c] = places.get(month) ?? -1));
  add('first_order_month', 'Month of the first order', cohorts.map(monthText), cohortOf);
  return found;
}

/** Another code for each code; what is not known stays −1. */
function perCustomerCode(codes: Int32Array, other: (code: number) => number): Int32Array {
  const others = new Int32Array(codes.length);
  for (let c = 0; c < codes.length; c++) others[c] = codes[c]! < 0 ? -1 : other(codes[c]!);
  return others;
}

/** The most frequent of few values over the orders of each customer; the lower one of equals. */
function most({ base, customers }: Activity, values: number, of: (order: number) => number): Int32Array {
  const { offsets, orders } = base;
  const tally = new Int32Array(values);
  const found = new Int32Array(customers);
  for (let c = 0; c < customers; c++) {
    for (let o = offsets[c]!; o < offsets[c + 1]!; o++) if (orders.bought[o] === 1) tally[of(o)]!++;
    let best = -1;
    let count = 0;
    for (let value = 0; value < values; value++) {
      if (tally[value]! > count) [best, count] = [value, tally[value]!];
      tally[value] = 0;
    }
    found[c] = best;
  }
  return found;
}
