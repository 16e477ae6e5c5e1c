import * as fc from '../../support/properties';
import { expect, test } from 'vitest';
import type { Progress, Steps } from '../../../src/base/steps';
import { drain } from '../../../src/base/steps';
import { best, multistart, shortRuns, type Multistart } from '../../../src/engine/cluster/multistart';

interface Run {
  readonly start: number;
  /** Smaller is better. */
  readonly short: number;
  readonly value: number;
}

/** Starts whose short runs and ends are given. */
function given(shorts: readonly number[], ends: readonly number[]) {
  const finished: number[] = [];
  const search: Multistart<Run> = {
    starts: shorts.length,
    *attempt(start): Steps<Run> {
      yield { done: 1, total: 2 };
      return { start, short: shorts[start]!, value: shorts[start]! };
    },
    compare: (one, other) => one.value - other.value,
  };
  function* finish({ start, short }: Run): Steps<Run> {
    finished.push(start);
    yield { done: 1, total: 3 };
    return { start, short, value: ends[start]! };
  }
  return { search, finish, finished };
}

const runs = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 1, maxLength: 12 });

test('the best finalists go on, and of their ends the best is kept, the earliest of equals', () => {
  fc.assert(
    fc.property(runs, fc.integer({ min: 1, max: 14 }), (pairs, finalists) => {
      const shorts = pairs.map(([short]) => short);
      const ends = pairs.map(([, end]) => end);
      const { search, finish, finished } = given(shorts, ends);
      const found = drain(multistart(search, finalists, finish));
      const byShort = [...shorts.keys()].sort((a, b) => shorts[a]! - shorts[b]! || a - b);
      expect(finished).toEqual(byShort.slice(0, finalists));
      const least = Math.min(...finished.map((start) => ends[start]!));
      expect(found.value).toBe(least);
      expect(found.start).toBe(finished.find((start) => ends[start] === least));
    }),
  );
});

test('more finalists never end worse; without a finish the best short run is the end', () => {
  fc.assert(
    fc.property(runs, (pairs) => {
      const shorts = pairs.map(([short]) => short);
      const { search, finish } = given(shorts, pairs.map(([, end]) => end)); // prettier-ignore
      let last = Infinity;
      for (let finalists = 1; finalists <= shorts.length; finalists++) {
        const { value } = drain(multistart(search, finalists, finish));
        expect(value).toBeLessThanOrEqual(last);
        last = value;
      }
      expect(drain(multistart(search, 1)).value).toBe(Math.min(...shorts));
      const sorted = drain(shortRuns(search, 3)).map(({ value }) => value);
      expect(sorted).toEqual([...shorts].sort((a, b) => a - b).slice(0, 3));
    }),
  );
});

test('of short runs that came to the same place one goes on', () => {
  fc.assert(
    fc.property(runs, fc.integer({ min: 1, max: 14 }), (pairs, most) => {
      const shorts = pairs.map(([short]) => short);
      const { search } = given(shorts, shorts);
      const found = drain(shortRuns({ ...search, alike: (a, b) => a.value === b.value }, most));
      const places = [...new Set(shorts)].sort((a, b) => a - b).slice(0, most);
      expect(found.map(({ value }) => value)).toEqual(places);
      for (const { start, value } of found) expect(start).toBe(shorts.indexOf(value));
    }),
  );
});

test('progress rises to its total', () => {
  const { search, finish } = given([3, 1, 2], [3, 2, 1]);
  const steps = multistart(search, 2, finish);
  const seen: Progress[] = [];
  for (let step = steps.next(); !step.done; step = steps.next()) seen.push(step.value);
  const shares = seen.map(({ done, total }) => done / total);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBeLessThanOrEqual(1);
});

test('stopped early, the run under way is closed', () => {
  let open = 0;
  const search: Multistart<number> = {
    starts: 2,
    *attempt(start): Steps<number> {
      open++;
      try {
        yield { done: 0, total: 1 };
        return start;
      } finally {
        open--;
      }
    },
    compare: (one, other) => one - other,
  };
  const steps = multistart(search, 1);
  steps.next();
  expect(open).toBe(1);
  steps.return(undefined as never);
  expect(open).toBe(0);
});

test('the best of runs is the first that none beats', () => {
  expect(best(['bb', 'aa', 'c', 'd'], (one, other) => one.length - other.length)).toBe('c');
});
