import { expect, test } from 'vitest';
import { sequential } from '../../src/compute/parallel';
import { defaultSettings } from '../../src/engine/settings';
import { newStore, releaseTables } from '../../src/worker/store';
import type { TaskContext } from '../../src/worker/reach';
import { tasks } from '../../src/worker/tasks';

test('large tables are let go once customers are made of them, and read again when that changes', async () => {
  const store = newStore();
  const context: TaskContext = {
    store,
    signal: new AbortController().signal,
    parallel: () => sequential,
    handOver: () => {},
    tidy: () => {},
    report: () => {},
  };
  const lines = Array.from(
    { length: 200 },
    (_, i) => `c${i % 40},2024-0${(i % 9) + 1}-1${i % 10},${(i % 7) + 1}.50`,
  );
  await tasks.addFiles([new File([['customer,date,amount', ...lines].join('\n')], 'orders.csv')], context);
  const before = await tasks.data(defaultSettings, context);
  expect(before.ran).toEqual(['collect', 'prepare']);

  releaseTables(store, 0);
  expect(store.tables.size).toBe(0);
  expect(store.shelf.collect!.artifact[0]!.columns).toEqual([]);

  const again = await tasks.data(defaultSettings, context);
  expect(again.ran).toEqual([]);
  expect(again.view).toEqual(before.view);
  const features = await tasks.features(defaultSettings, context);
  expect(features.ran).not.toContain('collect');

  const cleaned = { ...defaultSettings, cleaning: { duplicates: false } };
  const changed = await tasks.data(cleaned, context);
  expect(changed.ran).toEqual(['collect', 'prepare']);
  expect(store.shelf.collect!.artifact[0]!.columns.length).toBe(3);
});

test('tables that are small stay', async () => {
  const store = newStore();
  store.shelf.collect = { key: 'read', artifact: [] };
  releaseTables(store);
  expect(store.shelf.collect.key).toBe('read');
});
