import type { Format } from '../format';
import { people, plural } from './words';

/** A name that may be written in another direction, kept from turning the sentence around it. */
const named = (name: string) => `“\u2068${name}\u2069”`;

/** Texts about how far the segments can be relied on. */
export const sure = {
  solutions: {
    title: 'Another solution beside this one',
    help: 'The same customers grouped in another way: by another method, into another number of segments, or once more from another start. What both find is there; what only one finds may be chance.',
    method: 'Method',
    count: 'Segments',
    chosen: 'as the data propose',
    seed: 'Start of chance',
    seedHelp:
      'A number. Another one starts the method elsewhere; methods without chance, and those that find the number of segments by themselves, pass over what they do not use.',
    compare: 'Compare',
    /** Bands of the adjusted Rand index after Steinley (2004). */
    alike: (rand: number) =>
      rand >= 0.9
        ? 'Both find nearly the same groups.'
        : rand >= 0.8
          ? 'Both find mostly the same groups.'
          : rand >= 0.65
            ? 'Both find partly the same groups.'
            : rand >= 0.1
              ? 'The two find clearly different groups.'
              : 'The two have hardly anything in common.',
    rand: (figure: string) =>
      `Adjusted Rand index ${figure}: 1 would be the same groups, 0 what chance alone would give.`,
    stay: (customers: number, share: number, all: number, f: Format) =>
      `${f.count(customers)} of ${people(all, f)} (${f.share(share)}) stay with their segment.`,
    other: (method: string, k: number, seed: number) =>
      `${method}, ${k} ${plural(k, 'segment', 'segments')}${seed > 0 ? `, start ${seed}` : ''}`,
    movesTitle: 'Who would move',
    move: (customers: number, of: number, from: string, to: string, f: Format) =>
      `${f.count(customers)} of ${f.count(of)} ${named(from)} would be ${named(to)}.`,
    moveOut: (customers: number, of: number, from: string, f: Format) =>
      `${f.count(customers)} of ${f.count(of)} ${named(from)} would be in no segment.`,
    moveIn: (customers: number, of: number, to: string, f: Format) =>
      `${f.count(customers)} of ${f.count(of)} in no segment would be ${named(to)}.`,
    nobody: 'Nobody would move.',
    small: (n: number, f: Format) => `${people(n, f)} more in smaller streams.`,
    matchesTitle: 'What each segment becomes',
    segment: 'Segment now',
    becomes: 'In the other',
    customersNow: 'Customers now',
    shared: 'In both',
    overlap: 'Overlap',
    overlapHelp:
      'Overlap: customers in both over customers in either (Jaccard). From 85% on a segment is the same, at 50% or less it has dissolved.',
    none: 'no counterpart',
    dissolved: 'dissolved',
    added: (names: readonly string[], f: Format) =>
      `Only in the other: ${f.list(names.map((name) => named(name)))}.`,
    picture: {
      title: 'How customers spread over the two solutions',
      help: 'Segments in use on the left, those of the other solution on the right. A band is as broad as it has customers; a segment on the right has the color of the one it matches.',
      words: (now: number, other: number, stay: string) =>
        `Bands from ${now} segments on the left to ${other} on the right; ${stay} of the customers stay with their segment.`,
      table: 'Customers by segment in both: rows now, columns the other, in brackets the share of the row',
      customers: 'customers',
    },
    cell: (customers: number, share: number, f: Format) =>
      customers === 0 ? '–' : `${f.count(customers)} (${f.share(share)})`,
    use: 'Use this one instead',
    useHelp: 'Undo brings the present segments back.',
  },

  sensitivity: {
    title: 'What if a feature were left out?',
    help: 'The customers are grouped again without each feature, all else unchanged. Where few stay, that feature decides much; where nearly all stay, the segments do not hang on it.',
    by: 'Leave out',
    byFeature: 'one feature at a time',
    byGroup: 'a whole group of features',
    run: 'Try it',
    without: 'Without',
    stay: 'Stay in their segment',
    rand: 'Adjusted Rand index',
    lost: 'Segments that dissolve',
    none: 'none',
    nothing: 'nothing left out',
    most: (part: string, share: string) =>
      `The segments hang most on ${named(part)}: without it ${share} stay in their segment.`,
    least: (share: string) => `Whatever is left out, at least ${share} stay in their segment.`,
    /** "Without “discount share” 96% stay in their segment." */
    one: (part: string, share: string) => `Without ${named(part)} ${share} stay in their segment.`,
    sampled: (rows: number, share: string, f: Format) =>
      `Tried with a sample of ${people(rows, f)}. Grouped again with nothing left out, ${share} of them stay: what is near that is no loss.`,
    again: (share: string) =>
      `Grouped again with nothing left out, ${share} stay: what is near that is no loss.`,
    dissolvedHelp: 'A segment dissolves when at most half of it comes back (Jaccard overlap of 50% or less).',
    single: 'Only one feature takes part; without it there would be nothing to group by.',
    fixed: 'The RFM maps always go by recency, frequency and money, so nothing can be left out.',
    all: (n: number) => `Show all ${n}`,
    fewer: 'Only those that matter most',
  },

  development: {
    title: 'Growth, and who stands near a border',
    help: (from: string, last: string, unit: 'month' | 'quarter', partial: boolean) =>
      `Customers who ordered, and revenue, in the last full ${unit} (${last}) beside the one before (${from}).${
        partial ? ' The period that has only begun is left out.' : ''
      } Segments are those of today: one found by a recent order grows by that alone, one found by silence shrinks. Seasons are not taken out.`,
    none: 'The files do not hold two full months with dates, so no growth can be told.',
    quarter: (n: number, year: number) => `Q${n} ${year}`,
    active: 'Active customers',
    revenue: 'Revenue',
    change: 'Change',
    border: 'Near a border',
    borderHelp:
      'Near a border: customers to whom another segment is nearly as near (its middle at most 1.25 times as far away, a confidence below 0.2). They could stand on either side.',
    toward: (share: string, name: string, part: string) => `${share}; ${part} of these near ${named(name)}`,
    nobody: 'nobody',
    from: (before: string, last: string) => `${before} → ${last}`,
    change_: {
      nobody: 'nobody active',
      begun: 'none before',
      ended: 'nobody left',
      same: (low: string, high: string) => `about the same (${low} to ${high})`,
      unclear: (low: string, high: string) => `not clear (${low} to ${high})`,
      sure: (change: string, low: string, high: string) => `${change} (${low} to ${high})`,
    },
    changeHelp: 'Bounds hold in 95 of 100 cases.',
  },
};
