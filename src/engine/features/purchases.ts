import { portion, type Steps } from '../../base/steps';
import type { LineText } from '../prepare/types';
import type { Activity } from './activity';
import { isPurchase } from './line-kind';
import { onceInSteps } from './once';

/** As narrow as the largest allows: nearly all are below 256. */
type Counts = Uint8Array | Uint16Array | Int32Array;

/** How many purchase lines each customer has of each product, or of each level of another text. */
export interface Purchases {
  /** Length customers + 1: customer c has the entries offsets[c] … offsets[c + 1] − 1, one for each level bought. */
  readonly offsets: Int32Array;
  /** Of each entry: code of the level in the dictionary, and number of lines. */
  readonly codes: Counts;
  readonly lines: Counts;
}

/** Customers between two pauses. */
const BLOCK = 20_000;

/** One pass over the lines: what is favored, how varied and how many different are all read from its result. */
export const purchasesBy = onceInSteps(function* ({ base, customers }, role: LineText) {
  const { kind, count, text } = base.lines;
  const { codes, dictionary } = text[role]!;
  const found = {
    offsets: new Int32Array(customers + 1),
    codes: new Int32Array(count),
    lines: new Int32Array(count),
  };
  /** Latest entry of each level; one before the customer's first is another customer's. */
  const entryOf = new Int32Array(dictionary.length).fill(-1);
  let entries = 0;
  const tally = (from: number, to: number) => {
    for (let c = from; c < to; c++) {
      const first = entries;
      const end = base.orders.offsets[base.offsets[c + 1]!]!;
      for (let line = base.orders.offsets[base.offsets[c]!]!; line < end; line++) {
        const code = codes[line]!;
        if (code < 0 || !isPurchase(kind[line]!)) continue;
        let entry = entryOf[code]!;
        if (entry < first) {
          entry = entryOf[code] = entries++;
          found.codes[entry] = code;
        }
        found.lines[entry]!++;
      }
      found.offsets[c + 1] = entries;
    }
  };
  for (let from = 0; from < customers; from += BLOCK) {
    yield { done: from, total: customers };
    tally(from, Math.min(customers, from + BLOCK));
  }
  return {
    offsets: found.offsets,
    codes: narrowed(found.codes.subarray(0, entries)),
    lines: narrowed(found.lines.subarray(0, entries)),
  } satisfies Purchases;
});

/** A copy that holds nothing beyond; `counts` are none below zero. */
function narrowed(counts: Int32Array): Counts {
  let most = 0;
  for (let i = 0; i < counts.length; i++) if (counts[i]! > most) most = counts[i]!;
  return most < 2 ** 8
    ? new Uint8Array(counts)
    : most < 2 ** 16
      ? new Uint16Array(counts)
      : new Int32Array(counts);
}

/** The passes that nearly every base needs, with pauses. */
export function* countPurchases(activity: Activity): Steps<void> {
  const roles = Object.keys(activity.base.lines.text).filter((role) => role !== 'coupon') as LineText[];
  for (const [done, role] of roles.entries())
    yield* portion(
      purchasesBy.steps(activity, role),
      (100 * done) / roles.length,
      (100 * (done + 1)) / roles.length,
    );
}
