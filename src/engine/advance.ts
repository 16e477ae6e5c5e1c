import type { AsyncSteps, Progress, Steps } from '../base/steps';
import type { Parallel } from '../compute/parallel';
import { analyze } from './analyze/analyze';
import { explain, type Explanation } from './analyze/explain';
import { withGivenNames } from './analyze/given-names';
import type { Profiles } from './analyze/types';
import { compareMethods, type Comparison } from './cluster/compare';
import { examine } from './cluster/examine';
import { rfmGrid } from './cluster/rfm-grid';
import { comparisonSettings, grow, segment } from './cluster/segment';
import { silhouetteRows } from './cluster/silhouette-rows';
import type { Finding, Fit, RfmGrid, Segmentation } from './cluster/types';
import { keptColumns, read, unreadTable } from './collect/read';
import type { ByteSource, FileGuess, RawTable } from './collect/types';
import { customerValue, type CustomerValue } from './features/clv/customer-value';
import { estimateOf, spreadOf } from './features/clv/estimate';
import { features } from './features/features';
import type { FeatureMatrix } from './features/types';
import { customerVoice, type CustomerVoice } from './features/voice/customer-voice';
import { corpusOf } from './prepare/language/corpus';
import { prepare } from './prepare/prepare';
import type { CustomerBase } from './prepare/types';
import { fileKey, stageKey, stageOrder, stages, upToStage, type FileRef, type Stage } from './pipeline';
import type { Settings } from './settings';

/** A file that was dropped and understood, not yet read whole. */
export interface SourceFile extends FileRef {
  readonly source: ByteSource;
  readonly guess: FileGuess;
}

/** What each stage leaves behind. */
export interface Artifacts {
  readonly collect: readonly RawTable[];
  readonly prepare: CustomerBase;
  readonly value: CustomerValue;
  readonly voice: CustomerVoice;
  readonly features: FeatureMatrix;
  /** One tree or map for every number of segments; null where a method has none. */
  readonly grow: Fit | null;
  readonly cluster: Segmentation;
  /** What to know of single segments; only when somebody asks, as segments come first. */
  readonly examine: readonly Finding[];
  /** Null when there are no dates to score. */
  readonly rfm: RfmGrid | null;
  /** Segments with the titles that their facts earn. */
  readonly describe: Profiles;
  /** The same with the names that a person gave. */
  readonly analyze: Profiles;
  /** Only when somebody asks. */
  readonly explain: Explanation;
  /** One verdict across all methods; only when somebody asks. */
  readonly compare: Comparison;
}

export interface StageContext {
  readonly files: readonly SourceFile[];
  readonly settings: Settings;
  readonly parallel: Parallel;
  /** What an earlier run of the same stage left, to take unchanged parts from. */
  readonly kept: (fileKey: string) => RawTable | undefined;
}

type Runs = {
  readonly [S in Stage]: (
    done: Artifacts,
    context: StageContext,
  ) => Steps<Artifacts[S]> | AsyncSteps<Artifacts[S]>;
};

const runs: Runs = {
  collect: (_, context) => readAll(context),
  prepare: (done, { settings }) => prepare(done.collect, settings.cleaning, settings.join, settings.privacy),
  value: (done, { settings, parallel }) =>
    customerValue(done.prepare, Number(settings.features.referenceDay ?? 0), settings.value, parallel),
  voice: (done, { settings }) =>
    customerVoice(done.prepare, Number(settings.features.referenceDay ?? 0), settings.voice, corpusOf),
  features: (done, { settings }) => features(done.prepare, settings.features, done.value, done.voice),
  grow: (done, { settings, parallel }) => grow(done.features, settings.cluster, parallel),
  cluster: (done, { settings, parallel }) => segment(done.features, settings.cluster, parallel, done.grow),
  examine: (done, { settings, parallel }) => examine(done.features, done.cluster, settings.cluster, parallel),
  rfm: (done) => rfmGrid(done.features),
  describe: (done) => analyze(done.features, done.cluster),
  *analyze(done, { settings }) {
    return withGivenNames(done.describe, done.features.features, settings.names);
  },
  explain: (done) =>
    explain(done.features, done.cluster, done.value.clv, { estimateOf, spreadOf, silhouetteRows }),
  compare: (done, { settings, parallel }) =>
    compareMethods(done.features.x, comparisonSettings(settings.cluster), parallel),
};

/** Artifacts by stage, each with the key it was made for. Filled only by `advance`. */
export type Shelf = { -readonly [S in Stage]?: { key: string; artifact: Artifacts[S] } };

export interface StageProgress extends Progress {
  readonly stage: Stage;
}

/**
 * Runs whatever is stale up to `target`, in order, and nothing else. Each finished stage is put on the shelf at
 * once, so that a stopped run keeps what it completed. A stage that only fresh ones rest on may have left the shelf.
 *
 * @returns the stages that ran.
 */
export async function* advance(
  shelf: Shelf,
  target: Stage,
  context: StageContext,
): AsyncGenerator<StageProgress, Stage[], void> {
  const { files, settings } = context;
  const ran: Stage[] = [];
  for (const [stage, key] of staleUpTo(shelf, target, files, settings)) {
    yield { stage, done: 0, total: 1 };
    yield* fill(shelf, stage, key, context);
    ran.push(stage);
  }
  return ran;
}

/** The stages to run and the keys of what they will leave. */
function staleUpTo(
  shelf: Shelf,
  target: Stage,
  files: readonly FileRef[],
  settings: Settings,
): [Stage, string][] {
  const asked = new Set<Stage>([target]);
  const stale: [Stage, string][] = [];
  for (const stage of upToStage(target).reverse()) {
    const key = stageKey(stage, files, settings);
    if (!asked.has(stage) || shelf[stage]?.key === key) continue;
    for (const earlier of stages[stage].after) asked.add(earlier);
    stale.unshift([stage, key]);
  }
  return stale;
}

/** Runs one stage and puts its artifact on the shelf. */
async function* fill<S extends Stage>(
  shelf: Shelf,
  stage: S,
  key: string,
  context: StageContext,
): AsyncGenerator<StageProgress, void, void> {
  const steps = runs[stage](shelved(shelf), context);
  try {
    for (;;) {
      const step = await steps.next();
      if (step.done) {
        shelf[stage] = { key, artifact: step.value } as Shelf[S];
        return;
      }
      yield { stage, ...step.value };
    }
  } finally {
    await steps.return(undefined as never);
  }
}

/** The shelf as plain artifacts; a stage reads only what stands before it, which `advance` has put there. */
const shelved = (shelf: Shelf): Artifacts =>
  Object.fromEntries(stageOrder.map((stage) => [stage, shelf[stage]?.artifact])) as unknown as Artifacts;

/** Reads the files whose layout changed, and takes the others as they are. Progress in bytes over all files. */
async function* readAll({ files, settings, parallel, kept }: StageContext): AsyncSteps<RawTable[]> {
  const total = files.reduce((sum, file) => sum + file.source.size, 0);
  let before = 0;
  const tables: RawTable[] = [];
  for (const file of files) {
    const earlier = kept(fileKey(file, settings));
    const overrides = settings.files[file.id] ?? {};
    const reasons = settings.privacy.columns[file.id];
    if (earlier) tables.push(earlier);
    else if (files.length > 1 && keptColumns(file.guess, overrides, reasons).length === 0)
      tables.push(unreadTable(file.guess));
    else {
      const steps = read(file.source, file.guess, overrides, parallel, reasons);
      try {
        for (;;) {
          const step = await steps.next();
          if (step.done) {
            tables.push(step.value);
            break;
          }
          yield { done: before + step.value.done, total };
        }
      } finally {
        await steps.return(undefined as never);
      }
    }
    before += file.source.size;
  }
  return tables;
}
