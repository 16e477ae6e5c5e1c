import type { Matrix } from '../../../base/matrix';
import type { AsyncSteps, Steps } from '../../../base/steps';
import { fastestKernels } from '../../../compute/cpu/fastest';
import type { Gpu, GpuPoints } from '../../../compute/gpu';
import type { LoadedPoints } from '../../../compute/kernels';
import type { Held, Resident } from '../../../compute/parallel';
import { place, type Everybody } from './placement';
import { farthest, type Far, type Pass, type Passed } from './lloyd';
import { passOn } from './lloyd-on-card';
import { squaresOf } from '../points';

/** Some of the rows of one fit or of several: whole shards. */
export interface RowsPart {
  readonly points: Matrix<Float32Array>;
  readonly origin: Float64Array;
  /** Rows of all parts, and most centers that passes will be asked for. */
  readonly all: number;
  readonly k: number;
}

interface RowsState {
  readonly loaded: LoadedPoints;
  /** How to bring the rows to a graphics card for k centers; absent where there is none. */
  readonly bring?: (k: number) => ReturnType<Gpu['load']>;
  card: GpuPoints | null;
}

/** Asks for a pass over the rows held, with or without the card. */
export interface RowsPass extends Pass {
  readonly card: boolean;
}

/** Counts and sums of one shard after the other. */
export interface RowsPassed extends Passed {
  /** A card computed wrongly: the run is worth nothing, here and everywhere. */
  readonly wrong: boolean;
}

const drop = (state: RowsState) => {
  state.card?.dispose();
  state.card = null;
};

/** The rows of k-means over the pool: each worker loads its own once, for all passes of all runs. */
export const kmeansRows = {
  name: 'kmeans-rows',
  open({ points, origin, all, k }: RowsPart, { gpu }): RowsState {
    gpu?.expect(all, points.columns, k);
    const loaded = fastestKernels().load(points, origin);
    return { loaded, card: null, ...(gpu && { bring: (most) => gpu.load(points, origin, most, all) }) };
  },
  questions: {
    squares: ({ loaded }: RowsState, _: null): Float64Array => squaresOf(loaded),
    async *pass(state: RowsState, asked: RowsPass): AsyncSteps<RowsPassed> {
      const { loaded, bring } = state;
      if (asked.begin) {
        drop(state);
        if (asked.card && bring) state.card = await bring(asked.centers.length / loaded.columns);
      }
      const found = yield* passOn(state.card, loaded, asked);
      if (!found?.usable) drop(state);
      const { counts, sums } = loaded.shardTotals();
      return {
        changed: found?.changed ?? 0,
        wrong: !found,
        counts: counts.slice(),
        sums: sums.slice(),
      };
    },
    farthest: ({ loaded }: RowsState, { taken }: { readonly taken: Float32Array }): Far =>
      farthest(loaded, taken),
    place: (
      { loaded }: RowsState,
      { centers }: { readonly centers: Float32Array },
    ): Steps<Everybody & { readonly inertias: Float64Array }> => place(loaded, centers),
  },
  close(state): void {
    drop(state);
    state.loaded.dispose();
  },
} satisfies Resident<RowsPart, RowsState, Record<string, (state: RowsState, input: never) => unknown>>;

export type HeldRows = Held<typeof kmeansRows.questions>;
