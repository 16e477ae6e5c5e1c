import { problemOf } from '../../base/errors';
import type { CallOptions, Engine } from '../../worker/client';
import type { GpuState } from '../../worker/gpu-service';
import type { ProgressMessage } from '../../worker/protocol';
import type { TaskInput, TaskName, TaskResult } from '../../worker/tasks';
import type { FileView } from '../../worker/views';

export type EngineLike = Pick<Engine, 'run' | 'terminate' | 'width'>;

/** What was done with files, in order: replayed, it brings a new engine to the same files under the same ids. */
export type FileAction =
  | { readonly kind: 'add'; readonly files: readonly File[] }
  | { readonly kind: 'sample' }
  | { readonly kind: 'remove'; readonly id: string };

/** Where segments were calculated. */
export interface Calculated {
  readonly workers: number;
  /** Name of the graphics card that took part. */
  readonly adapter: string | null;
}

/**
 * The engine of a project and the files it holds: started when it is first asked, brought to the project's files,
 * given up when it is lost.
 */
export class EngineLink {
  files = $state.raw<readonly FileView[]>([]);
  /** The graphics card, once anything asked for it. */
  gpu = $state.raw<GpuState | null>(null);

  private engine: EngineLike | null = null;
  private actions: FileAction[] = [];
  /** How many of `actions` the engine has carried out. */
  private applied = 0;
  private catchingUp: { readonly done: Promise<void>; readonly abort: AbortController } | null = null;

  /**
   * @param start makes an engine: at the first file, after an erasure, and after a loss.
   * @param sealed resolves when the page has all its own parts; no file is read before.
   * @param onProgress hears how far the files are opened.
   */
  constructor(
    private readonly start: (onGpu: (state: GpuState) => void) => EngineLike,
    private readonly sealed: () => Promise<void>,
    private readonly onProgress: (progress: ProgressMessage) => void,
  ) {}

  /** Whether there is an engine to ask without starting one. */
  get running(): boolean {
    return this.engine !== null;
  }

  /** Whether something done with files still waits for the engine. */
  get behind(): boolean {
    return this.applied < this.actions.length;
  }

  /** Where work was done since the card had taken part in so many fits. */
  calculatedSince(fits: number): Calculated {
    const { engine, gpu } = this;
    const took = gpu !== null && gpu.fits > fits;
    return { workers: engine?.width ?? 1, adapter: took ? gpu.name : null };
  }

  /** Lets the engine do one task; rejects as `Engine.run`. A lost engine is given up: the next call starts another. */
  async run<N extends TaskName>(
    name: N,
    input: TaskInput<N>,
    { signal, onProgress }: CallOptions,
  ): Promise<TaskResult<N>> {
    const engine = (this.engine ??= this.begin());
    try {
      return await engine.run(name, input, {
        signal,
        onProgress: (progress) => {
          if (!signal?.aborted) onProgress?.(progress);
        },
      });
    } catch (thrown) {
      if (this.engine === engine && problemOf(thrown).code === 'worker-lost') {
        engine.terminate();
        this.engine = null;
        this.applied = 0;
      }
      throw thrown;
    }
  }

  /** Notes what is done with files; `catchUp` carries it out. */
  act(action: FileAction): void {
    this.actions.push(action);
  }

  /** Lets the engine carry out what was done with files; one action at a time, whoever waits for it. */
  catchUp(): Promise<void> {
    if (!this.catchingUp) {
      const abort = new AbortController();
      const done = this.carryOut(this.actions, abort.signal).finally(() => {
        if (this.catchingUp?.abort === abort) this.catchingUp = null;
      });
      this.catchingUp = { done, abort };
    }
    return this.catchingUp.done;
  }

  /** Ends what is being carried out, and drops what waits behind it. */
  cancel(): void {
    this.catchingUp?.abort.abort();
    this.actions.length = this.applied + (this.catchingUp ? 1 : 0);
  }

  /** Ends the workers, which hold the data, and forgets the files. */
  erase(): void {
    this.engine?.terminate();
    this.engine = this.catchingUp = this.gpu = null;
    this.actions = [];
    this.applied = 0;
    this.files = [];
  }

  private begin(): EngineLike {
    this.gpu = null;
    const engine = this.start((state) => {
      if (this.engine === engine) this.gpu = state;
    });
    return engine;
  }

  private async carryOut(actions: FileAction[], signal: AbortSignal): Promise<void> {
    await this.sealed();
    while (actions === this.actions && this.applied < actions.length) {
      const action = actions[this.applied]!;
      try {
        const files = await this.askFiles(action, signal);
        if (actions !== this.actions) return;
        this.files = files;
        this.applied++;
      } catch (thrown) {
        if (problemOf(thrown).code !== 'worker-lost') actions.splice(actions.indexOf(action), 1);
        throw thrown;
      }
    }
  }

  private askFiles(action: FileAction, signal: AbortSignal): Promise<FileView[]> {
    const options = { signal, onProgress: this.onProgress };
    if (action.kind === 'add') return this.run('addFiles', action.files, options);
    if (action.kind === 'sample') return this.run('addSample', null, options);
    return this.run('removeFile', action.id, options);
  }
}
