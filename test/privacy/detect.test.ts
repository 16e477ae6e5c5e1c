import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { detectColumn, type ColumnUse } from '../../src/privacy/detect';
import { sensitiveProduct } from '../../src/privacy/products';
import { sampleShop } from '../../src/sample/shop';
import { describeWithData, sharedData } from '../support/shared-data';
import { fileOf, inspectTables, sharedFile } from '../support/sources';

const category = (header: string, cells: readonly string[] = ['a', 'b', 'c'], use: ColumnUse = 'other') =>
  detectColumn(header, cells, use).category;
const role = (header: string, cells: readonly string[] = ['a', 'b', 'c'], use: ColumnUse = 'other') =>
  detectColumn(header, cells, use).role;

describe('special categories by header', () => {
  test('a column of yes and no named by what its cells would say elsewhere', () => {
    for (const header of ['Diabetic', 'Is pregnant?', 'asthma', 'Schwanger'])
      expect(category(header, ['yes', 'no'])).toBe('health');
    expect(category('Catholic', ['1', '0'])).toBe('religion');
    expect(category('Insulin', ['3', '4'], 'deed')).toBeNull();
  });
  test.each([
    [
      'health',
      ['diagnosis', 'Diagnose', 'Diagnostic médical', 'Diagnóstico', 'Diagnosi', 'Diagnoza', 'ICD-10 code'],
    ],
    [
      'health',
      [
        'Allergies',
        'Schwerbehindert',
        'Grossesse',
        'Discapacidad',
        'Disabilità',
        'Niepełnosprawność',
        'Ziekte',
      ],
    ],
    [
      'religion',
      ['Religion', 'Konfession', 'Confession religieuse', 'Religión', 'Religione', 'Wyznanie', 'Geloof'],
    ],
    ['politics', ['Party affiliation', 'Parteimitgliedschaft', 'Opinion politique', 'Afiliación política']],
    ['politics', ['Appartenenza politica', 'Poglądy polityczne', 'Politieke voorkeur']],
    [
      'union',
      ['Trade union', 'Gewerkschaft', 'Syndicat', 'Sindicato', 'Sindacato', 'Związek zawodowy', 'Vakbond'],
    ],
    [
      'ethnicity',
      ['Ethnicity', 'Ethnische Herkunft', 'Origine ethnique', 'Origen étnico', 'Pochodzenie etniczne'],
    ],
    [
      'sex-life',
      ['sexual_orientation', 'Sexuelle Orientierung', 'Orientación sexual', 'Orientacja seksualna'],
    ],
    ['genetics', ['DNA test result', 'Gentest', 'Test ADN', 'Badanie DNA']],
    ['biometrics', ['Fingerprint', 'Fingerabdruck', 'Empreinte digitale', 'Odcisk palca', 'Vingerafdruk']],
    ['criminal', ['Criminal record', 'Vorstrafen', 'Casier judiciaire', 'Antecedentes penales', 'Karalność']],
  ] as const)('%s: %j', (expected, headers) => {
    for (const header of headers) expect([header, category(header)]).toEqual([header, expected]);
  });

  test.each([
    'Health score',
    'List health',
    'Union territory',
    'Party size',
    'Browser fingerprint',
    'Card Fingerprint',
    'Conversion event',
    'Race number',
    'Condition',
    'Customer since',
    'Account disabled',
    'Politics & Prose order',
    'Total',
    'Market cap',
    'Ordered via',
  ])('%s is none', (header) => {
    const found = header === 'Politics & Prose order' ? category(header, [], 'product') : category(header);
    expect(found).toBeNull();
  });
});

describe('special categories by values', () => {
  test('codes of ICD-10, but not sizes and shelf numbers', () => {
    expect(category('code', ['E11.9', 'I10', 'J45.0', 'F32.1'])).toBe('health');
    expect(category('code', ['A10', 'A12', 'B07', 'C33'])).toBeNull();
  });
  test('words of a category', () => {
    expect(category('note', ['Catholic', 'Protestant', 'none', 'Muslim'])).toBe('religion');
    expect(category('answer', ['asthma', 'Diabetes Typ 2', '', 'keine'])).toBe('health');
    expect(detectColumn('x', ['gay', 'lesbian', 'other'], 'other').reason).toBe(
      '2 of 3 different values speak of sex life or orientation',
    );
  });
  test('not a single mention among many, and not in sentences', () => {
    const words = Array.from({ length: 40 }, (_, i) => `thing ${i}`);
    expect(category('tags', ['asthma', 'diabetes', ...words])).toBeNull();
    const sentence = 'I gave the mug to my aunt who has asthma and she liked it';
    expect(category('review', [sentence, `${sentence}!`, `${sentence}?`], 'text')).toBeNull();
  });
  test('reasons never quote a value', () => {
    const secret = ['Zoltan 4711', 'Catholic', 'Muslim'];
    for (const use of ['other', 'text', 'identity'] as const)
      for (const header of ['x', 'Name', 'Religion'])
        for (const cell of secret) expect(detectColumn(header, secret, use).reason).not.toContain(cell);
  });
});

describe('identifiers and quasi-identifiers', () => {
  const ibans = [
    'DE89 3704 0044 0532 0130 00',
    'FR1420041010050500013M02606',
    'GB29NWBK60161331926819',
    'nope',
  ];
  test.each([
    ['IBAN', ibans],
    ['card numbers', ['4111 1111 1111 1111', '5500005555555559', '4012888888881881']],
    ['e-mail', ['ann@shop.example', 'bob@shop.example', 'cy@shop.example']],
    ['phone', ['+49 170 1234567', '+44 20 7946 0958', '0033 1 23 45 67 89']],
    ['IP', ['192.168.1.4', '10.0.0.1', '2001:db8::1']],
    ['social security', ['123-45-6789', '987-65-4321', '555-12-3456']],
    ['street', ['12 Baker Street', '4 Main St', '77 Ocean Avenue']],
    ['street', ['Hauptstraße 5', 'Am Weg 3a', 'Kaiserallee 17']],
    ['street', ['12 rue de la Paix', '3 bis avenue Foch', '8 place Bellecour']],
    ['street', ['ul. Długa 7', 'ul. Krótka 12', 'Via Roma 3']],
  ])('values: %s', (what, cells) => {
    const found = detectColumn('field 7', cells, 'other');
    expect(found.role).toBe('identifier');
    expect(found.reason).toContain(what);
  });

  test('numbers of the state by their check digits: PESEL, and not when one digit is off', () => {
    const many = numbered(12);
    expect(role('field 7', many)).toBe('identifier');
    expect(role('field 7', many.map(offByOne))).toBe('measure');
  });

  test('checksums decide: wrong IBANs, wrong cards and order numbers are nothing', () => {
    expect(
      role(
        'field 7',
        ibans.map((value) => value.replace(/\d$/, '7').replace('3704', '3705')),
      ),
    ).toBe('measure');
    expect(role('field 7', ['4111 1111 1111 1112', '5500005555555550', '4012888888881880'])).toBe('measure');
    expect(
      role(
        'field 7',
        Array.from({ length: 50 }, (_, i) => String(536365 + i)),
      ),
    ).toBe('measure');
  });

  test('headers', () => {
    for (const header of ['Vorname', 'Nom de famille', 'Apellidos', 'Cognome', 'Nazwisko', 'Achternaam'])
      expect([header, role(header)]).toEqual([header, 'identifier']);
    for (const header of ['Billing Street', 'IP address', 'Codice fiscale', 'PESEL', 'BSN', 'card_number'])
      expect([header, role(header)]).toEqual([header, 'identifier']);
    for (const header of ['Birth year', 'Geschlecht', 'Code postal', 'Marital status', 'Kidhome', 'Edad'])
      expect([header, role(header)]).toEqual([header, 'quasi']);
    for (const header of ['Address verified', 'Last login', 'Quantity', 'Cap rate'])
      expect([header, role(header)]).toEqual([header, 'measure']);
    expect(
      role(
        'Username',
        Array.from({ length: 20 }, (_, i) => (i % 2 ? 'yes' : 'no')),
      ),
    ).toBe('measure');
  });
});

/** Weighted sum of the Polish register: https://en.wikipedia.org/wiki/PESEL */
const weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];
const check = (ten: string) =>
  (10 - ([...ten].reduce((s, d, i) => s + Number(d) * weights[i]!, 0) % 10)) % 10;
const numbered = (n: number) =>
  Array.from({ length: n }, (_, i) => {
    const ten = `${60 + i}0${1 + (i % 9)}1${i % 9}${1000 + 37 * i}`;
    return ten + check(ten);
  });
const offByOne = (value: string) => value.slice(0, 10) + ((Number(value[10]) + 1) % 10);

describe('product words', () => {
  test.each([
    [
      'health',
      ['Pregnancy test, 2 pieces', 'Schwangerschaftsfrühtest', 'Test de grossesse', 'Prueba de embarazo'],
    ],
    ['health', ['Test di gravidanza', 'Test ciążowy płytkowy', 'Zwangerschapstest', 'Teste de gravidez']],
    [
      'health',
      ['Insulin pen needles', 'Insuline pen', 'Glukometr Premium', 'Rollstuhlkissen', 'Ibuprofen 400'],
    ],
    [
      'religion',
      ['Olive wood rosary', 'Rosenkranz aus Holz', 'Chapelet', 'Różaniec drewniany', 'Prayer mat'],
    ],
    ['sex-life', ['Condoms 12-pack', 'Kondome', 'Préservatifs', 'Prezerwatywy', 'Gleitgel', 'Glijmiddel']],
    ['genetics', ['DNA test kit', 'Vaterschaftstest', 'Test na ojcostwo']],
  ] as const)('%s: %j', (expected, names) => {
    for (const name of names) expect([name, sensitiveProduct(name)?.category]).toEqual([name, expected]);
  });

  test('halal, kosher and lubricants are hints', () => {
    for (const name of ['Halal gelatine', 'Kosher salt', 'Koscheres Salz koscher', 'Lubricant 100 ml'])
      expect(sensitiveProduct(name)?.sure).toBe(false);
    expect(sensitiveProduct('Rosary')).toMatchObject({ sure: true, word: 'rosary' });
  });

  test.each([
    'HEART-SHAPED MUG',
    'Politics & Prose tote bag',
    'Union Jack bunting',
    'PARTY BUNTING',
    'Bike lubricant 100 ml',
    'Cross stitch kit',
    'Test pressing vinyl',
    'Pregnant pause print',
    'Medium ceramic top storage jar',
    'Zodiac cancer mug',
    'Church candle holder',
    'Rose garden seeds',
    'Relief map',
    'Pillow',
    '',
  ])('%s is none', (name) => expect(sensitiveProduct(name)).toBeNull());
});

/** A column whose meaning for the shop already says that it names people. */
const says = (reason: string) => reason === 'it says who the customer is';

/** The columns that name people where no meaning of theirs says so already. */
async function flagged(source: ReturnType<typeof fileOf>): Promise<string[]> {
  const found: string[] = [];
  for (const { columns } of await inspectTables(source)) {
    for (const { header, privacy } of columns) {
      if (privacy.role === 'sensitive' || (privacy.role === 'identifier' && !says(privacy.reason)))
        found.push(`${header}: ${privacy.category ?? privacy.role}`);
    }
  }
  return found;
}

test('the sample shop holds nothing special', async () => {
  for (const { name, text } of sampleShop().files)
    expect([name, await flagged(fileOf(text as string, name))]).toEqual([name, []]);
});

/** What forty exports hold besides addresses. */
const apart = [
  'Card Number',
  'Card Number (Last 4)',
  'Device ID',
  'First Name (Shipping)',
  'IP',
  'Last Name (Shipping)',
  'PAN Suffix',
  'Recipient name',
  'Ship To Name',
  'Ship-to Name',
  'Shipping Name',
  'recipient-name',
  'shipping_first_name',
  'shipping_last_name',
];

describeWithData('export_layouts', 'real files', () => {
  test('of forty exports: addresses, card numbers and online identifiers, and no special category', async () => {
    const found = new Set<string>();
    for (const name of readdirSync(resolve(sharedData, 'export_layouts')).filter((n) =>
      /\.(csv|txt)$/.test(n),
    ))
      if (name !== 'SOURCE.txt')
        for (const each of await flagged(sharedFile(`export_layouts/${name}`))) found.add(each);
    expect([...found].filter((each) => !each.endsWith(': identifier'))).toEqual([]);
    const street = /street|address|adresse/i;
    expect(
      [...found]
        .map((each) => each.replace(': identifier', ''))
        .filter((each) => !street.test(each))
        .sort(),
    ).toEqual(apart);
    expect([...found].filter((each) => street.test(each)).length).toBeGreaterThan(30);
  });

  test.each([
    'bank_marketing/bank.csv',
    'telco_churn/Telco-Customer-Churn.csv',
    'ms_dp_data/churn.csv',
    'ms_dp_data/sales.csv',
  ])('%s holds nothing special', async (name) => expect(await flagged(sharedFile(name))).toEqual([]));

  test('northwind: addresses alone', async () => {
    expect(await flagged(sharedFile('northwind/csv/customers.csv'))).toEqual(['address: identifier']);
    expect(await flagged(sharedFile('northwind/csv/orders.csv'))).toEqual(['shipAddress: identifier']);
    expect(await flagged(sharedFile('northwind/csv/products.csv'))).toEqual([]);
  });

  test('of 4,000 gifts none speaks of anything special', () => {
    const text = gunzipSync(
      readFileSync(resolve(sharedData, 'online_retail/online_retail.csv.gz')),
    ).toString();
    const { data } = Papa.parse<string[]>(text, { delimiter: ',', preview: 200_000 });
    const names = new Set(data.slice(1).map((row) => row[2] ?? ''));
    expect(names.size).toBeGreaterThan(3000);
    expect([...names].map(sensitiveProduct).filter((found) => found !== null)).toEqual([]);
  });
});
