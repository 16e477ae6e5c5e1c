import { valueAt } from '../base/values';
import { belongingOf, type Belonging } from '../engine/analyze/belonging';
import { momentsOf, type Moment } from '../engine/analyze/moments';
import type { Artifacts } from '../engine/advance';
import type { Settings } from '../engine/settings';
import { shortened } from '../privacy/pseudonym';
import { pseudonymsOf, type Store } from './store';

/** A customer as the screen may name them. */
export interface CustomerRef {
  /** Row of the feature matrix. */
  readonly row: number;
  /** The id of the files, or a pseudonym where names are hidden. */
  readonly name: string;
}

/** Who is meant: a row that the screen was told, or an id or pseudonym that a person typed. */
export type Who = { readonly row: number } | { readonly typed: string };

/** One customer, as far as the screen asked. */
export interface CustomerView extends CustomerRef {
  readonly belonging: Belonging;
  /** One a feature, original units; NaN where not defined. */
  readonly values: Float64Array;
  /** The latest, newest first. What they wrote is left out where names are hidden. */
  readonly moments: readonly Moment[];
  readonly textHidden: boolean;
}

/** Pseudonyms are made for so many customers at most when one is searched for. */
const SEARCHED = 200_000;
const PSEUDONYM = /^K-[0-9A-Z]{4}(-[0-9A-Z]{1,4}){0,2}$/i;

/** Rows as the screen may name them. */
export async function customerRefs(
  store: Store,
  { privacy }: Settings,
  customers: readonly string[],
  rows: readonly number[],
): Promise<CustomerRef[]> {
  const ids = rows.map((row) => customers[row]!);
  const names = privacy.hideNames ? shortened(await pseudonymsOf(store, ids)) : ids;
  return rows.map((row, at) => ({ row, name: names[at]! }));
}

/** The row that is meant; −1 where there is none such, or where a pseudonym begins those of several. */
async function rowOf(store: Store, who: Who, customers: readonly string[]): Promise<number> {
  if ('row' in who) return who.row >= 0 && who.row < customers.length ? who.row : -1;
  const typed = who.typed.trim();
  const exact = customers.indexOf(typed);
  if (exact >= 0) return exact;
  const loosely = customers.findIndex((id) => id.toLowerCase() === typed.toLowerCase());
  if (loosely >= 0 || !PSEUDONYM.test(typed) || customers.length > SEARCHED) return loosely;
  const pseudonyms = await pseudonymsOf(store, customers);
  const begins = (pseudonym: string) => pseudonym.startsWith(typed.toUpperCase());
  const row = pseudonyms.findIndex(begins);
  return row === pseudonyms.findLastIndex(begins) ? row : -1;
}

/** Everything about one customer that explains their place; null where nobody is meant. */
export async function customerView(
  store: Store,
  settings: Settings,
  done: Artifacts,
  who: Who,
): Promise<CustomerView | null> {
  const { features, cluster, prepare, explain } = done;
  const row = await rowOf(store, who, features.customers);
  if (row < 0) return null;
  const [ref] = await customerRefs(store, settings, features.customers, [row]);
  const { hideNames } = settings.privacy;
  const customer = prepare.customers.indexOf(features.customers[row]!);
  const moments = customer < 0 ? [] : momentsOf(prepare, customer, features.referenceDay);
  return {
    ...ref!,
    belonging: belongingOf(features, cluster, explain.places.centers, row),
    values: Float64Array.from(features.features, ({ values }) => valueAt(values, row)),
    moments: hideNames ? moments.map((moment) => ({ ...moment, text: '' })) : moments,
    textHidden: hideNames && moments.some(({ text }) => text !== ''),
  };
}
