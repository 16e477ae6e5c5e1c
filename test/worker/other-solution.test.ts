import { beforeAll, expect, test } from 'vitest';
import { sequential } from '../../src/compute/parallel';
import { defaultSettings } from '../../src/engine/settings';
import { sampleShop } from '../../src/sample/shop';
import { newStore } from '../../src/worker/store';
import type { TaskContext } from '../../src/worker/reach';
import { tasks } from '../../src/worker/tasks';

const context: TaskContext = {
  store: newStore(),
  signal: new AbortController().signal,
  parallel: () => sequential,
  report: () => {},
  handOver: () => {},
  tidy: () => {},
};
const settings = { ...defaultSettings, cluster: { k: 5 } };
const other = (cluster: Record<string, unknown>) => tasks.otherSolution({ settings, cluster }, context);

beforeAll(async () => {
  const orders = sampleShop().files.find(({ name }) => name === 'orders.csv')!;
  await tasks.addFiles([new File([orders.text], orders.name)], context);
});

test('the same settings give the same segments, name by name', async () => {
  const { compared, segments } = await other({ k: 5 });
  expect([compared.rand, compared.stay, compared.moves, compared.added]).toEqual([1, 1, [], []]);
  const { view } = await tasks.segments(settings, context);
  expect(segments.map(({ name }) => name)).toEqual(view.segments.map(({ name }) => name));
});

test('another number, method or seed is laid beside the segments, which stay in use', async () => {
  const { cluster } = context.store.shelf;
  const more = await other({ k: 6 });
  expect([more.k, more.segments.length, more.compared.added.length]).toEqual([6, 6, 1]);
  expect(more.compared.rand).toBeGreaterThan(0.5);
  const [largest] = more.compared.moves;
  expect(more.compared.counts[largest!.from]![largest!.to]).toBe(largest!.customers);

  const tree = await other({ algorithm: 'hierarchical', k: 5 });
  expect(tree.algorithm).toBe('hierarchical');
  expect(tree.compared.rand).toBeGreaterThan(0.4);

  const again = await other({ k: 5, seed: 7 });
  expect([again.seed, again.k]).toEqual([7, 5]);
  expect(again.compared.stay).toBeGreaterThan(0.9);
  expect(context.store.shelf.cluster).toBe(cluster);
});

test('settings that no method has are refused', async () => {
  await expect(other({ algorithm: 'tea-leaves' })).rejects.toMatchObject({
    problem: { code: 'unknown-algorithm' },
  });
});

test('of the rule-based maps no feature can be left out', async () => {
  const map = { ...settings, cluster: { algorithm: 'rfm-map' } };
  await expect(tasks.sensitivity({ settings: map, by: 'feature' }, context)).rejects.toMatchObject({
    problem: { code: 'fixed-features' },
  });
});
