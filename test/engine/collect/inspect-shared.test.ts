import { describe, expect, test } from 'vitest';
import { describeWithData, hasSharedData } from '../../support/shared-data';
import { inspectFile, readFile, sharedFile, valuesOf } from '../../support/sources';

/** Roles in column order, `ignore` and `attribute` left out. */
async function understood(path: string): Promise<[string, ...string[]]> {
  const { kind, columns } = await inspectFile(sharedFile(path));
  return [
    kind,
    ...columns
      .filter(({ role }) => role !== 'ignore' && role !== 'attribute')
      .map(({ header, role }) => `${header}: ${role}`),
  ];
}

const files: [string, string[]][] = [
  [
    'rfm_pkg/data/rfm_data_orders.csv',
    [
      'orders',
      'customer_id: customer',
      'order_date: date',
      'revenue: amount',
      'first_name: name',
      'last_name: name',
      'email: email',
    ],
  ],
  [
    'rfm_pkg/data/rfm_data_customer.csv',
    [
      'customers',
      'customer_id: customer',
      'most_recent_visit: date',
      'first_name: name',
      'last_name: name',
      'email: email',
    ],
  ],
  [
    'cdnow/CDNOW_master.txt',
    ['orders', 'customer_id: customer', 'date: date', 'number_of_cds: quantity', 'dollar_value: amount'],
  ],
  [
    'cdnow/CDNOW_sample.txt',
    ['orders', 'Column 1: customer', 'Column 3: date', 'Column 4: quantity', 'Column 5: amount'],
  ],
  [
    'ms_dp_data/sales.csv',
    [
      'order-lines',
      'SalesOrderNumber: order',
      'OrderDate: date',
      'CustomerName: name',
      'EmailAddress: email',
      'Item: product-name',
      'Quantity: quantity',
      'UnitPrice: price',
    ],
  ],
  [
    'ms_dp_data/orders.csv',
    [
      'order-lines',
      'SalesOrderID: order',
      'OrderDate: date',
      'CustomerID: customer',
      'ProductID: product',
      'OrderQty: quantity',
      'LineItemTotal: amount',
    ],
  ],
  [
    'ms_dp_data/customers.csv',
    ['customers', 'CustomerID: customer', 'FirstName: name', 'LastName: name', 'EmailAddress: email'],
  ],
  [
    'ms_dp_data/products.csv',
    ['products', 'ProductID: product', 'ProductName: product-name', 'Category: category', 'ListPrice: price'],
  ],
  ['ms_dp_data/churn.csv', ['customers', 'CustomerID: customer', 'age: age']],
  [
    'northwind/csv/orders.csv',
    [
      'orders',
      'orderID: order',
      'customerID: customer',
      'orderDate: date',
      'shipCity: region',
      'shipRegion: region',
      'shipPostalCode: postcode',
      'shipCountry: country',
    ],
  ],
  [
    'northwind/csv/order_details.csv',
    [
      'order-lines',
      'orderID: order',
      'productID: product',
      'unitPrice: price',
      'quantity: quantity',
      'discount: discount',
    ],
  ],
  ['bank_marketing/bank.csv', ['customers', 'age: age']],
  [
    'telco_churn/Telco-Customer-Churn.csv',
    ['customers', 'customerID: customer', 'gender: gender', 'PaymentMethod: payment'],
  ],
];

describe('real files are understood', () => {
  for (const [path, expected] of files)
    test.skipIf(!hasSharedData(path))(path, async () => {
      expect(await understood(path)).toEqual(expected);
    });
});

describeWithData('cdnow', 'real files are read', () => {
  test('CDNOW, columns apart by blanks: 69,659 rows, 23,570 customers, 2,500,315.63', async () => {
    const table = await readFile(sharedFile('cdnow/CDNOW_master.txt'));
    expect(table.rowCount).toBe(69_659);
    const customer = valuesOf(table, 'customer');
    expect(new Set(customer).size).toBe(23_570);
    expect(customer[0]).toBe('00001');
    const amount = valuesOf(table, 'amount') as number[];
    expect(amount.reduce((sum, value) => sum + value, 0)).toBeCloseTo(2_500_315.63, 2);
    expect(amount.filter((value) => value === 0).length).toBe(80);
    expect(valuesOf(table, 'date')[0]).toBe(Date.UTC(1997, 0, 1));
  });

  test('CDNOW sample, no header: 6,919 rows, 244,091.94; asks which of two ids is the customer', async () => {
    const guess = await inspectFile(sharedFile('cdnow/CDNOW_sample.txt'));
    expect(guess.dialect!.headerLines).toBe(0);
    expect(guess.columns[0]!.question).toContain('"Column 1" or "Column 2"');
    const table = await readFile(sharedFile('cdnow/CDNOW_sample.txt'));
    expect(table.rowCount).toBe(6_919);
    expect(new Set(valuesOf(table, 'customer')).size).toBe(2_357);
    const amount = valuesOf(table, 'amount') as number[];
    expect(amount.reduce((sum, value) => sum + value, 0)).toBeCloseTo(244_091.94, 2);
  });

  test('ms_dp_data sales: 32,718 lines, 16,459 orders, 12,427 e-mails, 20,928,022.43', async () => {
    const table = await readFile(sharedFile('ms_dp_data/sales.csv'));
    expect(table.rowCount).toBe(32_718);
    expect(new Set(valuesOf(table, 'order')).size).toBe(16_459);
    expect(new Set(valuesOf(table, 'email')).size).toBe(12_427);
    const price = valuesOf(table, 'price') as number[];
    const quantity = valuesOf(table, 'quantity') as number[];
    expect(price.reduce((sum, value, row) => sum + value * quantity[row]!, 0)).toBeCloseTo(20_928_022.43, 2);
  });

  test('northwind: literal NULLs are empty cells and are counted', async () => {
    const table = await readFile(sharedFile('northwind/csv/orders.csv'));
    expect(table.rowCount).toBe(830);
    expect(table.columns.find(({ header }) => header === 'shipRegion')!.data).toMatchObject({ kind: 'text' });
    expect(table.problems.map(({ code }) => code)).toEqual(['null-words']);
  });

  test('telco: 7,043 rows, 11 blank totals, no unreadable cell', async () => {
    const table = await readFile(sharedFile('telco_churn/Telco-Customer-Churn.csv'));
    const totals = table.columns.find(({ header }) => header === 'TotalCharges')!;
    expect(totals.unreadable).toBe(0);
    if (totals.data.kind !== 'number') throw new Error('not a number column');
    expect(totals.data.values.filter(Number.isNaN).length).toBe(11);
    expect(totals.data.values.reduce((sum, value) => sum + (value || 0), 0)).toBeCloseTo(16_056_168.7, 1);
  });
});
