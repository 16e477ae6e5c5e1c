import type { SpecialCategory } from './roles';

/** What a person decides about privacy, as plain data. Reasons are carried into reports; an empty one is none. */
export interface PrivacySettings {
  /** Why a column of a special category is used, by file id and column index; without a reason it is dropped. */
  readonly columns: Readonly<Record<string, Readonly<Record<number, string>>>>;
  /** Why products that speak of a category take part in what customers like; without a reason they don't. */
  readonly products: Readonly<Partial<Record<SpecialCategory, string>>>;
  /** Whether a "no" in a consent column counts as an objection. */
  readonly consent: boolean;
  /** Whether the screen shows pseudonyms and masks instead of names, addresses and numbers of people. */
  readonly hideNames: boolean;
  /** Whether lists leave with pseudonyms instead of the customer numbers of the files. */
  readonly pseudonymousLists: boolean;
}

export const defaultPrivacy: PrivacySettings = {
  columns: {},
  products: {},
  consent: false,
  hideNames: true,
  pseudonymousLists: false,
};

/** A reason that says anything. */
export const isReason = (reason: string | undefined): reason is string => (reason ?? '').trim() !== '';
