import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultSettings } from '../../src/engine/settings';
import { Engine } from '../../src/worker/client';
import type { GpuState } from '../../src/worker/gpu-service';

const engines: Engine[] = [];
afterAll(() => engines.forEach((engine) => engine.terminate()));

function start(width: number, onGpu?: (state: GpuState) => void): Engine {
  const engine = new Engine(width, onGpu);
  engines.push(engine);
  return engine;
}

const orders = (customers: number, each: number) => {
  const lines = ['order_id,customer_id,order_date,amount'];
  for (let c = 0; c < customers; c++) {
    for (let o = 0; o < each + (c % 5); o++) {
      const date = new Date(Date.UTC(2025, (c + o) % 12, 1 + ((c * 7 + o * 3) % 28)))
        .toISOString()
        .slice(0, 10);
      lines.push(`${c}-${o},C${String(c).padStart(5, '0')},${date},${(10 + ((c * 13 + o) % 90)).toFixed(2)}`);
    }
  }
  return new File([lines.join('\n')], 'orders.csv');
};

describe('the engine behind its wall', () => {
  test('from a file to named segments, and only what is stale runs again', async () => {
    const engine = start(2);
    const [file] = await engine.run('addFiles', [orders(400, 2)]);
    expect(file!.guess.columns.map(({ role }) => role)).toEqual(['order', 'customer', 'date', 'amount']);
    const labels = new Set<string>();
    const first = await engine.run('segments', defaultSettings, {
      onProgress: ({ label }) => labels.add(label),
    });
    expect(first.ran).toEqual([
      'collect',
      'prepare',
      'value',
      'voice',
      'features',
      'grow',
      'cluster',
      'rfm',
      'describe',
      'analyze',
    ]);
    expect(first.view.customers).toBe(400);
    expect(first.view.segments.reduce((sum, { customers }) => sum + customers, 0)).toBe(400);
    expect((await engine.run('segments', defaultSettings)).ran).toEqual([]);
    const forced = await engine.run('segments', { ...defaultSettings, cluster: { k: 3 } });
    expect(forced.ran).toEqual(['cluster', 'describe', 'analyze']);
    expect(forced.view.k).toBe(3);
    const moved = await engine.run('features', { ...defaultSettings, features: { scaling: 'robust' } });
    expect(moved.ran).toEqual(['features']);
    const list = await engine.run('downloadSegments', { ...defaultSettings, cluster: { k: 3 } });
    const [header, row] = new TextDecoder().decode(list.bytes).split('\r\n');
    expect(header).toMatch(/^customer_id,segment,segment_name,recency_days,frequency,monetary/);
    expect(row).toMatch(/^C\d{5},[123],/);
    engine.terminate();
  });

  test('with the graphics card, shared by the whole pool, the answer is the same to the byte', async () => {
    const told: GpuState[] = [];
    const settings = { ...defaultSettings, cluster: { most: 5 } };
    let engine = start(2, (state) => told.push(state));
    await engine.run('addFiles', [orders(300, 2)]);
    const withCard = await engine.run('downloadSegments', { ...settings, compute: 'gpu' });
    expect(told.at(-1)).toMatchObject({ problem: null });
    expect(told.at(-1)!.fits).toBeGreaterThan(2);
    engine.terminate();
    engine = start(2, (state) => told.push(state));
    told.length = 0;
    await engine.run('addFiles', [orders(300, 2)]);
    const without = await engine.run('downloadSegments', { ...settings, compute: 'cpu' });
    expect(withCard.bytes).toEqual(without.bytes);
    expect(told).toEqual([]);
    engine.terminate();
  });
});

// Loading its code takes longer than most of what an engine is asked here: one does for both, in this order.
describe('one engine of 4,000 customers', () => {
  const told: GpuState[] = [];
  let engine: Engine;
  beforeAll(() => void (engine = start(2, (state) => told.push(state))));
  afterAll(() => engine.terminate());

  test('an abort is answered at once, and the engine goes on', async () => {
    await engine.run('addFiles', [orders(4000, 6)]);
    const controller = new AbortController();
    const run = engine.run('segments', defaultSettings, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(run).rejects.toMatchObject({ problem: { code: 'stopped' } });
    expect((await engine.run('segments', defaultSettings)).view.customers).toBe(4000);
  });

  test('silhouettes of all customers: timed, given up, by the pool and by the graphics card the same', async () => {
    const by = (compute: 'cpu' | 'gpu') => ({ ...defaultSettings, cluster: { k: 3 }, compute });
    const { view } = await engine.run('explain', by('cpu'));
    expect(view.silhouettes).toMatchObject({ customers: 3_000, exact: false });
    const time = await engine.run('silhouetteTime', by('cpu'));
    expect(time).toMatchObject({ onCard: false, tooLong: false });
    expect(time.seconds).toBeGreaterThan(0);
    const controller = new AbortController();
    const given = engine.run('everySilhouette', by('cpu'), { signal: controller.signal });
    controller.abort();
    await expect(given).rejects.toMatchObject({ problem: { code: 'stopped' } });
    const here = await engine.run('everySilhouette', by('cpu'));
    expect(told).toEqual([]);
    const there = await engine.run('everySilhouette', by('gpu'));
    expect([here.onCard, there.onCard]).toEqual([false, true]);
    expect(there.silhouettes).toMatchObject({ customers: 4_000, exact: true });
    expect(told.at(-1)).toMatchObject({ fits: 1, problem: null });
    for (const [segment, bar] of here.silhouettes.bars.entries()) {
      const other = there.silhouettes.bars[segment]!;
      expect(other.customers).toBe(bar.customers);
      expect(other.mean).toBeCloseTo(bar.mean, 5);
      expect(other.astray).toBeCloseTo(bar.astray, 3);
      bar.values.forEach((value, i) => expect(Math.abs(value - other.values[i]!)).toBeLessThan(1e-5));
    }
  });
});

describe('one engine without a pool', () => {
  let engine: Engine;
  beforeAll(() => void (engine = start(1)));

  test('asking before there are files is a clear sentence', async () => {
    await expect(engine.run('segments', defaultSettings)).rejects.toThrow('There are no files yet.');
  });

  test('a terminated engine rejects its calls instead of hanging', async () => {
    await engine.run('addFiles', [orders(500, 3)]);
    const run = engine.run('segments', defaultSettings);
    engine.terminate();
    await expect(run).rejects.toMatchObject({ problem: { code: 'stopped' } });
  });
});
