import type { Format } from '../format';

/** Texts of the comparison of methods. */
export const compare = {
  title: 'Do other methods see the same?',
  help: 'Every method is tried on the same customers, and one verdict is drawn. What disagrees is said.',
  together: 'All methods together:',
  alone: (method: string) => `${method} alone:`,
  effort: 'How thorough',
  efforts: { quick: 'Quick', careful: 'Careful', expert: 'Expert' },
  effortHelp: {
    quick: (draws: number, rows: number, f: Format) =>
      `Some seconds. To see whether segments come back, customers are drawn anew ${f.count(draws)} times; methods are compared on at most ${f.count(rows)} customers.`,
    careful: (draws: number, rows: number, f: Format) =>
      `A minute or so. Customers are drawn anew ${f.count(draws)} times, the gap statistic is worked out too, and methods are compared on at most ${f.count(rows)} customers.`,
    expert: (draws: number, rows: number, f: Format) =>
      `Minutes. Customers are drawn anew ${f.count(draws)} times without short cuts; every shape and linkage of a method is compared too, on at most ${f.count(rows)} customers.`,
  },
  start: 'Compare all methods',
  sampled: (rows: number, f: Format) => `Compared on a sample of ${f.count(rows)} customers.`,
  all: (rows: number, f: Format) => `Compared on all ${f.count(rows)} customers.`,
  table: 'Methods and numbers of segments, the best first',
  sortBy: (column: string) => `Sort by ${column}`,
  columns: {
    label: 'Method',
    k: 'Segments',
    score: 'Score',
    silhouette: 'Silhouette',
    reference: 'Without groups',
    paths: 'Silhouette along paths',
    lowestStability: 'Least stable',
    smallestShare: 'Smallest',
    unassigned: 'In none',
    ruleAccuracy: 'Told by a short rule',
    agreement: 'Agreement with the first',
    calinskiHarabasz: 'Calinski-Harabasz',
    daviesBouldin: 'Davies-Bouldin',
    gap: 'Gap',
    bic: 'BIC',
    icl: 'ICL',
  },
  columnHelp:
    'Silhouette along paths: how clearly groups of any shape are apart, going from neighbor to neighbor; DBSCAN and HDBSCAN are judged by it. Told by a short rule: how many customers three yes-or-no questions place as the method did. Agreement: how alike the segments are, 1 being the same (adjusted Rand index). Of “In none”, Davies-Bouldin, BIC and ICL less is better, of all others more.',
  use: 'Use',
  useThis: (label: string, k: number) => `Use ${label} with ${k} segments`,
  inUse: 'in use',
  notReal: 'no groups worth the name',
  more: (n: number) => `Show all ${n}`,
};
