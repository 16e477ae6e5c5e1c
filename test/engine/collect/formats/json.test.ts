import * as fc from '../../../support/properties';
import { describe, expect, test } from 'vitest';
import { brokenAt, parseJson } from '../../../../src/engine/collect/json/parse';
import { failure } from '../../../support/failure';
import { fileOf, inspectTables, openFile, readTables, valuesOf } from '../../../support/sources';

const order = (i: number) => ({
  id: 1000 + i,
  created_at: `2024-01-${10 + (i % 9)}T10:00:00Z`,
  customer: { id: 10 + (i % 3), email: `p${i % 3}@example.com` },
  total: 10.5 + i,
});
const orders = Array.from({ length: 9 }, (_, i) => order(i));
const jsonFile = (value: unknown, name = 'orders.json') => fileOf(JSON.stringify(value), name);
const headers = async (file: ReturnType<typeof fileOf>) =>
  (await inspectTables(file)).map(({ columns }) => columns.map(({ header }) => header));

describe('JSON', () => {
  test.each([
    ['a list of records', orders],
    ['records under a key', { status: 'ok', orders }],
    ['records under two keys', { data: { orders, page: 1 } }],
  ])('%s', async (_, value) => {
    const [table, ...others] = await readTables(jsonFile(value));
    expect(others).toEqual([]);
    expect([table!.kind, table!.rowCount]).toEqual(['orders', 9]);
    expect(valuesOf(table!, 'email').slice(0, 4)).toEqual([0, 1, 2, 0].map((i) => `p${i}@example.com`));
    expect(valuesOf(table!, 'date')[1]).toBe(Date.UTC(2024, 0, 11, 10));
    expect(valuesOf(table!, 'amount').reduce<number>((sum, x) => sum + Number(x), 0)).toBe(130.5);
  });

  test('two lists are two tables', async () => {
    const contacts = orders.map(({ customer }) => ({ email: customer.email, first_name: 'Ann' }));
    const guesses = await inspectTables(jsonFile({ orders, contacts }));
    expect(guesses.map(({ name, kind }) => [name, kind])).toEqual([
      ['orders.json, list orders', 'orders'],
      ['orders.json, list contacts', 'customers'],
    ]);
  });

  test('the lines of an order are rows; its total is counted once', async () => {
    const value = orders.map((one, i) => ({
      ...one,
      lines: Array.from({ length: 1 + (i % 3) }, (_, k) => ({ sku: `S${k}`, quantity: 1, price: 5.25 })),
    }));
    const file = jsonFile(value);
    expect(await headers(file)).toEqual([
      [
        'id',
        'created_at',
        'customer.id',
        'customer.email',
        'total',
        'lines.sku',
        'lines.quantity',
        'lines.price',
      ],
    ]);
    const [guess] = await inspectTables(file);
    expect(guess!.preview.slice(0, 3).map((row) => [row[0], row[3], row[4], row[5]])).toEqual([
      ['1000', 'p0@example.com', '10.5', 'S0'],
      ['1001', 'p1@example.com', '11.5', 'S0'],
      ['1001', 'p1@example.com', '', 'S1'],
    ]);
    expect(guess!.problems.map(({ code }) => code)).toContain('record-lines');
  });

  test('rows as lists, headers first', async () => {
    const rows = orders.map(({ id, created_at, customer, total }) => [customer.email, id, created_at, total]);
    expect(await headers(jsonFile([['Email', 'Order number', 'Order date', 'Total'], ...rows]))).toEqual([
      ['Email', 'Order number', 'Order date', 'Total'],
    ]);
  });

  test('mixed shapes: what differs is kept apart, what is no record is set aside', async () => {
    const value = [...orders, 'x', 5, null, { ...order(3), customer: 'p9@example.com', note: 'new' }];
    const file = jsonFile(value);
    const [table] = await readTables(file);
    expect(table!.rowCount).toBe(10);
    expect(table!.setAside).toMatchObject([{ code: 'no-record', count: 3, firstLines: [10, 11, 12] }]);
    expect((await headers(file))[0]).toEqual([
      'id',
      'created_at',
      'customer.id',
      'customer.email',
      'total',
      'customer',
      'note',
    ]);
    const [guess] = await inspectTables(file);
    expect(guess!.problems.map(({ code }) => code)).toContain('mixed-shapes');
  });

  test('what is nested deeply is left out and named; odd keys are columns like others', async () => {
    const value = orders.map((one) => ({
      ...one,
      a: { b: { c: 1 } },
      ['__proto__']: 'x',
      tags: ['vip', 'new'],
    }));
    const file = fileOf(JSON.stringify(value).replaceAll('"a":', '"__proto__":"x","a":'), 'odd.json');
    const [guess] = await inspectTables(file);
    expect(guess!.columns.map(({ header }) => header)).toEqual(expect.arrayContaining(['__proto__', 'tags']));
    expect(guess!.problems.map(({ code }) => code)).toContain('nested-too-deep');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test('long numbers and leading zeros stay as they are', async () => {
    const text = `[${orders.map((_, i) => `{"order id":1234567890123456789${i},"email":"p@x.org","zip":"0012${i}","date":"2024-01-0${1 + i}","total":1.125}`).join(',')}]`;
    const [guess] = await inspectTables(fileOf(text, 'long.json'));
    expect(guess!.preview[0]).toEqual(['12345678901234567890', 'p@x.org', '00120', '2024-01-01', '1.1250']);
    const [table] = await readTables(fileOf(text, 'long.json'));
    expect(valuesOf(table!, 'order')[1]).toBe('12345678901234567891');
    expect(valuesOf(table!, 'amount')[0]).toBe(1.125);
  });

  test.each([
    ['a list of numbers', '[1,2,3]', 'no-records'],
    ['an empty list', '[]', 'no-records'],
    ['broken in the middle', `${JSON.stringify(orders).slice(0, 200)}}}}`, 'broken-json'],
    ['cut off', JSON.stringify(orders).slice(0, 200), 'broken-json'],
  ])('%s', async (_, text, code) => {
    expect((await failure(openFile(fileOf(text, 'a.json'))))[0]).toBe(code);
  });

  test('says where it is broken, without quoting', async () => {
    const text = `[{"email":"secret@example.com"},\n{"email":oops}]`;
    const [, message] = await failure(openFile(fileOf(text, 'a.json')));
    expect(message).toContain('character 43, on line 2');
    expect(message).not.toMatch(/secret|oops/);
  });

  test('the place where a text breaks is the one that V8 names, or the start of the word it is in', () => {
    const mark = fc.constantFrom('', '}', ']', ',', '"', 'x', ':', '1');
    fc.assert(
      fc.property(fc.json(), fc.nat(), mark, (text, at, put) => {
        const cut = at % (text.length + 1);
        const odd = text.slice(0, cut) + put + text.slice(cut);
        let named = odd.length;
        try {
          JSON.parse(odd);
        } catch (error) {
          named = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? odd.length);
          expect(brokenAt(odd)).toBeLessThanOrEqual(named);
          return;
        }
        expect(brokenAt(odd)).toBe(odd.length);
      }),
    );
  });

  test('parses as JSON.parse does where numbers are short', () => {
    fc.assert(
      fc.property(fc.json({ noUnicodeString: false }), (text) => {
        fc.pre(!/\d{16}/.test(text));
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 40 },
    );
  });
});

describe('JSON lines', () => {
  const lines = orders.map((one) => JSON.stringify(one));

  test('one record a line', async () => {
    const [table] = await readTables(fileOf(`\ufeff${lines.join('\r\n')}\n`, 'orders.ndjson'));
    expect([table!.kind, table!.rowCount, table!.setAside]).toEqual(['orders', 9, []]);
    expect(valuesOf(table!, 'amount')[8]).toBe(18.5);
  });

  test('broken lines are set aside with their number', async () => {
    const text = [...lines.slice(0, 4), '{"id": 5, "cre', '', '[1]', ...lines.slice(4)].join('\n');
    const [table] = await readTables(fileOf(text, 'orders.jsonl'));
    expect(table!.rowCount).toBe(9);
    expect(table!.setAside).toMatchObject([{ code: 'broken-line', count: 2, firstLines: [5, 7] }]);
  });

  test('letters of several bytes at any boundary, columns that come late', async () => {
    const many = Array.from({ length: 9000 }, (_, i) =>
      JSON.stringify({ ...order(i), name: 'Müller-Škoda 日本', ...(i > 8000 ? { late: 'x' } : {}) }),
    );
    const [source] = (await openFile(fileOf(many.join('\n'), 'a.ndjson'))).map(({ guess }) => guess);
    expect(source!.columns.at(-1)!.header).toBe('late');
    const [table] = await readTables(fileOf(many.join('\n'), 'a.ndjson'));
    expect(table!.rowCount).toBe(9000);
    const names = new Set(valuesOf(table!, 'name'));
    expect([...names]).toEqual(['Müller-Škoda 日本']);
  });
});
