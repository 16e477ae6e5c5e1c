import { random, type Random } from '../base/random';
import { END, isoDay } from './calendar';
import { categories, products, type Product } from './catalog';
import { row } from './csv';
import { customerTypes } from './customer-types';
import { chance, weighted } from './draws';
import type { History } from './history';
import { GUEST, PURCHASE } from './ledger';
import { aspects, phrases, type Aspect, type Language } from './review-phrases';

/** How a type reviews: chance for a purchase, weights of 1 to 5 stars, and of the aspects in their order. */
interface Voice {
  readonly writes: number;
  readonly stars: readonly number[];
  readonly aspects: readonly number[];
}

const voices: Readonly<Record<string, Voice>> = {
  loyal: { writes: 0.045, stars: [2, 4, 10, 34, 50], aspects: [2, 5, 1, 3] },
  subscriber: { writes: 0.02, stars: [2, 4, 12, 42, 40], aspects: [6, 3, 1, 1] },
  bargain: { writes: 0.1, stars: [12, 16, 22, 28, 22], aspects: [2, 3, 7, 1] },
  seasonal: { writes: 0.1, stars: [4, 5, 10, 30, 51], aspects: [3, 4, 0.5, 5] },
  new: { writes: 0.09, stars: [5, 7, 16, 34, 38], aspects: [4, 5, 2, 1] },
  silent: { writes: 0.05, stars: [16, 18, 22, 26, 18], aspects: [5, 3, 3, 3] },
  gift: { writes: 0.06, stars: [9, 7, 10, 26, 48], aspects: [6, 3, 1, 1] },
};

export interface ReviewTruth {
  readonly language: Language;
  readonly stars: number;
  /** What is praised (+1) and blamed (−1) in the text. */
  readonly aspects: Readonly<Partial<Record<Aspect, 1 | -1>>>;
}

export interface Reviews {
  readonly text: string;
  readonly truth: ReadonlyMap<string, ReviewTruth>;
}

const headers = ['Review ID', 'Date', 'Customer ID', 'Product', 'Stars', 'Text'];

/** reviews.csv: what customers write in three languages some days after a purchase, up to the end of 2025. */
export function reviewsFile(past: History): Reviews {
  const { ledger, customers } = past;
  const source = random(past.seed).fork('reviews');
  const truth = new Map<string, ReviewTruth>();
  let text = row(headers);
  for (const order of past.sequence) {
    const index = ledger.customer[order]!;
    if (index === GUEST || ledger.kind[order] !== PURCHASE) continue;
    const customer = customers[index]!;
    const voice = voices[customerTypes[customer.type]!.id]!;
    // Who has just left tells why.
    const last = customer.plan.leaves <= Math.floor(ledger.minute[order]! / 1440);
    if (!chance(source, last ? 1.5 * voice.writes : voice.writes)) continue;
    const at = Math.floor(ledger.minute[order]! / 1440) + 3 + source.below(16);
    if (at > END) continue;
    const stars = 1 + weighted(source, last ? voice.stars.map((w, i) => w * (i < 3 ? 2 : 1)) : voice.stars);
    const id = `V${String(truth.size + 1).padStart(5, '0')}`;
    const product = products[ledger.product[ledger.first(order)]!]!;
    const review = compose(languageOf(customer.country, source), stars, voice, product, source);
    truth.set(id, review.truth);
    text += row([id, isoDay(at), customer.id, product.name, stars, review.text]);
  }
  return { text, truth };
}

/** Most write in the language of their country; the Belgians here speak French, all others English. */
function languageOf(country: string, source: Random): Language {
  if (chance(source, 0.06)) return 'en';
  if (country === 'Germany' || country === 'Austria') return 'de';
  return country === 'France' || country === 'Belgium' ? 'fr' : 'en';
}

/** How many of one, two or three remarks are bad, by stars. */
const badOf: Readonly<Record<number, readonly number[]>> = {
  1: [1, 2, 3],
  2: [1, 1, 2],
  3: [0, 1, 1],
  4: [0, 1, 1],
  5: [0, 0, 0],
};

function compose(
  language: Language,
  stars: number,
  voice: Voice,
  product: Product,
  source: Random,
): { readonly text: string; readonly truth: ReviewTruth } {
  const words = phrases[language];
  const remarks = stars === 3 ? 2 : 1 + weighted(source, [5, 4, 1]);
  const bad = badOf[stars]![remarks - 1]!;
  const left = [...voice.aspects];
  const said: Partial<Record<Aspect, 1 | -1>> = {};
  const say = (list: readonly string[]) => expand(list[source.below(list.length)]!, product.line, source);
  const parts = { good: [] as string[], bad: [] as string[] };
  for (let i = 0; i < remarks; i++) {
    const which = weighted(source, left);
    const aspect = aspects[which]!;
    left[which] = 0;
    const mood = i < bad ? 'bad' : 'good';
    const remark = words[mood][aspect];
    said[aspect] = mood === 'bad' ? -1 : 1;
    parts[mood].push(say(aspect === 'quality' ? [remark[edible(product) ? 0 : 1]!] : remark));
  }
  const mood = stars > 3 ? 'good' : 'bad';
  const text = [
    ...(stars !== 3 && chance(source, 0.6) ? [say(words.opening[mood])] : []),
    ...parts.good,
    ...(parts.good.length > 0 && parts.bad.length > 0 ? [say(words.but)] : []),
    ...parts.bad,
    ...(stars !== 3 && chance(source, 0.4) ? [say(words.closing[mood])] : []),
  ];
  return { text: text.filter(Boolean).join(' '), truth: { language, stars, aspects: said } };
}

const edible = (product: Product): boolean =>
  !['Machines', 'Brewing gear', 'Cups & glasses'].includes(categories[product.category]!.name);

/** Chooses one of each `{a|b}`. */
function expand(template: string, product: string, source: Random): string {
  return template.replace(/\{([^}]*)\}/g, (_, inside: string) => {
    if (inside === 'product') return product;
    const choices = inside.split('|');
    return choices[source.below(choices.length)]!;
  });
}
