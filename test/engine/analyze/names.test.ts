import { describe, expect, test } from 'vitest';
import { de } from '../../../src/engine/analyze/language/de';
import { en } from '../../../src/engine/analyze/language/en';
import type { Language } from '../../../src/engine/analyze/language/language';
import { titlesOf } from '../../../src/engine/analyze/names';
import { nameOf } from '../../../src/engine/analyze/tell';
import type { Evidence } from '../../../src/engine/analyze/traits';

const nameSegments = (evidence: readonly Evidence[], language: Language = en) =>
  titlesOf(evidence).map((title) => nameOf(title, language));

const evidence = (effects: Record<string, number>, medians: Record<string, number>): Evidence => ({
  effect: (id) => effects[id] ?? 0,
  median: (id) => medians[id] ?? NaN,
  rest: () => 1,
});
const loyal = evidence({ frequency: 0.8, recency_days: -0.6 }, { frequency: 14, recency_days: 11 });
const silent = evidence(
  { frequency: 0.4, recency_days: 0.7, tenure_days: 0.4 },
  { frequency: 8, recency_days: 212 },
);
const once = evidence({ frequency: -0.7, recency_days: 0.6 }, { frequency: 1, recency_days: 400 });
const fresh = evidence({ frequency: -0.7, recency_days: -0.5 }, { frequency: 1, recency_days: 20 });
const bargain = evidence({ discount_share: 0.9, return_rate: 0.3 }, { frequency: 3, recency_days: 60 });

describe('names', () => {
  test('are earned by the facts', () => {
    expect(nameSegments([loyal, silent, once, fresh, bargain])).toEqual([
      'Loyal regulars',
      'Once loyal, now silent',
      'One order, long ago',
      'First-time buyers',
      'Bargain hunters',
    ]);
    expect(nameSegments([loyal, silent, once, fresh, bargain], de)).toEqual([
      'Treue Stammkundschaft',
      'Früher treu, jetzt still',
      'Eine Bestellung, lange her',
      'Erste Bestellung',
      'Auf Schnäppchenjagd',
    ]);
  });

  test('even gaps earn “like clockwork”, uneven ones do not', () => {
    const even = evidence({ gap_regularity: 0.8 }, { frequency: 12, gap_regularity: 0.83 });
    const uneven = evidence({ gap_regularity: -0.8 }, { frequency: 12, gap_regularity: 0.3 });
    expect(nameSegments([even, uneven])).toEqual(['Like clockwork', 'Steady customers']);
  });

  test('are unique, and namesakes say what tells them apart', () => {
    const big = evidence(
      { frequency: 0.8, recency_days: -0.6, average_order_value: 0.5, monetary: 0.4 },
      { frequency: 12 },
    );
    const names = nameSegments([loyal, big, loyal]);
    expect(new Set(names).size).toBe(3);
    expect(names[1]).toContain('big');
  });

  test('do not depend on the order of the segments', () => {
    const there = nameSegments([loyal, silent, once, fresh]);
    expect(nameSegments([fresh, once, silent, loyal])).toEqual([...there].reverse());
  });

  test('nobody buys in bulk by a hair, and two orders are not steady', () => {
    const hair = evidence({ units_per_order: 0.9 }, { frequency: 2, units_per_order: 3 });
    expect(nameSegments([hair, loyal])[0]).toBe('Came back once');
    const bulk = evidence({ units_per_order: 0.9 }, { frequency: 2, units_per_order: 9 });
    expect(nameSegments([bulk, loyal])[0]).toBe('Bulk buyers');
  });

  test('who has been away for long is never called steady', () => {
    const away = evidence({ recency_days: 0.5 }, { frequency: 7, recency_days: 360 });
    expect(nameSegments([away, loyal])[0]).toBe('Once loyal, now silent');
  });

  test('someone with one order is never called loyal', () => {
    for (const name of nameSegments([once, fresh])) expect(name).not.toMatch(/loyal|regular/i);
  });
});
