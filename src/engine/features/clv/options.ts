import type { OptionSpecs } from '../../../base/options';

export const clvOptions = {
  model: {
    kind: 'choice',
    label: 'Model of orders',
    help: 'MBG/NBD lets people stop right after their first order, so it can doubt those who bought once. As proposed, the one that fits clearly better, else BG/NBD.',
    default: 'auto',
    choices: [
      { value: 'auto', label: 'As proposed' },
      { value: 'bg-nbd', label: 'BG/NBD' },
      { value: 'mbg-nbd', label: 'MBG/NBD' },
    ],
  },
  horizonWeeks: {
    kind: 'integer',
    label: 'Look ahead',
    help: 'How far into the future orders and their value are expected.',
    default: 52,
    min: 1,
    max: 520,
    unit: 'weeks',
  },
  discountRate: {
    kind: 'number',
    label: 'Discount rate',
    help: 'How much less money in a year is worth than money today. 0 counts all alike.',
    default: 10,
    min: 0,
    max: 100,
    unit: '% a year',
  },
  intervals: {
    kind: 'choice',
    label: 'Bounds of the totals',
    help: 'By the standard errors of the fit, or by refitting to resampled customers. The first hold at least as well, with 20 customers too, and cost nothing.',
    default: 'standard-errors',
    choices: [
      { value: 'standard-errors', label: 'Standard errors' },
      { value: 'bootstrap', label: 'Resampling' },
    ],
  },
  replicates: {
    kind: 'integer',
    label: 'Resamples',
    help: 'How often the customers are resampled.',
    default: 200,
    min: 50,
    max: 2_000,
  },
  seed: {
    kind: 'integer',
    label: 'Seed',
    help: 'Where chance starts. The same seed gives the same bounds.',
    default: 1,
    min: 0,
    max: 2_147_483_647,
  },
} as const satisfies OptionSpecs;
