import type { FigureWords, Figures } from '../figures';

const plural = (n: number, one: string, many: string) => (n === 1 ? one : many);
const people = (n: number, f: Figures) => `${f.count(n)} ${plural(n, 'customer', 'customers')}`;

const words: FigureWords = {
  units: {
    days: ['day', 'days'],
    months: ['month', 'months'],
    years: ['year', 'years'],
    orders: ['order', 'orders'],
    units: ['item', 'items'],
    products: ['product', 'products'],
  },
  between: (low, high) => `${low} to ${high}`,
};

/** A name by a stable id, or what stands in for one that has none. */
const named = (names: Readonly<Record<string, string>>) => (id: string, otherwise: string) =>
  names[id] ?? otherwise;

/** Every word of the report in English. */
export const en = {
  words,
  title: 'Customer segments',
  subtitle: (customers: string, from: string, to: string) =>
    from === to ? customers : `${customers}, orders from ${from} to ${to}`,
  people,
  madeBy: (version: string, day: string) =>
    `Made on ${day} with Kindred ${version}, in a browser, on one device. Nothing was sent anywhere.`,
  hidden: 'held back',
  hiddenPeople: (k: number) => `fewer than ${k} customers`,
  hiddenNote: (k: number) =>
    `• stands for a figure that is held back: fewer than ${k} people are behind it, or it would tell such a number. It is neither zero nor unknown; – is unknown.`,
  unknown: 'unknown',
  smallGroup: 'A small group',
  smallSentence: (k: number) => `Fewer than ${k} customers. Nothing more is told of so few.`,
  pictureTable: 'The same as a table',
  noPicture: 'This picture was not drawn; the table says the same.',
  segment: 'Segment',
  customers: 'Customers',
  revenue: 'Revenue',

  answer: {
    title: 'The answer in one minute',
    groups: (k: number, customers: string) =>
      k === 0
        ? `None of ${customers} belongs to a group.`
        : k === 1
          ? `${customers} form one group.`
          : `${customers} fall into ${k} groups.`,
    notSeparated: (customers: string) =>
      `${customers} show no clear groups. The lines between the segments are drawn for convenience: customers near a line could stand on either side.`,
    shareOfCustomers: 'of the customers',
    shareOfRevenue: 'of the revenue',
    best: (name: string, customers: string, revenue: string) =>
      `“${name}” are ${customers} of the customers and bring ${revenue} of the revenue.`,
    outside: (count: string) => `${count} belong to no segment.`,
    sure: 'How sure',
  },

  sure: {
    high: 'very sure',
    good: 'sure',
    fair: 'fairly sure',
    low: 'not sure',
    unknown: 'not measured',
    explain: {
      high: 'When the customers are drawn anew, nearly the same people come together.',
      good: 'When the customers are drawn anew, most of the same people come together.',
      fair: 'When the customers are drawn anew, part of the group goes elsewhere: take it as a pattern, not as a fixed list.',
      low: 'When the customers are drawn anew, much of the group goes elsewhere: do not rest a decision on it alone.',
      unknown: 'How well the group comes back when the customers are drawn anew was not measured.',
    },
  },

  segmentPart: {
    facts: 'What sets them apart',
    typical: 'What is usual',
    typicalRange: (label: string, range: string) => `${label}: half of them ${range}`,
    size: (count: string, share: string) => `${count} (${share})`,
    worth: (weeks: number) => `Expected revenue in the next ${weeks} weeks`,
    estimate: (value: string, low: string, high: string) =>
      `${value}; between ${low} and ${high} in 95 of 100 cases`,
    rule: 'The rule',
    ruleHelp:
      'The fewest conditions that name these customers, for the segment filter of a shop. The segment was not made by this rule.',
    noRule: 'No short rule tells these customers from the others.',
    least: (label: string, bound: string) => `${label}: at least ${bound}`,
    most: (label: string, bound: string) => `${label}: at most ${bound}`,
    exactly: (label: string, bound: string) => `${label}: ${bound}`,
    finds: (share: string) => `It finds ${share} of the segment.`,
    right: (share: string) => `Of those it names, ${share} belong to the segment.`,
    atLeast: (share: string) => `at least ${share}`,
    knownOf: (label: string, share: string) => `${label} (known of ${share})`,
    near: 'At the border',
    nearTo: (share: string, name: string) =>
      `${share} stand nearly as near to another segment, most of them to: ${name}`,
    profile: 'Profile',
    allFeatures: (n: number) => `The ${n} features that did not decide`,
  },

  columns: {
    share: 'Share',
    revenueShare: 'Share of revenue',
    each: 'Revenue each',
    worth: 'Expected revenue',
    worthLow: 'from',
    worthHigh: 'to',
    stability: 'Stability',
    silhouette: 'Silhouette',
    feature: 'Feature',
    unit: 'Unit',
    coverage: 'Known of',
    median: 'Median',
    middle: 'Middle half',
    lower: 'Lower quartile',
    upper: 'Upper quartile',
    rest: 'Median of the others',
    effect: 'Difference',
    effectLow: 'from',
    effectHigh: 'to',
    decided: 'Took part',
    yes: 'yes',
    no: 'no',
    rule: 'Rule',
    finds: 'Finds',
    right: 'Of those named, right',
    k: 'Segments',
    reference: 'Without groups',
    smallest: 'Smallest segment',
    meanStability: 'Stability',
    score: 'Score',
    calinskiHarabasz: 'Calinski-Harabasz',
    daviesBouldin: 'Davies-Bouldin',
    chosen: 'Chosen',
    agreement: 'Agreement',
    real: 'Stands apart from chance',
    what: 'What',
    value: 'Value',
    grade: 'Result',
    meaning: 'What it means',
    file: 'File',
    rows: 'Rows',
    complete: 'Complete',
    readable: 'Readable',
    unique: 'Without repeats',
    first: 'First day',
    last: 'Last day',
    bytes: 'Bytes',
    hash: 'SHA-256',
    step: 'Step',
    lines: 'Lines',
    effectOnRevenue: 'Effect on revenue',
    on: 'Done',
    customersShare: 'Share of customers',
    recency: 'Recency',
    frequency: 'Frequency',
    name: 'Name',
    where: 'Where it stands',
  },

  pictures: {
    title: 'The segments in pictures',
    sizes: {
      title: 'Customers and revenue',
      alt: (most: string, share: string) =>
        `Bars of the share of customers and the share of revenue of each segment. The largest share of the revenue has ${most}: ${share}.`,
      note: 'Upper bar: share of the customers; lower, paler bar: share of the revenue.',
    },
    map: {
      title: 'Customer map',
      alt: (names: string, x: string, y: string) =>
        `Map of the customers, summed up in squares. Segments: ${names}. Left to right: ${x}. Bottom to top: ${y}.`,
      note: (explained: string, drawn: string, k: number) =>
        `Near means alike. The two directions hold ${explained} of the differences between customers. The larger a mark, the more customers; squares with fewer than ${k} customers of a segment are left out, so ${drawn} of the customers are drawn.`,
    },
    profile: {
      title: 'How the segments differ',
      alt: (names: string) =>
        `Table of colors: features down, segments across (${names}). Blue is more than the other customers have, orange less.`,
      note: 'Cliff’s delta of each segment against the rest. Blue: more than the others; orange: less; the deeper, the clearer.',
    },
    silhouette: {
      title: 'How clearly customers belong',
      alt: (mean: string, clearest: string) =>
        `Silhouettes of the customers by segment. Mean ${mean}. The clearest segment is ${clearest}.`,
      note: (customers: string, exact: boolean) =>
        `Silhouette: 1 is deep inside the own segment, 0 on the border, below 0 nearer to another. ${exact ? `All ${customers}.` : `A sample of ${customers}.`}`,
    },
    rfm: {
      title: 'How recent, how often',
      alt: 'Table of 25 squares: how recently customers bought by how often, in fifths.',
      note: 'Customers by fifths of recency (5 is most recent) and frequency (5 is most often).',
    },
    revenue: {
      title: 'How revenue is spread',
      alt: (top: string, brought: string) =>
        `Curve of the revenue by customers, the best first. The best ${top} bring ${brought}.`,
      note: (gini: string) =>
        `Gini coefficient ${gini}: 0 when all bring the same, towards 1 when few bring all.`,
    },
    customersAxis: 'Share of the customers, the best first',
    revenueAxis: 'Share of the revenue',
  },

  certainty: {
    title: 'How sure this is',
    stability: (mean: string) =>
      `Stability: when the customers are drawn anew, a segment overlaps with itself by ${mean} on average (Jaccard; 0.75 and more is stable, below 0.6 is not to be trusted).`,
    silhouette: (mean: string, reference: string) =>
      `Silhouette: ${mean} on average. Data of the same spread without any groups reach ${reference}.`,
    silhouetteAlone: (mean: string) => `Silhouette: ${mean} on average.`,
    separated: 'Verdict: the groups stand apart more clearly than chance would make them.',
    notSeparated:
      'Verdict: no real groups. The segments cut a cloud into handy parts; use them as price bands, not as kinds of people.',
    byHand: (k: number) =>
      `The number of segments, ${k}, was set by a person or by the method, not searched for.`,
    chosen: (k: number, tried: number) =>
      `${k} segments were chosen among ${tried} numbers tried, by silhouette against chance, stability and size.`,
    one: (names: string) =>
      `${names} may be one: no gap shows between them, only a border drawn through a crowd.`,
    unstable: (name: string) =>
      `${name} is unstable: when the customers are drawn anew, much of it goes elsewhere.`,
    candidates: 'Every number that was tried',
    methods: 'How other methods see it',
    methodsHelp: 'Agreement: adjusted Rand index with the best; 1 is the same groups, 0 no more than chance.',
    noMethods: 'Other methods were not tried on these customers.',
    worth:
      'The expected revenue comes from a model of how often people buy and when they stop (BG/NBD or MBG/NBD with Gamma-Gamma); its bounds count the errors of the model and the chance in what people do.',
    noWorth: 'The data do not bear a forecast of revenue.',
    worthPoor: 'Checks of that model found reasons for caution: take the forecast as an order of magnitude.',
  },

  limits: {
    title: 'What the data can and can’t bear',
    verdicts: 'Good enough for',
    quality: 'Quality of the data',
    qualityHelp: 'Before cleaning. 100% is flawless.',
    sources: 'Files',
    cleaning: 'What cleaning did',
    noCleaning: 'Nothing had to be cleaned.',
    grades: { good: 'enough', limited: 'with care', 'not-enough': 'not enough' },
    verdict: named({
      rfm: 'RFM scores',
      segments: 'Segments',
      clv: 'Lifetime value',
      churn: 'Who is leaving',
      uplift: 'Whom a campaign moves',
    }),
    meaning: named({
      'rfm good': 'Recency, frequency and money tell customers apart.',
      'rfm limited': 'Scores can be given, but few repeat purchases or missing amounts blur them.',
      'rfm not-enough': 'Needs dates and at least five customers.',
      'segments good': 'Enough customers to look for groups.',
      'segments limited': 'Small or one-sided data: groups may come out by chance.',
      'segments not-enough': 'Too few customers: groups this small come out by chance.',
      'clv good': 'Enough repeat buyers and history for a forecast.',
      'clv limited': 'Few repeat buyers or a short history: the bounds are wide.',
      'clv not-enough': 'Needs more repeat buyers and dates over half a year.',
      'churn good': 'Enough history to learn from and to be tested on.',
      'churn limited': 'A short history or few repeat buyers: part of it is needed for the test.',
      'churn not-enough': 'Needs about a year of orders and some hundred repeat buyers.',
      'uplift good': 'Enough people were written to and held back.',
      'uplift limited': 'Few were held back or answered: only large effects would show.',
      'uplift not-enough': 'No campaign with people held back is in the files.',
    }),
    measure: named({
      completeness: 'Complete: customer, date and amount are there',
      validity: 'Readable: cells hold what the column says',
      uniqueness: 'Without repeats',
      consistency: 'Consistent: an order has one customer',
      freshness: 'Without gaps in time',
    }),
    step: named({}),
    customersUnit: 'customers',
    linesUnit: 'lines',
  },

  method: {
    title: 'Method and settings',
    reading: 'Files were read, tied together and cleaned; every step is listed above.',
    describing: 'Each customer was described by features as of the reference date; nothing later counts.',
    shaping:
      'Features were shaped (skew removed, outliers limited, scaled) so that none outweighs the others by its unit.',
    grouping:
      'Customers that are alike were grouped; the same files, settings and seed give the same segments, to the byte.',
    naming:
      'Names and portraits come from medians and from differences that hold after correction for many comparisons.',
    profiles:
      'Profiles give the median, the middle half of the customers (from the lower to the upper quartile) and the median of everybody else. Difference is Cliff’s delta, from −1 to 1: of two customers, one of the segment and one of the others, how much more often the first has more than less; in brackets its 95% interval, corrected for the number of features.',
    algorithm: 'Method',
    algorithms: named({
      kmeans: 'k-means',
      'mini-batch': 'k-means on small batches',
      gmm: 'Gaussian mixture',
      hierarchical: 'Hierarchical clustering',
      som: 'Self-organizing map',
      'k-medoids': 'k-medoids',
      dbscan: 'DBSCAN',
      hdbscan: 'HDBSCAN',
      'rfm-map': 'RFM map by rules',
    }),
    seed: 'Seed of chance',
    reference: 'Reference date',
    version: 'Version of Kindred',
    features: 'Features that found the segments',
    settings: 'Settings',
    inputs: 'Files read',
    inputsHelp: (hash: string) =>
      `Whoever has the same files can prove it by these hashes. Of all together: ${hash}`,
  },

  privacy: {
    title: 'Privacy notes',
    local:
      'The files were read in a browser on one device; the report was made there. It loads nothing and holds no script.',
    noPeople:
      'The report holds no customer: no number, name, address or pseudonym, and no line of the files. Typical customers are told as ranges, the map as squares.',
    groups: (k: number) =>
      `Groups of 1 to ${k - 1} people are held back, and what would tell them (CMS cell size policy).`,
    held: (counts: number, figures: number) =>
      counts + figures === 0
        ? 'Nothing had to be held back.'
        : `Held back here: ${counts} ${plural(counts, 'count', 'counts')} of people and ${figures} other ${plural(figures, 'figure', 'figures')}.`,
    objections: (count: string) => `${count} who object were taken out before anything else.`,
    objectionsFew: 'People who object were taken out before anything else.',
    noObjections: 'Nobody in the files was known to object.',
    left: (title: string, file: string) => `${title} (${file})`,
    ledger: 'What was saved from this project before',
    noLedger: 'Nothing else was saved from this project in this session.',
    use: 'Segments describe groups, not persons. They are not made to decide on credit, prices for single persons, or anything else of legal weight. People may object to being segmented for direct marketing (GDPR Art. 21).',
  },

  sheets: {
    about: 'About',
    segments: 'Segments',
    profiles: 'Profiles',
    rules: 'Rules',
    candidates: 'Candidates',
    methods: 'Methods',
    verdicts: 'Verdicts',
    quality: 'Quality',
    sources: 'Sources',
    cleaning: 'Cleaning',
    files: 'Files',
    settings: 'Settings',
    customers: 'Customers',
  },

  /** Settings keep the names they have on the screen. */
  setting: named({}),
  /** And so do their choices. */
  choice: named({}),
};
