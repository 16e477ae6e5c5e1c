import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { bulkOrders, type BulkTruth } from '../../src/sample/bulk';
import { customerTypes } from '../../src/sample/customer-types';
import { countBy } from './shop';

function write(lines: number, seed?: number): { readonly text: string; readonly truth: BulkTruth } {
  const chunks: Uint8Array[] = [];
  const source = bulkOrders(lines, seed);
  for (;;) {
    const step = source.next();
    if (step.done) return { text: Buffer.concat(chunks).toString('utf8'), truth: step.value };
    chunks.push(step.value);
  }
}

const { text, truth } = write(40_000);
const parsed = Papa.parse<Readonly<Record<string, string>>>(text, { header: true, skipEmptyLines: 'greedy' });
const rows = parsed.data;

test('exactly as many lines as asked for, each of nine cells, by date, none twice', () => {
  expect(parsed.errors).toEqual([]);
  expect(rows.length).toBe(40_000);
  expect(new Set(text.split('\n')).size).toBe(40_002);
  const dates = rows.map((row) => row['order_date']!);
  expect(dates).toEqual([...dates].sort());
  expect([dates[0], dates.at(-1)]).toEqual(['2024-01-01', '2025-12-31']);
});

test('ten lines a customer, of seven types in their shares', () => {
  const seen = new Set(rows.map((row) => Number(row['customer_id']!.slice(1))));
  expect(seen.size).toBe(truth.customers);
  expect(Math.max(...seen)).toBe(truth.customers - 1);
  expect(rows.length / truth.customers).toBeGreaterThan(9);
  expect(rows.length / truth.customers).toBeLessThan(11);
  expect(new Set(rows.map((row) => row['order_id'])).size).toBe(truth.orders);
  const sizes = countBy([...truth.types]);
  customerTypes.forEach((type, i) => expect(sizes.get(i)! / truth.customers).toBeCloseTo(type.share, 1));
});

test('an order has one customer, one day, and another product on each line', () => {
  const heads = new Map<string, string>();
  for (const row of rows) heads.set(row['order_id']!, `${row['customer_id']} ${row['order_date']}`);
  expect(
    rows.filter((row) => heads.get(row['order_id']!) !== `${row['customer_id']} ${row['order_date']}`),
  ).toEqual([]);
  expect(new Set(rows.map((row) => `${row['order_id']} ${row['product']}`)).size).toBe(rows.length);
});

test('the same seed gives the same bytes', () => {
  const sha256 = (content: string) => createHash('sha256').update(content).digest('hex').slice(0, 16);
  expect(sha256(text)).toMatchInlineSnapshot(`"c60de8e203b865b6"`);
  expect(write(5000).text === write(5000).text).toBe(true);
  expect(write(5000, 8).text === write(5000).text).toBe(false);
});

test('one line and none', () => {
  expect(write(1).text.trim().split('\n').length).toBe(2);
  expect(write(0).text.trim().split('\n').length).toBe(1);
});
