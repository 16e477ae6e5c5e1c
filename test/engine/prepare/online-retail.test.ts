import { describe, expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { plan, prepare } from '../../../src/engine/prepare/prepare';
import { hasSharedData, sharedText } from '../../support/shared-data';
import { tableOfText } from '../../support/raw-table';

const path = 'online_retail/online_retail.csv.gz';
const there = hasSharedData(path);

// Figures counted independently of this code: 541,909 lines of a UK gift wholesaler, 2010-12-01 to 2011-12-09.
describe.skipIf(!there)('online retail', () => {
  const table = tableOfText(there ? sharedText(path) : 'CustomerID\n1', {
    InvoiceNo: 'order',
    StockCode: 'product',
    Description: 'product-name',
    Quantity: 'quantity',
    InvoiceDate: 'date',
    UnitPrice: 'price',
    CustomerID: 'customer',
    Country: 'country',
  });
  const base = drain(prepare([table]));
  const step = (id: string) => base.plan.steps.find((each) => each.id === id)!;

  test('every kind of line is counted', () => {
    expect(base.plan.input).toBe(541_909);
    expect(step('cancellations').rows).toBe(9_288);
    expect(step('returns').rows).toBe(10_624 - 9_288);
    expect(step('no-customer').rows).toBe(135_080);
    expect(step('duplicates').found).toBe(5_268);
    expect(step('duplicates').on).toBe(false);
    expect(step('negative-price').found).toBe(2);
    expect(step('zero-price').found).toBe(2_515);
    expect(base.plan.customersSeen).toBe(4_372);
  });

  test('customers with a purchase and their revenue, to the cent', () => {
    expect(base.customers).toHaveLength(4_338);
    expect(base.totals.paid).toBeCloseTo(8_911_407.9, 2);
    const everyone = drain(prepare([table], { 'no-purchase': false, 'zero-price': false }));
    expect(everyone.customers).toHaveLength(4_372);
    expect(everyone.totals.net).toBeCloseTo(8_300_065.81, 2);
    expect(base.totals.net - step('no-purchase').revenue).toBeCloseTo(8_300_065.81, 2);
  });

  test('switching a step changes revenue by what the plan said', () => {
    const planned = drain(plan([table])).steps;
    for (const id of ['cancellations', 'zero-price']) {
      const other = drain(prepare([table], { [id]: !step(id).on }));
      const [on, off] = step(id).on ? [base, other] : [other, base];
      const said = planned.find((each) => each.id === id)!.revenue;
      expect(on.totals.net - off.totals.net, id).toBeCloseTo(said, 2);
    }
  });
});
