import type { Matrix } from '../../base/matrix';
import type { Steps } from '../../base/steps';
import { select } from './ordering';

/**
 * A k-d tree (Bentley 1975) in flat arrays. Nodes are numbered as in a heap: the children of `i` are `2i + 1` and
 * `2i + 2`, and all leaves are on the last level, from `firstLeaf` on. A node holds the positions from `starts[i]`
 * to `ends[i]`; `order` says which row stands at a position.
 *
 * Written here because kdbush knows two dimensions only, the other trees on npm hold an object per point or
 * build their code at run time, and none gives the boxes that the density methods prune by.
 */
export interface KdTree {
  readonly rows: number;
  readonly columns: number;
  /** Rows × columns, in the order of positions. */
  readonly points: Float64Array;
  readonly order: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly firstLeaf: number;
  /** For each node its smallest box: `columns` lows, then `columns` highs. */
  readonly boxes: Float64Array;
}

/** Most points in a leaf. */
const LEAF = 32;
/** Values touched between two yields. */
const WORK = 3_000_000;

/** Cost: rows × columns × log2(rows / 32); memory 8 bytes a value for points and about an eighth more for boxes. */
export function* kdTree({ rows, columns, data }: Matrix): Steps<KdTree> {
  let levels = 0;
  while (Math.ceil(rows / 2 ** levels) > LEAF) levels++;
  const firstLeaf = 2 ** levels - 1;
  const nodes = 2 * firstLeaf + 1;
  const starts = new Int32Array(nodes);
  const ends = new Int32Array(nodes);
  const boxes = new Float64Array(nodes * 2 * columns);
  const order = Int32Array.from({ length: rows }, (_, i) => i);
  const keys = new Float64Array(rows);
  ends[0] = rows;
  const stack = [0];
  let work = 0;
  while (stack.length > 0) {
    const node = stack.pop()!;
    const start = starts[node]!;
    const end = ends[node]!;
    const widest = bound(data, order, start, end, columns, boxes, node * 2 * columns);
    if (node < firstLeaf) {
      const middle = (start + end) >> 1;
      gather(data, order, start, end, columns, widest, keys);
      select(keys, order, start, end - 1, middle);
      starts[2 * node + 1] = start;
      ends[2 * node + 1] = middle;
      starts[2 * node + 2] = middle;
      ends[2 * node + 2] = end;
      stack.push(2 * node + 2, 2 * node + 1);
    }
    work += (end - start) * (columns + 4);
    if (work >= WORK) {
      work = 0;
      yield { done: start, total: rows };
    }
  }
  return { rows, columns, points: inOrder(data, order, columns), order, starts, ends, firstLeaf, boxes };
}

/** One column of some rows, each at its own place. */
function gather(
  data: Matrix['data'],
  order: Int32Array,
  start: number,
  end: number,
  columns: number,
  column: number,
  keys: Float64Array,
): void {
  for (let i = start; i < end; i++) keys[i] = data[order[i]! * columns + column]!;
}

function inOrder(data: Matrix['data'], order: Int32Array, columns: number): Float64Array {
  const points = new Float64Array(order.length * columns);
  for (let i = 0, at = 0; i < order.length; i++)
    for (let j = 0, from = order[i]! * columns; j < columns; j++, at++) points[at] = data[from + j]!;
  return points;
}

/** Writes the box of some rows and returns its widest column, the first one on ties. */
function bound(
  data: Matrix['data'],
  order: Int32Array,
  start: number,
  end: number,
  columns: number,
  boxes: Float64Array,
  at: number,
): number {
  boxes.fill(Infinity, at, at + columns);
  boxes.fill(-Infinity, at + columns, at + 2 * columns);
  for (let i = start; i < end; i++) {
    const row = order[i]! * columns;
    for (let j = 0; j < columns; j++) {
      const value = data[row + j]!;
      if (value < boxes[at + j]!) boxes[at + j] = value;
      if (value > boxes[at + columns + j]!) boxes[at + columns + j] = value;
    }
  }
  let widest = 0;
  let width = -1;
  for (let j = 0; j < columns; j++) {
    const extent = boxes[at + columns + j]! - boxes[at + j]!;
    if (extent > width) {
      width = extent;
      widest = j;
    }
  }
  return widest;
}

/** Squared distance from a point to the box of a node: no more than to any point in it, rounding included. */
export function boxDistance(
  boxes: Float64Array,
  node: number,
  columns: number,
  point: Float64Array,
  at: number,
): number {
  let sum = 0;
  for (let j = 0, low = node * 2 * columns, high = low + columns; j < columns; j++, low++, high++) {
    const value = point[at + j]!;
    const apart = value < boxes[low]! ? boxes[low]! - value : value > boxes[high]! ? value - boxes[high]! : 0;
    sum += apart * apart;
  }
  return sum;
}

/** The leaf that holds each position. */
export function leavesOf({ rows, starts, ends, firstLeaf }: KdTree): Int32Array {
  const leaves = new Int32Array(rows);
  for (let node = firstLeaf; node < starts.length; node++) leaves.fill(node, starts[node]!, ends[node]!);
  return leaves;
}
