import type { Releasable } from '../../privacy/release';
import type { Cell } from './report/model';
import type { Sheet } from './xlsx';

/** A released list of customers as a sheet; its columns keep the names of the CSV. */
export const listSheet = (name: string, list: Releasable): Sheet => ({
  name,
  columns: list.columns.map((column) => column.name),
  rows: list.rows,
  row: (index) => list.columns.map((column): Cell => cellOf(column.cell(index))),
});

const cellOf = (value: string | number | null): Cell => {
  if (value === null) return { kind: 'text', text: '' };
  return typeof value === 'string'
    ? { kind: 'text', text: value }
    : { kind: 'number', value, unit: Number.isInteger(value) ? 'count' : 'index' };
};
