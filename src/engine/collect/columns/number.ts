import type { NumberFormat } from '../types';
import { plainSigns } from './digits';

/** Longest text that is looked at as a number or a date. */
const LONGEST = 64;

const currencyWords = new Set(
  'usd eur gbp chf jpy cny aud cad nzd sek nok dkk pln czk huf ron bgn try brl mxn ars clp cop inr zar aed sgd hkd kr kč zł lei ft fr fr. r$ rs rs. us$ a$ c$ tl руб'.split(
    ' ',
  ),
);

interface Core {
  /** Digits, separators and an exponent; no sign, blanks at the ends, currency or percent sign. */
  readonly text: string;
  readonly negative: boolean;
  readonly percent: boolean;
  readonly currency: string;
}

const isDigit = (c: number) => c >= 48 && c <= 57;
const isBlank = (c: number) => c === 32 || c === 9 || c === 0xa0 || c === 0x202f || c === 0x2009;

/** Takes sign, parentheses, percent and currency off; null when what is left can't be a number. */
export function numberCore(raw: string): Core | null {
  if (raw.length > LONGEST) return null;
  let text = plainSigns(raw);
  let negative = false;
  let signs = 0;
  let percent = false;
  let currency = '';
  for (;;) {
    text = trimBlanks(text);
    const first = text.charCodeAt(0);
    const last = text.charCodeAt(text.length - 1);
    if (isDigit(first) && isDigit(last)) break;
    if (text.length < 2) return null;
    if (text[0] === '(' && text.endsWith(')') && signs === 0) {
      negative = true;
      signs++;
      text = text.slice(1, -1);
    } else if ((text[0] === '-' || text[0] === '+') && signs === 0) {
      negative = text[0] === '-';
      signs++;
      text = text.slice(1);
    } else if (text.endsWith('%') && !percent) {
      percent = true;
      text = text.slice(0, -1);
    } else if (/[.,][-–—]{1,2}$/.test(text)) {
      text = text.slice(0, Math.max(text.lastIndexOf('.'), text.lastIndexOf(',')));
    } else if (text.endsWith('-') && signs === 0) {
      negative = true;
      signs++;
      text = text.slice(0, -1);
    } else if ((text[0] === '.' || text[0] === ',') && isDigit(text.charCodeAt(1))) {
      if (isDigit(last)) break;
      const cut = cutCurrency(text, false);
      if (cut === null || currency) return null;
      [text, currency] = cut;
    } else if ((last === 46 || last === 44) && isDigit(first) && isDigit(text.charCodeAt(text.length - 2))) {
      text = text.slice(0, -1);
    } else {
      const cut = isDigit(first) ? cutCurrency(text, false) : cutCurrency(text, true);
      if (cut === null || currency) return null;
      [text, currency] = cut;
    }
  }
  return { text, negative, percent, currency };
}

function cutCurrency(text: string, front: boolean): [string, string] | null {
  const match = front
    ? /^(\p{Sc}|[\p{L}$]{1,3}\p{Sc}?\.?)/u.exec(text)
    : /(\p{Sc}|\p{L}{1,3}\.?)$/u.exec(text.slice(-5));
  if (!match) return null;
  const word = match[0];
  if (!/\p{Sc}/u.test(word) && !currencyWords.has(word.toLowerCase())) return null;
  return [front ? text.slice(word.length) : text.slice(0, -word.length), word];
}

/**
 * The number written in `text`, NaN when there is none: grouped digits, sign before or after, accounting
 * parentheses, a currency, full-width digits, "5.–". "12 %" is 0.12. Linear in the length; texts over 64
 * characters are no numbers. A separator in the wrong place makes the text unreadable instead of another number.
 */
export function parseNumber(text: string, format: NumberFormat): number {
  const core = numberCore(text);
  if (core === null) return NaN;
  const group = format.group === '' ? (format.decimal === '.' ? ',' : '.') : format.group;
  const value = parseCore(core.text, format.decimal, group);
  return (core.negative ? -value : value) / (core.percent ? 100 : 1);
}

function parseCore(text: string, decimal: string, group: string): number {
  let digits = '';
  let run = 0;
  let groups = 0;
  let i = 0;
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (isDigit(c)) {
      digits += text[i]!;
      run++;
    } else if (text[i] === decimal || c === 69 || c === 101) break;
    else if (text[i] === group || isBlank(c) || c === 39) {
      // The last group has three digits, those between have two (lakh) or three, the first one to three.
      if (run === 0 || run > 3 || (groups > 0 && run < 2)) return NaN;
      groups++;
      run = 0;
    } else return NaN;
  }
  if (groups > 0 && run !== 3) return NaN;
  if (text[i] === decimal) {
    digits += '.';
    for (i++; i < text.length && isDigit(text.charCodeAt(i)); i++) digits += text[i]!;
  }
  if (i < text.length) {
    if (!/^e[+-]?\d{1,3}$/i.test(text.slice(i))) return NaN;
    digits += text.slice(i);
  }
  const value = Number(digits);
  return Number.isFinite(value) ? value : NaN;
}

function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}
