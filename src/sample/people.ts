import type { Random } from '../base/random';
import { weighted } from './draws';

/** Who a customer is; names are made of syllables and belong to nobody. */
export interface Person {
  readonly first: string;
  readonly last: string;
  readonly email: string;
  readonly country: string;
}

const firstStarts = ['Al', 'Be', 'Ca', 'Do', 'El', 'Fi', 'Ga', 'Hel', 'Io', 'Ju', 'Ka', 'Lo', 'Mi', 'No'];
const firstEnds = ['vira', 'dan', 'lise', 'ric', 'wen', 'tara', 'mo', 'neth', 'sina', 'bert', 'phie', 'rik'];
const lastStarts = ['Bram', 'Cast', 'Dorn', 'Eber', 'Fell', 'Grün', 'Häge', 'Iven', 'Karl', 'Lind', 'Mar'];
const lastMiddles = ['e', 'o', 'a', 'en', 'er', 'i'];
const lastEnds = ['wick', 'feld', 'mont', 'berg', 'quist', 'ley', 'vaux', 'mann', 'dijk', 'court', 'stad'];

export const countries = ['Germany', 'Austria', 'France', 'Netherlands', 'Belgium', 'Ireland', 'Italy'];
const countryWeights = [52, 11, 14, 9, 5, 5, 4];

const pick = (source: Random, list: readonly string[]): string => list[source.below(list.length)]!;

/** Draws a person; `serial` keeps the e-mail address unique. */
export function person(source: Random, serial: number): Person {
  const first = pick(source, firstStarts) + pick(source, firstEnds);
  const last = pick(source, lastStarts) + pick(source, lastMiddles) + pick(source, lastEnds);
  const domain = source.next() < 0.7 ? 'example.com' : 'example.org';
  return {
    first,
    last,
    email: `${plain(`${first}.${last}`)}${serial}@${domain}`,
    country: countries[weighted(source, countryWeights)]!,
  };
}

/** Lower case without accents, as an e-mail address wants it. */
const plain = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
