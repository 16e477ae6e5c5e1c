import type { FeatureSpec, FeatureUnit } from '../features/types';

/** Writes figures as people do, for one locale and currency. */
export interface Writer {
  readonly money: (value: number) => string;
  readonly count: (value: number) => string;
  readonly share: (value: number) => string;
  readonly figure: (value: number, unit: FeatureUnit) => string;
}

/** Three significant digits at most below 100, whole numbers above: never more than the data bear. */
export function writer(locale: string, currency: string | null): Writer {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const fine = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const style = currency ? { style: 'currency' as const, currency } : {};
  const wholeMoney = new Intl.NumberFormat(locale, { ...style, maximumFractionDigits: 0 });
  const fineMoney = new Intl.NumberFormat(locale, {
    ...style,
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const number = (value: number) =>
    (Math.abs(value) >= 10 || Number.isInteger(value) ? whole : fine).format(value);
  const money = (value: number) =>
    (Math.abs(value) >= 10 || value === 0 ? wholeMoney : fineMoney).format(value);
  const share = (value: number) =>
    value > 0 && value < 0.005 ? `under ${percent.format(0.01)}` : percent.format(value);
  const figure = (value: number, unit: FeatureUnit): string => {
    if (Number.isNaN(value)) return 'unknown';
    if (unit === 'money') return money(value);
    if (unit === 'share') return share(value);
    return plural(number(value), value, nouns[unit]);
  };
  return { money, count: (value) => whole.format(value), share, figure };
}

const nouns: Partial<Record<FeatureUnit, readonly [string, string]>> = {
  days: ['day', 'days'],
  months: ['month', 'months'],
  years: ['year', 'years'],
  orders: ['order', 'orders'],
  units: ['item', 'items'],
  products: ['product', 'products'],
};

const plural = (written: string, value: number, noun: readonly [string, string] | undefined): string =>
  noun ? `${written} ${value === 1 ? noun[0] : noun[1]}` : written;

/** What follows the figure in a fact, by feature. A feature that reads badly as a figure has none and earns no fact. */
const tails: Readonly<Record<string, string>> = {
  recency_days: 'since the last order',
  frequency: 'each',
  monetary: 'spent in all',
  average_order_value: 'a basket',
  tenure_days: 'since the first order',
  gap_days: 'between orders',
  units_per_order: 'an order',
  average_unit_price: 'an item',
  distinct_products: 'tried',
  return_rate: 'sent back',
  discount_share: 'discount on average',
  coupon_share: 'of the orders with a coupon',
  repeat_product_share: 'bought again',
};

export const tailOf = (spec: FeatureSpec): string | undefined => tails[spec.id];

/** "one in eight" where that is near enough, else the percentage. */
export function oneIn(share: number, write: Writer): string {
  const words = [
    '',
    '',
    'half',
    'one in three',
    'one in four',
    'one in five',
    'one in six',
    'one in seven',
    'one in eight',
    'one in nine',
    'one in ten',
  ];
  const n = Math.round(1 / share);
  return n >= 2 && n <= 10 && Math.abs(1 / n - share) < 0.02 ? words[n]! : write.share(share);
}

const numerals = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
export const numeral = (n: number): string => numerals[n] ?? String(n);
