import type { OptionSpecs } from '../../base/options';
import { random, sampleIndices } from '../../base/random';
import type { AsyncSteps } from '../../base/steps';
import { fastestKernels } from '../../compute/cpu/fastest';
import type { Parallel } from '../../compute/parallel';
import type { Algorithm } from './algorithm';
import { catalog } from './catalog';
import { checkRange, fitsOf } from './choose';
import { commonMeasure, CUTTING, fairly, mostOf, type Judged } from './common-measure';
import { dissentOf, verdictOf } from './dissent';
import { comparedTrials, type Effort } from './effort';
import { fitEach } from './fits';
import { measureOf } from './judging';
import { adjustedRand } from './measures';
import { checkPoints, takeRows } from './points';
import { within } from './share';
import type { Candidate, Fit, Points } from './types';
import { candidateOf, isReal } from './verdict';
import { weigh } from './weigh';

/** One method with one number of segments. */
export interface MethodCandidate extends Candidate {
  readonly algorithm: string;
  /** "Gaussian mixture", "Hierarchical (average)". */
  readonly label: string;
  /** Seed, number of segments where the method takes one, and what differs from its own: they make it again. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly lowestStability: number;
  readonly meanStability: number;
  /** Share of customers in no segment. */
  readonly unassigned: number;
  /** Whether these groups stand apart from chance, come back, and are not tiny. */
  readonly real: boolean;
  /** Adjusted Rand index with the winner, over the customers compared. */
  readonly agreement: number;
}

/** One verdict across methods, as a sortable table and as sentences. */
export interface Comparison {
  /** By falling score. */
  readonly candidates: readonly MethodCandidate[];
  /** The candidate taken: the best of the real ones, or the best slices where there are no groups. */
  readonly winner: MethodCandidate;
  /**
   * False when fewer than two methods, or fewer than a third of them, find groups worth the name; along paths and as
   * stretched, where not every method can see them, those that do are enough.
   */
  readonly separated: boolean;
  /** Two plain sentences: what was taken and why, and how the others see it. */
  readonly reason: string;
  readonly dissent: string;
  /** Customers compared, and whether they are a sample. */
  readonly rows: number;
  readonly sampled: boolean;
}

interface Method {
  readonly entry: Algorithm;
  readonly label: string;
  readonly options: Readonly<Record<string, unknown>>;
}

interface Tried extends Method, Judged {
  readonly fit: Fit;
}

/** Largest number of segments tried where little is. */
const QUICK_MOST = 10;

/**
 * Tries every method of the catalogue on the same customers and gives one verdict, with the dissent.
 *
 * The silhouette is held against the highest that any method reaches with as many segments on groupless data, so that
 * a method that finds nothing there has no advantage. Density methods and single linkage, whose groups may have any
 * shape, are held against groupless data by the silhouette along paths, and so are all where others only cut through
 * the groups that these find. The rule-based maps find no groups and are left out; kinds are not compared, only numbers.
 *
 * @param points customers × used features, finite; at most 1,000 (quick), 2,000 or 4,000 (expert) are compared.
 * 'expert' also tries every shape, linkage and grid. Errors as `segment`.
 * Cost: for each method a sweep as `choose` makes.
 */
export async function* compareMethods(
  points: Points,
  given: { readonly effort: Effort; readonly seed: number; readonly fewest: number; readonly most: number },
  parallel: Parallel,
): AsyncSteps<Comparison> {
  yield* checkPoints(points);
  const { effort, seed, fewest } = given;
  checkRange(fewest, given.most);
  const rows = sampleIndices(points.rows, comparedTrials[effort].rows, random(seed).fork('compare'));
  const field = rows.length < points.rows ? takeRows(points, rows) : points;
  const most = Math.min(effort === 'quick' ? QUICK_MOST : given.most, field.rows - 1);
  const ks = Array.from({ length: Math.max(0, most - fewest + 1) }, (_, i) => fewest + i);
  const methods = methodsFor(effort, seed, ks.length > 0);
  const tried: Tried[] = [];
  for (const [at, method] of methods.entries()) {
    const steps = tryMethod(method, field, ks, effort, seed, parallel);
    tried.push(...(yield* within(steps, at / methods.length, 1 / methods.length)));
  }
  return comparisonOf(fairly(tried), methods, field.rows, field !== points);
}

/** Every method once; with much effort once for every value of its first choice. */
function methodsFor(effort: Effort, seed: number, sweeps: boolean): Method[] {
  return catalog
    .filter(({ input, options }) => input !== 'rfm' && (sweeps || !('k' in options)))
    .flatMap((entry): Method[] => {
      const seeded = 'seed' in entry.options ? { seed } : {};
      const [name, spec] =
        Object.entries(entry.options as OptionSpecs).find(([, { kind }]) => kind === 'choice') ?? [];
      if (effort !== 'expert' || !name || spec?.kind !== 'choice')
        return [{ entry, label: entry.label, options: seeded }];
      return spec.choices.map(({ value }) => ({
        entry,
        label: `${entry.label} (${value})`,
        options: { ...seeded, [name]: value },
      }));
    });
}

async function* tryMethod(
  method: Method,
  field: Points,
  ks: readonly number[],
  effort: Effort,
  seed: number,
  parallel: Parallel,
): AsyncSteps<Tried[]> {
  const { entry } = method;
  const own = method.options;
  const takesK = 'k' in entry.options;
  const all = takesK
    ? yield* within(fitsOf(field, entry.id, own, ks, parallel), 0, 0.4)
    : yield* within(fitEach(entry, field, [own], { kernels: fastestKernels(), parallel }), 0, 0.4);
  const fits = all.filter((fit, at) => all.findIndex(({ k }) => k === fit.k) === at);
  const options = fits.map(({ k }) => (takesK ? { ...own, k } : own));
  const { evidence } = yield* within(
    weigh(
      field,
      { algorithm: entry.id, options, seed, trials: comparedTrials[effort], byAll: true },
      fits,
      parallel,
    ),
    0.4,
    0.6,
  );
  return fits.map((fit, at) => ({
    ...method,
    fit,
    evidence: evidence[at]!,
    own: measureOf(entry, options[at]!),
  }));
}

function comparisonOf(
  tried: readonly Tried[],
  methods: readonly Method[],
  rows: number,
  sampled: boolean,
): Comparison {
  const measure = commonMeasure(tried);
  const most = mostOf(
    measure,
    tried.filter(({ own, evidence }) => own === measure && isReal(evidence, measure)),
  );
  const found = ({ own, evidence }: Tried) =>
    own === 'paths' || measure === 'silhouette' || own === measure
      ? isReal(evidence, own === 'paths' ? own : measure)
      : isReal(evidence, measure) && evidence[measure] > CUTTING * most;
  const sorted = tried
    .map((each) => ({
      ...each,
      candidate: candidateOf(each.evidence, measure),
      real: found(each),
    }))
    .sort((a, b) => orLeast(b.candidate.score) - orLeast(a.candidate.score));
  const finding = methods.filter(({ label }) => sorted.some((each) => each.label === label && each.real));
  // Of groups that only some methods can see, those that do are enough.
  const separated = measure !== 'silhouette' || finding.length >= Math.max(2, methods.length / 3);
  const sliced = ({ fit, evidence }: Tried) => evidence.k > 1 && !fit.labels.includes(-1);
  const best = sorted.find((each) => (separated ? each.real : sliced(each))) ?? sorted[0]!;
  const candidates = sorted.map(({ entry, label, options, fit, candidate, real }): MethodCandidate => ({
    ...candidate,
    algorithm: entry.id,
    label,
    options: 'k' in entry.options ? { ...options, k: candidate.k } : options,
    lowestStability: candidate.stability.length > 0 ? Math.min(...candidate.stability) : NaN,
    meanStability: candidate.stability.reduce((sum, value) => sum + value, 0) / candidate.stability.length,
    unassigned: fit.labels.reduce((sum, label) => sum + Number(label < 0), 0) / rows,
    real,
    agreement: adjustedRand(fit.labels, best.fit.labels),
  }));
  const winner = candidates[sorted.indexOf(best)]!;
  const prefers = methods.map(({ label }) => ({
    label,
    k: candidates.find((candidate) => candidate.label === label && candidate.real)?.k ?? 0,
  }));
  return {
    candidates,
    winner,
    separated,
    reason: verdictOf(
      winner,
      finding.map(({ label }) => label),
      methods.length,
      separated,
      measure,
    ),
    dissent: dissentOf(prefers, winner.k, measure),
    rows,
    sampled,
  };
}

const orLeast = (score: number) => (Number.isNaN(score) ? -Infinity : score);
