import type { SegmentFacts } from './types';

/** A name that a person gave a segment, and by what the segment is known again. */
export interface GivenName {
  readonly name: string;
  /** Cliff's delta of the features that took part, by feature id: what set the segment apart. No customer's value. */
  readonly effects: Readonly<Record<string, number>>;
}

/** Letters that a name may have. */
export const LONGEST_NAME = 60;
/** Control characters, and marks that turn the direction of what follows. */
const INVISIBLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** A typed name as it is kept: one line without marks that can't be seen, at most 60 characters; may be empty. */
export const tidyName = (typed: string): string =>
  [...typed.replace(/\s+/g, ' ').replace(INVISIBLE, '').trim()].slice(0, LONGEST_NAME).join('').trim();

/** Whether two names read the same. */
export const sameName = (a: string, b: string): boolean => foldName(a) === foldName(b);
export const foldName = (name: string): string => name.normalize('NFKC').toLowerCase();

/**
 * The names with one segment renamed; an empty name gives back the one that the facts earn. What was kept for a
 * segment that is no longer there goes when its name is given anew.
 *
 * @param used indices of the features that took part. @param ids id of every feature.
 */
export function renamed(
  names: readonly GivenName[],
  { title, contrasts }: Pick<SegmentFacts, 'title' | 'contrasts'>,
  used: readonly number[],
  ids: readonly string[],
  typed: string,
): readonly GivenName[] {
  const name = tidyName(typed);
  const before = title.kind === 'given' ? title.name : null;
  const others = names.filter((each) => each.name !== before && !sameName(each.name, name));
  if (name === '') return others;
  const effects = Object.fromEntries(
    contrasts
      .filter(({ feature, coverage }) => used.includes(feature) && coverage > 0)
      .map(({ feature, effect }) => [ids[feature]!, Math.round(effect * 1000) / 1000]),
  );
  return [...others, { name, effects }];
}
