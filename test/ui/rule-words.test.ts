import { expect, test } from 'vitest';
import type { SegmentRule } from '../../src/engine/analyze/segment-rules';
import type { FeatureSpec } from '../../src/engine/features/types';
import { findingWords } from '../../src/ui/steps/understand/finding-words';
import { conditionWords, fidelityWords, filterText } from '../../src/ui/steps/understand/rule-words';

const spec = (id: string, label: string, unit: FeatureSpec['unit']): FeatureSpec => ({
  id, label, unit, meaning: '', formula: '', group: 'money',
}); // prettier-ignore
const specs = [
  spec('frequency', 'Orders', 'orders'),
  spec('recency_days', 'Days since the last order', 'days'),
  spec('average_order_value', 'Average order value', 'money'),
  spec('discount_share', 'Share taken off', 'share'),
];
const rule: SegmentRule = {
  segment: 0,
  conditions: [
    { feature: 0, least: 5, most: Infinity },
    { feature: 1, least: 30, most: 60 },
    { feature: 2, least: -Infinity, most: 1234.5 },
    { feature: 3, least: 0.125, most: 0.125 },
  ],
  hits: { wanted: 100, named: 102, right: 92 },
  accuracy: 0.982,
};

test('a rule as conditions in words, no bound rounded', () => {
  expect(rule.conditions.map((each) => conditionWords(each, specs, 'EUR'))).toEqual([
    'Orders: at least 5 orders',
    'Days since the last order: 30 days to 60 days',
    'Average order value: at most €1,234.5',
    'Share taken off: 12.5%',
  ]);
});

test('a rule as one line for a filter', () => {
  expect(filterText(rule, specs, 'EUR')).toBe(
    'Orders ≥ 5 AND Days since the last order ≥ 30 AND Days since the last order ≤ 60 AND Average order value ≤ €1,234.5 AND Share taken off = 12.5%',
  );
});

test('how well it does: what it finds, what it names wrongly, and how many in all', () => {
  expect(fidelityWords(rule, 1000)).toBe(
    'Finds 92% of them; 1 in 10 it names belongs elsewhere. Wrong about 18 of 1,000 customers: 8 missed, 10 from elsewhere.',
  );
  expect(fidelityWords({ ...rule, hits: { wanted: 8, named: 8, right: 8 } }, 20)).toBe(
    'Finds 100% of them; names nobody else. Wrong about 0 of 20 customers: 0 missed, 0 from elsewhere.',
  );
});

test('findings name the segments they are about', () => {
  const profiles = [
    { segment: 0, name: 'Regulars' },
    { segment: 1, name: 'Newcomers' },
  ];
  const finding = { measure: 0.5, message: '' };
  expect(
    findingWords(
      [
        { ...finding, kind: 'one', segments: [0, 1] },
        { ...finding, kind: 'unstable', segments: [1] },
      ],
      profiles,
    ),
  ).toEqual([
    'Regulars and Newcomers may be one: no gap shows between them, only a border drawn through a crowd.',
    'Newcomers is unstable: when the customers are drawn anew, much of it goes elsewhere.',
  ]);
});
