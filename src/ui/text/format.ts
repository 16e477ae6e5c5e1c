import { DAY_MS } from '../../base/table';
import type { FeatureUnit } from '../../engine/features/types';

/** Numbers and dates as people of one locale write them. Never more digits than the data bear. */
export interface Format {
  readonly locale: string;
  /** 12,480 */
  count(value: number): string;
  /** 38%; below 1 % one digit more, so that a small group is not "0%", and nearly all is not "100%". */
  share(value: number): string;
  /** €61, €3,112, €41.2K. A plain number without a currency. */
  money(value: number, currency: string | null): string;
  /** 0.46: a figure without a unit; aligned in a column of others 0.50, not 0.5. */
  figure(value: number, digits?: number, aligned?: boolean): string;
  /** −0.1: a place on a scale, one decimal everywhere. */
  place(value: number): string;
  /** 4 Jan 2024, of a day number since 1970-01-01. */
  day(day: number): string;
  /** Jan 2024 */
  month(day: number): string;
  /** 1.2 MB */
  bytes(value: number): string;
  /** A value of a feature with its unit: "11 days", "€61", "38%", "1.9×". */
  value(value: number, unit: FeatureUnit, currency: string | null): string;
  /** A bound that must not be rounded: "5 orders", "€110", "12.5 %". */
  bound(value: number, unit: FeatureUnit, currency: string | null): string;
  /** A written size with the sign of its value: "+3 orders", "−€12". */
  signed(written: string, value: number): string;
  list(items: readonly string[]): string;
}

const unitWords: Partial<Record<FeatureUnit, readonly [string, string]>> = {
  days: ['day', 'days'],
  months: ['month', 'months'],
  years: ['year', 'years'],
  orders: ['order', 'orders'],
  units: ['unit', 'units'],
  products: ['product', 'products'],
};

export function formatFor(locale: string): Format {
  const made = new Map<string, Intl.NumberFormat>();
  /** Kept: making one takes many times as long as using it, and a table has hundreds of cells. */
  const number = (options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(options);
    const format = made.get(key) ?? new Intl.NumberFormat(locale, options);
    made.set(key, format);
    return format;
  };
  const whole = number({ maximumFractionDigits: 0 });
  const tenths = number({ maximumFractionDigits: 1 });
  const compact = number({ notation: 'compact', maximumSignificantDigits: 3 });
  const places = number({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const percent = number({ style: 'percent', maximumFractionDigits: 0 });
  const finePercent = number({ style: 'percent', maximumSignificantDigits: 1 });
  const nearlyAll = number({ style: 'percent', maximumFractionDigits: 1 });
  const kilobytes = number({ style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 });
  const megabytes = number({ style: 'unit', unit: 'megabyte', maximumSignificantDigits: 2 });
  const conjunction = new Intl.ListFormat(locale, { type: 'conjunction' });
  // Sentences of the engine write days as "4 Jan 2024"; in English the screens do too.
  const dateLocale = /^en\b/.test(locale) ? 'en-GB' : locale;
  const date = (options: Intl.DateTimeFormatOptions) => {
    const dates = new Intl.DateTimeFormat(dateLocale, { timeZone: 'UTC', ...options });
    return (day: number) => (Number.isFinite(day) ? dates.format(day * DAY_MS) : '–');
  };
  const share = (value: number) =>
    value > 0 && value < 0.01
      ? finePercent.format(value)
      : value > 0.995 && value < 1
        ? nearlyAll.format(Math.min(value, 0.999))
        : percent.format(value);
  const money = (value: number, currency: string | null) => {
    if (!Number.isFinite(value)) return '–';
    const size = Math.abs(value);
    const cents = size < 10 && !Number.isInteger(value) ? 2 : 0;
    return number({
      ...(currency && /^[A-Za-z]{3}$/.test(currency) ? { style: 'currency', currency } : {}),
      ...(size >= 10_000
        ? { notation: 'compact', maximumSignificantDigits: 3 }
        : { minimumFractionDigits: cents, maximumFractionDigits: cents }),
    }).format(value);
  };

  return {
    locale,
    count: (value) => whole.format(value),
    share,
    money,
    figure: (value, digits = 2, aligned = false) =>
      Number.isFinite(value)
        ? number({
            maximumSignificantDigits: digits,
            ...(aligned && Math.abs(value) < 10 ** (digits - 1) && { minimumSignificantDigits: digits }),
          })
            .format(value || 0)
            .replace(/^-/, '−')
        : '–',
    place: (value) =>
      Number.isFinite(value)
        ? places
            .format(value)
            .replace(/^-0\.0$/, '0.0')
            .replace(/^-/, '−')
        : '–',
    day: date({ day: 'numeric', month: 'short', year: 'numeric' }),
    month: date({ month: 'short', year: 'numeric' }),
    bytes: (value) =>
      value < 1e6 ? kilobytes.format(Math.max(1, value / 1e3)) : megabytes.format(value / 1e6),
    value(value, unit, currency) {
      if (!Number.isFinite(value)) return '–';
      if (unit === 'money') return money(value, currency);
      if (unit === 'share') return share(value);
      const size = Math.abs(value);
      const figure = (size >= 10_000 ? compact : size < 10 ? tenths : whole).format(value);
      // Nothing below zero is left of −0.03.
      const written = figure === '-0' ? '0' : figure.replace(/^-/, '−');
      const words = unitWords[unit];
      if (unit === 'ratio') return `${written}×`;
      return words ? `${written} ${written === '1' ? words[0] : words[1]}` : written;
    },
    bound(value, unit, currency) {
      if (unit === 'share') return number({ style: 'percent', maximumSignificantDigits: 6 }).format(value);
      if (unit === 'money' && currency && /^[A-Za-z]{3}$/.test(currency))
        return number({ style: 'currency', currency, maximumSignificantDigits: 8 }).format(value);
      const written = number({ maximumSignificantDigits: 8 }).format(value);
      const words = unitWords[unit];
      if (unit === 'ratio') return `${written}×`;
      return words ? `${written} ${value === 1 ? words[0] : words[1]}` : written;
    },
    signed: (written, value) => (value > 0 ? `+${written}` : value < 0 ? `−${written}` : written),
    list: (items) => conjunction.format(items),
  };
}

/**
 * The person's own regional variant of the page's language ("en-GB" for an English page), so that
 * separators are theirs while words and numbers stay in one language.
 */
export function localeOf(pageLanguage: string, preferred: readonly string[]): string {
  const base = (tag: string) => tag.toLowerCase().split('-')[0];
  return preferred.find((tag) => base(tag) === base(pageLanguage)) ?? pageLanguage;
}
