import type { Steps } from '../../../base/steps';
import type { TextColumn } from '../../../base/table';
import type { RawTable, Role, TableKind } from '../../collect/types';
import { asText, columnsOf, mapText } from '../columns';
import { nameColumn, type Identity } from '../identity';
import { commonCountry, phonesOf } from './phone';
import { fold, plainEmail, plainKey } from './spelling';

/** The columns of one file that say who a row is about, each in one spelling; null where the file has none. */
export interface PeopleSource {
  readonly file: string;
  readonly kind: TableKind;
  readonly table: RawTable;
  readonly rows: number;
  readonly number: TextColumn | null;
  readonly email: TextColumn | null;
  readonly phone: TextColumn | null;
  /** For telling the members of a household apart. */
  readonly name: TextColumn | null;
  /** Headers by kind of key, for the report. */
  readonly headers: Readonly<Partial<Record<KeyKind, string>>>;
}

export type KeyKind = 'number' | 'email' | 'phone';

/** A file with the headers that a person chose as keys, or the roles that were proposed. */
export interface SourcePlan {
  readonly table: RawTable;
  /** Column that holds numbers of customers; null for none. */
  readonly number: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

const headerOf = (table: RawTable, role: Role): string | null => columnsOf(table, role)[0]?.header ?? null;

export const planOf = (table: RawTable): SourcePlan => ({
  table,
  number: headerOf(table, 'customer'),
  email: headerOf(table, 'email'),
  phone: headerOf(table, 'phone'),
});

const named = ({ columns }: RawTable, header: string | null): TextColumn | null => {
  const column = header === null ? undefined : columns.find((each) => each.header === header);
  return column ? asText(column.data) : null;
};

/** The country for phone numbers without a prefix: the one that most rows of the files name. */
export const phoneCountry = (tables: readonly RawTable[]): string | null =>
  commonCountry(tables.flatMap((table) => columnsOf(table, 'country').map(({ data }) => asText(data))));

/** @param country null where phones are not to be read at all */
export function* sourceOf(
  { table, ...plan }: SourcePlan,
  phones: { readonly country: string | null } | null,
): Steps<PeopleSource> {
  const [number, email, phone] = [
    named(table, plan.number),
    named(table, plan.email),
    named(table, plan.phone),
  ];
  const countries = columnsOf(table, 'country')[0];
  const name = nameColumn(table);
  return {
    file: table.file,
    kind: table.kind,
    table,
    rows: table.rowCount,
    number: number && mapText(number, plainKey),
    email: email && mapText(email, plainEmail),
    phone:
      phone && phones
        ? yield* phonesOf(phone, countries ? asText(countries.data) : null, phones.country)
        : null,
    name: name && phone && phones ? mapText(asText(name.data), fold) : null,
    headers: {
      ...(plan.number !== null ? { number: plan.number } : {}),
      ...(plan.email !== null ? { email: plan.email } : {}),
      ...(plan.phone !== null ? { phone: plan.phone } : {}),
    },
  };
}

/** The orders as a source: told apart as `identify` decided, with what else their rows say. */
export function* orderSource(
  table: RawTable,
  identity: Identity,
  phones: { readonly country: string | null } | null,
): Steps<PeopleSource> {
  const plan = planOf(table);
  const source = yield* sourceOf(plan, phones);
  const { role, header, column } = identity;
  if (role === 'customer' || role === 'name')
    return { ...source, number: column, headers: { ...source.headers, number: header } };
  if (role === 'email') return { ...source, email: column, headers: { ...source.headers, email: header } };
  return source;
}

/** How names are written as the key of customers that have no other. */
export const plainName = (written: string): string => written.trim().replace(/\s+/g, ' ').toLowerCase();
