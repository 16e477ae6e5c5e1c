import { wordsOf } from '../../../base/words';
import type { Role, TableKind } from '../types';
import type { Candidate } from './roles';
import { customerFileWords } from './vocabulary';

export interface KindGuess {
  readonly kind: TableKind;
  readonly confidence: number;
  readonly reason: string;
}

const customerWords = new Set(customerFileWords.split(' '));
const campaignWords = new Set('campaign treatment recipients variant kampagne campagne campana'.split(' '));
const responseWords = new Set(
  'group arm sent opened clicked treated control responded converted conversion conversions'.split(' '),
);

/** What a table is about, from the roles of its columns and how often a customer repeats. */
export function guessKind(roles: ReadonlyMap<number, Role>, candidates: readonly Candidate[]): KindGuess {
  const of = (role: Role) => candidates.find((candidate) => roles.get(candidate.index) === role);
  const has = (role: Role) => of(role) !== undefined;
  const customer = of('customer') ?? of('email');
  const someone = customer !== undefined || has('name') || has('phone');
  const order = of('order');
  const money = has('amount') || has('price');
  const item = has('product') || has('product-name');
  const hints = (words: ReadonlySet<string>) =>
    candidates.filter((candidate) => wordsOf(candidate.header).some((word) => words.has(word))).length;
  const oneRowEach =
    customer !== undefined && customer.facts.values.length >= 20 && customer.facts.distinctShare > 0.98;

  if (has('event') && has('date') && someone && !money) {
    const sure = customer !== undefined;
    return { kind: 'events', confidence: sure ? 0.9 : 0.7, reason: 'each row is an event of a customer' };
  }
  const outcomes = (['sent', 'opened', 'clicked', 'converted'] as const).filter(has).length;
  const told = Number(has('campaign')) + Number(has('treatment'));
  if (!order && (told + outcomes >= 3 || (told > 0 && outcomes > 0))) {
    return { kind: 'campaign', confidence: 0.9, reason: 'who was written to and what came of it' };
  }
  const named = hints(campaignWords);
  if (!order && (named >= 2 || (named === 1 && someone && (outcomes > 0 || hints(responseWords) > 0)))) {
    return { kind: 'campaign', confidence: 0.65, reason: 'the columns speak of a campaign' };
  }
  if (
    has('text') &&
    (has('rating') || (!money && !has('name') && !has('email'))) &&
    !has('quantity') &&
    !order
  ) {
    const rated = has('rating');
    return {
      kind: 'reviews',
      confidence: rated ? 0.9 : 0.7,
      reason: rated ? 'a text with a rating' : 'a text and nothing bought',
    };
  }
  if (order && item && (has('quantity') || money)) {
    return { kind: 'order-lines', confidence: 0.9, reason: 'an order, a product and how many or how much' };
  }
  if (someone && has('date') && (money || order) && !(oneRowEach && !order && hints(customerWords) > 0)) {
    const lines = (item && has('quantity')) || (order !== undefined && order.facts.distinctShare < 0.9);
    const sure = customer !== undefined && (order !== undefined || has('amount'));
    return lines
      ? { kind: 'order-lines', confidence: sure ? 0.85 : 0.7, reason: 'orders repeat or name a product' }
      : {
          kind: 'orders',
          confidence: sure ? 0.85 : 0.65,
          reason: 'a customer, a date and an order or amount',
        };
  }
  if (item && !someone && !has('date')) {
    return { kind: 'products', confidence: 0.75, reason: 'products without customers or dates' };
  }
  if (someone && (oneRowEach || !money || hints(customerWords) > 0)) {
    return { kind: 'customers', confidence: oneRowEach ? 0.8 : 0.6, reason: 'one row for each customer' };
  }
  if (hints(customerWords) >= 2) {
    return { kind: 'customers', confidence: 0.45, reason: 'the columns describe people' };
  }
  return { kind: 'unknown', confidence: 0.2, reason: 'no column names a customer, an order or a product' };
}
