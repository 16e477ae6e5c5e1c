import type { Role, TableKind } from '../../engine/collect/types';
import type { FeatureGroup } from '../../engine/features/types';
import type { Verdict } from '../../engine/prepare/types';
import type { StepId, StepStatus } from '../state/steps';
import type { Format } from './format';

const plural = (n: number, one: string, many: string) => (n === 1 ? one : many);
const people = (n: number, f: Format) => `${f.count(n)} ${plural(n, 'customer', 'customers')}`;
/** Arrows as words, for those who hear them. */
const spoken = (axis: string): string => axis.replaceAll('↗', 'rising').replaceAll('↘', 'falling');

const numbers = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** Every text of the screens that the engine does not write itself. */
export const en = {
  brand: 'Kindred',
  number: (n: number) => numbers[n] ?? String(n),

  steps: { data: 'Data', customers: 'Customers', segments: 'Segments' } satisfies Record<StepId, string>,
  stepsLabel: 'Steps',
  stepStatus: {
    done: 'done',
    stale: 'settings changed',
    ready: 'ready',
    blocked: 'add a file first',
  } satisfies Record<StepStatus, string>,

  top: {
    undo: 'Undo',
    redo: 'Redo',
    erase: 'Erase everything',
    eraseShort: 'Erase',
    theme: { light: 'Theme: light', dark: 'Theme: dark', system: 'Theme: as on this device' },
    project: (files: readonly string[], f: Format) =>
      files.length === 0
        ? ''
        : files.length === 1
          ? files[0]!
          : `${files[0]!} and ${f.count(files.length - 1)} more`,
  },

  status: {
    opening: 'Opening files',
    working: {
      data: 'Reading files',
      customers: 'Describing each customer',
      segments: 'Finding segments',
    } satisfies Record<StepId, string>,
    found: (segments: number, customers: number, f: Format) =>
      `Found ${segments} ${plural(segments, 'segment', 'segments')} among ${people(customers, f)}`,
    described: (features: number, customers: number, f: Format) =>
      `Described ${people(customers, f)} by ${features} ${plural(features, 'feature', 'features')}`,
    understood: (files: number, customers: number, f: Format) =>
      `Understood ${files} ${plural(files, 'file', 'files')} with ${people(customers, f)}`,
    opened: (files: number) => `Opened ${files} ${plural(files, 'file', 'files')}`,
    stopped: 'Stopped. What was finished is kept.',
    erased: 'Erased. Nothing is kept on this page.',
    saved: (name: string, summary: string) => `Saved ${name}. ${summary}`,
  },

  job: {
    cancel: 'Cancel',
    label: 'Progress',
    secondsLeft: (seconds: number) =>
      seconds < 5
        ? 'a few seconds left'
        : seconds < 60
          ? `about ${Math.ceil(seconds / 5) * 5} seconds left`
          : `about ${Math.ceil(seconds / 60)} ${plural(Math.ceil(seconds / 60), 'minute', 'minutes')} left`,
  },

  trouble: {
    title: 'That did not work',
    again: 'Try again',
    back: 'Back to the data',
    close: 'Close',
    broken: 'This part of the page failed to draw. Your files and settings are untouched.',
    redraw: 'Draw it again',
  },

  seal: {
    line: (requests: number) =>
      requests === 0
        ? 'Sealed: 0 requests since you opened this page'
        : `${requests} ${plural(requests, 'request', 'requests')} since you opened this page`,
    short: (requests: number) =>
      requests === 0 ? 'Sealed: 0 requests' : `${requests} ${plural(requests, 'request', 'requests')}`,
    closing: 'Fetching its own parts, then sealed',
    open: 'Not sealed: this is a development server',
    title: 'Nothing leaves this page',
    intro:
      'Your files are read inside this browser. The page carries a policy that forbids every connection, and the browser enforces it, not Kindred.',
    counted: 'Requests counted',
    counts: (requests: number, own: number, f: Format) =>
      `${f.count(requests)} since the page was sealed. ${
        own > 0 ? `Before that it fetched ${f.count(own)} of its own files and nothing else.` : ''
      }`,
    refused: (n: number, f: Format) =>
      `${f.count(n)} ${plural(n, 'attempt was', 'attempts were')} refused by the browser, such as the ones you start here.`,
    tryIt: 'Try it yourself',
    tryHelp: 'Let the page and its worker try to reach an address outside. Both must fail.',
    trying: 'Trying…',
    gaps: 'What this browser does not block',
    noGaps: 'This browser also blocks new windows, other addresses and WebRTC connections for this page.',
    policy: 'The policy in force',
    noPolicy: 'There is none: this is a development server.',
    extensions:
      'Browser extensions stand outside every policy. To be sure of them too, use a private window, or go offline: everything keeps working.',
    close: 'Close',
  },

  data: {
    title: 'Find the customers who belong together.',
    promise: 'Your files stay on this device, and you can prove it.',
    addFiles: 'Add files',
    drop: 'Drop your order file here',
    dropMore: 'Add another file',
    choose: 'or choose it from your device',
    kinds: 'CSV or TSV, also .gz',
    paste: 'You can also paste a table from a spreadsheet.',
    pastedName: 'Pasted table.tsv',
    sample: 'Try the sample shop',
    sampleHelp: 'A made-up shop with two years of orders. Nothing to prepare.',
    what: 'What to drop',
    pictures: [
      {
        title: 'An order export',
        note: 'From Shopify, WooCommerce, Square, Etsy or your till. One line an order.',
        head: ['Customer', 'Date', 'Total'],
        rows: [
          ['ana@…', '3 Mar', '42.00'],
          ['ben@…', '3 Mar', '18.50'],
        ],
      },
      {
        title: 'Invoice lines',
        note: 'One line a product is fine: quantity times price is added up.',
        head: ['Client', 'Item', 'Qty', 'Price'],
        rows: [
          ['1042', 'Mug', '2', '9.00'],
          ['1042', 'Tea', '1', '6.50'],
        ],
      },
      {
        title: 'Your own spreadsheet',
        note: 'Who bought, when, for how much. Saved as CSV. Other columns do no harm.',
        head: ['Who', 'When', 'Paid'],
        rows: [
          ['Lee', '2024-05-02', '75'],
          ['Kim', '2024-05-09', '20'],
        ],
      },
    ],
    find: 'Find segments',
    tooFew: 'Segments need at least two customers.',
    notReady: 'An order file needs a customer, a date and an amount. See the columns below.',
    reading: 'Reading the rest of the file',
    heading: (customers: number, period: string, f: Format) =>
      `${people(customers, f)}${period && `, ${period}`}`,
    headingStuck: 'Not an order file yet',
    questions: (n: number) =>
      n === 1 ? 'One question is open below.' : `${numbers[n] ?? n} questions are open below.`,
    readUntilAnswered: {
      dmy: 'Read day first until you answer.',
      mdy: 'Read month first until you answer.',
    } as Readonly<Record<string, string>>,
    dayFirst: 'The day',
    monthFirst: 'The month',
    headingEarly: (files: number) => `Looking at your ${plural(files, 'file', 'files')}`,
    totals: { lines: 'Order lines', orders: 'Orders', revenue: 'Revenue', each: 'Revenue a customer' },
    period: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
    files: 'Files',
    fileKind: {
      'order-lines': 'Order lines',
      orders: 'Orders',
      customers: 'Customers',
      products: 'Products',
      events: 'Events',
      reviews: 'Reviews',
      campaign: 'Campaign',
      unknown: 'Not sure what this is',
    } satisfies Record<TableKind, string>,
    lines: (n: number, f: Format) => `${f.count(n)} ${plural(n, 'line', 'lines')}`,
    columnsUsed: (used: number, all: number) => `${used} of ${all} columns used`,
    remove: (name: string) => `Remove ${name}`,
    setAside: (n: number, f: Format) => `${f.count(n)} ${plural(n, 'line', 'lines')} set aside`,
    nothingSetAside: 'Every line could be read.',
    firstLines: (lines: string) => `first at ${lines}`,
    keptShare: (share: string) => `${share} of the lines could be read`,
    columns: 'Columns',
    columnsDoubt: 'Please check the columns',
    columnTable: {
      column: 'Column',
      role: 'Means',
      type: 'Written as',
      samples: 'For example',
      sure: 'How sure',
    },
    kindOf: 'This file holds',
    roleOf: (header: string) => `What the column ${header} means`,
    typeOf: (header: string) => `How the column ${header} is written`,
    empty: (share: string) => `${share} empty`,
    confidence: (value: number) =>
      value >= 0.9 ? 'sure' : value >= 0.75 ? 'fairly sure' : value >= 0.6 ? 'likely' : 'a guess',
    yours: 'your choice',
    encoding: (encoding: string, delimiter: string) => `${encoding}, columns separated by ${delimiter}`,
    delimiters: { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars', ' ': 'spaces' } as Record<
      string,
      string
    >,
    firstRows: 'First rows as they stand in the file',
    roles: {
      customer: 'Customer',
      email: 'E-mail address',
      phone: 'Phone',
      name: 'Name',
      order: 'Order number',
      date: 'Date',
      amount: 'Amount paid',
      quantity: 'Quantity',
      price: 'Price of one',
      discount: 'Discount',
      product: 'Product code',
      'product-name': 'Product name',
      category: 'Category',
      country: 'Country',
      region: 'Region',
      status: 'Status',
      currency: 'Currency',
      channel: 'Channel',
      event: 'Event',
      rating: 'Rating',
      text: 'Free text',
      attribute: 'Something about the customer',
      ignore: 'Leave out',
    } satisfies Record<Role, string>,
    types: {
      text: 'Text',
      number: (example: string) => `Number like ${example}`,
      dates: {
        ymd: 'Date, year first',
        dmy: 'Date, day first',
        mdy: 'Date, month first',
        'epoch-seconds': 'Seconds since 1970',
        'epoch-milliseconds': 'Milliseconds since 1970',
        serial: 'Spreadsheet day number',
      },
    },
    cleaning: 'What is cleaned',
    cleaningHelp: 'Nothing in your files changes. Switch a step off if it does not fit your shop.',
    rows: (n: number, f: Format) => (n === 0 ? 'no lines' : `${f.count(n)} ${plural(n, 'line', 'lines')}`),
    effect: (on: boolean, lines: string, amount: string) =>
      `${on ? '' : 'If switched on: '}${lines}${amount && `, ${amount} revenue`}`,
    needed: 'always on',
    customerBy: 'A customer is recognized',
    amountBy: 'The amount of a line is',
    quality: 'How good are the data?',
    coming: 'This step is still to come.',
    grades: { good: 'Good', limited: 'Limited', 'not-enough': 'Not enough' } satisfies Record<
      Verdict['grade'],
      string
    >,
  },

  customers: {
    heading: (n: number, f: Format) =>
      n === 1 ? 'What we know about the one customer' : `What we know about each of ${people(n, f)}`,
    intro: (used: number, day: string) =>
      `${used} features decide who belongs together, as of ${day}. They are good as they are; change them if you know better.`,
    groups: {
      recency: 'How recently they bought',
      frequency: 'How often they buy',
      money: 'How much they spend',
      rhythm: 'In which rhythm they buy',
      basket: 'What is in the basket',
      returns: 'What they send back',
      affinity: 'What they like',
      engagement: 'How they respond',
      voice: 'What they say',
    } satisfies Record<FeatureGroup, string>,
    weight: 'How much should it count?',
    weightOf: (group: string) => `${group}: how much should it count?`,
    weights: (value: number) =>
      value === 0
        ? 'not at all'
        : value < 0.75
          ? 'less'
          : value <= 1.25
            ? 'normal'
            : value <= 2
              ? 'more'
              : 'a lot',
    typical: 'Typical',
    middle: (from: string, to: string) => `half of them between ${from} and ${to}`,
    known: (share: string) => `known for ${share}`,
    use: (label: string) => `Use ${label}`,
    off: 'Not used',
    formula: 'Formula',
    distribution: (label: string, from: string, to: string, middle: string) =>
      `${label}: from ${from} to ${to}, half of the customers at or below ${middle}`,
    referenceDate: 'Today is taken to be',
    referenceHelp: 'Days are counted back from this date. Proposed: the day after the last order.',
    referenceEffect: (before: number, all: number, f: Format) =>
      `${f.count(before)} of ${people(all, f)} had ordered before that day.`,
    referenceReset: 'Use the proposed date',
    settings: 'All settings of this step',
    unknown: 'What more columns would tell',
    correlations: 'Which features say the same?',
    correlationsHelp: '1 means two features always rise together, −1 that one rises when the other falls.',
    shape: {
      none: 'as it is',
      log: 'logarithm',
      log1p: 'logarithm of 1 + x',
      'signed-log': 'logarithm with sign',
    },
    shaped: (shape: string) => `compared as: ${shape}`,
  },

  segments: {
    download: 'Download segments',
    howMany: 'Change how many',
    cards: 'Segments at a glance',
    customers: 'Customers',
    revenue: 'Revenue',
    others: (median: string) => `others ${median}`,
    showOnMap: (name: string) => `Show ${name} on the map`,
    map: 'Customer map',
    mapHint: 'each dot a customer; near means alike',
    mapSampled: (n: number, f: Format) => `${f.count(n)} of them drawn`,
    mapText: (
      names: readonly string[],
      axes: readonly [string, string],
      explained: string,
      apart: string,
      f: Format,
    ) =>
      `Map of the customers in ${numbers[names.length] ?? names.length} ${plural(names.length, 'segment', 'segments')}: ${f.list(names)}. Left to right: ${spoken(axes[0])}. Bottom to top: ${spoken(axes[1])}. The two directions hold ${explained} of the differences between customers.${apart}`,
    mapApart: (name: string) => ` Farthest from the middle: ${name}.`,
    mapFailed: 'The map could not be drawn here. The tables below say the same.',
    mapTable: 'Where each segment stands on the map',
    mapShare: (explained: string) => `These two directions hold ${explained} of the differences.`,
    why: (k: number) => `Why ${numbers[k] ?? k}?`,
    chosenByYou: (k: number) => `You asked for ${numbers[k] ?? k}.`,
    foundByMethod: (k: number) =>
      `${k === 1 ? 'One segment' : `${k} segments`}: this method sets the number itself.`,
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
      silhouette: 'Silhouette',
      reference: 'Without groups',
      smallest: 'Smallest',
      stability: 'Stability',
      score: 'Score',
      inertia: 'Inertia',
    },
    candidateHelp: (rows: number, exact: boolean, f: Format) =>
      `Silhouette: how clearly segments are apart, −1 to 1, ${
        exact ? 'over all' : 'over a sample of'
      } ${f.count(rows)} customers; beside it what the same shape of data reaches without groups. Stability: how well the least stable segment comes back when the customers are drawn anew, 0 to 1.`,
    chosen: 'chosen',
    method: 'Method and settings',
    usesFeatures: (n: number) => `${n} ${plural(n, 'feature', 'features')}`,
    usesScores:
      'scores from 1 to 5 of how recently, how often and, where money counts, how much customers bought',
    methodText: (algorithm: string, uses: string, seed: number | null, day: string) =>
      `${algorithm} over ${uses}${seed === null ? '' : `, seed ${seed}`}, as of ${day}. The same files and settings give the same segments everywhere.`,
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
    none: 'No segments yet',
    noneHelp: 'Kindred reads your files, describes each customer, and finds who belongs together.',
    waiting: 'Finding who belongs together',
    map_: { x: 'Left to right', y: 'Bottom to top' },
  },
};
