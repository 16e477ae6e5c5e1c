import { expect, test } from 'vitest';
import { describeWithData } from '../../support/shared-data';
import { inspectFile, readFile, sharedFile, valuesOf } from '../../support/sources';

const path = 'online_retail/online_retail.csv.gz';

describeWithData(path, 'online_retail, 541,909 lines', () => {
  test('every column is understood without a question', async () => {
    const guess = await inspectFile(sharedFile(path));
    expect(guess.kind).toBe('order-lines');
    expect(guess.columns.map(({ role }) => role)).toEqual([
      'order',
      'product',
      'product-name',
      'quantity',
      'date',
      'price',
      'customer',
      'country',
    ]);
    expect(guess.columns.every(({ question, confidence }) => !question && confidence >= 0.9)).toBe(true);
  });

  test('its figures come out to the cent', async () => {
    const table = await readFile(sharedFile(path));
    expect(table.rowCount).toBe(541_909);
    expect(table.setAside).toEqual([]);
    expect(table.columns.every(({ unreadable }) => unreadable === 0)).toBe(true);
    const customer = valuesOf(table, 'customer');
    const order = valuesOf(table, 'order') as string[];
    const quantity = valuesOf(table, 'quantity') as number[];
    const price = valuesOf(table, 'price') as number[];
    const date = valuesOf(table, 'date') as number[];
    expect(new Set(customer.filter((id) => id !== '')).size).toBe(4_372);
    expect(new Set(order).size).toBe(25_900);
    expect(customer.filter((id) => id === '').length).toBe(135_080);
    expect(order.filter((id) => id.startsWith('C')).length).toBe(9_288);
    expect(quantity.filter((units) => units < 0).length).toBe(10_624);
    expect(price.filter((value) => value === 0).length).toBe(2_515);
    expect(price.filter((value) => value < 0).length).toBe(2);
    const sum = (keep: (row: number) => boolean) =>
      quantity.reduce(
        (total, units, row) => (keep(row) ? total + Math.round(units * price[row]! * 1000) : total),
        0,
      ) / 1000;
    expect(sum(() => true)).toBeCloseTo(9_747_747.93, 2);
    expect(sum((row) => customer[row] !== '')).toBeCloseTo(8_300_065.81, 2);
    expect(sum((row) => customer[row] !== '' && quantity[row]! > 0)).toBeCloseTo(8_911_407.9, 2);
    expect(date.reduce((a, b) => Math.min(a, b))).toBe(Date.UTC(2010, 11, 1, 8, 26));
    expect(date.reduce((a, b) => Math.max(a, b))).toBe(Date.UTC(2011, 11, 9, 12, 50));
  });
});
