import { beforeAll, expect, test } from 'vitest';
import { drainAsync } from '../../src/base/steps';
import { sequential } from '../../src/compute/parallel';
import { advance, type Shelf } from '../../src/engine/advance';
import { adjustedRand } from '../../src/engine/cluster/measures';
import { segment } from '../../src/engine/cluster/segment';
import { inspect } from '../../src/engine/collect/inspect';
import type { FeatureMatrix } from '../../src/engine/features/types';
import { defaultSettings } from '../../src/engine/settings';
import { sampleShop } from '../../src/sample/shop';

let matrix: FeatureMatrix;
let truth: Int32Array;

beforeAll(async () => {
  const shop = sampleShop();
  const source = new File([shop.files.find(({ name }) => name === 'orders.csv')!.text], 'orders.csv');
  const shelf: Shelf = {};
  const files = [{ id: 'orders', source, guess: (await drainAsync(inspect(source)))[0]! }];
  const context = { files, settings: defaultSettings, parallel: sequential, kept: () => undefined };
  await drainAsync(advance(shelf, 'features', context) as never);
  matrix = shelf.features!.artifact;
  const types = [...new Set(shop.truth.typeOf.values())];
  truth = Int32Array.from(matrix.customers, (id) => types.indexOf(shop.truth.typeOf.get(id)!));
});

// Measured, less a margin for changes of the features; the README names the figures.
test.each<[string, Record<string, unknown>, number]>([
  ['kmeans', { k: 7 }, 0.85],
  ['hierarchical', { k: 7 }, 0.85],
  ['gmm', { k: 7 }, 0.8],
  ['som', { k: 7 }, 0.85],
  ['k-medoids', { k: 7 }, 0.8],
  // The types touch, so DBSCAN sees one crowd, and says so.
  ['dbscan', {}, -0.1],
  ['hdbscan', {}, 0.35],
  ['rfm-map', {}, 0.4],
])('%s agrees with the customer types of the sample shop', async (algorithm, given, floor) => {
  const { labels, k } = await drainAsync(segment(matrix, { algorithm, ...given }, sequential));
  const assigned = Int32Array.from(labels.keys()).filter((row) => labels[row]! >= 0);
  const agreement = adjustedRand(labels, truth);
  console.log(
    `${algorithm}: ${k} segments, ${assigned.length} of ${labels.length} customers in one, adjusted Rand index ${agreement.toFixed(3)}`,
  );
  expect(agreement).toBeGreaterThan(floor);
});
