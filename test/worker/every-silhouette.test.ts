import { expect, test } from 'vitest';
import { drain, drainAsync } from '../../src/base/steps';
import { sequential, type Parallel } from '../../src/compute/parallel';
import type { Artifacts } from '../../src/engine/advance';
import { barsOf } from '../../src/engine/analyze/silhouette-bars';
import { format, text } from '../../src/ui/text/text';
import { everySilhouette, silhouetteTime } from '../../src/worker/every-silhouette';
import { blobs } from '../support/clusters';
import { paperCard } from '../support/paper-card';

const { x, truth } = blobs(
  [
    [0, 0],
    [9, 0],
    [0, 9],
  ],
  400,
  1,
);
const done = { features: { x }, cluster: { labels: truth, k: 3 } } as unknown as Artifacts;
const on = (gpu: Parallel['gpu'], width = 1): Parallel => ({ ...sequential, gpu, width });

test('silhouettes of all customers are the same on the card as the screen shows them', async () => {
  const here = await drainAsync(everySilhouette(done, on(undefined)));
  const there = await drainAsync(everySilhouette(done, on(paperCard().gpu)));
  expect([here.onCard, there.onCard]).toEqual([false, true]);
  expect(there.silhouettes).toMatchObject({ customers: 1_200, exact: true });
  const shown = ({ silhouettes: { bars, mean } }: typeof here) => [
    format.figure(mean),
    ...bars.map((bar) => [bar.customers, format.figure(bar.mean), format.share(bar.astray)]),
  ];
  expect(shown(there)).toEqual(shown(here));
});

test('customers whom rounding alone puts on a side stand between two segments', () => {
  const values = Float64Array.of(0.4, -1e-7, 9e-6, -9e-6, -0.001);
  const rows = Int32Array.from(values.keys());
  const { bars } = drain(barsOf({ rows, values, exact: true }, new Int32Array(5), 1));
  expect(bars[0]).toMatchObject({ customers: 5, astray: 1 / 5, values: [0.4, 9e-6, -1e-7, -9e-6, -0.001] });
});

test('the time grows with the square of customers, falls with threads, and a long one is not offered', async () => {
  let clock = 0;
  const now = () => (clock += 1);
  const rows = 200_000;
  const many = { rows, columns: 1, data: new Float32Array(rows) };
  const one = await silhouetteTime(many, on(undefined), now);
  const four = await silhouetteTime(many, on(undefined, 4), now);
  expect(one.seconds / four.seconds).toBeCloseTo(4, 6);
  expect(one.seconds).toBeCloseTo((0.001 * rows ** 2) / (304 * 65_536), 6);
  expect(one).toMatchObject({ onCard: false, tooLong: false });
  const slow = await silhouetteTime(many, on(undefined), () => (clock += 1_000));
  expect(slow.tooLong).toBe(true);
});

test('the time of a card is what the card says, also where nobody measured', async () => {
  const says = (seconds: number | null) => ({ ...paperCard().gpu, distanceSeconds: async () => seconds });
  expect(await silhouetteTime(x, on(says(3)), () => 0)).toEqual({ seconds: 3, onCard: true, tooLong: false });
  expect(await silhouetteTime(x, on(says(NaN)), () => 0)).toEqual({
    seconds: NaN,
    onCard: true,
    tooLong: false,
  });
  expect(await silhouetteTime(x, on(says(null)), () => 0)).toMatchObject({ seconds: 0, onCard: false });
});

test('says how long in plain words', () => {
  const { every, tooLong } = text.understand.pictures.silhouette;
  expect(every(12_480, 0.2, false, format)).toBe('Of all 12,480 customers (about 1 second)');
  expect(every(12_480, 43, true, format)).toBe(
    'Of all 12,480 customers (about 45 seconds, on the graphics card)',
  );
  expect(every(12_480, NaN, false, format)).toBe('Of all 12,480 customers (not known how long)');
  expect(tooLong(1_000_000, 2_400, format)).toContain('about 40 minutes on this device');
  expect(tooLong(1_000_000, 9_000, format)).toContain('about 3 hours');
});
