import { random, sampleIndices } from '../../base/random';
import type { AsyncSteps } from '../../base/steps';
import type { FeatureGroup, FeatureMatrix } from '../features/types';
import { twoSolutions, type Labeling } from './two-solutions';

/** One feature at a time, or all of a group together. */
export type LeaveBy = 'feature' | 'group';

/** What is left out together. */
export interface Part {
  /** Indices into `FeatureMatrix.features`; empty for a kind. */
  readonly features: readonly number[];
  /** Of a group. */
  readonly group: FeatureGroup | null;
  /** Label of a kind: "Country". */
  readonly kind: string | null;
}

/** What becomes of the segments without one part. */
export interface Without {
  /** Null where nothing was left out: what fitting again changes by itself. */
  readonly part: Part | null;
  /** Adjusted Rand index with the segments in use. */
  readonly rand: number;
  /** Share of customers that stay in their segment. */
  readonly stay: number;
  /** Jaccard overlap of each segment with the one that matches it; 0 where none does. */
  readonly jaccard: readonly number[];
  /** Segments of which no more than half comes back. */
  readonly dissolved: readonly number[];
}

export interface Sensitivity {
  /** The part that decides most first. */
  readonly parts: readonly Without[];
  readonly again: Without;
  /** Customers grouped anew, and whether they are a sample. */
  readonly rows: number;
  readonly sampled: boolean;
}

/** What the cluster stage lends. */
export interface LentFits {
  /** Labels of some customers, grouped once for each of `leave`: places among the used features and among the kinds. */
  readonly fitsWithout: (
    rows: Int32Array,
    leave: readonly { readonly features: readonly number[]; readonly kinds: readonly number[] }[],
  ) => AsyncSteps<Labeling[]>;
  readonly adjustedRand: (a: Int32Array, b: Int32Array) => number;
  /** Whether the method goes by kinds as well. */
  readonly usesKinds: boolean;
}

/** Customers grouped anew for each part. */
export const SENSITIVITY_ROWS = 5_000;
/** A segment of which this much or less comes back has dissolved (Hennig 2008). */
const DISSOLVED = 0.5;

/**
 * How the segments would look without each feature, or each group of features: fitted again with the same settings
 * and number of segments, and laid beside those in use. Beyond 5,000 customers a seeded sample of them, and `again`
 * says how much the sample alone changes.
 *
 * @returns parts by rising agreement; none where only one part is in use. Cost: one fit of the sample for each.
 * @source Hennig, Dissolution point and isolation robustness (2008), for the bound of one half.
 */
export async function* sensitivity(
  matrix: Pick<FeatureMatrix, 'features' | 'used' | 'categories'>,
  { labels, k }: Labeling,
  by: LeaveBy,
  { fitsWithout, adjustedRand, usesKinds }: LentFits,
): AsyncSteps<Sensitivity> {
  const rows = sampleIndices(labels.length, SENSITIVITY_ROWS, random(1).fork('sensitivity'));
  const parts = partsOf(matrix, by, usesKinds);
  const place = new Map(matrix.used.map((feature, at) => [feature, at]));
  const kinds = (matrix.categories ?? []).map(({ label }) => label);
  const leave = parts.map(({ features, kind }) => ({
    features: features.map((feature) => place.get(feature)!),
    kinds: kind === null ? [] : [kinds.indexOf(kind)],
  }));
  const known = { labels: Int32Array.from(rows, (row) => labels[row]!), k };
  const [again, ...fits] = yield* fitsWithout(rows, [{ features: [], kinds: [] }, ...leave]);
  const beside = function* (fit: Labeling, part: Part | null) {
    const { rand, stay, matches } = yield* twoSolutions(known, fit, adjustedRand);
    const jaccard = matches.map((match) => match.jaccard);
    const dissolved = [...jaccard.keys()].filter((segment) => jaccard[segment]! <= DISSOLVED);
    return { part, rand, stay, jaccard, dissolved };
  };
  const found: Without[] = [];
  for (const [at, fit] of fits.entries()) found.push(yield* beside(fit, parts[at]!));
  return {
    parts: found.sort((a, b) => a.stay - b.stay || a.rand - b.rand),
    again: yield* beside(again!, null),
    rows: rows.length,
    sampled: rows.length < labels.length,
  };
}

/** What can be left out; nothing where it is all there is. */
function partsOf(
  { features, used, categories }: Pick<FeatureMatrix, 'features' | 'used' | 'categories'>,
  by: LeaveBy,
  usesKinds: boolean,
): Part[] {
  const groups = [...new Set(used.map((feature) => features[feature]!.spec.group))];
  const numbers: Part[] =
    by === 'feature'
      ? used.map((feature) => ({ features: [feature], group: null, kind: null }))
      : groups.map((group) => ({
          features: used.filter((feature) => features[feature]!.spec.group === group),
          group,
          kind: null,
        }));
  const kinds = usesKinds ? (categories ?? []).map(({ label }) => label) : [];
  const all = [...numbers, ...kinds.map((kind): Part => ({ features: [], group: null, kind }))];
  // A method needs a number to go by.
  return numbers.length > 1 ? all : all.slice(numbers.length);
}
