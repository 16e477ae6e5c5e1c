import type { Matrix } from '../../../base/matrix';
import type { Steps } from '../../../base/steps';
import type { Model } from '../types';
import type { DbscanModel } from './dbscan';
import type { HdbscanModel } from './hdbscan-model';
import { reachabilityPlot, type Reachability } from './reachability';

/** Points of a curve that a chart draws at most. */
const POINTS = 400;
/** Steps of one cluster that a chart draws at most. */
const STEPS = 40;

/** The k-distance curve as a chart draws it. */
export interface KDistanceView {
  /** Which neighbor the distances lead to, the customer itself counted. */
  readonly k: number;
  /** Share of the rows asked, 0 to 1, and the distance that so many don't exceed. */
  readonly shares: readonly number[];
  readonly distances: readonly number[];
  readonly knee: { readonly share: number; readonly distance: number };
  /** The radius in use. */
  readonly eps: number;
}

/** At most 400 points of the curve; the ends and the knee are always among them. */
export function kDistanceView({ kDistances, knee, eps, minPoints }: DbscanModel): KDistanceView {
  const last = kDistances.length - 1;
  const steps = Math.min(last, POINTS - 2);
  const chosen = Array.from({ length: steps + 1 }, (_, i) => Math.round((i * last) / Math.max(1, steps)));
  const at = [...new Set([...chosen, knee])].sort((a, b) => a - b);
  const shareOf = (index: number) => (last > 0 ? index / last : 1);
  return {
    k: minPoints,
    shares: at.map(shareOf),
    distances: at.map((index) => kDistances[index]!),
    knee: { share: shareOf(knee), distance: kDistances[knee]! },
    eps,
  };
}

/** One cluster of the condensed tree as a chart draws it: an icicle that narrows as rows leave. */
export interface CondensedBar {
  /** Index of the parent's bar; −1 for the root. */
  readonly parent: number;
  /** Segment it is; −1 for a cluster that is none. */
  readonly label: number;
  readonly birth: number;
  readonly death: number;
  readonly size: number;
  readonly stability: number;
  /** λ (1 / distance), rising from birth to death, and the rows still inside just before each. */
  readonly lambdas: readonly number[];
  readonly rows: readonly number[];
}

/** All clusters, parents before children; at most 40 steps each. Cost: rows fitted × log(rows). */
export function condensedTreeView({ tree, labels }: HdbscanModel): readonly CondensedBar[] {
  const { parents, births, deaths, sizes, stabilities, clusterOf, lambdaOf } = tree;
  const leaving = Array.from(parents, (): number[] => []);
  clusterOf.forEach((cluster, row) => leaving[cluster]!.push(lambdaOf[row]!));
  return Array.from(parents, (parent, c) => {
    const gone = Float64Array.from(leaving[c]!).sort();
    const levels = gone.filter((lambda, i) => i === 0 || lambda !== gone[i - 1]);
    const stride = Math.max(1, Math.ceil(levels.length / (STEPS - 2)));
    const lambdas = [...new Set([births[c]!, ...levels.filter((_, i) => i % stride === 0), deaths[c]!])].sort(
      (a, b) => a - b,
    );
    let before = 0;
    return {
      parent,
      label: labels[c]!,
      birth: births[c]!,
      death: deaths[c]!,
      size: sizes[c]!,
      stability: stabilities[c]!,
      lambdas,
      rows: lambdas.map((lambda) => {
        while (before < gone.length && gone[before]! < lambda) before++;
        return sizes[c]! - before;
      }),
    };
  });
}

/** A reachability plot as a chart draws it: valleys are dense groups, walls lie between them. */
export interface ReachabilityView {
  /** At most 1,000 bars: how far each bar's rows are, at most, from those before them. The first begins at 0. */
  readonly distances: readonly number[];
  /** Segment of each bar, that of its first row; −1 for none. */
  readonly labels: readonly number[];
  readonly rowsPerBar: number;
  /** Neighbors of a dense place, the row itself counted. */
  readonly minPoints: number;
  /** DBSCAN's radius, to draw across: what lies under it is its groups. Null for HDBSCAN, and for a sample. */
  readonly eps: number | null;
  /** Rows shown, and whether they are a sample of all. */
  readonly rows: number;
  readonly sampled: boolean;
}

/**
 * Null for methods without density.
 *
 * @param x the rows that `model` was fitted on. @param labels where it put them.
 * Cost: none for HDBSCAN, which has the plot; for DBSCAN as `reachabilityPlot`.
 */
export function* reachabilityView(
  model: Model,
  x: Matrix,
  labels: Int32Array,
  seed: number,
): Steps<ReachabilityView | null> {
  if (model.algorithm === 'hdbscan') {
    const { reachability, minSamples, points } = model as HdbscanModel;
    const sampled = points.rows < x.rows;
    return { ...listed(reachability), minPoints: minSamples, eps: null, rows: points.rows, sampled };
  }
  if (model.algorithm !== 'dbscan') return null;
  const { eps, minPoints } = model as DbscanModel;
  const found = yield* reachabilityPlot(x, minPoints, labels, seed);
  const { plot, rows, sampled } = found;
  return { ...listed(plot), minPoints: found.minPoints, eps: sampled ? null : eps, rows, sampled };
}

const listed = ({ distances, labels, rowsPerBar }: Reachability) => ({
  distances: [...distances],
  labels: [...labels],
  rowsPerBar,
});
