import type { FeatureEntry } from './feature';
import { NO_AMOUNTS, NO_PRODUCTS, NO_QUANTITY, perCustomer, ratio } from './needs';
import { purchasesBy } from './purchases';

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
    const { offsets } = purchasesBy.of(activity, 'product');
    return perCustomer(activity.customers, (c) => offsets[c + 1]! - offsets[c]!);
  },
};
