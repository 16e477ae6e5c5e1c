import type { TextColumn } from '../../../base/table';
import type { Steps } from '../../../base/steps';
import type { RawTable, Role } from '../../collect/types';
import { amounts } from '../amount';
import { asText, columnOf, textOf, valuesOf } from '../columns';
import { chosenKey, keyCandidates, matchKeys, proposeKey, type Key } from './keys';
import { sumOf, withColumns } from './details';
import { representatives, type Representatives } from './representatives';
import { takeCells } from './rows';
import type { JoinChoices, ProductInfo } from './types';

export interface ProductLink {
  readonly id: string;
  readonly lines: RawTable;
  readonly products: RawTable;
  readonly key: Key;
  readonly chosenRows: Representatives;
  readonly on: boolean;
  readonly chosen: boolean;
  readonly choices: { readonly from: readonly string[]; readonly to: readonly string[] };
  readonly matched: number;
  readonly orphanRevenue: number;
  /** Lines that took their price from the product list. */
  readonly priced: boolean;
}

export interface WithProducts {
  readonly table: RawTable;
  readonly links: readonly ProductLink[];
}

/** What a line takes from the product list where its file has no such column. */
const FROM_PRODUCT: readonly Role[] = ['product-name', 'category', 'cost'];

/**
 * Gives order lines the name, category and cost of their product, and its list price where they say no money at
 * all. A product that stands on several rows counts once. O(lines + products) for each product list.
 */
export function* withProducts(
  lines: RawTable,
  lists: readonly RawTable[],
  choices: JoinChoices,
): Steps<WithProducts> {
  let table = lines;
  const links: ProductLink[] = [];
  for (const products of lists) {
    yield { done: links.length, total: lists.length };
    const id = `lines → ${products.file}`;
    const choice = choices.links?.[id];
    const key =
      (choice ? chosenKey(lines, products, choice) : null) ??
      proposeKey(lines, products, ['product', 'product-name']);
    if (!key || (key.match.found === 0 && choice === undefined)) continue;
    const chosenRows = representatives(products, key.to);
    const rows = key.from.codes.map((code) => {
      const target = code < 0 ? -1 : key.match.target[code]!;
      return target < 0 ? -1 : chosenRows.row[target]!;
    });
    const money = amounts(lines).amount;
    const on = choice !== false;
    const roles = money ? FROM_PRODUCT : [...FROM_PRODUCT, 'price' as const];
    if (on) table = borrow(table, products, rows, roles, key);
    links.push({
      id,
      lines,
      products,
      key,
      chosenRows,
      on,
      chosen: Boolean(choice),
      choices: { from: headersOf(lines), to: headersOf(products) },
      matched: rows.reduce((sum, row) => sum + Number(row >= 0), 0),
      orphanRevenue: money ? sumOf(money.filter((_, row) => rows[row]! < 0)) : NaN,
      priced: on && money === null && columnOf(products, 'price') !== null,
    });
  }
  return { table, links };
}

const headersOf = (table: RawTable) => keyCandidates(table).map(({ header }) => header);

function borrow(
  lines: RawTable,
  products: RawTable,
  rows: Int32Array,
  roles: readonly Role[],
  key: Key,
): RawTable {
  const taken = roles.flatMap((role) => {
    const column = columnOf(products, role);
    if (!column || columnOf(lines, role) || role === key.to.role) return [];
    return [{ ...column, data: takeCells(column.data, rows) }];
  });
  return withColumns(lines, taken);
}

/** What the product lists say of each product code of the base, the first list that knows it first. */
export function productInfo(
  product: TextColumn | undefined,
  names: readonly string[] | null,
  links: readonly ProductLink[],
): ProductInfo | null {
  const used = links.filter(({ on }) => on);
  if (!product || used.length === 0) return null;
  const [first] = used;
  const { products, key, chosenRows } = first!;
  const spelled = key.from.role === 'product-name' && names ? names : product.dictionary;
  const { target } = matchKeys({ ...key.from, codes: product.codes, keys: spelled }, key.to);
  const rows = target.map((code) => (code < 0 ? -1 : chosenRows.row[code]!));
  const numbers = (role: Role) => {
    const values = valuesOf(products, role, 'number');
    return values && Float64Array.from(rows, (row) => (row < 0 ? NaN : values[row]!));
  };
  const name = textOf(products, 'product-name');
  const category = columnOf(products, 'category');
  return {
    name: name && Array.from(rows, (row, code) => name.dictionary[name.codes[row]!] ?? spelled[code]!),
    category: category && asText(takeCells(asText(category.data), rows)),
    cost: numbers('cost'),
    price: numbers('price'),
  };
}
