import type { FigureWords, Figures } from '../figures';
import type { en } from './en';

/** All words of a report. Another language is one more file of this type. */
export type ReportText = Widened<typeof en>;

/** The same shape with any words in it. */
type Widened<T> = T extends string
  ? string
  : T extends (...given: infer Given) => unknown
    ? (...given: Given) => string
    : { readonly [K in keyof T]: Widened<T[K]> };

export type { FigureWords, Figures };
