import { en } from './en';
import { formatFor, localeOf } from './format';

/** Another language is one more file of this shape. */
export type Text = typeof en;

export const text: Text = en;
export const format = formatFor(localeOf('en', globalThis.navigator?.languages ?? []));
