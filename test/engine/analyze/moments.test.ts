import { expect, test } from 'vitest';
import { textColumn } from '../../../src/base/table';
import { momentsOf } from '../../../src/engine/analyze/moments';
import { NO_DAY } from '../../../src/engine/prepare/join/types';
import type { CustomerBase } from '../../../src/engine/prepare/types';

/** Two customers; the second ordered on days 10 and 20, sent something back on 22, wrote on 21, and clicked. */
const base = {
  customers: ['A', 'B'],
  offsets: Int32Array.of(0, 1, 4),
  orders: {
    count: 4,
    offsets: Int32Array.of(0, 1, 6, 7, 8),
    day: Int32Array.of(5, 10, 20, 22),
    bought: Uint8Array.of(1, 1, 1, 0),
    paid: Float64Array.of(9, 50, 20, 0),
    returned: Float64Array.of(0, -5, 0, -20),
  },
  lines: { text: { product: textColumn(['p1', 'p1', 'p2', 'p3', 'p4', 'p1', '', 'p2']) } },
  productNames: ['Tea', '', 'Cups', 'Beans'],
  events: {
    count: 2,
    offsets: Int32Array.of(0, 0, 2),
    day: Int32Array.of(NO_DAY, 15),
    type: textColumn(['open', 'click']),
    campaign: textColumn(['', 'Spring']),
  },
  reviews: {
    count: 1,
    offsets: Int32Array.of(0, 0, 1),
    day: Int32Array.of(21),
    rating: Float32Array.of(4),
    text: ['Lovely cups.'],
    product: textColumn(['p3']),
  },
  campaigns: null,
} as unknown as CustomerBase;

test('the newest first, what has no day last, products by name', () => {
  const moments = momentsOf(base, 1, 100);
  expect(moments.map(({ kind, day }) => [kind, day])).toEqual([
    ['return', 22],
    ['review', 21],
    ['order', 20],
    ['event', 15],
    ['order', 10],
    ['event', NaN],
  ]);
  expect(moments[0]).toMatchObject({ amount: -20, what: ['p2'] });
  expect(moments[1]).toMatchObject({ rating: 4, text: 'Lovely cups.', what: [] });
  expect(moments[3]!.what).toEqual(['click', 'Spring']);
  expect(moments[4]).toMatchObject({ amount: 45, what: ['Tea', 'p2', 'Cups'], more: 1 });
});

test('nothing on or after the reference day, and no more than asked for', () => {
  expect(momentsOf(base, 1, 20).map(({ day }) => day)).toEqual([15, 10, NaN]);
  expect(momentsOf(base, 1, 100, 2)).toHaveLength(2);
  expect(momentsOf(base, 0, 100).map(({ kind }) => kind)).toEqual(['order']);
});
