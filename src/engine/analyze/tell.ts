import type { FeatureMatrix } from '../features/types';
import { foldName } from './given-name';
import { hasNoun } from './language/figures';
import type { Language, Named, Writer } from './language/language';
import { isTellable } from './tellable';
import type { Fact, MapView, Profiles, Said, SegmentProfile, Title, ToldFact } from './types';

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
  { features, currency, activityOnly }: Pick<FeatureMatrix, 'features' | 'currency' | 'activityOnly'>,
  given: Language,
): Told {
  const language = activityOnly ? ofActivity(given) : given;
  const write = language.writer(currency);
  const names = namesOf(profiles.segments, features, language);
  return {
    headline: language.headline(profiles.overview, write),
    subline: language.subline(profiles.overview, write),
    segments: profiles.segments.map((segment, at) => ({
      ...segment,
      name: names[at]!,
      portrait: language.portrait(segment.habits, write),
      facts: segment.facts.map((fact) => toldFact(fact, features, language, write)),
      notes: segment.notes.map((note) => language.note(note, write)),
    })),
    labels: features.map((feature) => language.label(feature)),
  };
}

/** The language with other words for orders that may be any activity. */
function ofActivity(language: Language): Language {
  const { traits, tails, portrait, times } = language.activity;
  return {
    ...language,
    traits: { ...language.traits, ...traits },
    tails: { ...language.tails, ...tails },
    portrait,
    writer(currency) {
      const write = language.writer(currency);
      const figure: Writer['figure'] = (value, unit) =>
        unit === 'orders' && !Number.isNaN(value) ? times(write.number(value)) : write.figure(value, unit);
      return { ...write, figure };
    },
  };
}

/**
 * Names of all segments, each unlike the others: one that a person gave stays as it is; different things found in the
 * data may have one name, and then the later segments count.
 */
function namesOf(
  segments: Profiles['segments'],
  features: readonly Named[],
  language: Language,
): readonly string[] {
  const taken = new Set(
    segments.flatMap(({ title }) => (title.kind === 'given' ? [foldName(title.name)] : [])),
  );
  return segments.map(({ title }) => {
    const name = nameOf(title, features, language);
    if (title.kind === 'given') return name;
    let own = name;
    for (let number = 2; taken.has(foldName(own)); number++) own = `${name} (${number})`;
    taken.add(foldName(own));
    return own;
  });
}

/** What each axis of a map stands for: "orders ↗, days since the last order ↘"; empty where axes mean nothing. */
export function axesOf(
  { leanings = [] }: Pick<MapView, 'leanings'>,
  features: readonly Named[],
  language: Language,
): string[] {
  return leanings.map((axis) =>
    axis
      .flatMap(({ id, rises }) => {
        const feature = features.find(({ spec }) => spec.id === id);
        return feature ? [`${language.inside(language.label(feature))} ${rises ? '↗' : '↘'}`] : [];
      })
      .join(', '),
  );
}

/** "Loyal regulars, small baskets (2)". */
export function nameOf(title: Title, features: readonly Named[], language: Language): string {
  if (title.kind === 'given') return title.name;
  if (title.kind === 'all') return language.everybody;
  if (title.kind === 'rule')
    return (language.rfm as Readonly<Record<string, string>>)[title.name] ?? title.name;
  const { said, addition, number } = title;
  const words = (each: Said, place: 0 | 1) =>
    each.kind === 'trait'
      ? language.traits[each.trait][place]
      : language.degree(features[each.feature]!, each.more, place === 0);
  const name = addition === null ? words(said, 0) : `${words(said, 0)}, ${words(addition, 1)}`;
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
  const tail = isTellable(id) ? language.tails[id] : language.tail(features[feature]!);
  return { feature, figure: write.figure(median, unit), rest: language.beside(tail, others) };
}
