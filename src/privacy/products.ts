import { wordsOf } from '../base/words';
import type { Steps } from '../base/steps';
import { findPhrase, phrasesOf } from './phrases';
import type { SpecialCategory } from './roles';
import { notSensitiveProducts, productTerms } from './vocabulary/products';
import { specialValues } from './vocabulary/values';

/** A product name that speaks of a special category. */
export interface SensitiveProduct {
  readonly name: string;
  readonly category: SpecialCategory;
  /** The word that says so. */
  readonly word: string;
  /** False where people buy it for other reasons as well. */
  readonly sure: boolean;
}

const terms = Object.entries(productTerms).map(([category, { sure, hint }]) => ({
  category: category as SpecialCategory,
  sure: phrasesOf(sure),
  hint: phrasesOf(hint),
}));
const never = phrasesOf(notSensitiveProducts);

/** What a product name says of the one who buys it; null for nearly all. */
export function sensitiveProduct(name: string): SensitiveProduct | null {
  const words = wordsOf(name);
  for (const sure of [true, false]) {
    for (const term of terms) {
      const word = findPhrase(words, sure ? term.sure : term.hint, never);
      if (word !== null) return { name, category: term.category, word, sure };
    }
  }
  return null;
}

const told = Object.values(specialValues).map(phrasesOf);

/** Whether a single word that people write, "diabetes" or "schwanger", speaks of a special category by itself. */
export function sensitiveWord(word: string): boolean {
  const words = wordsOf(word);
  return (
    told.some((phrases) => findPhrase(words, phrases) !== null) ||
    terms.some(({ sure }) => findPhrase(words, sure, never) !== null)
  );
}

const NAMES_A_STEP = 500;

/** One entry a name: what it says of the one who buys it. Cost: linear in the names, about 20 µs each. */
export function* sensitiveProducts(names: readonly string[]): Steps<(SensitiveProduct | null)[]> {
  const all: (SensitiveProduct | null)[] = [];
  for (const name of names) {
    if (all.length % NAMES_A_STEP === 0) yield { done: all.length, total: names.length };
    all.push(sensitiveProduct(name));
  }
  return all;
}
