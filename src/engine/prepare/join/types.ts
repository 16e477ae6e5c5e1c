import type { Problem } from '../../../base/errors';
import type { Column, TextColumn } from '../../../base/table';
import type { Role, TableKind } from '../../collect/types';

/** What a customer list, or a column of the order files that never changes with the order, says of each customer. */
export interface Attribute {
  readonly header: string;
  readonly file: string;
  readonly role: Role;
  /** One entry a customer; empty where nothing is known. */
  readonly column: Column;
}

/** Rows of customers: those of customer c are offsets[c] … offsets[c + 1] − 1, by day. */
export interface CustomerRows {
  readonly count: number;
  /** Length customers + 1. */
  readonly offsets: Int32Array;
  /** Days since 1970-01-01, `NO_DAY` where the row has none; null when no file has dates. */
  readonly day: Int32Array | null;
}

/** The day of a row without a readable date: before all others. */
export const NO_DAY = -0x80000000;

/** What customers did besides buying: opens, clicks, visits, tickets. */
export interface Events extends CustomerRows {
  /** Minute of the day, 0 to 1439; null when the dates have no time. */
  readonly minute: Int16Array | null;
  readonly type: TextColumn;
  readonly campaign: TextColumn | null;
  readonly channel: TextColumn | null;
  readonly device: TextColumn | null;
  readonly url: TextColumn | null;
  /** Number written with the event; NaN where there is none. */
  readonly value: Float64Array | null;
}

export interface Reviews extends CustomerRows {
  /** As written in the file; NaN where there is none. */
  readonly rating: Float32Array | null;
  /** '' where there is only a rating. */
  readonly text: readonly string[];
  readonly product: TextColumn | null;
}

/** 1 yes, 0 no, 255 not known. */
export type Flags = Uint8Array;
export const UNKNOWN_FLAG = 255;

/** Who was written to, and what they did. */
export interface Campaigns extends CustomerRows {
  /** Name of the campaign; that of the file where no column names it. */
  readonly campaign: TextColumn;
  /** What the person was given, as written ("control", "A"); null when no file says it. */
  readonly variant: TextColumn | null;
  /** 0 for those held back as a control group. */
  readonly treated: Flags | null;
  readonly opened: Flags | null;
  readonly clicked: Flags | null;
  readonly converted: Flags | null;
  /** Money spent in answer; NaN where not known. */
  readonly amount: Float64Array | null;
}

/** What a product list says; one entry for each code of the product column of the lines. */
export interface ProductInfo {
  readonly name: readonly string[] | null;
  readonly category: TextColumn | null;
  /** What a piece costs the shop, and its list price; NaN where not known. */
  readonly cost: Float64Array | null;
  readonly price: Float64Array | null;
}

/** What is known besides orders, all by customer of the base. Null or empty where no file says it. */
export interface Beside {
  readonly attributes: readonly Attribute[];
  /** E-mail, phone and name: for lists to write to; never features. */
  readonly contacts: readonly Attribute[];
  readonly events: Events | null;
  readonly reviews: Reviews | null;
  readonly campaigns: Campaigns | null;
  readonly productInfo: ProductInfo | null;
  readonly join: JoinReport;
}

/** What a person decided about the joining. Absent means as proposed. */
export interface JoinChoices {
  /** Whether an e-mail, or a phone number, makes two customers one. */
  readonly byEmail?: boolean;
  readonly byPhone?: boolean;
  /** ISO 3166 code of the country of phone numbers that name none. */
  readonly country?: string;
  /** By id of the link: false leaves it out, headers of columns take other keys. */
  readonly links?: Readonly<Record<string, false | { readonly from: string; readonly to: string }>>;
  /** By file name: true counts a repeated file as well. */
  readonly repeats?: Readonly<Record<string, boolean>>;
  /** By id of a merge: true keeps its customers apart. */
  readonly apart?: Readonly<Record<string, boolean>>;
}

/** How one file is tied to another. Rows and shares are those of `from`. */
export interface JoinLink {
  readonly id: string;
  readonly from: { readonly file: string; readonly kind: TableKind; readonly header: string };
  readonly to: { readonly file: string; readonly kind: TableKind; readonly header: string };
  readonly on: boolean;
  /** The person chose the keys. */
  readonly chosen: boolean;
  /** Headers that could be keys instead. */
  readonly choices: { readonly from: readonly string[]; readonly to: readonly string[] };
  readonly rows: number;
  readonly matched: number;
  /** Different keys of `from` not in `to`, and of `to` not in `from`. */
  readonly orphans: number;
  readonly unused: number;
  /** Keys that stand on several rows of `to`, and rows that a plain join would have added for it. */
  readonly duplicates: number;
  readonly multiplied: number;
  /** Money of the order lines whose key is not found; NaN where it says nothing. */
  readonly orphanRevenue: number;
  /** What was matched: "95% of the order lines have their order in …". */
  readonly sentence: string;
  /** What became of the rest, sentence by sentence. */
  readonly notes: readonly string[];
}

/** Customers that were told to be one. */
export interface Merge {
  /** Says nothing of the customer; the key of the person's choice. */
  readonly id: string;
  readonly by: 'number' | 'email' | 'phone';
  readonly on: boolean;
  /** The ids as the files have them, with the files in which each stands. */
  readonly records: readonly { readonly customer: string; readonly files: readonly string[] }[];
}

/** A file whose rows all stand in another one. */
export interface RepeatedFile {
  readonly file: string;
  readonly of: string;
  readonly rows: number;
  /** Counted all the same. */
  readonly counted: boolean;
}

/** How the files fit together. */
export interface JoinReport {
  readonly links: readonly JoinLink[];
  readonly repeated: readonly RepeatedFile[];
  /** The first of them; `mergeCount` says how many there are. */
  readonly merges: readonly Merge[];
  readonly mergeCount: number;
  readonly byEmail: boolean;
  readonly byPhone: boolean;
  /** E-mails and phones that many share, so that they make nobody one. */
  readonly shared: { readonly emails: number; readonly phones: number };
  /** Country of phone numbers that name none; '' when nothing says it, null when no phones are compared. */
  readonly country: string | null;
  /** Contacts of the customer lists, and those of them who have no order. */
  readonly contacts: number;
  readonly neverOrdered: number;
  /** Currency codes of the order files. */
  readonly currencies: readonly { readonly file: string; readonly codes: readonly string[] }[];
  /** One sentence over all. */
  readonly summary: string;
  readonly problems: readonly Problem[];
}

/** The report of a single file. */
export const noJoin: JoinReport = {
  links: [],
  repeated: [],
  merges: [],
  mergeCount: 0,
  byEmail: true,
  byPhone: true,
  shared: { emails: 0, phones: 0 },
  country: null,
  contacts: 0,
  neverOrdered: 0,
  currencies: [],
  summary: '',
  problems: [],
};

/** Nothing besides orders. */
export const nothingBeside: Beside = {
  attributes: [],
  contacts: [],
  events: null,
  reviews: null,
  campaigns: null,
  productInfo: null,
  join: noJoin,
};
