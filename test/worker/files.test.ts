import { expect, test } from 'vitest';
import { sequential } from '../../src/compute/parallel';
import { newStore } from '../../src/worker/store';
import type { TaskContext } from '../../src/worker/reach';
import { tasks } from '../../src/worker/tasks';
import { failure } from '../support/failure';

const context = (): TaskContext => ({
  store: newStore(),
  signal: new AbortController().signal,
  parallel: () => sequential,
  report: () => {},
  handOver: () => {},
  tidy: () => {},
});
const fileOf = (content: BlobPart, name: string) => new File([content], name);
const orders = fileOf('customer,order date,amount\nc1,2024-01-13,1.50\nc2,2024-01-14,2.50\n', 'orders.csv');
const empty = fileOf('', 'empty.csv');
const picture = fileOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 0]), 'logo.png');

test('of a drop of many files those that can be read are added, and the others are named', async () => {
  const held = context();
  const files = await tasks.addFiles([empty, orders, picture], held);
  expect(files.map(({ id, guess }) => [id, guess.name])).toEqual([['file-1', 'orders.csv']]);
  const said = files[0]!.guess.problems.map(({ message }) => message).join(' ');
  expect(said).toContain('empty.csv');
  expect(said).toContain('logo.png');
  expect(held.store.files).toHaveLength(1);
});

test('a drop without any table is refused, with why', async () => {
  const [code, message] = await failure(tasks.addFiles([empty, picture], context()));
  expect(code).toBe('no-table-among-files');
  expect(message).toBe('None of the 2 files could be read. "empty.csv" is empty (0 bytes).');
  expect((await failure(tasks.addFiles([empty], context())))[0]).toBe('empty-file');
});

test('files of one name are told apart', async () => {
  const held = context();
  await tasks.addFiles([orders, orders], held);
  const files = await tasks.addFiles([orders], held);
  expect(files.map(({ guess }) => guess.name)).toEqual(['orders.csv', 'orders.csv (2)', 'orders.csv (3)']);
});
