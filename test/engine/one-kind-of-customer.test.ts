import { expect, test } from 'vitest';
import { random } from '../../src/base/random';
import { drainAsync } from '../../src/base/steps';
import { sequential } from '../../src/compute/parallel';
import { advance, type Shelf } from '../../src/engine/advance';
import { inspect } from '../../src/engine/collect/inspect';
import { defaultSettings } from '../../src/engine/settings';

/** Orders of 600 customers who all buy alike: at even times, a few orders each, sums of one law. */
function oneKind(seed: number): File {
  const source = random(seed).fork('orders');
  const lines = ['Order number,Customer email,Order date,Total'];
  for (let customer = 0; customer < 600; customer++) {
    let orders = 1;
    for (let left = source.next(); left > Math.exp(-3); left *= source.next()) orders++;
    for (let i = 0; i < orders; i++) {
      const day = new Date(Date.UTC(2024, 0, 1 + Math.floor(source.next() * 700))).toISOString().slice(0, 10);
      const total = -30 * Math.log(source.next() * source.next());
      lines.push(`${lines.length},c${customer}@shop.example,${day},${total.toFixed(2)}`);
    }
  }
  return new File([lines.join('\n')], 'orders.csv');
}

// Features of one history hang together without groups: one order has no rhythm, and its recency is its tenure.
test('customers of one kind are not told as groups', async () => {
  const verdicts: boolean[] = [];
  for (let seed = 1; seed <= 6; seed++) {
    const source = oneKind(seed);
    const [guess] = await drainAsync(inspect(source));
    const shelf: Shelf = {};
    const files = [{ id: source.name, source, guess: guess! }];
    await drainAsync(
      advance(shelf, 'cluster', {
        files,
        settings: defaultSettings,
        parallel: sequential,
        kept: () => undefined,
      }),
    );
    verdicts.push(shelf.cluster!.artifact.choice!.separated);
  }
  console.log(`one kind of customer: ${verdicts.filter(Boolean).length} of 6 shops called separated`);
  expect(verdicts.filter(Boolean).length).toBeLessThanOrEqual(1);
});
