/** What a sample of one column's values shows, whatever its header says. */
export interface ColumnFacts {
  /** Values that are not empty. */
  readonly values: readonly string[];
  /** Share of empty cells, 0 to 1. */
  readonly missing: number;
  readonly distinct: number;
  /** Distinct values over values; 1 when each is seen once. */
  readonly distinctShare: number;
  readonly email: number;
  readonly phone: number;
  /** Share of values that hold a letter. */
  readonly letters: number;
  /** Share of whole numbers. */
  readonly whole: number;
  /** Share of values that look like a code: no blanks, a digit, up to 40 characters. */
  readonly code: number;
  /** Share with a leading zero or over 15 digits: numbers that must stay text. */
  readonly textDigits: number;
  readonly meanLength: number;
  readonly meanWords: number;
}

/** Written in place of an empty cell by databases and spreadsheets. */
export const isMissing = (value: string): boolean =>
  value === '' || value === 'NULL' || value === '\\N' || value === '#N/A' || /^[\t-\r \u00a0]*$/.test(value);

// Each pattern is linear: no group repeats inside another.
const emailPattern = /^[^\s@<>(),;]{1,64}@[^\s@<>(),;]{1,190}\.[\p{L}]{2,24}$/u;
const phonePattern = /^[+(]?[\d\s()./-]{6,22}$/;
const wholePattern = /^[+-]?\d{1,15}$/;
const codePattern = /^[^\s]{1,40}$/;

export const isEmail = (value: string): boolean => emailPattern.test(value.trim());

export function isPhone(value: string): boolean {
  const text = value.trim().replace(/^'/, '');
  if (!phonePattern.test(text)) return false;
  let digits = 0;
  for (const c of text) if (c >= '0' && c <= '9') digits++;
  // Plain digit runs are ids or amounts as well; a phone shows a plus, a leading zero or its groups.
  return (
    digits >= 7 && digits <= 15 && (/^[+0(]/.test(text) || /\d[\s()/.-]+\d/.test(text)) && !isDateLike(text)
  );
}

const isDateLike = (text: string) =>
  /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.test(text) || /^\d{1,2}[-/.]\d{1,2}[-/.](\d{2}|\d{4})(\s|$)/.test(text);

export function columnFacts(cells: readonly string[]): ColumnFacts {
  const values = cells.filter((cell) => !isMissing(cell));
  const share = (test: (value: string) => boolean) =>
    values.length === 0 ? 0 : values.filter(test).length / values.length;
  const distinct = new Set(values).size;
  const mean = (measure: (value: string) => number) =>
    values.length === 0 ? 0 : values.reduce((sum, value) => sum + measure(value), 0) / values.length;
  return {
    values,
    missing: cells.length === 0 ? 1 : 1 - values.length / cells.length,
    distinct,
    distinctShare: values.length === 0 ? 0 : distinct / values.length,
    email: share(isEmail),
    phone: share(isPhone),
    letters: share((value) => /\p{L}/u.test(value)),
    whole: share((value) => wholePattern.test(value.trim())),
    code: share((value) => codePattern.test(value) && /\d/.test(value)),
    textDigits: share((value) => /^0\d|^\d{16,}$/.test(value)),
    meanLength: mean((value) => value.length),
    meanWords: mean((value) => value.split(/\s+/, 50).length),
  };
}
