/**
 * The trial cases of dirty input by their numbers, each with what is expected of it. Cases that have a home elsewhere
 * are named and not repeated:
 *  2 and 3   reader.test.ts "every block size"; ranges.test.ts for byte ranges; here both through the whole reader
 *  5         inspect.test.ts "sep= line, title lines …" and tables.test.ts "what stands around a table"
 *  7         inspect.test.ts "only the e-mail is the e-mail"
 *  11        here; torture.test.ts for each of inspect and read alone; formats/trials.test.ts for the other formats
 *  15        bad-input.test.ts "a quotation mark that never closes"
 *  16        formats/trials.test.ts
 *  17        bad-input of the pool: test/worker; the bench "reader" and "shop" for time and memory
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { drain, drainAsync } from '../../../src/base/steps';
import { sequential, type Parallel } from '../../../src/compute/parallel';
import { readDelimited, type ReadOptions } from '../../../src/engine/collect/delimited/read';
import { inspect } from '../../../src/engine/collect/inspect';
import { read } from '../../../src/engine/collect/read';
import type { ByteSource, FileGuess, RawTable } from '../../../src/engine/collect/types';
import { plan, prepare } from '../../../src/engine/prepare/prepare';
import { describeWithData, sharedData } from '../../support/shared-data';
import { fileOf, inspectFile, readFile, valuesOf } from '../../support/sources';

const wide = (width: number): Parallel => ({ ...sequential, width });

/** The table in two ways: read whole, and in blocks or byte ranges of this size. */
async function readIn(
  source: ByteSource,
  guess: FileGuess,
  options: ReadOptions,
  width = 1,
): Promise<RawTable> {
  const columns = guess.columns.map(({ index, header, type }) => ({
    index,
    header,
    role: 'attribute' as const,
    type,
  }));
  return drainAsync(readDelimited(source, guess, { kind: guess.kind, columns }, wide(width), options));
}

test('case 1: a;b with a final line end has two columns', async () => {
  const guess = await inspectFile(fileOf('a;b\nx;1\n'));
  expect(guess.columns.map(({ header }) => header)).toEqual(['a', 'b']);
  expect(guess.preview).toEqual([['x', '1']]);
});

describe('cases 2 and 3: blocks and byte ranges of any size give the whole table', () => {
  const scripts = Array.from({ length: 60 }, (_, i) => `${i},Müller-Škoda,日本 ${i}`).join('\n');
  const quoted = Array.from({ length: 60 }, (_, i) => `${i},"say ""hi""\r\nto ${i}",x\r\n`).join('');
  test.each([
    ['two scripts', `id,name,note\n${scripts}`],
    ['quoted line ends and doubled marks', `id,name,note\r\n${quoted}`],
  ])('%s', async (_, text) => {
    const source = fileOf(text);
    const guess = await inspectFile(source);
    const whole = await readIn(source, guess, {});
    expect(whole.rowCount).toBe(60);
    expect(JSON.stringify(whole.columns[1]!.data)).not.toContain('\ufffd');
    for (let pieceBytes = 1; pieceBytes <= 4096; pieceBytes += pieceBytes < 64 ? 1 : 127) {
      expect(await readIn(source, guess, { pieceBytes })).toEqual(whole);
    }
    // As many ranges as bytes for short ones: every place to divide at.
    for (let width = 2; width < 400; width += width < 20 ? 1 : 47) {
      expect(await readIn(source, guess, { smallBytes: 0 }, width)).toEqual(whole);
    }
  });
});

test('case 4: UTF-16 with a mark, windows-1252, UTF-8 with a mark and no header', async () => {
  const utf16 = new Uint8Array([
    0xff,
    0xfe,
    ...Buffer.from('name;amount\nMüller;€ 5\nIvić;€ 6\n', 'utf16le'),
  ]);
  const western = new Uint8Array(
    Buffer.from('name;amount\nM\u00fcller;\u0080 5\nM\u00f6ller;\u0080 6\n', 'latin1'),
  );
  const mark = fileOf('\ufeffMüller;€ 5\nMöller;€ 6\n');
  for (const [source, encoding, first] of [
    [fileOf(utf16), 'utf-16le', ['Müller', '€ 5']],
    [fileOf(western), 'windows-1252', ['Müller', '€ 5']],
    [mark, 'utf-8', ['Müller', '€ 5']],
  ] as const) {
    const guess = await inspectFile(source);
    expect(guess.dialect!.encoding).toBe(encoding);
    expect(guess.preview[0]).toEqual(first);
  }
  expect((await inspectFile(mark)).dialect!.headerLines).toBe(0);
});

test('case 6: __proto__, constructor, toString, twice a, and two empty names are seven columns', async () => {
  const source = fileOf('__proto__,constructor,toString,a,a,,\n1,2,3,4,5,6,7\n');
  const { columns } = await inspectFile(source);
  expect(columns.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  const table = await readFile(source, {
    columns: Object.fromEntries(columns.map(({ index }) => [index, { role: 'attribute' as const }])),
  });
  expect(table.columns.map(({ data }) => data.kind === 'number' && data.values[0])).toEqual([
    1, 2, 3, 4, 5, 6, 7,
  ]);
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
});

describe('case 8: 1.234,56 and 1,234.56', () => {
  const amounts = async (cells: readonly string[]) => {
    const source = fileOf(
      `customer\torder date\tamount\n${cells.map((cell, i) => `c${i}\t2024-01-15\t${cell}`).join('\n')}\n`,
    );
    return {
      column: (await inspectFile(source)).columns[2]!,
      values: valuesOf(await readFile(source), 'amount'),
    };
  };
  const twenty = (cell: string) => Array.from({ length: 20 }, () => cell);
  test('alone they are read by their marks', async () => {
    expect((await amounts(twenty('1.234,56'))).values).toEqual(Array(20).fill(1234.56));
    expect((await amounts(twenty('1,234.56'))).values).toEqual(Array(20).fill(1234.56));
  });
  test('mixed, the person is asked, and no cell becomes 0', async () => {
    const { column, values } = await amounts([...twenty('1.234,56'), ...twenty('1,234.56')]);
    expect(column.question).toContain('Which is right?');
    expect(values.filter((value) => value === 0)).toEqual([]);
    expect(new Set(values)).toEqual(new Set([NaN, 1234.56]));
  });
});

describe('case 9: dates', () => {
  const dates = async (...cells: string[]) => {
    const source = fileOf(`customer;order date\n${cells.map((cell, i) => `c${i};${cell}`).join('\n')}\n`);
    return { column: (await inspectFile(source)).columns[1]!, table: await readFile(source) };
  };
  test('31/12/2024 makes 01/02/2024 a day in February', async () => {
    const { column, table } = await dates('31/12/2024', '01/02/2024');
    expect(column.question).toBeUndefined();
    expect(valuesOf(table, 'date')[1]).toBe(Date.UTC(2024, 1, 1));
  });
  test('only ambiguous ones: the person is asked', async () => {
    expect((await dates('01/02/2024', '03/04/2024')).column.question).toContain('day or the month');
  });
  test('30 February is an error of its row', async () => {
    const { table } = await dates('2024-02-28', '2024-02-30', '2024-03-01');
    expect(valuesOf(table, 'date')[1]).toBeNaN();
    expect(table.problems.map(({ code, numbers }) => [code, numbers])).toEqual([
      ['unreadable-cells', { count: 1, line: 3 }],
    ]);
  });
});

test('case 10: 00123, twenty digits, 1E5 and =1+1 stay as they are', async () => {
  const ids = ['00123', '12345678901234567890', '1E5', '=1+1'];
  const table = await readFile(fileOf(`customer_id,amount\n${ids.map((id) => `${id},5.50`).join('\n')}\n`));
  expect(valuesOf(table, 'customer')).toEqual(ids);
});

describeWithData('csv_torture/blns', 'case 11: the big list of naughty strings', () => {
  const naughty = JSON.parse(
    readFileSync(resolve(sharedData, 'csv_torture/blns/blns.json'), 'utf8'),
  ) as string[];
  const strings = [...new Set(naughty)].filter(
    (value) => !['NULL', '#N/A', '\\N'].includes(value) && !/^[\t-\r \u00a0]*$/.test(value),
  );
  const wayThrough = async (text: string, name = 'test.csv') => {
    const source = fileOf(text, name);
    const tables: RawTable[] = [];
    for (const guess of await drainAsync(inspect(source))) {
      const columns = Object.fromEntries(
        guess.columns
          .filter(({ role }) => role === 'ignore')
          .map(({ index }) => [index, { role: 'attribute' as const }]),
      );
      tables.push(await drainAsync(read(source, guess, { columns }, sequential)));
    }
    const { input, kept } = drain(plan(tables));
    return { tables, input, kept, base: drain(prepare(tables)) };
  };

  test('as customers and products: exact, from the file to the customer base', async () => {
    const rows = strings.map((value, i) => [value, `o${i}`, '2024-01-13', '5.50', value]);
    const header = ['customer id', 'order id', 'order date', 'amount', 'product name'];
    const { tables, input, kept, base } = await wayThrough(
      Papa.unparse([header, ...rows], { newline: '\n' }),
    );
    const [table] = tables;
    expect(table!.rowCount).toBe(strings.length);
    expect(valuesOf(table!, 'customer')).toEqual(strings);
    expect(valuesOf(table!, 'product-name')).toEqual(strings);
    // Customers that are called "null", "undefined" and the like are proposed to be left out; all others count.
    expect(input).toBe(strings.length);
    expect(kept).toBeGreaterThan(strings.length * 0.98);
    expect(base.totals.net).toBeCloseTo(5.5 * kept, 6);
  });

  test('as headers', async () => {
    const headers = strings.map((value) => value.replaceAll(/[\r\n]+/g, ' '));
    const row = (i: number) => [
      `c${i}`,
      `o${i}`,
      '2024-01-13',
      '5.50',
      ...headers.map((_, j) => `${i}.${j % 10}0`),
    ];
    const all = ['customer id', 'order id', 'order date', 'amount', ...headers];
    const { tables } = await wayThrough(
      Papa.unparse([all, ...Array.from({ length: 12 }, (_, i) => row(i))], { newline: '\n' }),
    );
    expect(tables.length).toBe(1);
    const { columns } = tables[0]!;
    for (const { index, header } of columns) expect(header).toBe(all[index]!.trim() || `Column ${index + 1}`);
    // One of them names a special category of data and is off until a person gives a reason.
    expect(columns.length).toBe(all.length - 1);
  });

  test('as the name of the file', async () => {
    // torture.test.ts inspects files of all names; the whole way is gone with some.
    for (const name of naughty.filter((_, i) => i % 6 === 0)) {
      const { tables } = await wayThrough(
        'customer,order date,amount\nc1,2024-01-13,1.50\nc2,2024-01-14,2.50\n',
        name,
      );
      expect(tables[0]!.file).toBe(name);
    }
  });
});

test('case 15: a mark left open on line 3 is named, and the rows below are rows', async () => {
  const rows = Array.from({ length: 2000 }, (_, i) => `c${i % 7},2024-01-13,${i}.50\n`);
  const text = `customer,order date,amount\n${rows[0]}"${rows[1]}${rows.slice(2).join('')}`;
  const table = await readFile(fileOf(text));
  expect(table.rowCount).toBe(2000);
  expect(table.problems).toMatchObject([{ code: 'open-quotes', numbers: { count: 1, line: 3 } }]);
});

test('case 17: reading stops where the person stops it, with what it held let go', async () => {
  const source = fileOf(`customer,order date,amount\n${'c1,2024-01-13,1.50\n'.repeat(300_000)}`);
  const guess = await inspectFile(source);
  for (const share of [0.1, 0.5, 0.99]) {
    const steps = read(source, guess, {}, sequential);
    let done = 0;
    let last = 0;
    while (done < share * source.size) {
      const step = await steps.next();
      if (step.done) throw new Error('read to the end');
      ({ done } = step.value);
      // Progress is in bytes, never backwards, in steps of half a mebibyte: a wish to stop waits no longer.
      expect(done - last).toBeGreaterThanOrEqual(0);
      expect(done - last).toBeLessThanOrEqual(512 * 1024);
      expect(step.value.total).toBe(source.size);
      last = done;
    }
    await steps.return(undefined as never);
    expect(await steps.next()).toEqual({ done: true, value: undefined });
  }
});
