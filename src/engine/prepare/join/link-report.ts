import { counted, money, percent } from '../../../base/wording';
import { hasIdentity } from '../identity';
import type { DetailsLink } from './details';
import type { Key } from './keys';
import type { ProductLink } from './products';
import type { JoinLink } from './types';

const LOOSELY = 'are compared without leading zeros, “#”, “.0” and case.';

/** "All 2,155 lines", "98% of the 2,155 lines". */
export const portionOf = (matched: number, rows: number, noun: string): string =>
  matched === rows
    ? `All ${counted(rows, noun)}`
    : matched === 0
      ? `None of the ${counted(rows, noun)}`
      : `${percent(matched / rows)} of the ${counted(rows, noun)}`;

export const verb = (matched: number, rows: number, one: string, several: string) =>
  (matched === rows ? rows : 2) === 1 ? one : several;

export const worth = (revenue: number, currency: string | null) =>
  Number.isNaN(revenue) || Math.abs(revenue) < 0.005 ? '' : ` worth ${money(revenue, currency)}`;

const sides = (
  key: Key,
  from: { file: string; kind: JoinLink['from']['kind'] },
  to: { file: string; kind: JoinLink['to']['kind'] },
) => ({
  from: { file: from.file, kind: from.kind, header: key.from.header },
  to: { file: to.file, kind: to.kind, header: key.to.header },
});

const by = ({ from, to }: Key) =>
  from.header === to.header ? `by “${from.header}”` : `by “${from.header}” and “${to.header}”`;

export function linkOfDetails(link: DetailsLink, currency: string | null): JoinLink {
  const { lines, orders, key, on, matched, orphans, unused, duplicates, multiplied, orphanRevenue } = link;
  const rows = lines.rowCount;
  const notes: string[] = [];
  const lost = rows - matched;
  if (on && lost > 0) {
    const fate = hasIdentity(lines)
      ? 'They are kept with what they say themselves.'
      : 'They name no customer, so they are left out.';
    notes.push(
      `${counted(lost, 'line')}${worth(orphanRevenue, currency)} ${lost === 1 ? 'names an order that is' : 'name orders that are'} not in “${orders.file}”. ${fate}`,
    );
  }
  if (on && unused > 0) {
    const fate =
      link.ordersKept > 0
        ? `They are kept as orders without details${Number.isNaN(link.ordersRevenue) ? '' : ` (${money(link.ordersRevenue, currency)})`}.`
        : 'They are left out, because nothing says what they cost.';
    notes.push(
      `${counted(unused, 'order')} of “${orders.file}” ${unused === 1 ? 'has' : 'have'} no lines. ${fate}`,
    );
  }
  if (duplicates > 0)
    notes.push(
      `${counted(duplicates, 'order number')} ${duplicates === 1 ? 'stands' : 'stand'} on several rows of “${orders.file}”. A plain join would have added ${counted(multiplied, 'line')}; here each line counts once.`,
    );
  if (on && link.differing)
    notes.push(
      `In ${counted(link.differing, 'order')} the lines add up to another amount than the order itself says (shipping or tax, perhaps). The lines count.`,
    );
  if (link.contradicted)
    notes.push(
      'The same numbers mean other orders in the two files (customer or day differ), so both count on their own.',
    );
  if (key.match.loosely > 0) notes.push(`Order numbers ${LOOSELY}`);
  return {
    id: link.id,
    ...sides(key, lines, orders),
    on,
    chosen: link.chosen,
    choices: link.choices,
    rows,
    matched,
    orphans,
    unused,
    duplicates,
    multiplied,
    orphanRevenue,
    sentence: `${portionOf(matched, rows, 'line')} of “${lines.file}” ${verb(matched, rows, 'finds its', 'find their')} order in “${orders.file}”, ${by(key)}.`,
    notes,
  };
}

export function linkOfProducts(link: ProductLink, currency: string | null): JoinLink {
  const { lines, products, key, on, matched, chosenRows, orphanRevenue } = link;
  const rows = lines.rowCount;
  const orphans = key.match.target.reduce((sum, code) => sum + Number(code < 0), 0);
  const named = new Uint8Array(key.to.keys.length);
  for (const code of key.match.target) if (code >= 0) named[code] = 1;
  const unused = named.reduce((sum, flag) => sum + 1 - flag, 0);
  const notes: string[] = [];
  if (orphans > 0)
    notes.push(
      `${counted(orphans, 'product')}${worth(orphanRevenue, currency)} ${orphans === 1 ? 'is' : 'are'} not in “${products.file}”. The lines are kept.`,
    );
  if (unused > 0) notes.push(`${counted(unused, 'product')} ${unused === 1 ? 'was' : 'were'} never ordered.`);
  if (chosenRows.duplicates > 0)
    notes.push(
      `${counted(chosenRows.duplicates, 'product')} ${chosenRows.duplicates === 1 ? 'stands' : 'stand'} on several rows of “${products.file}”; each counts once.`,
    );
  if (link.priced) notes.push(`The order lines say no money, so the price of “${products.file}” is taken.`);
  if (key.match.loosely > 0) notes.push(`Product codes ${LOOSELY}`);
  const multiplied = key.from.codes.reduce((sum, code) => {
    const target = code < 0 ? -1 : key.match.target[code]!;
    return target < 0 ? sum : sum + chosenRows.rows[target]! - 1;
  }, 0);
  return {
    id: link.id,
    ...sides(key, lines, products),
    on,
    chosen: link.chosen,
    choices: link.choices,
    rows,
    matched,
    orphans,
    unused,
    duplicates: chosenRows.duplicates,
    multiplied,
    orphanRevenue,
    sentence: `${portionOf(matched, rows, 'order line')} ${verb(matched, rows, 'finds its', 'find their')} product in “${products.file}”, ${by(key)}.`,
    notes,
  };
}
