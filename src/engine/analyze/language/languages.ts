import { de } from './de';
import { en } from './en';
import type { Language } from './language';

/** Every language that names and reports are written in. */
export const languages = { en, de } as const satisfies Readonly<Record<string, Language>>;

export type LanguageId = keyof typeof languages;
