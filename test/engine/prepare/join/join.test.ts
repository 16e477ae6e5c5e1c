import * as fc from '../../../support/properties';
import { describe, expect, test } from 'vitest';
import { drain } from '../../../../src/base/steps';
import type { RawTable, Role, TableKind } from '../../../../src/engine/collect/types';
import type { JoinChoices } from '../../../../src/engine/prepare/join/types';
import { prepare } from '../../../../src/engine/prepare/prepare';
import { rawTable, type Cell } from '../../../support/raw-table';

type Columns = Partial<Record<Role, readonly Cell[]>>;

const file = (
  name: string,
  kind: TableKind,
  columns: Columns,
  headers: Partial<Record<Role, string>> = {},
): RawTable => ({
  ...rawTable(columns, kind, headers),
  file: name,
});
const baseOf = (tables: readonly RawTable[], choices: JoinChoices = {}) =>
  drain(prepare(tables, {}, choices));
const dates = (n: number) => Array.from({ length: n }, (_, i) => `2024-01-${String(i + 1).padStart(2, '0')}`);

describe('order lines and their orders', () => {
  const lines = file('lines.csv', 'order-lines', {
    order: ['1', '1', '2', '9'],
    product: ['x', 'y', 'x', 'z'],
    quantity: [1, 2, 1, 1],
    price: [10, 5, 10, 99],
  });
  const orders = (columns: Columns = {}) =>
    file('orders.csv', 'orders', {
      order: ['1', '2', '3'],
      customer: ['ada', 'bob', 'cem'],
      date: dates(3),
      ...columns,
    });

  test('lines take customer and day from their order; lines without one are left out and said', () => {
    const { totals, customers, join } = baseOf([lines, orders()]);
    expect([customers, totals.net, totals.lines]).toEqual([['ada', 'bob'], 30, 3]);
    const [link] = join.links;
    expect(link).toMatchObject({ matched: 3, rows: 4, orphans: 1, unused: 1, orphanRevenue: 99 });
    expect(link!.sentence).toBe(
      '75% of the 4 lines of “lines.csv” find their order in “orders.csv”, by “order”.',
    );
    expect(link!.notes).toEqual([
      '1 line worth 99.00 names an order that is not in “orders.csv”. They name no customer, so they are left out.',
      '1 order of “orders.csv” has no lines. They are left out, because nothing says what they cost.',
    ]);
  });

  test('money is counted once where both files say it, and orders without lines keep theirs', () => {
    const { totals, join } = baseOf([lines, orders({ amount: [21, 10, 50] })]);
    expect([totals.net, totals.orders]).toEqual([80, 3]);
    expect(join.links[0]!.notes).toContain(
      'In 1 order the lines add up to another amount than the order itself says (shipping or tax, perhaps). The lines count.',
    );
  });

  test('where only the orders say money, each counts once, on one of its lines', () => {
    const bare = file('lines.csv', 'order-lines', {
      order: ['1', '1', '2', '3'],
      product: ['x', 'y', 'x', 'z'],
    });
    const { totals, lines: kept } = baseOf([bare, orders({ amount: [20, 10, 50] })]);
    expect([totals.net, totals.orders, kept.count]).toEqual([80, 3, 4]);
  });

  test('an order that stands twice multiplies no line', () => {
    const twice = file('orders.csv', 'orders', {
      order: ['1', '1', '2'],
      customer: ['ada', 'ada', 'bob'],
      date: dates(3),
    });
    const { totals, join } = baseOf([lines, twice]);
    expect([totals.lines, totals.net]).toEqual([3, 30]);
    expect(join.links[0]).toMatchObject({ duplicates: 1, multiplied: 2 });
  });

  test('the same numbers for other orders are not tied together', () => {
    const n = 8;
    const columns = (who: string) => ({
      order: Array.from({ length: n }, (_, i) => String(i)),
      customer: Array.from({ length: n }, (_, i) => `${who}${i}`),
      date: dates(n),
      amount: Array.from({ length: n }, () => 10),
    });
    const shops = [
      file('a.csv', 'order-lines', { ...columns('a'), product: Array.from({ length: n }, () => 'x') }),
      file('b.csv', 'orders', columns('b')),
    ];
    const { totals, join } = baseOf(shops);
    expect([totals.customers, totals.net]).toEqual([16, 160]);
    expect(join.links[0]).toMatchObject({ on: false });
  });

  test('a person can switch the tie off or name other columns', () => {
    const both = [lines, orders({ amount: [21, 10, 50] })];
    expect(baseOf(both, { links: { 'lines → orders': false } }).totals.net).toBe(81);
    const odd = file('orders.csv', 'orders', {
      order: ['a', 'b', 'c'],
      attribute: ['1', '2', '3'],
      customer: ['ada', 'bob', 'cem'],
      date: dates(3),
    });
    const chosen = { links: { 'lines → orders': { from: 'order', to: 'attribute' } } };
    expect(baseOf([lines, odd], chosen).totals.net).toBe(30);
    // Half of the values agree, so the column is found without its role, too.
    expect(baseOf([lines, odd]).join.links[0]!.to.header).toBe('attribute');
  });
});

describe('product lists', () => {
  test('give names, categories, costs, and the price where the lines have none', () => {
    const base = baseOf([
      file('orders.csv', 'order-lines', {
        customer: ['ada', 'bob', 'bob'],
        date: dates(3),
        product: ['007', '8', '9'],
        quantity: [2, 1, 1],
      }),
      file('products.csv', 'products', {
        product: ['7', '8', '8'],
        'product-name': ['Tea', 'Pot', 'Pot'],
        category: ['Drinks', 'Things', 'Things'],
        price: [3, 10, 10],
        cost: [1, 4, 4],
      }),
    ]);
    expect(base.totals.net).toBe(16);
    const { dictionary, codes } = base.lines.text.category!;
    expect(Array.from(codes, (code) => dictionary[code] ?? null)).toEqual(
      expect.arrayContaining(['Drinks', 'Things']),
    );
    expect(base.productInfo!.name).toEqual(['Tea', 'Pot', '9']);
    expect(base.join.links[0]).toMatchObject({ matched: 2, orphans: 1, duplicates: 1, multiplied: 1 });
  });
});

describe('files that repeat', () => {
  const month = (name: string, from: number, to: number) =>
    file(name, 'orders', {
      order: Array.from({ length: to - from }, (_, i) => String(from + i)),
      customer: Array.from({ length: to - from }, (_, i) => `c${(from + i) % 4}`),
      date: dates(28).slice(from, to),
      amount: Array.from({ length: to - from }, () => 10),
    });

  test('the same rows under another name count once, whatever their order, unless wanted', () => {
    const copy = month('copy.csv', 0, 9);
    const twice = [month('january.csv', 0, 9), copy];
    const { totals, join } = baseOf(twice);
    expect(totals.net).toBe(90);
    expect(join.repeated).toEqual([{ file: 'january.csv', of: 'copy.csv', rows: 9, counted: false }]);
    expect(join.problems[0]!.message).toBe(
      'All 9 rows of “january.csv” stand in “copy.csv” too; they count once.',
    );
    const counted = baseOf(twice, { repeats: { 'january.csv': true } });
    expect(counted.join.repeated[0]!.counted).toBe(true);
  });

  test('of files that overlap in time the shared orders count once', () => {
    const { totals, join } = baseOf([month('a.csv', 0, 12), month('b.csv', 10, 20)]);
    expect([totals.net, totals.orders]).toEqual([200, 20]);
    expect(join.repeated).toEqual([{ file: 'b.csv', of: 'a.csv', rows: 2, counted: false }]);
  });
});

describe('who is one customer', () => {
  const orders = (columns: Columns) =>
    file('orders.csv', 'orders', { date: dates(4), amount: [1, 2, 4, 8], ...columns });

  test('an e-mail ties two numbers, counted and reversible', () => {
    const table = orders({
      customer: ['7', '12', '30', '7'],
      email: ['a@x.de', ' A@X.DE', 'b@x.de', 'a@x.de'],
    });
    const { customers, join } = baseOf([table]);
    expect(customers).toEqual(['7', '30']);
    expect(join.mergeCount).toBe(1);
    expect(join.merges[0]).toMatchObject({ by: 'email', on: true });
    expect(join.merges[0]!.records.map(({ customer }) => customer)).toEqual(['7', '12']);
    expect(join.merges[0]!.id).not.toContain('7,12');
    const all = ['7', '12', '30'];
    expect(baseOf([table], { byEmail: false }).customers).toEqual(all);
    const apart = baseOf([table], { apart: { [join.merges[0]!.id]: true } });
    expect(apart.customers).toEqual(all);
    expect(apart.join.merges[0]!.on).toBe(false);
  });

  test('guests made one by a phone and one name are listed too, and can be kept apart', () => {
    const table = orders({
      customer: ['7', null, null, null],
      email: ['a@x.de', 'b@x.de', 'c@x.de', 'a@x.de'],
      phone: [null, '0171 5550001', '0171 5550001', null],
      name: ['Ana A', 'Ben B', 'ben b', 'Ana A'],
    });
    const list = file('crm.csv', 'customers', {
      phone: ['+49 171 5550001'],
      country: ['DE'],
      name: ['Ben B'],
    });
    const { customers, join } = baseOf([table, list]);
    expect(customers).toHaveLength(2);
    expect(join.mergeCount).toBe(1);
    expect(join.merges[0]).toMatchObject({
      by: 'phone',
      records: [{ customer: 'b@x.de', files: ['orders.csv'] }, { customer: 'c@x.de' }],
    });
    const apart = baseOf([table, list], { apart: { [join.merges[0]!.id]: true } });
    expect(apart.customers).toHaveLength(3);
  });

  test('two shops, one naming customers by number and one by e-mail: no line is lost', () => {
    const shop = file('till.csv', 'orders', { customer: ['7', '8'], date: dates(2), amount: [1, 2] });
    const web = file('web.csv', 'orders', {
      email: ['a@x.de', 'b@x.de', 'c@x.de', 'd@x.de', 'a@x.de'],
      date: dates(5),
      amount: [4, 8, 16, 32, 64],
    });
    const list = file('crm.csv', 'customers', { customer: ['7', '9'], email: ['a@x.de', 'z@x.de'] });
    const { customers, totals } = baseOf([shop, web, list]);
    expect([totals.net, totals.lines]).toEqual([127, 7]);
    expect(customers).toEqual(['7', '8', 'b@x.de', 'c@x.de', 'd@x.de']);
  });

  test('two shops that both count their orders from 1 keep them apart, two months of one shop share them', () => {
    const shop = file('shop.csv', 'orders', {
      order: ['1', '2', '3'],
      customer: ['a', 'b', 'c'],
      date: ['2024-01-01', '2024-01-02', '2024-01-03'],
      amount: [1, 2, 4],
    });
    const market = file('web.csv', 'orders', {
      order: ['1', '2', '3'],
      email: ['x@x.de', null, 'z@x.de'],
      date: ['2023-05-01', '2023-06-02', '2023-07-03'],
      amount: [8, 16, 32],
      status: ['paid', 'paid', 'paid'],
    });
    const { totals, customers, join } = baseOf([shop, market]);
    expect(customers).toEqual(['a', 'b', 'c', 'x@x.de', 'z@x.de']);
    expect([totals.net, totals.orders]).toEqual([47, 5]);
    expect(join.problems.map(({ code }) => code)).toContain('order-numbers-shared');
    const next = { ...shop, file: 'shop-2.csv' };
    expect(
      baseOf([shop, next], { repeats: { 'shop-2.csv': true } }).join.problems.map(({ code }) => code),
    ).not.toContain('order-numbers-shared');
  });

  test('two shops that both number their customers from 1 keep them apart by their e-mails', () => {
    const six = (make: (i: number) => string) => Array.from({ length: 6 }, (_, i) => make(i));
    const shop = (name: string, domain: string, columns: Columns) =>
      file(name, 'orders', {
        customer: six((i) => `${i + 1}`),
        email: six((i) => `p${i}@${domain}`),
        date: dates(6),
        amount: [1, 2, 4, 8, 16, 32],
        ...columns,
      });
    const both = [shop('a.csv', 'x.de', {}), shop('b.csv', 'y.de', { channel: six(() => 'web') })];
    expect(baseOf(both).customers).toHaveLength(12);
    expect(baseOf(both).join.problems.map(({ code }) => code)).toEqual(['customer-numbers-shared']);
    const same = [shop('a.csv', 'x.de', {}), shop('b.csv', 'x.de', { channel: six(() => 'web') })];
    expect(baseOf(same).customers).toHaveLength(6);
  });

  test('a shop and its payments: it is said that the same sales count twice', () => {
    const ten = <T>(make: (i: number) => T) => Array.from({ length: 10 }, (_, i) => make(i));
    const shop = file('shop.csv', 'orders', {
      email: ten((i) => `p${i}@x.de`),
      date: dates(10),
      amount: ten((i) => 10.5 + i),
    });
    const payments = (amount: (i: number) => number) =>
      file('stripe.csv', 'orders', {
        email: ten((i) => `P${i}@x.de`),
        date: ten((i) => `2024-01-${String(i + 2).padStart(2, '0')}`),
        amount: ten(amount),
        status: ten(() => 'paid'),
      });
    const said = (tables: RawTable[]) =>
      baseOf(tables).join.problems.find(({ code }) => code === 'same-sales');
    expect(said([shop, payments((i) => 10.5 + i)])?.numbers).toEqual({ matched: 10, rows: 10 });
    expect(said([shop, payments((i) => 99 + i)])).toBeUndefined();
  });

  test('an address that many use ties nobody', () => {
    const table = orders({
      customer: ['1', '2', '3', '4'],
      email: ['info@x.de', 'info@x.de', 'd@x.de', 'd@x.de'],
    });
    expect(baseOf([table]).customers).toEqual(['1', '2', '3']);
    const many = orders({ customer: ['1', '2', '3', '4'], email: ['d@x.de', 'd@x.de', 'd@x.de', 'd@x.de'] });
    const { customers, join } = baseOf([many]);
    expect([customers.length, join.shared.emails]).toEqual([4, 1]);
  });

  test('a plus-address is another address', () => {
    const table = orders({
      customer: ['1', '2', '3', '4'],
      email: ['a@x.de', 'a+shop@x.de', 'b@x.de', 'c@x.de'],
    });
    expect(baseOf([table]).customers).toHaveLength(4);
  });

  test('contacts lead from an e-mail to a number, and events follow', () => {
    const base = baseOf([
      orders({ customer: ['0042', 'B7', '', 'B7'], email: ['', '', 'ada@x.de', ''] }),
      file('contacts.csv', 'customers', {
        customer: ['42', 'b7', '99'],
        email: ['Ada@x.de', 'bob@x.de', 'new@x.de'],
        tier: ['Gold', 'None', 'None'],
      }),
      file('events.csv', 'events', {
        email: ['bob@x.de', 'new@x.de', 'ada@x.de', 'ada@x.de', 'zoe@x.de'],
        event: ['open', 'open', 'open', 'click', 'open'],
        date: ['2024-01-02', '2024-01-01', '2024-01-03', '2024-01-02', '2024-01-02'],
      }),
    ]);
    expect(base.customers).toEqual(['0042', 'B7']);
    expect(base.totals.net).toBe(15);
    expect([base.join.contacts, base.join.neverOrdered]).toEqual([3, 1]);
    const { offsets, type } = base.events!;
    expect(Array.from(offsets)).toEqual([0, 2, 3]);
    expect(Array.from(type.codes, (code) => type.dictionary[code])).toEqual(['click', 'open', 'open']);
    const tier = base.attributes.find(({ role }) => role === 'tier')!.column;
    expect(tier.kind === 'text' && Array.from(tier.codes, (code) => tier.dictionary[code])).toEqual([
      'Gold',
      'None',
    ]);
    expect(base.contacts.map(({ role }) => role)).toContain('email');
  });

  test('a phone ties a contact in, but no household', () => {
    const bought = orders({
      customer: ['1', '2', '3', '3'],
      phone: ['030 23125000', '+49 30 23125001', '030/23125002', ''],
      name: ['Ada Lovelace', 'Bob Ross', 'Cem Can', 'Cem Can'],
      country: ['DE', 'DE', 'DE', 'DE'],
    });
    const contacts = (name: string) =>
      file('list.csv', 'customers', {
        email: ['ada@x.de'],
        phone: ['004930 23125000'],
        name: [name],
        tier: ['Gold'],
      });
    const known = baseOf([bought, contacts('Ada Lovelace')]);
    expect([known.join.country, known.join.links[0]!.matched]).toEqual(['DE', 1]);
    const household = baseOf([bought, contacts('Tom Lovelace')]);
    expect([household.join.shared.phones, household.join.links[0]!.matched]).toEqual([1, 0]);
    expect(baseOf([bought, contacts('Ada Lovelace')], { byPhone: false }).join.links[0]!.matched).toBe(0);
  });

  test('member numbers of another system are not taken for customer numbers', () => {
    const n = 6;
    const ids = Array.from({ length: n }, (_, i) => String(i + 1));
    const mails = ids.map((id) => `p${id}@x.de`);
    const bought = file('orders.csv', 'orders', {
      customer: ids,
      email: mails,
      date: dates(n),
      amount: ids.map(Number),
    });
    const other = file('members.csv', 'customers', { customer: ids, email: [...mails].reverse(), tier: ids });
    const base = baseOf([bought, other]);
    expect(base.customers).toEqual(ids);
    const tier = base.attributes[0]!.column;
    expect(tier.kind === 'text' && Array.from(tier.codes, (code) => tier.dictionary[code])).toEqual(
      [...ids].reverse(),
    );
    expect(base.join.links[0]!.notes.at(-1)).toMatch(/go with different e-mails/);
  });
});

describe('currencies', () => {
  test('that differ between files are said', () => {
    const shop = (name: string, currency: string | null) =>
      file(name, 'orders', {
        customer: ['a', 'b'],
        date: dates(2),
        amount: [1, 2],
        ...(currency ? { currency: [currency, currency] } : {}),
      });
    const codes = (...tables: RawTable[]) => baseOf(tables).join.problems.map(({ code }) => code);
    expect(codes(shop('a.csv', 'EUR'), shop('b.csv', 'usd'))).toContain('currencies-differ');
    expect(codes(shop('a.csv', 'EUR'), shop('b.csv', null))).toEqual(['currency-unsaid']);
    expect(codes(shop('a.csv', 'EUR'))).toEqual([]);
  });
});

describe('whatever the order', () => {
  const id = fc.integer({ min: 1, max: 6 });
  const order = fc.record({
    order: fc.integer({ min: 1, max: 9 }),
    who: id,
    mail: id,
    day: fc.integer({ min: 1, max: 9 }),
  });
  const line = fc.record({
    order: fc.integer({ min: 1, max: 9 }),
    product: id,
    cents: fc.integer({ min: 1, max: 900 }),
  });
  const contact = fc.record({ who: id, mail: id, tier: fc.constantFrom('Gold', 'Silver') });
  const event = fc.record({
    mail: id,
    what: fc.constantFrom('open', 'click'),
    day: fc.integer({ min: 1, max: 9 }),
  });
  const shop = fc.record({
    orders: fc.array(order, { minLength: 1, maxLength: 9 }),
    lines: fc.array(line, { minLength: 1, maxLength: 20 }),
    contacts: fc.array(contact, { minLength: 1, maxLength: 9 }),
    events: fc.array(event, { minLength: 1, maxLength: 9 }),
  });
  type Shop = typeof shop extends fc.Arbitrary<infer T> ? T : never;
  const mail = (n: number) => `m${n}@x.de`;
  const day = (n: number) => `2024-03-0${n}`;
  const tablesOf = ({ orders, lines, contacts, events }: Shop): RawTable[] => [
    file('orders.csv', 'orders', {
      order: orders.map((each) => String(each.order)),
      customer: orders.map(({ who }) => String(who)),
      email: orders.map((each) => mail(each.mail)),
      date: orders.map((each) => day(each.day)),
    }),
    file('lines.csv', 'order-lines', {
      order: lines.map((each) => String(each.order)),
      product: lines.map((each) => String(each.product)),
      amount: lines.map(({ cents }) => cents / 100),
    }),
    file('contacts.csv', 'customers', {
      customer: contacts.map(({ who }) => String(who)),
      email: contacts.map((each) => mail(each.mail)),
      tier: contacts.map(({ tier }) => tier),
    }),
    file('events.csv', 'events', {
      email: events.map((each) => mail(each.mail)),
      event: events.map(({ what }) => what),
      date: events.map((each) => day(each.day)),
    }),
  ];
  const outcome = (tables: readonly RawTable[]) => {
    try {
      const { customers, offsets, orders, totals, attributes, events, join, lines } = baseOf(tables);
      const words = attributes.map(({ header, column }) => [
        header,
        column.kind === 'text' ? Array.from(column.codes, (code) => column.dictionary[code]) : column.values,
      ]);
      const types = events && Array.from(events.type.codes, (code) => events.type.dictionary[code]);
      return {
        customers,
        offsets,
        orders,
        totals,
        words,
        types,
        days: events?.day,
        join,
        amount: lines.amount,
      };
    } catch (thrown) {
      return String(thrown);
    }
  };
  const shuffled = <T>(all: readonly T[]) => fc.shuffledSubarray([...all], { minLength: all.length });
  const mixed = shop.chain((given) =>
    fc.tuple(
      fc.constant(given),
      fc.record({
        orders: shuffled(given.orders),
        lines: shuffled(given.lines),
        contacts: shuffled(given.contacts),
        events: shuffled(given.events),
      }),
      shuffled([0, 1, 2, 3]),
    ),
  );

  test('of the files and of their rows, the base and the report are the same', () => {
    fc.assert(
      fc.property(mixed, ([given, other, files]) => {
        const tables = tablesOf(other);
        expect(outcome(files.map((at) => tables[at]!))).toEqual(outcome(tablesOf(given)));
      }),
      { numRuns: 60 },
    );
  });

  test('joining multiplies no line', () => {
    fc.assert(
      fc.property(shop, (given) => {
        const tables = tablesOf(given);
        const known = new Set(given.orders.map((each) => each.order));
        const expected = given.lines.filter((each) => known.has(each.order));
        const result = outcome(tables);
        if (typeof result === 'string') return;
        expect(result.amount?.length ?? 0).toBeLessThanOrEqual(given.lines.length);
        expect(result.join.links[0]!.matched).toBe(expected.length);
      }),
      { numRuns: 40 },
    );
  });
});
