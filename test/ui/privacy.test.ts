import { expect, test } from 'vitest';
import { mask } from '../../src/privacy/mask';
import { defaultSettings } from '../../src/engine/settings';
import { asObjections, objectionsFile } from '../../src/ui/state/objections';
import { privacyFound, withProductReason, withReason } from '../../src/ui/state/privacy-found';
import type { FileView } from '../../src/worker/views';
import { inspectFile } from '../support/sources';

test('pasted objections become a list that is recognized as one', async () => {
  const file = objectionsFile(
    'ann@x.example\n+49 170 1234567; 4711,\n\n4711\n"odd"',
    'Objections, pasted.csv',
  )!;
  expect(await file.text()).toBe(
    'email,phone,customer id\nann@x.example,,\n,+49 170 1234567,\n,,4711\n,,"""odd"""\n',
  );
  expect(await inspectFile(file)).toMatchObject({ kind: 'suppression' });
  expect(objectionsFile(' \n ', 'x')).toBeNull();
});

test('a number without a plus may be a phone or a customer number', async () => {
  expect(await objectionsFile('01701234567', 'x')!.text()).toContain(',01701234567,01701234567');
});

test('a dropped list keeps its name after a word that says what it is', async () => {
  const file = asObjections(new File(['email\nann@x.example\nbob@x.example\n'], 'list.csv'), 'Objections,');
  expect(file.name).toBe('Objections, list.csv');
  expect((await inspectFile(file)).kind).toBe('suppression');
});

test('masks keep the shape and not the value', () => {
  expect(mask('anna.berg@shop.de')).toBe('a•••.b•••@s•••.d•••');
  expect(mask('+49 170 123')).toBe('+•• ••• •••');
  expect(mask('')).toBe('');
});

test('a reason is kept, trimmed, and taken back by none', () => {
  const column = { fileId: 'file-1', index: 4 };
  const on = { ...defaultSettings, privacy: withReason(defaultSettings, column, ' why ') };
  expect(on.privacy.columns).toEqual({ 'file-1': { 4: 'why' } });
  expect(withReason(on, column, ' ').columns).toEqual({ 'file-1': {} });
  expect(withProductReason(on, 'health', 'a pharmacy').products).toEqual({ health: 'a pharmacy' });
  expect(withProductReason(on, 'health', '').products).toEqual({});
});

test('what was found over all files, a header once', () => {
  const column = (index: number, header: string, role: string, category: string | null) => ({
    index,
    header,
    privacy: { role, category, reason: 'the header says so' },
  });
  const file = (id: string) =>
    ({
      id,
      guess: {
        name: `${id}.csv`,
        columns: [
          column(0, 'Email', 'identifier', null),
          column(1, 'Diagnosis', 'sensitive', 'health'),
          column(2, 'Total', 'measure', null),
        ],
      },
      read: null,
    }) as unknown as FileView;
  const found = privacyFound([file('a'), file('b')], defaultSettings);
  expect(found.identifiers).toEqual([{ header: 'Email', why: 'the header says so' }]);
  expect(found.special.map(({ fileId, reason }) => [fileId, reason])).toEqual([
    ['a', ''],
    ['b', ''],
  ]);
});
