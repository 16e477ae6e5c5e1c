import { de } from './de';
import { en } from './en';
import type { ReportText } from './text';

/** The languages in which a report can be written. */
export const reportTexts = { en, de } as const satisfies Readonly<Record<string, ReportText>>;

export type ReportLanguage = keyof typeof reportTexts;

export const reportLanguages = Object.keys(reportTexts) as ReportLanguage[];
