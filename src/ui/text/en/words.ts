import type { Format } from '../format';

/** The one or the many. */
export const plural = (n: number, one: string, many: string) => (n === 1 ? one : many);
export const people = (n: number, f: Format) => `${f.count(n)} ${plural(n, 'customer', 'customers')}`;

/** As a sentence begins. */
export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** Small numbers as words; beyond twelve there are none. */
export const numbers = [
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
