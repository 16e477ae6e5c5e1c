import { rfmRules } from '../rules/rfm-maps';
import type { Activity } from './activity';
import type { FeatureEntry, FeatureSettings } from './feature';
import { quantilesAt } from './quantile';
import { frequency, monetary, recency } from './rfm';
import type { CategoryColumn, RfmAxis, RfmCuts, RfmScoring } from './types';

const SOURCES: Readonly<Record<RfmAxis, FeatureEntry>> = { recency, frequency, monetary };
const AXES = Object.keys(SOURCES) as RfmAxis[];

/** Name of the setting with a person's own thresholds. */
export const cutsOption = (axis: RfmAxis): string => `cuts_${axis}`;

/**
 * How recency, frequency and money are scored: by a person's own thresholds, else into parts of equal size.
 *
 * @returns cuts ascending, one fewer than scores; none for what the data lack
 */
export function rfmScoring(activity: Activity, settings: FeatureSettings): RfmScoring {
  const bins = settings.rfmBins as number;
  const cutsOf = (axis: RfmAxis): readonly number[] => {
    const own = settings[cutsOption(axis)] as readonly number[];
    if (SOURCES[axis].lacks(activity)) return [];
    if (own.length > 0) return own;
    const shares = Array.from({ length: bins - 1 }, (_, i) => (i + 1) / bins);
    return quantilesAt(SOURCES[axis].compute(activity), shares);
  };
  const cuts: RfmCuts = {
    recency: cutsOf('recency'),
    frequency: cutsOf('frequency'),
    monetary: cutsOf('monetary'),
  };
  const collapsed = AXES.filter((axis) => new Set(cuts[axis]).size < cuts[axis].length).map((axis) => {
    const scores = new Set(cuts[axis]).size + 1;
    return {
      code: 'collapsed-bins',
      message:
        `Many customers share the same ${axis}, so at most ${scores} of ${cuts[axis].length + 1} ${axis} scores can be told apart. ` +
        'Customers with equal values always get equal scores.',
      numbers: { scores },
    };
  });
  return { cuts, collapsed };
}

/** Score from 1 by the number of cuts below the value: equal values get equal scores. */
export function scoreOf(value: number, cuts: readonly number[]): number {
  if (value !== value) return NaN;
  let score = 1;
  for (let i = 0; i < cuts.length; i++) if (value > cuts[i]!) score++;
  return score;
}

const NAMES: Readonly<Record<RfmAxis, readonly [string, string]>> = {
  recency: [
    'Recency score',
    'How recently the customer bought, compared with the others: the highest is the latest.',
  ],
  frequency: [
    'Frequency score',
    'How often the customer buys, compared with the others: the highest is the most often.',
  ],
  monetary: [
    'Money score',
    'How much the customer spent, compared with the others: the highest is the most.',
  ],
};

/** The three scores as features. */
export function rfmFeatures({ cuts }: RfmScoring): FeatureEntry[] {
  return AXES.map((axis): FeatureEntry => {
    const [label, meaning] = NAMES[axis];
    const own = cuts[axis];
    return {
      spec: {
        id: `score_${axis}`,
        label,
        meaning,
        formula: '1 + number of cut points below the value; of recency counted backwards',
        group: axis === 'monetary' ? 'money' : axis,
        unit: 'score',
      },
      basis: { family: 'score', axis, cuts: own },
      apart: 'It says coarsely what the number itself says.',
      lacks: (activity) => SOURCES[axis].lacks(activity),
      compute: (activity) =>
        SOURCES[axis]
          .compute(activity)
          .map((value) => (axis === 'recency' ? own.length + 2 - scoreOf(value, own) : scoreOf(value, own))),
    };
  });
}

const MAPS = { A: 'rfm_group', B: 'rfm_group_with_money' } as const;

/** The names that the rule-based maps give each customer; none where the scores are no fifths or something lacks. */
export function rfmLabels(activity: Activity, scoring: RfmScoring): CategoryColumn[] {
  const entries = rfmFeatures(scoring);
  const fifths = AXES.map((axis) => scoring.cuts[axis].length === 4);
  const scores = entries.map((entry, axis) => (fifths[axis] ? entry.compute(activity) : null));
  return (['A', 'B'] as const).flatMap((map) => {
    const { names, usesMonetary, segmentOf } = rfmRules[map];
    const [recency, frequency, money] = scores;
    if (!recency || !frequency || (usesMonetary && !money)) return [];
    const codes = Int32Array.from(recency, (r, c) =>
      Number.isNaN(r + frequency[c]! + (usesMonetary ? money![c]! : 0))
        ? -1
        : segmentOf(r, frequency[c]!, usesMonetary ? money![c]! : 1),
    );
    const by = usesMonetary ? 'with money' : 'by recency and frequency';
    return [{ id: MAPS[map], label: `RFM group ${by}`, levels: names, codes }];
  });
}
