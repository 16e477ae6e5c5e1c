import isCreditCard from 'validator/lib/isCreditCard';
import isIBAN from 'validator/lib/isIBAN';
import isIP from 'validator/lib/isIP';
import isIdentityCard from 'validator/lib/isIdentityCard';
import isTaxID from 'validator/lib/isTaxID';

/** One kind of value that names a person, with the share of cells from which a column is taken for it. */
interface ValuePattern {
  readonly what: string;
  readonly share: number;
  readonly test: (value: string) => boolean;
}

// Each pattern is linear: no group repeats inside another.
const email = /^[^\s@<>(),;]{1,64}@[^\s@<>(),;]{1,190}\.\p{L}{2,24}$/u;
const phone = /^(\+|00)[\d\s()./-]{7,22}$/;
const card = /^\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,7}$/;
const socialSecurity = /^\d{3}-\d{2}-\d{4}$/;
const nationalInsurance = /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]$/;
const street =
  /^\d{1,5}[a-z]?,? [\p{L} .'-]{2,40}\b(street|st|avenue|ave|road|rd|lane|ln|drive|dr|way|court|ct|boulevard|blvd|place|square|terrace|close)\b/iu;
const streetAfter =
  /(stra(ß|ss)e|str\.|weg|allee|gasse|platz|straat|laan|plein|^rue |^avenue |^calle |^avenida |^via |^viale |^piazza |^ul\. ?|^aleja |^rua )[\p{L} .'-]{0,40},? ?\d{1,4} ?[a-z]?$/iu;
const streetNumberFirst = /^\d{1,4}( ?(bis|ter))?,? (rue|avenue|boulevard|chemin|place|impasse) \p{L}/iu;
const country = /^[A-Z]{2}\d{2}/;

/** Numbers of the state that carry a check digit, where the chance of a false one is small. */
const checked = ['de-DE', 'es-ES', 'fr-FR', 'it-IT', 'nl-NL', 'pt-PT', 'pt-BR'];
const digitsAndLetters = /^(?=.*\d{6})[A-Z\d./-]{9,18}$/i;

const LONGEST = 120;

const patterns: readonly ValuePattern[] = [
  { what: 'e-mail addresses', share: 0.3, test: (value) => email.test(value) },
  {
    what: 'account numbers (IBAN)',
    share: 0.3,
    test: (value) => country.test(value) && isIBAN(value),
  },
  {
    what: 'card numbers',
    share: 0.8,
    test: (value) => card.test(value) && isCreditCard(value.replace(/[ -]/g, '')),
  },
  { what: 'internet (IP) addresses', share: 0.8, test: (value) => isIP(value) },
  {
    what: 'social security numbers',
    share: 0.8,
    test: (value) => socialSecurity.test(value) || nationalInsurance.test(value),
  },
  { what: 'phone numbers', share: 0.6, test: (value) => phone.test(value) },
  {
    what: 'street addresses',
    share: 0.5,
    test: (value) => street.test(value) || streetAfter.test(value) || streetNumberFirst.test(value),
  },
];

/** Fewer values than this show no pattern. */
const FEWEST = 3;
/** A check digit lets one number in ten or so pass by chance, so that it takes more of them. */
const FEWEST_CHECKED = 8;

/**
 * What the distinct values of a column are that names a person: "card numbers"; null when they show nothing.
 * E-mail, phone and street are told by shape, the others by their check digits.
 */
export function identifyingValues(distinct: readonly string[]): string | null {
  const values = distinct.map((value) => value.trim()).filter((value) => value.length <= LONGEST);
  if (values.length < FEWEST) return null;
  for (const { what, share, test } of patterns) {
    let hits = 0;
    for (const value of values) if (test(value)) hits++;
    if (hits >= FEWEST && hits >= share * values.length) return what;
  }
  if (values.length < FEWEST_CHECKED || !values.every((value) => digitsAndLetters.test(value))) return null;
  const most = (test: (value: string) => boolean) => values.filter(test).length >= 0.9 * values.length;
  const numbered =
    most((value) => isIdentityCard(value, 'PL')) ||
    checked.some((locale) => most((value) => isTaxID(value, locale)));
  return numbered ? 'numbers of the state' : null;
}

/** Diagnosis codes of ICD-10, most of them with the part after the dot ("E11.9"): else they could be sizes. */
export function diagnosisCodes(distinct: readonly string[]): boolean {
  const codes = distinct.filter((value) => /^[A-TV-Z]\d[\dA-B](\.[\dA-Z]{1,4})?$/.test(value.trim()));
  const dotted = codes.filter((value) => value.includes('.'));
  return codes.length >= FEWEST && codes.length >= 0.8 * distinct.length && 2 * dotted.length >= codes.length;
}
