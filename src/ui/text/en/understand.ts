import type { Format } from '../format';
import { numbers, people, plural } from './words';

/** A share so small that it is easier seen as "1 in so many". */
const oneIn = (share: number, f: Format) => `1 in ${f.count(Math.max(2, Math.round(1 / share)))}`;

/** "about 20 seconds" */
function lasting(seconds: number): string {
  const whole = seconds < 10 ? Math.max(1, Math.round(seconds)) : Math.round(seconds / 5) * 5;
  if (whole < 60) return `about ${whole} ${plural(whole, 'second', 'seconds')}`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `about ${minutes} ${plural(minutes, 'minute', 'minutes')}`;
  const hours = Math.round(minutes / 60);
  return `about ${hours} ${plural(hours, 'hour', 'hours')}`;
}

/** Texts that explain the segments. */
export const understand = {
  /** By what the data say of the segments. */
  titles: {
    clear: 'Why these customers belong together',
    none: 'What sets these slices of one crowd apart',
    hardly: 'What sets these segments apart, though hardly any are clear groups',
    elsewhere: 'What sets these segments apart, though the clear groups are others',
    ruled: 'What sets the segments of this rule apart',
    asked: 'What sets the segments you asked for apart',
    few: 'What is known of these customers',
  },
  intro: (segments: number, customers: number, f: Format) =>
    segments === 0
      ? `What is known of ${people(customers, f)} who form no segments.`
      : `What sets each of ${numbers[segments] ?? segments} ${plural(segments, 'segment', 'segments')} among ${people(customers, f)} apart, the rule behind it, who is in it, and how sure that is.`,
  waiting: 'Working it out…',
  and: 'and',
  parts: {
    who: 'Who they are, more closely',
    money: 'What they bring, and who comes back',
    sure: 'How sure this is',
  },

  rules: {
    title: 'The rule for each segment',
    help: 'The fewest conditions that name the customers of a segment, with plain numbers. Copy one into the segment filter of your shop or mailing tool. The segments were not made by these rules; what each gets wrong stands beside it.',
    /** "Orders: at least 5" */
    least: (label: string, bound: string) => `${label}: at least ${bound}`,
    most: (label: string, bound: string) => `${label}: at most ${bound}`,
    between: (label: string, least: string, most: string) => `${label}: ${least} to ${most}`,
    exactly: (label: string, bound: string) => `${label}: ${bound}`,
    /** As a filter has it. */
    filter: (label: string, sign: '≥' | '≤' | '=', bound: string) => `${label} ${sign} ${bound}`,
    and: ' AND ',
    none: 'No short rule tells these customers from the others.',
    finds: (share: string) => `Finds ${share} of them`,
    rightly: 'names nobody else',
    wrongly: (share: number, f: Format) =>
      share > 0.35
        ? `${f.share(share)} of those it names belong elsewhere`
        : `${oneIn(share, f)} it names belongs elsewhere`,
    wrong: (missed: number, other: number, all: number, f: Format) =>
      `Wrong about ${f.count(missed + other)} of ${people(all, f)}: ${f.count(missed)} missed, ${f.count(other)} from elsewhere.`,
    poor: 'This rule is a rough guide only.',
    copy: 'Copy the rule',
    copyOf: (name: string) => `Copy the rule for ${name}`,
    copied: 'Copied',
    copyFailed: 'This browser does not let the page copy; mark the text and copy it yourself.',
  },

  compare: {
    title: 'Two segments side by side',
    help: 'What is usual in each, how far apart they are, and how sure that is.',
    first: 'Compare',
    second: 'with',
    rest: 'everybody else',
    moneyTitle: 'Customers and money',
    people: (n: number, share: number, f: Format) => `${f.count(n)} (${f.share(share)})`,
    revenue: (money: string, share: number, f: Format) => `${money} (${f.share(share)})`,
    worth: (weeks: number) => `Expected in the next ${weeks} weeks`,
    estimate: (value: string, low: string, high: string) => `${value} (${low} to ${high})`,
    one: 'These two may be one: no gap shows between them, only a border drawn through a crowd.',
    oneOf: (names: string) =>
      `${names} may be one: no gap shows between them, only a border drawn through a crowd.`,
    unstable: (name: string) =>
      `${name} is unstable: when the customers are drawn anew, much of it goes elsewhere.`,
    table: 'Features of both',
    tableHelp: (a: string, b: string) =>
      `Medians; beneath them the middle half of the customers. Difference: ${a} less ${b}, with the bounds it lies between in 95 of 100 cases, counted over all features together. More in the first: of two customers, one drawn from each side, how often the one from ${a} has more; 50% is no difference.`,
    difference: 'Difference',
    chance: 'More in the first',
    quartiles: (low: string, high: string) => (low === high ? `mostly ${low}` : `${low} to ${high}`),
    between: (low: string, high: string) => (low === high ? low : `${low} to ${high}`),
    alike: 'No feature tells these two apart.',
    all: (n: number) => `Show all ${n} features`,
    fewer: 'Only the clearest differences',
    kinds: 'What is more, or less, frequent',
    kind: 'Kind',
    lift: 'How much more often',
    times: (n: string) => `${n} times`,
    timesLess: (n: string) => `${n} times less`,
    only: 'only here',
    never: 'never here',
  },

  customers: {
    title: 'Why is this customer here?',
    help: 'Look one up by the customer number of your files, or begin with those who stand for a segment. Only the one you ask for is shown.',
    hidden: 'Names are hidden, so customers stand under pseudonyms; those can be looked up as well.',
    search: 'Customer',
    find: 'Look up',
    nobody: 'No customer with a segment has this number. Write it as in your files.',
    typical: 'The typical customer of each segment, and others ever farther out',
    place: (at: number) =>
      ['the most typical', 'near the middle', 'halfway out', 'far out', 'at the edge'][at] ?? 'another',
    drawer: 'One customer',
    why: 'What speaks for this segment, and what against',
    here: 'This customer',
    typicalIn: (name: string) => `Usual in ${name}`,
    speaks: 'Speaks',
    speaksFor: 'for it',
    speaksAgainst: 'against it',
    all: (n: number) => `Show all ${n} features that took part`,
    fewer: 'Only the strongest',
    /** From 0 to 1; what it means depends on the method, so only its order of size is put in words. */
    sure: (confidence: number, f: Format) =>
      Number.isFinite(confidence)
        ? `${confidence >= 0.5 ? 'Clearly here' : confidence >= 0.2 ? 'Here, but not far from a border' : 'On a border'} (confidence ${f.share(confidence)}).`
        : '',
    nextIs: (name: string, times: string) => `The next segment, ${name}, is ${times} times as far away.`,
    nextFar: (name: string) => `The next segment is ${name}.`,
    nearerNext: (name: string) =>
      `By distance alone ${name} would be nearer; this method goes by more than distance.`,
    nowhere: 'Alone: the method puts this customer in no segment.',
    nowhereNear: (name: string) => `In no segment: too far from every group. The nearest is ${name}.`,
    decides: (features: string) => `What decides: ${features}.`,
    notKnown: (features: string) => `Not known of this customer, so no reason: ${features}.`,
    againstIt: (features: string) => `Against it: ${features}.`,
    timeline: 'What happened, newest first',
    textHidden: 'What this customer wrote is not shown while names are hidden (Data, Privacy).',
    noMoments: 'The files tell of nothing.',
    more: (n: number) => `${n} more`,
    rated: (rating: string) => `rated ${rating}`,
    kinds: {
      order: 'Order',
      return: 'Return',
      event: 'Event',
      campaign: 'Campaign',
      review: 'Review',
    },
  },

  pictures: {
    silhouette: {
      title: 'How clearly each customer belongs',
      help: (n: number, exact: boolean, f: Format) =>
        `A block for each segment, its customers from the clearest to the least clear. Left of zero stand those who are nearer to another segment; the dashed line is the mean. ${exact ? 'All' : 'A sample of'} ${people(n, f)}.`,
      /** @param seconds NaN where nobody measured. */
      every: (n: number, seconds: number, onCard: boolean, f: Format) =>
        `Of all ${people(n, f)} (${Number.isNaN(seconds) ? 'not known how long' : lasting(seconds)}${onCard ? ', on the graphics card' : ''})`,
      tooLong: (n: number, seconds: number, f: Format) =>
        `Of all ${people(n, f)} it would take ${lasting(seconds)} on this device, because each is compared with every other. The sample stands.`,
      onCard: (adapter: string) =>
        `Distances measured on WebGPU: ${adapter}; the processor checked some of every block.`,
      words: (mean: string, least: string, leastMean: string) =>
        `Silhouettes by segment, on average ${mean}. Least clear is ${least} with ${leastMean}; 1 is as clear as can be, 0 lies between two segments.`,
      none: 'Not drawn: with fewer than two segments there is no other one to be near to.',
      axis: 'Silhouette',
      table: 'Silhouettes by segment',
      mean: 'Mean silhouette',
      astray: 'Nearer to another',
    },
    snake: {
      title: 'Each segment across the features',
      help: (drawn: number, all: number) =>
        `Where each segment stands on every feature that took part${drawn < all ? ` (the ${drawn} of ${all} on which segments differ most)` : ''}, in steps of the usual spread. Zero is the mean customer.`,
      words: (k: number, features: number) =>
        `One line for each of ${k} segments down ${features} features, right of zero where it has more than the mean customer.`,
      gridWords: (k: number, features: number) =>
        `A row for each of ${k} segments and a column for each of ${features} features, blue where it has more than the mean customer, orange where it has less.`,
      axis: 'Steps from the mean',
      table: 'Where each segment stands',
    },
    revenue: {
      title: 'Who brings the revenue',
      help: 'Customers from the best to the least, and how much of the revenue they bring together. On the dashed line all would bring the same.',
      words: (twenty: string, one: string, gini: string) =>
        `Rising curve: the best 20% of the customers bring ${twenty} of the revenue, the best 1% ${one}. Gini coefficient ${gini}; 0 would be all alike.`,
      customers: 'Customers, the best first',
      revenue: 'Share of the revenue',
      table: 'What the best customers bring',
      top: 'The best',
      bring: 'Bring',
    },
  },
};
