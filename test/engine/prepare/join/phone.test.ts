import { describe, expect, test } from 'vitest';
import { drain } from '../../../../src/base/steps';
import { textColumn } from '../../../../src/base/table';
import { commonCountry, countryCode, phonesOf, toE164 } from '../../../../src/engine/prepare/join/phone';

describe('phone numbers in E.164', () => {
  // The same line written in many ways; drama numbers of Ofcom and examples of the Bundesnetzagentur.
  test.each([
    ['+44 20 7946 0018', null],
    ['0044 20 7946 0018', null],
    ['020 7946 0018', 'GB'],
    ['(020) 7946-0018', 'GB'],
    ['+44 (0)20 7946 0018', null],
    ["'+442079460018", 'DE'],
    ['+４４ 20 7946 0018', null],
  ])('%s in %s', (written, country) => expect(toE164(written, country)).toBe('+442079460018'));

  test('a number without a prefix is read in its country only', () => {
    expect(toE164('030 23125-000', 'DE')).toBe('+493023125000');
    expect(toE164('030 23125-000', null)).toBe('');
    expect(toE164('call me', 'DE')).toBe('');
    expect(toE164('', 'DE')).toBe('');
    expect(toE164('12', 'DE')).toBe('');
  });

  test('each row is read in its own country, else in the common one', () => {
    const phones = textColumn(['030 23125000', '020 7946 0018', '030 23125000', '', 'n/a']);
    const countries = textColumn(['Deutschland', 'UK', '', 'DE', 'DE']);
    const { codes, dictionary } = drain(phonesOf(phones, countries, 'DE'));
    expect(Array.from(codes, (code) => dictionary[code] ?? null)).toEqual([
      '+493023125000',
      '+442079460018',
      '+493023125000',
      null,
      null,
    ]);
  });
});

test('countries are known by code and by name in several languages', () => {
  expect(
    ['de', 'Germany', ' DEUTSCHLAND ', 'Allemagne', 'Österreich', 'uk', 'USA', 'Atlantis'].map(countryCode),
  ).toEqual(['DE', 'DE', 'DE', 'DE', 'AT', 'GB', 'US', null]);
  expect(commonCountry([textColumn(['France', 'DE', 'Germany', '', 'Atlantis'])])).toBe('DE');
  expect(commonCountry([])).toBeNull();
});
