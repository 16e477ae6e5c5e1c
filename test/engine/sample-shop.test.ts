import { expect, test } from 'vitest';
import { drainAsync } from '../../src/base/steps';
import { sequential } from '../../src/compute/parallel';
import { advance, type Shelf } from '../../src/engine/advance';
import { adjustedRand } from '../../src/engine/cluster/measures';
import { inspect } from '../../src/engine/collect/inspect';
import { defaultSettings, type Settings } from '../../src/engine/settings';
import { sampleShop } from '../../src/sample/shop';

const shop = sampleShop();
const source = new File([shop.files.find(({ name }) => name === 'orders.csv')!.text], 'orders.csv');
const shelf: Shelf = {};

async function run(cluster: Settings['cluster'] = {}) {
  const files = [{ id: 'orders', source, guess: (await drainAsync(inspect(source)))[0]! }];
  const settings = { ...defaultSettings, cluster };
  const ran = await drainAsync(
    advance(shelf, 'analyze', { files, settings, parallel: sequential, kept: () => undefined }) as never,
  );
  const { features, cluster: segmentation, analyze } = shelf;
  const types = [...new Set(shop.truth.typeOf.values())];
  const truth = Int32Array.from(features!.artifact.customers, (id) =>
    types.indexOf(shop.truth.typeOf.get(id)!),
  );
  return {
    ran,
    labels: segmentation!.artifact.labels,
    profiles: analyze!.artifact,
    agreement: adjustedRand(segmentation!.artifact.labels, truth),
  };
}

test('the segments found by default agree with the customer types the shop was made of', async () => {
  const { agreement, profiles } = await run();
  console.log(
    `sample shop: ${profiles.segments.length} segments, adjusted Rand index ${agreement.toFixed(3)}`,
  );
  expect(profiles.segments).toHaveLength(7);
  // Measured 0.874; recency, frequency and money alone give 0.58. Not 1: the types overlap on purpose.
  expect(agreement).toBeGreaterThan(0.85);
  expect(agreement).toBeLessThan(0.97);
  expect(new Set(profiles.segments.map(({ name }) => name)).size).toBe(7);
});

test('cleaning finds the dirt that was put in, all of it and no more', () => {
  const { plan, quality, customers, currency } = shelf.prepare!.artifact;
  const said = Object.fromEntries(plan.steps.map(({ id, on, found }) => [id, on ? found : null]));
  const truth = shop.truth.orderCounts;
  expect(said).toEqual({
    cancellations: truth.cancellationLines,
    returns: truth.returnLines,
    duplicates: truth.duplicateLines,
    'no-customer': truth.linesWithoutCustomer,
    'zero-price': truth.zeroPriceLines,
    'same-day': null,
  });
  expect(plan.input).toBe(truth.lines);
  expect(customers).toHaveLength(shop.truth.typeOf.size);
  expect(currency).toBe('EUR');
  expect(quality.verdicts.map(({ grade }) => grade)).toEqual(['good', 'good', 'good', 'good', 'not-enough']);
});

test('a second run gives the same bytes, and only what is stale runs', async () => {
  const first = await run();
  expect(first.ran).toEqual([]);
  const forced = await run({ k: 5 });
  expect(forced.ran).toEqual(['cluster', 'analyze']);
  const again = await run();
  expect(again.labels).toEqual(first.labels);
  expect(again.profiles).toEqual(first.profiles);
});
