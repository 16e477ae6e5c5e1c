import type { Format } from '../format';
import { capital, numbers, people, plural } from './words';

/** Texts of the Segments step. */
export const segments = {
  download: 'Download segments',
  howMany: 'Change how many',
  cards: 'Segments at a glance',
  customers: 'Customers',
  revenue: 'Revenue',
  others: (median: string) => `others ${median}`,
  /** A segment of few customers, beside its name. */
  small: 'small',
  showOnMap: (name: string) => `Show ${name} on the map`,
  rename: {
    title: 'Rename',
    button: (name: string) => `Rename ${name}`,
    label: (name: string) => `New name for ${name}`,
    help: 'Enter saves, Escape cancels. Leave it empty to get back the name that the facts earn.',
    taken: 'Another segment has this name.',
    save: 'Save',
    cancel: 'Cancel',
    lost: (names: readonly string[], f: Format) =>
      `${names.length === 1 ? 'The name' : 'The names'} ${f.list(names.map((name) => `“\u2068${name}\u2069”`))} ${
        names.length === 1 ? 'is' : 'are'
      } not in use: no segment is like the one you named. ${
        names.length === 1 ? 'It comes back with that segment.' : 'They come back with those segments.'
      }`,
  },
  /** In place of the engine's heading and before its sentence, where more than it knew speaks against the segments. */
  doubt: {
    none: {
      heading: (n: number, _: number, f: Format) => `Your ${people(n, f)} show no clear groups`,
      lead: 'The lines between them are drawn for convenience: customers near a line could stand on either side.',
    },
    hardly: {
      heading: (n: number, _: number, f: Format) => `Your ${people(n, f)} show hardly any clear groups`,
      lead: 'Most methods see one cloud of customers. The segments can help to address people, but where one ends and the next begins depends on the method.',
    },
    elsewhere: {
      heading: (n: number, _: number, f: Format) =>
        `Your ${people(n, f)} fall into groups, but hardly into these`,
      lead: 'Another method tells them apart better.',
    },
    ruled: {
      heading: (n: number, k: number, f: Format) =>
        `Your ${people(n, f)}, sorted into ${numbers[k] ?? k} segments by rule`,
      lead: 'How recently and how often they bought draws the lines, wherever customers stand.',
    },
    asked: {
      /** Fewer are found than asked for where customers are alike. */
      heading: (n: number, k: number, f: Format, asked: number) =>
        `Your ${people(n, f)} are cut into ${numbers[k] ?? k} groups${k === asked ? ', as you asked' : ''}`,
      lead: 'The number is yours, not found in the data.',
    },
  },
  why: (k: number) => `Why ${numbers[k] ?? k}?`,
  chosenByYou: (k: number) => `You asked for ${numbers[k] ?? k}.`,
  foundByMethod: (k: number) =>
    k === 1
      ? 'One segment: this method sets the number itself.'
      : `${capital(numbers[k] ?? String(k))} segments: this method sets the number itself.`,
  tooFew: 'So few customers leave no number to choose.',
  proposedWas: (k: number) => `The data propose ${numbers[k] ?? k}.`,
  table: 'Segments',
  columns: {
    segment: 'Segment',
    customers: 'Customers',
    share: 'Share',
    revenue: 'Revenue',
    revenueShare: 'Share of revenue',
    each: 'Revenue each',
  },
  all: 'All customers',
  noSegment: 'No segment',
  datesRead: {
    dmy: 'Dates were read day first; answer the question under Data if that is wrong.',
    mdy: 'Dates were read month first; answer the question under Data if that is wrong.',
  } as Readonly<Record<string, string>>,
  questionOpen: 'A question is open under Data; the segments rest on what was guessed.',
  heat: 'The typical customer of each segment',
  heatHelp:
    'Medians. Blue is more than the other customers have, orange less, the deeper the clearer. No color: no difference to rely on.',
  heatFeature: 'Feature',
  heatAll: (n: number) => `Show ${n} more ${plural(n, 'feature', 'features')} that did not decide`,
  heatFewer: 'Only those that decided',
  heatCell: (effect: string) => effect,
  more: 'more than others',
  less: 'less than others',
  same: 'no clear difference',
  rfm: 'Another view: how recent, how often',
  rfmHelp:
    'The classic table of shops. Each square holds customers by how recently and how often they bought, five steps each way.',
  rfmTooFew: (n: number, f: Format) =>
    `The table of 25 squares is drawn from 25 customers on; there ${plural(n, 'is', 'are')} ${f.count(n)}.`,
  rfmMap: 'Named by',
  rfmRecency: 'Bought recently',
  rfmFrequency: 'Buys often',
  rfmCell: (name: string, customers: string) => `${name}: ${customers}`,
  rfmRow: ['longest ago', '', '', '', 'most recent'],
  rfmColumn: ['least often', '', '', '', 'most often'],
  rfmSegment: 'Name',
  candidates: 'Every number that was tried',
  candidateColumns: {
    k: 'Segments',
    score: 'Score',
    silhouette: 'Silhouette',
    reference: 'Without groups',
    lowestStability: 'Least stable',
    smallestShare: 'Smallest',
    ruleAccuracy: 'Told by a short rule',
    calinskiHarabasz: 'Calinski-Harabasz',
    daviesBouldin: 'Davies-Bouldin',
    gap: 'Gap',
    bic: 'BIC',
    icl: 'ICL',
    inertia: 'Inertia',
  },
  candidateColumnHelp:
    'Score: what the numbers are ranked by. Told by a short rule: how many customers three yes-or-no questions place in their segment. Calinski-Harabasz and gap: more is better. Davies-Bouldin, BIC and ICL: less is better. Inertia: how far customers are from the middle of their segment; it falls with every segment more.',
  candidateHelp: (rows: number, exact: boolean, f: Format) =>
    `Silhouette: how clearly segments are apart, −1 to 1, ${
      exact ? 'over all' : 'over a sample of'
    } ${f.count(rows)} customers; beside it what the same shape of data reaches without groups. Stability: how well the least stable segment comes back when the customers are drawn anew, 0 to 1.`,
  proposed: 'proposed',
  useNumber: (k: number) => `Use ${k} ${plural(k, 'segment', 'segments')}`,
  method: 'Method and settings',
  usesFeatures: (n: number) => `${n} ${plural(n, 'feature', 'features')}`,
  usesScores:
    'scores from 1 to 5 of how recently, how often and, where money counts, how much customers bought',
  methodText: (algorithm: string, uses: string, seed: number | null, day: string) =>
    `${algorithm} over ${uses}${seed === null ? '' : `, seed ${seed}`}${day && `, as of ${day}`}. The same files and settings give the same segments everywhere.`,
  measures: 'Figures of the fit',
  measure: {
    inertia: 'Inertia',
    iterations: 'Iterations',
    starts: 'Starts',
    silhouette: 'Silhouette',
    eps: 'Neighborhood radius',
    minPoints: 'Neighbors needed',
    noise: 'In no segment',
    smallest: 'Smallest segment allowed',
    minSamples: 'Neighbors that set the density',
    rowsFitted: 'Customers fitted',
    leaves: 'Leaves of the tree',
    heightBelow: 'Last merge below the cut',
    heightAbove: 'First merge above the cut',
    cophenetic: 'Cophenetic correlation',
    logLikelihood: 'Log-likelihood',
    bic: 'BIC',
    icl: 'ICL',
    parameters: 'Parameters',
    units: 'Fields of the map',
    quantizationError: 'Quantization error',
    topographicError: 'Topographic error',
    cost: 'Cost (summed distances)',
    swaps: 'Swaps made',
    compared: 'Customers compared',
  } as Record<string, string>,
  settings: 'Settings',
  reset: 'Back to what was proposed',
  featuresLink: 'Choose features and what counts',
  dialog: {
    title: 'How many segments?',
    auto: 'Let the data choose',
    option: (k: number) => `${k} segments`,
    nowThat: (k: number) => `now ${numbers[k] ?? k}`,
    /** Hennig's bands of the Jaccard overlap of a segment with itself over resamples. */
    holds: (stability: number) =>
      stability >= 0.85
        ? 'come back reliably'
        : stability >= 0.75
          ? 'come back'
          : stability >= 0.6
            ? 'partly shaky'
            : 'one falls apart',
    smallest: (share: string) => `smallest has ${share}`,
    proposed: 'proposed',
    apply: 'Apply',
    close: 'Close',
  },
  understand: 'Why, and how sure?',
  none: 'No segments yet',
  noneHelp: 'Kindred reads your files, describes each customer, and finds who belongs together.',
  waiting: 'Finding who belongs together',
};
