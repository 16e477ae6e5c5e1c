import type { Steps } from '../../../base/steps';
import { DAY_MS } from '../../../base/table';

const YEAR_MS = 365.2425 * DAY_MS;
/** Years 1 to 9999 by their distance from 1970. */
const FIRST_YEAR = -1970;
const YEARS = 10_000;
/** Empty years between some dates and all others that make them stand apart, and the most that may. */
const EMPTY_YEARS = 3;
const MOST_SHARE = 0.005;
const CHUNK = 1 << 19;

/** Written by systems that know no date: 1899-12-30, 1900-01-01, 1970-01-01, 2099-12-31, 9999-12-31. */
const placeholders: ReadonlySet<number> = new Set(
  ['1899-12-30', '1900-01-01', '1970-01-01', '2099-12-31', '9999-12-31'].map((day) => Date.parse(day)),
);

const yearOf = (value: number) => Math.floor(value / YEAR_MS) - FIRST_YEAR;

/** Years in which a placeholder may be: looking it up is dear, and most dates are of other years. */
const suspect = new Uint8Array(YEARS);
for (const value of placeholders) suspect[yearOf(value)] = 1;

/**
 * How many dates of a column stand years apart from all others or are what systems write for "unknown". Dates that a
 * column is full of (more than 1 in 200 of them apart) are no slips. `values` in civil milliseconds, NaN for none.
 * Cost: once over the values.
 */
export function* countFarDates(values: Float64Array): Steps<number> {
  const years = new Int32Array(YEARS);
  let known = 0;
  let unknown = 0;
  for (let from = 0; from < values.length; from += CHUNK) {
    const to = Math.min(values.length, from + CHUNK);
    for (let i = from; i < to; i++) {
      const value = values[i]!;
      if (Number.isNaN(value)) continue;
      const year = yearOf(value);
      known++;
      if (year < 0 || year >= YEARS || (suspect[year] === 1 && placeholders.has(value))) unknown++;
      else years[year]!++;
    }
    yield { done: to, total: values.length };
  }
  if (unknown > known * 0.5) unknown = 0;
  return unknown + apart(years, known - unknown);
}

/** Dates in years before or behind the rest, with some empty years between. */
function apart(years: Int32Array, known: number): number {
  const most = Math.max(1, Math.floor(known * MOST_SHARE));
  let found = 0;
  for (const step of [1, -1]) {
    let count = 0;
    let empty = 0;
    let far = 0;
    for (let year = step === 1 ? 0 : YEARS - 1; year >= 0 && year < YEARS; year += step) {
      if (years[year] === 0) empty++;
      else {
        if (count > 0 && empty >= EMPTY_YEARS) far = count;
        empty = 0;
        count += years[year]!;
        if (count > most) break;
      }
    }
    found += far;
  }
  return known >= 10 ? found : 0;
}
