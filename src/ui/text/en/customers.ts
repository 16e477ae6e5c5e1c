import type { FeatureGroup } from '../../../engine/features/types';
import type { Format } from '../format';
import { people, plural } from './words';

const scales: Readonly<Record<string, string>> = {
  overdue: '1× is due now',
  gap_regularity: '1 is clockwork, 0.5 chance',
  seasonality: '1 is always in one season',
  order_trend: '−1 no longer, 1 only lately',
  spend_trend: '−1 no longer, 1 only lately',
  loyalty_tier: '0 is the lowest',
  voice_sentiment: '−1 angry, 1 delighted',
};

/** Texts of the Customers step. */
export const customers = {
  heading: (n: number, f: Format) =>
    n === 1 ? 'What we know about the one customer' : `What we know about each of ${people(n, f)}`,
  intro: (used: number, day: string) =>
    `${used} ${plural(used, 'feature decides', 'features decide')} who belongs together${day && `, as of ${day}`}. They are good as they are; change them if you know better.`,
  needs: 'Needs',
  sources: {
    recency: 'orders with dates',
    frequency: 'orders',
    money: 'orders with amounts; for margin a product list with costs',
    rhythm: 'orders with dates',
    basket: 'order lines with quantities or products',
    returns: 'orders with returns or refunds',
    affinity: 'order lines with products, categories or channels',
    engagement: 'events or campaigns',
    profile: 'a customer list',
    voice: 'reviews, comments or tickets',
  } satisfies Record<FeatureGroup, string>,
  groups: {
    recency: 'How recently they bought',
    frequency: 'How often they buy',
    money: 'How much they spend',
    rhythm: 'In which rhythm they buy',
    basket: 'What is in the basket',
    returns: 'What they send back',
    affinity: 'What they like',
    engagement: 'How they respond',
    profile: 'Who they are',
    voice: 'What they say',
  } satisfies Record<FeatureGroup, string>,
  /** How to read a figure that has no unit; empty where it explains itself. */
  scaleOf: (id: string) =>
    scales[id] ??
    (/^voice_\w+_sentiment$/.test(id)
      ? scales.voice_sentiment!
      : id.startsWith('score_')
        ? 'more is better'
        : ''),
  weight: 'How much should it count?',
  weightOf: (group: string) => `${group}: how much should it count?`,
  weights: (value: number) =>
    value === 0
      ? 'not at all'
      : value < 0.75
        ? 'less'
        : value <= 1.25
          ? 'normal'
          : value <= 2
            ? 'more'
            : 'a lot',
  typical: 'Typical',
  yes: 'yes',
  no: 'no',
  areSo: 'of the customers',
  middle: (from: string, to: string) => `half of them between ${from} and ${to}`,
  known: (share: string) => `known for ${share}`,
  use: (label: string) => `Use ${label}`,
  off: 'Not used',
  formula: 'Formula',
  distribution: (label: string, from: string, to: string, middle: string) =>
    `${label}: from ${from} to ${to}, half of the customers at or below ${middle}`,
  referenceDate: 'Today is taken to be',
  referenceHelp: 'Days are counted back from this date. Proposed: the day after the last order.',
  referenceEffect: (before: number, all: number, f: Format) =>
    `${f.count(before)} of ${people(all, f)} had ordered before that day.`,
  referenceReset: 'Use the proposed date',
  components: (shares: readonly number[], f: Format) =>
    `Combined into ${shares.length} ${shares.length === 1 ? 'component' : 'components'}, which explain ${f.list(shares.map((share) => f.share(share)))} of the differences.`,
  habits: 'Favorites and habits',
  habitsHelp: 'They go into the list of customers; shown is what at least 11 customers share.',
  scores: {
    heading: 'How recency, frequency and money are scored',
    help: 'Equal values get equal scores. Other cut points can be set below.',
    score: 'Score',
    axes: { recency: 'Last order', frequency: 'Orders', monetary: 'Money spent' },
    upTo: (high: string) => `up to ${high}`,
    above: (low: string) => `more than ${low}`,
    between: (low: string, high: string) => `more than ${low}, up to ${high}`,
    nobody: 'nobody',
  },
  settings: 'All settings of this step',
  unknown: 'What more columns would tell',
  search: 'Find a feature',
  searched: (n: number) => (n === 0 ? 'No feature is about that.' : n === 1 ? '1 feature' : `${n} features`),
  more: (n: number) => `${n} more, not used`,
  none: 'None of these is used to find groups. Open the list to switch one on.',
  alike: (features: string) => `${features} move together.`,
  correlations: 'Which features say the same?',
  correlationsHelp: '1 means two features always rise together, −1 that one rises when the other falls.',
  shape: {
    none: 'as it is',
    log: 'logarithm',
    log1p: 'logarithm of 1 + x',
    'signed-log': 'logarithm with sign',
    'yeo-johnson': 'best power (Yeo–Johnson)',
  },
  shaped: (shape: string) => `compared as: ${shape}`,
};
