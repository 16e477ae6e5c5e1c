import type { Activity } from './activity';
import type { FeatureEntry } from './feature';
import { isPurchase, isRefunded, isReturn } from './line-kind';
import {
  eachLine,
  NO_AMOUNTS,
  NO_COSTS,
  NO_COUPONS,
  NO_DISCOUNTS,
  NO_PRODUCTS,
  NO_RETURNS,
  ratio,
  perCustomer,
} from './needs';
import { once } from './once';

const TWICE = 'It follows from money and other features that count already: counting it counts them twice.';

export const gross: FeatureEntry = {
  spec: {
    id: 'gross_spend',
    label: 'Money spent before returns',
    meaning: 'What the customer bought in all, whether it was kept or not.',
    formula: 'sum of purchases',
    group: 'money',
    unit: 'money',
  },
  apart: TWICE,
  lacks: ({ paid }) => (paid ? null : NO_AMOUNTS),
  compute: ({ paid }) => paid!,
};

export const biggestOrder: FeatureEntry = {
  spec: {
    id: 'biggest_order',
    label: 'Biggest order',
    meaning: 'What the largest single order of the customer was worth, before returns.',
    formula: 'largest sum of purchases of an order',
    group: 'money',
    unit: 'money',
  },
  apart: TWICE,
  lacks: ({ paid }) => (paid ? null : NO_AMOUNTS),
  compute: ({ base: { offsets, orders }, customers }) =>
    perCustomer(customers, (c) => {
      let most = NaN;
      for (let o = offsets[c]!; o < offsets[c + 1]!; o++)
        if (orders.bought[o] === 1 && !(orders.paid![o]! <= most)) most = orders.paid![o]!;
      return most;
    }),
};

/** Net money of lines whose product has a known cost, and what is left of it. */
const margins = once((activity: Activity) => {
  const { amount, quantity, kind, text } = activity.base.lines;
  const cost = activity.base.productInfo!.cost!;
  const { codes } = text.product!;
  const money = new Float64Array(activity.customers);
  const left = new Float64Array(activity.customers);
  eachLine(activity, (line, c) => {
    // What was refunded in full brought nothing and cost nothing.
    if (isRefunded(kind[line]!)) return;
    const each = codes[line]! < 0 ? NaN : cost[codes[line]!]!;
    const pieces = quantity ? quantity[line]! : isReturn(kind[line]!) ? -1 : 1;
    if (!(each >= 0) || pieces !== pieces) return;
    money[c]! += amount![line]!;
    left[c]! += amount![line]! - each * pieces;
  });
  return { money, left };
});

const needsCosts = ({ base, paid }: Activity): string | null => {
  if (!paid) return NO_AMOUNTS;
  if (!base.lines.text.product) return NO_PRODUCTS;
  return base.productInfo?.cost?.some((cost) => cost >= 0) ? null : NO_COSTS;
};

export const margin: FeatureEntry = {
  spec: {
    id: 'margin',
    label: 'Margin',
    meaning: 'What is left of the customer’s money after the cost of the goods, where the cost is known.',
    formula: 'sum over lines of a known cost of (amount − pieces × cost of a piece)',
    group: 'money',
    unit: 'money',
  },
  apart: TWICE,
  lacks: needsCosts,
  compute: (activity) => {
    const { money, left } = margins(activity);
    return left.map((value, c) => (money[c] === 0 && value === 0 ? NaN : value));
  },
};

export const marginShare: FeatureEntry = {
  spec: {
    id: 'margin_share',
    label: 'Margin in percent',
    meaning: 'Which part of the customer’s money is left after the cost of the goods.',
    formula: 'margin ÷ money of the lines of a known cost',
    group: 'money',
    unit: 'share',
  },
  apart: 'It says what an order brings you, not how the customer behaves: switch it on to group by it.',
  lacks: needsCosts,
  compute: (activity) => {
    const { money, left } = margins(activity);
    return ratio(left, money);
  },
};

/** Money before discounts of the purchases, and what the discounts took off. */
const discounts = once(({ base, customers }: Activity) => {
  const { amount, discount, kind } = base.lines;
  const off = new Float64Array(customers);
  const full = new Float64Array(customers);
  for (let c = 0; c < customers; c++) {
    const end = base.orders.offsets[base.offsets[c + 1]!]!;
    for (let line = base.orders.offsets[base.offsets[c]!]!; line < end; line++) {
      if (!isPurchase(kind[line]!)) continue;
      // Below a part in a million the full price can't be told from what was paid.
      const share = Math.min(discount![line]!, 1 - 1e-6);
      const before = amount![line]! / (1 - share);
      full[c]! += before;
      off[c]! += before * share;
    }
  }
  return { off, full };
});

const needsDiscounts = ({ base, paid }: Activity): string | null =>
  !paid ? NO_AMOUNTS : base.lines.discount ? null : NO_DISCOUNTS;

export const discountShare: FeatureEntry = {
  spec: {
    id: 'discount_share',
    label: 'Share taken off by discounts',
    meaning: 'Which part of the full price the customer did not pay, thanks to discounts.',
    formula: 'discounts ÷ (purchases + discounts)',
    group: 'money',
    unit: 'share',
  },
  lacks: needsDiscounts,
  compute: (activity) => {
    const { off, full } = discounts(activity);
    return ratio(off, full);
  },
};

export const discountMoney: FeatureEntry = {
  spec: {
    id: 'discount_money',
    label: 'Money saved by discounts',
    meaning: 'How much the customer did not have to pay, thanks to discounts.',
    formula: 'sum of discounts on purchases',
    group: 'money',
    unit: 'money',
  },
  apart: TWICE,
  lacks: needsDiscounts,
  compute: (activity) => discounts(activity).off,
};

export const couponShare: FeatureEntry = {
  spec: {
    id: 'coupon_share',
    label: 'Orders with a coupon',
    meaning: 'Which part of the orders used a coupon.',
    formula: 'orders with a coupon on a line ÷ orders',
    group: 'money',
    unit: 'share',
  },
  lacks: ({ base }) => (base.lines.text.coupon ? null : NO_COUPONS),
  compute: ({ base: { offsets, orders, lines }, orders: count }) => {
    const { codes } = lines.text.coupon!;
    return count.map((n, c) => {
      let used = 0;
      for (let o = offsets[c]!; o < offsets[c + 1]!; o++) {
        if (orders.bought[o] === 0) continue;
        let line = orders.offsets[o]!;
        while (line < orders.offsets[o + 1]! && codes[line]! < 0) line++;
        if (line < orders.offsets[o + 1]!) used++;
      }
      return n > 0 ? used / n : NaN;
    });
  },
};

const needsReturns = ({ returned }: Activity): string | null =>
  !returned ? NO_AMOUNTS : returned.some((money) => money < 0) ? null : NO_RETURNS;

export const returnRate: FeatureEntry = {
  spec: {
    id: 'return_rate',
    label: 'Share returned',
    meaning: 'Which part of what the customer bought, by value, came back. At most 1.',
    formula: 'returns and cancellations ÷ purchases',
    group: 'returns',
    unit: 'share',
  },
  lacks: needsReturns,
  compute: ({ paid, returned }) => ratio(returned!.map(Math.abs), paid!).map((share) => Math.min(1, share)),
};

export const returnedMoney: FeatureEntry = {
  spec: {
    id: 'returned_money',
    label: 'Money returned',
    meaning: 'What the customer got back for what was sent back or canceled.',
    formula: 'sum of returns and cancellations',
    group: 'returns',
    unit: 'money',
  },
  apart: TWICE,
  lacks: needsReturns,
  compute: ({ returned }) => returned!.map(Math.abs),
};

/** How many lines of each customer came back; null where none did. */
const returnLines = once(({ base, customers }: Activity): Float64Array | null => {
  const { kind } = base.lines;
  let counts: Float64Array | null = null;
  for (let c = 0; c < customers; c++) {
    const end = base.orders.offsets[base.offsets[c + 1]!]!;
    for (let line = base.orders.offsets[base.offsets[c]!]!; line < end; line++) {
      if (!isReturn(kind[line]!) && !isRefunded(kind[line]!)) continue;
      counts ??= new Float64Array(customers);
      counts[c]!++;
    }
  }
  return counts;
});

export const returnCount: FeatureEntry = {
  spec: {
    id: 'return_lines',
    label: 'Lines returned',
    meaning: 'How many times something came back or was canceled.',
    formula: 'number of lines that are returns, cancellations or refunded in full',
    group: 'returns',
    unit: 'count',
  },
  apart: TWICE,
  lacks: (activity) => (returnLines(activity) ? null : NO_RETURNS),
  compute: (activity) => returnLines(activity)!,
};
