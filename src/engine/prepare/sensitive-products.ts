import type { Steps } from '../../base/steps';
import type { TextColumn } from '../../base/table';
import { sensitiveProducts, type SensitiveProduct } from '../../privacy/products';
import { categoryWords, type SpecialCategory } from '../../privacy/roles';
import { isReason } from '../../privacy/settings';
import type { Lines } from './types';

/** Products of one special category: what they are, and what was done. */
export interface SensitiveProducts {
  readonly category: SpecialCategory;
  /** Different products or product groups. */
  readonly products: number;
  /** Those of them whose name only hints at it. */
  readonly hints: number;
  /** Some of their names, for the screen. */
  readonly examples: readonly string[];
  /** Why they take part in what customers like; null when they are left out. */
  readonly reason: string | null;
}

export interface MaskedProducts {
  readonly text: Lines['text'];
  readonly found: readonly SensitiveProducts[];
}

const EXAMPLES = 8;

/**
 * Takes products that speak of a special category out of what later stages see as product and product group, unless
 * a reason was given; their lines stay and count as money.
 *
 * @param names name of each product code; null where the code is the name
 * @param reasons why a category takes part, by category
 * Cost: linear in different products.
 */
export function* maskProducts(
  text: Lines['text'],
  names: readonly string[] | null,
  reasons: Readonly<Partial<Record<SpecialCategory, string>>>,
): Steps<MaskedProducts> {
  const { product, category } = text;
  const ofProducts = yield* sensitiveProducts(product ? (names ?? product.dictionary) : []);
  const ofGroups = yield* sensitiveProducts(category?.dictionary ?? []);
  const used = new Uint8Array(ofProducts.length);
  for (const code of product?.codes ?? []) if (code >= 0) used[code] = 1;
  const all = [...ofProducts.filter((_, code) => used[code] === 1), ...ofGroups].filter(
    (each) => each !== null,
  );
  if (all.length === 0) return { text, found: [] };
  const hidden = (each: SensitiveProduct | null | undefined) =>
    each !== null && each !== undefined && !isReason(reasons[each.category]);
  const masked = { ...text };
  if (product) masked.product = blanked(product, (code) => hidden(ofProducts[code]));
  if (category) {
    // A group that holds a hidden product alone would speak of it as well; the product's own lines lose it.
    const rows = product ? product.codes : new Int32Array(0);
    masked.category = blanked(
      category,
      (code, row) => hidden(ofGroups[code]) || hidden(ofProducts[rows[row] ?? -1]),
    );
    if (product)
      masked.product = blanked(masked.product!, (_, row) => hidden(ofGroups[category.codes[row]!]));
  }
  const categories = (Object.keys(categoryWords) as SpecialCategory[]).filter((each) =>
    all.some((one) => one.category === each),
  );
  return {
    text: masked,
    found: categories.map((each) => {
      const ones = all.filter((one) => one.category === each);
      const reason = reasons[each];
      return {
        category: each,
        products: ones.length,
        hints: ones.filter(({ sure }) => !sure).length,
        examples: ones.slice(0, EXAMPLES).map(({ name }) => name),
        reason: isReason(reason) ? reason.trim() : null,
      };
    }),
  };
}

/** Products named beside the orders, in reviews: those that speak of a special category emptied as in `maskProducts`. */
export function* maskNames(
  column: TextColumn,
  reasons: Readonly<Partial<Record<SpecialCategory, string>>>,
): Steps<TextColumn> {
  const found = yield* sensitiveProducts(column.dictionary);
  return blanked(column, (code) => found[code] !== null && !isReason(reasons[found[code]!.category]));
}

/** The column with the cells emptied for which `test` holds. */
function blanked(column: TextColumn, test: (code: number, row: number) => boolean): TextColumn {
  const codes = column.codes.map((code, row) => (code >= 0 && test(code, row) ? -1 : code));
  return { ...column, codes };
}
