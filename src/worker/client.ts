import { wrap, transfer, type Remote } from 'comlink';
import { KindredError } from '../base/errors';
import type { EngineApi } from './engine.worker';
import EngineWorker from './engine.worker?worker&inline';
import type { GpuState } from './gpu-service';
import { stopped, type CallMessage, type Outcome, type ProgressMessage } from './protocol';
import type { TaskInput, TaskName, TaskResult } from './tasks';

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ProgressMessage) => void;
}

/** A worker that neither answers nor reports for this long is taken for lost. */
const SILENCE_MS = 90_000;

/** The engine worker and its pool, seen from the page. Terminating it is what erases the data. */
export class Engine {
  private readonly workers: Worker[] = [];
  private card: Promise<Worker> | null = null;
  private ended = false;
  private readonly api: Remote<EngineApi>;
  private readonly lost: Promise<never>;
  private fail: (error: KindredError) => void = () => {};
  readonly width: number;

  /** @param onGpu hears of the graphics card: when it starts, is used, or is given up. */
  constructor(
    width = Math.min(8, Math.max(1, navigator.hardwareConcurrency || 1)),
    private readonly onGpu: (state: GpuState) => void = () => {},
  ) {
    this.width = width;
    this.lost = new Promise<never>((_, reject) => (this.fail = reject));
    this.lost.catch(() => {});
    const leader = this.start();
    this.api = wrap<EngineApi>(leader);
    const ports: MessagePort[] = [];
    for (let i = 0; i < width; i++) {
      const { port1, port2 } = new MessageChannel();
      const card = this.door();
      void wrap<EngineApi>(this.start()).serve(transfer(port2, [port2]), transfer(card, [card]), width);
      ports.push(port1);
    }
    const card = this.door();
    void this.api.lead(transfer(ports, ports), transfer(card, [card]));
  }

  /** One worker's way to the graphics card, whose own worker starts when first someone knocks. */
  private door(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = async () => {
      const worker = await (this.card ??= this.startCard()).catch(() => null);
      if (worker && !this.ended) worker.postMessage(null, [port2]);
      else port2.postMessage('closed');
    };
    return port1;
  }

  private async startCard(): Promise<Worker> {
    const { default: GpuWorker } = await import('./gpu.worker?worker&inline');
    const worker = new GpuWorker({ name: 'kindred-gpu' });
    if (this.ended) worker.terminate();
    worker.onmessage = ({ data }: MessageEvent<GpuState>) => this.onGpu(data);
    worker.onerror = (event) => {
      event.preventDefault();
      const message = 'The graphics card could not be used. The processor does the work.';
      this.onGpu({ name: null, ready: false, fits: 0, problem: { code: 'no-webgpu', message } });
    };
    this.workers.push(worker);
    return worker;
  }

  private start(): Worker {
    const worker = new EngineWorker({ name: 'kindred' });
    worker.onerror = (event) => {
      event.preventDefault();
      this.fail(
        new KindredError(
          'worker-lost',
          'The part of Kindred that does the work stopped. Your files are untouched; try again.',
        ),
      );
    };
    this.workers.push(worker);
    return worker;
  }

  /** Runs one task. Rejects with a KindredError: the task's own problem, `stopped`, or `worker-lost`. */
  async run<N extends TaskName>(
    name: N,
    input: TaskInput<N>,
    options: CallOptions = {},
  ): Promise<TaskResult<N>> {
    const { signal, onProgress } = options;
    const { port1, port2 } = new MessageChannel();
    const abort = () => port1.postMessage('abort' satisfies CallMessage);
    let heard = performance.now();
    port1.onmessage = ({ data }: MessageEvent<ProgressMessage>) => {
      heard = performance.now();
      if (!signal?.aborted) onProgress?.(data);
    };
    const watch = setInterval(() => {
      if (performance.now() - heard > SILENCE_MS) {
        this.fail(
          new KindredError(
            'worker-lost',
            'The part of Kindred that does the work no longer answers. Your files are untouched; try again.',
          ),
        );
      }
    }, 5_000);
    try {
      if (signal?.aborted) throw new KindredError(stopped.code, stopped.message);
      signal?.addEventListener('abort', abort);
      // Comlink can't infer a generic method through its mapped types.
      const run = this.api.run as unknown as (
        n: N,
        i: TaskInput<N>,
        p: MessagePort,
      ) => Promise<Outcome<TaskResult<N>>>;
      const outcome = await Promise.race([run(name, input, transfer(port2, [port2])), this.lost]);
      if (!outcome.ok) {
        const { code, message, numbers } = outcome.problem;
        throw new KindredError(code, message, numbers && { ...numbers });
      }
      return outcome.value;
    } finally {
      clearInterval(watch);
      signal?.removeEventListener('abort', abort);
      port1.close();
    }
  }

  /** Ends every worker and with them all data; calls still waiting are rejected. */
  terminate(): void {
    this.ended = true;
    for (const worker of this.workers) worker.terminate();
    this.fail(new KindredError(stopped.code, stopped.message));
  }
}
