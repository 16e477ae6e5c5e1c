import { KindredError } from '../base/errors';
import type { Compute } from '../compute/gpu';
import type { Parallel } from '../compute/parallel';
import { advance, type Artifacts, type StageProgress } from '../engine/advance';
import { stages, type Stage } from '../engine/pipeline';
import type { Settings } from '../engine/settings';
import { drive } from './drive';
import { keepTables, releaseTables, type Store } from './store';

/** What a task may use besides its input. */
export interface TaskContext {
  readonly store: Store;
  readonly signal: AbortSignal;
  readonly parallel: (compute: Compute) => Parallel;
  readonly report: (label: string, done: number, total: number) => void;
  /** Marks a buffer of the result as handed over, not copied; the store must not keep it. */
  readonly handOver: (buffer: ArrayBuffer) => void;
  /** Has all workers collect their garbage. */
  readonly tidy: () => void;
}

/** A step of the person's path with its view, and which stages had to run for it. */
export interface Reached<V> {
  readonly view: V;
  readonly ran: readonly Stage[];
}

/** Bytes of files from which garbage is collected around every stage. */
const LARGE_BYTES = 50e6;
/** And within a stage this often. */
const TIDY_MS = 2_000;

/** Runs what is stale up to a stage, and gives all that is there. Large tables are let go on the way. */
export async function reach(
  target: Stage,
  settings: Settings,
  context: TaskContext,
): Promise<{ ran: Stage[]; done: Artifacts }> {
  const { store, signal, parallel, tidy, report } = context;
  if (store.files.length === 0)
    throw new KindredError('no-files', 'There are no files yet. Add an order file to begin.');
  const { files, shelf } = store;
  const large = files.reduce((sum, { source }) => sum + source.size, 0) >= LARGE_BYTES;
  const upTo = (goal: Stage): Promise<Stage[]> => {
    const steps = advance(shelf, goal, {
      files,
      settings,
      parallel: parallel(settings.compute),
      kept: (key) => store.tables.get(key),
    });
    return drive(large ? tidied(steps, tidy) : steps, signal, ({ stage, done, total }) =>
      report(stages[stage].label, done, total),
    );
  };
  const ran = await upTo('prepare');
  if (ran.includes('collect')) keepTables(store, settings);
  if (target !== 'prepare') {
    releaseTables(store);
    ran.push(...(await upTo(target)));
  }
  const done = Object.fromEntries(Object.entries(shelf).map(([stage, held]) => [stage, held.artifact]));
  return { ran, done: done as unknown as Artifacts };
}

/** The same steps, with garbage collected before each stage, every so often, and after the last: not where nothing was stale. */
export async function* tidied<T>(
  steps: AsyncGenerator<StageProgress, T, void>,
  tidy: () => void,
): AsyncGenerator<StageProgress, T, void> {
  let stage: Stage | null = null;
  let due = 0;
  try {
    for (;;) {
      const step = await steps.next();
      if (step.done && stage === null) return step.value; // nothing was stale
      if (step.done || step.value.stage !== stage || performance.now() >= due) {
        tidy();
        due = performance.now() + TIDY_MS;
      }
      if (step.done) return step.value;
      ({ stage } = step.value);
      yield step.value;
    }
  } finally {
    await steps.return(undefined as never);
  }
}
