import type { Format } from '../format';
import { numbers, plural } from './words';

/** Arrows as words, for those who hear them. */
const spoken = (axis: string): string => axis.replaceAll('↗', 'rising').replaceAll('↘', 'falling');

const ways = ['Left to right', 'Bottom to top', 'Front to back'] as const;

/** Texts of the customer map. */
export const map = {
  title: 'Customer map',
  kinds: {
    title: 'How the customers are laid out',
    principal: 'Flat',
    neighbors: 'Neighbors',
    grid: 'Grid',
    space: 'In 3-D',
    turn: 'Turn',
    tilt: 'Tilt',
  },
  help: {
    principal:
      'Each dot is a customer, seen along the directions in which customers differ most. Twice as far apart is about twice as different, as far as these directions go. (Principal components, PCA.)',
    neighbors:
      'Each dot is a customer, beside those most like them. Who is next to whom counts. How far groups are apart, how large they look and which way is up mean nothing. (UMAP.)',
    grid: 'Each dot is a customer, on the place of the grid they belong to. Places that touch are alike; where on its place a dot stands means nothing. (Self-organizing map.)',
  },
  sampled: (drawn: number, customers: number, f: Format) =>
    `${f.count(drawn)} of ${f.count(customers)} customers are dots; crowded places were thinned most.`,
  counted: (counted: number, customers: number, f: Format) =>
    counted === customers
      ? 'The shade beneath counts all of them.'
      : `The shade beneath counts ${f.count(counted)} of them.`,
  spaceAxes: (letters: readonly string[], axes: readonly string[]) =>
    `${letters.map((letter, i) => `${letter}: ${axes[i]}`).join('. ')}.`,
  share: (explained: string) => `These directions hold ${explained} of the differences.`,
  truth: (here: number, flat: number, customers: number, f: Format) =>
    `How alike neighbors on this map truly are: ${f.figure(here, 2)} of 1; by the flat directions alone ${f.figure(flat, 2)}. (Trustworthiness, on ${f.count(customers)} customers.)`,
  words: {
    opening: (names: readonly string[], f: Format) =>
      `Map of the customers in ${numbers[names.length] ?? names.length} ${plural(names.length, 'segment', 'segments')}: ${f.list(names)}.`,
    axes: (axes: readonly string[], explained: string) =>
      `${axes.map((axis, i) => ` ${ways[i]}: ${spoken(axis)}.`).join('')} These directions hold ${explained} of the differences between customers.`,
    neighbors: ' Each customer stands beside those most like them.',
    grid: ' Each customer stands on their place of the grid.',
    apart: (name: string) => ` Farthest from the middle: ${name}.`,
  },
  none: 'In no segment',
  numbered: (number: number, name: string) => `${number} ${name}`,
  again: 'Draw this map',
  table: 'Where each segment stands on the map',
  segment: 'Segment',
  ways,
};
