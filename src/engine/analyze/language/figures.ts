import type { FeatureUnit } from '../../features/types';
import type { Named, NounUnit, Writer } from './language';

/** What a language adds to the numbers of its locale. */
export interface FigureWords {
  readonly locale: string;
  readonly unknown: string;
  /** "under 1%" of "1%". */
  readonly under: (share: string) => string;
  readonly nouns: Readonly<Record<NounUnit, readonly [one: string, many: string]>>;
  /** Whether the space before a unit is narrow. */
  readonly narrow: boolean;
}

/** Three significant digits at most below 100, whole numbers above: never more than the data bear. */
export function writerOf(words: FigureWords, currency: string | null): Writer {
  const { locale, nouns, narrow } = words;
  const format = (options: Intl.NumberFormatOptions) => {
    const { format: write } = new Intl.NumberFormat(locale, options);
    return (value: number) => (narrow ? write(value).replaceAll('\u00a0', '\u202f') : write(value));
  };
  const whole = format({ maximumFractionDigits: 0 });
  const fine = format({ maximumSignificantDigits: 2 });
  const percent = format({ style: 'percent', maximumFractionDigits: 0 });
  const style = currency ? { style: 'currency' as const, currency } : {};
  const wholeMoney = format({ ...style, maximumFractionDigits: 0 });
  const fineMoney = format({ ...style, minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const number = (value: number) => (Math.abs(value) >= 10 || Number.isInteger(value) ? whole : fine)(value);
  const money = (value: number) => (Math.abs(value) >= 10 || value === 0 ? wholeMoney : fineMoney)(value);
  const share = (value: number) => (value > 0 && value < 0.005 ? words.under(percent(0.01)) : percent(value));
  const figure = (value: number, unit: FeatureUnit): string => {
    if (Number.isNaN(value)) return words.unknown;
    if (unit === 'money') return money(value);
    if (unit === 'share') return share(value);
    if (!hasNoun(unit)) return number(value);
    return `${number(value)} ${nouns[unit][value === 1 ? 0 : 1]}`;
  };
  return { money, count: whole, share, number, figure };
}

const NOUN_UNITS: readonly FeatureUnit[] = ['days', 'months', 'years', 'orders', 'units', 'products'];
export const hasNoun = (unit: FeatureUnit): unit is NounUnit => NOUN_UNITS.includes(unit);

/** Days in the unit that people say them in. */
export function spanOf(days: number): {
  readonly n: number;
  readonly unit: 'day' | 'week' | 'month' | 'year';
} {
  if (days < 21) return { n: Math.max(1, Math.round(days)), unit: 'day' };
  if (days < 75) return { n: Math.round(days / 7), unit: 'week' };
  if (days < 700) return { n: Math.round(days / 30.44), unit: 'month' };
  return { n: Math.round(days / 365.25), unit: 'year' };
}

/** The n of "one in n" where a share is near enough to it, 2 to 10; else null. */
export function oneInN(share: number): number | null {
  const n = Math.round(1 / share);
  return n >= 2 && n <= 10 && Math.abs(1 / n - share) < 0.02 ? n : null;
}

/** Whether a share is said to be half. */
export const isHalf = (share: number): boolean => share > 0.47 && share < 0.53;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What a feature found in the data is called by the data themselves: a category, a column; else null. */
export function ownName({ basis }: Named): string | null {
  if (basis?.family === 'share') return basis.level;
  if (basis?.family === 'known') return basis.header;
  return basis?.family === 'event' ? basis.type : null;
}
