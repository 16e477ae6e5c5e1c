import type { OptionSpecs } from '../../../base/options';

export const voiceOptions = {
  seed: {
    kind: 'integer',
    label: 'Seed',
    help: 'Start of the random numbers: the same seed gives the same topics.',
    default: 1,
    min: 0,
    max: 2_147_483_647,
  },
  topics: {
    kind: 'integer',
    label: 'Number of topics',
    help: '0 lets the texts decide: the number whose words keep company best and overlap least.',
    default: 0,
    min: 0,
    max: 12,
  },
} satisfies OptionSpecs;
