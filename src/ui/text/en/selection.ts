import type { Format } from '../format';
import { people } from './words';

/** Texts of what a person selects among the customers. */
export const selection = {
  title: 'Selected customers',
  none: 'Draw around customers on the map, choose a segment or a square, or write a condition. All views follow.',
  noneElsewhere:
    'Write a condition, or choose under Segments: on the map, a segment, a square. All views follow.',
  by: 'Select with a',
  brushes: { select: 'Box', lasso: 'Lasso' },
  byHelp: 'Draw on the map with the pointer',
  notInSpace: 'In three dimensions nothing can be drawn around; choose segments or write a condition.',
  waiting: 'Counting…',
  count: (n: number, share: number, f: Format) => `${people(n, f)} selected (${f.share(share)})`,
  withRevenue: (share: number, f: Format) => `, with ${f.share(share)} of the revenue`,
  nobody: 'Nobody fits all of this. Take a condition away.',
  /** Of the selected, how many are of one segment. */
  mostly: (share: number, name: string, f: Format) =>
    share === 1 ? `All of them are in ${name}.` : `${f.share(share)} of them are in ${name}.`,
  apart: 'What sets them apart:',
  beside: (label: string, median: string, others: string) => `${label} ${median} (others ${others})`,
  alike: 'Nothing else sets them apart clearly.',

  conditions: 'Conditions',
  inSegment: (names: string) => `In ${names}`,
  drawn: 'Drawn on the map',
  drawnAmongDots: 'Drawn on a map that places only the customers it shows',
  more: (label: string, bound: string) => `${label}: more than ${bound}`,
  moreTo: (label: string, above: string, most: string) => `${label}: more than ${above}, at most ${most}`,
  remove: (condition: string) => `Take away: ${condition}`,
  narrow: 'Narrow: what I select next must hold as well',
  clear: 'Clear',
  clearHelp: 'Clear (Escape)',
  download: 'Download this list',

  form: {
    title: 'Write a condition',
    where: 'Customers where',
    is: 'is',
    signs: { least: 'at least', most: 'at most', above: 'more than' },
    value: 'Value',
    select: 'Select',
    also: 'And also',
    percent: '%',
  },

  table: 'Selected customers by segment',
  columns: {
    segment: 'Segment',
    selected: 'Selected',
    ofSelected: 'Of the selected',
    ofSegment: 'Of the segment',
  },
  sampledFrom: (rows: number, f: Format) =>
    `Medians of the selected and of the others are those of a sample of ${f.count(rows)} each.`,
  selected: 'Selected',
  /** On a card. */
  ofThese: (n: number, share: number, f: Format) => `${f.count(n)} selected (${f.share(share)})`,
};
