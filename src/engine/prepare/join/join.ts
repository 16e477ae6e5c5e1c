import { portion, type Steps } from '../../../base/steps';
import type { RawTable } from '../../collect/types';
import { columnOf } from '../columns';
import { hasIdentity, identify, type Identity } from '../identity';
import { settled, withOrders, type DetailsLink } from './details';
import { byLayout } from './layout-groups';
import { mergePeople, type Merged } from './merge';
import { tellNumbersApart, type NumbersApart } from './order-numbers';
import { withProducts, type ProductLink } from './products';
import { withoutRepeats } from './repeats';
import type { JoinChoices, RepeatedFile } from './types';

/** All files brought together: one table of order lines, and who is who in every file. */
export interface Joined {
  /** Every file, in the order of names. */
  readonly files: readonly RawTable[];
  /** Order lines of all order files; no line stands twice because of the joining. */
  readonly table: RawTable;
  readonly identity: Identity;
  readonly details: DetailsLink | null;
  readonly products: readonly ProductLink[];
  readonly repeated: readonly RepeatedFile[];
  readonly numbersApart: readonly NumbersApart[];
  readonly orderFiles: readonly RawTable[];
  /** Null when there is one source alone and nothing in it to merge. */
  readonly people: Merged | null;
  /** Files that nothing could be done with. */
  readonly unused: readonly RawTable[];
}

const PEOPLE_KINDS = new Set(['customers', 'events', 'reviews', 'campaign']);

/**
 * Brings the files together. Null when no file says who bought. The result does not depend on the order of the
 * files or of their rows. One file alone costs nothing.
 */
export function* join(tables: readonly RawTable[], choices: JoinChoices): Steps<Joined | null> {
  const files = tables
    .filter(({ rowCount }) => rowCount > 0)
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.rowCount - b.rowCount));
  const { tables: distinct, repeated } = yield* portion(withoutRepeats(files, choices), 0, 20);
  const orderFiles = distinct.filter((table) => holdsOrders(table, distinct));
  const named = tellNumbersApart(orderFiles, 'customer');
  const lines = named.tables.filter(({ kind }) => kind !== 'orders');
  const heads = named.tables.filter(({ kind }) => kind === 'orders');
  // Where lines and orders are tied by their numbers, both have to keep them.
  const tied = lines.length > 0 && heads.length > 0;
  const orders = tied ? { tables: [], apart: [] } : tellNumbersApart(named.tables, 'order');
  const lineFiles = tied ? lines : lines.length > 0 ? orders.tables : [];
  const headFiles = tied ? heads : lines.length > 0 ? [] : orders.tables;
  const lists = byLayout(distinct.filter(({ kind }) => kind === 'products'));
  const first = settled(lineFiles.length > 0 ? lineFiles : headFiles);
  if (!first) return null;
  const { table: described, links } = yield* portion(withProducts(first, [...lists.keys()], choices), 20, 30);
  const { table, link, linesUsed } = yield* portion(
    lineFiles.length > 0 ? withOrders([described], headFiles, choices) : withOrders([], [described], choices),
    30,
    60,
  );
  const identity = identify(table);
  if (!identity) return null;
  const others = byLayout(distinct.filter(({ kind }) => PEOPLE_KINDS.has(kind)));
  const people = yield* portion(mergePeople(table, identity, [...others.keys()], choices), 60, 100);
  const related = (people?.others ?? []).filter((other) => other.related);
  const used = new Set([
    ...(linesUsed ? orderFiles : headFiles),
    ...links.flatMap(({ products }) => lists.get(products) ?? []),
    ...related.flatMap((other) => others.get(other.table) ?? []),
  ]);
  return {
    files,
    table,
    identity: people ? { ...identity, column: people.customer } : identity,
    details: link,
    products: links,
    repeated,
    numbersApart: [...named.apart, ...orders.apart],
    orderFiles,
    people,
    unused: distinct.filter((each) => !used.has(each)),
  };
}

/**
 * Whether a table adds orders. One that says nobody needs order numbers by which another file says who bought; one
 * of unknown kind needs a day, money or an order number, unless it is alone.
 */
function holdsOrders(table: RawTable, all: readonly RawTable[]): boolean {
  const has = (role: Parameters<typeof columnOf>[1]) => columnOf(table, role) !== null;
  if (table.kind === 'orders' || table.kind === 'order-lines') return hasIdentity(table) || has('order');
  if (table.kind !== 'unknown' || !hasIdentity(table)) return false;
  const alone = !all.some(({ kind }) => kind === 'orders' || kind === 'order-lines');
  return alone || has('date') || has('amount') || has('order');
}
