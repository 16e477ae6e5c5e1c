import { wordsOf } from '../../../base/words';
import type { Role } from '../types';
import { vocabulary } from './vocabulary';

/** What headers are compared by: "Order ID", "order_id" and "orderId" have one key. */
export const headerKey = (header: string): string => wordsOf(header).join('');

interface Entry {
  readonly role: Role;
  /** Phrases without blanks, so that "orderid", "order id" and "OrderID" are one; with the tier they stand in. */
  readonly exact: ReadonlyMap<string, number>;
  readonly contains: readonly string[];
  readonly never: ReadonlySet<string>;
}

/** Phrases as headers are compared: marks off, so that words of any script meet. */
const phrases = (text: string | undefined) =>
  text === undefined ? [] : text.split(',').map((phrase) => wordsOf(phrase).join(' '));

const entries: readonly Entry[] = Object.entries(vocabulary).map(([role, terms]) => ({
  role: role as Role,
  exact: new Map(
    terms.exact
      .split('|')
      .flatMap((tier, rank) =>
        phrases(tier).map((phrase): [string, number] => [phrase.replaceAll(' ', ''), rank]),
      ),
  ),
  contains: phrases(terms.contains),
  never: new Set((terms.never ?? '').split(' ')),
}));

/** How well a header names each role, 0 to 1; only the roles above 0. */
export function headerScores(header: string): Map<Role, number> {
  const words = wordsOf(header);
  const scores = new Map<Role, number>();
  if (words.length === 0) return scores;
  const compact = words.join('');
  const spaced = ` ${words.join(' ')} `;
  for (const { role, exact, contains, never } of entries) {
    const tier = exact.get(compact);
    if (tier !== undefined) {
      scores.set(role, 1 - tier * 0.04);
      continue;
    }
    if (words.some((word) => never.has(word))) continue;
    let best = 0;
    for (const phrase of contains) {
      if (spaced.includes(` ${phrase} `)) {
        best = Math.max(best, 0.55 + 0.25 * (phrase.split(' ').length / words.length));
      }
    }
    if (best > 0) scores.set(role, best);
  }
  return scores;
}

/** True when the words of the header hold one of these. */
export const headerHas = (header: string, words: ReadonlySet<string>): boolean =>
  wordsOf(header).some((word) => words.has(word));
