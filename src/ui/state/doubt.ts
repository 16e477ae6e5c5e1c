import type { Comparison } from '../../engine/cluster/compare';
import type { Choice } from '../../engine/cluster/types';

/**
 * What all that was asked says against the segments on the screen: the data show no groups, hardly any (few methods
 * see them), groups other than these; or nobody asked the data, since rules drew the lines or a person set the number.
 */
export type Doubt = 'none' | 'hardly' | 'elsewhere' | 'ruled' | 'asked';

interface Shown {
  readonly algorithm: string;
  readonly k: number;
  /** Null where the person, or the method itself, set the number. */
  readonly choice: Choice | null;
}

/**
 * The doubt that the heading has to share, so that it and every sentence below tell one story.
 *
 * @param proposal what the data propose under the same settings, also where the person set another number
 * @param comparison the verdict of all methods, once somebody asked for it; it outweighs that of one method
 * @param asked the number of segments that the person set; 0 where the data choose
 * @returns null where nothing speaks against what the engine says by itself
 */
export function doubtOf(
  { algorithm, k, choice }: Shown,
  proposal: Choice | null,
  comparison: Comparison | null,
  asked = 0,
): Doubt | null {
  if (k < 2) return null;
  if (algorithm === 'rfm-map') return 'ruled';
  const otherwise = asked > 0 && !choice && proposal?.k !== k ? 'asked' : null;
  const own = (choice ?? proposal)?.separated ?? true;
  if (comparison?.separated) {
    const mine = comparison.candidates.filter((each) => each.algorithm === algorithm);
    const cuts = mine.length > 0 && !mine.some(({ real }) => real);
    return cuts || !own ? 'elsewhere' : otherwise;
  }
  // The engine's own words say so then.
  if (choice && !own) return null;
  if (comparison) return comparison.candidates.some(({ real }) => real) ? 'hardly' : 'none';
  return own ? otherwise : 'none';
}

/** The same with what the engine says by itself, for screens that don't repeat its words. */
export function verdictOf(
  shown: Shown,
  ...rest: readonly [proposal: Choice | null, comparison: Comparison | null, asked: number]
): Doubt | 'few' | 'clear' {
  if (shown.k < 2) return 'few';
  return doubtOf(shown, ...rest) ?? (shown.choice?.separated === false ? 'none' : 'clear');
}
