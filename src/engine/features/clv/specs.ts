import type { FeatureEntry } from '../feature';
import type { FeatureSpec } from '../types';
import type { ClvForecast } from './types';

/** A feature that the forecast gives; `values` is null where the forecast has none. */
interface ClvFeature {
  readonly spec: FeatureSpec;
  values(forecast: ClvForecast): Float64Array | null;
}

const forecasts: readonly ClvFeature[] = [
  {
    spec: {
      id: 'expected_orders',
      label: 'Expected orders',
      meaning: 'How many orders the customer will probably place within the time you look ahead.',
      formula: 'E[Y(t) | x, tₓ, T] of BG/NBD or MBG/NBD',
      group: 'frequency',
      unit: 'orders',
    },
    values: ({ expectedOrders }) => expectedOrders,
  },
  {
    spec: {
      id: 'probability_of_order',
      label: 'Chance of an order',
      meaning:
        'How likely the customer is to order at least once within the time you look ahead. Rank by this.',
      formula: 'P(alive) · (1 − ((α + T) ÷ (α + T + t))^(r + x))',
      group: 'frequency',
      unit: 'share',
    },
    values: ({ probabilityOfOrder }) => probabilityOfOrder,
  },
  {
    spec: {
      id: 'expected_value',
      label: 'Expected value',
      meaning: 'What those orders are probably worth today, with later money counting less.',
      formula: 'expected orders, each discounted to today · expected order value E[M | x, m] of Gamma-Gamma',
      group: 'money',
      unit: 'money',
    },
    values: ({ expectedValue }) => expectedValue,
  },
  {
    spec: {
      id: 'p_alive',
      label: 'Still a customer',
      meaning:
        'How likely the customer has not stopped buying. Not known for those who ordered once; never rank by it.',
      formula: '1 ÷ (1 + a ÷ (b + x − 1) · ((α + T) ÷ (α + tₓ))^(r + x))',
      group: 'recency',
      unit: 'share',
    },
    values: ({ pAlive }) => pAlive,
  },
];

/**
 * What lifetime value says of each customer, as features. They restate recency, frequency and money and so are no
 * basis to group by; they are there to read, to filter and to export.
 */
export const clvFeatures: readonly FeatureEntry[] = forecasts.map(({ spec, values }) => ({
  spec,
  apart:
    'It follows from how recently, how often and for how much they bought: counting it counts them twice.',
  lacks: ({ value }) => {
    if (!value) return 'Lifetime value was not estimated.';
    const { forecast, problems } = value.clv;
    if (forecast && values(forecast)) return null;
    return problems[0]?.message ?? 'The files hold no value of a repeat order.';
  },
  compute: ({ value }) => values(value!.clv.forecast!)!,
}));
