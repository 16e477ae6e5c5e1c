import { expect, test } from 'vitest';
import { moveLines, type Merged } from '../../../src/engine/collect/delimited/merge';

test('every line that a report names moves, whatever it is named for', () => {
  const found = () => ({ count: 1, firstLines: [5] });
  const merged: Merged = {
    columns: [],
    report: {
      rows: 9,
      lines: 10,
      tooMany: found(),
      tooFew: found(),
      tooLong: found(),
      totals: found(),
      padded: found(),
      mended: found(),
      strayQuotes: found(),
      openQuotes: found(),
    },
    sinks: [{ unreadable: 1, nullWords: 0, unreadableLines: [5] }],
    misencoded: 0,
  };
  const { report, sinks } = moveLines(merged, -1);
  const { rows, lines, ...tallies } = report;
  expect([rows, lines]).toEqual([9, 10]);
  expect(Object.values(tallies).map(({ firstLines }) => firstLines)).toEqual(Array(8).fill([4]));
  expect(sinks[0]!.unreadableLines).toEqual([4]);
});
