import type { Role, TableKind } from '../types';

/** Wordings of one header, by version and language of the source; the first that a file has counts. */
export type Headers = string | readonly string[];

/**
 * An export that many people have, told by its headers. Case, accents, punctuation and the order of columns do not
 * matter anywhere in here; a file may lack columns and have others.
 */
export interface Layout {
  /** Stable, kebab-case: "shopify-orders". */
  readonly id: string;
  /** As in "Looks like a …": "Shopify order export". */
  readonly label: string;
  readonly kind: TableKind;
  /** The headers that only this export has together: all must be there, each in one of its wordings. */
  readonly required: readonly Headers[];
  /**
   * Headers by role. Where columns can share a role (names, cities, consents, attributes) all of the list have it,
   * else the first that the file has and whose values agree.
   */
  readonly roles: Readonly<Partial<Record<Role, Headers>>>;
  /** Further headers, separated by commas, that the export is known by and that say nothing about customers. */
  readonly others: string;
  /** How values of a column always begin or look; a file where most differ is something else. */
  readonly values?: Readonly<Record<string, RegExp>>;
  /** The order of day and month where the values leave it open. */
  readonly dates?: 'dmy' | 'mdy';
  /** The column with the time of day that belongs to the date. */
  readonly time?: Headers;
  /** The column with the customer's e-mail where the amount is below zero: there the other one is the shop's. */
  readonly payee?: Headers;
  /** What values of the status mean, in lower case, where they are no words of the field. */
  readonly statuses?: Readonly<Record<string, 'paid' | 'canceled' | 'refunded'>>;
}
