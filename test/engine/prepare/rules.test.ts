import { describe, expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import type { RawTable, Role } from '../../../src/engine/collect/types';
import { plan, prepare } from '../../../src/engine/prepare/prepare';
import { rawTable, type Cell } from '../../support/raw-table';

type Columns = Partial<Record<Role, readonly Cell[]>>;

/** Each row in its own order of its own customer on its own day, unless given. */
function orders(given: Columns, kind: RawTable['kind'] = 'order-lines'): RawTable {
  const n = Object.values(given)[0]!.length;
  const each = (cell: (i: number) => Cell) => Array.from({ length: n }, (_, i) => cell(i));
  return rawTable(
    {
      customer: each((i) => `c${i}`),
      order: each((i) => `o${i}`),
      date: each((i) => `2024-01-${String(i + 1).padStart(2, '0')}`),
      ...given,
    },
    kind,
  );
}

const stepOf = (table: RawTable, id: string, choices = {}) =>
  drain(plan([table], choices)).steps.find((step) => step.id === id);
const net = (table: RawTable, choices = {}) => drain(prepare([table], choices)).totals.net;

describe('spelling', () => {
  const table = orders({
    'product-name': ['Mug', 'mug ', 'MUG', 'Mug', 'Tea', 'Ｔｅａ'],
    amount: [1, 2, 4, 8, 16, 32],
    country: ['DE', 'de', 'DE', 'FR', 'FR', 'FR'],
  });
  const products = (choices = {}) => {
    const { codes, dictionary } = drain(prepare([table], choices)).lines.text.product!;
    return [...new Set([...codes].map((code) => dictionary[code]!))].sort();
  };
  test('one product in several spellings is one, and can be kept apart', () => {
    const step = stepOf(table, 'spelling')!;
    expect(step).toMatchObject({ rows: 3, revenue: 0, on: true });
    expect(step.listed).toContain('“mug ” counts as “Mug”');
    expect(products()).toEqual(['Mug', 'Tea']);
    expect(products({ spelling: false })).toHaveLength(5);
  });
  test('codes keep their capitals', () => {
    const codes = orders({
      product: ['a1', 'A1', 'a1'],
      'product-name': ['Mug', 'Cup', 'Mug'],
      amount: [1, 2, 3],
    });
    expect(stepOf(codes, 'spelling')).toBeUndefined();
  });
});

test('lines that name no currency go with their order, else with the most used one', () => {
  const table = orders({
    order: ['1', '2', '3', '3', '4'],
    amount: [1, 2, 4, 8, 16],
    currency: ['EUR', 'EUR', 'USD', '', ''],
  });
  expect(net(table)).toBe(1 + 2 + 16);
  expect(net(table, { 'other-currencies': 'USD' })).toBe(4 + 8);
});

test('test orders are told by number, e-mail or name', () => {
  const table = orders({
    customer: Array.from({ length: 40 }, (_, i) => `${i}`),
    email: Array.from({ length: 40 }, (_, i) => (i === 3 ? 'test@test.com' : `p${i}@x.de`)),
    name: Array.from({ length: 40 }, (_, i) => (i === 5 ? 'Test Customer' : `Ana ${i}`)),
    date: Array.from({ length: 40 }, () => '2024-01-05'),
    amount: Array.from({ length: 40 }, () => 2),
  });
  expect(stepOf(table, 'test-orders')).toMatchObject({ rows: 2, revenue: -4 });
});

describe('lines that lack something', () => {
  test('customer and date are needed, an amount can be done without', () => {
    const table = orders({
      customer: ['a', '', 'guest', 'N/A', 'b', 'b'],
      date: ['2024-01-01', '2024-01-01', '2024-01-01', '2024-01-01', '', '2024-01-03'],
      amount: [10, 20, 30, 40, 50, ''],
    });
    expect(stepOf(table, 'no-customer')).toMatchObject({ rows: 3, revenue: -90, optional: false });
    expect(stepOf(table, 'no-customer', { 'no-customer': false })).toMatchObject({ on: true });
    expect(stepOf(table, 'no-date')).toMatchObject({ rows: 1, revenue: -50 });
    expect(stepOf(table, 'no-amount')).toMatchObject({ rows: 1, revenue: 0 });
    expect(drain(prepare([table])).customers).toEqual(['a']);
    const kept = drain(prepare([table], { 'no-amount': false }));
    expect([kept.customers, kept.totals.net]).toEqual([['a', 'b'], 10]);
  });

  test('what the first line of an order says holds for its other lines', () => {
    const table = orders({
      order: ['1', '1', '2', '2'],
      customer: ['a', '', 'b', ''],
      date: ['2024-01-01', '', '2024-01-02', ''],
      status: ['paid', '', 'cancelled', ''],
      quantity: [1, 2, 1, 1],
      price: [10, 5, 7, 7],
    });
    expect(stepOf(table, 'order-details')).toMatchObject({ rows: 2, on: true });
    expect(stepOf(table, 'not-completed')).toMatchObject({ rows: 2, revenue: -14 });
    expect(net(table)).toBe(20);
    expect(net(table, { 'order-details': false })).toBe(10);
  });

  test('guests are found by their e-mail', () => {
    const table = orders({
      customer: ['7', '', '', '', '8', '8'],
      email: ['Ada@example.com', 'ada@example.com ', 'bo@example.com', '', '', ''],
      amount: [1, 2, 4, 8, 16, 32],
    });
    expect(stepOf(table, 'guests-by-email')).toMatchObject({ rows: 2 });
    const base = drain(prepare([table]));
    expect(base.customers).toEqual(['7', '8', 'bo@example.com']);
    expect(Array.from(base.orders.paid!)).toEqual([1, 2, 16, 32, 4]);
  });
});

describe('money that goes back', () => {
  test('cancellations by a C before the number are netted, and left out when switched off', () => {
    const table = orders({
      order: ['536', '537', 'C538', '539'],
      customer: ['a', 'b', 'a', 'a'],
      quantity: [5, 1, -2, -1],
      price: [10, 10, 10, 1],
    });
    expect(stepOf(table, 'cancellations')).toMatchObject({ rows: 1, revenue: -20 });
    expect(stepOf(table, 'returns')).toMatchObject({ rows: 1, revenue: -1 });
    expect(net(table)).toBe(39);
    expect(net(table, { cancellations: false })).toBe(59);
    expect(drain(prepare([table])).totals).toMatchObject({ orders: 2, paid: 60, returned: -21 });
  });

  test('a shop that numbers all orders C1, C2 … has no cancellations', () => {
    const table = orders({ order: ['C1', 'C2', 'C3'], amount: [1, 2, 3] });
    expect(stepOf(table, 'cancellations')).toBeUndefined();
  });

  test.each([
    'Cancelled',
    'canceled',
    'VOIDED',
    'payment_failed',
    'storniert',
    'Annulée',
    'cancelado',
    'annullato',
  ])('an order with the status %s did not happen', (status) => {
    const table = orders({ status: ['paid', status], amount: [10, 7] });
    expect(stepOf(table, 'not-completed')).toMatchObject({ rows: 1, revenue: -7 });
  });

  test('a refunded order is bought and returned; one refunded in part is kept', () => {
    const table = orders({
      customer: ['a', 'a', 'a'],
      status: ['Refunded', 'partially_refunded', 'erstattet'],
      amount: [10, 7, 5],
    });
    expect(stepOf(table, 'refunded')).toMatchObject({ rows: 2, revenue: -15 });
    expect(drain(prepare([table])).totals).toMatchObject({ orders: 3, net: 7, paid: 22, returned: -15 });
  });

  test('a column of refunds says how much went back, whatever the status and its sign', () => {
    const table = orders({
      customer: ['a', 'a', 'a', 'a'],
      status: ['paid', 'refunded', 'refunded', 'canceled'],
      amount: [10, 8, 5, 4],
      refunded: [-4, 8, '', 4],
    });
    expect(stepOf(table, 'refunds')).toMatchObject({ rows: 2, revenue: -12, on: true });
    expect(stepOf(table, 'refunded')).toMatchObject({ rows: 1, revenue: -5 });
    expect(drain(prepare([table])).totals).toMatchObject({ orders: 3, net: 6, paid: 23, returned: -17 });
    expect(net(table, { refunds: false })).toBe(18);
  });

  test('a refund repeated on the lines of its order is counted once, as the total is', () => {
    const table = orders({
      order: ['1', '1', '2', '2', '3', '3'],
      customer: ['a', 'a', 'b', 'b', 'c', 'c'],
      quantity: [1, 2, 1, 1, 3, 1],
      price: [10, 10, 5, 15, 10, 10],
      amount: [30, 30, 20, 20, 40, 40],
      refunded: [0, 0, 20, 20, 5, 5],
      status: ['paid', 'paid', 'refunded', 'refunded', 'paid', 'paid'],
    });
    expect(drain(prepare([table])).totals).toMatchObject({ paid: 90, returned: -25 });
  });

  test('a refund within an order is a return, where its status says so', () => {
    const table = orders({
      order: ['1', '1'],
      customer: ['a', 'a'],
      status: ['Payment', 'Refund'],
      amount: [50, -5],
    });
    expect(stepOf(table, 'reductions')).toBeUndefined();
    expect(drain(prepare([table])).totals).toMatchObject({ paid: 50, returned: -5 });
  });

  test('without negative quantities a negative amount is a return, or a voucher within an order', () => {
    const table = orders({
      order: ['1', '1', '2', '3'],
      customer: ['a', 'a', 'b', 'b'],
      quantity: [1, 1, 1, 1],
      amount: [50, -5, 20, -20],
    });
    expect(stepOf(table, 'reductions')).toMatchObject({ rows: 1, revenue: -5 });
    expect(stepOf(table, 'returns')).toMatchObject({ rows: 1, revenue: -20 });
    expect(drain(prepare([table])).totals).toMatchObject({ net: 45, paid: 65, returned: -20 });
  });
});

describe('prices', () => {
  test('zero and negative prices are left out, each by its own step', () => {
    const table = orders({ quantity: [1, 1, -1, 2], price: [10, 0, 5, -3], customer: ['a', 'a', 'a', 'a'] });
    expect(stepOf(table, 'zero-price')).toMatchObject({ rows: 1, revenue: 0 });
    expect(stepOf(table, 'negative-price')).toMatchObject({ rows: 1, revenue: 6 });
    expect(net(table)).toBe(5);
  });

  test('currencies are never added', () => {
    const table = orders({ currency: ['EUR', 'eur ', 'USD', 'EUR'], amount: [1, 2, 4, 8] });
    expect(stepOf(table, 'other-currencies')).toMatchObject({ rows: 1, revenue: 0, optional: false });
    const base = drain(prepare([table], { 'other-currencies': false }));
    expect([base.currency, base.totals.net]).toEqual(['EUR', 11]);
  });
});

describe('order totals', () => {
  test('written on the first line of each order', () => {
    const table = orders({
      order: ['1', '1', '2', '2'],
      customer: ['a', 'a', 'b', 'b'],
      product: ['x', 'y', 'x', 'z'],
      amount: [30, '', 20, ''],
    });
    expect(stepOf(table, 'order-total')).toMatchObject({ rows: 2, revenue: 0 });
    const base = drain(prepare([table]));
    expect([base.totals.net, base.lines.count]).toEqual([50, 4]);
  });

  test('repeated on every line of an order are counted once', () => {
    const table = orders({
      order: ['1', '1', '2', '2', '3', '3'],
      customer: ['a', 'a', 'b', 'b', 'c', 'c'],
      quantity: [1, 2, 1, 1, 3, 1],
      price: [10, 10, 5, 15, 10, 10],
      amount: [30, 30, 20, 20, 40, 40],
    });
    expect(stepOf(table, 'order-total')).toMatchObject({ rows: 3, revenue: -90 });
    expect(net(table)).toBe(90);
    expect(net(table, { 'order-total': false })).toBe(180);
  });

  test('lines that happen to cost the same are no totals', () => {
    const table = orders({
      order: ['1', '1', '2', '2'],
      quantity: [1, 1, 1, 1],
      price: [10, 10, 5, 5],
      amount: [10, 10, 5, 5],
    });
    expect(stepOf(table, 'order-total')).toBeUndefined();
  });
});

describe('duplicates', () => {
  const twice = {
    order: ['1', '1', '2'],
    customer: ['a', 'a', 'b'],
    date: ['2024-01-01', '2024-01-01', '2024-01-02'],
  };

  test('are slips where nothing else comes twice in an order', () => {
    const table = orders({ ...twice, product: ['x', 'x', 'y'], quantity: [1, 1, 1], price: [5, 5, 5] });
    expect(stepOf(table, 'duplicates')).toMatchObject({ found: 1, on: true, revenue: -5 });
  });

  test('may be true where a product comes twice in an order with another quantity', () => {
    const table = orders({
      order: ['1', '1', '2', '2'],
      customer: ['a', 'a', 'b', 'b'],
      date: ['2024-01-01', '2024-01-01', '2024-01-02', '2024-01-02'],
      product: ['x', 'x', 'y', 'y'],
      quantity: [1, 1, 1, 2],
      price: [5, 5, 5, 5],
    });
    expect(stepOf(table, 'duplicates')).toMatchObject({ found: 1, on: false, revenue: -5 });
    expect(net(table, { duplicates: true })).toBe(20);
  });

  test('among whole orders are slips only where orders have numbers', () => {
    const numbered = orders({ ...twice, amount: [5, 5, 5] }, 'orders');
    expect(stepOf(numbered, 'duplicates')).toMatchObject({ found: 1, on: true });
    const { customer, date } = twice;
    const plain = rawTable({ customer, date, amount: [5, 5, 5] }, 'orders');
    expect(stepOf(plain, 'duplicates')).toMatchObject({ found: 1, on: false });
  });
});

describe('oddities', () => {
  test('a few dates far from all others are slips of the pen', () => {
    const table = orders({
      customer: Array<string>(400).fill('a'),
      date: Array.from({ length: 400 }, (_, i) => (i === 7 ? '2099-01-01' : `2024-01-${10 + (i % 20)}`)),
      amount: Array<number>(400).fill(1),
    });
    expect(stepOf(table, 'odd-dates')).toMatchObject({ rows: 1, revenue: -1 });
    expect(drain(prepare([table])).lastDay).toBe(Date.UTC(2024, 0, 29) / 86_400_000);
  });

  test('test orders are left out unless they are many', () => {
    const customer = Array.from({ length: 40 }, (_, i) => `c${i}`);
    const amount = Array<number>(40).fill(1);
    const one = orders({ customer: ['test', ...customer.slice(1)], amount });
    expect(stepOf(one, 'test-orders')).toMatchObject({ rows: 1, on: true });
    const many = orders({ customer: customer.map((id, i) => (i < 20 ? `test ${id}` : id)), amount });
    expect(stepOf(many, 'test-orders')).toMatchObject({ rows: 20, on: false });
    expect(
      stepOf(orders({ customer: customer.map((id) => `Testa${id}`), amount }), 'test-orders'),
    ).toBeUndefined();
  });

  test('customers with nothing but returns are left out', () => {
    const table = orders({ customer: ['a', 'a', 'b'], quantity: [2, -1, -3], price: [10, 10, 10] });
    expect(stepOf(table, 'no-purchase')).toMatchObject({ rows: 1, revenue: 30 });
    expect(drain(prepare([table])).customers).toEqual(['a']);
    expect(net(table, { 'no-purchase': false })).toBe(-20);
  });
});

describe('orders of one day', () => {
  const columns = {
    customer: ['a', 'a', 'b', 'b'],
    date: ['2024-01-01 09:00:00', '2024-01-01 17:00:00', '2024-01-01', '2024-01-03'],
    amount: [1, 2, 4, 8],
  };

  test('are several by their numbers, one if switched on', () => {
    const table = orders(columns);
    expect(stepOf(table, 'same-day')).toMatchObject({ on: false, rows: 2 });
    expect(drain(prepare([table])).totals.orders).toBe(4);
    expect(drain(prepare([table], { 'same-day': true })).totals.orders).toBe(3);
  });

  test('are one where order lines have no numbers, and several where each row is an order', () => {
    expect(drain(prepare([rawTable(columns, 'order-lines')])).totals.orders).toBe(3);
    expect(drain(prepare([rawTable(columns, 'orders')])).totals.orders).toBe(4);
  });
});

describe('what a person decides', () => {
  test('several currencies are never added: the most used is looked at, or the one asked for', () => {
    const table = orders({ currency: ['EUR', 'eur', 'USD'], amount: [10, 20, 40] });
    const step = stepOf(table, 'other-currencies')!;
    expect(step).toMatchObject({ rows: 1, optional: false, revenue: 0 });
    expect(step.question).toMatchObject({ chosen: 'EUR' });
    expect(step.question!.options.map(({ value }) => value)).toEqual(['EUR', 'USD']);
    const asked = { 'other-currencies': 'USD' };
    expect(stepOf(table, 'other-currencies', asked)!.question!.chosen).toBe('USD');
    expect(drain(prepare([table], asked))).toMatchObject({ currency: 'USD', totals: { net: 40 } });
    expect(drain(prepare([table], { 'other-currencies': 'JPY' })).totals.net).toBe(30);
  });

  test('a missing amount is left out, counts nothing, or as much as the product usually costs', () => {
    const table = orders({ product: ['a', 'a', 'a', 'b', 'c'], amount: [10, 14, '', 50, ''] });
    expect(net(table)).toBe(74);
    const counted = (choice: string) => drain(prepare([table], { 'no-amount': choice })).totals;
    expect(counted('nothing')).toMatchObject({ net: 74, lines: 5 });
    expect(counted('median')).toMatchObject({ net: 74 + 12 + 14, lines: 5 });
    expect(stepOf(table, 'no-amount', { 'no-amount': 'median' })).toMatchObject({ revenue: 26 });
  });

  test('lines without a category become one of their own when asked', () => {
    const table = orders({ category: ['tea', '', 'tea'], amount: [1, 2, 3] });
    const names = (choices = {}) => drain(prepare([table], choices)).lines.text.category!.dictionary;
    expect(names()).toEqual(['tea']);
    expect(names({ 'no-category': true })).toEqual(['tea', 'unknown']);
  });
});

describe('what looks wrong and may be true stays unless a person says otherwise', () => {
  test('the same again within minutes under another number is a likely double order', () => {
    const table = orders({
      customer: ['a', 'a', 'a', 'a', 'b'],
      order: ['1', '2', '3', '3', '4'],
      date: [
        '2024-01-01 10:00',
        '2024-01-01 10:04',
        '2024-01-01 18:00',
        '2024-01-01 18:00',
        '2024-01-01 10:01',
      ],
      product: ['x', 'x', 'x', 'x', 'x'],
      amount: [5, 5, 5, 5, 5],
    });
    expect(stepOf(table, 'likely-duplicates')).toMatchObject({ found: 1, on: false, revenue: -5 });
    // The exact repeat within order 3 is a slip of its own.
    expect(net(table)).toBe(20);
    expect(net(table, { 'likely-duplicates': true })).toBe(15);
  });

  test('a return is matched to the latest purchase that has as much left', () => {
    const table = orders({
      customer: ['a', 'a', 'a', 'a', 'b'],
      product: ['x', 'x', 'x', 'y', 'x'],
      quantity: [3, -2, -2, -1, -1],
      price: [10, 10, 10, 4, 10],
    });
    // The first return is covered; of the second one piece is; the others were never bought.
    expect(stepOf(table, 'unmatched-returns')).toMatchObject({ found: 3, on: false });
    expect(net(table, { 'unmatched-returns': true, 'no-purchase': false })).toBe(10);
  });

  test('amounts far beyond all others are listed, and capped when asked', () => {
    const amount = Array.from({ length: 60 }, (_, i) => 10 + (i % 7));
    const table = orders({
      customer: amount.map((_, i) => `c${i}`).concat('big'),
      order: amount.map((_, i) => `o${i}`).concat('big'),
      date: amount.map(() => '2024-01-01').concat('2024-01-01'),
      amount: [...amount, 1e6],
    });
    const step = stepOf(table, 'outliers')!;
    expect(step).toMatchObject({ found: 1, on: false, listed: ['Line 61 of the orders: 1,000,000.00'] });
    const before = net(table);
    const after = net(table, { outliers: true });
    expect(after).toBeLessThan(before - 900_000);
    expect(stepOf(table, 'outliers', { outliers: true })!.revenue).toBeCloseTo(after - before, 6);
  });

  test('customers silent for three years are named, and leave when asked', () => {
    const table = orders({
      customer: ['old', 'new', 'new'],
      date: ['2020-01-01', '2020-02-01', '2024-01-01'],
      amount: [1, 2, 4],
    });
    expect(stepOf(table, 'inactive')).toMatchObject({ found: 1, on: false, revenue: -1 });
    expect(drain(prepare([table], { inactive: true })).customers).toEqual(['new']);
  });
});
