import { expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { prepare } from '../../../src/engine/prepare/prepare';
import { defaultPrivacy, type PrivacySettings } from '../../../src/privacy/settings';
import { rawTable } from '../../support/raw-table';

const table = () =>
  rawTable({
    customer: ['1', '1', '2', '2', '3'],
    date: ['2024-01-01', '2024-02-01', '2024-01-03', '2024-03-01', '2024-01-05'],
    amount: [5, 7, 11, 13, 17],
    'product-name': ['Mug', 'Pregnancy test', 'Kosher salt', 'Mug', 'Schwangerschaftstest'],
    category: ['Kitchen', 'Drugstore', 'Food', 'Kitchen', 'Health'],
  });
const base = (products: PrivacySettings['products'] = {}) =>
  drain(prepare([table()], {}, {}, { ...defaultPrivacy, products }));
const named = (of: ReturnType<typeof base>, role: 'product' | 'category') => {
  const { codes, dictionary } = of.lines.text[role]!;
  return Array.from(codes, (code) => dictionary[code] ?? '').sort();
};

test('products that speak of health or belief are not among what customers like; their money counts', () => {
  const found = base();
  expect(named(found, 'product')).toEqual(['', '', '', 'Mug', 'Mug']);
  expect(named(found, 'category')).toEqual(['', '', '', 'Kitchen', 'Kitchen']);
  expect(found.totals).toMatchObject({ net: 53, lines: 5, customers: 3 });
  expect(found.privacy.products).toEqual([
    {
      category: 'health',
      products: 2,
      hints: 0,
      examples: ['Pregnancy test', 'Schwangerschaftstest'],
      reason: null,
    },
    { category: 'religion', products: 1, hints: 1, examples: ['Kosher salt'], reason: null },
  ]);
});

test('a reason switches one category on; blanks are no reason', () => {
  const found = base({ health: ' A pharmacy: it is the assortment. ', religion: '  ' });
  expect(named(found, 'product')).toEqual(['', 'Mug', 'Mug', 'Pregnancy test', 'Schwangerschaftstest']);
  expect(found.privacy.products.map(({ reason }) => reason)).toEqual([
    'A pharmacy: it is the assortment.',
    null,
  ]);
});

test('product numbers are judged by their names', () => {
  const coded = rawTable({
    customer: ['1', '2'],
    date: ['2024-01-01', '2024-01-02'],
    amount: [1, 2],
    product: ['A1', 'A2'],
    'product-name': ['Rosary', 'Mug'],
  });
  const { lines } = drain(prepare([coded]));
  expect(Array.from(lines.text.product!.codes, (code) => lines.text.product!.dictionary[code] ?? '')).toEqual(
    ['', 'A2'],
  );
});

test('ordinary products stay as they are', () => {
  const plain = rawTable({
    customer: ['1'],
    date: ['2024-01-01'],
    amount: [1],
    'product-name': ['Heart-shaped mug'],
  });
  const found = drain(prepare([plain]));
  expect(found.privacy).toEqual({ objections: null, products: [] });
  expect(named(found, 'product')).toEqual(['Heart-shaped mug']);
});
