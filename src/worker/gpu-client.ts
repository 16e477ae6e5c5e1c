import { transfer, wrap } from 'comlink';
import { KindredError, type Problem } from '../base/errors';
import type { Matrix } from '../base/matrix';
import { distanceChunks } from '../compute/distance-chunks';
import {
  breakEven,
  distanceSeconds,
  type Compute,
  type DistancePart,
  type Gpu,
  type GpuDistances,
  type GpuPoints,
} from '../compute/gpu';
import { DISTANCE_COLUMNS, DISTANCE_ROWS, quadTileOf, tileOf, tileRows } from '../compute/tiles';
import type { GpuReady, GpuService } from './gpu-service';
import type { Outcome } from './protocol';

/** Multiplications a pass below which nobody asks for the card: its start takes longer than such a fit. */
const LEAST_STEPS = 32_000_000;
/** Multiplications of distances below which the same holds: a fraction of a second for one thread. */
const LEAST_DISTANCES = 4_000_000_000;
/** A card that does not answer for so long is taken for lost. */
const SILENCE_MS = 20_000;

type Asked = 'start' | 'open' | 'add' | 'nearest' | 'distanceSums' | 'drop' | 'distrust';
/** The card's service across the wall: every answer comes later. */
type Service = {
  [N in Asked]: (...asked: Parameters<GpuService[N]>) => Promise<Awaited<ReturnType<GpuService[N]>>>;
};

/** The graphics card, seen from one worker. Nothing is started before someone wants it. */
export class GpuClient {
  private service: Service | null = null;
  private starting: Promise<Outcome<GpuReady>> | null = null;
  private started: Outcome<GpuReady> | null = null;

  /**
   * @param knock asks for the card and brings its service.
   * @param workers how many threads share the work when the processor does it.
   */
  constructor(
    private readonly knock: () => Promise<Service>,
    private readonly workers: number,
  ) {}

  /** The card as one run wants it; undefined where it wants none. */
  gpu(compute: Compute): Gpu | undefined {
    if (compute === 'cpu') return undefined;
    return {
      expect: (rows, columns, k) => {
        if (compute === 'gpu' || rows * columns * k >= LEAST_STEPS) void this.start();
      },
      load: async (points, origin, k, all = points.rows) => {
        if (compute === 'gpu') await this.start();
        const { started } = this;
        if (!started?.ok) return null;
        const { software, pace } = started.value;
        const { rows, columns } = points;
        // With a share each, as many workers wait for the card as share the processor: break-even is a share's.
        const worthIt =
          !software &&
          pace !== null &&
          all * columns * k >= LEAST_STEPS &&
          rows * columns * k >= breakEven(pace.nearest, this.workers);
        if (compute === 'auto' && !worthIt) return null;
        return this.heard(() => this.pointsOn(points, origin, tileRows(points.columns, k)));
      },
      loadForDistances: async (points) =>
        (await this.distanceSeconds(compute, points.rows, points.columns)) === null
          ? null
          : this.heard(() => this.distancesOn(points)),
      distanceSeconds: (rows, columns) => this.distanceSeconds(compute, rows, columns),
    };
  }

  private async distanceSeconds(compute: Compute, rows: number, columns: number): Promise<number | null> {
    if (columns > DISTANCE_COLUMNS) return null;
    if (compute === 'auto' && rows * rows * columns < LEAST_DISTANCES) return null;
    await this.start();
    const { started, workers } = this;
    if (!started?.ok) return null;
    const { software, pace } = started.value;
    const seconds = pace && distanceSeconds(pace.distances, rows, columns, workers);
    const worthIt = !software && seconds !== null && 2 * seconds.gpu <= seconds.cpu;
    return compute === 'auto' && !worthIt ? null : (seconds?.gpu ?? NaN);
  }

  /** What the card is asked for, null after it failed. */
  private heard<T>(ask: () => Promise<T>): Promise<T | null> {
    return ask().catch(() => {
      this.refuse(silent);
      return null;
    });
  }

  private start(): Promise<Outcome<GpuReady>> {
    this.starting ??= answered(this.knock())
      .then((service) => answered<Outcome<GpuReady>>((this.service = service).start()))
      .catch((): Outcome<GpuReady> => ({ ok: false, problem: silent }))
      .then((outcome) => (this.started = outcome));
    return this.starting;
  }

  private refuse(problem: Problem): KindredError {
    this.started = { ok: false, problem };
    this.starting = Promise.resolve(this.started);
    return new KindredError('gpu-lost', problem.message);
  }

  private async pointsOn(
    points: Matrix<Float32Array>,
    origin: Float64Array,
    size: number,
  ): Promise<GpuPoints> {
    const { service, key, tiles, inTurn, distrust, dispose } = await this.copied(
      points,
      'nearest',
      size,
      (from, to) => tileOf(points, origin, from, to),
    );
    return {
      async *nearest(centers) {
        for await (const { at, value } of inTurn(tiles, (t) => service.nearest(key, centers, t)))
          yield { from: at * size, labels: value };
      },
      distrust,
      dispose,
    };
  }

  private async distancesOn(points: Matrix<Float32Array>): Promise<GpuDistances> {
    const { service, key, tiles, inTurn, distrust, dispose } = await this.copied(
      points,
      'distances',
      DISTANCE_ROWS,
      (from, to) => quadTileOf(points, from, to),
    );
    return {
      async *distanceSums(starts): AsyncGenerator<DistancePart, void> {
        const chunks = distanceChunks(points.rows, points.columns, starts);
        const block = (at: number) => Math.floor(at / chunks.length);
        const parts = inTurn(tiles * chunks.length, (at) => {
          const { tile, from, ends } = chunks[at % chunks.length]!;
          return service.distanceSums(key, block(at), tile, from, ends);
        });
        for await (const { at, value } of parts) {
          const from = block(at) * DISTANCE_ROWS;
          const chunk = at % chunks.length;
          yield {
            from,
            rows: Math.min(DISTANCE_ROWS, points.rows - from),
            groups: chunks[chunk]!.groups,
            sums: value,
            last: chunk === chunks.length - 1,
          };
        }
      },
      distrust,
      dispose,
    };
  }

  /** Points on the card in tiles of `size` rows, and how to ask it about them. */
  private async copied(
    { rows, columns }: Matrix,
    use: 'nearest' | 'distances',
    size: number,
    tileOf: (from: number, to: number) => ReturnType<typeof quadTileOf>,
  ) {
    const service = this.service!;
    const tiles = Math.ceil(rows / size);
    const key = await answered(service.open(columns, use));
    const dispose = () => void service.drop(key);
    try {
      for (let t = 0; t < tiles; t++) {
        const tile = tileOf(t * size, Math.min(rows, (t + 1) * size));
        await answered(service.add(key, transfer(tile, [tile.data.buffer])));
      }
    } catch (thrown) {
      dispose();
      throw thrown;
    }
    const refuse = (problem: Problem) => this.refuse(problem);
    return {
      service,
      key,
      tiles,
      dispose,
      /** Answers in their order, one asked ahead: the card computes while what it found is used. */
      async *inTurn<T>(count: number, ask: (at: number) => Promise<Outcome<T>>) {
        const heard = (at: number) =>
          answered(ask(at)).catch((): Outcome<T> => ({ ok: false, problem: silent }));
        let next = heard(0);
        for (let at = 0; at < count; at++) {
          const outcome = await next;
          if (!outcome.ok) throw refuse(outcome.problem);
          if (at + 1 < count) next = heard(at + 1);
          yield { at, value: outcome.value };
        }
      },
      distrust: () => {
        refuse(silent);
        void service.distrust();
      },
    };
  }
}

const silent: Problem = {
  code: 'gpu-lost',
  message: 'The graphics card does not answer. The processor does the work.',
};

/** The answer, or a rejection after too long a silence: a worker that ended never answers. */
function answered<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const watch = setTimeout(() => reject(new Error('silent')), SILENCE_MS);
    answer.then(resolve, reject).finally(() => clearTimeout(watch));
  });
}

/** Knocks at the page's end of a port; what comes back first says that the card's service listens there. */
export const knockAt = (port: MessagePort) => (): Promise<Service> =>
  new Promise((resolve, reject) => {
    const heard = ({ data }: MessageEvent) =>
      data === 'open' ? resolve(wrap<GpuService>(port)) : reject(new Error('closed'));
    port.addEventListener('message', heard, { once: true });
    port.start();
    port.postMessage('open');
  });
