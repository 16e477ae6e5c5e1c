import type { FeatureEntry } from './feature';
import { isPurchase } from './line-kind';
import {
  eachLine,
  NO_AMOUNTS,
  NO_CATEGORIES,
  NO_DISCOUNTS,
  NO_PRODUCTS,
  NO_QUANTITY,
  NO_RETURNS,
  ratio,
} from './needs';

export const orderValue: FeatureEntry = {
  spec: {
    id: 'average_order_value',
    label: 'Average order value',
    meaning: 'What an order of the customer is worth on average, before returns.',
    formula: 'sum of purchases ÷ orders',
    group: 'money',
    unit: 'money',
  },
  lacks: ({ paid }) => (paid ? null : NO_AMOUNTS),
  compute: ({ paid, orders }) => ratio(paid!, orders),
};

export const unitsPerOrder: FeatureEntry = {
  spec: {
    id: 'units_per_order',
    label: 'Units per order',
    meaning: 'How many pieces an order has on average.',
    formula: 'pieces bought ÷ orders',
    group: 'basket',
    unit: 'units',
  },
  lacks: ({ units }) => (units ? null : NO_QUANTITY),
  compute: ({ units, orders }) => ratio(units!, orders),
};

export const unitPrice: FeatureEntry = {
  spec: {
    id: 'average_unit_price',
    label: 'Average price per unit',
    meaning: 'What a piece costs that the customer buys: from bargains to the best there is.',
    formula: 'sum of purchases ÷ pieces bought',
    group: 'basket',
    unit: 'money',
  },
  lacks: ({ paid, units }) => (!paid ? NO_AMOUNTS : units ? null : NO_QUANTITY),
  compute: ({ paid, units }) => ratio(paid!, units!),
};

export const distinctProducts: FeatureEntry = {
  spec: {
    id: 'distinct_products',
    label: 'Different products',
    meaning: 'How many different products the customer has bought.',
    formula: 'number of distinct products on purchase lines',
    group: 'basket',
    unit: 'products',
  },
  lacks: ({ base }) => (base.lines.text.product ? null : NO_PRODUCTS),
  compute: (activity) => {
    const { kind, text } = activity.base.lines;
    const { codes, dictionary } = text.product!;
    const seenBy = new Int32Array(dictionary.length).fill(-1);
    const counts = new Float64Array(activity.customers);
    eachLine(activity, (line, c) => {
      const code = codes[line]!;
      if (code < 0 || seenBy[code] === c || !isPurchase(kind[line]!)) return;
      seenBy[code] = c;
      counts[c]!++;
    });
    return counts;
  },
};

export const discountShare: FeatureEntry = {
  spec: {
    id: 'discount_share',
    label: 'Share taken off by discounts',
    meaning: 'Which part of the full price the customer did not pay, thanks to discounts.',
    formula: 'discounts ÷ (purchases + discounts)',
    group: 'money',
    unit: 'share',
  },
  lacks: ({ base, paid }) => (!paid ? NO_AMOUNTS : base.lines.discount ? null : NO_DISCOUNTS),
  compute: (activity) => {
    const { amount, discount, kind } = activity.base.lines;
    const off = new Float64Array(activity.customers);
    const full = new Float64Array(activity.customers);
    eachLine(activity, (line, c) => {
      if (!isPurchase(kind[line]!)) return;
      // Below a part in a million the full price can't be told from what was paid.
      const share = Math.min(discount![line]!, 1 - 1e-6);
      const before = amount![line]! / (1 - share);
      full[c]! += before;
      off[c]! += before * share;
    });
    return ratio(off, full);
  },
};

export const returnRate: FeatureEntry = {
  spec: {
    id: 'return_rate',
    label: 'Share returned',
    meaning: 'Which part of what the customer bought, by value, came back. At most 1.',
    formula: 'returns and cancellations ÷ purchases',
    group: 'returns',
    unit: 'share',
  },
  lacks: ({ returned }) => (!returned ? NO_AMOUNTS : returned.some((money) => money < 0) ? null : NO_RETURNS),
  compute: ({ paid, returned }) => ratio(returned!.map(Math.abs), paid!).map((share) => Math.min(1, share)),
};

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
  compute: (activity) => {
    const { base, customers } = activity;
    const { kind, text } = base.lines;
    const { codes, dictionary } = text.category!;
    const tally = new Int32Array(dictionary.length);
    const touched: number[] = [];
    const spread = new Float64Array(customers).fill(NaN);
    let current = -1;
    const settle = () => {
      let [total, weighted] = [0, 0];
      for (const code of touched) {
        total += tally[code]!;
        weighted += tally[code]! * Math.log(tally[code]!);
        tally[code] = 0;
      }
      if (total > 0) spread[current] = Math.exp(Math.log(total) - weighted / total);
      touched.length = 0;
    };
    eachLine(activity, (line, c) => {
      if (c !== current) {
        if (current >= 0) settle();
        current = c;
      }
      const code = codes[line]!;
      if (code < 0 || !isPurchase(kind[line]!)) return;
      if (tally[code]!++ === 0) touched.push(code);
    });
    if (current >= 0) settle();
    return spread;
  },
};
