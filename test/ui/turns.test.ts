import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inTurn } from '../../src/ui/state/turns';

/** Frames and tasks of a page that is seen, one step of time each. */
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { hidden: false });
  vi.stubGlobal('requestAnimationFrame', (call: () => void) => setTimeout(call, 16));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Work during which so much time passes. */
const long = (done: string[], name: string) => () => {
  done.push(name);
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 9);
};

test('what is asked for first is done first, and nothing before the next frame', () => {
  const done: string[] = [];
  for (const name of ['a', 'b', 'c']) inTurn(() => done.push(name));
  expect(done).toEqual([]);
  vi.runAllTimers();
  expect(done).toEqual(['a', 'b', 'c']);
});

test('after long work the next waits for another frame', () => {
  const done: string[] = [];
  inTurn(long(done, 'a'));
  inTurn(() => done.push('b'));
  vi.advanceTimersToNextTimer();
  vi.advanceTimersToNextTimer();
  expect(done).toEqual(['a']);
  vi.runAllTimers();
  expect(done).toEqual(['a', 'b']);
});

test('work that is taken back is not done', () => {
  const done: string[] = [];
  inTurn(() => done.push('a'));
  inTurn(() => done.push('b'))();
  vi.runAllTimers();
  expect(done).toEqual(['a']);
});

test('work that fails does not keep others from their turn', () => {
  const done: string[] = [];
  inTurn(() => {
    throw new Error('no');
  });
  inTurn(() => done.push('b'));
  expect(() => vi.runAllTimers()).toThrow('no');
  vi.runAllTimers();
  expect(done).toEqual(['b']);
});

test('a hidden page, which has no frames, goes on', () => {
  vi.stubGlobal('document', { hidden: true });
  vi.stubGlobal('requestAnimationFrame', () => {});
  const done: string[] = [];
  inTurn(() => done.push('a'));
  vi.runAllTimers();
  expect(done).toEqual(['a']);
});
