import type { Column } from '../../../base/table';
import type { RawColumn, Role } from '../../collect/types';
import type { OrderLines } from '../order-lines';
import type { CustomerOf } from './customer-rows';
import type { OtherSource } from './merge';
import type { Attribute } from './types';

/** For lists to write to. */
const CONTACT = new Set<Role>(['email', 'phone', 'name', 'company']);
/** Who the row is about; not something about them. */
const KEY = new Set<Role>(['customer', 'order', 'ignore']);
/** Roles that speak of the person in whatever file they stand. */
const PERSONAL = new Set<Role>([
  'birthday',
  'age',
  'gender',
  'signup',
  'consent',
  'opt-out',
  'tier',
  'points',
  'postcode',
]);
/** Share of customers with one value alone from which a column of orders is about the customer. */
const STEADY = 0.95;

export interface AllAttributes {
  readonly attributes: readonly Attribute[];
  readonly contacts: readonly Attribute[];
}

/** What customer lists say of each customer. Where several rows differ, the larger number or first text in order counts. */
export function listAttributes(
  others: readonly OtherSource[],
  customers: number,
  customerOf: CustomerOf,
): AllAttributes {
  const [attributes, contacts]: [Attribute[], Attribute[]] = [[], []];
  for (const { table, person } of others) {
    const customer = person.map((who) => (who < 0 ? -1 : customerOf(who)));
    if (!customer.some((c) => c >= 0)) continue;
    for (const column of table.columns) {
      if (KEY.has(column.role)) continue;
      const attribute = { header: column.header, file: table.file, role: column.role };
      const { column: data } = byCustomer(column.data, customer, null, customers);
      (CONTACT.has(column.role) ? contacts : attributes).push({ ...attribute, column: data });
    }
  }
  return { attributes, contacts };
}

/** Columns of the order files that speak of the customer: personal roles, and others that hardly ever change. */
export function orderAttributes(
  { table, customer, time }: Pick<OrderLines, 'table' | 'customer' | 'time'>,
  customers: readonly string[],
): AllAttributes {
  const wanted = table.columns.filter(
    ({ role }) => role === 'attribute' || PERSONAL.has(role) || CONTACT.has(role),
  );
  if (wanted.length === 0) return { attributes: [], contacts: [] };
  const places = new Map(customers.map((id, place) => [id, place]));
  const place = Int32Array.from(customer.dictionary, (id) => places.get(id) ?? -1);
  const rows = customer.codes.map((code) => (code < 0 ? -1 : place[code]!));
  const taken = wanted.flatMap((column: RawColumn) => {
    const { column: data, steady } = byCustomer(column.data, rows, time, customers.length);
    if (column.role === 'attribute' && steady < STEADY) return [];
    return [{ header: column.header, file: table.file, role: column.role, column: data }];
  });
  return {
    attributes: taken.filter(({ role }) => !CONTACT.has(role)),
    contacts: taken.filter(({ role }) => CONTACT.has(role)),
  };
}

/**
 * One cell a customer: the filled one of the latest row, among those of one moment the larger number or the first
 * text in order. `steady` is the share of customers, of those with a value, who have only one.
 */
function byCustomer(
  data: Column,
  customer: Int32Array,
  time: Float64Array | null,
  customers: number,
): { column: Column; steady: number } {
  const chosen = new Int32Array(customers).fill(-1);
  const several = new Uint8Array(customers);
  const text = data.kind === 'text' ? data : null;
  const values = data.kind === 'text' ? null : data.values;
  const prefers = (row: number, held: number): boolean => {
    if (time && time[row] !== time[held]) return !(time[row]! < time[held]!);
    if (text) return text.dictionary[text.codes[row]!]! < text.dictionary[text.codes[held]!]!;
    return values![row]! > values![held]!;
  };
  for (let row = 0; row < customer.length; row++) {
    const c = customer[row]!;
    if (c < 0 || (text ? text.codes[row]! < 0 : Number.isNaN(values![row]!))) continue;
    const held = chosen[c]!;
    if (held < 0) {
      chosen[c] = row;
      continue;
    }
    const same = text ? text.codes[row] === text.codes[held] : values![row] === values![held];
    if (!same) several[c] = 1;
    if (prefers(row, held)) chosen[c] = row;
  }
  let [filled, changing] = [0, 0];
  for (let c = 0; c < customers; c++) {
    if (chosen[c]! >= 0) filled++;
    changing += several[c]!;
  }
  const steady = filled > 0 ? 1 - changing / filled : 0;
  const column: Column = text
    ? { ...text, codes: Int32Array.from(chosen, (row) => (row < 0 ? -1 : text.codes[row]!)) }
    : {
        ...(data as Exclude<Column, { kind: 'text' }>),
        values: Float64Array.from(chosen, (row) => (row < 0 ? NaN : values![row]!)),
      };
  return { column, steady };
}
