import type { FeatureMatrix } from '../features/types';
import { hasNoun } from './language/figures';
import type { Language, Writer } from './language/language';
import { isTellable } from './tellable';
import type { Fact, Profiles, SegmentProfile, Title, ToldFact } from './types';

/** The segments in the words of one language. */
export interface Told {
  readonly headline: string;
  readonly subline: string;
  readonly segments: readonly SegmentProfile[];
  /** What each feature is called, in the order of `FeatureMatrix.features`. */
  readonly labels: readonly string[];
}

/** Makes words of facts. The same facts give the same words; names are unique. Cost: nothing to speak of. */
export function tell(
  profiles: Pick<Profiles, 'segments' | 'overview'>,
  { features, currency }: Pick<FeatureMatrix, 'features' | 'currency'>,
  language: Language,
): Told {
  const write = language.writer(currency);
  return {
    headline: language.headline(profiles.overview, write),
    subline: language.subline(profiles.overview, write),
    segments: profiles.segments.map((segment) => ({
      ...segment,
      name: nameOf(segment.title, language),
      portrait: language.portrait(segment.habits, write),
      facts: segment.facts.map((fact) => toldFact(fact, features, language, write)),
      notes: segment.notes.map((note) => language.note(note, write)),
    })),
    labels: features.map((feature) => language.label(feature)),
  };
}

/** "Loyal regulars, small baskets (2)". */
export function nameOf(title: Title, { traits, rfm, everybody }: Language): string {
  if (title.kind === 'all') return everybody;
  if (title.kind === 'rule') return (rfm as Readonly<Record<string, string>>)[title.name] ?? title.name;
  const { trait, addition, number } = title;
  const name = addition === null ? traits[trait][0] : `${traits[trait][0]}, ${traits[addition][1]}`;
  return number === 1 ? name : `${name} (${number})`;
}

/** The others' figure goes without its noun where the first has said it: "14 orders each, others 3". */
function toldFact(
  { feature, median, restMedian }: Fact,
  features: FeatureMatrix['features'],
  language: Language,
  write: Writer,
): ToldFact {
  const { id, unit } = features[feature]!.spec;
  const bare = hasNoun(unit) && !Number.isNaN(restMedian);
  const others = bare ? write.number(restMedian) : write.figure(restMedian, unit);
  const tail = isTellable(id) ? language.tails[id] : '';
  return { feature, figure: write.figure(median, unit), rest: language.beside(tail, others) };
}
