import type { Activity } from './activity';
import type { FeatureEntry } from './feature';
import { isPurchase } from './line-kind';
import { NO_CATEGORIES, NO_PRODUCTS, perCustomer } from './needs';
import { onceInSteps } from './once';
import { purchasesBy } from './purchases';

/** e to the Shannon entropy of the customer's purchase lines by a text; NaN where no line has one. */
function spreadOver(activity: Activity, role: 'category' | 'product'): Float64Array {
  const { offsets, lines } = purchasesBy.of(activity, role);
  /** How many levels were bought so many times: summed in this order, the result does not depend on that of the lines. */
  let times = new Int32Array(64);
  return perCustomer(activity.customers, (c) => {
    let [total, weighted, most] = [0, 0, 1];
    for (let entry = offsets[c]!; entry < offsets[c + 1]!; entry++) {
      const n = lines[entry]!;
      total += n;
      if (n === 1) continue;
      if (n >= times.length) {
        const grown = new Int32Array(2 * n);
        grown.set(times);
        times = grown;
      }
      times[n]!++;
      if (n > most) most = n;
    }
    for (let n = 2; n <= most; n++) {
      if (times[n]! > 0) weighted += times[n]! * n * Math.log(n);
      times[n] = 0;
    }
    return total > 0 ? Math.exp(Math.log(total) - weighted / total) : NaN;
  });
}

export const categorySpread: FeatureEntry = {
  spec: {
    id: 'category_spread',
    label: 'Spread over categories',
    meaning: 'Over how many categories the customer spreads purchases: 1 is a single one.',
    formula: 'e to the Shannon entropy of purchase lines by category',
    group: 'affinity',
    unit: 'count',
  },
  lacks: ({ base }) => (base.lines.text.category ? null : NO_CATEGORIES),
  compute: (activity) => spreadOver(activity, 'category'),
};

export const productSpread: FeatureEntry = {
  spec: {
    id: 'product_spread',
    label: 'Spread over products',
    meaning: 'Over how many products the customer spreads purchases evenly: 1 is always the same one.',
    formula: 'e to the Shannon entropy of purchase lines by product',
    group: 'affinity',
    unit: 'count',
  },
  apart: 'It grows with the number of orders, which counts already.',
  lacks: ({ base }) => (base.lines.text.product ? null : NO_PRODUCTS),
  compute: (activity) => spreadOver(activity, 'product'),
};

/** Customers between two pauses. */
const BLOCK = 20_000;

/** Part of what later orders hold of a text that an earlier order of the customer had. */
const boughtAgain = onceInSteps(function* (activity, role: 'product') {
  const { base, customers, orders: count } = activity;
  const { offsets, orders, lines } = base;
  const { codes, dictionary } = lines.text[role]!;
  /** Latest order with the product; one before the customer's first is another customer's. */
  const orderOf = new Int32Array(dictionary.length).fill(-1);
  const share = (c: number) => {
    let [again, all, earlier] = [0, 0, false];
    for (let o = offsets[c]!; o < offsets[c + 1]!; o++) {
      if (orders.bought[o] === 0) continue;
      for (let line = orders.offsets[o]!; line < orders.offsets[o + 1]!; line++) {
        const code = codes[line]!;
        if (code < 0 || !isPurchase(lines.kind[line]!)) continue;
        const latest = orderOf[code]!;
        // Twice on one order counts once.
        if (latest === o) continue;
        orderOf[code] = o;
        if (!earlier) continue;
        all++;
        if (latest >= offsets[c]!) again++;
      }
      earlier = true;
    }
    return all > 0 ? again / all : NaN;
  };
  const shares = new Float64Array(customers).fill(NaN);
  const fill = (from: number, to: number) => {
    for (let c = from; c < to; c++) if (count[c]! >= 2) shares[c] = share(c);
  };
  for (let from = 0; from < customers; from += BLOCK) {
    yield { done: from, total: customers };
    fill(from, Math.min(customers, from + BLOCK));
  }
  return shares;
});

export const repeatShare: FeatureEntry = {
  spec: {
    id: 'repeat_product_share',
    label: 'Products bought again',
    meaning:
      'Which part of what the customer put into later orders was in an earlier one. Known from the second order on.',
    formula:
      'products of orders after the first that an earlier order had ÷ products of orders after the first',
    group: 'affinity',
    unit: 'share',
  },
  lacks: ({ base }) => (base.lines.text.product ? null : NO_PRODUCTS),
  ahead: (activity) => boughtAgain.steps(activity, 'product'),
  compute: (activity) => boughtAgain.of(activity, 'product'),
};
