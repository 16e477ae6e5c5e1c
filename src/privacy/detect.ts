import { wordsOf } from '../base/words';
import { count } from '../base/wording';
import { findInHeader, findPhrase, phrasesOf, type Phrases } from './phrases';
import { categoryWords, type ColumnPrivacy, type PrivacyRole, type SpecialCategory } from './roles';
import { diagnosisCodes, identifyingValues } from './values';
import {
  identifierHeaders,
  notIdentifier,
  notSpecial,
  quasiHeaders,
  specialHeaders,
} from './vocabulary/headers';
import { specialValues } from './vocabulary/values';

/** What a column is used for, as far as it matters here. */
export type ColumnUse =
  /** Names a person: customer number, e-mail, phone, name. */
  | 'identity'
  /** What was bought: single products may be sensitive, the column is not. */
  | 'product'
  /** Sentences people wrote. */
  | 'text'
  /** Where somebody lives, or which order it is. */
  | 'place'
  /** Money, counts and dates of purchases. */
  | 'deed'
  /** Describes a person, or is not used. */
  | 'other';

const lists = (record: Readonly<Partial<Record<SpecialCategory, string>>>) =>
  Object.entries(record).map(([category, list]): [SpecialCategory, Phrases] => [
    category as SpecialCategory,
    phrasesOf(list),
  ]);
const named = (entries: readonly (readonly [string, string])[]) =>
  entries.map(([what, list]): [string, Phrases] => [what, phrasesOf(list)]);

const special = lists(specialHeaders);
const never = phrasesOf(notSpecial);
const inValues = lists(specialValues);
const partOfAddress = phrasesOf(notIdentifier);
const identifiers = named(identifierHeaders);
const quasi = named(quasiHeaders);

/** Distinct values looked at. */
const MOST_VALUES = 400;
/** A column speaks of a category when this share of its distinct values does, and at least two of them. */
const SPEAKS = 0.2;
/** In what people write freely, a mention here and there says nothing of the column. */
const TEXT_WORDS = 8;
const LONGEST = 60;

const found = (
  role: PrivacyRole,
  reason: string,
  category: SpecialCategory | null = null,
): ColumnPrivacy => ({ role, category, reason });

/**
 * What a column gives away about a person, from its header, a sample of its cells and what it is used for. Of
 * several answers the most protective one is given: special category, identifier, quasi-identifier, measure.
 *
 * Cost: linear in the cells, of which 400 distinct ones are looked at.
 */
export function detectColumn(header: string, cells: readonly string[], use: ColumnUse): ColumnPrivacy {
  const distinct = [...new Set(cells.filter((cell) => cell.trim() !== ''))].slice(0, MOST_VALUES);
  const bought = use === 'product' || use === 'deed';
  return (
    specialHeader(header, use) ??
    (bought ? null : specialCells(distinct)) ??
    (use === 'identity' ? found('identifier', 'it says who the customer is') : null) ??
    (bought || use === 'place' ? null : identifierColumn(header, distinct, cells.length)) ??
    (bought ? null : quasiColumn(header)) ??
    byUse(use)
  );
}

function specialHeader(header: string, use: ColumnUse): ColumnPrivacy | null {
  if (use === 'product') return null;
  for (const [category, phrases] of special) {
    const phrase = findInHeader(header, phrases, never);
    if (phrase) return found('sensitive', `the header says “${phrase}”`, category);
  }
  // A column of yes and no, or of counts, may be named by what its cells would say elsewhere: "Diabetic", "Catholic".
  if (use !== 'other') return null;
  for (const [category, phrases] of inValues) {
    const phrase = findInHeader(header, phrases, never);
    if (phrase) return found('sensitive', `the header says “${phrase}”`, category);
  }
  return null;
}

function specialCells(distinct: readonly string[]): ColumnPrivacy | null {
  if (diagnosisCodes(distinct)) {
    return found('sensitive', 'the values are written like diagnosis codes (ICD-10)', 'health');
  }
  const short = distinct
    .filter((value) => value.length < LONGEST)
    .map(wordsOf)
    .filter((words) => words.length < TEXT_WORDS);
  for (const [category, phrases] of inValues) {
    const hits = short.filter((words) => findPhrase(words, phrases) !== null).length;
    if (hits >= 2 && hits >= SPEAKS * distinct.length) {
      const reason = `${count(hits)} of ${count(distinct.length)} different values speak of ${categoryWords[category]}`;
      return found('sensitive', reason, category);
    }
  }
  return null;
}

function identifierColumn(header: string, distinct: readonly string[], cells: number): ColumnPrivacy | null {
  const values = identifyingValues(distinct);
  if (values) return found('identifier', `the values are ${values}`);
  // Yes and no, or a handful of kinds, name nobody whatever the header says ("E-mail address verified").
  if (cells >= 10 && distinct.length <= 2) return null;
  for (const [what, phrases] of identifiers) {
    const phrase = findInHeader(header, phrases, partOfAddress);
    if (phrase) return found('identifier', `the header says “${phrase}”: ${what}`);
  }
  return null;
}

function quasiColumn(header: string): ColumnPrivacy | null {
  for (const [what, phrases] of quasi) {
    const phrase = findInHeader(header, phrases, never);
    if (phrase) return found('quasi', `the header says “${phrase}”: ${what}`);
  }
  return null;
}

function byUse(use: ColumnUse): ColumnPrivacy {
  if (use === 'place') return found('quasi', 'with other columns it narrows down who someone is');
  if (use === 'text') return found('quasi', 'people may write anything into it, names as well');
  return found('measure', 'nothing in it points to a person');
}
