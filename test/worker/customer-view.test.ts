import { expect, test } from 'vitest';
import { matrixOf } from '../../src/base/matrix';
import { drain } from '../../src/base/steps';
import type { Artifacts } from '../../src/engine/advance';
import { placesOf } from '../../src/engine/analyze/typical';
import { defaultSettings } from '../../src/engine/settings';
import { customerRefs, customerView } from '../../src/worker/customer-view';
import { newStore } from '../../src/worker/store';

const x = matrixOf([[0], [1], [9]]);
const labels = Int32Array.of(0, 0, 1);
const customers = ['C-17', 'C-18', 'c-19'];
const done = {
  features: {
    x,
    customers,
    used: [0],
    features: [{ values: Float64Array.of(3, NaN, 5) }],
    referenceDay: 100,
  },
  cluster: { labels, k: 2, confidence: Float32Array.of(0.9, 0.8, 0.7) },
  explain: { places: drain(placesOf(x, labels, 2)) },
  prepare: {
    customers,
    offsets: Int32Array.of(0, 0, 0, 0),
    orders: { offsets: Int32Array.of(0) },
    lines: { text: {} },
    events: null,
    campaigns: null,
    reviews: {
      offsets: Int32Array.of(0, 1, 1, 1),
      day: Int32Array.of(50),
      rating: null,
      text: ['Dear Anna, lovely.'],
      product: null,
    },
  },
} as unknown as Artifacts;
const shown = {
  ...defaultSettings,
  privacy: { ...defaultSettings.privacy, hideNames: false },
};

test('with names hidden a customer stands under a pseudonym, found by it and by number; what they wrote is kept back', async () => {
  const store = newStore();
  const found = (await customerView(store, defaultSettings, done, { typed: ' c-17 ' }))!;
  expect(found.name).toMatch(/^K-/);
  expect(JSON.stringify(found)).not.toMatch(/C-17|Anna/);
  expect(found).toMatchObject({ row: 0, textHidden: true, belonging: { segment: 0, next: 1 } });
  const again = await customerView(store, defaultSettings, done, { typed: found.name.toLowerCase() });
  expect(again!.row).toBe(0);
  const refs = await customerRefs(store, defaultSettings, customers, [0, 2]);
  expect(refs.map(({ row }) => row)).toEqual([0, 2]);
  expect(JSON.stringify(refs)).not.toMatch(/c-1/i);
});

test('with names shown they stand under their number, with what they wrote', async () => {
  const found = (await customerView(newStore(), shown, done, { row: 0 }))!;
  expect(found).toMatchObject({ name: 'C-17', textHidden: false });
  expect(found.moments[0]!.text).toBe('Dear Anna, lovely.');
});

test.each([{ typed: '' }, { typed: 'C-1' }, { typed: 'K-0000' }, { row: -1 }, { row: 3 }])(
  'nobody is meant by %j',
  async (who) => expect(await customerView(newStore(), defaultSettings, done, who)).toBeNull(),
);
