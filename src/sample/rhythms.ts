import type { Random } from '../base/random';
import { END, LATER_END, START, day, sales, seasons } from './calendar';
import type { CustomerType, Rhythm } from './customer-types';
import { between, chance, lognormal } from './draws';

/** The days on which one customer orders, and the day the customer leaves for good (infinite when staying). */
export interface Visits {
  readonly days: readonly number[];
  readonly leaves: number;
}

/** Draws a customer's order days up to the end of the later orders, from the day of the first order on. */
export function visits(type: CustomerType, entry: number, source: Random): Visits {
  const stop = type.id === 'silent' ? silence(entry, source) : Infinity;
  const days = [entry];
  let leaves = chance(source, type.leave) ? entry : Infinity;
  const rhythm = type.rhythm;
  if (rhythm.kind === 'once') return again(rhythm, entry, source);
  for (const next of planned(rhythm, entry, source)) {
    if (leaves < Infinity) break;
    if (next > stop) {
      leaves = days.at(-1)!;
      break;
    }
    if (next > LATER_END) break;
    days.push(next);
    if (chance(source, type.leave)) leaves = next;
  }
  return { days, leaves };
}

function again(rhythm: Extract<Rhythm, { kind: 'once' }>, entry: number, source: Random): Visits {
  if (!chance(source, rhythm.again)) return { days: [entry], leaves: entry };
  const later = entry + Math.round(between(source, 20, 380));
  return later > LATER_END ? { days: [entry], leaves: entry } : { days: [entry, later], leaves: later };
}

/** The silent left between summer 2024 and spring 2025, after at least half a year. */
const silence = (entry: number, source: Random): number =>
  Math.max(entry + 180, between(source, day(2024, 8, 1), day(2025, 4, 15)));

function* planned(rhythm: Rhythm, entry: number, source: Random): Generator<number> {
  if (rhythm.kind === 'gaps') {
    const mean = lognormal(source, rhythm.meanDays, rhythm.own);
    // Half-days matter to short gaps: two orders on one day stay possible.
    for (let at = entry + 0.5; ;) {
      at += lognormal(source, mean, rhythm.spread);
      yield Math.floor(at);
    }
  } else if (rhythm.kind === 'subscription') {
    const every = rhythm.everyDays[source.below(rhythm.everyDays.length)]!;
    for (let at = entry; ;) {
      at += chance(source, rhythm.skip) ? 2 * every : every;
      yield at + Math.round(between(source, -2, 2));
    }
  } else if (rhythm.kind === 'sales') {
    yield* inSales(rhythm, entry, source);
  } else if (rhythm.kind === 'seasons') {
    for (const season of seasons) {
      if (season.first > entry + 30 && chance(source, rhythm.join)) {
        yield Math.round(between(source, season.first, season.last));
      }
    }
  }
}

/** Some sales of the year, and sometimes a day between this sale and the next. */
function* inSales(
  rhythm: Extract<Rhythm, { kind: 'sales' }>,
  entry: number,
  source: Random,
): Generator<number> {
  const join = Math.min(0.95, lognormal(source, rhythm.join, 0.25));
  for (let i = 0; i < sales.length; i++) {
    const sale = sales[i]!;
    if (sale.first <= entry) continue;
    if (chance(source, join * (sale.percent / 20) ** 1.5)) {
      yield Math.round(between(source, sale.first, sale.last));
    }
    if (chance(source, rhythm.between)) {
      yield Math.round(between(source, sale.last + 1, (sales[i + 1] ?? { first: sale.last + 40 }).first - 1));
    }
  }
}

/** The day of a customer's first order. */
export function firstDay(type: CustomerType, source: Random): number {
  switch (type.id) {
    case 'new':
      return Math.round(END - 12 - 115 * source.next() ** 1.3);
    case 'gift': {
      const year = chance(source, 0.94) ? 2024 : 2025;
      return Math.round(between(source, day(year, 11, 8), day(year, 12, 21)));
    }
    case 'seasonal': {
      const season = seasons[chance(source, 0.7) ? 0 : 1]!;
      return Math.round(between(source, season.first, season.last));
    }
    case 'bargain': {
      const sale = sales[source.below(5)]!;
      return Math.round(between(source, sale.first, sale.last));
    }
    case 'silent':
      return Math.round(START + 150 * source.next());
    default:
      return Math.round(START + 240 * source.next() ** 1.5);
  }
}

/** The first order of a customer who appears in the later quarter. */
export const laterFirstDay = (source: Random): number => END + 1 + source.below(LATER_END - END);
