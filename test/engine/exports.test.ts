import { expect, test } from 'vitest';
import { drain } from '../../src/base/steps';
import { prepare } from '../../src/engine/prepare/prepare';
import { describeWithData } from '../support/shared-data';
import { readFile, sharedFile } from '../support/sources';

/** An export as dropped, all the way to the customer base. */
const baseOf = async (file: string) => {
  const table = await readFile(sharedFile(`export_layouts/${file}`));
  return { table, ...drain(prepare([table])) };
};

describeWithData('export_layouts', 'exports become the customers that they speak of', () => {
  test('Shopify: 5 orders, 6 lines, 3 customers named, 128.00 paid (30.00 by nobody), 4.00 paid back', async () => {
    const { plan, totals, table, customers } = await baseOf('shopify_orders_export.csv');
    const step = (id: string) => plan.steps.find((each) => each.id === id);
    const order = table.columns.find(({ role }) => role === 'order')!.data;
    expect(order.kind === 'text' && order.dictionary.length).toBe(5);
    expect(plan.input).toBe(6);
    expect(plan.customersSeen).toBe(3);
    // The voided order is the only one of its customer; a sale at the till names nobody.
    expect(step('not-completed')).toMatchObject({ rows: 1, revenue: -16 });
    expect(step('no-customer')).toMatchObject({ rows: 1, revenue: -30 });
    expect(step('refunds')).toMatchObject({ rows: 1, revenue: -4 });
    expect(totals).toMatchObject({ orders: 3, lines: 4, paid: 128 - 30, returned: -4, net: 94 });
    expect(customers).toEqual(['ada@example.com', 'bo@example.com']);
  });

  test('WooCommerce: a guest is known by the e-mail of the bill', async () => {
    const { customers, totals } = await baseOf('woocommerce_orders_webtoffee.csv');
    expect(customers).toEqual(['11', 'guest@example.com']);
    expect([totals.paid, totals.returned]).toEqual([79.9, -25]);
  });

  test('Stripe: failed payments are none, refunds whole and in part, one e-mail in any case', async () => {
    const { customers, totals, currency } = await baseOf('stripe_unified_payments.csv');
    expect(customers).toEqual(['ana@example.com', 'bo@example.com', 'cy@example.com']);
    expect([totals.paid, totals.returned, currency]).toEqual([1912.49, -310, 'USD']);
  });

  test('Square: a refund is a row below zero, not a reduction', async () => {
    const { plan } = await baseOf('square_transactions.csv');
    expect(plan.steps.map(({ id }) => id)).toEqual(['returns', 'no-customer']);
  });
});
