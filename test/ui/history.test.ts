import { expect, test } from 'vitest';
import { nearest, newHistory, record, redo, undo } from '../../src/ui/state/history';

test('undo and redo walk the same values', () => {
  const three = [1, 2, 3].reduce(record, newHistory(0));
  expect(three.present).toBe(3);
  const back = undo(undo(three));
  expect(back.present).toBe(1);
  expect(redo(back).present).toBe(2);
  expect(redo(redo(back))).toEqual(three);
});

test('a new value drops what was undone', () => {
  const history = record(undo(record(newHistory('a'), 'b')), 'c');
  expect(history).toEqual({ past: ['a'], present: 'c', future: [] });
});

test('at either end nothing changes', () => {
  const history = newHistory(1);
  expect(undo(history)).toBe(history);
  expect(redo(history)).toBe(history);
});

test('it remembers a hundred steps', () => {
  const long = Array.from({ length: 300 }, (_, i) => i).reduce(record, newHistory(-1));
  expect(long.past).toHaveLength(100);
  expect(long.past[0]).toBe(199);
});

test('the nearest value that fits is looked for back, then forth', () => {
  const history = undo([1, 2, 3, 4].reduce(record, newHistory(0)));
  expect(nearest(history, (value) => value < 3)?.present).toBe(2);
  expect(nearest(history, (value) => value > 3)).toEqual(redo(history));
  expect(nearest(history, (value) => value === 3)).toBe(history);
  expect(nearest(history, (value) => value > 9)).toBeNull();
});
