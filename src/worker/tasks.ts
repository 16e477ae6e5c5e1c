import { KindredError, problemOf, type Problem } from '../base/errors';
import type { Compute } from '../compute/gpu';
import type { Parallel } from '../compute/parallel';
import { advance, type Artifacts, type SourceFile } from '../engine/advance';
import { growthOf, type Growth } from '../engine/analyze/growth';
import { languages } from '../engine/analyze/language/languages';
import { comparePair, type Pair } from '../engine/analyze/pair';
import { distributions, type Distributions } from '../engine/analyze/distribution';
import { retention, type Retention } from '../engine/analyze/retention';
import { segmentMonths, type SegmentMonths } from '../engine/analyze/segment-months';
import type { LeaveBy, Sensitivity } from '../engine/analyze/sensitivity';
import { standingOf, type Standing } from '../engine/analyze/standing';
import { topicVoices, type TopicVoices } from '../engine/analyze/topic-voices';
import { tell } from '../engine/analyze/tell';
import { rowsOf, type Selection } from '../engine/analyze/selection';
import { open, withLeftOut, type OpenedTable } from '../engine/collect/open';
import type { ByteSource } from '../engine/collect/types';
import type { MapView } from '../engine/analyze/types';
import type { Comparison } from '../engine/cluster/compare';
import { reachabilityView, type ReachabilityView } from '../engine/cluster/density/views';
import { mixtureCriteria, type CriterionView } from '../engine/cluster/sweep-views';
import { csvOf } from '../engine/export/csv';
import type { DrawnPicture } from '../engine/export/report/model';
import { segmentList } from '../engine/export/segments';
import { stages, type Stage } from '../engine/pipeline';
import type { Settings } from '../engine/settings';
import { leavingOf } from '../privacy/ledger';
import { sampleShop } from '../sample/shop';
import { customerRefs, customerView, type CustomerRef, type CustomerView, type Who } from './customer-view';
import { drive } from './drive';
import { explanationView, type ExplanationView } from './explanation-view';
import { knownBase } from './known-base';
import { sensitivityOf } from './sensitivity';
import { otherSolution, type OtherSolution } from './other-solution';
import { keepMap } from './map-places';
import { mapView, type MapChoice } from './map-view';
import {
  insideOf,
  selectionMore,
  selectionView,
  type SelectionMore,
  type SelectionView,
} from './selection-view';
import { stopped } from './protocol';
import {
  reportPage,
  reportView,
  reportWorkbook,
  type ReportRequest,
  type ReportTongue,
  type ReportView,
} from './report';
import { keepTables, releaseTables, pseudonymsOf, type Store } from './store';
import { dataView, featuresView, fileView, segmentsView } from './summaries';
import type { DataView, Download, FeaturesView, FileView, SegmentsView } from './views';

/** What a task may use besides its input. */
export interface TaskContext {
  readonly store: Store;
  readonly signal: AbortSignal;
  readonly parallel: (compute: Compute) => Parallel;
  readonly report: (label: string, done: number, total: number) => void;
  /** Marks a buffer of the result as handed over, not copied; the store must not keep it. */
  readonly handOver: (buffer: ArrayBuffer) => void;
}

/** A step of the person's path with its view, and which stages had to run for it. */
export interface Reached<V> {
  readonly view: V;
  readonly ran: readonly Stage[];
}

/** The only list of what the page can ask of the engine worker. Types of the wall fall out of it. */
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

  /** What makes the segments understood. */
  async explain(settings: Settings, context: TaskContext): Promise<Reached<ExplanationView>> {
    const { ran, done } = await reach('explain', settings, context);
    return { view: explanationView(done), ran };
  },

  /** How DBSCAN or HDBSCAN sees the density of the customers; null for other methods. */
  async reachability(settings: Settings, context: TaskContext): Promise<ReachabilityView | null> {
    const { features, cluster } = (await reach('cluster', settings, context)).done;
    return drive(
      reachabilityView(cluster.model, features.x, cluster.labels, cluster.seed),
      context.signal,
      (p) => context.report('Looking at how dense the groups are', p.done, p.total),
    );
  },

  /** BIC and ICL of every kind of Gaussian mixture with each number of groups up to `most`. */
  async mixtureCriteria(
    { settings, most }: { readonly settings: Settings; readonly most: number },
    context: TaskContext,
  ): Promise<CriterionView | null> {
    const { features, cluster } = (await reach('cluster', settings, context)).done;
    const ks = Array.from({ length: Math.min(most, features.x.rows) }, (_, i) => i + 1);
    return drive(
      mixtureCriteria(features.x, ks, cluster.seed, context.parallel(settings.compute)),
      context.signal,
      (p) => context.report('Trying mixtures', p.done, p.total),
    );
  },

  /** All methods on the same customers, with one verdict. */
  async compare(settings: Settings, context: TaskContext): Promise<Reached<Comparison>> {
    const { ran, done } = await reach('compare', settings, context);
    return { view: done.compare, ran };
  },

  /** One segment beside another, or beside everybody else where `b` is null. */
  async comparePair(
    { settings, a, b }: { readonly settings: Settings; readonly a: number; readonly b: number | null },
    context: TaskContext,
  ): Promise<Pair> {
    const { done } = await reach('explain', settings, context);
    return drive(comparePair(done.features, done.cluster.labels, a, b), context.signal, (p) =>
      context.report('Comparing two segments', p.done, p.total),
    );
  },

  /** Orders, revenue and active customers of each segment by month; `found` is null without dates. */
  async segmentMonths(
    settings: Settings,
    context: TaskContext,
  ): Promise<{ readonly found: SegmentMonths | null }> {
    const { done } = await reach('analyze', settings, context);
    const { labels, k } = done.cluster;
    const { base, lastDay } = knownBase(done);
    const found = await drive(segmentMonths(base, labels, k, lastDay), context.signal, (p) =>
      context.report('Counting month by month', p.done, p.total),
    );
    return { found };
  },

  /** How each segment changed from one full quarter or month to the next; null where the files can't tell. */
  async growth(settings: Settings, context: TaskContext): Promise<{ readonly growth: Growth | null }> {
    const { done } = await reach('analyze', settings, context);
    const { labels, k } = done.cluster;
    const { base, lastDay } = knownBase(done);
    const growth = await drive(growthOf(base, labels, k, lastDay), context.signal, (p) =>
      context.report('Comparing two periods', p.done, p.total),
    );
    return { growth };
  },

  /** The same customers grouped by other settings of the cluster stage, beside the segments in use. */
  async otherSolution(
    { settings, cluster }: { readonly settings: Settings; readonly cluster: Settings['cluster'] },
    context: TaskContext,
  ): Promise<OtherSolution> {
    const { done } = await reach('analyze', settings, context);
    // On a shelf of its own, so that the segments in use stay.
    const store = { ...context.store, shelf: { ...context.store.shelf } };
    const { done: other } = await reach('analyze', { ...settings, cluster }, { ...context, store });
    return drive(otherSolution(done, other), context.signal);
  },

  /** What becomes of the segments without each feature, or each group of features. */
  async sensitivity(
    { settings, by }: { readonly settings: Settings; readonly by: LeaveBy },
    context: TaskContext,
  ): Promise<Sensitivity> {
    const { done } = await reach('analyze', settings, context);
    const steps = sensitivityOf(done, settings.cluster, by, context.parallel(settings.compute));
    return drive(steps, context.signal, (p) => context.report('Leaving features out', p.done, p.total));
  },

  /** Who ordered again, by the period of the first order; of all where `segment` is null. Nothing without dates. */
  async retention(
    {
      settings,
      segment,
      months,
    }: { readonly settings: Settings; readonly segment: number | null; readonly months: 1 | 3 | null },
    context: TaskContext,
  ): Promise<{ readonly found: Retention | null }> {
    const { done } = await reach('analyze', settings, context);
    const { base, lastDay } = knownBase(done);
    const steps = retention(base, done.cluster.labels, segment, lastDay, months);
    const found = await drive(steps, context.signal, (p) =>
      context.report('Counting who came back', p.done, p.total),
    );
    return { found };
  },

  /** How one feature is spread in each segment. */
  async distribution(
    { settings, feature }: { readonly settings: Settings; readonly feature: number },
    context: TaskContext,
  ): Promise<Distributions> {
    const { done } = await reach('analyze', settings, context);
    const { labels, k } = done.cluster;
    return drive(distributions(done.features.features[feature]!.values, labels, k), context.signal, (p) =>
      context.report('Looking at how values are spread', p.done, p.total),
    );
  },

  /** Where the typical customer of each segment stands among all, on these features. */
  async standing(
    { settings, features }: { readonly settings: Settings; readonly features: readonly number[] },
    context: TaskContext,
  ): Promise<Standing> {
    const { done } = await reach('analyze', settings, context);
    const medians = features.map((feature) =>
      done.analyze.segments.map(({ contrasts }) => contrasts[feature]!.median),
    );
    const values = features.map((feature) => done.features.features[feature]!.values);
    return drive(standingOf(values, medians, done.cluster.k), context.signal, (p) =>
      context.report('Comparing with all customers', p.done, p.total),
    );
  },

  /** What each segment writes about; `found` is null where there are no texts, or no topics in them. */
  async topics(
    settings: Settings,
    context: TaskContext,
  ): Promise<{ readonly found: TopicVoices | null; readonly lack: string | null }> {
    const { done } = await reach('analyze', settings, context);
    const { voice, problems } = done.voice;
    const { reviews } = knownBase(done).base;
    const { labels, k } = done.cluster;
    if (!voice || !reviews) return { found: null, lack: problems[0]?.message ?? null };
    const found = await drive(topicVoices(voice, reviews, labels, k), context.signal);
    return { found, lack: voice.topicsLack };
  },

  /** The typical customer of each segment, and a range of others, as the screen may name them. */
  async typicalCustomers(settings: Settings, context: TaskContext): Promise<CustomerRef[][]> {
    const { done } = await reach('explain', settings, context);
    const { typical } = done.explain.places;
    const refs = await customerRefs(context.store, settings, done.features.customers, typical.flat());
    return typical.map((rows) => refs.splice(0, rows.length));
  },

  /** One customer and why they are where they are; `found` is null where nobody is meant. */
  async customer(
    { settings, who }: { readonly settings: Settings; readonly who: Who },
    context: TaskContext,
  ): Promise<{ readonly found: CustomerView | null }> {
    const { done } = await reach('explain', settings, context);
    return { found: await customerView(context.store, settings, done, who) };
  },

  /** The customers on a map of another kind than the one that comes with the segments. */
  async map(
    { settings, ...choice }: { readonly settings: Settings } & MapChoice,
    context: TaskContext,
  ): Promise<MapView> {
    const { done } = await reach('analyze', settings, context);
    const map = await drive(mapView(done, choice), context.signal, (p) =>
      context.report('Drawing the map', p.done, p.total),
    );
    keepMap(done, map);
    return map;
  },

  /** Who is selected, and how many. */
  async selection(
    { settings, selection }: { readonly settings: Settings; readonly selection: Selection },
    context: TaskContext,
  ): Promise<SelectionView> {
    const { done } = await reach('analyze', settings, context);
    const view = await drive(selectionView(done, selection), context.signal);
    context.handOver(view.inside.buffer);
    return view;
  },

  /** What the selected customers are like. */
  async selectionMore(
    { settings, selection }: { readonly settings: Settings; readonly selection: Selection },
    context: TaskContext,
  ): Promise<SelectionMore> {
    const { done } = await reach('analyze', settings, context);
    return drive(selectionMore(done, selection), context.signal);
  },

  /** What a report may hold, to look through and to draw its pictures from. */
  async reportPreview(
    input: { readonly settings: Settings } & ReportTongue,
    context: TaskContext,
  ): Promise<ReportView> {
    return reportView(context.store, await reachReport(input.settings, context), input);
  },

  /** The report as one page that stands alone. */
  async reportPage(
    input: ReportRequest & {
      readonly pictures: readonly DrawnPicture[];
      /** Shapes of the segments, as paths in a box of 16 by 16. */
      readonly marks: readonly string[];
    },
    context: TaskContext,
  ): Promise<Download> {
    const done = await reachReport(input.settings, context);
    return reportPage(input, input.pictures, input.marks, done, context);
  },

  /** The tables of the report as a workbook, with the list of customers where it is asked for. */
  async reportWorkbook(
    input: ReportRequest & { readonly customers: boolean },
    context: TaskContext,
  ): Promise<Download> {
    const done = await reachReport(input.settings, context);
    return reportWorkbook(input, input.customers, done, context);
  },

  /** The customers with their segments, as CSV. */
  async downloadSegments(settings: Settings, context: TaskContext): Promise<Download> {
    const { done } = await reach('analyze', settings, context);
    return listOf(done, null, 'kindred-segments.csv', settings, context);
  },

  /** The same of the selected customers alone. */
  async downloadSelection(
    { settings, selection }: { readonly settings: Settings; readonly selection: Selection },
    context: TaskContext,
  ): Promise<Download> {
    const { done } = await reach('analyze', settings, context);
    const inside = await drive(insideOf(done, selection), context.signal);
    return listOf(done, rowsOf(inside, 1), 'kindred-selection.csv', settings, context);
  },
} as const;

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
export type TaskInput<N extends TaskName> = Parameters<Tasks[N]>[0];
export type TaskResult<N extends TaskName> = Awaited<ReturnType<Tasks[N]>>;

/** Customers with their segments as a file; of all where `rows` is null. */
async function listOf(
  done: Artifacts,
  rows: Int32Array | null,
  name: string,
  settings: Settings,
  context: TaskContext,
): Promise<Download> {
  const { customers } = done.features;
  const listed = rows ? Array.from(rows, (row) => customers[row]!) : customers;
  const pseudonyms = settings.privacy.pseudonymousLists ? await pseudonymsOf(context.store, listed) : null;
  const { segments } = tell(done.analyze, done.features, languages.en);
  const list = segmentList(done.features, done.cluster, segments, pseudonyms, rows);
  const bytes = await drive(csvOf(list), context.signal, (p) =>
    context.report('Writing the file', p.done, p.total),
  );
  context.handOver(bytes.buffer);
  return { name, type: 'text/csv', bytes, summary: list.summary, leaving: leavingOf(list) };
}

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

/** All stages that a report speaks of. */
async function reachReport(settings: Settings, context: TaskContext): Promise<Artifacts> {
  await reach('analyze', settings, context);
  return (await reach('explain', settings, context)).done;
}

async function reach(
  target: Stage,
  settings: Settings,
  context: TaskContext,
): Promise<{ ran: Stage[]; done: Artifacts }> {
  const { store, signal, parallel, report } = context;
  if (store.files.length === 0)
    throw new KindredError('no-files', 'There are no files yet. Add an order file to begin.');
  const { files, shelf } = store;
  const upTo = (goal: Stage): Promise<Stage[]> => {
    const steps = advance(shelf, goal, {
      files,
      settings,
      parallel: parallel(settings.compute),
      kept: (key) => store.tables.get(key),
    });
    return drive(steps, signal, ({ stage, done, total }) => report(stages[stage].label, done, total));
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
