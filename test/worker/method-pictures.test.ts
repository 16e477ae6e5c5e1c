import { beforeAll, expect, test } from 'vitest';
import { random } from '../../src/base/random';
import { sequential } from '../../src/compute/parallel';
import { defaultSettings } from '../../src/engine/settings';
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
const by = (cluster: Record<string, unknown>) => ({ ...defaultSettings, cluster });

beforeAll(async () => {
  const source = random(3);
  const lines = Array.from({ length: 900 }, (_, i) => {
    const customer = i % 150;
    const day = new Date(Date.UTC(2025, customer % 3 === 0 ? 0 : 8, 1 + source.below(90)));
    const amount = (customer % 2 === 0 ? 20 : 200) + source.below(10);
    return `c${customer},${day.toISOString().slice(0, 10)},${amount}.00`;
  });
  const text = ['customer_id,order_date,amount', ...lines].join('\n');
  await tasks.addFiles([new File([text], 'orders.csv')], context);
});

test.each([['hdbscan'], ['dbscan']])('%s has a reachability plot of its customers', async (algorithm) => {
  const settings = by({ algorithm });
  const view = (await tasks.reachability(settings, context))!;
  expect(view).toMatchObject({ rows: 150, rowsPerBar: 1, sampled: false });
  expect(view.eps === null).toBe(algorithm === 'hdbscan');
  const { view: segments } = await tasks.segments(settings, context);
  expect(Math.max(...view.labels)).toBe(segments.k - 1);
  segments.segments.forEach((segment, label) =>
    expect(view.labels.filter((own) => own === label)).toHaveLength(segment.customers),
  );
  expect(structuredClone(view)).toEqual(view);
});

test('other methods have none', async () => {
  expect(await tasks.reachability(by({ k: 3 }), context)).toBeNull();
});

test('a sweep has its curves, a given number none', async () => {
  const { view } = await tasks.segments(by({ algorithm: 'gmm', most: 4 }), context);
  expect(view.sweep!.elbow!.ks).toEqual([2, 3, 4]);
  expect(view.sweep!.gap).toBeNull();
  const [curve] = view.sweep!.criteria!.curves;
  expect([curve!.covariance, curve!.ks, curve!.bic.length, curve!.icl.length]).toEqual([
    'full',
    [2, 3, 4],
    3,
    3,
  ]);
  const given = await tasks.segments(by({ k: 3 }), context);
  expect(given.view.sweep).toBeNull();
  const round = await tasks.segments(by({ most: 4 }), context);
  expect(round.view.sweep!.criteria).toBeNull();
});

test('mixtures of every kind can be asked for', async () => {
  const view = (await tasks.mixtureCriteria({ settings: by({ k: 3 }), most: 3 }, context))!;
  expect(view.curves.map(({ ks }) => ks)).toEqual([[1, 2, 3], [1, 2, 3], [1, 2, 3], [1, 2, 3]]); // prettier-ignore
  expect(view.rows).toBe(150);
});
