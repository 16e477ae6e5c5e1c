import type { Artifacts } from '../engine/advance';
import { languages } from '../engine/analyze/language/languages';
import { axesOf, nameOf as nameOfSegment, tell } from '../engine/analyze/tell';
import { segmentOptions } from '../engine/cluster/segment';
import { listSheet } from '../engine/export/customers-sheet';
import { reportFacts, type ReportFacts } from '../engine/export/report/facts/facts';
import type { Finished, Told } from '../engine/export/report/facts/input';
import { figuresFor } from '../engine/export/report/figures';
import { hashFiles } from '../engine/export/report/file-hash';
import { reportHtml } from '../engine/export/report/html';
import type { DrawnPicture } from '../engine/export/report/model';
import { nameOf } from '../engine/export/report/phrases';
import { reportModel, reportTables } from '../engine/export/report/report';
import { reportTexts, type ReportLanguage } from '../engine/export/report/text/languages';
import { usedSettings } from '../engine/export/report/used-settings';
import type { UsedSetting, Words } from '../engine/export/report/words';
import { segmentList } from '../engine/export/segments';
import { sheetOf, workbookOf } from '../engine/export/xlsx';
import { clvOptions } from '../engine/features/clv/options';
import { featureOptions } from '../engine/features/options';
import { stageKey } from '../engine/pipeline';
import type { Settings } from '../engine/settings';
import { newGate } from '../privacy/gate';
import { leavingOf, type Leaving, type LedgerEntry } from '../privacy/ledger';
import { drive } from './drive';
import { pseudonymsOf, type Store } from './store';
import type { TaskContext } from './reach';
import type { Download } from './views';

/** In which language, and how figures are written there. */
export interface ReportTongue {
  readonly language: ReportLanguage;
  /** BCP 47 tag of that language. */
  readonly locale: string;
}

/** What a report needs besides the project. */
export interface ReportRequest extends ReportTongue {
  readonly settings: Settings;
  /** Day of the page's clock, days since 1970-01-01. */
  readonly day: number;
  readonly version: string;
  readonly ledger: readonly Pick<LedgerEntry, 'title' | 'file'>[];
}

/** All that may leave, for the preview and for the pictures. */
export interface ReportView {
  readonly facts: ReportFacts;
  /** Name of each segment as the report writes it, by label. */
  readonly names: readonly string[];
  /** What stands on the axes of its pictures. */
  readonly words: Readonly<
    Record<
      'customers' | 'revenue' | 'silhouette' | 'recency' | 'frequency' | 'customersAxis' | 'revenueAxis',
      string
    >
  >;
}

const factsOf = (store: Store, done: Artifacts, settings: Settings, language: ReportLanguage): ReportFacts =>
  reportFacts(finished(store, done, settings), toldOf(done, language), newGate());

export function reportView(
  store: Store,
  done: Artifacts,
  { settings, language }: { readonly settings: Settings } & ReportTongue,
): ReportView {
  const facts = factsOf(store, done, settings, language);
  const t = reportTexts[language];
  return {
    facts,
    names: facts.segments.map((segment) => nameOf(segment, t)),
    words: {
      customers: t.customers,
      revenue: t.revenue,
      silhouette: t.columns.silhouette,
      recency: t.columns.recency,
      frequency: t.columns.frequency,
      customersAxis: t.pictures.customersAxis,
      revenueAxis: t.pictures.revenueAxis,
    },
  };
}

/** The report as one page of HTML. */
export async function reportPage(
  request: ReportRequest,
  pictures: readonly DrawnPicture[],
  marks: readonly string[],
  done: Artifacts,
  context: TaskContext,
): Promise<Download> {
  const words = await wordsOf(request, done, context);
  const { t, f, facts } = words;
  const html = reportHtml(reportModel(words, request.language), pictures, marks, t, f);
  return downloadOf(
    'kindred-report.html',
    'text/html',
    new TextEncoder().encode(html) as Uint8Array<ArrayBuffer>,
    leavingReport(facts),
    t.privacy.held(facts.held.counts, facts.held.figures),
    context,
  );
}

/** The same as a workbook; with `customers` the list of customers is a sheet of it. */
export async function reportWorkbook(
  request: ReportRequest,
  customers: boolean,
  done: Artifacts,
  context: TaskContext,
): Promise<Download> {
  const words = await wordsOf(request, done, context);
  const { t, facts } = words;
  const { settings } = request;
  const { store } = context;
  const sheets = reportTables(words).map(sheetOf);
  const list = customers
    ? segmentList(
        done.features,
        done.cluster,
        toldOf(done, request.language).segments,
        settings.privacy.pseudonymousLists ? await pseudonymsOf(store, done.features.customers) : null,
      )
    : null;
  if (list) sheets.push(listSheet(t.sheets.customers, list));
  const bytes = await drive(workbookOf(sheets, facts.currency, t.hidden), context.signal, (p) =>
    context.report('Writing the workbook', p.done, p.total),
  );
  const held = t.privacy.held(facts.held.counts, facts.held.figures);
  return downloadOf(
    'kindred-report.xlsx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes,
    list ? leavingOf(list) : leavingReport(facts),
    list ? `${held} ${list.summary}` : held,
    context,
  );
}

const leavingReport = ({ segments }: ReportFacts): Leaving => ({
  title: 'Report',
  rows: segments.length,
  columns: ['segments'],
  people: 'none',
});

function downloadOf(
  name: string,
  type: string,
  bytes: Uint8Array<ArrayBuffer>,
  leaving: Leaving,
  summary: string,
  context: TaskContext,
): Download {
  context.handOver(bytes.buffer);
  return { name, type, bytes, summary, leaving };
}

async function wordsOf(request: ReportRequest, done: Artifacts, context: TaskContext): Promise<Words> {
  const { settings, language, locale, day, version, ledger } = request;
  const { store } = context;
  const facts = factsOf(store, done, settings, language);
  const sources = [...new Set(store.files.map(({ source }) => source))];
  const { inputs, inputsHash } = await drive(hashFiles(sources), context.signal, (p) =>
    context.report('Taking the fingerprint of the files', p.done, p.total),
  );
  const t = reportTexts[language];
  return {
    facts,
    t,
    f: figuresFor(locale, facts.currency, t.words),
    about: { version, day, inputs, inputsHash, ledger, settings: settingsOf(settings, facts) },
  };
}

const settingsOf = ({ cluster, features, value }: Settings, { algorithm }: ReportFacts): UsedSetting[] => [
  // Nought stands for a number that the data chose, which is told elsewhere.
  ...usedSettings(segmentOptions(algorithm), cluster, 'all').filter(
    ({ id, value }) => id !== 'k' || value !== '0',
  ),
  ...usedSettings(featureOptions, features, 'changed'),
  ...usedSettings(clvOptions, value, 'changed'),
];

/** The artifacts, and the comparison of methods where it is there and true. */
function finished({ shelf, files }: Store, done: Artifacts, settings: Settings): Finished {
  const compared = shelf.compare?.key === stageKey('compare', files, settings);
  return { ...done, compare: compared ? shelf.compare!.artifact : null };
}

function toldOf({ analyze, features }: Artifacts, id: ReportLanguage): Told {
  const language = languages[id];
  const { segments, labels } = tell(analyze, features, language);
  return {
    segments,
    labels,
    axes: axesOf(analyze.map, features.features, language),
    rfmName: (name) => nameOfSegment({ kind: 'rule', name }, features.features, language),
  };
}
