/** At most this many levels of one text become features of their own. */
const MOST = 8;
/** The levels that stand for themselves must hold at least this part of all. */
const COVER = 1 / 3;

export interface Levels {
  /** Levels that stand for themselves, the weightiest first; ties by name. */
  readonly kept: readonly string[];
  /** Whether those left over weigh enough to be a level “other”. */
  readonly other: boolean;
  /** Different levels in all. */
  readonly distinct: number;
  /** Part of the weight that `kept` holds, 0 to 1. */
  readonly cover: number;
}

/**
 * Groups rare levels.
 *
 * @param weights weight of each level: customers, lines or money
 * @param rare levels with a smaller part of all than this are rare, 0 to 1
 */
export function groupLevels(names: readonly string[], weights: Float64Array, rare: number): Levels {
  let total = 0;
  const present: number[] = [];
  for (let code = 0; code < weights.length; code++) {
    if (!(weights[code]! > 0)) continue;
    total += weights[code]!;
    present.push(code);
  }
  const kept = present
    .filter((code) => weights[code]! >= rare * total)
    .sort((a, b) => weights[b]! - weights[a]! || (names[a]! < names[b]! ? -1 : 1))
    .slice(0, MOST);
  const held = kept.reduce((sum, code) => sum + weights[code]!, 0);
  return {
    kept: kept.map((code) => names[code]!),
    other: total - held >= rare * total && present.length > kept.length,
    distinct: present.length,
    cover: total > 0 ? held / total : 0,
  };
}

/** Whether the levels that are left tell anything: not when all but few are rare. */
export const bears = ({ kept, cover }: Levels): boolean => kept.length > 0 && cover >= COVER;

/** Lower-case words joined by underscores, as the end of a feature's id; letters of all scripts stay. */
export function slug(text: string): string {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return words ? words.join('_').slice(0, 60) : 'level';
}

/** Makes ids unique by numbering the later ones. */
export function uniqueIds(): (id: string) => string {
  const seen = new Set<string>();
  return (id) => {
    let unique = id;
    for (let times = 2; seen.has(unique); times++) unique = `${id}_${times}`;
    seen.add(unique);
    return unique;
  };
}
