import type { Problem } from '../../../base/errors';
import type { Matrix } from '../../../base/matrix';
import type { OptionSpecs, OptionValues } from '../../../base/options';
import type { AsyncSteps, Steps } from '../../../base/steps';
import { fastestKernels } from '../../../compute/cpu/fastest';
import type { Kernels } from '../../../compute/kernels';
import type { Algorithm, FitContext } from '../algorithm';
import { hierarchyOf, type Hierarchy } from '../hierarchy';
import { kdTree } from '../kd-tree';
import { orderLabels } from '../label-order';
import { nearestRows } from '../nearest-rows';
import { checkCount, checkNew, checkPoints } from '../points';
import { spanningTree } from '../spanning-tree';
import type { Assignment, Fit, Model } from '../types';
import { byCenters, byJoins, centersOf, joinsOf, separationsOf } from './confidence';
import { copheneticCorrelation } from './cophenetic';
import { cutInto, heightsFor } from './cut';
import { leavesFor, leavesSpread, type Leaves } from './leaves';
import { spreads } from './linkage-blocks';
import { matrixLinkage, matrixLinkageOver } from './matrix-linkage';
import { ward } from './ward';
import { seedOption } from '../common-options';

export interface HierarchicalModel extends Model {
  readonly algorithm: 'hierarchical';
  readonly linkage: string;
  readonly k: number;
  /** The merges of the leaves by rising height; it can be cut for any k. */
  readonly tree: Hierarchy;
  readonly leaves: Leaves;
  /** NaN where distances don't differ. */
  readonly cophenetic: number;
  /** Segment of each leaf. */
  readonly labels: Int32Array;
  /** Mean of each segment, k × columns. */
  readonly centers: Float64Array;
  /** Height at which each segment meets another; infinite for the only one. */
  readonly separations: Float64Array;
}

const options = {
  linkage: {
    kind: 'choice',
    label: 'Linkage',
    help: 'How near two groups are: how much their spread would grow, or how far their customers are apart on average, at most, or at least. Average and complete take 200 MB for 10,000 customers.',
    default: 'ward',
    choices: [
      { value: 'ward', label: 'Ward: compact groups' },
      { value: 'average', label: 'Average' },
      { value: 'complete', label: 'Complete: no customer far from another' },
      { value: 'single', label: 'Single: chains of neighbors' },
    ],
  },
  k: {
    kind: 'integer',
    label: 'Number of segments',
    help: 'Where the tree of groups is cut.',
    default: 5,
    min: 1,
    max: 50,
  },
  seed: { ...seedOption, help: `${seedOption.help} Matters only where small groups stand for customers.` },
} as const satisfies OptionSpecs;
type Given = OptionValues<typeof options>;

/** Different rows up to which each is a leaf of its own. */
const mostLeaves = (linkage: string, columns: number) =>
  linkage === 'average' || linkage === 'complete' || columns > 8 ? 10_000 : columns > 3 ? 20_000 : 100_000;

/**
 * Agglomerative clustering, exact up to 10,000 distinct rows, with Ward or single linkage 20,000 (100,000 up to 3
 * columns); beyond, on 4,000 small weighted groups of rows, which a warning says. One tree serves every k. The pool
 * shares the distances that average and complete linkage need, and the placing of rows in small groups.
 *
 * Confidence is 1 − (distance to the own center) / (distance to the nearest other), 0 at least; for single linkage,
 * whose groups have no centers, 1 − (distance to the nearest row) / (distance between the segment and the next).
 */
function fit(x: Matrix, given: Given, context: FitContext) {
  return spreadable(x, given, context) ? fitSpread(x, given, context) : fitHere(x, given, context);
}

function grow(x: Matrix, given: Given, context: FitContext) {
  return spreadable(x, given, context) ? growSpread(x, given, context) : growHere(x, given, context);
}

/** Whether there may be work to share: the distances of all pairs, or rows to place in small groups. */
const spreadable = (x: Matrix, { linkage }: Given, { parallel: { width, gpu } }: FitContext) =>
  (width > 1 || gpu !== undefined) && (isOfPairs(linkage) || x.rows > mostLeaves(linkage, x.columns));

function* fitHere(x: Matrix, given: Given, context: FitContext): Steps<Fit<HierarchicalModel>> {
  return yield* finish(yield* growHere(x, given, context), x);
}

async function* fitSpread(x: Matrix, given: Given, context: FitContext): AsyncSteps<Fit<HierarchicalModel>> {
  return yield* finish(yield* growSpread(x, given, context), x);
}

function* growHere(x: Matrix, given: Given, { kernels }: FitContext): Steps<Fit<HierarchicalModel>> {
  const { linkage, seed } = given;
  yield* checked(x, given);
  const leaves = yield* leavesFor(x, mostLeaves(linkage, x.columns), seed, kernels);
  return yield* fitFrom(leaves, yield* link(leaves, linkage), x, given);
}

/** The same to the bit, with what the pool does faster done by it. */
async function* growSpread(x: Matrix, given: Given, context: FitContext): AsyncSteps<Fit<HierarchicalModel>> {
  const { linkage, seed } = given;
  yield* checked(x, given);
  const leaves = yield* leavesSpread(x, mostLeaves(linkage, x.columns), seed, context);
  const tree =
    isOfPairs(linkage) && spreads(leaves.points, context.parallel)
      ? yield* matrixLinkageOver(leaves, linkage, context.parallel)
      : yield* link(leaves, linkage);
  return yield* fitFrom(leaves, tree, x, given);
}

function* checked(x: Matrix, { k }: Given): Steps<void> {
  yield* checkPoints(x);
  checkCount(k, x.rows);
}

function* fitFrom(
  leaves: Leaves,
  tree: Hierarchy,
  x: Matrix,
  { linkage, k }: Given,
): Steps<Fit<HierarchicalModel>> {
  const cophenetic = copheneticCorrelation(leaves, tree);
  return yield* cut({ linkage, columns: x.columns, leaves, tree, cophenetic }, x, k);
}

/** Whether a linkage needs the distances of all pairs. */
const isOfPairs = (linkage: string): linkage is 'average' | 'complete' =>
  linkage === 'average' || linkage === 'complete';

function* link(leaves: Leaves, linkage: string): Steps<Hierarchy> {
  if (isOfPairs(linkage)) return yield* matrixLinkage(leaves, linkage);
  if (linkage === 'ward') return yield* ward(leaves);
  const tree = yield* kdTree(leaves.points);
  return hierarchyOf(yield* spanningTree(tree, new Float64Array(leaves.points.rows)));
}

function* cut(
  grown: Pick<HierarchicalModel, 'linkage' | 'columns' | 'leaves' | 'tree' | 'cophenetic'>,
  x: Matrix,
  asked: number,
): Steps<Fit<HierarchicalModel>> {
  const { leaves, tree, linkage, columns, cophenetic } = grown;
  const found = Math.min(asked, tree.rows);
  const raw = cutInto(tree, found);
  const labels = leaves.leafOf.map((leaf) => raw[leaf]!);
  const { k, renamed } = orderLabels(x, labels, found);
  const labelsOfLeaves = raw.map((label) => renamed[label]!);
  yield { done: 1, total: 2 };
  const model: HierarchicalModel = {
    algorithm: 'hierarchical',
    version: 1,
    columns,
    linkage,
    k,
    tree,
    leaves,
    cophenetic,
    labels: labelsOfLeaves,
    centers: centersOf(leaves, labelsOfLeaves, k),
    separations: separationsOf(tree, labelsOfLeaves, k),
  };
  const [heightBelow, heightAbove] = heightsFor(tree, k);
  return {
    model,
    k,
    labels,
    confidence: new Float32Array(),
    measures: {
      leaves: tree.rows,
      heightBelow,
      ...(k > 1 ? { heightAbove } : {}),
      ...(Number.isFinite(cophenetic) ? { cophenetic } : {}),
    },
    warnings: warningsOf(x.rows, leaves, k, asked),
  };
}

function* finish(grown: Fit<HierarchicalModel>, x: Matrix): Steps<Fit<HierarchicalModel>> {
  const { model, labels } = grown;
  return { ...grown, confidence: yield* confidenceOf(model, x, labels, model.leaves.leafOf, null) };
}

function warningsOf(rows: number, { points, distinct }: Leaves, found: number, asked: number): Problem[] {
  const warnings: Problem[] = [];
  if (found < asked)
    warnings.push({
      code: 'fewer-distinct-customers',
      message: `Only ${found} different customers can be told apart, so there are ${found} segments instead of ${asked}.`,
      numbers: { found, asked },
    });
  if (points.rows < distinct)
    warnings.push({
      code: 'small-groups-linked',
      message: `${rows} customers are too many to link one by one: the tree links ${points.rows} small groups of them.`,
      numbers: { rows, leaves: points.rows },
    });
  return warnings;
}

function* confidenceOf(
  model: HierarchicalModel,
  x: Matrix,
  labels: Int32Array,
  leafOf: Int32Array,
  distances: Float64Array | null,
): Steps<Float32Array> {
  if (model.linkage !== 'single') return yield* byCenters(x, labels, model.centers, model.k);
  return byJoins(joinsOf(model.tree), model.separations, labels, leafOf, distances);
}

/** A row joins the segment of its nearest leaf. */
function* assign(
  model: HierarchicalModel,
  x: Matrix,
  kernels: Kernels = fastestKernels(),
): Steps<Assignment> {
  yield* checkNew(model, x);
  const { rows: leafOf, distances } = yield* nearestRows(model.leaves.centers, x, kernels);
  const labels = leafOf.map((leaf) => model.labels[leaf]!);
  return { labels, confidence: yield* confidenceOf(model, x, labels, leafOf, distances) };
}

export const hierarchical: Algorithm<typeof options, HierarchicalModel> = {
  id: 'hierarchical',
  label: 'Hierarchical',
  help: 'A tree of ever larger groups, to be cut where you like.',
  options,
  anyShape: ({ linkage }) => linkage === 'single',
  fit,
  growth: { grow, cut: ({ model }, x, k) => cut(model, x, k), finish },
  assign,
};
