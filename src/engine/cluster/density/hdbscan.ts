import type { Problem } from '../../../base/errors';
import type { Matrix } from '../../../base/matrix';
import type { OptionSpecs, OptionValues } from '../../../base/options';
import { random, sampleIndices } from '../../../base/random';
import { portion, type AsyncSteps, type Steps } from '../../../base/steps';
import { fastestKernels } from '../../../compute/cpu/fastest';
import type { Kernels } from '../../../compute/kernels';
import type { Algorithm, FitContext } from '../algorithm';
import { kdTree } from '../kd-tree';
import { orderLabels } from '../label-order';
import { nearestRowsSpread } from '../nearest-rows';
import { checkPoints, takeRows } from '../points';
import { spanningTree, type SpanningTree } from '../spanning-tree';
import type { Fit } from '../types';
import { condense, selectClusters } from './condensed-tree';
import { beside, inside, place, type HdbscanModel, type Placement } from './hdbscan-model';
import { hierarchyOf, type Hierarchy } from '../hierarchy';
import { noiseWarnings, type Ways } from './noise-warnings';
import { barsOf, reachabilityOrder } from './reachability';
import { coreDistances } from './core-distances';
import { leastRows, pathSilhouette } from './path-silhouette';
import { seedOption } from '../common-options';

const options = {
  smallest: {
    kind: 'integer',
    label: 'Smallest segment',
    help: 'Groups of fewer customers are not looked for. 0 tries one, two, four and eight in a hundred customers, but at least ten (five of fewer than fifty), and takes what stands furthest apart.',
    default: 0,
    min: 0,
    max: 1_000_000,
  },
  minSamples: {
    kind: 'integer',
    label: 'Neighbors that make a place dense',
    help: 'The distance to this neighbor says how dense it is around a customer. More leaves more customers out. 0 takes the smallest segment, and at most ten.',
    default: 0,
    min: 0,
    max: 1_000,
  },
  selection: {
    kind: 'choice',
    label: 'Segments',
    help: 'Which groups of the tree become segments.',
    default: 'mass',
    choices: [
      { value: 'mass', label: 'Those that persist longest (excess of mass)' },
      { value: 'leaves', label: 'The finest (leaves of the tree)' },
    ],
  },
  seed: { ...seedOption, help: `${seedOption.help} Matters only where a sample stands for all.` },
} as const satisfies OptionSpecs;
type Given = OptionValues<typeof options>;

/** More segments are more than a shop can serve, and their distances count for less. */
const MOST_SEGMENTS = 12;
const OVERFULL = 0.75;
/** Smallest sizes tried without one given, each twice the one before. */
const SIZES = 4;

/** To try before other ways. Fewer neighbors find more, but in data without groups too, where ten find none. */
const FEW_NEIGHBORS = 3;
const ways: Ways = {
  noise: 'Try 2 or 3 neighbors, combined features, or k-means.',
  crowd: 'Try 2 or 3 neighbors, the finest segments, or k-means.',
};
const lastWays: Ways = {
  noise: 'Try a smaller smallest segment, or k-means.',
  crowd: 'Try the finest segments, or k-means.',
};

/** Up to so many rows all take part; of more, a sample does. Few columns keep the searches short. */
const exactRows = (columns: number) => (columns <= 3 ? 500_000 : columns <= 8 ? 100_000 : 10_000);
const sampleRows = (columns: number) => (columns <= 8 ? 20_000 : 10_000);

/**
 * HDBSCAN (Campello, Moulavi, Sander 2013; McInnes, Healy 2017), with ties taken as one step as the paper has it.
 * Core distances count the point itself, as in scikit-learn and R. Beyond 500,000 rows (100,000 from 4 columns,
 * 10,000 from 9) a seeded sample is fitted and all rows are placed by it, which a warning says.
 *
 * Confidence is the membership probability λ / λ at the end of the segment, 0 for noise; `outlier` is GLOSH.
 * Cost: a neighbor search per row, and about ten rounds of them for the spanning tree.
 */
function fit(
  x: Matrix,
  given: Given,
  context: FitContext,
): Steps<Fit<HdbscanModel>> | AsyncSteps<Fit<HdbscanModel>> {
  const { width, gpu } = context.parallel;
  const spread = (width > 1 || gpu !== undefined) && x.rows > exactRows(x.columns);
  return spread ? fitSpread(x, given, context) : fitHere(x, given, context.kernels);
}

function* fitHere(x: Matrix, given: Given, kernels: Kernels): Steps<Fit<HdbscanModel>> {
  const grown = yield* grow(x, given);
  return finished(x, grown, grown.share < 1 ? yield* place(grown.model, x, kernels) : inside(grown.model));
}

/** The same fit to the bit, the rows beyond the sample placed by a graphics card or the whole pool. */
async function* fitSpread(x: Matrix, given: Given, context: FitContext): AsyncSteps<Fit<HdbscanModel>> {
  context.parallel.gpu?.expect(x.rows, x.columns, sampleRows(x.columns));
  const grown = yield* grow(x, given);
  const nearest = yield* nearestRowsSpread(grown.model.points, x, context);
  return finished(x, grown, beside(grown.model, nearest));
}

/** The tree of the rows, or of a sample of them, and the segments chosen in it. */
function* grow(x: Matrix, given: Given) {
  yield* checkPoints(x);
  const { rows, columns } = x;
  const sampled = rows > exactRows(columns);
  const count = sampled ? sampleRows(columns) : rows;
  const chosen = sampleIndices(rows, count, random(given.seed).fork('hdbscan'));
  const points = sampled ? takeRows(x, chosen) : x;
  const share = count / rows;
  // A hundredth of few customers is a handful, and handfuls lie together by chance.
  const least = Math.max(5, Math.min(10, rows / 10)) / share;
  const first = Math.max(2, Math.round((given.smallest || Math.max(least, rows / 100)) * share));
  const minSamples = Math.min(count, given.minSamples || Math.min(first, 10));

  const tree = yield* kdTree(points);
  const cores = yield* coreDistances(tree, minSamples);
  const edges = yield* spanningTree(tree, cores);
  yield { done: 9, total: 10 };
  const hierarchy = hierarchyOf(edges);
  yield { done: 9, total: 10 };
  const by = given.selection === 'leaves' ? 'leaves' : 'mass';
  const {
    smallest,
    condensed,
    selected,
    found: knots,
  } = yield* chosenSize(hierarchy, first, given.smallest > 0, by);
  // The root is a segment only where there is nothing to tell apart.
  if (count >= smallest && edges.lengths.every((length) => length === 0)) selected[0] = 1;
  const segmentOf = segmentsOf(condensed.parents, selected);
  yield { done: 10, total: 10 };

  const found: Omit<HdbscanModel, 'labels' | 'reachability'> = {
    algorithm: 'hdbscan',
    version: 1,
    columns,
    smallest,
    minSamples,
    points,
    joins: joinsOf(edges),
    tree: condensed,
    segmentOf,
  };
  const model = { ...found, labels: numbers(selected) };
  return { model, hierarchy, edges, share, first, knots };
}
type Grown = ReturnType<typeof grow> extends Steps<infer G> ? G : never;

/**
 * The clusters of at least `smallest` rows; without a size `given`, of the sizes from there on whose segments lie
 * furthest apart along paths. With fewer rows a knot is chance, with more it is too small to be served.
 */
function* chosenSize(hierarchy: Hierarchy, smallest: number, given: boolean, by: 'mass' | 'leaves') {
  const from = (least: number) => {
    const condensed = condense(hierarchy, least);
    const selected = selectClusters(condensed, by);
    return { smallest: least, condensed, selected, k: selected.reduce((sum, one) => sum + one, 0) };
  };
  const all = from(smallest);
  let [taken, farthest] = [all, -Infinity];
  for (let doubled = 0; doubled < (given ? 0 : SIZES); doubled++) {
    const each = doubled === 0 ? all : from(smallest * 2 ** doubled);
    const labels = numbers(each.selected);
    const segmentOf = segmentsOf(each.condensed.parents, each.selected);
    const own = each.condensed.clusterOf.map((cluster) => labels[segmentOf[cluster]!] ?? -1);
    yield { done: 9, total: 10 };
    const judging = pathSilhouette(hierarchy, own, each.k, leastRows(own.length));
    const paths = yield* portion(judging, 90, 90);
    const worth = each.k > MOST_SEGMENTS ? OVERFULL * paths : paths;
    if (each.k > 1 && worth > farthest) [taken, farthest] = [each, worth];
  }
  return { ...taken, found: all.k };
}

function finished(
  x: Matrix,
  { model: grown, hierarchy, edges, share, first, knots }: Grown,
  placed: Placement,
): Fit<HdbscanModel> {
  const { tree, segmentOf, smallest, minSamples } = grown;
  const { rows } = x;
  const count = grown.points.rows;
  const { k, renamed } = orderLabels(x, placed.labels, tree.parents.length);
  const labels = grown.labels.map((label) => (label < 0 ? -1 : renamed[label]!));
  const noise = placed.labels.reduce((sum, label) => sum + Number(label < 0), 0);
  const warnings = noiseWarnings(placed.labels, k, x.columns, minSamples > FEW_NEIGHBORS ? ways : lastWays);
  if (knots > MOST_SEGMENTS && smallest > first)
    warnings.push(knotsWarning(knots, k, Math.round(first / share), Math.round(smallest / share)));
  if (count < rows) warnings.push(sampledWarning(rows, count));
  return {
    model: {
      ...grown,
      labels,
      reachability: barsOf(
        reachabilityOrder(hierarchy, edges),
        (row) => labels[segmentOf[tree.clusterOf[row]!]!] ?? -1,
      ),
    },
    k,
    ...placed,
    measures: { smallest, minSamples, noise: noise / rows, rowsFitted: count },
    warnings,
  };
}

const knotsWarning = (found: number, k: number, from: number, smallest: number): Problem => ({
  code: 'small-knots',
  message:
    `Groups of ${from} customers or more would be ${found}, small knots that few shops can serve one by one: these ` +
    `${k} have ${smallest} or more. Set the smallest segment to ${from} to see them all.`,
  numbers: { found, k, from, smallest },
});

const sampledWarning = (rows: number, count: number): Problem => ({
  code: 'sampled',
  message: `Groups were looked for among ${count} of ${rows} customers, drawn by chance; the others joined by their nearest.`,
  numbers: { rows, count },
});

/** Distance at which each row meets another: its shortest edge. */
function joinsOf({ from, to, lengths }: SpanningTree): Float64Array {
  const joins = new Float64Array(lengths.length + 1);
  for (let edge = lengths.length - 1; edge >= 0; edge--)
    joins[from[edge]!] = joins[to[edge]!] = lengths[edge]!;
  return joins;
}

/** For each cluster the selected one at or above it; −1 where there is none. */
function segmentsOf(parents: Int32Array, selected: Uint8Array): Int32Array {
  const segmentOf = new Int32Array(parents.length);
  for (let c = 0; c < parents.length; c++)
    segmentOf[c] = selected[c] === 1 ? c : c === 0 ? -1 : segmentOf[parents[c]!]!;
  return segmentOf;
}

/** A number for each selected cluster, −1 for the others. */
function numbers(selected: Uint8Array): Int32Array {
  let next = 0;
  return Int32Array.from(selected, (one) => (one === 1 ? next++ : -1));
}

export const hdbscan: Algorithm<typeof options, HdbscanModel> = {
  id: 'hdbscan',
  label: 'HDBSCAN',
  help: 'Groups of any shape and of different density, as many as the data have. Customers between groups belong to none.',
  options,
  anyShape: () => true,
  fit,
  assign: (model, x, kernels = fastestKernels()) => place(model, x, kernels),
};
