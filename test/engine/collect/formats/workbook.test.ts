import { describe, expect, test } from 'vitest';
import { failure } from '../../../support/failure';
import { describeWithData } from '../../../support/shared-data';
import { inspectTables, openFile, readTables, sharedFile, fileOf, valuesOf } from '../../../support/sources';
import { dateCell, workbookOf, workbookParts, zipOf, type XmlCell } from '../../../support/workbooks';

const day = (year: number, month: number, date: number) => Date.UTC(year, month - 1, date);
/** 45306 is 15 January 2024 in the 1900 system (2024-01-01 is 45292, as Excel documents). */
const order = (i: number): XmlCell[] => [`C-${i % 5}`, 1000 + i, dateCell(45306 + i), 10.5 + i];
const orders = (count: number): XmlCell[][] => [
  ['Customer', 'Order number', 'Order date', 'Total'],
  ...Array.from({ length: count }, (_, i) => order(i)),
];
const customers: XmlCell[][] = [
  ['Email', 'First name'],
  ...Array.from({ length: 8 }, (_, i) => [`p${i}@example.com`, `Ann${i}`]),
];

describe('sheets', () => {
  test('each is a table with its name; what is read is what was written', async () => {
    const book = workbookOf([
      { name: 'Orders', rows: orders(20) },
      { name: 'People & co', rows: customers },
    ]);
    const tables = await readTables(book);
    expect(tables.map(({ file, kind, rowCount }) => [file, kind, rowCount])).toEqual([
      ['Book.xlsx, sheet Orders', 'orders', 20],
      ['Book.xlsx, sheet People & co', 'customers', 8],
    ]);
    expect(valuesOf(tables[0]!, 'date').slice(0, 2)).toEqual([day(2024, 1, 15), day(2024, 1, 16)]);
    expect(valuesOf(tables[0]!, 'amount').slice(0, 2)).toEqual([10.5, 11.5]);
    expect(valuesOf(tables[0]!, 'order')[0]).toBe('1000');
    expect(valuesOf(tables[1]!, 'email')[7]).toBe('p7@example.com');
  });

  test('what is said of one of them names it', async () => {
    const book = workbookOf([
      { name: 'Orders', rows: orders(20) },
      { name: 'Notes', rows: [['Call the printer']] },
    ]);
    const [, notes] = await inspectTables(book);
    expect(notes!.problems.map(({ code }) => code)).toEqual(['no-rows', 'no-usable-columns']);
    for (const { message } of notes!.problems) expect(message).toContain('"Book.xlsx, sheet Notes"');
  });

  test('hidden ones are left out and said, empty ones are left out', async () => {
    const guesses = await inspectTables(
      workbookOf([
        { name: 'Empty', rows: [] },
        { name: 'Orders', rows: orders(6) },
        { name: 'Lists', rows: customers, state: 'hidden' },
        { name: 'More lists', rows: customers, state: 'veryHidden' },
      ]),
    );
    expect(guesses.map(({ name, part }) => [name, part])).toEqual([['Book.xlsx', null]]);
    expect(guesses[0]!.problems).toMatchObject([{ code: 'hidden-sheets', numbers: { count: 2 } }]);
  });

  test('title rows, a header of two rows under merged cells, and a total', async () => {
    const rows: XmlCell[][] = [
      ['Sales 2024', null, null, null],
      [null, null, null, null],
      ['Customer', null, 'Order', null],
      ['Name', 'Email', 'Date', 'Total'],
      ...Array.from({ length: 9 }, (_, i): XmlCell[] => [
        `Ann${i}`,
        `p${i}@example.com`,
        dateCell(45306 + i),
        5.25,
      ]),
      ['Total', null, null, 47.25],
    ];
    const [table] = await readTables(
      workbookOf([{ name: 'Orders', rows, merged: ['A1:D1', 'A3:B3', 'C3:D3'] }]),
    );
    expect(table!.columns.map(({ header }) => header)).toEqual([
      'Customer Name',
      'Customer Email',
      'Order Date',
      'Order Total',
    ]);
    expect(table!.rowCount).toBe(9);
    expect(table!.setAside).toMatchObject([{ code: 'totals', count: 1, firstLines: [14] }]);
  });

  test('a text merged over several rows stands in each, a number is not counted twice', async () => {
    const rows: XmlCell[][] = [
      ['Customer', 'Order date', 'Product', 'Shipping'],
      ...Array.from({ length: 4 }, (_, i): XmlCell[] =>
        i % 2 === 0
          ? [`p${i}@example.com`, dateCell(45306), `Tea ${i}`, 4.9]
          : [null, null, `Mug ${i}`, null],
      ),
    ];
    const merged = ['A2:A3', 'B2:B3', 'D2:D3', 'A4:A5', 'B4:B5'];
    const [guess] = await inspectTables(workbookOf([{ name: 'Orders', rows, merged }]));
    expect(guess!.preview.map((row) => row[0])).toEqual(
      ['p0', 'p0', 'p2', 'p2'].map((p) => `${p}@example.com`),
    );
    expect(guess!.preview.map((row) => row[3])).toEqual(['4.9', '', '4.9', '']);
    expect(guess!.problems).toMatchObject([{ code: 'merged-cells', numbers: { count: 4 } }]);
  });
});

describe('values', () => {
  test.each(['1', 'true'])('dates counted from 1904 (%s)', async (value) => {
    // Excel: the 1904 system's day 0 is 1904-01-01, 1462 days after the 1900 system's.
    const rows: XmlCell[][] = [['Email', 'Order date', 'Total']];
    for (let i = 0; i < 6; i++) rows.push([`p${i}@example.com`, dateCell(45306 - 1462 + i), 5]);
    const [table] = await readTables(workbookOf([{ name: 'S', rows }], 'Mac.xlsx', ` date1904="${value}"`));
    expect(valuesOf(table!, 'date')[0]).toBe(day(2024, 1, 15));
  });

  test('the clock of a date keeps its second', async () => {
    const rows: XmlCell[][] = [['Email', 'Order date', 'Total']];
    // 14:40:05 is 52805 / 86400 of a day.
    for (let i = 0; i < 6; i++) rows.push([`p${i}@example.com`, dateCell(45306 + 52_805 / 86_400), 5]);
    const [table] = await readTables(workbookOf([{ name: 'S', rows }]));
    expect(valuesOf(table!, 'date')[0]).toBe(Date.UTC(2024, 0, 15, 14, 40, 5));
  });

  test('codes with leading zeros and long numbers stay as they are, and lost digits are said', async () => {
    const rows: XmlCell[][] = [['Customer ID', 'Order number', 'Order date', 'Total']];
    for (let i = 0; i < 8; i++)
      rows.push([`0012${i}`, { xml: `<c><v>1.23456789012${i}E+19</v></c>` }, dateCell(45306 + i), 1.125]);
    const book = workbookOf([{ name: 'S', rows }]);
    const [table] = await readTables(book);
    expect(valuesOf(table!, 'customer')[0]).toBe('00120');
    expect(valuesOf(table!, 'order')[0]).toBe('12345678901200000000');
    // Three decimals are no thousands.
    expect(valuesOf(table!, 'amount')[0]).toBe(1.125);
    const [guess] = await inspectTables(book);
    expect(guess!.problems).toMatchObject([{ code: 'long-numbers', numbers: { count: 8 } }]);
    expect(guess!.problems[0]!.message).toContain('column "Order number"');
  });
});

describe('workbooks that can’t be read', () => {
  const code = async (file: ReturnType<typeof fileOf>) => (await failure(openFile(file)))[0];

  test('cut off', async () => {
    const whole = workbookOf([{ name: 'Orders', rows: orders(300) }]);
    const bytes = new Uint8Array(await whole.slice().arrayBuffer());
    for (const part of [0.2, 0.6, 0.99])
      expect(await code(fileOf(bytes.slice(0, bytes.length * part), 'cut.xlsx'))).toBe('broken-zip');
  });

  test('damaged inside', async () => {
    const parts = workbookParts([{ name: 'Orders', rows: orders(3) }]);
    parts['xl/worksheets/sheet1.xml'] = parts['xl/worksheets/sheet1.xml']!.replace('<v>1000</v>', '<v>x</v');
    expect(['broken-workbook', 'empty-workbook']).toContain(await code(zipOf(parts, 'odd.xlsx')));
  });

  const ole = (text: string) => {
    const bytes = new Uint8Array(8192);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    [...text].forEach((letter, i) => (bytes[2048 + 2 * i] = letter.charCodeAt(0)));
    return bytes;
  };
  test.each([
    ['locked with a password', fileOf(ole('EncryptedPackage'), 'secret.xlsx'), 'locked-workbook'],
    ['of an old Excel', fileOf(ole('Workbook'), 'old.xls'), 'old-workbook'],
    [
      'OpenDocument',
      zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }, 'a.ods'),
      'other-workbook',
    ],
    ['binary', zipOf({ '[Content_Types].xml': '', 'xl/workbook.bin': '' }, 'a.xlsb'), 'other-workbook'],
    [
      'a text document',
      zipOf({ '[Content_Types].xml': '', 'word/document.xml': '' }, 'a.docx'),
      'other-workbook',
    ],
    ['without rows', workbookOf([{ name: 'A', rows: [] }]), 'empty-workbook'],
  ])('%s', async (_, file, expected) => {
    expect(await code(file)).toBe(expected);
  });

  test('a bomb: 40 MB of blanks in 40 kB', async () => {
    const parts: Record<string, string | Uint8Array> = workbookParts([{ name: 'Orders', rows: orders(3) }]);
    const blank = new Uint8Array(40_000_000).fill(32);
    expect(await code(zipOf({ ...parts, 'xl/worksheets/sheet1.xml': blank }, 'bomb.xlsx'))).toBe(
      'swells-too-much',
    );
  });
});

describeWithData('workbooks', 'workbooks of several programs', () => {
  /** Read with `unzip -p FILE xl/worksheets/sheet1.xml` and the shared strings. */
  test.each([
    [
      'sheet_visibility.xlsx',
      ['v', 'i', 's', 'i', 'b', 'l', 'e'],
      ['118', '105', '115', '105', '98', '108', '101'],
    ],
    [
      'sheet_visibility_strict.xlsx',
      ['v', 'i', 's', 'i', 'b', 'l', 'e'],
      ['118', '105', '115', '105', '98', '108', '101'],
    ],
  ])('%s', async (name, headers, row) => {
    const [guess, ...others] = await inspectTables(sharedFile(`workbooks/${name}`));
    expect(others).toEqual([]);
    expect(guess!.columns.map(({ header }) => header)).toEqual(headers);
    expect(guess!.preview[0]).toEqual(row);
    expect(guess!.problems.map(({ code }) => code)).toContain('hidden-sheets');
  });

  test('dates: serial 0 of the 1904 system, serials 44035 and 44035.375 of the 1900 system', async () => {
    const [mac] = await inspectTables(sharedFile('workbooks/exceljs_1904.xlsx'));
    expect(mac!.preview).toEqual([['', '1904-01-01']]);
    const [types] = await inspectTables(sharedFile('workbooks/DataTypesFormats.xlsx'));
    expect(types!.preview.slice(0, 2)).toEqual([
      ['Date', '2020-07-23'],
      ['Date Time', '2020-07-23 09:00:00'],
    ]);
  });

  test('merged areas A1:B2, C1:C2, A3:B3, D1:D2 and A4:B4', async () => {
    const [guess] = await inspectTables(sharedFile('workbooks/merge_cells.xlsx'));
    expect(guess!.problems).toMatchObject([{ code: 'merged-cells', numbers: { count: 5 } }]);
    expect(guess!.preview[1]!.slice(0, 2)).toEqual(['A1:B2', 'A1:B2']);
  });
});
