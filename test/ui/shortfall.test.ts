import { expect, test } from 'vitest';
import type { Role, TableKind } from '../../src/engine/collect/types';
import { defaultSettings } from '../../src/engine/settings';
import {
  givenBack,
  isTakenUp,
  offerOf,
  shortfallOf,
  takenUp,
  troubleOf,
  useOf,
  holdsTotals,
} from '../../src/ui/state/shortfall';
import type { FileView } from '../../src/worker/views';

const file = (id: string, kind: TableKind, ...roles: Role[]) =>
  ({
    id,
    guess: {
      name: `${id}.csv`,
      kind,
      columns: roles.map((role, index) => ({ index, role, confidence: 1, privacy: { role: 'measure' } })),
    },
    read: null,
  }) as unknown as FileView;
const offer = (...files: FileView[]) => offerOf(files, defaultSettings);

test('only what files lack is no fault', () => {
  expect(shortfallOf('no-orders')).toBe('no-orders');
  expect([shortfallOf('worker-lost'), shortfallOf(undefined)]).toEqual([null, null]);
});

test('customers who are all alike are an answer, no failure', () => {
  expect(['no-differences', 'no-rows', 'bad-range'].map(troubleOf)).toEqual([
    'noSegments',
    'notYet',
    'title',
  ]);
});

test('a list of people is offered before what they did', () => {
  const people = file('people', 'customers', 'email', 'country');
  const events = file('events', 'events', 'customer', 'event', 'date');
  expect(offer(events, people)).toEqual({ id: 'people', name: 'people.csv', kind: 'customers' });
  expect(offer(events)?.kind).toBe('events');
});

test('nothing is offered that could not be done', () => {
  expect(offer(file('names', 'customers', 'email', 'name', 'postcode'))).toBeNull();
  expect(offer(file('nobody', 'customers', 'country', 'points'))).toBeNull();
  expect(offer(file('traffic', 'events', 'url', 'date'))).toBeNull();
  expect(offer(file('shelf', 'products', 'product', 'price'))).toBeNull();
  expect(offer(file('undated', 'events', 'customer', 'event'))).toBeNull();
});

test('what the files will be good for beside orders', () => {
  const use = (...files: FileView[]) => useOf(files, defaultSettings);
  expect(use(file('shelf', 'products', 'product'), file('names', 'customers', 'email'))).toBe('people');
  expect(use(file('shelf', 'products', 'product'))).toBe('products');
  expect(use(file('traffic', 'campaign', 'channel', 'clicked'))).toBe('nobody');
});

test('a report on channels holds totals, a list of whom a campaign reached does not', () => {
  const totals = (...roles: Role[]) => holdsTotals(file('traffic', 'campaign', ...roles), defaultSettings);
  expect([totals('channel', 'clicked', 'amount'), totals('email', 'campaign', 'clicked')]).toEqual([
    true,
    false,
  ]);
  expect(holdsTotals(file('shelf', 'products', 'product'), defaultSettings)).toBe(false);
});

test('what is taken up can be undone and leaves other settings alone', () => {
  const settings = {
    ...defaultSettings,
    files: { other: { kind: 'orders' as const } },
    features: { log: false },
  };
  expect(takenUp(settings, { id: 'a', name: 'a.csv', kind: 'customers' })).toEqual({
    files: { other: { kind: 'orders' }, a: { kind: 'orders' } },
    features: { log: false, profiles: true },
  });
  expect(takenUp(settings, { id: 'a', name: 'a.csv', kind: 'events' }).features).toBeUndefined();

  const people = file('a', 'customers', 'email', 'country');
  const taken = { ...settings, ...takenUp(settings, { id: 'a', name: 'a.csv', kind: 'customers' }) };
  expect([isTakenUp(people, settings), isTakenUp(people, taken)]).toEqual([false, true]);
  expect(givenBack(taken, 'a')).toEqual({
    files: { other: { kind: 'orders' }, a: {} },
    features: { log: false },
  });
});
