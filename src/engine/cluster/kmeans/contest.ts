import { random, sampleIndices } from '../../../base/random';
import type { Matrix } from '../../../base/matrix';
import type { Steps } from '../../../base/steps';
import { fastestKernels } from '../../../compute/cpu/fastest';
import type { Kernels, LoadedPoints } from '../../../compute/kernels';
import type { Job } from '../../../compute/parallel';
import type { KmeansOptions } from './kmeans';
import { lloyd, seeds, type Run } from './lloyd';
import type { Multistart } from '../multistart';
import { takeRows } from '../points';

/** Rows on which the starts compete. */
export const START_ROWS = 10_000;
/**
 * Starts that go on over all rows, where there are few enough of them: the best of a sample is not always the best.
 * Runs on the sample that end with inertias this close came to the same place.
 */
const FINALISTS = 3;
const SAME_PLACE = 1e-4;
const FINAL_ROWS = 300_000;

/** Better is more segments, then less inertia. */
export const better = {
  compare: (one: Run, other: Run) => other.k - one.k || one.objective - other.objective,
  alike: (one: Run, other: Run) =>
    one.k === other.k && Math.abs(one.objective - other.objective) <= SAME_PLACE * Math.abs(one.objective),
};

export const finalistsOf = (rows: number) => (rows > START_ROWS && rows <= FINAL_ROWS ? FINALISTS : 1);

const sourceOf = (seed: number) => random(seed).fork('k-means');

/** The seeded sample of many rows that the starts compete on. */
export const sampleOf = (points: Matrix<Float32Array>, seed: number): Matrix<Float32Array> =>
  takeRows(points, sampleIndices(points.rows, START_ROWS, sourceOf(seed).fork('sample')));

export interface Contest extends Multistart<Run> {
  readonly finalists: number;
  readonly dispose: () => void;
}

/** The starts on a sample of many rows, or on all. */
export function contestOf(
  points: Matrix<Float32Array>,
  loaded: LoadedPoints,
  origin: Float64Array,
  { k, seed, starts, iterations }: KmeansOptions,
  shift: number,
  kernels: Kernels,
): Contest {
  const source = sourceOf(seed);
  const sampled = points.rows > START_ROWS;
  const field = sampled ? kernels.load(sampleOf(points, seed), origin) : loaded;
  return {
    ...better,
    starts,
    attempt(start) {
      let centers = seeds(field, k, source.fork(start));
      // A sample of heavily tied rows can hold fewer distinct rows than the data.
      if (sampled && centers.length < k * points.columns) centers = seeds(loaded, k, source.fork(start));
      return lloyd(field, centers, iterations, shift);
    },
    finalists: finalistsOf(points.rows),
    dispose: () => (sampled ? field.dispose() : undefined),
  };
}

export interface StartRange {
  readonly k: number;
  readonly from: number;
  readonly to: number;
}

interface SharedSample extends Pick<KmeansOptions, 'seed' | 'iterations'> {
  readonly sample: Matrix<Float32Array>;
  readonly origin: Float64Array;
  readonly shift: number;
}

/** The runs from some starts on the shared sample; null where it holds fewer than k distinct rows. */
export const startsJob: Job<StartRange, (Run | null)[], SharedSample> = {
  name: 'kmeans-starts',
  *run({ k, from, to }, { sample, origin, seed, iterations, shift }): Steps<(Run | null)[]> {
    const source = sourceOf(seed);
    const field = fastestKernels().load(sample, origin);
    const runs: (Run | null)[] = [];
    try {
      for (let start = from; start < to; start++) {
        const centers = seeds(field, k, source.fork(start));
        const enough = centers.length === k * sample.columns;
        runs.push(enough ? yield* lloyd(field, centers, iterations, shift) : null);
        yield { done: runs.length, total: to - from };
      }
      return runs;
    } finally {
      field.dispose();
    }
  },
};
