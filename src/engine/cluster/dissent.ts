import { percent } from '../../base/wording';
import type { Candidate } from './types';
import type { Measure } from './judging';
import { figures, word } from './verdict';

/** Methods agree when their numbers of segments differ by no more. */
const NEAR = 2;

/**
 * What was taken and why, in one or two plain sentences.
 *
 * @param finding the methods that find real groups, of `tried`.
 */
export function verdictOf(
  winner: Candidate & { readonly label: string; readonly meanStability: number },
  finding: readonly string[],
  tried: number,
  separated: boolean,
  measure: Measure,
): string {
  const { k, label, meanStability, indices } = winner;
  const said = figures(winner, measure);
  const slices = `${word(k)} slices by ${label}`;
  if (!separated)
    return finding.length === 0
      ? `No real groups: no method finds customers further apart than chance would put them (${slices}: ${said}).`
      : `Hardly real groups: of ${tried} methods only ${finding.join(' and ')} ` +
          `${finding.length === 1 ? 'finds' : 'find'} customers further apart than chance would put them. ` +
          `${slices} (${said}) can still help to address people, but their borders depend on the method.`;
  const rule = Number.isNaN(indices.ruleAccuracy)
    ? ''
    : ` Three questions tell the segment of ${percent(indices.ruleAccuracy)} of the customers.`;
  return (
    `${word(k)} segments by ${label} stand furthest beyond chance (${said}) and overlap ` +
    `${percent(meanStability)} with themselves when the data are resampled.${rule}`
  );
}

/**
 * How many methods find about as many segments, and which do not.
 *
 * @param prefers the number each method finds best; 0 where it finds no real groups.
 * @param measure other than the silhouette where those that find none cut through the groups of the others.
 */
export function dissentOf(
  prefers: readonly { readonly label: string; readonly k: number }[],
  chosen: number,
  measure: Measure = 'silhouette',
): string {
  const found = prefers.filter(({ k }) => k > 0);
  if (found.length === 0) return `None of ${prefers.length} methods finds real groups.`;
  const inside = (from: number) => found.filter(({ k }) => k >= from && k <= from + NEAR);
  // The window with most methods in it; of several, one that holds the number chosen.
  const windows = found
    .map(({ k }) => inside(k))
    .sort((a, b) => b.length - a.length || Number(holds(b, chosen)) - Number(holds(a, chosen)));
  const near = windows[0]!;
  const [low, high] = [Math.min(...near.map(({ k }) => k)), Math.max(...near.map(({ k }) => k))];
  const range = low === high ? `${low} segments` : `between ${low} and ${high} segments`;
  const head = `${near.length} of ${prefers.length} methods find${near.length === 1 ? 's' : ''} ${range}`;
  const others = prefers
    .filter((each) => !near.includes(each))
    .map(({ label, k }) =>
      k > 0
        ? `${label} prefers ${k}`
        : `${label} ${measure !== 'silhouette' ? 'cuts through them' : 'finds no real groups'}`,
    );
  return `${[head, ...others].join('; ')}.`;
}

const holds = (methods: readonly { readonly k: number }[], chosen: number) =>
  methods.some(({ k }) => k === chosen);
