import type { Format } from '../format';
import { plural } from './words';

/** Texts of the dialog that makes a report. */
export const report = {
  open: 'Report',
  title: 'Report to hand on',
  close: 'Close',
  intro:
    'One file with the answer, each segment, how sure it is, what the data can’t bear, and the method. It opens in any browser without the internet. No customer is in it.',
  language: 'Language of the report',
  contents: 'What is in it',
  parts: (segments: number, pictures: number) => [
    'the answer in one minute',
    `${segments} ${plural(segments, 'segment', 'segments')}: portrait, figures with bounds, rule, profile, worth`,
    'how sure, by stability, silhouette and other methods if you compared them',
    'quality of the data and what they are not enough for',
    'method, settings, seed, version, and a fingerprint (SHA-256) of each file',
    'privacy notes',
    `${pictures} ${plural(pictures, 'picture', 'pictures')}, each with its table`,
  ],
  held: 'What is held back',
  heldHelp: (k: number) =>
    `Groups of fewer than ${k} people are not told of, nor what would give them away. This is how the report comes out:`,
  heldCounts: (counts: number, figures: number, f: Format) =>
    counts + figures === 0
      ? 'Nothing has to be held back.'
      : `${f.count(counts)} ${plural(counts, 'count', 'counts')} of people and ${f.count(figures)} other ${plural(figures, 'figure', 'figures')} are held back.`,
  small: (n: number) =>
    n === 1 ? 'One segment is too small to be told of.' : `${n} segments are too small to be told of.`,
  html: 'Save as web page',
  htmlHelp: 'One file; to read, to mail, to print.',
  print: 'Print or save as PDF',
  xlsx: 'Save as Excel workbook',
  xlsxHelp: 'The tables, one a sheet.',
  withCustomers: 'With the list of customers as a sheet',
  named: 'Customers stand in it by the numbers of your files: treat the workbook as personal data.',
  pseudonyms: 'Customers stand in it under pseudonyms: still personal data.',
  preparing: 'Looking through what may leave…',
  making: 'Drawing the pictures and writing the report…',
  failed: 'The report could not be made. Close this and try again.',
  printed: 'Report (printed)',
};
