import { expect, test } from 'vitest';
import { takenFromPaste } from '../../src/ui/state/paste';

test.each([
  ['cells of a spreadsheet', 'Email\tTotal\na@example.com\t5\n', 0, 'table'],
  ['cells with their picture', 'Email\tTotal\na@example.com\t5\n', 1, 'table'],
  ['CSV from an editor', 'Email,Total\na@example.com,5', 0, 'table'],
  ['copied files with their names', 'orders, 2023.csv\norders, 2024.csv', 2, 'files'],
  ['a picture', '', 1, 'files'],
  ['a sentence', 'Hello, you', 0, null],
  ['one row', 'Email\tTotal\n', 0, null],
])('%s', (_, text, files, taken) => expect(takenFromPaste(text, files)).toBe(taken));
