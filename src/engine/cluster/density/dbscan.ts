import type { Problem } from '../../../base/errors';
import type { Matrix } from '../../../base/matrix';
import type { OptionSpecs, OptionValues } from '../../../base/options';
import type { Steps } from '../../../base/steps';
import type { Algorithm } from '../algorithm';
import { kdTree, type KdTree } from '../kd-tree';
import { orderLabels } from '../label-order';
import { checkNew, checkPoints, takeRows } from '../points';
import type { Assignment, Fit, Model } from '../types';
import type { UnionFind } from '../../../base/union-find';
import { closeness, joinFirst, joinNearest } from './border-points';
import { connect } from './connect';
import { corePoints } from './core-points';
import { kDistances, kneeOf } from './k-distance';
import { NearestLabel } from './nearest-label';
import { noiseWarnings } from './noise-warnings';

export interface DbscanModel extends Model {
  readonly algorithm: 'dbscan';
  readonly eps: number;
  readonly minPoints: number;
  /** The core points of the segments and the label of each. */
  readonly cores: Matrix;
  readonly labels: Int32Array;
  /** Whether a row that is no core point itself joins the segment of the nearest one. */
  readonly borders: boolean;
  /** Distances to the neighbor number `minPoints`, ascending (of 5,000 rows at most): the curve to read eps off. */
  readonly kDistances: Float64Array;
  /** Index of its knee. */
  readonly knee: number;
}

const options = {
  eps: {
    kind: 'number',
    label: 'Radius (eps)',
    help: 'Customers no farther apart than this are neighbors. 0 takes it from the bend of the k-distance curve.',
    default: 0,
    min: 0,
    max: 1e6,
  },
  minPoints: {
    kind: 'integer',
    label: 'Neighbors of a core customer',
    help: 'So many customers within the radius, itself included, make a customer the core of a group. 0 takes the logarithm of the number of customers, and at least twice the number of features.',
    default: 0,
    min: 0,
    max: 10_000,
  },
  smallest: {
    kind: 'integer',
    label: 'Smallest segment',
    help: 'Groups with fewer core customers count as noise. 0 takes one in a hundred customers, 1 keeps every group.',
    default: 0,
    min: 0,
    max: 1_000_000,
  },
  border: {
    kind: 'choice',
    label: 'Customers at the border',
    help: 'Where a customer goes that is near a core customer but no core itself.',
    default: 'nearest',
    choices: [
      { value: 'nearest', label: 'To the nearest core customer' },
      {
        value: 'first',
        label: 'To the group found first, as the textbook says: depends on the order of rows',
      },
      { value: 'noise', label: 'To no segment' },
    ],
  },
} as const satisfies OptionSpecs;

/** The proposed radius over the distance at the knee: at the knee itself, even groups without noise fall apart. */
const MARGIN = 1.1;
/** Rows placed between two yields, times columns. */
const BLOCK = 20_000;

/**
 * DBSCAN (Ester et al. 1996), exact: core points and noise are those of scikit-learn and R. A border point in reach
 * of several groups joins its nearest core point, so that the order of rows decides nothing; with `border: 'first'`
 * it joins the group whose first core row comes first, as in scikit-learn.
 *
 * Confidence is 1 for a core point, 1 − distance / eps to the nearest one for a border point, 0 for noise.
 */
function* fit(x: Matrix, given: OptionValues<typeof options>): Steps<Fit<DbscanModel>> {
  yield* checkPoints(x);
  const { rows, columns } = x;
  const minPoints = given.minPoints || Math.max(4, 2 * columns, Math.round(Math.log(rows)));
  const tree = yield* kdTree(x);
  const curve = yield* kDistances(tree, minPoints);
  const knee = kneeOf(curve);
  const eps = given.eps || MARGIN * curve[knee]!;
  const near = yield* corePoints(tree, eps, minPoints);
  const sets = yield* connect(tree, near);
  yield { done: 8, total: 10 };

  const sorted = { rows, columns, data: tree.points };
  const least = given.smallest || Math.max(1, Math.round(rows / 100));
  const { labels, groups, dropped } = coreLabels(near.core, sets, least);
  const { k: found } = orderLabels(sorted, labels, groups);
  const isCore = labels.map((label) => (label < 0 ? 0 : 1));
  yield { done: 9, total: 10 };
  const confidence = yield* withBorders(tree, labels, eps, given.border);
  const { k } = orderLabels(sorted, labels, found);

  const inRowOrder = new Int32Array(rows);
  const confidenceOfRow = new Float32Array(rows);
  for (let p = 0; p < rows; p++) {
    inRowOrder[tree.order[p]!] = labels[p]!;
    confidenceOfRow[tree.order[p]!] = confidence[p]!;
  }
  const cores = tree.order.filter((_, p) => isCore[p] === 1).sort();
  const noise = labels.reduce((count, label) => count + Number(label < 0), 0);
  const warnings = noiseWarnings(labels, k, columns, {
    noise: 'Try a larger radius, or fewer neighbors.',
    crowd: 'Try a smaller radius, HDBSCAN, or k-means.',
  });
  if (dropped > 0) warnings.push(smallGroups(dropped, least));
  return {
    model: {
      algorithm: 'dbscan',
      version: 1,
      columns,
      eps,
      minPoints,
      cores: takeRows(x, cores),
      labels: cores.map((row) => inRowOrder[row]!),
      borders: given.border !== 'noise',
      kDistances: curve,
      knee,
    },
    k,
    labels: inRowOrder,
    confidence: confidenceOfRow,
    measures: { eps, minPoints, noise: noise / rows },
    warnings,
  };
}

/** Labels of core points at each position, groups below `least` left out; −1 for all other points. */
function coreLabels(core: Uint8Array, sets: UnionFind, least: number) {
  const labels = new Int32Array(core.length).fill(-1);
  const ids = new Int32Array(core.length).fill(-1);
  const sizes: number[] = [];
  for (let p = 0; p < core.length; p++) {
    if (core[p] === 0) continue;
    const root = sets.find(p);
    if (ids[root]! < 0) ids[root] = sizes.push(0) - 1;
    labels[p] = ids[root]!;
    sizes[labels[p]!]!++;
  }
  for (let p = 0; p < core.length; p++) if (labels[p]! >= 0 && sizes[labels[p]!]! < least) labels[p] = -1;
  return { labels, groups: sizes.length, dropped: sizes.filter((size) => size < least).length };
}

function* withBorders(tree: KdTree, labels: Int32Array, eps: number, border: string): Steps<Float32Array> {
  if (border === 'noise') return Float32Array.from(labels, (label) => (label < 0 ? 0 : 1));
  const nearest = labels.slice();
  const confidence = yield* joinNearest(tree, nearest, eps);
  if (border === 'first') yield* joinFirst(tree, labels, eps);
  else labels.set(nearest);
  return confidence;
}

const smallGroups = (groups: number, least: number): Problem => ({
  code: 'small-groups',
  message: `${groups} groups of fewer than ${least} core customers count as noise.`,
  numbers: { groups, least },
});

/** A row joins the segment of its nearest core point within eps; else it belongs to none. */
function* assign(model: DbscanModel, x: Matrix): Steps<Assignment> {
  yield* checkNew(model, x);
  const labels = new Int32Array(x.rows).fill(-1);
  const confidence = new Float32Array(x.rows);
  if (model.cores.rows === 0) return { labels, confidence };
  const tree = yield* kdTree(model.cores);
  const search = new NearestLabel(
    tree,
    tree.order.map((row) => model.labels[row]!),
  );
  const points = Float64Array.from(x.data);
  const reach = model.borders ? model.eps * model.eps : 0;
  const block = Math.max(1, Math.floor(BLOCK / x.columns));
  for (let i = 0; i < x.rows; i++) {
    search.find(points, i * x.columns, reach);
    labels[i] = search.label;
    if (search.label >= 0) confidence[i] = closeness(search.distance, model.eps);
    if (i % block === block - 1) yield { done: i, total: x.rows };
  }
  return { labels, confidence };
}

export const dbscan: Algorithm<typeof options, DbscanModel> = {
  id: 'dbscan',
  label: 'DBSCAN',
  help: 'Groups of any shape that are denser than a limit you can see and move. Customers between groups belong to none.',
  options,
  anyShape: () => true,
  fit,
  assign,
};
