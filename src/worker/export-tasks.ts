import type { Artifacts } from '../engine/advance';
import { languages } from '../engine/analyze/language/languages';
import { tell } from '../engine/analyze/tell';
import { rowsOf, type Selection } from '../engine/analyze/selection';
import { csvOf } from '../engine/export/csv';
import type { DrawnPicture } from '../engine/export/report/model';
import { segmentList } from '../engine/export/segments';
import type { Settings } from '../engine/settings';
import { leavingOf } from '../privacy/ledger';
import { drive } from './drive';
import { insideOf } from './selection-view';
import {
  reportPage,
  reportView,
  reportWorkbook,
  type ReportRequest,
  type ReportTongue,
  type ReportView,
} from './report';
import { pseudonymsOf } from './store';
import type { Download } from './views';
import { reach, type TaskContext } from './reach';

/** What leaves as a file, and what is looked through before. All of it goes through the release gate. */
export const exportTasks = {
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

/** All stages that a report speaks of. */
async function reachReport(settings: Settings, context: TaskContext): Promise<Artifacts> {
  await reach('analyze', settings, context);
  return (await reach('explain', settings, context)).done;
}
