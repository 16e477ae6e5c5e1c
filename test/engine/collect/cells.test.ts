import * as fc from '../../support/properties';
import { describe, expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { civilDay, parseDate } from '../../../src/engine/collect/columns/date';
import { voteDates } from '../../../src/engine/collect/columns/date-vote';
import { countFarDates } from '../../../src/engine/collect/columns/far-dates';
import { dateOfBytes, numberOfBytes, UNDECIDED } from '../../../src/engine/collect/columns/fast-cells';
import { isEmail, isPhone } from '../../../src/engine/collect/columns/facts';
import { parseNumber } from '../../../src/engine/collect/columns/number';
import { voteNumbers } from '../../../src/engine/collect/columns/number-vote';
import type { DateFormat } from '../../../src/engine/collect/types';

const bytes = (text: string) => new TextEncoder().encode(text);
const english = { decimal: '.', group: '' } as const;
const german = { decimal: ',', group: '' } as const;

describe('numbers', () => {
  test('the fast way is the slow way, to the bit', () => {
    const text = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.integer().map(String),
      fc
        .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 99 }))
        .map(([a, b]) => `${a}.${b}`),
      fc.string({ unit: fc.constantFrom('0', '1', '9', '.', ',', '-', '+', ' ', 'e'), maxLength: 20 }),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(english, german), (cell, format) => {
        const encoded = bytes(cell);
        const fast = numberOfBytes(encoded, 0, encoded.length, format.decimal.charCodeAt(0));
        if (fast !== UNDECIDED) expect(fast).toBe(parseNumber(cell, format));
      }),
      { numRuns: 5000 },
    );
  });

  test('what JavaScript writes is read back exactly', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseNumber(String(value), english)).toBe(Number(String(value)));
      }),
    );
  });

  test.each([
    ['1.234,56', german, 1234.56],
    ['1,234.56', english, 1234.56],
    ["1'234.50", english, 1234.5],
    ['1 234,50 zł', german, 1234.5],
    ['1\u202f234,50 €', german, 1234.5],
    ['12,34,567.00', english, 1_234_567],
    ['(12.50)', english, -12.5],
    ['−5', english, -5],
    ['$-3.00', english, -3],
    ['-$3.00', english, -3],
    ['R$ 5,00', german, 5],
    ['Fr. 5.-', english, 5],
    ['12,5 %', german, 0.125],
    ['12 %', english, 0.12],
    ['(1,234)', english, -1234],
    ['CHF 5.–', english, 5],
    ['5-', english, -5],
    ['１２３', english, 123],
    ['1’234.50', english, 1234.5],
    ['١٢٣', english, 123],
    ['١٬٢٣٤٫٥', english, 1234.5],
    ['۱۲۳', english, 123],
    ['१२३', english, 123],
    ['1.53e4', english, 15_300],
    ['.5', english, 0.5],
    ['5.', english, 5],
  ])('%s', (cell, format, value) => expect(parseNumber(cell, format)).toBe(value));

  test.each([
    '',
    '-',
    '.',
    '1,23',
    '1,2345',
    '12.34.56',
    '1..2',
    '0x10',
    'Infinity',
    'NaN',
    '1e999',
    '12a',
    'a12',
    '--5',
    '1-2',
    '(5',
    '5 5',
    '12 34',
  ])('%j is no number', (cell) => expect(parseNumber(cell, english)).toBeNaN());

  test('a separator in the wrong place makes no other number', () => {
    expect(parseNumber('12.50', german)).toBeNaN();
    expect(parseNumber('1.5', german)).toBeNaN();
  });

  test('the vote: sure, ambiguous, by the rest of the file, mixed', () => {
    expect(voteNumbers(['1.234,50', '7'], null)).toMatchObject({
      evidence: 'sure',
      format: { decimal: ',', group: '.' },
    });
    expect(voteNumbers(['1.234', '7'], null)).toMatchObject({ evidence: 'ambiguous' });
    expect(voteNumbers(['1.234', '7'], ',')).toMatchObject({
      evidence: 'none',
      format: { decimal: ',', group: '.' },
    });
    expect(voteNumbers(['1,5', '1.5'], null).evidence).toBe('mixed');
    expect(voteNumbers(['1,234,567'], null)).toMatchObject({
      evidence: 'sure',
      format: { decimal: '.', group: ',' },
    });
    expect(voteNumbers(['0.123', '0.456'], null)).toMatchObject({
      evidence: 'sure',
      format: { decimal: '.' },
    });
  });

  test('slow input: 50,000 characters take no longer than 64', () => {
    for (const cell of [
      '1'.repeat(50_000),
      '1,'.repeat(25_000),
      `${' '.repeat(50_000)}1`,
      `1${'e'.repeat(50_000)}`,
    ]) {
      expect(parseNumber(cell, english)).toBeNaN();
      expect(parseDate(cell, { order: 'dmy', ambiguous: false })).toBeNaN();
      expect(isEmail(`${cell}@x`)).toBe(false);
      expect(isPhone(cell)).toBe(false);
    }
  });
});

describe('dates', () => {
  const pad = (value: number, length = 2) => String(value).padStart(length, '0');
  const date = fc.date({
    min: new Date(Date.UTC(1000, 0, 1)),
    max: new Date(Date.UTC(9999, 11, 31)),
    noInvalidDate: true,
  });

  test('every day of four centuries is counted as Date.UTC counts it', () => {
    let wrong = 0;
    for (let day = civilDay(1800, 1, 1); day < civilDay(2200, 1, 1); day++) {
      const utc = new Date(day * 86_400_000);
      if (civilDay(utc.getUTCFullYear(), utc.getUTCMonth() + 1, utc.getUTCDate()) !== day) wrong++;
    }
    expect(wrong).toBe(0);
  });

  test('the fast way is the slow way, and both are Date.UTC', () => {
    fc.assert(
      fc.property(
        date,
        fc.constantFrom('ymd', 'dmy', 'mdy'),
        fc.constantFrom('-', '/', '.'),
        fc.integer({ min: 0, max: 3 }),
        (at, order, sign, clock) => {
          const [y, m, d] = [pad(at.getUTCFullYear(), 4), pad(at.getUTCMonth() + 1), pad(at.getUTCDate())];
          const day = order === 'ymd' ? [y, m, d] : order === 'dmy' ? [d, m, y] : [m, d, y];
          const time = `${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}`;
          const cell =
            day.join(sign) +
            ['', ` ${time}`, `T${time}:${pad(at.getUTCSeconds())}`, ` ${time}:${pad(at.getUTCSeconds())}`][
              clock
            ]!;
          const format: DateFormat = { order: order as DateFormat['order'], ambiguous: false };
          const seconds =
            clock === 0
              ? 0
              : at.getUTCHours() * 3600 + at.getUTCMinutes() * 60 + (clock > 1 ? at.getUTCSeconds() : 0);
          const expected = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()) + seconds * 1000;
          expect(parseDate(cell, format)).toBe(expected);
          expect(dateOfBytes(bytes(cell), 0, cell.length, format.order)).toBe(expected);
        },
      ),
    );
  });

  test('the fast way never reads what the slow way does not', () => {
    const cell = fc.string({
      unit: fc.constantFrom('0', '1', '2', '3', '9', '-', '/', '.', ' ', 'T', ':'),
      minLength: 10,
      maxLength: 19,
    });
    fc.assert(
      fc.property(cell, fc.constantFrom('ymd', 'dmy', 'mdy'), (text, order) => {
        const fast = dateOfBytes(bytes(text), 0, text.length, order as DateFormat['order']);
        if (fast !== UNDECIDED)
          expect(fast).toBe(parseDate(text, { order: order as DateFormat['order'], ambiguous: false }));
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    '2024-02-30',
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '31/04/2024',
    '99/99/9999',
    'hello 1',
    '1',
    '2024',
    '12',
    '',
    '1.5',
    '10.50',
    '2024-01-05 25:00',
    '2024-01-05 x',
    'Monday',
    'may 5',
  ])('%j is no date', (cell) => {
    expect(parseDate(cell, { order: 'ymd', ambiguous: false })).toBeNaN();
    expect(parseDate(cell, { order: 'dmy', ambiguous: false })).toBeNaN();
  });

  test('month names of eight languages, long and short', () => {
    for (const language of ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl']) {
      for (const month of ['long', 'short'] as const) {
        const write = new Intl.DateTimeFormat(language, {
          day: 'numeric',
          month,
          year: 'numeric',
          timeZone: 'UTC',
        });
        for (let at = 0; at < 12; at++) {
          const day = Date.UTC(2024, at, 5);
          expect([
            language,
            write.format(day),
            parseDate(write.format(day), { order: 'dmy', ambiguous: false }),
          ]).toEqual([language, write.format(day), day]);
        }
      }
    }
  });

  test.each([
    ['2024-03-05T10:14:00Z', 'ymd', Date.UTC(2024, 2, 5, 10, 14)],
    ['2024-03-05 10:14:00.5+02:00', 'ymd', Date.UTC(2024, 2, 5, 10, 14, 0, 500)],
    ['5/3/24', 'dmy', Date.UTC(2024, 2, 5)],
    ['31/12/99', 'dmy', Date.UTC(1999, 11, 31)],
    ['1/1/69', 'dmy', Date.UTC(2069, 0, 1)],
    ['3/5/2024 12:05 am', 'mdy', Date.UTC(2024, 2, 5, 0, 5)],
    ['3/5/2024, 12:05:09 p.m.', 'mdy', Date.UTC(2024, 2, 5, 12, 5, 9)],
    ['٥/٣/٢٠٢٤', 'dmy', Date.UTC(2024, 2, 5)],
    ['45356', 'serial', Date.UTC(2024, 2, 5)],
    ['45356.5', 'serial', Date.UTC(2024, 2, 5, 12)],
    ['1709633640', 'epoch-seconds', Date.UTC(2024, 2, 5, 10, 14)],
    ['1709633640000', 'epoch-milliseconds', Date.UTC(2024, 2, 5, 10, 14)],
  ] as const)('%s', (cell, order, value) => expect(parseDate(cell, { order, ambiguous: false })).toBe(value));

  test('dates that a spreadsheet has made its own are told from a change of layout', () => {
    const text = ['13/01/2024', '25/02/2024', '30/04/2024'];
    const real = ['2024-03-01', '2024-05-02', '2024-12-11'];
    expect(voteDates([...text, ...real], null, false).broken).toBe('exchanged');
    expect(voteDates([...text, '45352', '45414', '45607'], null, true).broken).toBe('exchanged');
    expect(voteDates([...text, '01/02/2024', '2024-03-01'], null, false).broken).toBe('mixed');
    expect(voteDates([...text, '01/02/2024', '2024-03-25'], null, false).broken).toBe('no');
    expect(voteDates(text, null, false).broken).toBe('no');
    expect(voteDates(real, null, false).broken).toBe('no');
  });

  test('dates far from all others are counted, years of trade are not', () => {
    const day = (year: number) => Date.UTC(year, 4, 5);
    const usual = Array.from({ length: 400 }, (_, i) => Date.UTC(2022, i % 30, 1 + (i % 28)));
    const far = (...values: number[]) => drain(countFarDates(Float64Array.from([...usual, ...values])));
    expect(far()).toBe(0);
    expect(far(day(2015))).toBe(1);
    expect(far(day(2099), day(1999), NaN)).toBe(2);
    expect(far(Date.UTC(1900, 0, 1), Date.UTC(1970, 0, 1), Date.UTC(2099, 11, 31))).toBe(3);
    expect(far(day(2021), day(2020))).toBe(0);
    expect(far(...Array.from({ length: 40 }, () => day(2010)))).toBe(0);
    expect(drain(countFarDates(Float64Array.of(NaN, day(1900), day(2024))))).toBe(0);
    expect(drain(countFarDates(new Float64Array(0)))).toBe(0);
  });

  test('the vote follows the evidence, then the rest of the file, then asks', () => {
    expect(voteDates(['13/01/2024', '01/02/2024'], null, false).format).toEqual({
      order: 'dmy',
      ambiguous: false,
    });
    expect(voteDates(['01/02/2024'], 'mdy', false).format).toEqual({ order: 'mdy', ambiguous: false });
    expect(voteDates(['01.02.2024'], null, false).format).toEqual({ order: 'dmy', ambiguous: false });
    expect(voteDates(['01/02/2024'], null, false).format.ambiguous).toBe(true);
    expect(voteDates(['13/01/2024', '01/13/2024'], null, false).contrary).toBe(0.5);
  });
});
