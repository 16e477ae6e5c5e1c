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
    expect([plan.customersSeen, plan.ordersSeen]).toEqual([3, 5]);
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

  test('PayPal: what is paid back is its customer’s, what is pending is no sale', async () => {
    const { customers, totals, lines } = await baseOf('paypal_activity_en.csv');
    expect(customers).toEqual(['ana@example.com']);
    expect(totals).toMatchObject({ orders: 1, paid: 1500, returned: -500 });
    expect([...lines.minute!]).toEqual([14 * 60 + 30, 10 * 60]);
    const german = await baseOf('paypal_activity_de.csv');
    expect([german.customers, german.totals.net]).toEqual([['max@example.com'], 1212.5]);
  });

  test('Gumroad: a yes under “Fully Refunded?” takes the sale back', async () => {
    const { totals } = await baseOf('gumroad_sales.csv');
    expect(totals).toMatchObject({ orders: 2, paid: 20, returned: -8 });
  });

  test('Wix: the time of day stands in a column of its own', async () => {
    const { table, totals } = await baseOf('wix_orders.csv');
    const date = table.columns.find(({ role }) => role === 'date')!.data;
    expect(date.kind === 'date' && date.values[0]).toBe(Date.UTC(2024, 11, 8, 9, 15, 51));
    expect(table.columns.some(({ role }) => role === 'ignore')).toBe(false);
    expect(totals.paid).toBe(20.49);
  });

  test('Mercado Pago: 15.000 is fifteen thousand', async () => {
    expect((await baseOf('mercadopago_es.csv')).totals.paid).toBe(16_500.5);
  });

  test('an export that a person takes for something else is read as it stands', async () => {
    const file = sharedFile('export_layouts/paypal_activity_en.csv');
    const table = await readFile(file, { source: 'generic' });
    const email = table.columns.find(({ role }) => role === 'email')!.data;
    expect(email.kind === 'text' && email.dictionary).not.toContain('ana@example.com');
  });
});
