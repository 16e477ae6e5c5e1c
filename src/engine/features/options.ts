import type { OptionSpec, OptionSpecs } from '../../base/options';
import { featureCatalog } from './catalog';
import type { FeatureGroup } from './types';

const GROUP_LABELS: Partial<Record<FeatureGroup, string>> = {
  recency: 'How recently they bought',
  frequency: 'How often they buy',
  money: 'How much they spend',
  rhythm: 'Rhythm of their orders',
  basket: 'What is in the basket',
  returns: 'What they send back',
  affinity: 'What they like',
};

const groups = [...new Set(featureCatalog.map(({ spec }) => spec.group))];

/** Name of the option that weighs a group, and of the one that switches a feature. */
export const weightOption = (group: FeatureGroup): string => `weight_${group}`;
export const useOption = (feature: string): string => `use_${feature}`;

const weights = groups.map((group): [string, OptionSpec] => [
  weightOption(group),
  {
    kind: 'number',
    label: GROUP_LABELS[group] ?? group,
    help: 'How much it counts when groups are looked for: 0 not at all, 1 as proposed, 3 three times as much.',
    default: 1,
    min: 0,
    max: 3,
  },
]);

const switches = featureCatalog.map(({ spec }): [string, OptionSpec] => [
  useOption(spec.id),
  {
    kind: 'choice',
    label: spec.label,
    help: `${spec.meaning} “As proposed” leaves it out where it says nothing new.`,
    default: 'auto',
    choices: [
      { value: 'auto', label: 'As proposed' },
      { value: 'on', label: 'Count it' },
      { value: 'off', label: 'Leave it out' },
    ],
  },
]);

export const featureOptions = {
  referenceDay: {
    kind: 'integer',
    label: 'Reference date',
    help: 'The day that counts as today, in days since 1970-01-01; nothing on or after it counts. 0 is the day after the last order.',
    default: 0,
    min: 0,
    max: 2_932_896,
    unit: 'days',
  },
  log: {
    kind: 'flag',
    label: 'Even out skewed features',
    help: 'Takes the logarithm where a few customers have far more than the rest, so that they do not decide alone.',
    default: true,
  },
  scaling: {
    kind: 'choice',
    label: 'Scaling',
    help: 'Brings features to one scale, so that days and money weigh alike.',
    default: 'standard',
    choices: [
      { value: 'standard', label: 'By mean and standard deviation' },
      { value: 'robust', label: 'By median and quartiles' },
      { value: 'none', label: 'Not at all' },
    ],
  },
  ...(Object.fromEntries([...weights, ...switches]) as Record<string, OptionSpec>),
} satisfies OptionSpecs;
