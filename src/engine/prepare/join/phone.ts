import { getCountries, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import type { Steps } from '../../../base/steps';
import type { TextColumn } from '../../../base/table';
import { fold } from './spelling';

/** Languages in which files name countries. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt'];

/** Names people write that are no country's official name. */
const SHORT: Readonly<Record<string, CountryCode>> = {
  uk: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'great britain': 'GB',
  usa: 'US',
  'u.s.a.': 'US',
  'u.s.': 'US',
  america: 'US',
  holland: 'NL',
  brd: 'DE',
};

let known: ReadonlyMap<string, CountryCode> | null = null;

/** Codes by code and by name in several languages, folded. */
function countryCodes(): ReadonlyMap<string, CountryCode> {
  if (known) return known;
  const codes = new Map<string, CountryCode>();
  for (const language of LANGUAGES) {
    const names = new Intl.DisplayNames([language], { type: 'region' });
    for (const code of getCountries()) codes.set(fold(names.of(code) ?? code), code);
  }
  for (const code of getCountries()) codes.set(fold(code), code);
  for (const [name, code] of Object.entries(SHORT)) codes.set(name, code);
  return (known = codes);
}

/** ISO 3166 code of a country as written: "DE", "Germany", "Deutschland", "UK"; null when it is not known. */
export const countryCode = (written: string): string | null => countryCodes().get(fold(written)) ?? null;

/** The country that most rows name; null when none does. */
export function commonCountry(columns: readonly TextColumn[]): string | null {
  const rows = new Map<string, number>();
  for (const { codes, dictionary } of columns) {
    const uses = new Int32Array(dictionary.length);
    for (const code of codes) if (code >= 0) uses[code]!++;
    dictionary.forEach((written, code) => {
      const country = countryCode(written);
      if (country) rows.set(country, (rows.get(country) ?? 0) + uses[code]!);
    });
  }
  let best: string | null = null;
  for (const [country, n] of rows) {
    const most = best === null ? 0 : rows.get(best)!;
    if (n > most || (n === most && best !== null && country < best)) best = country;
  }
  return best;
}

/** E.164 needs no reading where it is written so already. */
const E164 = /^\+[1-9]\d{7,14}$/;

/**
 * A phone number in E.164 ("+4930123456"); '' when it can't be one. `country` is used for numbers without a prefix;
 * without it they are ''.
 */
export function toE164(written: string, country: string | null): string {
  const plain = written.normalize('NFKC').trim().replace(/^'/, '');
  const compact = plain.replace(/[\s./-]/g, '').replace(/^00/, '+');
  if (E164.test(compact)) return compact;
  const parsed = parsePhoneNumberFromString(plain, (country ?? undefined) as CountryCode | undefined);
  return parsed?.isPossible() ? parsed.number : '';
}

/** Numbers read between two yields: about 10 ms. */
const CHUNK = 400;

/**
 * The column with every number in E.164, each read in the country of its row where that is known. About 20 µs for
 * each different number.
 */
export function* phonesOf(
  column: TextColumn,
  countries: TextColumn | null,
  country: string | null,
): Steps<TextColumn> {
  const codes = new Int32Array(column.codes.length).fill(-1);
  const index = new Map<string, number>([['', -1]]);
  const dictionary: string[] = [];
  const own = countries?.dictionary.map(countryCode) ?? [];
  const read = new Map<number, number>();
  for (let row = 0; row < codes.length; row++) {
    const written = column.codes[row]!;
    if (written < 0) continue;
    const place = countries?.codes[row] ?? -1;
    const key = written * (own.length + 1) + place + 1;
    let code = read.get(key);
    if (code === undefined) {
      if (read.size % CHUNK === 0) yield { done: row, total: codes.length };
      const number = toE164(column.dictionary[written]!, own[place] ?? country);
      code = index.get(number);
      if (code === undefined) {
        code = dictionary.length;
        index.set(number, code);
        dictionary.push(number);
      }
      read.set(key, code);
    }
    codes[row] = code;
  }
  return { kind: 'text', codes, dictionary };
}
