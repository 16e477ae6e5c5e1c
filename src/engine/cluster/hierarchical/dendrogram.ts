import { heightsFor } from './cut';
import type { HierarchicalModel } from './hierarchical';

/** Branches drawn at most; what lies below them is one foot. */
const BRANCHES = 60;

/** The top of a tree as a chart draws it. Feet stand at x = 0, 1, 2 …; heights are those of the merges. */
export interface DendrogramView {
  /** The ends of the branches drawn: rows below each, and its segment (−1 when several meet below it). */
  readonly feet: readonly { readonly x: number; readonly rows: number; readonly label: number }[];
  /** Each merge drawn: two uprights at x, from the heights of the parts to that of the merge. */
  readonly merges: readonly {
    readonly left: number;
    readonly right: number;
    readonly leftHeight: number;
    readonly rightHeight: number;
    readonly height: number;
    /** Segment that the merge lies in; −1 above the cut. */
    readonly label: number;
  }[];
  /** Between these heights a cut gives the segments of the model; the upper one is infinite for one segment. */
  readonly cut: readonly [number, number];
}

/** The last 59 merges of a model's tree, the larger part to the left. Cost: leaves. */
export function dendrogramView(model: HierarchicalModel, branches = BRANCHES): DendrogramView {
  const { tree, leaves, labels, k } = model;
  const { rows, left, right, heights } = tree;
  const first = Math.max(0, rows - branches);
  const weights = new Float64Array(2 * rows - 1);
  const labelOf = new Int32Array(2 * rows - 1);
  weights.set(leaves.weights);
  labelOf.set(labels);
  for (let merge = 0; merge < rows - 1; merge++) {
    const [a, b] = [left[merge]!, right[merge]!];
    weights[rows + merge] = weights[a]! + weights[b]!;
    labelOf[rows + merge] = labelOf[a] === labelOf[b] ? labelOf[a]! : -1;
  }
  const heightOf = (node: number) => (node < rows ? 0 : heights[node - rows]!);
  const shown = (node: number) => node >= rows + first;
  const feet: { x: number; rows: number; label: number }[] = [];
  const xs = new Float64Array(2 * rows - 1);
  const open = [2 * rows - 2];
  while (open.length > 0) {
    const node = open.pop()!;
    if (!shown(node)) {
      xs[node] = feet.length;
      feet.push({ x: feet.length, rows: weights[node]!, label: labelOf[node]! });
      continue;
    }
    const [a, b] = ordered(left[node - rows]!, right[node - rows]!, weights);
    open.push(b, a);
  }
  const merges = [];
  for (let merge = first; merge < rows - 1; merge++) {
    const [a, b] = ordered(left[merge]!, right[merge]!, weights);
    xs[rows + merge] = (xs[a]! + xs[b]!) / 2;
    merges.push({
      left: xs[a]!,
      right: xs[b]!,
      leftHeight: heightOf(a),
      rightHeight: heightOf(b),
      height: heights[merge]!,
      label: labelOf[rows + merge]!,
    });
  }
  return { feet, merges, cut: heightsFor(tree, k) };
}

const ordered = (a: number, b: number, weights: Float64Array): [number, number] =>
  weights[a]! >= weights[b]! ? [a, b] : [b, a];
