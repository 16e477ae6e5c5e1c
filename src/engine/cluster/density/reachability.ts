import type { Matrix } from '../../../base/matrix';
import { random, sampleIndices } from '../../../base/random';
import type { Steps } from '../../../base/steps';
import { hierarchyOf, leafOrder, type Hierarchy } from '../hierarchy';
import { kdTree } from '../kd-tree';
import { takeRows } from '../points';
import { spanningTree, type SpanningTree } from '../spanning-tree';
import { coreDistances } from './core-distances';

/** Bars of a plot as kept. */
const SHOWN = 1_000;
/** Rows that a plot is made of; beyond, a seeded sample of so many. */
const plottedRows = (columns: number) => (columns <= 3 ? 100_000 : 10_000);

/** Rows side by side, each next to what it is nearest to: neighbors in a group, walls between groups. */
export interface Reachability {
  /** The largest distance of each bar's rows to the rows before them; the first row has none and counts as 0. */
  readonly distances: Float64Array;
  /** Label of the first row of each bar. */
  readonly labels: Int32Array;
  readonly rowsPerBar: number;
}

export interface ReachabilityOrder {
  readonly order: Int32Array;
  /** Reachability distance of each row in that order to those before it; 0 for the first. */
  readonly walls: Float64Array;
}

/**
 * The order in which Prim's algorithm (1957) reaches the rows of a minimum spanning tree, from one end of the
 * shortest edge. Under mutual reachability max(core a, core b, |a − b|) this is the plot of OPTICS (Ankerst et al.
 * 1999) made symmetric (Campello et al. 2013): rows between two walls above ε are the core points of one group of
 * DBSCAN at ε. OPTICS itself takes max(core a, |a − b|) from a to b: the same for two neighbors; for more of them
 * its border rows stand lower, at the edge of their group, where they are noise here.
 *
 * Cost: rows.
 */
export function reachabilityOrder(hierarchy: Hierarchy, edges: SpanningTree): ReachabilityOrder {
  const { rows, left, right, heights, sizes } = hierarchy;
  const places = new Int32Array(rows);
  leafOrder(hierarchy).order.forEach((row, place) => (places[row] = place));
  const order = new Int32Array(rows);
  const walls = new Float64Array(rows);
  // Node, the row it is entered by, the place of its first leaf; its wall beside them.
  const open = [2 * rows - 2, rows > 1 ? edges.from[0]! : 0, 0];
  const wallsOpen = [0];
  for (let at = 0; at < rows;) {
    const first = open.pop()!;
    const entry = open.pop()!;
    const merge = open.pop()! - rows;
    const wall = wallsOpen.pop()!;
    if (merge < 0) {
      order[at] = entry;
      walls[at++] = wall;
      continue;
    }
    const middle = first + (left[merge]! < rows ? 1 : sizes[left[merge]! - rows]!);
    const inLeft = places[entry]! < middle;
    if (inLeft) open.push(right[merge]!, edges.to[merge]!, middle, left[merge]!, entry, first);
    else open.push(left[merge]!, edges.from[merge]!, first, right[merge]!, entry, middle);
    wallsOpen.push(heights[merge]!, wall);
  }
  return { order, walls };
}

/** At most 1,000 bars. Cost: rows. */
export function barsOf({ order, walls }: ReachabilityOrder, labelOf: (row: number) => number): Reachability {
  const rowsPerBar = Math.ceil(order.length / SHOWN);
  const distances = new Float64Array(Math.ceil(order.length / rowsPerBar));
  const labels = Int32Array.from(distances, (_, bar) => labelOf(order[bar * rowsPerBar]!));
  walls.forEach((wall, at) => {
    const bar = Math.floor(at / rowsPerBar);
    distances[bar] = Math.max(distances[bar]!, wall);
  });
  return { distances, labels, rowsPerBar };
}

export interface Plotted {
  readonly plot: Reachability;
  readonly minPoints: number;
  readonly rows: number;
  readonly sampled: boolean;
}

/**
 * The reachability plot of rows that are grouped already. Beyond 100,000 rows (10,000 from four columns) of a seeded
 * sample, with as much fewer neighbors: its distances are then larger than those of all rows.
 *
 * @param x rows × columns, finite. @param minPoints neighbors of a core point, itself counted. @param labels of rows.
 * Cost: a neighbor search per row, and about ten rounds of them for the spanning tree.
 */
export function* reachabilityPlot(
  x: Matrix,
  minPoints: number,
  labels: Int32Array,
  seed: number,
): Steps<Plotted> {
  const rows = sampleIndices(x.rows, plottedRows(x.columns), random(seed).fork('reachability'));
  const sampled = rows.length < x.rows;
  const neighbors = Math.min(rows.length, Math.max(2, Math.round((minPoints * rows.length) / x.rows)));
  const tree = yield* kdTree(sampled ? takeRows<Float32Array | Float64Array>(x, rows) : x);
  const edges = yield* spanningTree(tree, yield* coreDistances(tree, neighbors));
  const order = reachabilityOrder(hierarchyOf(edges), edges);
  const plot = barsOf(order, (row) => labels[rows[row]!]!);
  return { plot, minPoints: neighbors, rows: rows.length, sampled };
}
