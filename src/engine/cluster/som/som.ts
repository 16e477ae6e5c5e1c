import type { Problem } from '../../../base/errors';
import { toFloat32, type Matrix } from '../../../base/matrix';
import type { OptionSpecs, OptionValues } from '../../../base/options';
import { random, sampleIndices } from '../../../base/random';
import type { AsyncSteps, Steps } from '../../../base/steps';
import { fastestKernels } from '../../../compute/cpu/fastest';
import type { Kernels } from '../../../compute/kernels';
import type { Algorithm, FitContext } from '../algorithm';
import { orderLabels } from '../label-order';
import { checkCount, checkNew, checkPoints, columnMeans, takeRows } from '../points';
import type { Assignment, Fit } from '../types';
import { unitsOf, type Grid } from './grid';
import { byUnits, nearestUnits, topographicError, type NearestUnits } from './placement';
import { principalPlane, type PrincipalPlane } from './principal-plane';
import { regionsOf, treeOf } from './regions';
import type { Grown, SomFit, SomModel } from './som-model';
import { byUnitsOver, nearestUnitsOver, SPREAD_ROWS } from './rows';
import { planeStart, train } from './training';
import { seedOption } from '../common-options';

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
 * Cost: epochs × rows × units × columns. Beyond 262,144 rows the pool places them; the training, of a sample, stays here.
 */
function fit(x: Matrix, given: Given, context: FitContext): Steps<SomFit> | AsyncSteps<SomFit> {
  return spreads(x, context) ? fitSpread(x, given, context) : fitHere(x, given, context.kernels);
}

const spreads = (x: Matrix, { parallel }: FitContext) => parallel.width > 1 && x.rows > SPREAD_ROWS;

function* fitHere(x: Matrix, given: Given, kernels: Kernels): Steps<SomFit> {
  return yield* finishHere(yield* growHere(x, given, kernels), x, kernels);
}

async function* fitSpread(x: Matrix, given: Given, context: FitContext): AsyncSteps<SomFit> {
  return yield* finishSpread(yield* growSpread(x, given, context), x, context);
}

function* growHere(x: Matrix, given: Given, kernels: Kernels): Steps<SomFit> {
  const map = yield* trained(x, given, kernels);
  const loaded = kernels.load(toFloat32(x), map.origin);
  try {
    return yield* settled(map, x, given, yield* nearestUnits(loaded, map.codebook));
  } finally {
    loaded.dispose();
  }
}

/** The same to the bit, the rows placed by the pool. */
async function* growSpread(x: Matrix, given: Given, { kernels, parallel }: FitContext): AsyncSteps<SomFit> {
  const map = yield* trained(x, given, kernels);
  const nearest = yield* nearestUnitsOver(parallel, toFloat32(x), map.origin, map.codebook);
  return yield* settled(map, x, given, nearest);
}

type Trained = Pick<SomModel, 'columns' | 'grid' | 'origin' | 'codebook'>;

function* trained(x: Matrix, given: Given, kernels: Kernels): Steps<Trained> {
  yield* checkPoints(x);
  checkCount(given.k, x.rows);
  const points = toFloat32(x);
  const origin = columnMeans(points);
  const rows = sampleIndices(x.rows, TRAINING_ROWS, random(given.seed).fork('som'));
  const field = rows.length < x.rows ? takeRows(points, rows) : points;
  const plane = principalPlane(field, origin);
  const grid = gridFor(given, x.rows, plane);
  const { epochs, radius, lastRadius } = given;
  const first = radius || Math.max(grid.width, grid.height) / 4;
  const schedule = { epochs, radius: Math.max(first, lastRadius), lastRadius };
  const loaded = kernels.load(field, origin);
  try {
    const codebook = yield* train(loaded, grid, planeStart(grid, plane), schedule);
    return { columns: x.columns, grid, origin, codebook };
  } finally {
    loaded.dispose();
  }
}

/** The map with its rows: hits, tree, and the segments asked for. */
function* settled(map: Trained, x: Matrix, given: Given, { units, distances }: NearestUnits): Steps<SomFit> {
  const hits = new Int32Array(unitsOf(map.grid));
  let quantization = 0;
  units.forEach((unit, row) => {
    hits[unit]!++;
    quantization += distances[row]!;
  });
  const tree = yield* treeOf(map.codebook, hits);
  const quantizationError = quantization / x.rows;
  const model = { ...map, hits, tree, quantizationError, topographicError: NaN };
  return cutFrom({ model, units, distances, seed: given.seed }, x, given.k);
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

function* finishHere(grown: Fit<SomModel>, x: Matrix, kernels: Kernels): Steps<SomFit> {
  const fit = yield* measured(grown, x);
  const loaded = kernels.load(toFloat32(x), fit.model.origin);
  try {
    return { ...fit, confidence: yield* byUnits(loaded, fit.model, fit.labels, fit.distances) };
  } finally {
    loaded.dispose();
  }
}

async function* finishSpread(grown: Fit<SomModel>, x: Matrix, { parallel }: FitContext): AsyncSteps<SomFit> {
  const fit = yield* measured(grown, x);
  const { model } = fit;
  return { ...fit, confidence: yield* byUnitsOver(parallel, toFloat32(x), model.origin, model, fit) };
}

/** With the topographic error, which a sweep does without. */
function* measured(grown: Fit<SomModel>, x: Matrix): Steps<SomFit> {
  const fit = grown as SomFit;
  const { origin, codebook, grid } = fit.model;
  const torn = yield* topographicError(x, origin, codebook, grid, fit.seed);
  return {
    ...fit,
    model: { ...fit.model, topographicError: torn },
    measures: { ...fit.measures, topographicError: torn },
  };
}

function warningsOf(found: number, asked: number): Problem[] {
  if (found >= asked) return [];
  return [
    {
      code: 'fewer-units',
      message:
        found === 1
          ? `Only one place of the map has customers, so all are in one segment instead of ${asked}. A larger map may part them.`
          : `Only ${found} places of the map have customers, so there are ${found} segments instead of ${asked}. A larger map may part them.`,
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
  growth: {
    grow: (x, given, context) =>
      spreads(x, context) ? growSpread(x, given, context) : growHere(x, given, context.kernels),
    cut,
    finish: (grown, x, context) =>
      spreads(x, context) ? finishSpread(grown, x, context) : finishHere(grown, x, context.kernels),
  },
  assign,
};
