import { transfer, wrap, type Remote } from 'comlink';
import { KindredError, type Problem } from '../base/errors';
import { breakEven, type Compute, type Gpu, type GpuPoints } from '../compute/gpu';
import { tileOf, tileRows } from '../compute/tiles';
import type { GpuReady, GpuService } from './gpu-service';
import type { Outcome } from './protocol';

/** Multiplications a pass below which nobody asks for the card: its start takes longer than such a fit. */
const LEAST_STEPS = 32_000_000;
/** A card that does not answer for so long is taken for lost. */
const SILENCE_MS = 20_000;

type Service = Pick<Remote<GpuService>, 'start' | 'open' | 'add' | 'nearest' | 'drop' | 'distrust'>;

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
      load: async (points, origin, k) => {
        if (compute === 'gpu') await this.start();
        const { started } = this;
        if (!started?.ok) return null;
        const { software, pace } = started.value;
        const steps = points.rows * points.columns * k;
        const worthIt =
          !software && pace !== null && steps >= Math.max(LEAST_STEPS, breakEven(pace, this.workers));
        if (compute === 'auto' && !worthIt) return null;
        return this.copied(points, origin, k).catch(() => {
          this.refuse(silent);
          return null;
        });
      },
    };
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

  private async copied(
    points: Parameters<Gpu['load']>[0],
    origin: Float64Array,
    k: number,
  ): Promise<GpuPoints> {
    const service = this.service!;
    const { rows, columns } = points;
    const size = tileRows(columns, k);
    const tiles = Math.ceil(rows / size);
    const key = await answered(service.open(columns));
    const dispose = () => void service.drop(key);
    try {
      for (let t = 0; t < tiles; t++) {
        const tile = tileOf(points, origin, t * size, Math.min(rows, (t + 1) * size));
        await answered(service.add(key, transfer(tile, [tile.data.buffer])));
      }
    } catch (thrown) {
      dispose();
      throw thrown;
    }
    const ask = (centers: Float32Array, t: number) =>
      answered<Outcome<Int32Array>>(service.nearest(key, centers, t)).catch((): Outcome<Int32Array> => ({
        ok: false,
        problem: silent,
      }));
    const refuse = (problem: Problem) => this.refuse(problem);
    return {
      async *nearest(centers) {
        // One tile ahead: the card computes while labels are adopted.
        let next = ask(centers, 0);
        for (let t = 0; t < tiles; t++) {
          const outcome = await next;
          if (!outcome.ok) throw refuse(outcome.problem);
          if (t + 1 < tiles) next = ask(centers, t + 1);
          yield { from: t * size, labels: outcome.value };
        }
      },
      distrust: () => {
        refuse(silent);
        void service.distrust();
      },
      dispose,
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
