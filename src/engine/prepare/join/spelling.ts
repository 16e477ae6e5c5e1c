/** What people and systems write where there is nothing. */
const NOTHING = new Set([
  '',
  'null',
  'nan',
  'none',
  'n/a',
  'na',
  'nil',
  '-',
  'unknown',
  'guest',
  'anonymous',
]);

/** Lower case without accents or outer blanks: for comparing headers and names of things. */
export const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase();

/** An e-mail as one spelling: NFKC, lower case, no outer blanks. What follows a plus stays: it may be another person. */
export function plainEmail(written: string): string {
  const plain = written.normalize('NFKC').trim().toLowerCase();
  return plain.includes('@') ? plain : '';
}

/** A key as one spelling: NFKC, no outer blanks; '' where the cell says that there is none. */
export function plainKey(written: string): string {
  const plain = written.normalize('NFKC').trim();
  return NOTHING.has(plain.toLowerCase()) ? '' : plain;
}

/** A key without what programs add or drop: case, a leading # or ', leading zeros, ".0". */
export function looseKey(written: string): string {
  const plain = plainKey(written)
    .toLowerCase()
    .replace(/^[#']\s*/, '');
  const whole = /^(\d+)\.0+$/.exec(plain)?.[1] ?? plain;
  return /^0+\d/.test(whole) ? whole.replace(/^0+(?=\d)/, '') : whole;
}
