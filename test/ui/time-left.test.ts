import { expect, test } from 'vitest';
import { paceOf, shareOf, timeLeftMs } from '../../src/ui/state/time-left';

test('the share is between nothing and all', () => {
  expect(shareOf({ done: 1, total: 4 })).toBe(0.25);
  expect(shareOf({ done: 5, total: 4 })).toBe(1);
  expect(shareOf({ done: 1, total: 0 })).toBe(0);
});

test('time left follows the pace since the part began', () => {
  const pace = { label: 'Reading files', startMs: 1000, startShare: 0.2 };
  expect(timeLeftMs(pace, 0.4, 3000)).toBeCloseTo(6000);
  expect(timeLeftMs(pace, 0.9, 8000)).toBeCloseTo(1000);
});

test('it says nothing while it knows too little', () => {
  const pace = { label: 'Reading files', startMs: 1000, startShare: 0 };
  expect(timeLeftMs(pace, 0.5, 1500)).toBeNull();
  expect(timeLeftMs(pace, 0.04, 9000)).toBeNull();
  expect(timeLeftMs(pace, 1, 9000)).toBeNull();
});

test('another part, or going back, starts the clock anew', () => {
  const first = paceOf(null, { label: 'a', done: 1, total: 10 }, 5);
  expect(first).toEqual({ label: 'a', startMs: 5, startShare: 0.1 });
  expect(paceOf(first, { label: 'a', done: 6, total: 10 }, 50)).toBe(first);
  expect(paceOf(first, { label: 'b', done: 6, total: 10 }, 50).startMs).toBe(50);
  expect(paceOf(first, { label: 'a', done: 0, total: 10 }, 60).startMs).toBe(60);
});
