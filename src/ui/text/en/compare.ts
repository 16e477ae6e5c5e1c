import type { Format } from '../format';

/** Texts of the comparison of methods. */
export const compare = {
  title: 'Do other methods see the same?',
  help: 'Every method is tried on the same customers, and one verdict is drawn. What disagrees is said. How thorough holds for the number of segments above as well: it is weighed anew when you change it.',
  effort: 'How thorough',
  efforts: { quick: 'Quick', careful: 'Careful', expert: 'Expert' },
  effortHelp: {
    quick: 'Some seconds, on a sample of the customers.',
    careful: 'A minute or so; more resamples and the gap statistic.',
    expert: 'Minutes; every shape and linkage too.',
  },
  start: 'Compare all methods',
  again: 'Compare again',
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
    'Told by a short rule: how many customers three yes-or-no questions place as the method did. Agreement: how alike the segments are, 1 being the same (adjusted Rand index). Of “In none”, Davies-Bouldin, BIC and ICL less is better, of all others more.',
  use: 'Use',
  useThis: (label: string, k: number) => `Use ${label} with ${k} segments`,
  inUse: 'in use',
  notReal: 'no groups worth the name',
  more: (n: number) => `Show all ${n}`,
};
