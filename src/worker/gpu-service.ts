import type { Problem } from '../base/errors';
import type { Paces } from '../compute/gpu';
import { startGpu, wrongCard, type GpuDevice, type GpuStart } from '../compute/webgpu/device';
import { paceOf } from '../compute/webgpu/pace';
import { lostCard } from '../compute/webgpu/ask';
import type { CardDistances } from '../compute/webgpu/distances';
import type { CardPoints, Tile } from '../compute/webgpu/points';
import { outcomeOf, type Outcome } from './protocol';

/** What the page is told of the card. */
export interface GpuState {
  /** What the browser tells of the adapter; null where there is none. */
  readonly name: string | null;
  /** It works: false before its start and after a failure. */
  readonly ready: boolean;
  /** Fits and other runs that had points on it so far. */
  readonly fits: number;
  /** Why it is not used, or no longer. */
  readonly problem: Problem | null;
}

/** A card that answers, and what its use is worth. */
export interface GpuReady {
  readonly software: boolean;
  /** Absent for a software adapter: it is used only where a person insists. */
  readonly pace: Paces | null;
}

/**
 * The one graphics card, for all workers that share it. Once it failed it stays refused: each of them goes on with the
 * processor.
 *
 * @param begin starts the card; tests pass faulty ones.
 */
export function gpuService(
  tell: (state: GpuState) => void = () => {},
  begin: () => Promise<GpuStart> = startGpu,
) {
  let starting: Promise<Outcome<GpuReady>> | null = null;
  let device: GpuDevice | null = null;
  let problem: Problem | null = null;
  let name: string | null = null;
  let fits = 0;
  let nextKey = 0;
  const points = new Map<number, CardPoints>();
  const distances = new Map<number, CardDistances>();
  const report = () => tell({ name, ready: device !== null, fits, problem });

  function giveUp(why: Problem): void {
    if (problem) return;
    problem = why;
    for (const held of [points, distances]) {
      for (const loaded of held.values()) loaded.dispose();
      held.clear();
    }
    device?.close();
    device = null;
    report();
  }

  async function start(): Promise<Outcome<GpuReady>> {
    const started = await begin();
    if (!started.ok) {
      giveUp(started.problem);
      return started;
    }
    device = started.device;
    name = device.adapter;
    void device.lost.then(() => giveUp(lostCard().problem));
    const { software } = device;
    const found = await outcomeOf(async () => ({
      software,
      pace: software ? null : await paceOf(started.device, () => performance.now()),
    }));
    if (!found.ok) giveUp(found.problem);
    report();
    return found;
  }

  return {
    start: (): Promise<Outcome<GpuReady>> => (starting ??= start()),

    /** Makes place for points; tiles follow. */
    open(columns: number, use: 'nearest' | 'distances'): number {
      const key = nextKey++;
      if (device && use === 'nearest') points.set(key, device.load(columns));
      if (device && use === 'distances') distances.set(key, device.loadForDistances(columns));
      fits++;
      report();
      return key;
    },

    add(key: number, tile: Tile): void {
      (points.get(key) ?? distances.get(key))?.add(tile);
    },

    nearest: (key: number, centers: Float32Array, tile: number): Promise<Outcome<Int32Array>> =>
      outcomeOf(() => there(points.get(key)).nearest(centers, tile)),

    distanceSums: (
      key: number,
      tile: number,
      other: number,
      from: number,
      ends: Int32Array,
    ): Promise<Outcome<Float32Array>> =>
      outcomeOf(() => there(distances.get(key)).distanceSums(tile, other, from, ends)),

    drop(key: number): void {
      for (const held of [points, distances]) {
        held.get(key)?.dispose();
        held.delete(key);
      }
    },

    distrust: (): void => giveUp(wrongCard),

    /** Tensors on the card, for tests. */
    tensors: (): number => device?.tensors() ?? 0,
  };
}

/** What was loaded; it is gone once the card is. Errors: `gpu-lost`. */
function there<T>(loaded: T | undefined): T {
  if (!loaded) throw lostCard();
  return loaded;
}

export type GpuService = ReturnType<typeof gpuService>;
