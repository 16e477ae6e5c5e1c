import { describe, expect, test } from 'vitest';
import { drain, drainAsync } from '../../src/base/steps';
import { sequential } from '../../src/compute/parallel';
import { keptRole } from '../../src/engine/collect/columns/kept-role';
import { read } from '../../src/engine/collect/read';
import type { RawTable, Role } from '../../src/engine/collect/types';
import { activityOf } from '../../src/engine/features/activity';
import { featureCatalog } from '../../src/engine/features/catalog';
import type { FeatureEntry } from '../../src/engine/features/feature';
import { features } from '../../src/engine/features/features';
import { prepare } from '../../src/engine/prepare/prepare';
import type { CustomerBase } from '../../src/engine/prepare/types';
import { fileView } from '../../src/worker/summaries';
import { rawTable } from '../support/raw-table';
import { fileOf, inspectFile } from '../support/sources';

const N = 60;
const day = (i: number) =>
  `2024-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + ((i * 7) % 28)).padStart(2, '0')}`;

/** Orders of 20 customers; `who` writes everything that says who they are. */
const shop = (who: (c: number) => { id: string; email: string; phone: string; name: string }): RawTable => {
  const each = <T>(cell: (i: number) => T) => Array.from({ length: N }, (_, i) => cell(i));
  const of = (i: number) => who(i % 20);
  return rawTable({
    customer: each((i) => of(i).id),
    email: each((i) => of(i).email),
    phone: each((i) => of(i).phone),
    name: each((i) => of(i).name),
    order: each((i) => `o${i}`),
    date: each(day),
    amount: each((i) => 5 + ((i * 13) % 41)),
    quantity: each((i) => 1 + (i % 4)),
    'product-name': each((i) => `thing ${i % 9}`),
    category: each((i) => `group ${i % 3}`),
    country: each((i) => ['DE', 'FR'][i % 2]!),
  });
};
const one = shop((c) => ({
  id: `${100 + c}`,
  email: `a${c}@x.example`,
  phone: `0170 12345${10 + c}`,
  name: `Ann ${c}`,
}));
const other = shop((c) => ({
  id: `${900 + c}`,
  email: `zoltan.${c}@y.example`,
  phone: `0699 9999${40 + c}`,
  name: `Zed ${c}`,
}));

/** A base whose customer numbers cannot be read: whoever asks for one is found out. */
function unreadable(base: CustomerBase): CustomerBase {
  const customers = new Proxy([...base.customers], {
    get(target, key, self) {
      if (typeof key === 'string' && /^\d+$/.test(key)) throw new Error(`read the customer number ${key}`);
      if (key === Symbol.iterator) throw new Error('read all customer numbers');
      return Reflect.get(target, key, self) as unknown;
    },
  });
  return { ...base, customers };
}

describe('identifiers never become features', () => {
  const base = drain(prepare([one]));
  const activity = drain(activityOf(base, 0));
  const blind = { ...activity, base: unreadable(activity.base) };

  test('the catalogue is not empty', () => expect(featureCatalog.length).toBeGreaterThan(10));

  test.each(featureCatalog.map((entry) => [entry.spec.id, entry] as const))('%s reads none', (_, entry) => {
    if (entry.lacks(blind) !== null) return;
    expect(entry.compute(blind)).toEqual(entry.compute(activity));
  });

  test('the check can fail', () => {
    const leaky = { compute: ({ base: b }) => Float64Array.of(b.customers[0]!.length) } as Pick<
      FeatureEntry,
      'compute'
    >;
    expect(() => leaky.compute(blind)).toThrow('read the customer number');
    expect(leaky.compute(activity)).toEqual(Float64Array.of(3));
  });

  test('other names, numbers and addresses, the same features', () => {
    const [a, b] = [one, other].map((table) => drain(features(drain(prepare([table])))));
    expect(a!.customers).not.toEqual(b!.customers);
    expect(a!.features.map(({ spec }) => spec)).toEqual(b!.features.map(({ spec }) => spec));
    for (const [i, feature] of a!.features.entries()) expect(feature.values).toEqual(b!.features[i]!.values);
    expect(a!.x).toEqual(b!.x);
  });

  test('a column of identifiers may say who someone is, never what they are like', () => {
    const iban = { role: 'identifier', category: null, reason: '' } as const;
    for (const role of ['attribute', 'category', 'region', 'tier', 'product', 'device'] as Role[])
      expect(keptRole(iban, role, 'because')).toBe('ignore');
    for (const role of ['customer', 'email', 'phone', 'name'] as Role[])
      expect(keptRole(iban, role, undefined)).toBe(role);
  });
});

describe('special categories are off until there is a reason', () => {
  const rows = Array.from(
    { length: 30 },
    (_, i) => `${i},c${i % 9},${day(i)},9.50,${['E11.9', 'I10', 'J45.0'][i % 3]},secret${i % 5}`,
  );
  const source = () =>
    fileOf(`Order ID,Customer ID,Date,Total,Diagnosis,Religion\n${rows.join('\n')}\n`, 'orders.csv');
  const load = async (overrides = {}, reasons = {}) =>
    drainAsync(read(source(), await inspectFile(source()), overrides, sequential, reasons));
  const secret = /E11|J45|secret/;

  test('case 26: flagged, off by default, and dropped while the file is read', async () => {
    const guess = await inspectFile(source());
    expect(guess.columns.slice(4).map(({ role, privacy }) => [role, privacy.role, privacy.category])).toEqual(
      [
        ['ignore', 'sensitive', 'health'],
        ['ignore', 'sensitive', 'religion'],
      ],
    );
    const table = await load();
    expect(table.columns.map(({ header }) => header)).toEqual(['Order ID', 'Customer ID', 'Date', 'Total']);
    expect(JSON.stringify(table)).not.toMatch(secret);
  });

  test('no view holds their values, the preview neither', async () => {
    const guess = await inspectFile(source());
    const file = { id: 'file-1', source: source(), guess };
    expect(JSON.stringify(fileView(file, await load()))).not.toMatch(secret);
    expect(guess.preview[0]).toContain('•••');
  });

  test('a chosen role is not enough, and blanks are no reason', async () => {
    const overrides = { columns: { 4: { role: 'attribute' }, 5: { role: 'category' } } };
    expect(JSON.stringify(await load(overrides))).not.toMatch(secret);
    expect(JSON.stringify(await load(overrides, { 4: '  ' }))).not.toMatch(secret);
  });

  test('a reason keeps that one column', async () => {
    const table = await load({}, { 4: 'Patients agreed in writing' });
    expect(table.columns.map(({ header, role }) => [header, role]).at(-1)).toEqual([
      'Diagnosis',
      'attribute',
    ]);
    expect(JSON.stringify(table)).toMatch(/E11/);
    expect(JSON.stringify(table)).not.toMatch(/secret/);
  });
});

test('a column left out by a person is not in the table either', async () => {
  const text =
    'Order ID,Customer ID,Date,Total,City\n1,7,2024-01-02,9.50,Hiddenville\n2,8,2024-01-03,4.20,Hiddenville\n';
  const guess = await inspectFile(fileOf(text));
  const overrides = { columns: { 4: { role: 'ignore' as const } } };
  expect(JSON.stringify(await drainAsync(read(fileOf(text), guess, {}, sequential)))).toContain(
    'Hiddenville',
  );
  const table = await drainAsync(read(fileOf(text), guess, overrides, sequential));
  expect(JSON.stringify(table)).not.toContain('Hiddenville');
});
