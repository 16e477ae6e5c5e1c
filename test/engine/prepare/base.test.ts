import * as fc from '../../support/properties';
import { describe, expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import type { Role } from '../../../src/engine/collect/types';
import { plan, prepare } from '../../../src/engine/prepare/prepare';
import { rawTable, type Cell } from '../../support/raw-table';

/** Rows of a shop with returns, several lines an order and several orders a day. */
const row = fc.record({
  customer: fc.integer({ min: 1, max: 7 }).map(String),
  order: fc.integer({ min: 100, max: 130 }).map(String),
  date: fc.integer({ min: 1, max: 28 }).map((day) => `2024-02-${String(day).padStart(2, '0')}`),
  product: fc.constantFrom('x', 'y', 'z'),
  quantity: fc.integer({ min: -2, max: 5 }),
  price: fc.integer({ min: 0, max: 4000 }).map((cents) => cents / 100),
});
type Row = { [K in 'customer' | 'order' | 'date' | 'product' | 'quantity' | 'price']: Cell };

const tableOf = (rows: readonly Row[]) => {
  const column = (role: keyof Row): readonly Cell[] => rows.map((each) => each[role]);
  const roles: (Role & keyof Row)[] = ['customer', 'order', 'date', 'product', 'quantity', 'price'];
  return rawTable(Object.fromEntries(roles.map((role) => [role, column(role)])));
};

const several = fc
  .array(row, { minLength: 1, maxLength: 60 })
  .filter((rows) => rows.some(({ quantity, price }) => quantity > 0 && price > 0));

describe('the customer base', () => {
  test('does not depend on the order of the lines', () => {
    const shuffled = several.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffled, ([rows, mixed]) => {
        const { plan: _, lines, orders, ...base } = drain(prepare([tableOf(rows)]));
        const {
          plan: __,
          lines: mixedLines,
          orders: mixedOrders,
          ...other
        } = drain(prepare([tableOf(mixed)]));
        expect(other).toEqual(base);
        expect(mixedOrders).toEqual(orders);
        expect(mixedLines.amount).toEqual(lines.amount);
        expect(mixedLines.day).toEqual(lines.day);
      }),
    );
  });

  test('is the same from one file as from its parts', () => {
    fc.assert(
      fc.property(several, fc.nat(), (rows, at) => {
        const cut = 1 + (at % rows.length);
        const parts = [rows.slice(0, cut), rows.slice(cut)].filter((part) => part.length > 0);
        const whole = drain(prepare([tableOf(rows)]));
        const joined = drain(prepare(parts.map(tableOf)));
        expect(joined.customers).toEqual(whole.customers);
        expect(joined.orders).toEqual(whole.orders);
        expect(joined.totals).toEqual(whole.totals);
      }),
    );
  });

  test('accounts for every line: what steps leave out and what is kept make up the input', () => {
    fc.assert(
      fc.property(several, (rows) => {
        const { steps, input, kept } = drain(plan([tableOf(rows)]));
        const leavesOut = new Set(['duplicates', 'zero-price', 'no-purchase']);
        const left = steps.reduce((sum, { id, on, rows }) => sum + (on && leavesOut.has(id) ? rows : 0), 0);
        expect(left + kept).toBe(input);
      }),
    );
  });

  test('adds up: lines, orders and totals hold the same money', () => {
    fc.assert(
      fc.property(several, (rows) => {
        const { lines, orders, totals } = drain(prepare([tableOf(rows)]));
        const ofLines = lines.amount!.reduce((sum, money) => sum + money, 0);
        const ofOrders = orders.paid!.reduce((sum, money, o) => sum + money + orders.returned![o]!, 0);
        expect(ofLines).toBeCloseTo(totals.net, 8);
        expect(ofOrders).toBeCloseTo(totals.net, 8);
      }),
    );
  });

  test('leaves its input as it was', () => {
    const rows: Row[] = [
      { customer: ' a', order: '1', date: '2024-01-01', product: 'x', quantity: 1, price: 5 },
      { customer: '', order: '1', date: '', product: 'y', quantity: 1, price: '' },
    ];
    const [given, copy] = [tableOf(rows), tableOf(rows)];
    drain(prepare([given]));
    expect(given).toEqual(copy);
  });

  test('lists customers by number where ids are numbers, keeps leading zeros and odd names', () => {
    const idsOf = (customer: string[]) =>
      drain(prepare([rawTable({ customer, amount: customer.map(() => 1) }, 'orders')])).customers;
    expect(idsOf(['10', '9', '100'])).toEqual(['9', '10', '100']);
    expect(idsOf(['K0010', 'K0009'])).toEqual(['K0009', 'K0010']);
    expect(idsOf(['00123', '123', '0123'])).toEqual(['00123', '0123', '123']);
    expect(idsOf(['17851.0', '17850.0'])).toEqual(['17850', '17851']);
    expect(idsOf(['__proto__', 'constructor', '12345678901234567000'])).toEqual([
      '12345678901234567000',
      '__proto__',
      'constructor',
    ]);
    expect(idsOf(['2', '0', '1', '0'])).toEqual(['1', '2']);
    expect(idsOf(['1', '0', '1'])).toEqual(['0', '1']);
  });

  test('order numbers may start anew with each customer, and an order may span days', () => {
    const base = drain(
      prepare([
        rawTable({
          customer: ['a', 'b', 'a', 'a', 'b'],
          order: ['1', '1', '2', '1', '2'],
          date: ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-05', '2024-01-06'],
          amount: [1, 2, 4, 8, 16],
        }),
      ]),
    );
    expect(Array.from(base.offsets)).toEqual([0, 2, 4]);
    expect(Array.from(base.orders.paid!)).toEqual([9, 4, 2, 16]);
    expect(Array.from(base.orders.offsets)).toEqual([0, 2, 3, 4, 5]);
  });
});

describe('how columns are put to use', () => {
  const baseOf = (columns: Parameters<typeof rawTable>[0], headers = {}) =>
    drain(
      prepare([rawTable({ customer: ['a', 'b'], order: ['1', '2'], ...columns }, 'order-lines', headers)]),
    );

  test('discounts are shares, percent or money', () => {
    const sale = { quantity: [2, 1], price: [10, 40] };
    const share = baseOf({ ...sale, discount: [0.1, 0.25] });
    expect([share.totals.net, share.plan.amount]).toEqual([48, 'quantity × price × (1 − discount)']);
    expect(Array.from(share.lines.discount!, (x) => +x.toFixed(6))).toEqual([0.1, 0.25]);
    expect(baseOf({ ...sale, discount: [10, 25] }, { discount: 'Discount %' }).totals.net).toBe(48);
    const money = baseOf({ ...sale, discount: [2, 10] });
    expect([money.totals.net, money.plan.amount]).toEqual([48, 'quantity × price − discount']);
    const paid = baseOf({ amount: [18, 30], discount: [2, 10] });
    expect(Array.from(paid.lines.discount!, (x) => +x.toFixed(6))).toEqual([0.1, 0.25]);
  });

  test('who bought: number, else e-mail, else phone, else name, and a name is warned of', () => {
    const identityOf = (columns: Parameters<typeof rawTable>[0]) => {
      const base = drain(prepare([rawTable({ amount: [1, 2], ...columns }, 'orders')]));
      return [base.customers, base.plan.problems.map(({ code }) => code)];
    };
    expect(identityOf({ email: [' Ada@Example.com', 'ada@example.com'], name: ['Ada', 'A.'] })).toEqual([
      ['ada@example.com'],
      ['no-dates'],
    ]);
    expect(identityOf({ phone: ['+49 30 123-4', '+49301234'] })[0]).toEqual(['+49301234']);
    expect(identityOf({ name: ['Ada  Lovelace', 'ada lovelace'] })).toEqual([
      ['ada lovelace'],
      ['customers-by-name', 'no-dates'],
    ]);
  });
});
