import { describe, expect, test } from 'vitest';
import { sampleShop } from '../../../src/sample/shop';
import { fileOf, inspectFile, readFile, valuesOf } from '../../support/sources';

const rolesOf = async (text: string) => (await inspectFile(fileOf(text))).columns.map(({ role }) => role);

const rows = (count: number, row: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => row(i)).join('\n');

describe('headers in many languages, confirmed by values', () => {
  const semicolons = (i: number) =>
    `${1000 + (i % 7)};A-${i >> 1};${String((i % 27) + 1).padStart(2, '0')}.03.2024;${i % 3},50;${(i % 4) + 1};P${i % 5};Blaue Tasse ${i % 5}`;
  test.each([
    ['German', 'Kundennummer;Bestellnummer;Bestelldatum;Einzelpreis;Menge;Artikelnummer;Artikelbezeichnung'],
    [
      'French',
      'Numéro client;Numéro de commande;Date de commande;Prix unitaire;Quantité;Référence produit;Désignation',
    ],
    [
      'Spanish',
      'Código de cliente;Número de pedido;Fecha de pedido;Precio unitario;Cantidad;Código de producto;Descripción',
    ],
    [
      'Italian',
      'Codice cliente;Numero ordine;Data ordine;Prezzo unitario;Quantità;Codice prodotto;Descrizione',
    ],
    ['Dutch', 'Klantnummer;Bestelnummer;Besteldatum;Stuksprijs;Aantal;Productcode;Omschrijving'],
    [
      'Polish',
      'Nr klienta;Numer zamówienia;Data zamówienia;Cena jednostkowa;Ilość;Kod produktu;Nazwa produktu',
    ],
    ['English', 'Customer ID;Order No.;OrderDate;Unit Price;Qty;SKU;Item name'],
  ])('%s', async (_, header) => {
    const guess = await inspectFile(fileOf(`${header}\n${rows(60, semicolons)}`));
    expect(guess.columns.map(({ role }) => role)).toEqual([
      'customer',
      'order',
      'date',
      'price',
      'quantity',
      'product',
      'product-name',
    ]);
    expect(guess.kind).toBe('order-lines');
    expect(guess.dialect!.delimiter).toBe(';');
    expect(guess.columns[2]!.type).toEqual({ kind: 'date', format: { order: 'dmy', ambiguous: false } });
    expect(guess.columns[3]!.type).toEqual({ kind: 'number', format: { decimal: ',', group: '' } });
    expect(guess.columns.filter(({ question }) => question)).toEqual([]);
  });

  test('only the e-mail is the e-mail', async () => {
    const file = `Email consent,Email,Email opt-in date,Email status\n${rows(20, (i) => `yes,p${i}@example.com,2024-01-0${(i % 9) + 1},subscribed`)}`;
    const roles = await rolesOf(file);
    expect(roles.filter((role) => role === 'email')).toEqual(['email']);
    expect(roles[1]).toBe('email');
  });

  test('a header that lies is not believed', async () => {
    const roles = await rolesOf(`Email,Date,Amount\n${rows(20, (i) => `yes,soon ${i},lots ${i}`)}`);
    expect(roles).not.toContain('email');
    expect(roles).not.toContain('date');
    expect(roles).not.toContain('amount');
  });

  test('two columns that may both be what was paid are asked about', async () => {
    const guess = await inspectFile(
      fileOf(
        `customer,date,amount,total\n${rows(20, (i) => `c${i % 5},2024-01-1${i % 9},${i}.50,${i * 2}.50`)}`,
      ),
    );
    const amount = guess.columns.find(({ role }) => role === 'amount')!;
    expect(amount.question).toBe('Which column is what the customer paid, "amount" or "total"?');
    expect(amount.confidence).toBeLessThan(0.6);
  });

  test('ids stay text, to the last digit', async () => {
    const text = `customer_id,order_id,order_date,amount\n00123,12345678901234567890,2024-01-05,1\n1E5,=1+1,2024-01-06,2\n00124,000,2024-01-07,3\n`;
    const table = await readFile(fileOf(text));
    expect(valuesOf(table, 'customer')).toEqual(['00123', '1E5', '00124']);
    expect(valuesOf(table, 'order')).toEqual(['12345678901234567890', '=1+1', '000']);
  });
});

describe('numbers of a column are read by the column', () => {
  const amounts = async (cells: string[]) => {
    const text = `customer\torder_date\tamount\n${cells.map((cell, i) => `c${i}\t2024-01-15\t${cell}`).join('\n')}\n`;
    const guess = await inspectFile(fileOf(text));
    const table = await readFile(fileOf(text));
    return {
      guess: guess.columns[2]!,
      values: valuesOf(table, 'amount'),
      unreadable: table.columns[2]!.unreadable,
    };
  };
  const twenty = (cell: string) => Array.from({ length: 20 }, () => cell);

  test('1.234,56 twenty times is German, 1,234.56 English', async () => {
    const german = await amounts(twenty('1.234,56'));
    expect(german.values).toEqual(Array.from({ length: 20 }, () => 1234.56));
    expect(german.guess.question).toBeUndefined();
    expect((await amounts(twenty('1,234.56'))).values[0]).toBe(1234.56);
  });

  test('both at once are asked about and never become another number', async () => {
    const mixed = await amounts([...twenty('1.234,56').slice(0, 10), ...twenty('7,234.56').slice(0, 10)]);
    expect(mixed.guess.question).toContain('Which is right?');
    expect(new Set(mixed.values)).toEqual(new Set([NaN, 7234.56]));
    expect(mixed.unreadable).toBe(10);
  });

  test('1.234 alone is asked about, beside 5,00 it is 1234', async () => {
    expect((await amounts(twenty('1.234'))).guess.question).toContain('decimals or thousands');
    const known = await amounts([...twenty('1.234').slice(0, 10), ...twenty('5,00').slice(0, 10)]);
    expect(known.guess.question).toBeUndefined();
    expect(known.values[0]).toBe(1234);
  });

  test('currencies, parentheses, percent, dashes, full-width digits', async () => {
    const cells = [
      '(1,234.50)',
      '$ 12.00',
      'CHF 5.–',
      '£3',
      '12 %',
      '-7.25',
      '１２３',
      '5.00-',
      '€1,000.00',
      '1 EUR',
    ];
    expect((await amounts(cells)).values).toEqual([-1234.5, 12, 5, 3, 0.12, -7.25, 123, -5, 1000, 1]);
  });
});

describe('dates of a column are read by the column', () => {
  const dates = async (cells: string[]) => {
    const text = `customer;amount;order date\n${cells.map((cell, i) => `c${i};1.50;${cell}`).join('\n')}\n`;
    const guess = await inspectFile(fileOf(text));
    const table = await readFile(fileOf(text));
    return { guess: guess.columns[2]!, values: valuesOf(table, 'date'), table };
  };

  test('31/12/2024 says that 01/02/2024 is in February', async () => {
    const { guess, values } = await dates(['31/12/2024', '01/02/2024']);
    expect(guess.question).toBeUndefined();
    expect(values).toEqual([Date.UTC(2024, 11, 31), Date.UTC(2024, 1, 1)]);
  });

  test('12/31/2024 says that it is in January', async () => {
    expect((await dates(['12/31/2024', '01/02/2024'])).values[1]).toBe(Date.UTC(2024, 0, 2));
  });

  test('when nothing decides, the person is asked', async () => {
    const { guess } = await dates(['03/04/2024', '05/06/2024']);
    expect(guess.question).toBe('In "order date", does the day or the month come first?');
    expect(guess.confidence).toBeLessThan(0.6);
  });

  test('dates that a spreadsheet has swapped by half are asked about', async () => {
    expect((await dates(['31/12/2024', '12/31/2024', '01/02/2024'])).guess.question).toContain('spreadsheet');
  });

  test.each([
    ['2024-03-01 among 25/02/2024', ['13/01/2024', '25/02/2024', '02/03/2024', '2024-03-01']],
    [
      'day numbers among 25/02/2024',
      ['13/01/2024', '25/02/2024', '30/03/2024', '28/02/2024', '45352', '45414', '45607'],
    ],
  ])('%s is said and not guessed', async (_, cells) => {
    const { guess, values } = await dates(cells);
    expect(guess.question).toContain('made dates by a spreadsheet');
    expect(guess.confidence).toBeLessThan(0.6);
    expect(values.at(0)).toBe(Date.UTC(2024, 0, 13));
  });

  test('an order years before all others, or on the first day of a calendar, is said', async () => {
    const usual = Array.from({ length: 60 }, (_, i) => `2024-03-${String((i % 28) + 1).padStart(2, '0')}`);
    const { table } = await dates([...usual, '2003-03-01', '1900-01-01', '2099-12-31']);
    expect(table.problems).toEqual([
      {
        code: 'far-dates',
        message:
          '3 dates of "order date" are years away from all others or stand for "unknown". Check them in the file.',
        numbers: { count: 3 },
      },
    ]);
  });

  test('30 February is no date, and its line is named', async () => {
    const { values, table } = await dates(['2024-02-28', '2024-02-29', '2024-02-30', '2023-02-29']);
    expect(values).toEqual([Date.UTC(2024, 1, 28), Date.UTC(2024, 1, 29), NaN, NaN]);
    expect(table.columns[2]!.unreadable).toBe(2);
    expect(table.problems).toContainEqual({
      code: 'unreadable-cells',
      message: '2 cells of "order date" are no dates (first on line 4) and count as empty.',
      numbers: { count: 2, line: 4 },
    });
  });

  test.each([
    ['2024-03-05T10:14:00Z', Date.UTC(2024, 2, 5, 10, 14)],
    ['2024-03-05 10:14:00 -0400', Date.UTC(2024, 2, 5, 10, 14)],
    ['2024-03-05T23:30:00.250+02:00', Date.UTC(2024, 2, 5, 23, 30, 0, 250)],
    ['20240305', Date.UTC(2024, 2, 5)],
    ['1709633640', Date.UTC(2024, 2, 5, 10, 14)],
    ['1709633640000', Date.UTC(2024, 2, 5, 10, 14)],
    ['45356', Date.UTC(2024, 2, 5)],
    ['45356,5', Date.UTC(2024, 2, 5, 12)],
    ['5 Mar 2024', Date.UTC(2024, 2, 5)],
    ['Mar 5, 2024 1:05 PM', Date.UTC(2024, 2, 5, 13, 5)],
    ['05-MAR-24', Date.UTC(2024, 2, 5)],
    ['5. März 2024', Date.UTC(2024, 2, 5)],
    ['5 de marzo de 2024', Date.UTC(2024, 2, 5)],
    ['25.03.24 14:30 Uhr', Date.UTC(2024, 2, 25, 14, 30)],
  ])('%s', async (cell, expected) => {
    expect((await dates([cell, cell, cell])).values[0]).toBe(expected);
  });
});

describe('how the file is written', () => {
  test('a;b with a final line end has two columns', async () => {
    const { dialect, columns } = await inspectFile(fileOf('a;b\nx;1\n'));
    expect(dialect!.delimiter).toBe(';');
    expect(columns.length).toBe(2);
  });

  test.each([
    ['utf-16le with a mark', 'utf-16le', [0xff, 0xfe], 'utf16le'],
    ['utf-16le without', 'utf-16le', [], 'utf16le'],
    ['utf-8 with a mark', 'utf-8', [0xef, 0xbb, 0xbf], 'utf8'],
    ['windows-1252', 'windows-1252', [], 'latin1'],
  ] as const)('%s', async (_, encoding, mark, node) => {
    const text = 'customer;order date;amount\nMüller;2024-01-13;5,50\nŸves;2024-01-14;6,50\n'.replace(
      'Ÿ',
      node === 'latin1' ? '\u009f' : 'Ÿ',
    );
    const file = fileOf(new Uint8Array([...mark, ...Buffer.from(text, node)]));
    const guess = await inspectFile(file);
    expect(guess.dialect!.encoding).toBe(encoding);
    expect(guess.columns.map(({ header }) => header)).toEqual(['customer', 'order date', 'amount']);
    const table = await readFile(file);
    expect(valuesOf(table, 'customer')).toEqual(['Müller', 'Ÿves']);
    expect(valuesOf(table, 'amount')).toEqual([5.5, 6.5]);
  });

  test('UTF-8 with a mark and without a header loses nothing', async () => {
    const table = await readFile(fileOf('\ufeffé1,2024-01-13,1.50\né1,2024-01-14,2.50\n'), {
      columns: { 0: { role: 'customer' } },
    });
    expect(valuesOf(table, 'customer')).toEqual(['é1', 'é1']);
  });

  test('a few bytes of another encoding are read for what they are', async () => {
    const lines = Array.from({ length: 30 }, (_, i) => `Müller ${i},2024-01-13,1\n`).join('');
    const bytes = Buffer.concat([
      Buffer.from(`customer,date,amount\n${lines}`),
      Buffer.from('Jos\u00e9,2024-01-13,1\n', 'latin1'),
    ]);
    const table = await readFile(fileOf(new Uint8Array(bytes)));
    expect(valuesOf(table, 'customer').at(-1)).toBe('José');
    expect(table.problems.map(({ code }) => code)).toEqual(['mixed-encoding']);
  });

  test('sep= line, title lines, two header rows and a footer total', async () => {
    const body = 'c1;2024-01-13;5,50\nc2;2024-01-14;6,50\nc1;2024-01-15;7,50\nc3;2024-01-16;8,50\n';
    const sep = await inspectFile(fileOf(`sep=;\ncustomer;date;amount\n${body}`));
    expect(sep.dialect).toMatchObject({ delimiter: ';', preambleLines: 1, headerLines: 1 });
    const title = fileOf(
      `Orders of the year\n\nAll amounts in EUR\ncustomer;date;amount\n${body}Total;;28,00\n`,
    );
    expect((await inspectFile(title)).dialect).toMatchObject({ preambleLines: 3, headerLines: 1 });
    const table = await readFile(title);
    expect(table.rowCount).toBe(4);
    expect(table.setAside).toEqual([
      {
        code: 'totals',
        reason: '1 line has the word "total" and a sum: counted as no row',
        count: 1,
        firstLines: [9],
      },
    ]);
    const two = fileOf(`customer;order;order\nid;date;amount\n${body}`);
    expect((await inspectFile(two)).columns.map(({ header }) => header)).toEqual([
      'customer id',
      'order date',
      'order amount',
    ]);
    expect((await readFile(two)).rowCount).toBe(4);
  });

  test('the rows of the screen are those below the header', async () => {
    const { preview } = await inspectFile(fileOf('customer,amount\na,1\n"b, c",2\n'));
    expect(preview).toEqual([
      ['a', '1'],
      ['b, c', '2'],
    ]);
  });

  test('headers that are words of the language, repeated or empty stay seven columns', async () => {
    const file = fileOf('__proto__,constructor,toString,a,a,,\n1,2,3,4,5,6,7\n8,9,10,11,12,13,14\n');
    const guess = await inspectFile(file);
    expect(guess.columns.map(({ header }) => header)).toEqual([
      '__proto__',
      'constructor',
      'toString',
      'a',
      'a',
      'Column 6',
      'Column 7',
    ]);
    const table = await readFile(file);
    expect(table.columns.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(table.columns.map(({ data }) => data.kind === 'number' && data.values[1])).toEqual([
      8, 9, 10, 11, 12, 13, 14,
    ]);
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });
});

test("the sample shop's files are what they are", async () => {
  const kinds: Record<string, string> = {};
  const roles: Record<string, string> = {};
  for (const file of sampleShop().files) {
    const guess = await inspectFile(fileOf(file.text, file.name));
    kinds[file.name] = guess.kind;
    roles[file.name] = guess.columns.map(({ role }) => role).join(' ');
    expect(guess.confidence).toBeGreaterThan(0.75);
    expect(guess.columns.filter(({ question }) => question)).toEqual([]);
    expect(guess.problems).toEqual([]);
  }
  expect(kinds).toEqual({
    'orders.csv': 'order-lines',
    'customers.csv': 'customers',
    'events.csv': 'events',
    'reviews.csv': 'reviews',
    'campaign.csv': 'campaign',
    'later-orders.csv': 'order-lines',
  });
  const ofOrders =
    'order date customer email product-name category quantity price discount country channel currency';
  expect(roles).toEqual({
    'orders.csv': ofOrders,
    'customers.csv': 'customer email name name signup birthday country region consent tier',
    'events.csv': 'email event date subject',
    'reviews.csv': 'ignore date customer product-name rating text',
    'campaign.csv': 'customer campaign treatment sent converted amount',
    'later-orders.csv': ofOrders,
  });
});
