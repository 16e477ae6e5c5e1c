import { untried, type Measure } from './judging';
import { candidateOf, isDented, isReal, type Evidence } from './verdict';

/** What one method came to with one number of segments. */
export interface Judged {
  readonly label: string;
  /** What its groups are judged by where it is asked alone. */
  readonly own: Measure;
  readonly evidence: Evidence;
}

/** Groups that reach less than this share of what the best do, along paths or as stretched, cut through these. */
export const CUTTING = 0.75;

/** From so much on a silhouette says that there is a reasonable structure (Kaufman, Rousseeuw 1990). */
const REASONABLE = 0.5;

/**
 * Each held against the highest silhouette that any method reached without groups for as many segments. By the other
 * measures the methods that are judged by them are held against their own, the others against the highest of these.
 */
export function fairly<T extends Judged>(tried: readonly T[]): T[] {
  return tried.map((each) => {
    const highest = (by: Measure, among: readonly Judged[]) =>
      among
        .map(({ evidence }) => evidence.groupless[by])
        .reduce((best, rival) => (best.reference >= rival.reference ? best : rival), untried);
    const rivals = tried.filter(({ evidence }) => evidence.k === each.evidence.k);
    const byOthers = (by: Measure, among: readonly Judged[]) => {
      const judged = among.filter(({ own }) => own === by);
      return each.own === by ? each.evidence.groupless[by] : highest(by, judged);
    };
    const groupless = {
      silhouette: highest('silhouette', rivals),
      paths: byOthers('paths', tried),
      stretched: byOthers('stretched', rivals),
    };
    return { ...each, evidence: { ...each.evidence, groupless } };
  });
}

/** The most that some reach by a measure. */
export const mostOf = (by: Measure, tried: readonly Judged[]) =>
  Math.max(...tried.map(({ evidence }) => evidence[by]));

/**
 * What all are judged by:
 * - along paths, where a method that knows any shape finds groups by it, and so does another or there are round groups
 *   too, the best of which cut through them; dents between these spare them unless the others are clear.
 * - as stretched, where a mixture finds groups by it that none of the others comes near with as many segments.
 * - by the plain silhouette otherwise.
 */
export function commonMeasure(tried: readonly Judged[]): Measure {
  const bestBy = (by: Measure, among: readonly Judged[]) =>
    among.reduce<Judged | null>(
      (best, each) =>
        best && candidateOf(best.evidence, by).score >= candidateOf(each.evidence, by).score ? best : each,
      null,
    );
  const found = (by: Measure) => tried.filter((each) => each.own === by && isReal(each.evidence, by));
  const others = tried.filter(({ own }) => own !== 'paths');
  const apart = others.filter(({ evidence }) => isReal(evidence, 'silhouette'));
  const round = bestBy('silhouette', apart);
  const farthest = mostOf('paths', found('paths'));
  const along = tried.filter(
    ({ own, evidence }) =>
      isReal(evidence, 'paths') && (own === 'paths' || evidence.paths > CUTTING * farthest),
  );
  const agreed = new Set(along.map(({ label }) => label)).size > 1;
  const dented = round && isDented(round.evidence) && farthest < REASONABLE;
  const spares = dented || (round && round.evidence.paths > CUTTING * farthest);
  // That there are groups is not in doubt where round ones are found too.
  if (found('paths').length > 0 && (round || agreed) && !spares) return 'paths';
  const stretched = bestBy('stretched', found('stretched'));
  const rivals = others.filter(
    ({ own, evidence }) => own !== 'stretched' && evidence.k === stretched?.evidence.k,
  );
  return stretched && mostOf('stretched', rivals) <= CUTTING * stretched.evidence.stretched
    ? 'stretched'
    : 'silhouette';
}
