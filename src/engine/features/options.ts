import { mergeOptions, type OptionSpec, type OptionSpecs } from '../../base/options';
import { featureCatalog } from './catalog';
import { families } from './families/catalog';
import type { FeatureSettings } from './feature';
import { cutsOption } from './rfm-scores';
import type { FeatureGroup } from './types';

const GROUP_LABELS: Readonly<Record<FeatureGroup, string>> = {
  recency: 'How recently they bought',
  frequency: 'How often they buy',
  money: 'How much they spend',
  rhythm: 'Rhythm of their orders',
  basket: 'What is in the basket',
  returns: 'What they send back',
  affinity: 'What they like',
  engagement: 'How they respond',
  profile: 'Who they are',
  voice: 'What they say',
};

/** Name of the option that weighs a group, and of the one that switches a feature. */
export const weightOption = (group: FeatureGroup): string => `weight_${group}`;
export const useOption = (feature: string): string => `use_${feature}`;

const weights = Object.entries(GROUP_LABELS).map(([group, label]): [string, OptionSpec] => [
  weightOption(group as FeatureGroup),
  {
    kind: 'number',
    label,
    help: 'How much it counts when groups are looked for: 0 not at all, 1 as proposed, 3 three times as much.',
    default: 1,
    min: 0,
    max: 3,
  },
]);

const switchOf = (label: string, meaning: string): OptionSpec => ({
  kind: 'choice',
  label,
  help: `${meaning} “As proposed” leaves it out where it says nothing new.`,
  default: 'auto',
  choices: [
    { value: 'auto', label: 'As proposed' },
    { value: 'on', label: 'Count it' },
    { value: 'off', label: 'Leave it out' },
  ],
});

const switches = featureCatalog.map(({ spec }): [string, OptionSpec] => [
  useOption(spec.id),
  switchOf(spec.label, spec.meaning),
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
    help: 'Bends features of which a few customers have far more than the rest, so that they do not decide alone.',
    default: true,
  },
  curve: {
    kind: 'choice',
    label: 'How to even out',
    help: 'The power is the one that makes a feature most like a bell curve; it also evens out long tails below.',
    default: 'log',
    choices: [
      { value: 'log', label: 'By logarithm' },
      { value: 'yeo-johnson', label: 'By the best power (Yeo–Johnson)' },
    ],
  },
  scaling: {
    kind: 'choice',
    label: 'Scaling',
    help: 'Brings features to one scale, so that days and money weigh alike.',
    default: 'standard',
    choices: [
      { value: 'standard', label: 'By mean and standard deviation' },
      { value: 'robust', label: 'By median and quartiles' },
      { value: 'ranks', label: 'By rank' },
      { value: 'none', label: 'Not at all' },
    ],
  },
  limit: {
    kind: 'number',
    label: 'Bring in outliers',
    help: 'Scaled values further out than this are set to it, so that one customer who buys for a thousand is no segment. Not used without scaling.',
    default: 3,
    min: 1,
    max: 10,
    unit: 'standard deviations',
  },
  same: {
    kind: 'number',
    label: 'Says the same from',
    help: 'Of two features that correlate by more than this, the later one is left out.',
    default: 0.95,
    min: 0.5,
    max: 1,
  },
  unknowns: {
    kind: 'flag',
    label: 'Count what is unknown',
    help: 'Adds a feature “is unknown” for each feature in use that is unknown for one in twenty customers or more.',
    default: false,
  },
  profiles: {
    kind: 'flag',
    label: 'Group by who they are',
    help: 'Counts what your files say of people, such as a country or a column of a customer list, beside what they do. Each can still be left out.',
    default: false,
  },
  components: {
    kind: 'flag',
    label: 'Combine features',
    help: 'Groups are looked for in principal components instead of single features: what several features share counts once.',
    default: false,
  },
  explained: {
    kind: 'number',
    label: 'Components explain',
    help: 'As many components are kept as explain this part of the differences between customers.',
    default: 0.9,
    min: 0.3,
    max: 1,
  },
  rfmBins: {
    kind: 'integer',
    label: 'Scores for recency, frequency and money',
    help: 'Into how many parts of equal size customers are scored: 5 are fifths, as is usual. The maps of segments need 5.',
    default: 5,
    min: 2,
    max: 10,
  },
  ...(Object.fromEntries(
    (
      [
        ['recency', 'days since the last order'],
        ['frequency', 'orders'],
        ['monetary', 'money spent'],
      ] as const
    ).map(([axis, what]): [string, OptionSpec] => [
      cutsOption(axis),
      {
        kind: 'numbers',
        label: `Own cut points for ${what}`,
        help: 'A value above a cut point gets the next score; with a semicolon between them. Empty: parts of equal size.',
        default: [],
        most: 9,
      },
    ]),
  ) as Record<string, OptionSpec>),
  rare: {
    kind: 'number',
    label: 'Rare kinds',
    help: 'Categories, countries and other kinds with a smaller part of all than this count together as “others”.',
    default: 0.02,
    min: 0,
    max: 0.5,
  },
  tastes: {
    kind: 'choice',
    label: 'Tastes',
    help: 'Which products are bought by the same people, as shares of each basket. As proposed: up to 300,000 order lines.',
    default: 'auto',
    choices: [
      { value: 'auto', label: 'As proposed' },
      { value: 'on', label: 'Look for them' },
      { value: 'off', label: 'Leave them out' },
    ],
  },
  kinds: {
    kind: 'choice',
    label: 'Kinds in customer lists',
    help: 'How a column of kinds, such as a branch or a city, becomes features.',
    default: 'each',
    choices: [
      { value: 'each', label: 'Yes or no for each kind' },
      { value: 'places', label: 'One number: the place from the most common to the rarest' },
    ],
  },
  ...(Object.fromEntries([...weights, ...switches]) as Record<string, OptionSpec>),
} satisfies OptionSpecs;

const familySwitch = new RegExp(
  `^${useOption(`(${[...Object.keys(families), 'unknown', 'score', 'kind'].join('|')})_`)}`,
);

/**
 * The settings with defaults filled in. Switches of features that were found in the data are taken as they come:
 * files change, and a switch of a feature that is no longer there does nothing.
 *
 * @throws KindredError `bad-option`, `unknown-option`
 */
export function featureSettings(given: Readonly<Record<string, unknown>>): FeatureSettings {
  const found = Object.keys(given).filter((name) => familySwitch.test(name));
  const specs: OptionSpecs = {
    ...featureOptions,
    ...Object.fromEntries(found.map((name) => [name, switchOf(name, '')])),
  };
  return mergeOptions(specs, given);
}
