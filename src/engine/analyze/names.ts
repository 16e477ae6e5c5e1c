import type { Feature } from '../features/types';
import { evidenceOf, isTelling } from './evidence';
import { traits, type TraitId } from './traits';
import type { Contrast, Said, Title } from './types';

/** Something that may be said of segments, and how strongly the facts of each earn it. */
interface Claim {
  readonly said: Said;
  /** Names that add a claim add one on another subject. */
  readonly about: string;
  readonly scores: readonly number[];
}

/** By so much an addition has to stand out from all namesakes. */
const LEAD = 0.12;
/** A feature without a trait of its own counts less than one that people know by name. */
const PLAIN = 0.6;

/**
 * Titles segments by what sets each apart. Every segment takes what its facts earn best; when two earn the same, each
 * adds what separates it most from its namesakes. Equal facts give equal titles, and titles are unique.
 *
 * @param contrasts of each segment, by feature.
 * @param mixed segments that are not called away, whatever their medians say: too many of them are there.
 */
export function titlesOf(
  contrasts: readonly (readonly Contrast[])[],
  features: readonly Feature[],
  mixed: readonly boolean[] = [],
): Title[] {
  if (contrasts.length === 1) return [{ kind: 'all' }];
  const claims = [...traitClaims(contrasts, features, mixed), ...featureClaims(contrasts, features)];
  const first = contrasts.map((_, segment) => strongest(claims, segment));
  // What coincides is told apart by number, the larger segment first.
  const seen = new Map<string, number>();
  return first.map((claim, segment): Title => {
    const namesakes = first.flatMap((other, i) => (other === claim && i !== segment ? [i] : []));
    const addition = namesakes.length === 0 ? null : addTo(claim, segment, namesakes, claims);
    const key = JSON.stringify([claim.said, addition]);
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return { kind: 'facts', said: claim.said, addition, number };
  });
}

/** Traits that say people are away. */
const AWAY: ReadonlySet<TraitId> = new Set<TraitId>(['silent', 'drifting', 'longGone', 'quiet']);

function traitClaims(
  contrasts: readonly (readonly Contrast[])[],
  features: readonly Feature[],
  mixed: readonly boolean[],
): Claim[] {
  const evidence = contrasts.map((row) => evidenceOf(row, features));
  return (Object.keys(traits) as TraitId[]).map((trait) => ({
    said: { kind: 'trait', trait },
    about: traits[trait].about,
    scores: evidence.map((e, segment) => (mixed[segment] && AWAY.has(trait) ? 0 : traits[trait].says(e))),
  }));
}

/** More or less of whatever else the data tell: visits, opened mail, a category, a column of one's own. */
function featureClaims(contrasts: readonly (readonly Contrast[])[], features: readonly Feature[]): Claim[] {
  return features.flatMap((feature, index) =>
    !mayName(feature)
      ? []
      : [true, false].map((more) => ({
          said: { kind: 'feature' as const, feature: index, more },
          about: feature.spec.id,
          scores: contrasts.map((row) => {
            const contrast = row[index]!;
            return isTelling(contrast) ? Math.max(0, PLAIN * (more ? contrast.effect : -contrast.effect)) : 0;
          }),
        })),
  );
}

/** Features that traits speak of already, in other words. */
const SAID_BY_TRAITS = new Set([
  'tenure_days',
  'gap_days',
  'overdue',
  'gap_regularity',
  'order_trend',
  'days_to_second_order',
  'cohort_months',
  'units_per_order',
  'distinct_products',
  'product_spread',
  'category_spread',
]);

/** Who people are names no segment unless a person let it find them. */
function mayName({ spec, basis, used }: Feature): boolean {
  if (['recency', 'frequency', 'money', 'returns'].includes(spec.group)) return false;
  if (SAID_BY_TRAITS.has(spec.id) || (spec.group === 'profile' && !used)) return false;
  if (basis?.family === 'share' || basis?.family === 'is') return basis.level !== null;
  return basis?.family !== 'taste' && basis?.family !== 'unknown';
}

const strongest = (claims: readonly Claim[], segment: number): Claim =>
  claims.reduce((best, claim) => (claim.scores[segment]! > best.scores[segment]! ? claim : best));

/** What, on another subject than `base`, lets `segment` stand out most from its namesakes. */
function addTo(
  base: Claim,
  segment: number,
  namesakes: readonly number[],
  claims: readonly Claim[],
): Said | null {
  let best: Said | null = null;
  let lead = LEAD;
  for (const { said, about, scores } of claims) {
    if (about === base.about || (about === 'time' && base.about === 'loyalty')) continue;
    const margin = scores[segment]! - Math.max(...namesakes.map((other) => scores[other]!));
    if (margin > lead) {
      best = said;
      lead = margin;
    }
  }
  return best;
}
