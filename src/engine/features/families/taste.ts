import { random, sampleIndices } from '../../../base/random';
import { portion, type Steps } from '../../../base/steps';
import type { Activity } from '../activity';
import type { FeatureBasis } from '../basis';
import { nmf, project } from '../factorization/nmf';
import { rowsOf, type Sparse } from '../factorization/sparse';
import type { FeatureEntry, FeatureFamily, FeatureSettings } from '../feature';
import { isPurchase } from '../line-kind';
import { eachLine, NO_PRODUCTS, perCustomer } from '../needs';
import { once } from '../once';
import { purchasesBy } from '../purchases';
import type { FeatureSpec } from '../types';

type TasteBasis = Extract<FeatureBasis, { family: 'taste' }>;

/** Parts that baskets are taken apart into. */
const PARTS = 4;
/** Products beyond this many are too rare to say what a customer likes. */
const PRODUCTS = 400;
/** A product counts from this many buyers on. */
const BUYERS = 5;
/** Fewer customers or products than this have no tastes to tell apart. */
const FEWEST = { customers: 50, products: 12 };
/** With more lines than this, tastes are looked for only where a person asks: it would take a good part of a second. */
const LINES = 300_000;
/** The parts are found on a sample of this many customers; the others are placed in them. */
const SAMPLE = 2_000;

/** The products most customers bought, by name so that the order of the lines does not matter. */
function commonProducts(activity: Activity): string[] {
  const { dictionary } = activity.base.lines.text.product!;
  const buyers = new Int32Array(dictionary.length);
  const { codes } = purchasesBy.of(activity, 'product');
  for (let entry = 0; entry < codes.length; entry++) buyers[codes[entry]!]!++;
  return [...buyers.keys()]
    .filter((code) => buyers[code]! >= BUYERS)
    .sort((a, b) => buyers[b]! - buyers[a]! || (dictionary[a]! < dictionary[b]! ? -1 : 1))
    .slice(0, PRODUCTS)
    .map((code) => dictionary[code]!)
    .sort();
}

/** Customers × products: ln(1 + lines), each row of length 1. The key is the products as JSON. */
const baskets = once((activity: Activity, key: string): Sparse => {
  const products = JSON.parse(key) as string[];
  const { kind, text } = activity.base.lines;
  const { codes, dictionary } = text.product!;
  const places = new Map(products.map((product, place) => [product, place]));
  const placeOf = Int32Array.from(dictionary, (product) => places.get(product) ?? -1);
  const tally = new Int32Array(products.length);
  const offsets = new Int32Array(activity.customers + 1);
  const indices = new Int32Array(codes.length);
  const values = new Float64Array(codes.length);
  const touched: number[] = [];
  let [entries, current] = [0, 0];
  const settle = () => {
    touched.sort((a, b) => a - b);
    let squares = 0;
    const start = entries;
    for (const place of touched) {
      const value = Math.log1p(tally[place]!);
      tally[place] = 0;
      squares += value * value;
      indices[entries] = place;
      values[entries++] = value;
    }
    for (let entry = start; entry < entries; entry++) values[entry]! /= Math.sqrt(squares);
    touched.length = 0;
  };
  eachLine(activity, (line, c) => {
    while (current < c) {
      settle();
      offsets[++current] = entries;
    }
    const place = codes[line]! < 0 ? -1 : placeOf[codes[line]!]!;
    if (place >= 0 && isPurchase(kind[line]!) && tally[place]!++ === 0) touched.push(place);
  });
  while (current < activity.customers) {
    settle();
    offsets[++current] = entries;
  }
  return {
    rows: activity.customers,
    columns: products.length,
    offsets,
    indices: indices.subarray(0, entries),
    values: values.subarray(0, entries),
  };
});

/** Weights of the parts, customers × parts. One pass for all of them. */
const placed = once((activity: Activity, key: string): Float64Array => {
  const { products, basis } = JSON.parse(key) as { products: string[]; basis: number[] };
  const k = basis.length / products.length;
  const model = {
    k,
    columns: products.length,
    basis: Float64Array.from(basis),
    error: 0,
    iterations: 0,
    converged: true,
  };
  return project(model, baskets(activity, JSON.stringify(products)));
});

function* found(activity: Activity, settings: FeatureSettings): Steps<FeatureEntry[]> {
  if (settings.tastes === 'off') return [];
  if (settings.tastes === 'auto' && activity.base.lines.count > LINES) return [];
  if (!activity.base.lines.text.product || activity.customers < FEWEST.customers) return [];
  const products = commonProducts(activity);
  if (products.length < FEWEST.products) return [];
  yield { done: 10, total: 100 };
  const x = baskets(activity, JSON.stringify(products));
  const filled = Int32Array.from(
    [...Array(x.rows).keys()].filter((row) => x.offsets[row + 1]! > x.offsets[row]!),
  );
  if (filled.length < FEWEST.customers) return [];
  const sample = sampleIndices(filled.length, SAMPLE, random(1)).map((at) => filled[at]!);
  const { model } = yield* portion(nmf(rowsOf(x, sample), PARTS, { seed: 1, iterations: 60 }), 20, 90);
  const names = namesOf(activity, products);
  return Array.from({ length: model.k }, (_, part) => {
    const heaviest = heaviestOf(model.basis, model.k, part).map((place) => names[place]!);
    return entry(specOf(part, heaviest), { family: 'taste', part, products, basis: model.basis });
  });
}

/** What a person calls the products. */
function namesOf({ base }: Activity, products: readonly string[]): string[] {
  if (!base.productNames) return [...products];
  const { dictionary } = base.lines.text.product!;
  const names = new Map(dictionary.map((product, code) => [product, base.productNames![code]!]));
  return products.map((product) => names.get(product) || product);
}

/** The three products that weigh most in a part. */
const heaviestOf = (basis: Float64Array, k: number, part: number): number[] =>
  Array.from({ length: basis.length / k }, (_, place) => place)
    .sort((a, b) => basis[b * k + part]! - basis[a * k + part]! || a - b)
    .slice(0, 3);

const specOf = (part: number, heaviest: readonly string[]): FeatureSpec => ({
  id: `taste_${part + 1}`,
  label: `Taste ${part + 1}: ${heaviest.join(', ')}`,
  meaning: `How much of the basket is like that of those who buy ${heaviest.join(', ')}.`,
  formula:
    'weight of the part ÷ weight of all parts, in a non-negative factorization of customers × products (ln(1 + lines), rows of length 1)',
  group: 'affinity',
  unit: 'share',
});

function entry(spec: FeatureSpec, basis: TasteBasis): FeatureEntry {
  const { part, products } = basis;
  const k = basis.basis.length / products.length;
  return {
    spec,
    basis,
    siblings: k,
    apart: 'What people like says little about how they buy: switch it on to group by taste.',
    lacks: ({ base }) => (base.lines.text.product ? null : NO_PRODUCTS),
    compute: (activity) => {
      const weights = placed(activity, JSON.stringify({ products, basis: Array.from(basis.basis) }));
      return perCustomer(activity.customers, (c) => {
        let all = 0;
        for (let other = 0; other < k; other++) all += weights[c * k + other]!;
        return all > 0 ? weights[c * k + part]! / all : NaN;
      });
    },
  };
}

/** Parts that baskets are made of, found by non-negative matrix factorization and named by their products. */
export const tastes: FeatureFamily<TasteBasis> = { id: 'taste', found, entry };
