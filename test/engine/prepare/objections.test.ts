import * as fc from '../../support/properties';
import { describe, expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import type { RawTable } from '../../../src/engine/collect/types';
import { heedObjections } from '../../../src/engine/prepare/objections';
import { prepare } from '../../../src/engine/prepare/prepare';
import { withoutRows } from '../../../src/engine/prepare/without-rows';
import { defaultPrivacy } from '../../../src/privacy/settings';
import { personKey } from '../../../src/engine/prepare/person-key';
import { yesOrNo } from '../../../src/privacy/consent';
import { suppressionReason } from '../../../src/privacy/suppression';
import { fileOf, inspectFile } from '../../support/sources';
import { rawTable } from '../../support/raw-table';

const orders = () =>
  rawTable({
    customer: ['1', '2', '3', '', '2', '4'],
    email: ['ann@x.example', 'Bob@X.example', '', 'eve@x.example', '', 'dan@x.example'],
    order: ['a', 'b', 'c', 'd', 'e', 'f'],
    date: ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-06'],
    amount: [10, 20, 30, 40, 50, 60],
  });
const list = (columns: Parameters<typeof rawTable>[0]) => rawTable(columns, 'suppression');
const heed = (tables: readonly RawTable[], consent = false) => drain(heedObjections(tables, consent));
const cells = (table: RawTable, at = 0) => {
  const { data } = table.columns[at]!;
  return data.kind === 'text'
    ? Array.from(data.codes, (code) => data.dictionary[code] ?? '')
    : [...data.values];
};

describe('people who object', () => {
  test('an e-mail takes out the lines of its customer number too, with their money', () => {
    const { tables, report } = heed([orders(), list({ email: [' bob@x.example ', 'nobody@x.example'] })]);
    expect(cells(tables[0]!)).toEqual(['1', '3', '', '4']);
    expect(report).toMatchObject({ listed: 2, found: 1, rows: 2, lines: 2, revenue: 70, consent: false });
  });

  test('their values are gone from the tables, not only their rows', () => {
    const { tables } = heed([orders(), list({ customer: ['2'] })]);
    expect(JSON.stringify(tables)).not.toContain('Bob');
    expect(tables[0]!.columns[0]!.data).toMatchObject({ dictionary: ['1', '3', '4'] });
  });

  test('across files: the list knows an e-mail, the orders a number, the customer file both', () => {
    const bare = rawTable({ customer: ['007', '8'], date: ['2024-01-01', '2024-01-02'], amount: [1, 2] });
    const people = rawTable({ customer: ['7', '8'], email: ['ann@x.example', 'bob@x.example'] }, 'customers');
    const { tables, report } = heed([bare, people, list({ email: ['ANN@x.example'] })]);
    expect(tables.map(({ rowCount }) => rowCount)).toEqual([1, 1]);
    expect(cells(tables[0]!)).toEqual(['8']);
    expect(report).toMatchObject({ rows: 2, lines: 1, revenue: 1 });
  });

  test('a phone that many share takes its own rows and nobody else along', () => {
    const shared = rawTable({
      customer: ['1', '2', '3', '4', '5', '1'],
      phone: ['0170 1234567', '0170 1234567', '0170 1234567', '0170 1234567', '0171 7654321', ''],
      amount: [1, 1, 1, 1, 1, 1],
    });
    const { tables } = heed([shared, list({ phone: ['+49 170 1234567'] })]);
    expect(cells(tables[0]!)).toEqual(['5', '1']);
  });

  test('"guest", "n/a" and a number that many use stand for nobody', () => {
    const till = rawTable({
      customer: ['guest', 'GUEST', 'n/a', 'desk', 'desk', 'desk', 'desk', 'desk'],
      email: [
        'ann@x.example',
        'bob@x.example',
        'cy@x.example',
        'ann@x.example',
        'd@x.example',
        'e@x.example',
        'f@x.example',
        'g@x.example',
      ],
      amount: [1, 2, 3, 4, 5, 6, 7, 8],
    });
    const { tables } = heed([till, list({ email: ['ann@x.example'] })]);
    expect(cells(tables[0]!, 2)).toEqual([2, 3, 5, 6, 7, 8]);
    expect(personKey('phone', '000 000 0000')).toBe('');
  });

  test('lines that name nobody go with their order', () => {
    const shopify = rawTable({
      order: ['#1', '#1', '#2'],
      email: ['ann@x.example', '', 'bob@x.example'],
      amount: [5, 0, 7],
    });
    expect(cells(heed([shopify, list({ email: ['ann@x.example'] })]).tables[0]!)).toEqual(['#2']);
  });

  test('no list, no consent column: the very same tables, and no report', () => {
    const tables = [orders()];
    const heeded = heed(tables);
    expect(heeded.tables).toBe(tables);
    expect(heeded.report).toBeNull();
  });

  test('consent is counted, and an objection only when it is switched on', () => {
    const people = rawTable(
      {
        customer: ['1', '2', '3', '4'],
        consent: ['yes', 'NO', 'nein', ''],
        'opt-out': ['', '', '', '2024-03-01'],
      },
      'customers',
    );
    const off = heed([orders(), people]);
    expect(off.report).toMatchObject({ refused: 3, rows: 0, consent: false });
    expect(off.tables[0]!.rowCount).toBe(6);
    const on = heed([orders(), people], true);
    expect(cells(on.tables[0]!)).toEqual(['1', '']);
    expect(on.report).toMatchObject({ refused: 3, lines: 4, revenue: 160 });
  });

  test('when everybody objects it is said, with the number of lines', () => {
    const all = list({ customer: ['1', '2', '3', '4'], email: ['', '', '', 'eve@x.example'] });
    expect(() => heed([orders(), all])).toThrow(/none of the 6 lines/);
  });

  test('before anything else: prepare never sees them, and says so as its first step', () => {
    const without = drain(prepare([orders()]));
    const base = drain(prepare([orders(), list({ customer: ['2'] })]));
    expect(without.customers).toContain('2');
    expect(base.customers).not.toContain('2');
    expect(base.plan.customersSeen).toBeLessThan(without.plan.customersSeen);
    expect(base.plan.steps[0]).toMatchObject({ id: 'objections', optional: false, rows: 2, revenue: -70 });
    expect(base.totals.net).toBeCloseTo(without.totals.net - 70, 9);
    expect(base.privacy.objections).toMatchObject({ found: 1 });
  });

  test('property: nobody on the list is left, everybody else is', () => {
    const ids = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(ids, fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }), (rows, listed) => {
        fc.pre(rows.some((id) => !listed.includes(id)));
        const table = rawTable({ customer: rows.map(String), amount: rows.map(() => 1) });
        const { tables } = heed([table, list({ customer: listed.map((id) => `00${id}`) })]);
        expect(cells(tables[0]!)).toEqual(rows.filter((id) => !listed.includes(id)).map(String));
      }),
    );
  });

  test('rows without marks are the same table', () => {
    const table = orders();
    expect(withoutRows(table, new Uint8Array(6))).toBe(table);
  });
});

describe('spellings', () => {
  test.each([
    ['email', 'Ann@X.example ', 'mailto:ann@x.EXAMPLE'],
    ['phone', '0170/123 45 67', '+49 170 1234567'],
    ['customer', "'00123", '123'],
    ['customer', '123.0', '123'],
    ['customer', 'ab-7', 'AB-7'],
  ] as const)('%s: %s is %s', (kind, a, b) => expect(personKey(kind, a)).toBe(personKey(kind, b)));
  test('nothing to compare', () => {
    for (const value of ['', '  ', '—']) expect(personKey('phone', value)).toBe('');
    expect(personKey('email', 'none')).toBe('');
    expect(personKey('customer', 'ann@x.example')).toBe(personKey('email', 'ann@x.example'));
  });
  test('yes and no', () => {
    expect(['yes', 'TRUE', '1', 'Ja', 'sí', 'subscribed'].map(yesOrNo)).toEqual(Array(6).fill(true));
    expect(['no', 'False', '0', 'nein', 'non', 'Unsubscribed'].map(yesOrNo)).toEqual(Array(6).fill(false));
    expect(['', 'perhaps', '2024-01-01'].map(yesOrNo)).toEqual([null, null, null]);
  });
});

describe('which file is a list of objections', () => {
  const people = 'Email Address,First Name\nann@x.example,Ann\nbob@x.example,Bob\n';
  test.each([
    'unsubscribed_members_export_1.csv',
    'Do not contact.csv',
    'suppression-list.csv',
    'Widersprüche 2024.csv',
    'desinscrits.csv',
    'wypisani.csv',
    'afgemeld.csv',
    'lista-robinson.csv',
  ])('%s', async (name) => expect((await inspectFile(fileOf(people, name))).kind).toBe('suppression'));

  test.each(['subscribed_members_export_1.csv', 'customers.csv', 'newsletter.csv', 'objects.csv'])(
    '%s is not',
    async (name) => expect((await inspectFile(fileOf(people, name))).kind).not.toBe('suppression'),
  );

  test('by a header that every row fills, and not by one with gaps', async () => {
    const text = 'Email,UNSUB_TIME\nann@x.example,2024-01-02\nbob@x.example,2024-01-03\n';
    const guess = await inspectFile(fileOf(text, 'export.csv'));
    expect(guess).toMatchObject({ kind: 'suppression', reason: 'every row says “unsub time”' });
    expect(suppressionReason('export.csv', [{ header: 'UNSUB_TIME', missing: 0.4 }])).toBeNull();
  });

  test('never without a column that says who, never an order file', async () => {
    expect((await inspectFile(fileOf('Reason,Count\nspam,3\nother,4\n', 'unsubscribed.csv'))).kind).not.toBe(
      'suppression',
    );
    const sold = 'Order ID,Customer ID,Date,Total\n1,7,2024-01-02,9.50\n2,8,2024-01-03,4.20\n';
    expect((await inspectFile(fileOf(sold, 'do not contact orders.csv'))).kind).not.toBe('suppression');
  });

  test('settings leave consent alone by default', () => expect(defaultPrivacy.consent).toBe(false));
});
