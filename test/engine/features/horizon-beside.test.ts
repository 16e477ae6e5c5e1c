import { expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { DAY_MS } from '../../../src/base/table';
import { before } from '../../../src/engine/features/horizon';
import { prepare } from '../../../src/engine/prepare/prepare';
import { rawTable } from '../../support/raw-table';

const march = Date.UTC(2024, 2, 1) / DAY_MS;

test('a base cut at a day knows of its customers only what was known before, and nothing of those who came later', () => {
  const orders = rawTable(
    {
      customer: ['a', 'b', 'c'],
      date: ['2024-01-05', '2024-03-09', '2024-02-01'],
      amount: [1, 2, 3],
      tier: ['Gold', 'Silver', 'None'],
    },
    'orders',
  );
  const events = rawTable(
    {
      customer: ['c', 'a', 'b', 'a'],
      event: ['open', 'open', 'open', 'click'],
      date: ['2024-02-02', '2024-02-03', '2024-01-01', '2024-03-01'],
    },
    'events',
  );
  const reviews = rawTable(
    { customer: ['c', 'b'], text: ['late', 'early'], rating: [2, 5], date: ['2024-03-05', '2024-01-01'] },
    'reviews',
  );
  const whole = drain(prepare([orders, { ...events, file: 'e.csv' }, { ...reviews, file: 'r.csv' }]));
  expect([whole.events!.count, whole.reviews!.text]).toEqual([4, ['early', 'late']]);
  const cut = before(whole, march);
  expect(cut.customers).toEqual(['a', 'c']);
  expect(Array.from(cut.events!.offsets)).toEqual([0, 1, 2]);
  expect(Array.from(cut.events!.type.codes, (code) => cut.events!.type.dictionary[code])).toEqual([
    'open',
    'open',
  ]);
  expect([cut.reviews!.count, cut.reviews!.text]).toEqual([0, []]);
  const tier = cut.attributes.find(({ role }) => role === 'tier')!.column;
  expect(tier.kind === 'text' && Array.from(tier.codes, (code) => tier.dictionary[code])).toEqual([
    'Gold',
    'None',
  ]);
});
