import { KindredError, type Problem } from '../../base/errors';
import type { Matrix } from '../../base/matrix';
import type { OptionSpecs, OptionValues } from '../../base/options';
import type { Steps } from '../../base/steps';
import { definesAny, unpacked } from '../../base/values';
import type { FeatureMatrix } from '../features/types';
import type { Algorithm } from './algorithm';
import { checkNew, checkPoints } from './points';
import { rfmRules } from '../rules/rfm-maps';
import type { Assignment, Fit, Model } from './types';

/** Four values each that part the fifths, ascending: a value above a cut belongs to the next fifth. */
export interface RfmCuts {
  readonly recency: readonly number[];
  readonly frequency: readonly number[];
  readonly monetary: readonly number[];
}

export interface RfmModel extends Model {
  readonly algorithm: 'rfm-map';
  readonly map: 'A' | 'B';
  readonly cuts: RfmCuts;
  /** Name of each label; those that nobody was in at the fit stand last. */
  readonly names: readonly string[];
}

const options = {
  map: {
    kind: 'choice',
    label: 'Map',
    help: 'Which rules turn the three scores into segments.',
    default: 'A',
    choices: Object.entries(rfmRules).map(([value, { label }]) => ({ value, label })),
  },
} as const satisfies OptionSpecs;

const BLOCK_ROWS = 200_000;
const axes = ['recency', 'frequency', 'monetary'] as const;

/** Fifths of the customers by each column, with linear interpolation between order statistics. Cost: a sort. */
export function rfmCuts(x: Matrix): RfmCuts {
  const cutsOf = (column: number): number[] => {
    if (column >= x.columns) return [];
    const sorted = Float64Array.from({ length: x.rows }, (_, i) => x.data[i * x.columns + column]!).sort();
    return [0.2, 0.4, 0.6, 0.8].map((share) => {
      const at = share * (sorted.length - 1);
      const low = Math.floor(at);
      const next = sorted[Math.min(sorted.length - 1, low + 1)]!;
      return sorted[low]! + (at - low) * (next - sorted[low]!);
    });
  };
  return { recency: cutsOf(0), frequency: cutsOf(1), monetary: cutsOf(2) };
}

/** Score 1 to 5 by the number of cuts below the value. Equal values get equal scores. */
export const rfmScore = (value: number, cuts: readonly number[]) => {
  let above = 1;
  for (const cut of cuts) if (value > cut) above++;
  return above;
};

/** Index of the rule segment of each row. Few days since the last order are good, so recency counts backwards. */
function* ruled(x: Matrix, map: 'A' | 'B', cuts: RfmCuts): Steps<Int32Array> {
  const { segmentOf } = rfmRules[map];
  const found = new Int32Array(x.rows);
  for (let i = 0, at = 0; i < x.rows; i++, at += x.columns) {
    const recency = 6 - rfmScore(x.data[at]!, cuts.recency);
    const frequency = rfmScore(x.data[at + 1]!, cuts.frequency);
    const monetary = x.columns > 2 ? rfmScore(x.data[at + 2]!, cuts.monetary) : 1;
    found[i] = segmentOf(recency, frequency, monetary);
    if (i % BLOCK_ROWS === BLOCK_ROWS - 1) yield { done: i + 1, total: x.rows };
  }
  return found;
}

function checkColumns(x: Matrix, map: 'A' | 'B'): void {
  const needed = rfmRules[map].usesMonetary ? 3 : 2;
  if (x.columns < needed || x.columns > 3)
    throw new KindredError(
      'needs-rfm',
      `Map ${map} needs ${needed === 3 ? 'recency, frequency and monetary' : 'recency and frequency'}; ` +
        `${x.columns} ${x.columns === 1 ? 'column was' : 'columns were'} given.`,
      { columns: x.columns },
    );
}

/** The fit with cuts of one's own; those of `rfmCuts(x)` are the default. */
export function* rfmMap(x: Matrix, map: 'A' | 'B', cuts: RfmCuts = rfmCuts(x)): Steps<Fit<RfmModel>> {
  const { names } = rfmRules[map];
  const rules = yield* ruled(x, map, cuts);
  const counts = new Int32Array(names.length);
  for (const rule of rules) counts[rule]!++;
  const order = [...counts.keys()].sort((a, b) => counts[b]! - counts[a]! || a - b);
  const labelOf = Int32Array.from(names, (_, rule) => order.indexOf(rule));
  const ordered = order.map((rule) => names[rule]!);
  return {
    model: { algorithm: 'rfm-map', version: 1, columns: x.columns, map, cuts, names: ordered },
    k: counts.filter((count) => count > 0).length,
    labels: rules.map((rule) => labelOf[rule]!),
    confidence: new Float32Array(x.rows).fill(1),
    names: ordered,
    measures: {},
    warnings: collapsed(cuts, rfmRules[map].usesMonetary),
  };
}

/** Ties can make cuts equal: then fewer than five scores are in use, which is said and not hidden. */
function collapsed(cuts: RfmCuts, usesMonetary: boolean): Problem[] {
  return axes
    .filter((axis) => axis !== 'monetary' || usesMonetary)
    .map((axis) => ({ axis, scores: new Set(cuts[axis]).size + 1 }))
    .filter(({ scores }) => scores < 5)
    .map(({ axis, scores }) => ({
      code: 'collapsed-bins',
      message:
        `Many customers share the same ${axis}, so at most ${scores} of 5 ${axis} scores can be told apart. ` +
        'Customers with equal values always get equal scores.',
      numbers: { scores },
    }));
}

function* fit(x: Matrix, { map }: OptionValues<typeof options>): Steps<Fit<RfmModel>> {
  checkColumns(x, map as 'A' | 'B');
  yield* checkPoints(x);
  return yield* rfmMap(x, map as 'A' | 'B');
}

function* assign(model: RfmModel, x: Matrix): Steps<Assignment> {
  const { map, cuts, names } = model;
  yield* checkNew(model, x);
  const labelOf = Int32Array.from(rfmRules[map].names, (name) => names.indexOf(name));
  const rules = yield* ruled(x, map, cuts);
  return { labels: rules.map((rule) => labelOf[rule]!), confidence: new Float32Array(x.rows).fill(1) };
}

/**
 * The classic segments by rule: recency, frequency and monetary scored in fifths, each code of scores a segment.
 * Confidence is 1: a rule leaves no doubt. Rows are recency in days, frequency, and (map B) monetary, original units.
 */
export const rfmMapAlgorithm: Algorithm<typeof options, RfmModel> = {
  id: 'rfm-map',
  label: 'RFM map',
  help: 'Fixed rules on recency, frequency and money, as many tools use them. Easy to explain; blind to all else.',
  input: 'rfm',
  options,
  fit,
  assign,
};

/** Recency, frequency and (when there are amounts) monetary in original units; null without dates. */
export function rfmColumns({
  x,
  features,
}: Pick<FeatureMatrix, 'x' | 'features'>): Matrix<Float64Array> | null {
  const valuesOf = (id: string) =>
    features.find(({ spec, values }) => spec.id === id && definesAny(values))?.values;
  const [recency, frequency, monetary] = ['recency_days', 'frequency', 'monetary'].map(valuesOf);
  if (!recency || !frequency) return null;
  const columns = monetary ? [recency, frequency, monetary] : [recency, frequency];
  const data = new Float64Array(x.rows * columns.length);
  columns.forEach((values, j) =>
    unpacked(values).forEach((value, i) => (data[i * columns.length + j] = value)),
  );
  return { rows: x.rows, columns: columns.length, data };
}
