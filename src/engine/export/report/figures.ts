import type { FeatureUnit } from '../../features/types';
import type { CellUnit } from './model';

/** Words that stand beside figures, in one language. */
export interface FigureWords {
  readonly units: Readonly<Partial<Record<FeatureUnit, readonly [one: string, many: string]>>>;
  /** "between 3 and 5". */
  readonly between: (low: string, high: string) => string;
}

/** Writes figures for one locale, language and currency: never more digits than the data bear. */
export interface Figures {
  readonly count: (value: number) => string;
  readonly share: (value: number) => string;
  readonly money: (value: number) => string;
  /** With its unit: "14 orders". Unknown is a dash. */
  readonly value: (value: number, unit: CellUnit) => string;
  /** Without its unit, where a column or a term names it. */
  readonly bare: (value: number, unit: CellUnit) => string;
  /** A bound of a rule, with all the digits that it has. */
  readonly bound: (value: number, unit: FeatureUnit) => string;
  readonly between: (low: number, high: number, unit: CellUnit) => string;
  /** The same of two bounds. */
  readonly boundsBetween: (low: number, high: number, unit: FeatureUnit) => string;
  /** Of a day number: days since 1970-01-01. */
  readonly day: (day: number) => string;
  readonly list: (items: readonly string[]) => string;
}

const DASH = '–';

/** @param locale BCP 47 tag of the language the words are in. */
export function figuresFor(locale: string, currency: string | null, words: FigureWords): Figures {
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options);
  const known = currency && /^[A-Za-z]{3}$/.test(currency) ? currency : null;
  const style = known ? ({ style: 'currency', currency: known } as const) : {};
  const whole = number({ maximumFractionDigits: 0 });
  const tenths = number({ maximumFractionDigits: 1 });
  const hundredths = number({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const percent = number({ style: 'percent', maximumFractionDigits: 0 });
  const finePercent = number({ style: 'percent', maximumSignificantDigits: 1 });
  const wholeMoney = number({ ...style, minimumFractionDigits: 0, maximumFractionDigits: 0 });
  const fineMoney = number({ ...style, minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const finestPercent = number({ style: 'percent', maximumSignificantDigits: 6 });
  const exact = number({ maximumSignificantDigits: 8 });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const items = new Intl.ListFormat(locale, { type: 'conjunction' });
  // A hyphen before a figure is no minus sign, and nothing below zero is left of −0.03.
  const signed = (written: string) => written.replace(/^-(?=\D*[1-9]|.*[1-9])/, '−').replace(/^-/, '');

  const share = (value: number) => signed((value > 0 && value < 0.01 ? finePercent : percent).format(value));
  const money = (value: number) => {
    const size = Math.abs(value);
    return signed((size < 10 && !Number.isInteger(value) ? fineMoney : wholeMoney).format(value));
  };
  const bare = (value: number, unit: CellUnit): string => {
    if (!Number.isFinite(value)) return DASH;
    if (unit === 'money') return money(value);
    if (unit === 'share') return share(value);
    if (unit === 'index') return signed(hundredths.format(value));
    return signed((Math.abs(value) < 10 ? tenths : whole).format(value));
  };
  const noun = (written: string, unit: CellUnit) => {
    const pair = unit === 'index' ? undefined : words.units[unit];
    return pair && written !== DASH ? `${written} ${written === '1' ? pair[0] : pair[1]}` : written;
  };
  const bound = (value: number, unit: FeatureUnit): string => {
    if (unit === 'share') return finestPercent.format(value);
    if (unit === 'money') return (Number.isInteger(value) ? wholeMoney : fineMoney).format(value);
    return exact.format(value);
  };
  return {
    count: (value) => (Number.isFinite(value) ? whole.format(value) : DASH),
    share: (value) => (Number.isFinite(value) ? share(value) : DASH),
    money: (value) => (Number.isFinite(value) ? money(value) : DASH),
    value: (value, unit) => noun(bare(value, unit), unit),
    bare,
    bound: (value, unit) => noun(bound(value, unit), unit),
    boundsBetween: (low, high, unit) => words.between(bound(low, unit), noun(bound(high, unit), unit)),
    between: (low, high, unit) => {
      const [from, to] = [bare(low, unit), bare(high, unit)];
      return from === to ? noun(to, unit) : words.between(from, noun(to, unit));
    },
    day: (day) => (Number.isFinite(day) ? date.format(new Date(day * 86_400_000)) : DASH),
    list: (parts) => items.format(parts),
  };
}
