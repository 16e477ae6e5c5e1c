import { KindredError, problemOf, type Problem } from '../../base/errors';
import type { Comparison } from '../../engine/cluster/compare';
import type { Choice } from '../../engine/cluster/types';
import { stageKey } from '../../engine/pipeline';
import { entered, type LedgerEntry } from '../../privacy/ledger';
import { defaultSettings, type Settings } from '../../engine/settings';
import type { Engine } from '../../worker/client';
import type { GpuState } from '../../worker/gpu-service';
import { stopped, type ProgressMessage } from '../../worker/protocol';
import type { ExplanationView } from '../../worker/explanation-view';
import type { TaskInput, TaskName, TaskResult } from '../../worker/tasks';
import type { DataView, Download, FeaturesView, FileView, SegmentsView } from '../../worker/views';
import { newHistory, record, redo, undo, type History } from './history';
import { Selection } from './selection.svelte';
import { further, statusOf, stepIds, stepKey, upTo, type StepId, type StepStatus } from './steps';
import { paceOf, type Pace } from './time-left';

export interface Views {
  readonly data: DataView;
  readonly customers: FeaturesView;
  readonly segments: SegmentsView;
  readonly understand: ExplanationView;
}
type Held = { readonly [S in StepId]?: { readonly key: string; readonly view: Views[S] } };

/** What runs now. */
export interface Job {
  readonly goal: StepId;
  /** The step being worked out; null while files are opened. */
  readonly working: StepId | null;
  readonly progress: ProgressMessage | null;
  readonly pace: Pace | null;
}

/** Where segments were calculated. */
export interface Calculated {
  readonly workers: number;
  /** Name of the graphics card that took part. */
  readonly adapter: string | null;
}

/** What was last done, besides finishing a job. */
export type Notice =
  | { readonly kind: 'stopped' | 'erased' }
  | { readonly kind: 'saved'; readonly name: string; readonly summary: string };

/** What was done with files, in order: replayed, it brings a new engine to the same files under the same ids. */
type FileAction =
  | { readonly kind: 'add'; readonly files: readonly File[] }
  | { readonly kind: 'sample' }
  | { readonly kind: 'remove'; readonly id: string };

export type EngineLike = Pick<Engine, 'run' | 'terminate' | 'width'>;
type Run = <N extends TaskName>(name: N, input: TaskInput<N>) => Promise<TaskResult<N>>;

const taskOf = {
  data: 'data',
  customers: 'features',
  segments: 'segments',
  understand: 'explain',
} as const;

/**
 * The project on the screen: files, settings, the view of each step, and the one job that runs. A job aborts its
 * predecessor, and whatever an aborted job still learns is dropped.
 */
export class Project {
  step = $state<StepId>('data');
  files = $state.raw<readonly FileView[]>([]);
  job = $state.raw<Job | null>(null);
  problem = $state.raw<Problem | null>(null);
  notice = $state.raw<Notice | null>(null);
  /** What left this page since it was opened or erased. */
  ledger = $state.raw<readonly LedgerEntry[]>([]);
  /** The graphics card, once anything asked for it. */
  gpu = $state.raw<GpuState | null>(null);
  /** Where the segments on the screen were calculated. */
  calculated = $state.raw<Calculated | null>(null);
  readonly selection = new Selection((name, input, signal) => this.glance(name, input, signal));
  private history = $state.raw<History<Settings>>(newHistory(defaultSettings));
  private held = $state.raw<Held>({});
  /** The last sweep over the number of segments, and what it was made for. */
  private sweep = $state.raw<{ readonly key: string; readonly choice: Choice } | null>(null);

  private compared = $state.raw<{ readonly key: string; readonly view: Comparison } | null>(null);

  private engine: EngineLike | null = null;
  private actions: FileAction[] = [];
  /** How many of `actions` the engine has carried out. */
  private applied = 0;
  private catchingUp: { readonly done: Promise<void>; readonly abort: AbortController } | null = null;
  private running: AbortController | null = null;
  private pursuit: { readonly settings: Settings; readonly done: Promise<void> } | null = null;

  /**
   * @param start makes an engine: at the first file, after "Erase everything", and once after a loss.
   * @param sealed resolves when the page has all its own parts; no file is read before.
   */
  constructor(
    private readonly start: (onGpu: (state: GpuState) => void) => EngineLike,
    private readonly sealed: () => Promise<void> = () => Promise.resolve(),
  ) {}

  get settings(): Settings {
    return this.history.present;
  }
  get canUndo(): boolean {
    return this.history.past.length > 0;
  }
  get canRedo(): boolean {
    return this.history.future.length > 0;
  }
  get hasFiles(): boolean {
    return this.files.length > 0;
  }

  /** What to tell of a graphics card that failed, or that was asked for in vain; empty otherwise. */
  get cardFailed(): string {
    const { compute } = this.settings;
    const problem = this.gpu?.problem;
    const told = compute === 'gpu' || (compute === 'auto' && problem?.code !== 'no-webgpu');
    return told ? (problem?.message ?? '') : '';
  }

  /** The last view of a step, even when it is stale. */
  view<S extends StepId>(step: S): Views[S] | null {
    return (this.held[step] as { view: Views[S] } | undefined)?.view ?? null;
  }

  /** What the data propose as the number of segments, also while the person has set another. */
  get proposal(): Choice | null {
    return this.sweep?.key === this.sweepKey ? this.sweep.choice : null;
  }

  status(step: StepId): StepStatus {
    return statusOf(this.held[step]?.key, this.keyOf(step), this.hasFiles);
  }

  /** Shows a step and works out what it lacks. */
  open(step: StepId): Promise<void> {
    if (step !== 'data' && this.status(step) === 'blocked') return Promise.resolve();
    this.step = step;
    this.notice = null;
    return this.hasFiles ? this.reach(step) : Promise.resolve();
  }

  addFiles(files: readonly File[]): Promise<void> {
    return this.act({ kind: 'add', files });
  }
  addSample(): Promise<void> {
    return this.act({ kind: 'sample' });
  }
  removeFile(id: string): Promise<void> {
    return this.act({ kind: 'remove', id });
  }

  /** Takes new settings and works out what they change, up to the step on the screen. */
  change(part: Partial<Settings>): Promise<void> {
    return this.turn(record(this.history, { ...this.settings, ...part }));
  }
  undo(): Promise<void> {
    return this.turn(undo(this.history));
  }
  redo(): Promise<void> {
    return this.turn(redo(this.history));
  }

  /** The last comparison of methods, while it is still true. */
  get comparison(): Comparison | null {
    return this.compared?.key === this.comparisonKey ? this.compared.view : null;
  }

  /** Tries every method on the same customers. */
  compare(): Promise<void> {
    const key = this.comparisonKey;
    return this.work('segments', async (run) => {
      const { view } = await run('compare', this.settings);
      this.compared = { key, view };
    });
  }

  /** The customers with their segments, as a file to keep; null when stopped or failed. */
  async download(): Promise<Download | null> {
    let file: Download | null = null;
    await this.work('segments', async (run) => {
      file = await run('downloadSegments', this.settings);
      this.ledger = entered(this.ledger, file.leaving, file.name, Date.now());
    });
    return file;
  }

  /** Enters a file that the page made itself, such as a picture, among what left. */
  saved({ name, summary, leaving }: Download): void {
    this.ledger = entered(this.ledger, leaving, name, Date.now());
    this.notice = { kind: 'saved', name, summary };
  }

  /** Asks one thing about the segments on the screen; null while a job runs, and when stopped or failed. */
  async look<N extends TaskName>(name: N, input: TaskInput<N>): Promise<TaskResult<N> | null> {
    if (this.job || this.status('segments') !== 'done') return null;
    let found: TaskResult<N> | null = null;
    await this.work('segments', async (run) => {
      found = await run(name, input);
    });
    return found;
  }

  /** Asks what is answered at once, beside any job and without being one; null when stopped or failed. */
  private async glance<N extends TaskName>(
    name: N,
    input: TaskInput<N>,
    signal: AbortSignal,
  ): Promise<TaskResult<N> | null> {
    const { engine } = this;
    if (!engine) return this.look(name, input);
    if (this.applied < this.actions.length || this.status('segments') !== 'done') return null;
    try {
      return await engine.run(name, input, { signal });
    } catch (thrown) {
      const problem = problemOf(thrown);
      if (this.engine === engine && problem.code === 'worker-lost') this.giveUp();
      if (!signal.aborted && problem.code !== stopped.code) this.problem = problem;
      return null;
    }
  }

  /** Ends the running job; what was finished stays. */
  cancel(): void {
    this.running?.abort();
    this.catchingUp?.abort.abort();
    this.actions.length = this.applied + (this.catchingUp ? 1 : 0);
    this.running = this.pursuit = this.job = null;
    this.notice = { kind: 'stopped' };
  }

  /** Ends the workers, which hold the data, and forgets everything. */
  erase(): void {
    this.running?.abort();
    this.engine?.terminate();
    this.engine = this.running = this.catchingUp = this.pursuit = this.job = this.problem = null;
    this.actions = [];
    this.applied = 0;
    this.history = newHistory(defaultSettings);
    this.held = {};
    this.sweep = this.compared = this.gpu = this.calculated = null;
    this.ledger = [];
    this.selection.clear();
    this.files = [];
    this.step = 'data';
    this.notice = { kind: 'erased' };
  }

  private keyOf(step: StepId): string {
    return stepKey(step, this.files, this.settings);
  }

  private get comparisonKey(): string {
    return stageKey('compare', this.files, this.settings);
  }

  private get sweepKey(): string {
    return JSON.stringify([this.keyOf('customers'), this.settings.cluster.algorithm]);
  }

  private act(action: FileAction): Promise<void> {
    this.actions.push(action);
    return this.reach(this.step);
  }

  private turn(history: History<Settings>): Promise<void> {
    if (history === this.history) return Promise.resolve();
    this.history = history;
    return this.hasFiles ? this.reach(this.step) : Promise.resolve();
  }

  /**
   * Works out every step up to `goal` that is missing or stale. A pursuit of the same settings that is under way
   * is told to go further instead of being started anew.
   */
  private reach(goal: StepId): Promise<void> {
    const { job, pursuit, settings } = this;
    const pending = this.applied < this.actions.length;
    if (job && pursuit?.settings === settings && !pending) {
      this.job = { ...job, goal: further(job.goal, goal) };
      return pursuit.done;
    }
    if (!job && !pending && upTo(goal).every((step) => this.status(step) === 'done'))
      return Promise.resolve();
    const done = this.work(job ? further(job.goal, goal) : goal, async (run) => {
      for (const step of stepIds) {
        if (!this.hasFiles || !upTo(this.job!.goal).includes(step)) return;
        const key = this.keyOf(step);
        if (this.held[step]?.key === key) continue;
        this.job = { ...this.job!, working: step, progress: null };
        const before = this.gpu?.fits ?? 0;
        const { view, ran } = await run(taskOf[step], settings);
        if (ran.includes('cluster')) this.calculated = this.whereSince(before);
        this.held = { ...this.held, [step]: { key, view } };
        if ('choice' in view && view.choice) this.sweep = { key: this.sweepKey, choice: view.choice };
      }
    });
    this.pursuit = this.running ? { settings, done } : null;
    return done;
  }

  /** The one place where jobs begin and end. A lost worker is replaced once a job. */
  private async work(goal: StepId, body: (run: Run) => Promise<void>): Promise<void> {
    this.running?.abort();
    const controller = (this.running = new AbortController());
    const { signal } = controller;
    this.problem = this.notice = this.pursuit = null;
    this.job = { goal, working: null, progress: null, pace: null };
    const run: Run = (name, input) =>
      this.ask(name, input, signal).then((value) => {
        if (signal.aborted) throw new KindredError(stopped.code, stopped.message);
        return value;
      });
    for (let attempt = 0; ; attempt++) {
      try {
        await this.catchUp();
        if (!signal.aborted) await body(run);
      } catch (thrown) {
        const problem = problemOf(thrown);
        if (!signal.aborted && problem.code === 'worker-lost') {
          this.giveUp();
          if (attempt === 0) continue;
        }
        if (!signal.aborted) this.problem = problem;
      }
      break;
    }
    if (this.running === controller) this.running = this.pursuit = this.job = null;
  }

  /** Ends an engine that was lost: the next job starts another. */
  private giveUp(): void {
    this.engine?.terminate();
    this.engine = null;
    this.applied = 0;
  }

  private async ask<N extends TaskName>(
    name: N,
    input: TaskInput<N>,
    signal: AbortSignal,
  ): Promise<TaskResult<N>> {
    this.engine ??= this.begin();
    return this.engine.run(name, input, {
      signal,
      onProgress: (progress) => {
        if (signal.aborted || !this.job) return;
        this.job = { ...this.job, progress, pace: paceOf(this.job.pace, progress, performance.now()) };
      },
    });
  }

  private begin(): EngineLike {
    this.gpu = null;
    const engine = this.start((state) => {
      if (this.engine === engine) this.gpu = state;
    });
    return engine;
  }

  /** Where work was done since the card had taken part in so many fits. */
  private whereSince(fits: number): Calculated {
    const { engine, gpu } = this;
    const took = gpu !== null && gpu.fits > fits;
    return { workers: engine?.width ?? 1, adapter: took ? gpu.name : null };
  }

  /** Lets the engine carry out what was done with files; one action at a time, whoever waits for it. */
  private catchUp(): Promise<void> {
    if (!this.catchingUp) {
      const abort = new AbortController();
      const done = this.carryOut(this.actions, abort.signal).finally(() => {
        if (this.catchingUp?.abort === abort) this.catchingUp = null;
      });
      this.catchingUp = { done, abort };
    }
    return this.catchingUp.done;
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
    if (action.kind === 'add') return this.ask('addFiles', action.files, signal);
    if (action.kind === 'sample') return this.ask('addSample', null, signal);
    return this.ask('removeFile', action.id, signal);
  }
}
