import { expect, test } from 'vitest';
import type { ColumnGuess, Role } from '../../src/engine/collect/types';
import { defaultSettings } from '../../src/engine/settings';
import { keyOfType, numberExample, typeChoices } from '../../src/ui/state/column-types';
import {
  corrected,
  openQuestions,
  seemsReady,
  sourceOf,
  sourcesOf,
  takenFor,
  understood,
} from '../../src/ui/state/understanding';
import type { FileView } from '../../src/worker/views';

const column = (index: number, role: Role, extra: Partial<ColumnGuess> = {}): ColumnGuess => ({
  index,
  header: role,
  role,
  confidence: 0.95,
  reason: 'the header says so',
  type: { kind: 'text' },
  samples: [],
  missing: 0,
  privacy: { role: 'measure', category: null, reason: '' },
  ...extra,
});
const file = (columns: readonly ColumnGuess[], kind = 'orders'): FileView =>
  ({ id: 'file-1', guess: { name: 'orders.csv', kind, columns }, read: null }) as unknown as FileView;

test('an order file with customer, date and amount seems ready', () => {
  const good = file([column(0, 'email'), column(1, 'date'), column(2, 'quantity'), column(3, 'price')]);
  expect(seemsReady([good], defaultSettings)).toBe(true);
  expect(seemsReady([file(good.guess.columns.slice(0, 3))], defaultSettings)).toBe(false);
  expect(seemsReady([file(good.guess.columns, 'reviews')], defaultSettings)).toBe(false);
  expect(seemsReady([], defaultSettings)).toBe(false);
});

test('a doubtful column is a question until the person decides', () => {
  const doubtful = file([
    column(0, 'customer'),
    column(1, 'date', { question: 'Is 03/04/2024 3 April or March 4?' }),
    column(2, 'amount', { confidence: 0.4 }),
  ]);
  expect(understood(doubtful, defaultSettings).map((c) => c.doubtful)).toEqual([false, true, true]);
  expect(seemsReady([doubtful], defaultSettings)).toBe(false);
  expect(openQuestions(doubtful, defaultSettings).map((c) => c.guess.index)).toEqual([1]);
  const dmy = { kind: 'date', format: { order: 'dmy', ambiguous: false } } as const;
  const one = { ...defaultSettings, files: corrected(defaultSettings, 'file-1', 1, { type: dmy }) };
  expect(openQuestions(doubtful, one)).toEqual([]);
  const two = { ...one, files: corrected(one, 'file-1', 2, { role: 'amount' }) };
  expect(understood(doubtful, two)[1]).toMatchObject({ role: 'date', type: dmy, corrected: true });
  expect(seemsReady([doubtful], two)).toBe(true);
});

test('corrections of role and type of one column live side by side', () => {
  const one = { ...defaultSettings, files: corrected(defaultSettings, 'f', 3, { role: 'date' }) };
  expect(corrected(one, 'f', 3, { type: { kind: 'text' } })).toEqual({
    f: { columns: { 3: { role: 'date', type: { kind: 'text' } } } },
  });
});

test('a file taken for another export gets its kind and roles, and keeps how its dates are written', () => {
  const plain = file([column(0, 'order'), column(1, 'date'), column(2, 'amount')]);
  const other = {
    id: 'generic',
    label: '',
    kind: 'customers' as const,
    matched: 3,
    of: 3,
    reason: '',
    roles: { 0: 'customer' as const, 1: 'date' as const },
  };
  const known = { ...other, id: 'shop', label: 'Shop export', kind: 'orders' as const };
  const view = { ...plain, guess: { ...plain.guess, source: known, alternatives: [other] } } as FileView;
  expect(sourcesOf(view.guess)).toEqual([known, other]);
  expect(sourceOf(view, defaultSettings)).toBe(known);
  const dmy = { kind: 'date', format: { order: 'dmy', ambiguous: false } } as const;
  const answered = { ...defaultSettings, files: corrected(defaultSettings, 'file-1', 1, { type: dmy }) };
  const files = takenFor(view, answered, other);
  expect(files['file-1']).toEqual({
    source: 'generic',
    kind: 'customers',
    columns: { 0: { role: 'customer' }, 1: { type: dmy }, 2: { role: 'ignore' } },
  });
  expect(sourceOf(view, { ...defaultSettings, files })).toBe(other);
});

test('a file that is no known export is what its columns say', () => {
  const view = file([column(0, 'order'), column(1, 'ignore')]);
  const [only] = sourcesOf({ ...view.guess, source: null, alternatives: [] });
  expect(only).toMatchObject({ id: 'generic', kind: 'orders', roles: { 0: 'order' } });
});

test('what was guessed is always among the choices, once', () => {
  const usual = typeChoices({ kind: 'text' });
  expect(new Set(usual.map(({ key }) => key)).size).toBe(usual.length);
  const rare = { kind: 'number', format: { decimal: ',', group: "'" } } as const;
  expect(typeChoices(rare).map(({ key }) => key)).toContain(keyOfType(rare));
  expect(numberExample({ decimal: ',', group: '.' })).toBe('1.234,56');
});
