import { plainSigns } from './digits';

const LONGEST = 64;

/** Month names by their first letters, accents off: English, German, French, Spanish, Italian, Portuguese, Dutch, Polish. */
const months: readonly (readonly string[])[] = [
  ['jan', 'janv', 'ene', 'gen', 'sty', 'jän'],
  ['feb', 'fev', 'febbr', 'lut'],
  ['mar', 'mär', 'mrz', 'maa', 'mrt'],
  ['apr', 'avr', 'abr', 'kwi'],
  ['may', 'mai', 'mag', 'mei', 'maj'],
  ['jun', 'juin', 'giu', 'cze'],
  ['jul', 'juil', 'lug', 'lip'],
  ['aug', 'aou', 'ago', 'sie'],
  ['sep', 'set', 'wrz'],
  ['oct', 'okt', 'out', 'ott', 'paz'],
  ['nov', 'lis'],
  ['dec', 'dez', 'dic', 'gru'],
];
const weekdays = new Set(
  'mon tue wed thu fri sat sun mo di mi do fr sa so die mit don fre sam son lun mer jeu ven dim mie jue vie sab dom gio woe vri zat zon maa din pon wto sro czw pia sob nie'.split(
    ' ',
  ),
);

/** A date cell taken apart, before it is known which number is the day. */
export interface DateParts {
  /** The three parts in the order written; a month name stands as its number. */
  readonly numbers: readonly [number, number, number];
  /** Position of a part that is a month name, −1 when all are numbers. */
  readonly named: number;
  /** Whether the first part has four digits: year first. */
  readonly yearFirst: boolean;
  readonly dotted: boolean;
  readonly timeMs: number;
}

/** The parts of a date cell, null when it is none. Linear in the length; longer than 64 characters is none. */
export function takeApart(raw: string): DateParts | null {
  if (raw.length > LONGEST || raw.length < 6) return null;
  const text = plainSigns(raw.trim());
  const scan = new Scanner(text);
  if (scan.isLetter()) {
    const start = scan.at;
    const word = scan.word();
    // A weekday before the date: "Mon, 4 Mar 2024". "Mar" is a month and a Spanish Tuesday: months first.
    if (monthOf(word) !== 0) scan.at = start;
    else if (!weekdays.has(word.slice(0, 3)) && !weekdays.has(word.slice(0, 2))) return null;
  }
  scan.skip(' ,.');
  const compact = /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(?!\d)/.exec(text);
  if (compact && scan.at === 0) {
    scan.at = compact[0].length;
    if (compact[4] === undefined) return finish(scan, compactDay(compact), -1, true, false);
    const timeMs = clock(Number(compact[4]), Number(compact[5]), Number(compact[6] ?? 0), 0);
    return scan.zone() && timeMs >= 0
      ? { numbers: compactDay(compact), named: -1, yearFirst: true, dotted: false, timeMs }
      : null;
  }
  const numbers: [number, number, number] = [0, 0, 0];
  let named = -1;
  let yearFirst = false;
  let dotted = false;
  for (let i = 0; i < 3; i++) {
    if (scan.isLetter()) {
      const month = monthOf(scan.word());
      if (month === 0 || named >= 0 || i > 1) return null;
      numbers[i] = month;
      named = i;
    } else {
      const start = scan.at;
      const value = scan.number();
      const digits = scan.at - start;
      if (digits === 0 || digits > 4 || digits === 3) return null;
      if (digits === 4 && i === 1) return null;
      if (i === 0) yearFirst = digits === 4;
      if (i === 2 && yearFirst && digits > 2) return null;
      numbers[i] = value;
    }
    if (i === 2) break;
    const sign = text[scan.at];
    if (sign === '.') dotted = true;
    const skipped = scan.skip('-/. ,');
    if (skipped === 0 && !scan.isLetter() && named !== i) return null;
    if (scan.isLetter() && (text.startsWith('de ', scan.at) || text.startsWith('of ', scan.at))) scan.at += 3;
  }
  return finish(scan, numbers, named, yearFirst, dotted);
}

const compactDay = (match: RegExpExecArray): [number, number, number] => [
  Number(match[1]),
  Number(match[2]),
  Number(match[3]),
];

function finish(
  scan: Scanner,
  numbers: [number, number, number],
  named: number,
  yearFirst: boolean,
  dotted: boolean,
): DateParts | null {
  const timeMs = scan.time();
  return timeMs < 0 ? null : { numbers, named, yearFirst, dotted, timeMs };
}

function monthOf(word: string): number {
  for (let length = Math.min(word.length, 5); length >= 3; length--) {
    const start = word.slice(0, length);
    const at = months.findIndex((names) => names.includes(start));
    if (at >= 0) return at + 1;
  }
  return 0;
}

const clock = (hours: number, minutes: number, seconds: number, ms: number): number =>
  hours > 24 || minutes > 59 || seconds > 60 || (hours === 24 && minutes + seconds > 0)
    ? -1
    : ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;

class Scanner {
  at = 0;
  constructor(private readonly text: string) {}

  isLetter(): boolean {
    const c = this.text.charCodeAt(this.at);
    return (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c >= 0xc0;
  }

  /** The letters from here, lower case, accents off. */
  word(): string {
    const start = this.at;
    while (this.isLetter()) this.at++;
    return this.text.slice(start, this.at).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  }

  number(): number {
    let value = 0;
    for (let c = this.text.charCodeAt(this.at); c >= 48 && c <= 57; c = this.text.charCodeAt(this.at)) {
      value = value * 10 + (c - 48);
      this.at++;
    }
    return value;
  }

  skip(signs: string): number {
    const start = this.at;
    while (this.at < this.text.length && signs.includes(this.text[this.at]!)) this.at++;
    return this.at - start;
  }

  /** The clock time from here to the end in ms, 0 when there is none, −1 when something else is there. */
  time(): number {
    if (this.at === this.text.length) return 0;
    const apart = this.skip(' ,\u00a0\u202f');
    if (this.text[this.at] === 'T' || this.text[this.at] === 't') this.at++;
    else if (apart === 0) return -1;
    if (this.at === this.text.length) return 0;
    if (this.isLetter()) this.word();
    this.skip(' ');
    let start = this.at;
    let hours = this.number();
    if (this.at === start || this.at - start > 2) return -1;
    let minutes = 0;
    let seconds = 0;
    let ms = 0;
    if (this.skip(':.h') === 1) {
      start = this.at;
      minutes = this.number();
      if (this.at - start !== 2) return -1;
      if (this.skip(':.') === 1) {
        start = this.at;
        seconds = this.number();
        if (this.at - start !== 2) return -1;
        if ((this.text[this.at] === '.' || this.text[this.at] === ',') && this.skip('.,') === 1) {
          start = this.at;
          const fraction = this.number();
          ms = Math.floor((fraction * 1000) / 10 ** (this.at - start));
        }
      }
    }
    this.skip(' \u00a0\u202f');
    const half = /^([ap])\.?m\.?/i.exec(this.text.slice(this.at, this.at + 4));
    if (half) {
      if (hours < 1 || hours > 12) return -1;
      hours = (hours % 12) + (half[1]!.toLowerCase() === 'p' ? 12 : 0);
      this.at += half[0].length;
    }
    return this.zone() ? clock(hours, minutes, seconds, ms) : -1;
  }

  /** Passes over a zone (Z, UTC, +02:00, -0400, CEST, [Europe/Berlin]) up to the end. */
  zone(): boolean {
    const rest = this.text.slice(this.at);
    return /^\s*(?:[A-Za-z]{1,5})?\s*(?:[+-]\d{1,2}:?(?:\d\d)?(?::\d\d)?)?\s*(?:[([][A-Za-z_/ +-]*[)\]])?$/.test(
      rest,
    );
  }
}
