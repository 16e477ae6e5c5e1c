import { plural } from './words';

/** Texts around every picture. */
export const picture = {
  key: 'Segments in this picture',
  waiting: 'Working it out…',
  failed: 'This browser could not draw the picture. The table below has its numbers.',
  save: (format: string) => `Save as ${format}`,
  /** For who hears it, where several pictures stand on a page. */
  saveName: (title: string, format: string) => `Save as ${format}: ${title}`,
  saveFailed: 'The picture could not be made into a file.',
  /** What a file shows, beside the buttons. */
  singleCustomers: 'A file shows single customers, as here, without names or numbers.',
  withoutSmall: (k: number) => `A file leaves out groups of fewer than ${k} customers.`,
  keptBack: (k: number) => `Not saved as a file: fewer than ${k} customers stand behind it.`,
  saving: 'Making the file…',
  tooMany: (segments: number, most: number) =>
    `Not drawn: ${segments} ${plural(segments, 'segment', 'segments')} cannot be told apart in this picture, which bears ${most}. The table has them all.`,
};
