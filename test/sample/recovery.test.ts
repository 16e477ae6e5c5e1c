import { expect, test } from 'vitest';
import { drain, drainAsync } from '../../src/base/steps';
import { sequential } from '../../src/compute/parallel';
import { adjustedRand } from '../../src/engine/cluster/measures';
import { segment } from '../../src/engine/cluster/segment';
import { features } from '../../src/engine/features/features';
import { prepare } from '../../src/engine/prepare/prepare';
import { customerTypes } from '../../src/sample/customer-types';
import { fileOf, readFile } from '../support/sources';
import { shop, textOf } from './shop';

// The sample is there to be found out: cleaning against the counted dirt, segments against the known types.
const base = drain(prepare([await readFile(fileOf(textOf('orders.csv'), 'orders.csv'))]));

test('cleaning finds the dirt to the line', () => {
  const counts = shop.truth.orderCounts;
  const found = new Map(base.plan.steps.map((step) => [step.id, step.found]));
  expect(base.plan.input).toBe(counts.lines);
  expect(found.get('no-customer')).toBe(counts.linesWithoutCustomer);
  expect(found.get('returns')).toBe(counts.returnLines);
  expect(found.get('cancellations')).toBe(counts.cancellationLines);
  expect(found.get('zero-price')).toBe(counts.zeroPriceLines);
  expect(found.get('duplicates')).toBe(counts.duplicateLines);
});

test('seven segments agree with the seven types, and not wholly: the types overlap', async () => {
  const described = drain(features(base));
  const { labels } = await drainAsync(segment(described, { k: 7 }, sequential));
  const types = Int32Array.from(described.customers, (id) =>
    customerTypes.findIndex((type) => type.id === shop.truth.typeOf.get(id)),
  );
  const agreement = adjustedRand(types, labels);
  expect(agreement).toBeGreaterThan(0.75);
  expect(agreement).toBeLessThan(0.97);
});
