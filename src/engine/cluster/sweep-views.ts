import { random, sampleIndices } from '../../base/random';
import type { AsyncSteps } from '../../base/steps';
import type { Parallel } from '../../compute/parallel';
import { gmm } from './gmm/gmm';
import { fitJob } from './jobs';
import { takeRows } from './points';
import type { Candidate, Indices, Points } from './types';

/** Rows that mixtures of every kind are fitted on. */
const CRITERION_ROWS = 4_000;
/** Short runs without a finish: the curves need no more, and forty mixtures take two seconds. */
const SHORT = { tolerance: 1e-3 };
const kinds = gmm.options.covariance.choices;

/** Inertia by number of segments. */
export interface ElbowView {
  readonly ks: readonly number[];
  readonly inertias: readonly number[];
  /** Where the curve bends most (Satopää et al. 2011); null where it does not bend. One vote, not a verdict. */
  readonly elbow: number | null;
}

/** Gap statistic by number of segments. */
export interface GapView {
  readonly ks: readonly number[];
  readonly gaps: readonly number[];
  /** s_k, the standard error with the draws' own spread in it: draw each gap ± this. */
  readonly errors: readonly number[];
  /** The smallest k with gap(k) ≥ gap(k + 1) − s(k + 1) (Tibshirani, Walther, Hastie 2001); null where there is none. */
  readonly proposed: number | null;
}

/** Information criteria of Gaussian mixtures by number of components, a curve for each kind of covariance. */
export interface CriterionView {
  readonly curves: readonly CriterionCurve[];
  /** Kind and number of the smallest, BIC and ICL each. */
  readonly best: { readonly bic: CriterionPlace; readonly icl: CriterionPlace };
  /** Rows they were fitted on. */
  readonly rows: number;
}

export interface CriterionCurve {
  /** "full", "tied", "diagonal" or "spherical", and how the form names it. */
  readonly covariance: string;
  readonly label: string;
  readonly ks: readonly number[];
  /** Smaller is better. */
  readonly bic: readonly number[];
  readonly icl: readonly number[];
}

export interface CriterionPlace {
  readonly covariance: string;
  readonly k: number;
}

/** What a sweep over the number of segments knows beyond its verdict; null parts where it was not tried. */
export interface SweepViews {
  readonly elbow: ElbowView | null;
  readonly gap: GapView | null;
  readonly criteria: CriterionView | null;
}

type Swept = Pick<Candidate, 'k' | 'inertia' | 'indices'>;

/**
 * @param candidates of one method. @param covariance of a Gaussian mixture. @param rows fitted.
 * Cost: candidates.
 */
export function sweepViews(candidates: readonly Swept[], covariance: string, rows: number): SweepViews {
  const sorted = [...candidates].sort((a, b) => a.k - b.k);
  return {
    elbow: elbowView(sorted),
    gap: gapView(sorted),
    criteria: criterionView(
      sorted.map(({ k, indices: { bic, icl } }) => ({ k, bic, icl, covariance })),
      rows,
    ),
  };
}

/** Null below three numbers, which have no bend. */
export function elbowView(candidates: readonly Swept[]): ElbowView | null {
  const known = candidates.filter(({ inertia }) => Number.isFinite(inertia));
  if (known.length < 3) return null;
  const [first, last] = [known[0]!, known.at(-1)!];
  const fall = first.inertia - last.inertia;
  let elbow: number | null = null;
  let most = 1e-9;
  for (const { k, inertia } of fall > 0 ? known : []) {
    const below = (first.inertia - inertia) / fall - (k - first.k) / (last.k - first.k);
    if (below <= most) continue;
    most = below;
    elbow = k;
  }
  return { ks: known.map(({ k }) => k), inertias: known.map(({ inertia }) => inertia), elbow };
}

/** Null where the gap was not tried. */
export function gapView(candidates: readonly Swept[]): GapView | null {
  const known = candidates.filter(({ indices }) => Number.isFinite(indices.gap));
  if (known.length === 0) return null;
  const proposed = known.find(({ k, indices }, at) => {
    const next = known[at + 1];
    return next?.k === k + 1 && indices.gap >= next.indices.gap - next.indices.gapSpread;
  });
  return {
    ks: known.map(({ k }) => k),
    gaps: known.map(({ indices }) => indices.gap),
    errors: known.map(({ indices }) => indices.gapSpread),
    proposed: proposed?.k ?? null,
  };
}

/** Null where nothing has a likelihood. */
export function criterionView(
  fits: readonly (CriterionPlace & Pick<Indices, 'bic' | 'icl'>)[],
  rows: number,
): CriterionView | null {
  const known = fits.filter(({ bic }) => Number.isFinite(bic)).sort((a, b) => a.k - b.k);
  if (known.length === 0) return null;
  const least = (criterion: 'bic' | 'icl'): CriterionPlace => {
    const { k, covariance } = known.reduce((best, each) => (each[criterion] < best[criterion] ? each : best));
    return { k, covariance };
  };
  return {
    curves: [...new Set(known.map(({ covariance }) => covariance))].map((covariance) => {
      const own = known.filter((each) => each.covariance === covariance);
      return {
        covariance,
        label: kinds.find(({ value }) => value === covariance)?.label ?? covariance,
        ks: own.map(({ k }) => k),
        bic: own.map(({ bic }) => bic),
        icl: own.map(({ icl }) => icl),
      };
    }),
    best: { bic: least('bic'), icl: least('icl') },
    rows,
  };
}

/**
 * Gaussian mixtures of every kind of covariance with each number of components, as mclust draws them (Scrucca et al.
 * 2016); of more than 4,000 rows on a seeded sample, for criteria of different rows can't be compared.
 *
 * @param x rows × columns, finite; as many rows as the largest of `ks`. Cost: a fit for each kind and number.
 */
export async function* mixtureCriteria(
  x: Points,
  ks: readonly number[],
  seed: number,
  parallel: Parallel,
): AsyncSteps<CriterionView | null> {
  const rows = sampleIndices(x.rows, CRITERION_ROWS, random(seed).fork('criteria'));
  const points = rows.length < x.rows ? takeRows(x, rows) : x;
  // The largest first: the longest work should not be the last to start.
  const largest = [...ks].sort((a, b) => b - a);
  const asked = kinds.flatMap(({ value: covariance }) => largest.map((k) => ({ k, covariance })));
  const inputs = asked.map((each) => ({ algorithm: gmm.id, options: { ...each, ...SHORT, seed } }));
  const fits = yield* parallel.map(fitJob, inputs, points);
  return criterionView(
    asked.map((each, at) => ({ ...each, bic: fits[at]!.measures.bic!, icl: fits[at]!.measures.icl! })),
    points.rows,
  );
}
