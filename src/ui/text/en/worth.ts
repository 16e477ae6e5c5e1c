import type { ClvCheck, Estimate } from '../../../engine/features/clv/types';
import type { Format } from '../format';
import { people, plural } from './words';

const between = (low: string, high: string) => `${low} to ${high}`;

/** Texts of what customers will probably be worth. */
export const worth = {
  heading: 'What they will probably be worth',
  ahead: 'Look ahead',
  horizons: [
    { weeks: 13, label: '3 months' },
    { weeks: 26, label: '6 months' },
    { weeks: 52, label: '12 months' },
    { weeks: 104, label: '2 years' },
  ],
  weeks: (n: number) => `${n} ${plural(n, 'week', 'weeks')}`,
  period: (label: string) => `In the next ${label}`,
  lead: (buyers: Estimate, orders: Estimate, f: Format) =>
    `about ${people(Math.round(buyers.value), f)} will order again, some ${f.count(Math.round(orders.value))} ${plural(
      Math.round(orders.value),
      'order',
      'orders',
    )} in all.`,
  tiles: { buyers: 'Customers who order', orders: 'Orders', value: 'Value of these orders' },
  between: (low: string, high: string) => `probably ${between(low, high)}`,
  bounds: 'The bounds hold in 95 of 100 cases, as far as the model fits. Later money counts a little less.',
  checks: 'How far to trust it',
  grades: { good: 'Good', limited: 'Limited', poor: 'Poor' } satisfies Record<ClvCheck['grade'], string>,
  none: 'Nothing can be foretold from these files yet.',
  test: 'Tested on your own past',
  testHelp:
    'The model saw only the first part of your history and foretold the rest. Each pair of bars: customers by how often they had ordered again before.',
  figureText: (sentence: string) => `Bars of predicted and actual orders. ${sentence}`,
  predicted: 'Predicted',
  actual: 'Actual',
  repeats: 'Repeat orders before',
  perCustomer: 'Orders a customer after',
  table: 'Predicted and actual orders',
  customers: 'Customers',
  ranking: (expected: string, recency: string, frequency: string) =>
    `Picking out who buys (1 is perfect, 0.5 is chance): expected orders ${expected}, last order alone ${recency}, number of orders alone ${frequency}.`,
  model: 'Model and settings',
  models: {
    'bg-nbd': 'BG/NBD (orders)',
    'mbg-nbd': 'MBG/NBD (orders)',
    'gamma-gamma': 'Gamma-Gamma (value of an order)',
  } as Readonly<Record<string, string>>,
  parameter: 'Parameter',
  estimate: 'Estimate',
  error: 'Standard error',
  logLikelihood: 'Log-likelihood',
  unsettled: (names: readonly string[], f: Format) =>
    `The data leave ${f.list(names)} open; a weak assumption holds ${names.length === 1 ? 'it' : 'them'}.`,
};
