import { describe, expect, test } from 'vitest';
import { drain } from '../../../../src/base/steps';
import type { RawTable } from '../../../../src/engine/collect/types';
import { prepare } from '../../../../src/engine/prepare/prepare';
import { sampleShop } from '../../../../src/sample/shop';
import { describeWithData } from '../../../support/shared-data';
import { fileOf, readFile, sharedFile } from '../../../support/sources';

const northwind = (names: readonly string[]): Promise<RawTable[]> =>
  Promise.all(names.map((name) => readFile(sharedFile(`northwind/csv/${name}.csv`))));
const money = (amount: number) => Number(amount.toFixed(2));

describeWithData('northwind', 'a wholesaler’s database, one file a table', () => {
  const names = ['customers', 'orders', 'order_details', 'products'];

  test('gives 89 buying customers and the revenue after discount, from the files as they are', async () => {
    const { totals, lines, orders, join, attributes, productInfo, plan } = drain(
      prepare(await northwind(names)),
    );
    expect(totals.customers).toBe(89);
    expect(money(totals.net)).toBe(1_265_793.04);
    expect([lines.count, orders.count]).toEqual([2155, 830]);
    expect(join.links.map(({ id, matched, rows, orphans }) => [id, matched, rows, orphans])).toEqual([
      ['lines → orders', 2155, 2155, 0],
      ['lines → products.csv', 2155, 2155, 0],
      ['customers.csv → orders', 89, 89, 0],
    ]);
    expect([join.contacts, join.neverOrdered]).toEqual([91, 2]);
    expect(attributes.map(({ header }) => header)).toContain('country');
    expect(productInfo!.name).toContain('Chai');
    expect(plan.problems).toEqual([]);
  });

  test('other tables of the same database do no harm', async () => {
    const all = await northwind([...names, 'categories', 'suppliers', 'shippers', 'regions', 'territories']);
    const { totals, plan } = drain(prepare(all));
    expect([totals.customers, money(totals.net)]).toEqual([89, 1_265_793.04]);
    expect(plan.problems.map(({ code }) => code)).toEqual(Array.from({ length: 5 }, () => 'file-unused'));
  });
});

describeWithData('ms_dp_data', 'orders, customers and products', () => {
  test('join without orphans', async () => {
    const tables = await Promise.all(
      ['orders', 'customers', 'products'].map((name) => readFile(sharedFile(`ms_dp_data/${name}.csv`))),
    );
    const { totals, join, lines } = drain(prepare(tables));
    expect([totals.orders, money(totals.net)]).toEqual([32, 708_690.07]);
    expect(join.links.map(({ orphans }) => orphans)).toEqual([0, 0]);
    expect(lines.text.category!.dictionary).toContain('Mountain Bikes');
  });
});

describe('the sample shop', async () => {
  const shop = sampleShop();
  const files = shop.files.filter(({ name }) => name !== 'later-orders.csv');
  const tables = await Promise.all(files.map(({ name, text }) => readFile(fileOf(text, name))));
  const alone = drain(prepare(tables.filter(({ file }) => file === 'orders.csv')));
  const whole = drain(prepare(tables));

  test('has the same customers, orders and revenue with all its files as with its orders alone', () => {
    expect(whole.customers).toEqual(alone.customers);
    expect(whole.totals).toEqual(alone.totals);
    expect(whole.orders).toEqual(alone.orders);
  });

  test('contacts who never ordered are counted and stay out', () => {
    expect(whole.join.neverOrdered).toBe(shop.truth.crmCounts.leads);
    expect(whole.join.contacts).toBe(shop.truth.crmCounts.contacts);
  });

  test('knows of each customer what the other files say', () => {
    expect(whole.attributes.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['signup', 'birthday', 'consent', 'tier', 'country']),
    );
    const reviews = whole.reviews!;
    expect(reviews.count).toBe(shop.truth.reviews.size);
    expect(reviews.offsets.at(-1)).toBe(reviews.count);
    expect(whole.events!.offsets).toHaveLength(whole.customers.length + 1);
    expect([...whole.events!.type.dictionary].sort()).toEqual(['email click', 'email open', 'web visit']);
    const { treated, converted } = whole.campaigns!;
    expect(new Set(treated)).toEqual(new Set([0, 1]));
    expect(new Set(converted)).toEqual(new Set([0, 1]));
  });
});
