import type { FeatureUnit } from '../../features/types';

/** A cell of a table: what it is, so that each writer can write it its own way. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  /** NaN where it is not known. */
  | { readonly kind: 'number'; readonly value: number; readonly unit: CellUnit }
  /** Days since 1970-01-01; NaN where it is not known. */
  | { readonly kind: 'day'; readonly day: number }
  /** Held back by the gate; neither zero nor unknown. */
  | { readonly kind: 'hidden' };

/** `index`: a coefficient with two decimals. */
export type CellUnit = FeatureUnit | 'index';

export interface Column {
  readonly label: string;
  /** Numbers stand right. */
  readonly right: boolean;
}

/** One table, the same in every form of the report. */
export interface Table {
  /** Stable id, the name of its sheet in a workbook. */
  readonly id: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Label of the segment that each row stands for, which gives it its mark; absent where rows are no segments. */
  readonly marks?: readonly number[];
}

/** Where a picture goes; the page draws it. */
export interface PictureSlot {
  readonly id: PictureId;
  readonly title: string;
  /** What it shows, in words. */
  readonly alt: string;
  readonly note: string;
  /** The same as numbers. */
  readonly table: Table;
}

export type PictureId = 'sizes' | 'map' | 'profile' | 'silhouette' | 'rfm' | 'revenue';

/** A picture as the page drew it, ready to stand in the file. */
export interface DrawnPicture {
  readonly id: PictureId;
  /** `data:image/svg+xml…` or `data:image/png…`; nothing else is written. */
  readonly source: string;
  readonly width: number;
  readonly height: number;
}

export type Block =
  | {
      readonly kind: 'paragraph';
      readonly text: string;
      readonly tone: 'plain' | 'lead' | 'soft' | 'warning';
    }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Terms with what they are. */
  | { readonly kind: 'facts'; readonly items: readonly (readonly [term: string, detail: string])[] }
  | { readonly kind: 'table'; readonly table: Table; readonly shown: 'titled' | 'bare' | 'folded' }
  | { readonly kind: 'picture'; readonly slot: PictureSlot }
  /** The answer in one minute: a line for each segment. */
  | { readonly kind: 'glance'; readonly lines: readonly GlanceLine[] }
  | { readonly kind: 'part'; readonly part: Part }
  /** Short parts side by side where there is room. */
  | { readonly kind: 'columns'; readonly parts: readonly Part[] };

export interface GlanceLine {
  readonly segment: number;
  readonly name: string;
  readonly sentence: string;
  /** Parts of the whole, each with its share of 0 to 1; null where held back, NaN where unknown. */
  readonly bars: readonly { readonly label: string; readonly share: number | null; readonly text: string }[];
  readonly sure: string;
}

/** A heading with what stands under it. */
export interface Part {
  readonly title: string;
  /** Label of the segment that it is about. */
  readonly segment: number | null;
  /** Begins a new page in print. */
  readonly newPage: boolean;
  readonly blocks: readonly Block[];
}

/** The whole report as plain data. */
export interface ReportModel {
  /** BCP 47 tag of its words. */
  readonly language: string;
  readonly title: string;
  readonly subtitle: string;
  readonly madeBy: string;
  readonly parts: readonly Part[];
}
