/**
 * Own fixtures after the Pollock benchmark (Vitagliano et al., "Pollock: A Data Loading Benchmark", PVLDB 16, 2023):
 * one clean table, polluted in each of the ways its survey of 3,712 public files found. Neither files nor code are
 * Pollock's; scores on them are not comparable with published ones. Weights: how many files of that survey have the
 * pollution, those of cell-wise pollutions shared among all fixtures of their kind.
 */
export interface Fixture {
  readonly name: string;
  readonly kind: string;
  readonly weight: number;
  readonly text: string;
  /** What a careful person would copy out of it. */
  readonly header: readonly string[];
  readonly records: readonly (readonly string[])[];
}

type Row = readonly string[];

const header: Row = ['Order', 'Date', 'Time', 'Quantity', 'SKU', 'Price', 'Product', 'Remark'];
const products: readonly (readonly [string, string])[] = [
  ["Men's rain boots", 'These boots for men keep dry, even in spring.'],
  ['Round table, 48"', 'Made to last, for garden and balcony.'],
  ['Throw pillow, wooden paddles', 'A bit of color for bed, chair or sofa'],
  ['Wool socks', ''],
  ['Fly rod 8 wt.', 'A light feel in our 8\'9" rod, made for her'],
  ['Café cup', 'Holds 0.3 l; not for the dishwasher'],
  ['Kids\' bike, 24"', 'Easy to ride'],
];

const two = (value: number) => String(value).padStart(2, '0');
const records: readonly Row[] = Array.from({ length: 24 }, (_, i) => {
  const [product, remark] = products[i % products.length]!;
  return [
    `ORD-${1000 + i}`,
    `${two(13 + (i % 16))}/0${1 + (i % 6)}/2024`,
    `${two(i)}:${two((i * 15) % 60)}`,
    String(1 + ((i * 7) % 5)),
    `${'MRBHYZ'[i % 6]}G-${8000 + i * 37}`,
    `${(3 + ((i * 1777) % 9000) / 100).toFixed(2)}`,
    product,
    remark,
  ];
});

interface Style {
  readonly delimiter?: string;
  readonly quote?: string;
  readonly newline?: string;
  readonly inside?: string;
}

/** Every cell quoted, as the benchmark's own table. */
function line(cells: Row, { delimiter = ',', quote = '"', inside = quote + quote }: Style = {}): string {
  return cells.map((cell) => quote + cell.replaceAll(quote, inside) + quote).join(delimiter);
}

function write(rows: readonly Row[], style: Style = {}): string {
  return rows.map((row) => line(row, style) + (style.newline ?? '\r\n')).join('');
}

const table = [header, ...records];
const other = (width: number): Row[] => [
  ['Product', 'Stock', 'Shelf', 'Room', 'Row', 'Place', 'Label', 'Checked', 'Counted', 'By'].slice(0, width),
  ...Array.from({ length: 10 }, (_, i) =>
    [
      `Product ${i}`,
      String(i * 3),
      `S${i % 3}`,
      'north',
      String(i),
      `p${i}`,
      'x y',
      'yes',
      String(i + 1),
      'A. B.',
    ].slice(0, width),
  ),
];

export function pollutedFixtures(): Fixture[] {
  const fixtures: Fixture[] = [];
  const add = (
    kind: string,
    weight: number,
    text: string,
    expected: readonly Row[] = records,
    head: Row = header,
    name = kind,
  ) => fixtures.push({ name, kind, weight, text, header: head, records: expected });

  add('source', 1, write(table));
  add('no payload', 15, '', [], []);
  add('no final line end', 184, write(table).slice(0, -2));
  add('two final line ends', 5, `${write(table)}\r\n`);
  add('no header', 470, write(records), records, []);
  const named = header.map((cell, i) => [`${cell} name`, 'of sale', i === 1 ? 'day' : 'as written']);
  for (const rows of [2, 3]) {
    const head = Array.from({ length: rows }, (_, k) =>
      header.map((cell, i) => (k === 0 ? cell : named[i]![k - 1]!)),
    );
    add(
      `header of ${rows} rows`,
      47,
      write([...head, ...records]),
      records,
      header.map((_, i) => head.map((row) => row[i]!).join(' ')),
    );
  }
  add('preamble', 282, `Orders of the shop\r\nAll prices in EUR, without tax\r\n\r\n${write(table)}`);
  add(
    'preamble with delimiters',
    0,
    `${write([['Orders of the shop', ...Array<string>(7).fill('')]])}${write(table)}`,
  );
  add('preamble of 40 lines', 0, `${'a line of explanation\r\n'.repeat(40)}${write(table)}`);
  add('notes below', 0, `${write(table)}\r\nSource: the till\r\nPrinted by Anna\r\n`);
  for (const [kind, width] of [
    ['same', 8],
    ['more', 10],
    ['less', 5],
  ] as const) {
    const below = other(width);
    add(
      `second table, ${kind}`,
      188 / 3,
      `${write(table)}\r\n${write(below)}`,
      [...records, ...below.slice(1)],
      [...header, ...below[0]!],
    );
  }
  add('header only', 3, write([header]), []);
  add('one row', 4, write([header, records[0]!]), [records[0]!]);
  add(
    'one column',
    0,
    write(table.map((row) => [row[0]!])),
    records.map((row) => [row[0]!]),
    [header[0]!],
  );
  add('CR line ends', 7, write(table, { newline: '\r' }));
  add('LF line ends', 1691, write(table, { newline: '\n' }));
  for (const [name, delimiter, weight] of [
    ['tab', '\t', 4],
    ['semicolon', ';', 834],
    ['blank', ' ', 4],
    ['comma and blank', ', ', 101],
    ['pipe', '|', 0],
    ['two tabs', '\t\t', 0],
    ['two pipes', '||', 0],
  ] as const) {
    add(`${name} between cells`, weight, write(table, { delimiter }));
  }
  add("' around cells", 11, write(table, { quote: "'" }));
  add('backslash before marks', 1, write(table, { inside: '\\"' }));
  add('marks inside not doubled', 7, write(table, { inside: '"' }));
  add(
    'empty name',
    0,
    write([header.map((cell, i) => (i === 3 ? '' : cell)), ...records]),
    records,
    header.map((cell, i) => (i === 3 ? '' : cell)),
  );
  const twice = header.map((cell, i) => (i === 7 ? 'Product' : cell));
  add('name twice', 0, write([twice, ...records]), records, twice);
  const spaced = header.map((cell) => ` ${cell} `);
  add('blanks around names', 0, write([spaced, ...records]), records, header);
  const cells = 8 * 25;
  table.forEach((row, r) => {
    const put = (kind: string, weight: number, changed: string, expected: Row, c: number) => {
      const text = table.map((each, i) => (i === r ? changed : line(each)) + '\r\n').join('');
      const all = [header, ...records].map((each, i) => (i === r ? expected : each));
      add(kind, weight, text, all.slice(1), all[0]!, `${kind}, row ${r}, cell ${c}`);
    };
    const quoted = row.map((cell) => `"${cell.replaceAll('"', '""')}"`);
    row.forEach((cell, c) => {
      put(
        'delimiter too many',
        130 / cells,
        quoted
          .slice(0, c)
          .map((each) => `${each},`)
          .join('') + `,${quoted.slice(c).join(',')}`,
        row,
        c,
      );
      if (c > 0) {
        // Two quoted cells without a delimiter are one cell with a mark inside.
        const merged = `${row[c - 1]!}"${cell}`;
        put(
          'delimiter missing',
          130 / cells,
          [...quoted.slice(0, c - 1), quoted[c - 1]! + quoted[c]!, ...quoted.slice(c + 1)].join(','),
          [...row.slice(0, c - 1), merged, ...row.slice(c + 1)],
          c,
        );
      }
      put(
        'mark too many',
        8.5 / cells,
        quoted.map((each, i) => (i === c ? `"${each}` : each)).join(','),
        row.map((each, i) => (i === c ? `"${each}` : each)),
        c,
      );
    });
    put('other delimiter in a row', 0, line(row, { delimiter: ';' }), row, 0);
    put('other line end in a row', 0, line(row), row, 0);
  });
  return fixtures;
}
