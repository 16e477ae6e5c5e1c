import { UMAP } from 'umap-js';
import type { Matrix } from '../../base/matrix';
import { random, sampleIndices, type Random } from '../../base/random';
import { portion, type Steps } from '../../base/steps';
import type { DistinctRows } from '../cluster/distinct-rows';
import type { Neighbors } from '../cluster/nearest-neighbors';
import { drawnOf, SPACE_POINTS } from './map';
import { along, principalAxes, type PrincipalAxes } from './principal-axes';
import { trustworthiness } from './trustworthiness';
import type { MapTruth, MapView } from './types';

/** Searches that belong to another stage. */
export interface Lent {
  readonly nearestNeighbors: (points: Matrix, x: Matrix, k: number) => Steps<Neighbors>;
  readonly distinctRows: (x: Matrix) => Steps<DistinctRows>;
}

/** Customers that the layout is fitted on; the others are placed among them. */
export const FITTED = 2_500;
/** Customers that are placed at most. */
export const PLACED = 50_000;
/** Neighbors that hold a fitted customer, and that place another. */
const NEIGHBORS = 15;
const PLACING = 5;
/** Passes over the neighborhoods; the layout starts from the principal components, so that few do. */
const EPOCHS = 200;
/** Components that neighbors are looked for in: more make the search slow and hardly change who is near. */
const COMPONENTS = 12;
/** Size of the layout at its start, as in umap-learn. */
const START = 10;
/** Fewer different customers have no neighborhoods to speak of: they are drawn by their components. */
const LEAST = 5;
/** Customers and neighbors on which the truth of the map is measured. */
const MEASURED = 1_000;

/**
 * The map by neighborhoods: UMAP (McInnes, Healy, Melville 2018) as `umap-js` has it, with neighbors by our own search
 * and the principal components as its start (Kobak & Linderman 2021), on a sample; everyone else stands at the
 * mean of their nearest in the sample, weighed by nearness. Near means alike; far apart, sizes and directions mean
 * nothing. The same seed gives the same bytes in one browser; others may round the library's powers and exponentials
 * another way.
 *
 * @param x customers × shaped features.
 * @param dimensions of the map.
 * Cost: about the same from 2,500 customers on; up to 50,000 customers a search each. The library prepares its graph
 * in one go, about half a second without a yield.
 */
export function* neighborMap(
  x: Matrix<Float32Array>,
  labels: Int32Array,
  dimensions: 2 | 3,
  seed: number,
  lent: Lent,
): Steps<MapView> {
  const source = random(seed).fork('neighbor map');
  const chosen = sampleIndices(x.rows, PLACED, source);
  const axes = yield* portion(principalAxes(x), 0, 10);
  const points = components(x, axes, chosen, COMPONENTS);
  const fitted = sampleIndices(points.rows, FITTED, source);
  const sample = takeRows(points, fitted);
  const { firsts } = yield* portion(lent.distinctRows(sample), 10, 11);
  const kinds = takeRows(sample, firsts);
  const layout =
    kinds.rows < LEAST
      ? takeColumns(kinds, dimensions)
      : yield* portion(layOut(kinds, dimensions, source, lent), 11, 70);
  const placed = yield* portion(place(kinds, layout, points, lent), 70, 90);
  const column = (j: number) => Float32Array.from(chosen, (_, i) => placed.data[i * dimensions + j]!);
  const own = Int32Array.from(chosen, (i) => labels[i]!);
  const drawn = yield* portion(
    drawnOf(column(0), column(1), own, dimensions === 3 ? SPACE_POINTS : undefined),
    90,
    92,
  );
  return {
    kind: 'neighbors',
    ...drawn,
    sampled: drawn.row.length < x.rows,
    density: dimensions === 3 ? null : drawn.density,
    z:
      dimensions === 3
        ? Float32Array.from(drawn.row, (i) => placed.data[i * dimensions + 2]!)
        : new Float32Array(),
    row: drawn.row.map((i) => chosen[i]!),
    explained: [0, 0, 0],
    axes: ['', '', ''],
    truth: yield* portion(truthOf(x, chosen, points, placed, source), 92, 100),
  };
}

/** Lays out rows that are all different. */
function* layOut(x: Matrix, dimensions: number, source: Random, lent: Lent): Steps<Matrix> {
  const n = x.rows;
  const found = yield* portion(lent.nearestNeighbors(x, x, Math.min(NEIGHBORS, n - 1)), 0, 10);
  const { k } = found;
  const umap = new UMAP({
    nComponents: dimensions,
    nNeighbors: k,
    nEpochs: EPOCHS,
    random: () => source.next(),
  });
  const lists = (values: ArrayLike<number>) =>
    Array.from({ length: n }, (_, i) => Array.from({ length: k }, (__, j) => values[i * k + j]!));
  umap.setPrecomputedKNN(lists(found.rows), lists(found.distances));
  umap.initializeFit(rowsOf(x));
  const embedding = umap.getEmbedding();
  start(embedding, x);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    yield { done: 20 + (80 * epoch) / EPOCHS, total: 100 };
    umap.step();
  }
  return { rows: n, columns: dimensions, data: Float32Array.from(embedding.flat()) };
}

/** Puts the layout to the first components, which `x` holds, in place of the library's random places. */
function start(embedding: number[][], { columns, data }: Matrix): void {
  const dimensions = embedding[0]!.length;
  let most = 0;
  embedding.forEach((_, i) => {
    for (let j = 0; j < Math.min(columns, dimensions); j++)
      most = Math.max(most, Math.abs(data[i * columns + j]!));
  });
  embedding.forEach((place, i) => {
    for (let j = 0; j < dimensions; j++) {
      // What the library drew, made small: customers that share a place must be able to part.
      const jitter = place[j]! * 1e-3;
      place[j] = jitter + (j < columns ? (data[i * columns + j]! / (most || 1)) * START : 0);
    }
  });
}

/** Where rows stand among laid out ones: the mean of the nearest, weighed by nearness; a twin stands with its twin. */
function* place(points: Matrix, layout: Matrix, x: Matrix, lent: Lent): Steps<Matrix<Float32Array>> {
  const { k, rows, distances } = yield* lent.nearestNeighbors(points, x, PLACING);
  const { columns } = layout;
  const data = new Float32Array(x.rows * columns);
  for (let i = 0; i < x.rows; i++) {
    let total = 0;
    const near = distances[i * k]!;
    const last = near === 0 ? 1 : k;
    for (let j = 0; j < last; j++) total += (near || 1) / (distances[i * k + j]! || 1);
    for (let j = 0; j < last; j++) {
      const weight = (near || 1) / (distances[i * k + j]! || 1) / total;
      for (let c = 0; c < columns; c++)
        data[i * columns + c]! += weight * layout.data[rows[i * k + j]! * columns + c]!;
    }
  }
  return { rows: x.rows, columns, data };
}

function* truthOf(
  x: Matrix,
  chosen: Int32Array,
  points: Matrix,
  placed: Matrix,
  source: Random,
): Steps<MapTruth | null> {
  const asked = sampleIndices(placed.rows, MEASURED, source);
  const data = takeRows(
    x,
    asked.map((i) => chosen[i]!),
  );
  const measured = yield* portion(trustworthiness(data, takeRows(placed, asked), NEIGHBORS), 0, 50);
  const flat = takeColumns(takeRows(points, asked), placed.columns);
  const principal = yield* portion(trustworthiness(data, flat, NEIGHBORS), 50, 100);
  if (Number.isNaN(measured)) return null;
  return { trustworthiness: measured, principal, neighbors: NEIGHBORS, customers: asked.length };
}

function components(x: Matrix, axes: PrincipalAxes, rows: Int32Array, most: number): Matrix<Float32Array> {
  const columns = Math.min(most, x.columns);
  const data = new Float32Array(rows.length * columns);
  for (let j = 0; j < columns; j++)
    along(x, axes, j, rows).forEach((value, i) => (data[i * columns + j] = value));
  return { rows: rows.length, columns, data };
}

function takeRows({ columns, data }: Matrix, rows: Int32Array): Matrix<Float32Array> {
  const taken = new Float32Array(rows.length * columns);
  rows.forEach((row, i) => taken.set(data.subarray(row * columns, (row + 1) * columns), i * columns));
  return { rows: rows.length, columns, data: taken };
}

/** The first columns; zeros where there are fewer. */
function takeColumns({ rows, columns, data }: Matrix, count: number): Matrix<Float32Array> {
  const taken = new Float32Array(rows * count);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < Math.min(columns, count); j++) taken[i * count + j] = data[i * columns + j]!;
  return { rows, columns: count, data: taken };
}

const rowsOf = ({ rows, columns, data }: Matrix): number[][] =>
  Array.from({ length: rows }, (_, i) => Array.from(data.subarray(i * columns, (i + 1) * columns)));
