import { traits, type Evidence, type TraitId } from './traits';
import type { Title } from './types';

const ids = Object.keys(traits) as TraitId[];

/**
 * Titles segments by what sets each apart. Every segment takes the trait that its facts earn best; when two earn
 * the same, each adds the trait that separates it most from its namesakes. Equal facts give equal titles, and titles
 * are unique.
 */
export function titlesOf(evidence: readonly Evidence[]): Title[] {
  if (evidence.length === 1) return [{ kind: 'all' }];
  const scores = evidence.map((e) => ids.map((id) => traits[id].says(e)));
  const first = scores.map((row) => row.indexOf(Math.max(...row)));
  // What coincides is told apart by number, the larger segment first.
  const seen = new Map<string, number>();
  return first.map((t, segment): Title => {
    const namesakes = first.flatMap((other, i) => (other === t && i !== segment ? [i] : []));
    const added = namesakes.length === 0 ? null : addTo(t, segment, namesakes, scores);
    const key = `${t} ${added}`;
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return { kind: 'trait', trait: ids[t]!, addition: added === null ? null : ids[added]!, number };
  });
}

/** The trait, on another subject than `base`, by which `segment` stands out most from its namesakes. */
function addTo(
  base: number,
  segment: number,
  namesakes: readonly number[],
  scores: readonly number[][],
): number | null {
  const subject = traits[ids[base]!].about;
  let best: number | null = null;
  let lead = 0.12;
  for (const [t, id] of ids.entries()) {
    const { about } = traits[id];
    if (about === subject || (about === 'time' && subject === 'loyalty')) continue;
    const own = scores[segment]![t]!;
    const margin = own - Math.max(...namesakes.map((other) => scores[other]![t]!));
    if (margin > lead) {
      best = t;
      lead = margin;
    }
  }
  return best;
}
