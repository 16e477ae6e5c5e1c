import type { NumberFormat } from '../types';
import { numberCore, parseNumber } from './number';

export interface NumberVote {
  /** Share of the values that are numbers in the elected format, 0 to 1. */
  readonly share: number;
  readonly format: NumberFormat;
  /** What the values say of the decimal separator: sure, nothing, or both. */
  readonly evidence: 'sure' | 'none' | 'ambiguous' | 'mixed';
  /** Share of values with a currency sign or code. */
  readonly currency: number;
  readonly percent: number;
}

/**
 * Elects the number format of a column. `prior` is what the rest of the file says; it decides where the values
 * of this column allow both readings ("1.234").
 */
export function voteNumbers(values: readonly string[], prior: '.' | ',' | null): NumberVote {
  const decimals = { '.': 0, ',': 0 };
  const groups = new Map<NumberFormat['group'], number>();
  let open = 0;
  let openSign: '.' | ',' = '.';
  let currency = 0;
  let percent = 0;
  for (const value of values) {
    const core = numberCore(value);
    if (core === null) continue;
    if (core.currency) currency++;
    if (core.percent) percent++;
    const text = core.text;
    const point = text.lastIndexOf('.');
    const comma = text.lastIndexOf(',');
    const blank = / |\u00a0/.test(text) ? ' ' : text.includes("'") ? "'" : '';
    if (blank) groups.set(blank, (groups.get(blank) ?? 0) + 1);
    if (point < 0 && comma < 0) continue;
    if (point >= 0 && comma >= 0) {
      const sign = point > comma ? '.' : ',';
      decimals[sign]++;
      const other = sign === '.' ? ',' : '.';
      groups.set(other, (groups.get(other) ?? 0) + 1);
      continue;
    }
    const sign = point >= 0 ? '.' : ',';
    const at = Math.max(point, comma);
    const other = sign === '.' ? ',' : '.';
    if (text.indexOf(sign) !== at) {
      decimals[other]++;
      groups.set(sign, (groups.get(sign) ?? 0) + 1);
    } else if (text.length - at - 1 === 3 && at >= 1 && at <= 3 && text[0] !== '0' && !blank) {
      open++;
      openSign = sign;
    } else decimals[sign]++;
  }
  const mixed = decimals['.'] > 0 && decimals[','] > 0;
  const sure = decimals['.'] + decimals[','] > 0;
  let decimal: '.' | ',';
  if (sure) decimal = decimals[','] > decimals['.'] ? ',' : '.';
  else decimal = prior ?? '.';
  if (open > 0 && decimal !== openSign) groups.set(openSign, (groups.get(openSign) ?? 0) + open);
  let group: NumberFormat['group'] = '';
  for (const [sign, votes] of groups) {
    if (sign !== decimal && (group === '' || votes > (groups.get(group) ?? 0))) group = sign;
  }
  const format: NumberFormat = { decimal, group };
  let readable = 0;
  for (const value of values) if (!Number.isNaN(parseNumber(value, format))) readable++;
  // Numbers written in the losing way are numbers all the same: a mixed column is asked about, not made text.
  if (mixed) {
    const other: NumberFormat = { decimal: decimal === '.' ? ',' : '.', group: '' };
    for (const value of values) {
      if (Number.isNaN(parseNumber(value, format)) && !Number.isNaN(parseNumber(value, other))) readable++;
    }
  }
  const n = Math.max(1, values.length);
  return {
    share: readable / n,
    format,
    evidence: mixed ? 'mixed' : sure ? 'sure' : open > 0 && prior === null ? 'ambiguous' : 'none',
    currency: currency / n,
    percent: percent / n,
  };
}
