import { expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { analyze } from '../../../src/engine/analyze/analyze';
import { languages } from '../../../src/engine/analyze/language/languages';
import { tell } from '../../../src/engine/analyze/tell';
import { rfmGrid } from '../../../src/engine/cluster/rfm-grid';
import type { Segmentation } from '../../../src/engine/cluster/types';
import { features } from '../../../src/engine/features/features';
import { prepare } from '../../../src/engine/prepare/prepare';
import { rawTable } from '../../support/raw-table';

const people = Array.from({ length: 40 }, (_, i) => i);
const list = drain(
  prepare([
    rawTable(
      {
        email: people.map((i) => `p${i}@shop.example`),
        country: people.map((i) => (i % 2 ? 'DE' : 'US')),
        points: people.map((i) => (i * 13) % 40),
      },
      'orders',
    ),
  ]),
);

test('a list of people without orders is described by what it says of them, where somebody asks for it', () => {
  const matrix = drain(features(list, { profiles: true }));
  expect(matrix.used.map((at) => matrix.features[at]!.spec.id)).toEqual(['loyalty_points', 'is_country_de']);
  expect(matrix.warnings).toEqual([]);
  const orders = matrix.features.find(({ spec }) => spec.id === 'frequency')!;
  expect([orders.used, orders.reason]).toEqual([false, 'The files list people, not what they bought.']);
  expect(drain(rfmGrid(matrix))).toBeNull();
});

test('who people are decides nothing by itself', () => {
  expect(() => drain(features(list))).toThrow(
    /^Nothing tells the 40 customers apart: \d+ features that differ between them are not in use\.$/,
  );
});

test.each([
  ['days', { date: people.map((i) => `2024-01-${String(1 + (i % 28)).padStart(2, '0')}`) }],
  ['amounts', { amount: people.map((i) => 5 + i) }],
])('one order each, with %s, is no list of people', (_, column) => {
  const email = people.map((i) => `p${i}@shop.example`);
  const matrix = drain(features(drain(prepare([rawTable({ email, ...column }, 'orders')]))));
  const orders = matrix.features.find(({ spec }) => spec.id === 'frequency')!;
  expect(orders.reason).not.toContain('list people');
  expect(matrix.warnings).toMatchObject([{ code: 'all-bought-once' }]);
});

test('its segments are told by plain medians and shares', () => {
  const rows = Array.from({ length: 120 }, (_, i) => i);
  const base = drain(
    prepare([
      rawTable(
        {
          email: rows.map((i) => `p${i}@shop.example`),
          country: rows.map((i) => (i < 60 === i % 5 > 0 ? 'DE' : 'US')),
          points: rows.map((i) => (i < 60 ? 10 : 200) + (i % 3)),
        },
        'orders',
      ),
    ]),
  );
  const matrix = drain(features(base, { profiles: true }));
  // Rows are in the order of the customers.
  const labels = Int32Array.from(matrix.customers, (who) => (parseInt(who.slice(1), 10) < 60 ? 0 : 1));
  const profiles = drain(analyze(matrix, { labels, k: 2 } as unknown as Segmentation));
  const english = tell(profiles, matrix, languages.en).segments[0]!;
  expect(english.portrait).toBe('Known by what the files say of them.');
  expect(english.facts.map(({ figure, rest }) => `${figure} ${rest}`)).toEqual([
    '11 loyalty points, others 201',
    '80% with “Country: DE”, others 20%',
  ]);
  const german = tell(profiles, matrix, languages.de).segments[0]!;
  expect(german.facts[1]!.rest).toBe('mit „Land: DE“, sonst 20\u202f%');
});

test('a list of what people did speaks of activity, not of orders', () => {
  const who = Array.from({ length: 60 }, (_, i) => `u${i}`);
  const visits = who.flatMap((user, i) =>
    Array.from(
      { length: i < 30 ? 12 : 3 },
      (_, at) => [user, `2024-0${1 + (at % 6)}-0${1 + (i % 9)}`] as const,
    ),
  );
  const table = (extra: Record<string, string[]>) =>
    rawTable(
      { customer: visits.map(([user]) => user), date: visits.map(([, day]) => day), ...extra },
      'orders',
    );
  const matrix = drain(features(drain(prepare([table({})]))));
  expect(matrix.activityOnly).toBe(true);
  const labels = Int32Array.from(matrix.customers, (user) => (parseInt(user.slice(1), 10) < 30 ? 0 : 1));
  const profiles = drain(analyze(matrix, { labels, k: 2 } as unknown as Segmentation));
  for (const language of [languages.en, languages.de]) {
    const told = JSON.stringify(
      tell(profiles, matrix, language).segments.map(({ name, portrait, facts }) => [name, portrait, facts]),
    );
    expect(told).not.toMatch(/order|bestell|bought|buyer|NaN/i);
    expect(told).toMatch(language.id === 'en' ? /Active \d+ times/ : /-mal aktiv/);
  }
  const numbered = table({ order: visits.map((_, at) => `n${at}`) });
  expect(drain(features(drain(prepare([numbered])))).activityOnly).toBe(false);
});
