import { expect, test } from 'vitest';
import { drain } from '../../../../src/base/steps';
import type { Role } from '../../../../src/engine/collect/types';
import { prepare } from '../../../../src/engine/prepare/prepare';
import { rawTable, type Cell } from '../../../support/raw-table';

const campaignsOf = (columns: Partial<Record<Role, readonly Cell[]>>) => {
  const customer = ['a', 'b', 'c', 'd'];
  const orders = rawTable({ customer, amount: [1, 2, 3, 4] }, 'orders');
  const campaign = { ...rawTable({ customer, ...columns }, 'campaign'), file: 'card.csv' };
  return drain(prepare([orders, campaign])).campaigns!;
};
const list = (flags: Uint8Array | null) => flags && Array.from(flags);

test('who was held back, in the words people use', () => {
  const treated = (words: string[]) => list(campaignsOf({ treatment: words }).treated);
  expect(treated(['treated', 'Control', 'hold-out', ''])).toEqual([1, 0, 0, 255]);
  expect(treated(['A', 'B', 'Kontrollgruppe', 'no e-mail'])).toEqual([1, 1, 0, 0]);
  expect(treated(['1', '0', '1', '0'])).toEqual([1, 0, 1, 0]);
});

test('what they did: flags, counts and moments', () => {
  const { opened, clicked, converted, campaign } = campaignsOf({
    opened: ['yes', 'No', '', 'ja'],
    clicked: ['2', '0', '1.5', 'what'],
    converted: ['2024-01-02 10:00', '', '', '2024-02-01'],
  });
  expect(list(opened)).toEqual([1, 0, 255, 1]);
  expect(list(clicked)).toEqual([1, 0, 1, 255]);
  // Only moments and empty cells: empty is no.
  expect(list(converted)).toEqual([1, 0, 0, 1]);
  expect(campaign.dictionary).toEqual(['card.csv']);
});
