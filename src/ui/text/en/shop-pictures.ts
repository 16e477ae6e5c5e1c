import type { Format } from '../format';
import { people, plural } from './words';

/** Texts of the pictures that a shop knows. */
export const shopPictures = {
  noDates: 'Not drawn: the files have no dates.',
  all: 'All customers',
  everybody: 'Everybody',
  noSegments: 'Not drawn: there are no segments.',
  people: (n: number, f: Format) => people(n, f),
  ofSegment: 'Whom to show',

  growth: {
    title: 'How each segment has developed',
    help: 'A line for each segment, month by month, each on a scale of its own. Segments are those of today: a line tells what their customers did then, so segments of recent buyers rise and segments of those who left fall. Dotted pieces lead to months that the files cover only in part.',
    measure: 'What to count',
    measures: {
      active: 'Customers who ordered',
      orders: 'Orders',
      revenue: 'Revenue',
    },
    oneMonth: 'Not drawn: the files cover a single month. Two whole months make a line.',
    words: (segments: number, measure: string, from: string, to: string, most: string, value: string) =>
      `${segments} ${plural(segments, 'line', 'lines')}, ${measure.toLowerCase()} by month from ${from} to ${to}. In the last whole month most are from ${most}: ${value}.`,
    table: 'Month by month',
    month: 'Month',
    partly: (month: string) => `${month}, in part`,
  },

  retention: {
    title: 'Who comes back',
    help: (months: 1 | 3) =>
      `Cohort retention. A row for all whose first order fell in the same ${months === 1 ? 'month' : 'quarter'}; along it, how many in a hundred ordered again so many ${months === 1 ? 'months' : 'quarters'} later. Empty: not known yet. Starred: not over yet, so it may still rise. Who was a customer before the files begin counts as new in the first row. Saved pictures leave out what would tell of fewer than 11 people.`,
    chosen:
      'Segments were made from what customers did up to now, ordering again included: the difference between two segments here is no proof of what will come.',
    period: 'Cohorts by',
    periods: { fit: 'what the files bear', '1': 'month', '3': 'quarter' },
    later: (months: 1 | 3) => `${months === 1 ? 'Months' : 'Quarters'} after the first order`,
    inHundred: 'in the squares, customers in a hundred',
    few: (n: string) => `${n} only`,
    cell: (again: string, all: string, share: string) => `${again} of ${all}, ${share}`,
    quarter: (quarter: number, year: number) => `Q${quarter} ${year}`,
    short: (months: 1 | 3) =>
      `Not drawn: the files cover a single ${months === 1 ? 'month' : 'quarter'}, so nobody could come back in a later one.`,
    nobody: 'Not drawn: nobody here has an order.',
    words: (
      cohorts: number,
      months: 1 | 3,
      overall: readonly {
        readonly later: number;
        readonly share: string;
        readonly low: string;
        readonly high: string;
      }[],
    ) =>
      `Heat map of ${cohorts} ${plural(cohorts, 'row', 'rows')} of new customers. ${
        overall.length === 0
          ? 'None of their later months is over yet.'
          : `Of all together ${overall
              .map(
                ({ later, share, low, high }) =>
                  `${share} ordered ${later === 1 ? `in the next ${months === 1 ? 'month' : 'quarter'}` : `${later} ${months === 1 ? 'months' : 'quarters'} later`} (${low} to ${high})`,
              )
              .join(', ')}.`
      }`,
    table: 'Customers who ordered again',
    cohort: 'First order',
    size: 'Customers',
    together: 'All together',
    unfinished: (cell: string) => `${cell}*`,
  },

  spread: {
    title: 'How values are spread within a segment',
    help: 'Violins: thick where many customers stand, thin where few do. The bar is the middle half of them, the dot the median. What lies far outside is cut off; ◂ and ▸ say how many customers stand beyond the left and the right edge.',
    logHelp: ' The axis grows by factors, since few customers have very much of it.',
    feature: 'What to look at',
    used: 'Took part',
    others: 'Did not take part',
    below: (n: string) => `◂ ${n}`,
    above: (n: string) => `${n} ▸`,
    hover: (median: string, low: string, high: string, n: string) =>
      `Median ${median}; half of them ${low} to ${high}; ${n} customers`,
    nobody: 'Not drawn: it is known of no customer.',
    constant: (value: string) => `Not drawn: all customers have the same, ${value}.`,
    words: (feature: string, rows: number, most: string, high: string, least: string, low: string) =>
      `Violins of ${feature}, one for everybody and ${rows} for the segments. The highest median has ${most} with ${high}, the lowest ${least} with ${low}.`,
    wordsAll: (feature: string, median: string) => `Violin of ${feature} for everybody, median ${median}.`,
    table: 'Quartiles by segment',
    columns: [
      'Segment',
      'Customers',
      'Least',
      'Lower quartile',
      'Median',
      'Upper quartile',
      'Most',
      'Cut off',
      'Not known',
    ],
  },

  radar: {
    title: 'Segments as a radar',
    help: 'Each spoke is one feature, from the least of all customers in the middle to the most at the rim: the percentile rank of the segment’s median. The dashed ring is the middle customer. Areas mislead, and their size depends on the order of the spokes: read exact places from “Each segment across the features”, whose lines share one straight scale, and take this picture for the shape.',
    choose: (most: number) => `Segments; beyond ${most} each gets a radar of its own`,
    features: 'Features, three to eight',
    few: 'Not drawn: a radar needs at least three features.',
    none: 'Not drawn: no segment is chosen.',
    many: (n: number, most: number) =>
      `Not drawn: ${n} radars side by side can’t be read. Choose at most ${most}.`,
    spoke: (n: number, label: string) => `${n} ${label}`,
    hover: (feature: string, median: string, rank: string) =>
      `${feature}: median ${median}, more than ${rank} of all customers`,
    words: (segments: number, features: number, most: string, feature: string, rank: string) =>
      `Radar of ${segments} ${plural(segments, 'segment', 'segments')} over ${features} features. The farthest out is ${most} on ${feature}, with more than ${rank} of all customers.`,
    table: 'Median, and how many of all customers have less',
    cell: (median: string, rank: string) => (median === '–' ? median : `${median} (${rank})`),
  },

  rfm: {
    title: 'The scores as areas',
    help: 'The same squares as in the grid, sorted under their names: the larger the area, the more of them. Within a name each area is one pair of scores for recency (R) and frequency (F), 5 being best.',
    size: 'Area stands for',
    sizes: { customers: 'Customers', revenue: 'Revenue' },
    cell: (recency: number, frequency: number) => `R${recency} F${frequency}`,
    hover: (cell: string, customers: string, revenue: string) =>
      `${cell}: ${customers}${revenue && `, ${revenue}`}`,
    below: (n: number, f: Format) =>
      `${f.count(n)} ${plural(n, 'square has', 'squares have')} returned more than bought; an area can’t be less than nothing, so ${plural(n, 'it is', 'they are')} left out.`,
    empty: 'Not drawn: there is nothing to divide.',
    words: (names: number, measure: string, largest: string, share: string) =>
      `Areas of ${names} ${plural(names, 'name', 'names')} by ${measure.toLowerCase()}. The largest is ${largest} with ${share}.`,
    table: 'Squares of the grid',
    columns: ['Square', 'Customers', 'Revenue'],
  },

  topics: {
    title: 'The words of each topic',
    help: 'Topics are drawn from words that often stand together in reviews and comments. The longer a bar, the more its word says of the topic. Words that fewer than five customers use, and those that may tell of health or belief, are left out.',
    topic: 'Topic',
    none: 'Not drawn: no topics were found in what customers write.',
    words: (topic: string, words: string) =>
      `Bars of the words of the topic ${topic}; the heaviest are ${words}.`,
    table: 'Words and weights',
    columns: ['Topic', 'Words, the heaviest first', 'Customers', 'Share of those who write', 'Tone, −1 to 1'],
    word: (word: string, weight: string) => `${word} ${weight}`,
    weight: 'Weight',
    range: (low: string, high: string) => `${low} to ${high}`,
    who: 'Who speaks of it, and how',
    whoHelp: (people: string) =>
      `Of the customers of each segment who write of any topic, the share that writes of this one, with the range it lies in 95 times of 100. The dashed line is everybody${people && ` (${people})`}. At the right stands the mean tone of their texts, from −1 to 1.`,
    share: 'Share of those who write',
    tone: (mean: string, reach: string) => `${mean}${reach && ` ± ${reach}`}`,
    fewTexts: 'too few texts',
    noSegments: 'Not drawn: no segment has customers who write.',
    whoWords: (topic: string, most: string, share: string, all: string) =>
      `Dots with ranges, a row for each segment. ${most} speaks most of ${topic}: ${share} of those who write there, against ${all} of everybody.`,
    whoTable: 'The topic in each segment',
    whoColumns: [
      'Segment',
      'Customers who speak of it',
      'Of those who write',
      'Share',
      '95% range',
      'Tone',
      'Texts judged',
    ],
  },
};
