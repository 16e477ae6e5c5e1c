import { KindredError, problemOf, type Problem } from '../../base/errors';
import type { Comparison } from '../../engine/cluster/compare';
import type { Choice } from '../../engine/cluster/types';
import { defaultSettings, type Settings } from '../../engine/settings';
import { entered, type LedgerEntry } from '../../privacy/ledger';
import type { GpuState } from '../../worker/gpu-service';
import { stopped, type ProgressMessage } from '../../worker/protocol';
import type { TaskInput, TaskName, TaskResult } from '../../worker/tasks';
import type { Download, FileView } from '../../worker/views';
import { EngineLink, type Calculated, type EngineLike, type FileAction } from './engine-link.svelte';
import { nearest, newHistory, record, redo, undo, type History } from './history';
import { Results, type Views } from './results.svelte';
import { Selection } from './selection.svelte';
import { further, stepIds, upTo, type StepId, type StepStatus } from './steps';
import { paceOf, type Pace } from './time-left';

/** What runs now. */
export interface Job {
  readonly goal: StepId;
  /** The step being worked out; null while files are opened. */
  readonly working: StepId | null;
  readonly progress: ProgressMessage | null;
  readonly pace: Pace | null;
}

/** What was last done, besides finishing a job. */
export type Notice =
  | { readonly kind: 'stopped' | 'wentBack' | 'erased' }
  | { readonly kind: 'saved'; readonly name: string; readonly summary: string };

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
  job = $state.raw<Job | null>(null);
  problem = $state.raw<Problem | null>(null);
  notice = $state.raw<Notice | null>(null);
  /** What left this page since it was opened or erased. */
  ledger = $state.raw<readonly LedgerEntry[]>([]);
  /** Where the segments on the screen were calculated. */
  calculated = $state.raw<Calculated | null>(null);
  readonly selection = new Selection((name, input, signal) => this.glance(name, input, signal));
  private history = $state.raw<History<Settings>>(newHistory(defaultSettings));
  private readonly results = new Results(() => this);
  private readonly link: EngineLink;
  private running: AbortController | null = null;
  /** The running job works out a change of settings. */
  private turned = false;
  private pursuit: { readonly settings: Settings; readonly done: Promise<void> } | null = null;

  private readonly progressed = (progress: ProgressMessage) => {
    const { job } = this;
    if (job) this.job = { ...job, progress, pace: paceOf(job.pace, progress, performance.now()) };
  };

  /**
   * @param start makes an engine: at the first file, after "Erase everything", and after a loss.
   * @param sealed resolves when the page has all its own parts; no file is read before.
   */
  constructor(
    start: (onGpu: (state: GpuState) => void) => EngineLike,
    sealed: () => Promise<void> = () => Promise.resolve(),
  ) {
    this.link = new EngineLink(start, sealed, this.progressed);
  }

  get files(): readonly FileView[] {
    return this.link.files;
  }
  /** The graphics card, once anything asked for it. */
  get gpu(): GpuState | null {
    return this.link.gpu;
  }
  get settings(): Settings {
    return this.history.present;
  }
  get canUndo(): boolean {
    return this.history.past.length > 0;
  }
  get canRedo(): boolean {
    return this.history.future.length > 0;
  }
  /** The step shows an answer to other files or settings, and nothing is done about it. */
  get leftBehind(): boolean {
    return !this.job && !this.problem && this.status(this.step) === 'stale';
  }
  /** Whether the settings of a stale answer on the screen are known. */
  get canGoBack(): boolean {
    return this.status(this.step) === 'stale' && this.answered !== null;
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
    return this.results.view(step);
  }
  status(step: StepId): StepStatus {
    return this.results.status(step);
  }
  /** What the data propose as the number of segments, also while the person has set another. */
  get proposal(): Choice | null {
    return this.results.proposal;
  }
  /** The last comparison of methods, while it is still true. */
  get comparison(): Comparison | null {
    return this.results.comparison;
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

  /** Tries every method on the same customers. */
  compare(): Promise<void> {
    return this.work('segments', async (run) => {
      const { view } = await run('compare', this.settings);
      this.results.keepComparison(view);
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
    if (!this.link.running) return this.look(name, input);
    if (this.link.behind || this.status('segments') !== 'done') return null;
    try {
      return await this.link.run(name, input, { signal });
    } catch (thrown) {
      const problem = problemOf(thrown);
      if (!signal.aborted && problem.code !== stopped.code) this.problem = problem;
      return null;
    }
  }

  /** Ends the running job; what was finished stays, and a change it worked out is undone where there was an answer. */
  cancel(): void {
    this.running?.abort();
    this.link.cancel();
    this.running = this.pursuit = this.job = null;
    if (this.turned && this.canGoBack) {
      this.history = this.answered!;
      this.notice = { kind: 'wentBack' };
    } else this.notice = { kind: 'stopped' };
    this.turned = false;
  }

  /** Back to the settings of the answer on the screen. */
  goBack(): Promise<void> {
    return this.answered ? this.turn(this.answered) : Promise.resolve();
  }

  private get answered(): History<Settings> | null {
    return nearest(this.history, (settings) => this.results.holds(this.step, settings));
  }

  /** Ends the workers, which hold the data, and forgets everything. */
  erase(): void {
    this.running?.abort();
    this.link.erase();
    this.results.clear();
    this.turned = false;
    this.running = this.pursuit = this.job = this.problem = this.calculated = null;
    this.history = newHistory(defaultSettings);
    this.ledger = [];
    this.selection.clear();
    this.step = 'data';
    this.notice = { kind: 'erased' };
  }

  private act(action: FileAction): Promise<void> {
    this.link.act(action);
    return this.reach(this.step);
  }

  private turn(history: History<Settings>): Promise<void> {
    if (history === this.history) return Promise.resolve();
    this.history = history;
    this.problem = null;
    const done = this.hasFiles ? this.reach(this.step) : Promise.resolve();
    this.turned = this.job !== null;
    return done;
  }

  /**
   * Works out every step up to `goal` that is missing or stale. A pursuit of the same settings that is under way
   * is told to go further instead of being started anew.
   */
  private reach(goal: StepId): Promise<void> {
    const { job, pursuit, settings } = this;
    const pending = this.link.behind;
    if (job && pursuit?.settings === settings && !pending) {
      this.job = { ...job, goal: further(job.goal, goal) };
      return pursuit.done;
    }
    if (!job && !pending && upTo(goal).every((step) => this.status(step) === 'done'))
      return Promise.resolve();
    const done = this.work(job ? further(job.goal, goal) : goal, async (run) => {
      for (const step of stepIds) {
        if (!this.hasFiles || !upTo(this.job!.goal).includes(step)) return;
        if (this.status(step) === 'done') continue;
        this.job = { ...this.job!, working: step, progress: null };
        const before = this.gpu?.fits ?? 0;
        const { view, ran } = await run(taskOf[step], this.settings);
        if (ran.includes('cluster')) this.calculated = this.link.calculatedSince(before);
        this.results.keep(step, view);
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
      this.link.run(name, input, { signal, onProgress: this.progressed }).then((value) => {
        if (signal.aborted) throw new KindredError(stopped.code, stopped.message);
        return value;
      });
    for (let attempt = 0; ; attempt++) {
      try {
        await this.link.catchUp();
        if (!signal.aborted) await body(run);
      } catch (thrown) {
        const problem = problemOf(thrown);
        if (!signal.aborted && problem.code === 'worker-lost' && attempt === 0) continue;
        if (!signal.aborted) this.problem = problem;
      }
      break;
    }
    if (this.running !== controller) return;
    this.running = this.pursuit = this.job = null;
    this.turned = false;
  }
}
