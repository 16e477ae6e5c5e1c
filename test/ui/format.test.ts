import { describe, expect, test } from 'vitest';
import { formatFor, localeOf } from '../../src/ui/text/format';

const en = formatFor('en-US');
const de = formatFor('de-DE');

describe('numbers as people write them', () => {
  test('counts and shares', () => {
    expect(en.count(12480)).toBe('12,480');
    expect(de.count(12480)).toBe('12.480');
    expect(en.share(0.384)).toBe('38%');
    expect(en.share(0)).toBe('0%');
    expect(en.share(0.99996)).toBe('99.9%');
    expect(en.share(1)).toBe('100%');
    expect(en.figure(-1)).toBe('−1');
    expect([0.16, 0.0407, 1.1, 0, 1234.5].map((value) => en.figure(value, 3, true))).toEqual([
      '0.160',
      '0.0407',
      '1.10',
      '0.00',
      '1,230',
    ]);
    expect(en.figure(-0)).toBe('0');
    expect(en.value(-0.03, 'score', null)).toBe('0');
    expect(en.value(-0.5, 'score', null)).toBe('−0.5');
    expect(en.share(0.0042)).toBe('0.4%');
  });

  test('money has no more digits than it bears', () => {
    expect(en.money(61.37, 'EUR')).toBe('€61');
    expect(en.money(6.5, 'EUR')).toBe('€6.50');
    expect(en.money(3112.4, 'EUR')).toBe('€3,112');
    expect(en.money(41_234, 'EUR')).toBe('€41.2K');
    expect(en.money(8_300_065.81, 'GBP')).toBe('£8.3M');
    expect(en.money(61, null)).toBe('61');
    expect(en.money(61, 'not a code')).toBe('61');
    expect(en.money(NaN, 'EUR')).toBe('–');
  });

  test('feature values carry their unit', () => {
    expect(en.value(11, 'days', null)).toBe('11 days');
    expect([en.value(1.86, 'ratio', null), en.bound(1.86, 'ratio', null)]).toEqual(['1.9×', '1.86×']);
    expect(en.value(1, 'orders', null)).toBe('1 order');
    expect(en.value(0.97, 'orders', null)).toBe('1 order');
    expect(en.value(2.34, 'orders', null)).toBe('2.3 orders');
    expect(en.value(0.19, 'share', null)).toBe('19%');
    expect(en.value(NaN, 'days', null)).toBe('–');
    expect(en.value(61, 'money', 'USD')).toBe('$61');
  });

  test('days are civil days, whatever the zone of the device', () => {
    expect(en.day(19_786)).toBe('4 Mar 2024');
    expect(formatFor('en-GB').day(19_786)).toBe('4 Mar 2024');
    expect(en.month(19_786)).toBe('Mar 2024');
    expect(en.day(NaN)).toBe('–');
  });

  test('bytes', () => {
    expect(en.bytes(12)).toBe('1 kB');
    expect(en.bytes(48_300)).toBe('48 kB');
    expect(en.bytes(1_234_567)).toBe('1.2 MB');
  });
});

test('the locale is the regional variant of the language of the page', () => {
  expect(localeOf('en', ['de-DE', 'en-GB', 'en'])).toBe('en-GB');
  expect(localeOf('en', ['de-DE'])).toBe('en');
  expect(localeOf('en', [])).toBe('en');
});
