import type { Problem } from '../base/errors';
import type { Pace } from '../compute/gpu';
import { startGpu, wrongCard, type GpuDevice, type GpuStart } from '../compute/webgpu/device';
import { paceOf } from '../compute/webgpu/pace';
import { lostCard, type CardPoints, type Tile } from '../compute/webgpu/points';
import { outcomeOf, type Outcome } from './protocol';

/** What the page is told of the card. */
export interface GpuState {
  /** What the browser tells of the adapter; null where there is none. */
  readonly name: string | null;
  /** It works: false before its start and after a failure. */
  readonly ready: boolean;
  /** Fits that had points on it so far. */
  readonly fits: number;
  /** Why it is not used, or no longer. */
  readonly problem: Problem | null;
}

/** A card that answers, and what its use is worth. */
export interface GpuReady {
  readonly software: boolean;
  /** Absent for a software adapter: it is used only where a person insists. */
  readonly pace: Pace | null;
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
  const held = new Map<number, CardPoints>();
  const report = () => tell({ name, ready: device !== null, fits, problem });

  function giveUp(why: Problem): void {
    problem ??= why;
    for (const points of held.values()) points.dispose();
    held.clear();
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
    open(columns: number): number {
      const key = nextKey++;
      if (device) held.set(key, device.load(columns));
      fits++;
      report();
      return key;
    },

    add(key: number, tile: Tile): void {
      held.get(key)?.add(tile);
    },

    nearest: (key: number, centers: Float32Array, tile: number): Promise<Outcome<Int32Array>> =>
      outcomeOf(() => {
        const points = held.get(key);
        if (!points) throw lostCard();
        return points.nearest(centers, tile);
      }),

    drop(key: number): void {
      held.get(key)?.dispose();
      held.delete(key);
    },

    distrust: (): void => giveUp(wrongCard),

    /** Tensors on the card, for tests. */
    tensors: (): number => device?.tensors() ?? 0,
  };
}

export type GpuService = ReturnType<typeof gpuService>;
