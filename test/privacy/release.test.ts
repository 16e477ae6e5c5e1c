import { expect, test } from 'vitest';
import { release, type ReleaseColumn } from '../../src/privacy/release';

const column = (name: string, role: ReleaseColumn['role']): ReleaseColumn => ({
  name,
  role,
  cell: (row) => row,
});

test('only the roles asked for pass, and what was held back is said', () => {
  const table = release({
    title: 'Segments',
    rows: 3,
    allow: ['measure'],
    columns: [column('email', 'identifier'), column('diagnosis', 'sensitive'), column('orders', 'measure')],
  });
  expect(table.columns.map(({ name }) => name)).toEqual(['orders']);
  expect(table.summary).toBe('3 rows, 1 column. Held back: email, diagnosis.');
});

test('a list of people says that it is one', () => {
  const table = release({
    title: 'Segments',
    rows: 1,
    allow: ['identifier'],
    columns: [column('id', 'identifier')],
  });
  expect(table.summary).toContain('personal data');
});

test('nothing to export is a clear error', () => {
  const request = {
    title: 'Segments',
    rows: 0,
    allow: ['measure' as const],
    columns: [column('orders', 'measure')],
  };
  expect(() => release(request)).toThrow('There is nothing to export as Segments.');
});
