import { definesAny, unpacked } from '../base/values';
import type { Artifacts, SourceFile } from '../engine/advance';
import { languages } from '../engine/analyze/language/languages';
import { tell } from '../engine/analyze/tell';
import { isYesNo } from '../engine/analyze/yes-no';
import { quantilesAt } from '../engine/features/quantile';
import type { DbscanModel } from '../engine/cluster/density/dbscan';
import type { HdbscanModel } from '../engine/cluster/density/hdbscan-model';
import { condensedTreeView, kDistanceView } from '../engine/cluster/density/views';
import type { GmmModel } from '../engine/cluster/gmm/gmm';
import { dendrogramView } from '../engine/cluster/hierarchical/dendrogram';
import type { HierarchicalModel } from '../engine/cluster/hierarchical/hierarchical';
import { segmentOptions } from '../engine/cluster/segment';
import type { SomModel } from '../engine/cluster/som/som-model';
import { somView } from '../engine/cluster/som/views';
import { sweepViews, type SweepViews } from '../engine/cluster/sweep-views';
import type { Model, Segmentation } from '../engine/cluster/types';
import type { RawTable } from '../engine/collect/types';
import type { CustomerValue } from '../engine/features/clv/customer-value';
import { clvOptions } from '../engine/features/clv/options';
import { featureOptions, useOption, weightOption } from '../engine/features/options';
import { alike } from '../engine/features/redundancy';
import type { CategoryColumn, Feature, FeatureMatrix } from '../engine/features/types';
import type { CustomerVoice } from '../engine/features/voice/customer-voice';
import { voiceView } from './voice-view';
import type {
  DataView,
  FeatureView,
  FeaturesView,
  FileView,
  HabitView,
  MethodView,
  SegmentsView,
  ValueView,
} from './views';

/** Bins of the little distributions on the Customers step. */
const BINS = 24;
/** Levels of a habit that are shown, and customers that one must have so that it points at nobody. */
const SHOWN = 4;
const FEWEST = 11;
/** Features that correlate by this much half say the same. */
const ALIKE = 0.7;

export const fileView = ({ id, guess }: SourceFile, table: RawTable | null): FileView => ({
  id,
  guess,
  read: table && { rows: table.rowCount, setAside: table.setAside, problems: table.problems },
});

export function dataView(files: readonly SourceFile[], done: Artifacts): DataView {
  const { plan, join, quality, privacy, totals, currency, firstDay, lastDay } = done.prepare;
  return {
    files: files.map((file, i) => fileView(file, done.collect[i] ?? null)),
    plan,
    join,
    quality,
    privacy,
    customers: totals.customers,
    orders: totals.orders,
    lines: totals.lines,
    revenue: totals.net,
    paid: totals.paid,
    returned: totals.returned,
    currency,
    firstDay,
    lastDay,
  };
}

export function featuresView(
  matrix: FeatureMatrix,
  value: CustomerValue,
  voice: CustomerVoice,
): FeaturesView {
  const correlations = correlation(matrix);
  return {
    customers: matrix.customers.length,
    features: matrix.features.map(featureView),
    correlation: correlations,
    explained: matrix.components?.explained ?? null,
    rfm: matrix.rfm ?? null,
    habits: (matrix.descriptions ?? []).map(habitView),
    alike: alike(correlations, ALIKE),
    referenceDay: matrix.referenceDay,
    currency: matrix.currency,
    warnings: matrix.warnings,
    options: featureOptions,
    value: valueView(value),
    voice: voiceView(voice),
  };
}

/** The most common levels of a habit. */
function habitView({ id, label, levels, codes }: CategoryColumn): HabitView {
  const counts = new Int32Array(levels.length);
  let known = 0;
  for (const code of codes) {
    if (code < 0) continue;
    counts[code]!++;
    known++;
  }
  const most = [...counts.keys()].sort((a, b) => counts[b]! - counts[a]! || a - b).slice(0, SHOWN);
  return {
    id,
    label,
    levels: most
      .filter((code) => counts[code]! >= FEWEST)
      .map((code) => ({ name: levels[code]!, share: counts[code]! / known })),
  };
}

function valueView({ clv, validation }: CustomerValue): ValueView {
  const models = [clv.orders, clv.spend].filter((model) => model !== null);
  return {
    forecast: clv.forecast && {
      horizonWeeks: clv.forecast.horizonWeeks,
      totals: clv.forecast.totals,
      intervals: clv.intervals,
    },
    models: models.map(({ parameters, standardErrors, logLikelihood, customers, unsettled }) => ({
      parameters,
      standardErrors,
      logLikelihood,
      customers,
      unsettled,
    })),
    modelNames: models.map(({ model }) => model),
    checks: clv.checks,
    problems: clv.problems,
    validation,
    options: clvOptions,
  };
}

function featureView(feature: Feature): FeatureView {
  const { spec, used, reason, transform, weight } = feature;
  const values = unpacked(feature.values);
  const [least, low, lower, middle, upper, high, most] = quantilesAt(
    values,
    [0, 0.01, 0.25, 0.5, 0.75, 0.99, 1],
  );
  let defined = 0;
  let sum = 0;
  for (const value of values) {
    if (value !== value) continue;
    defined++;
    sum += value;
  }
  return {
    spec,
    useOption: useOption(spec.id),
    weightOption: weightOption(spec.group),
    used,
    reason,
    transform,
    weight,
    coverage: values.length === 0 ? 0 : defined / values.length,
    summary: [least!, lower!, middle!, upper!, most!],
    share: isYesNo(feature) && defined > 0 ? sum / defined : null,
    histogram: histogram(values, low!, high!, defined),
  };
}

/** Equal-width bins between the 1st and 99th percentile; what lies beyond is counted in the outer bins. */
function histogram(
  values: Float64Array,
  low: number,
  high: number,
  defined: number,
): FeatureView['histogram'] {
  if (!(high > low)) return { counts: [defined], edges: [low, low] };
  const counts = new Array<number>(BINS).fill(0);
  const width = (high - low) / BINS;
  for (const value of values)
    if (value === value) counts[Math.min(BINS - 1, Math.max(0, Math.floor((value - low) / width)))]!++;
  return { counts, edges: Array.from({ length: BINS + 1 }, (_, i) => low + i * width) };
}

/** Pearson correlation of the shaped columns. */
function correlation({ x: points, components }: FeatureMatrix): number[][] {
  const x = components?.shaped ?? points;
  const { rows: n, columns: d, data } = x;
  const mean = new Float64Array(d);
  const products = new Float64Array(d * d);
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) mean[j]! += data[i * d + j]! / n;
  for (let i = 0; i < n; i++) {
    for (let p = 0; p < d; p++) {
      const value = data[i * d + p]! - mean[p]!;
      for (let q = 0; q <= p; q++) products[p * d + q]! += value * (data[i * d + q]! - mean[q]!);
    }
  }
  const at = (p: number, q: number) => products[Math.max(p, q) * d + Math.min(p, q)]!;
  return Array.from({ length: d }, (_, p) =>
    Array.from({ length: d }, (_, q) => {
      const scale = Math.sqrt(at(p, p) * at(q, q));
      return scale > 0 ? at(p, q) / scale : p === q ? 1 : 0;
    }),
  );
}

/** The money of the customers that belong to no segment. */
export function revenueWithout(money: Float64Array, labels: Int32Array): number {
  let sum = 0;
  labels.forEach((label, row) => {
    if (label < 0 && !Number.isNaN(money[row]!)) sum += money[row]!;
  });
  return sum;
}

function methodView(model: Model): MethodView | null {
  if (model.algorithm === 'hierarchical') {
    const view = dendrogramView(model as HierarchicalModel);
    return view.merges.length > 0 ? { kind: 'dendrogram', view } : null;
  }
  if (model.algorithm === 'dbscan') return { kind: 'k-distance', view: kDistanceView(model as DbscanModel) };
  if (model.algorithm === 'hdbscan')
    return { kind: 'condensed-tree', view: condensedTreeView(model as HdbscanModel) };
  if (model.algorithm === 'som') return { kind: 'som', view: somView(model as SomModel) };
  return null;
}

function sweepOf({ choice, model, labels }: Segmentation): SweepViews | null {
  if (!choice) return null;
  const covariance = model.algorithm === 'gmm' ? (model as GmmModel).mixture.shape : '';
  return sweepViews(choice.candidates, covariance, labels.length);
}

export function segmentsView(done: Artifacts): SegmentsView {
  const { features: matrix, cluster, analyze, rfm } = done;
  const told = tell(analyze, matrix, languages.en);
  const money = matrix.features.find(
    ({ spec, values }) => spec.id === 'monetary' && definesAny(values),
  )?.values;
  const unassignedRevenue = money ? revenueWithout(unpacked(money), cluster.labels) : NaN;
  const revenue = analyze.segments.reduce((sum, segment) => sum + segment.revenue, unassignedRevenue);
  return {
    customers: matrix.customers.length,
    k: cluster.k,
    algorithm: cluster.model.algorithm,
    seed: cluster.seed,
    currency: matrix.currency,
    referenceDay: matrix.referenceDay,
    headline: told.headline,
    subline: told.subline,
    segments: told.segments.map((segment) => ({
      ...segment,
      revenueShare: revenue > 0 ? segment.revenue / revenue : NaN,
    })),
    lostNames: analyze.lostNames,
    unassigned: analyze.unassigned,
    unassignedRevenue,
    features: matrix.features.map((feature) => feature.spec),
    used: matrix.used,
    choice: cluster.choice,
    sweep: sweepOf(cluster),
    measures: cluster.measures,
    method: methodView(cluster.model),
    map: analyze.map,
    rfm,
    warnings: [...matrix.warnings, ...cluster.warnings],
    options: segmentOptions(cluster.model.algorithm),
  };
}
