import { describe, expect, test } from 'vitest';
import { drainAsync } from '../../../src/base/steps';
import { sequential } from '../../../src/compute/parallel';
import { read } from '../../../src/engine/collect/read';
import type { RawTable } from '../../../src/engine/collect/types';
import { fileOf, inspectFile, inspectTables, readFile, valuesOf } from '../../support/sources';

const header = 'customer,order date,amount,product';
const body = Array.from(
  { length: 30 },
  (_, i) => `c${i % 7},2024-01-${10 + (i % 18)},${i}.50,"Mug, blue"`,
).join('\n');
const stock = 'product,stock\nMug,5\nTea,7\nCup,9\n';

const headersOf = async (text: string) => {
  const tables = await inspectTables(fileOf(text));
  return tables.map(({ columns }) => columns.map((column) => column.header).join('|'));
};

async function readAll(text: string): Promise<RawTable[]> {
  const source = fileOf(text);
  const tables: RawTable[] = [];
  for (const guess of await inspectTables(source)) {
    const keep = Object.fromEntries(
      guess.columns.map(({ index, role }) => [
        index,
        role === 'ignore' ? { role: 'attribute' as const } : {},
      ]),
    );
    tables.push(await drainAsync(read(source, guess, { columns: keep }, sequential)));
  }
  return tables;
}

describe('several tables in one file', () => {
  test.each([
    ['below a blank line', `${header}\n${body}\n\n${stock}`],
    ['right below', `${header}\n${body}\n${stock}`],
    ['below a title', `${header}\n${body}\n\nWhat is left\n\n${stock}`],
    [
      'filled up with delimiters',
      `${header}\n${body}\n,,,\nStock,,,\nproduct,stock,,\nMug,5,,\nTea,7,,\nCup,9,,\n`,
    ],
  ])('a narrower one %s', async (_, text) => {
    const [orders, left] = await readAll(text);
    expect(orders!.rowCount).toBe(30);
    expect(orders!.setAside).toEqual([]);
    expect(valuesOf(orders!, 'amount').at(-1)).toBe(29.5);
    expect(left!.rowCount).toBe(3);
    expect(left!.columns.map((column) => column.header)).toEqual(['product', 'stock']);
    expect(left!.file).toBe('test.csv, second table');
  });

  test('a wider one, and one as wide', async () => {
    expect(
      await headersOf(
        `${header}\n${body}\n\nsku,name,stock,price,shelf\n1,a,3,4.5,x\n2,b,4,4.5,x\n3,c,4,4.5,x\n`,
      ),
    ).toEqual(['customer|order date|amount|product', 'sku|name|stock|price|shelf']);
    expect(
      await headersOf(
        `${header}\n${body}\n\nsku,since,price,label\nA1,2024-02-03,2.50,x\nA2,2024-02-03,2.50,y\n`,
      ),
    ).toEqual(['customer|order date|amount|product', 'sku|since|price|label']);
  });

  test('three, each with its lines', async () => {
    const tables = await inspectTables(
      fileOf(`${header}\n${body}\n\n${stock}\nday,visits\n2024-01-01,5\n2024-01-02,6\n`),
    );
    expect(tables.map(({ part }) => part)).toEqual([
      { index: 0, label: 'first table', lines: { skip: 0, last: 31 } },
      { index: 1, label: 'second table', lines: { skip: 31, last: 36 } },
      { index: 2, label: 'third table', lines: { skip: 36, last: Infinity } },
    ]);
  });

  test('blank lines, totals, notes and rows with gaps make no second table', async () => {
    const gaps = body.split('\n').map((row, i) => (i % 4 === 0 ? row.replace(/,[^,]*,/, ',,') : row));
    for (const text of [
      `${header}\n${body.replaceAll('\n', '\n\n')}\n`,
      `${header}\n${gaps.join('\n')}\n`,
      `${header}\n${body}\n\nTotal,,435.00,\n`,
      `${header}\n${body}\n\nPrinted by,Anna\nOn,2024-02-01\n`,
    ]) {
      expect(await headersOf(text)).toEqual(['customer|order date|amount|product']);
    }
  });
});

describe('what stands around a table', () => {
  test.each([
    ['500 lines', `${'a line of explanation\n'.repeat(500)}`, 500],
    ['more lines than rows', `${'note\n'.repeat(60)}`, 60],
    ['names and values', 'Report,Sales\nFrom,2024-01-01\nTo,2024-02-01\n\n', 4],
    ['names and values, filled up', 'Report:,Sales,,\nFrom:,2024-01-01,,\n,,,\n', 3],
    ['a title, filled up', 'Orders of the year,,,\n', 1],
  ])('a preamble of %s', async (_, preamble, lines) => {
    const source = fileOf(`${preamble}${header}\n${body}\n`);
    const { dialect, columns } = await inspectFile(source);
    expect(dialect).toMatchObject({ preambleLines: lines, headerLines: 1 });
    expect(columns.map((column) => column.role)).toEqual(['customer', 'date', 'amount', 'product-name']);
    expect((await readFile(source)).rowCount).toBe(30);
  });

  test('notes below are said and not read', async () => {
    const source = fileOf(`${header}\n${body}\n\nSource: the till\nPrinted by Anna\n`);
    const guess = await inspectFile(source);
    expect(guess.dialect!.lastLine).toBe(32);
    expect(guess.problems).toEqual([
      {
        code: 'notes-below',
        message: '2 lines below the table of "test.csv" are notes (from line 33 on) and count as no row.',
        numbers: { count: 2, line: 33 },
      },
    ]);
    expect((await readFile(source)).rowCount).toBe(30);
  });

  test('two and three header rows become one name a column', async () => {
    expect(await headersOf(`Customer,Order,,\nid,date,amount,product\n${body}\n`)).toEqual([
      'Customer id|Order date|amount|product',
    ]);
    expect(
      await headersOf(`Customer,Order,Order,Product\nid,date,amount,name\ncode,day,EUR,text\n${body}\n`),
    ).toEqual(['Customer id code|Order date day|Order amount EUR|Product name text']);
  });

  test('a header with a stray mark, a delimiter too many, or without the name of the row numbers', async () => {
    expect(await headersOf(`"${header}\n${body}\n`)).toEqual(['"customer|order date|amount|product']);
    expect(await headersOf(`customer,,order date,amount,product\n${body}\n`)).toEqual([
      'customer|order date|amount|product',
    ]);
    const rows = Array.from({ length: 9 }, (_, i) => `${i + 1},c${i},2024-02-03,${i}.5`).join('\n');
    expect(await headersOf(`customer,date,amount\n${rows}`)).toEqual(['Column 1|customer|date|amount']);
  });
});

describe('how cells are divided', () => {
  const spread = (delimiter: string) => `${header}\n${body}\n`.replaceAll(/,(?! )/g, delimiter);
  test.each([';', '\t', '|', ', ', '||', '\t\t', '::', '§', '^', '~'])('by %j', async (delimiter) => {
    const source = fileOf(spread(delimiter));
    expect((await inspectFile(source)).dialect!.delimiter).toBe(delimiter);
    const table = await readFile(source);
    expect(valuesOf(table, 'product-name')[3]).toBe('Mug, blue');
    expect(valuesOf(table, 'amount')[3]).toBe(3.5);
  });

  test('by blanks, with marks around cells that hold some', async () => {
    const source = fileOf(spread(' ').replace('order date', '"order date"'));
    expect((await inspectFile(source)).dialect!.delimiter).toBe(' ');
    expect(valuesOf(await readFile(source), 'product-name')[3]).toBe('Mug, blue');
  });

  test("with ' around cells, and with backslashes before marks", async () => {
    const single = fileOf(`${header}\n${body}\n`.replaceAll('"', "'").replaceAll(/^(c\d)/gm, "'$1'"));
    expect((await inspectFile(single)).dialect!.quote).toBe("'");
    expect(valuesOf(await readFile(single), 'product-name')[0]).toBe('Mug, blue');
    const escaped = fileOf(`${header}\n${body.replaceAll('Mug, blue', 'Mug \\"big\\", blue')}\n`);
    expect((await inspectFile(escaped)).dialect!.escape).toBe('\\');
    expect(valuesOf(await readFile(escaped), 'product-name')[0]).toBe('Mug "big", blue');
  });
});

describe('rows whose delimiters went wrong', () => {
  const withRow = (row: string) => fileOf(`${header}\n${body}\n${row}\n${body}\n`);
  test.each([
    ['a delimiter too many', 'c9,,2024-03-01,7.50,Mug', 'Mug'],
    ['one inside an unquoted text', 'c9,2024-03-01,7.50,Mug, red', 'Mug, red'],
    ['another delimiter', 'c9;2024-03-01;7.50;"Mug, red"', 'Mug, red'],
  ])('%s: put right and said', async (_, row, product) => {
    const table = await readFile(withRow(row));
    expect(table.rowCount).toBe(61);
    expect(valuesOf(table, 'product-name')[30]).toBe(product);
    expect(valuesOf(table, 'amount')[30]).toBe(7.5);
    expect(table.problems.map(({ code, numbers }) => [code, numbers])).toEqual([
      ['mended-rows', { count: 1, line: 32 }],
    ]);
  });

  test('where two ways fit, the row is set aside', async () => {
    const table = await readFile(
      fileOf(`customer,amount,color,size\n${'c1,5,red,big\n'.repeat(20)}c2,6,red,,big\nc3,7,dark,red,big\n`),
      { columns: { 2: { role: 'category' }, 3: { role: 'attribute' } } },
    );
    expect(table.rowCount).toBe(21);
    expect(table.setAside.map(({ code, count, firstLines }) => [code, count, firstLines])).toEqual([
      ['too-many-cells', 1, [23]],
    ]);
  });
});
