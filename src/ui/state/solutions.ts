import type { Move } from '../../engine/analyze/two-solutions';
import type { OtherSolution } from '../../worker/other-solution';
import type { SegmentsView } from '../../worker/views';
import type { SankeyNode } from '../charts/solutions-sankey';
import { format, text } from '../text/text';

const t = text.sure.solutions;
/** Streams told one by one. */
const TOLD = 6;

const sumOf = (counts: readonly number[]) => counts.reduce((sum, n) => sum + n, 0);

/** Both sides as the picture and the table have them; last of each are those in no segment. */
export function sidesOf(
  { segments }: Pick<SegmentsView, 'segments'>,
  other: OtherSolution,
): { readonly left: readonly SankeyNode[]; readonly right: readonly SankeyNode[] } {
  const nowhere = { name: text.segments.noSegment, segment: -1 };
  const matched = new Map(other.compared.matches.map((match) => [match.other, match.segment]));
  return {
    left: [...segments.map(({ name, segment }) => ({ name, segment })), nowhere],
    right: [...other.segments.map(({ name }, at) => ({ name, segment: matched.get(at) ?? -1 })), nowhere],
  };
}

/** The largest streams as sentences, and how many customers are in the rest. */
export function movesInWords(
  { segments }: Pick<SegmentsView, 'segments'>,
  other: OtherSolution,
): { readonly told: readonly string[]; readonly rest: number } {
  const { moves, counts } = other.compared;
  const say = ({ from, to, customers }: Move) => {
    const of = sumOf(counts[from < 0 ? counts.length - 1 : from]!);
    const here = segments[from]?.name ?? '';
    const there = other.segments[to]?.name ?? '';
    if (from < 0) return t.moveIn(customers, of, there, format);
    return to < 0 ? t.moveOut(customers, of, here, format) : t.move(customers, of, here, there, format);
  };
  return {
    told: moves.slice(0, TOLD).map(say),
    rest: moves.slice(TOLD).reduce((sum, { customers }) => sum + customers, 0),
  };
}
