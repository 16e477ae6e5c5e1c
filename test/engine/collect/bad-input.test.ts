import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { failure } from '../../support/failure';
import { fileOf, inspectFile, readFile, valuesOf } from '../../support/sources';

const lines = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => `c${(from + i) % 7},2024-01-13,${from + i}.50\n`).join('');
const header = 'customer,order date,amount\n';

describe('files without a table', () => {
  test('empty', async () => {
    expect(await failure(inspectFile(fileOf('', 'none.csv')))).toEqual([
      'empty-file',
      '"none.csv" is empty (0 bytes).',
    ]);
  });

  test.each([
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10], 'a picture'],
    ['a PDF', [...Buffer.from('%PDF-1.7')], 'a PDF'],
    ['something', [0, 1, 2, 3, 0, 0, 4, 5], 'not text'],
  ])('%s named .csv', async (_, start, what) => {
    const bytes = new Uint8Array(4096);
    bytes.set(start);
    for (let i = 8; i < 4096; i++) bytes[i] = (i * 7919) % 256;
    const [code, message] = await failure(inspectFile(fileOf(bytes, 'data.csv')));
    expect(code).toBe('binary-file');
    expect(message).toContain(what);
  });

  test('blank lines only', async () => {
    const { problems, columns } = await inspectFile(fileOf('\n\n  \n\n', 'blank.csv'));
    expect(columns).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(['no-table']);
  });

  test('a header and nothing below', async () => {
    const file = fileOf('customer,order date,amount\n', 'head.csv');
    const guess = await inspectFile(file);
    expect(guess.columns.map(({ role }) => role)).toEqual(['customer', 'date', 'amount']);
    expect(guess.problems).toEqual([
      { code: 'no-rows', message: '"head.csv" has a header and no rows below it.' },
    ]);
    const table = await readFile(file);
    expect(table.rowCount).toBe(0);
    expect(table.problems.map(({ code }) => code)).toEqual(['no-rows']);
  });

  test('no column with a meaning', async () => {
    const prose = fileOf(
      `${Array.from({ length: 40 }, (_, i) => `Once upon a time${' and again'.repeat(i % 5)} there was a line`).join('\n')}\n`,
    );
    const { problems } = await inspectFile(prose);
    expect(problems.map(({ code }) => code)).toEqual(['no-usable-columns']);
    expect((await failure(readFile(prose)))[0]).toBe('no-usable-columns');
  });

  test('a gzip file that breaks off', async () => {
    const whole = gzipSync(header + lines(50_000));
    const cut = fileOf(new Uint8Array(whole.subarray(0, whole.length / 2)), 'orders.csv.gz');
    expect((await failure(readFile(cut)))[0]).toBe('broken-gzip');
  });
});

describe('small tables', () => {
  test('one row', async () => {
    const table = await readFile(fileOf(`${header}c1,2024-01-13,5.50\n`));
    expect(table.rowCount).toBe(1);
    expect(valuesOf(table, 'amount')).toEqual([5.5]);
  });

  test('gzip under any name', async () => {
    const table = await readFile(fileOf(new Uint8Array(gzipSync(header + lines(100))), 'orders.csv'));
    expect(table.rowCount).toBe(100);
  });
});

describe('broken rows', () => {
  test('a tenth of the rows broken: set aside with counts and lines, the rest kept', async () => {
    const broken = Array.from({ length: 1000 }, (_, i) =>
      i % 20 === 3
        ? `c${i % 7},2024-01-13`
        : i % 20 === 9
          ? `c1,2024-01-13,1.50,what,else`
          : `c${i % 7},2024-01-13,${i}.50`,
    );
    const table = await readFile(fileOf(`${header}${broken.join('\n')}\n`));
    expect(table.rowCount).toBe(900);
    expect(table.setAside).toEqual([
      {
        code: 'too-many-cells',
        reason: '50 lines have more cells than the header',
        count: 50,
        firstLines: [11, 31, 51, 71, 91, 111, 131, 151, 171, 191],
      },
      {
        code: 'too-few-cells',
        reason: '50 lines have too few cells: a customer, order, date or amount is missing',
        count: 50,
        firstLines: [5, 25, 45, 65, 85, 105, 125, 145, 165, 185],
      },
    ]);
  });

  test('rows that only lack optional cells are kept and counted', async () => {
    const table = await readFile(
      fileOf(`customer,order date,amount,country\nc1,2024-01-13,1.50,DE\nc1,2024-01-14,2.50\n`),
    );
    expect(table.rowCount).toBe(2);
    expect(valuesOf(table, 'country')).toEqual(['DE', '']);
    expect(table.problems).toEqual([
      {
        code: 'short-rows',
        message: '1 line of "test.csv" ends early (first on line 3); the cells that lack count as empty.',
        numbers: { count: 1, line: 3 },
      },
    ]);
  });

  test('delimiters left over at the end of a row are no cells', async () => {
    const table = await readFile(fileOf(`${header}c1,2024-01-13,1.50,,\nc2,2024-01-14,2.50,\n`));
    expect(table.rowCount).toBe(2);
    expect(table.setAside).toEqual([]);
  });

  test('a cell of 100,000 characters is set aside with its row, unless its column is not kept', async () => {
    const long = 'x'.repeat(100_000);
    const text = `customer,order date,amount,note\nc1,2024-01-13,1.50,${long}\n${long},2024-01-14,2.50,\nc2,2024-01-14,2.50,"a\n${long}"\nc3,2024-01-14,2.50,ok\n`;
    const ignored = await readFile(fileOf(text), { columns: { 3: { role: 'ignore' } } });
    expect(valuesOf(ignored, 'customer')).toEqual(['c1', 'c2', 'c3']);
    const kept = await readFile(fileOf(text), { columns: { 3: { role: 'text' } } });
    expect(valuesOf(kept, 'customer')).toEqual(['c3']);
    expect(kept.setAside).toEqual([
      {
        code: 'cell-too-long',
        reason: '3 lines have a cell of more than 32,767 characters',
        count: 3,
        firstLines: [2, 3, 4],
      },
    ]);
  });

  test('32,767 characters of several bytes are not too long', async () => {
    const table = await readFile(
      fileOf(`${header}${'日'.repeat(32_767)},2024-01-13,1.50\n${'日'.repeat(32_768)},2024-01-13,1.50\n`),
    );
    expect(table.rowCount).toBe(1);
  });

  test('html and formulas are text like any other', async () => {
    const cells = ['<img src=x onerror=alert(1)>', '=cmd|calc', '@SUM(1)', '+1', '-1', '\t1'];
    const table = await readFile(
      fileOf(`${header}${cells.map((cell) => `${cell},2024-01-13,1.50`).join('\n')}\n`),
    );
    expect(valuesOf(table, 'customer')).toEqual(cells);
  });
});

describe('a quotation mark that never closes', () => {
  const row = (i: number) => `c${i % 7},"2024-01-13",${i}.50\n`;

  test('on line 3 of 200,000 without another: named, and nothing else is lost', async () => {
    const text = `${header}c1,2024-01-13,1.50\n"c2,2024-01-13,2.50\n${lines(200_000)}`;
    const table = await readFile(fileOf(text, 'orders.csv'));
    expect(table.rowCount).toBe(200_002);
    expect(valuesOf(table, 'customer').slice(0, 3)).toEqual(['c1', '"c2', 'c0']);
    expect(table.problems).toEqual([
      {
        code: 'open-quotes',
        message:
          'On 1 line of "orders.csv" a quotation mark opens and never closes (first on line 3); it was read as an ordinary character.',
        numbers: { count: 1, line: 3 },
      },
    ]);
  });

  test('with quoted cells all over the file: the same', async () => {
    const text = `${header}${row(0)}"c2,2024-01-13,2.50\n${Array.from({ length: 5000 }, (_, i) => row(i)).join('')}`;
    const table = await readFile(fileOf(text));
    expect(table.rowCount).toBe(5002);
    expect(table.problems).toMatchObject([{ code: 'open-quotes', numbers: { count: 1, line: 3 } }]);
  });

  test('in the last line', async () => {
    const table = await readFile(fileOf(`${header}c1,2024-01-13,1.50\n"c2,2024-01-13,2.50`));
    expect(valuesOf(table, 'customer')).toEqual(['c1', '"c2']);
  });

  test('a mark inside a quoted cell is text', async () => {
    const table = await readFile(
      fileOf(
        `customer,order date,amount,text\nc1,2024-01-13,1.50,"5" pipe"\nc2,2024-01-13,1.50,"two\nlines"\n`,
      ),
      {
        columns: { 3: { role: 'text' } },
      },
    );
    expect(valuesOf(table, 'text')).toEqual(['5" pipe', 'two\nlines']);
    expect(table.problems).toMatchObject([{ code: 'stray-quotes', numbers: { count: 1, line: 2 } }]);
  });

  test('a real cell of many lines is kept', async () => {
    const poem = Array.from({ length: 300 }, (_, i) => `line ${i}, of verse`).join('\n');
    const table = await readFile(
      fileOf(`customer,order date,amount,text\nc1,2024-01-13,1.50,"${poem}"\nc2,2024-01-13,1.50,x\n`),
      {
        columns: { 3: { role: 'text' } },
      },
    );
    expect(valuesOf(table, 'text')).toEqual([poem, 'x']);
    expect(table.problems).toEqual([]);
  });
});
