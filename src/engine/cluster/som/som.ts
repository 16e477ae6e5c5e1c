import type { Problem } from '../../../base/errors';
import { toFloat32, type Matrix } from '../../../base/matrix';
import type { OptionSpecs, OptionValues } from '../../../base/options';
import { random, sampleIndices } from '../../../base/random';
import type { Steps } from '../../../base/steps';
import { fastestKernels } from '../../../compute/cpu/fastest';
import type { Kernels } from '../../../compute/kernels';
import type { Algorithm, FitContext } from '../algorithm';
import type { Hierarchy } from '../hierarchy';
import { orderLabels } from '../label-order';
import { checkCount, checkNew, checkPoints, columnMeans, takeRows } from '../points';
import type { Assignment, Fit, Model } from '../types';
import { unitsOf, type Grid } from './grid';
import { byUnits, nearestUnits, topographicError } from './placement';
import { principalPlane, type PrincipalPlane } from './principal-plane';
import { regionsOf, treeOf } from './regions';
import { planeStart, train } from './training';
import { seedOption } from '../common-options';

export interface SomModel extends Model {
  readonly algorithm: 'som';
  readonly grid: Grid;
  /** Column means of the data the model was fitted on. */
  readonly origin: Float64Array;
  /** Units × columns, less the origin. */
  readonly codebook: Float32Array;
  /** Rows of the fit whose nearest unit each is. */
  readonly hits: Int32Array;
  /** Ward's tree of the units that have rows, weighed by them; it can be cut for any k. */
  readonly tree: Hierarchy;
  /** Segment of each unit; one without rows has that of the nearest unit with rows. */
  readonly labels: Int32Array;
  readonly k: number;
  /** Mean distance from a row to its nearest unit. */
  readonly quantizationError: number;
  /** Share of rows whose two nearest units do not touch. */
  readonly topographicError: number;
}

/** What every number of segments shares. */
interface Grown {
  readonly model: Omit<SomModel, 'algorithm' | 'version' | 'labels' | 'k'>;
  /** Nearest unit of each row, and how far it is. */
  readonly units: Int32Array;
  readonly distances: Float32Array;
  readonly seed: number;
}

/** A fit that can be divided anew without looking for the nearest units again. */
interface SomFit extends Fit<SomModel>, Omit<Grown, 'model'> {}

const options = {
  k: {
    kind: 'integer',
    label: 'Number of segments',
    help: 'How many regions the map is divided into.',
    default: 5,
    min: 1,
    max: 50,
  },
  topology: {
    kind: 'choice',
    label: 'Units',
    help: 'How the units of the map touch: six neighbors each, or eight.',
    default: 'hexagonal',
    choices: [
      { value: 'hexagonal', label: 'Hexagonal' },
      { value: 'rectangular', label: 'Rectangular' },
    ],
  },
  width: {
    kind: 'integer',
    label: 'Width of the map',
    help: 'Units side by side. 0 follows the data: about five times the square root of the customers in all, 400 at most.',
    default: 0,
    min: 0,
    max: 30,
    unit: 'units',
  },
  height: {
    kind: 'integer',
    label: 'Height of the map',
    help: 'Rows of units. 0 follows the data.',
    default: 0,
    min: 0,
    max: 30,
    unit: 'units',
  },
  epochs: {
    kind: 'integer',
    label: 'Epochs',
    help: 'Passes over the customers while the neighborhood shrinks.',
    default: 30,
    min: 1,
    max: 1_000,
  },
  radius: {
    kind: 'number',
    label: 'First radius',
    help: 'How far a customer pulls the map at the beginning. 0 takes a quarter of the longer side.',
    default: 0,
    min: 0,
    max: 60,
    unit: 'units',
  },
  lastRadius: {
    kind: 'number',
    label: 'Last radius',
    help: 'How far at the end: small maps the customers more closely, large keeps the map smoother.',
    default: 0.5,
    min: 0.1,
    max: 10,
    unit: 'units',
  },
  seed: { ...seedOption, help: `${seedOption.help} Matters only beyond 20,000 customers.` },
} as const satisfies OptionSpecs;

type Given = OptionValues<typeof options>;

/** Rows that train the map; beyond, a seeded sample of so many. */
const TRAINING_ROWS = 20_000;
/** Units of a map whose size follows the data. */
const MOST_UNITS = 400;
/** The longer side of such a map is at most so many times the shorter. */
const LONGEST = 4;

/**
 * Self-organizing map (Kohonen 1982) by batch training from the principal plane, and segments as regions of it: Ward's
 * tree of the units, weighed by their rows, cut into k. One tree serves every k. Beyond 20,000 rows the map is trained
 * on a seeded sample; hits and segments are of all rows.
 *
 * Confidence is 1 − (distance to the nearest unit) / (distance to the nearest unit of another segment).
 * Cost: epochs × rows × units × columns.
 */
function* fit(x: Matrix, given: Given, context: FitContext): Steps<SomFit> {
  return yield* finish(yield* grow(x, given, context), x, context);
}

function* grow(x: Matrix, given: Given, { kernels }: FitContext): Steps<SomFit> {
  yield* checkPoints(x);
  checkCount(given.k, x.rows);
  const points = toFloat32(x);
  const origin = columnMeans(points);
  const rows = sampleIndices(x.rows, TRAINING_ROWS, random(given.seed).fork('som'));
  const sampled = rows.length < x.rows;
  const field = sampled ? takeRows(points, rows) : points;
  const plane = principalPlane(field, origin);
  const grid = gridFor(given, x.rows, plane);
  const codebook = yield* trained(field, origin, grid, plane, given, kernels);
  const loaded = kernels.load(points, origin);
  try {
    const { units, distances } = yield* nearestUnits(loaded, codebook);
    const hits = new Int32Array(unitsOf(grid));
    let quantization = 0;
    units.forEach((unit, row) => {
      hits[unit]!++;
      quantization += distances[row]!;
    });
    const grown = {
      columns: x.columns,
      grid,
      origin,
      codebook,
      hits,
      tree: yield* treeOf(codebook, hits),
      quantizationError: quantization / x.rows,
      topographicError: NaN,
    };
    return cutFrom({ model: grown, units, distances, seed: given.seed }, x, given.k);
  } finally {
    loaded.dispose();
  }
}

function* trained(
  field: Matrix<Float32Array>,
  origin: Float64Array,
  grid: Grid,
  plane: PrincipalPlane,
  { epochs, radius, lastRadius }: Given,
  kernels: Kernels,
): Steps<Float32Array> {
  const loaded = kernels.load(field, origin);
  const first = radius || Math.max(grid.width, grid.height) / 4;
  const schedule = { epochs, radius: Math.max(first, lastRadius), lastRadius };
  try {
    return yield* train(loaded, grid, planeStart(grid, plane), schedule);
  } finally {
    loaded.dispose();
  }
}

/** The sides that were asked for; the others by the number of rows and the spread along the two directions. */
function gridFor({ topology, width, height }: Given, rows: number, { deviations }: PrincipalPlane): Grid {
  const kind = topology as Grid['topology'];
  if (width > 0 && height > 0) return { topology: kind, width, height };
  const units = deviations[0] > 0 ? Math.min(MOST_UNITS, Math.ceil(5 * Math.sqrt(rows))) : 1;
  if (width > 0) return { topology: kind, width, height: Math.max(1, Math.round(units / width)) };
  const longer = Math.min(LONGEST, deviations[1] > 0 ? deviations[0] / deviations[1] : Infinity);
  const rowHeight = kind === 'hexagonal' ? Math.sqrt(3) / 2 : 1;
  const rowsOfUnits = deviations[1] > 0 ? Math.round(Math.sqrt(units / longer / rowHeight)) : 1;
  const high = height || Math.max(1, rowsOfUnits);
  return { topology: kind, width: Math.max(1, Math.round(units / high)), height: high };
}

function cutFrom({ model: grown, units, distances, seed }: Grown, x: Matrix, asked: number): SomFit {
  const { hits, tree, codebook, grid, quantizationError } = grown;
  const found = Math.min(asked, tree.rows);
  const labelsOfUnits = regionsOf(codebook, hits, tree, found);
  const labels = units.map((unit) => labelsOfUnits[unit]!);
  const { k, renamed } = orderLabels(x, labels, found);
  const labelsInOrder = labelsOfUnits.map((label) => renamed[label]!);
  return {
    model: { ...grown, algorithm: 'som', version: 1, labels: labelsInOrder, k },
    k,
    labels,
    confidence: new Float32Array(),
    measures: { units: unitsOf(grid), quantizationError },
    warnings: warningsOf(k, asked),
    units,
    distances,
    seed,
  };
}

function* cut(grown: Fit<SomModel>, x: Matrix, k: number): Steps<SomFit> {
  yield { done: 0, total: 1 };
  return cutFrom(grown as SomFit, x, k);
}

function* finish(cutOut: Fit<SomModel>, x: Matrix, { kernels }: FitContext): Steps<SomFit> {
  const fit = cutOut as SomFit;
  const { labels, distances, seed } = fit;
  const { origin, codebook, grid } = fit.model;
  const torn = yield* topographicError(x, origin, codebook, grid, seed);
  const model = { ...fit.model, topographicError: torn };
  const loaded = kernels.load(toFloat32(x), origin);
  try {
    const confidence = yield* byUnits(loaded, model, labels, distances);
    return { ...fit, model, confidence, measures: { ...fit.measures, topographicError: torn } };
  } finally {
    loaded.dispose();
  }
}

function warningsOf(found: number, asked: number): Problem[] {
  if (found >= asked) return [];
  return [
    {
      code: 'fewer-units',
      message: `Only ${found} places of the map have customers, so there are ${found} segments instead of ${asked}. A larger map may part them.`,
      numbers: { found, asked },
    },
  ];
}

function* assign(model: SomModel, x: Matrix, kernels: Kernels = fastestKernels()): Steps<Assignment> {
  yield* checkNew(model, x);
  const loaded = kernels.load(toFloat32(x), model.origin);
  try {
    const { units, distances } = yield* nearestUnits(loaded, model.codebook);
    const labels = units.map((unit) => model.labels[unit]!);
    return { labels, confidence: yield* byUnits(loaded, model, labels, distances) };
  } finally {
    loaded.dispose();
  }
}

export const som: Algorithm<typeof options, SomModel> = {
  id: 'som',
  label: 'Self-organizing map',
  help: 'Lays the customers out on a map where neighbors are alike, and divides it into regions.',
  options,
  fit,
  growth: { grow, cut, finish },
  assign,
};
