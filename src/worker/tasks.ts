import { KindredError, problemOf, type Problem } from '../base/errors';
import type { SourceFile } from '../engine/advance';
import { open, withLeftOut, type OpenedTable } from '../engine/collect/open';
import type { ByteSource } from '../engine/collect/types';
import type { Comparison } from '../engine/cluster/compare';
import type { Settings } from '../engine/settings';
import { sampleShop } from '../sample/shop';
import { drive } from './drive';
import { stopped } from './protocol';
import { dataView, featuresView, fileView, segmentsView } from './summaries';
import type { DataView, FeaturesView, FileView, SegmentsView } from './views';
import { exportTasks } from './export-tasks';
import { reach, type Reached, type TaskContext } from './reach';
import { understandingTasks } from './understanding-tasks';

/** All that the page can ask of the engine worker. Types of the wall fall out of it. */
export const tasks = {
  /**
   * Understands dropped files; keeps them, and returns a view of every file so far. Files of a drop that can't be
   * read are named in the problems of its first table; a drop without any table is refused.
   */
  async addFiles(sources: readonly ByteSource[], context: TaskContext): Promise<FileView[]> {
    const { store, signal, report } = context;
    const tables: OpenedTable[] = [];
    const refused: Problem[] = [];
    for (const source of sources) {
      report(`Looking at ${source.name}`, 0, 1);
      try {
        tables.push(...(await drive(open(source), signal)));
      } catch (thrown) {
        const problem = problemOf(thrown);
        if (!(thrown instanceof KindredError) || problem.code === stopped.code || sources.length === 1)
          throw thrown;
        refused.push(problem);
      }
    }
    if (tables.length === 0) throw noneReadable(refused);
    const names = new Set(store.files.map(({ guess }) => guess.name));
    const added: SourceFile[] = withLeftOut(tables, refused, 'files').map(({ source, guess }, i) => ({
      id: `file-${store.nextFile + i}`,
      source,
      guess: { ...guess, name: ownName(guess.name, names) },
    }));
    store.nextFile += added.length;
    store.files = [...store.files, ...added];
    return store.files.map((file) => fileView(file, null));
  },

  /** Writes the sample shop's files and treats them like dropped ones; the next quarter's orders come later. */
  async addSample(_: null, context: TaskContext): Promise<FileView[]> {
    context.report('Opening the sample shop', 0, 1);
    const files = sampleShop()
      .files.filter(({ name }) => name !== 'later-orders.csv')
      .map(({ name, text }) => new File([text], name, { type: 'text/csv' }));
    return tasks.addFiles(files, context);
  },

  async removeFile(id: string, { store }: TaskContext): Promise<FileView[]> {
    store.files = store.files.filter((file) => file.id !== id);
    return store.files.map((file) => fileView(file, null));
  },

  async data(settings: Settings, context: TaskContext): Promise<Reached<DataView>> {
    const { ran, done } = await reach('prepare', settings, context);
    return { view: dataView(context.store.files, done), ran };
  },

  async features(settings: Settings, context: TaskContext): Promise<Reached<FeaturesView>> {
    const { ran, done } = await reach('features', settings, context);
    return { view: featuresView(done.features, done.value, done.voice), ran };
  },

  async segments(settings: Settings, context: TaskContext): Promise<Reached<SegmentsView>> {
    const { ran, done } = await reach('analyze', settings, context);
    return { view: segmentsView(done), ran };
  },

  /** All methods on the same customers, with one verdict. */
  async compare(settings: Settings, context: TaskContext): Promise<Reached<Comparison>> {
    const { ran, done } = await reach('compare', settings, context);
    return { view: done.compare, ran };
  },

  ...understandingTasks,
  ...exportTasks,
} as const;

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
export type TaskInput<N extends TaskName> = Parameters<Tasks[N]>[0];
export type TaskResult<N extends TaskName> = Awaited<ReturnType<Tasks[N]>>;

/** A name that no other file has: what is said of a file, and chosen for it, must be of that file alone. */
function ownName(name: string, taken: Set<string>): string {
  let own = name;
  for (let n = 2; taken.has(own); n++) own = `${name} (${n})`;
  taken.add(own);
  return own;
}

const noneReadable = (refused: readonly Problem[]): KindredError =>
  new KindredError(
    'no-table-among-files',
    `None of the ${refused.length} files could be read. ${refused[0]?.message ?? ''}`,
    { files: refused.length },
  );
