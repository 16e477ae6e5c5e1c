import { currencies } from './currencies';
import { customers } from './customers';
import { duplicates } from './duplicates';
import { guests } from './guests';
import { incomplete } from './incomplete';
import { oddities } from './oddities';
import { orders } from './orders';
import { outliers } from './outliers';
import { paidBack } from './paid-back';
import { prices } from './prices';
import { refunds } from './refunds';
import { repeats } from './repeats';
import { returns } from './returns';
import type { CleaningRule } from './rule';
import { spelling } from './spelling';

/**
 * All cleaning rules in the order in which they run: what fills cells, one currency, what marks returns, what leaves lines out,
 * and last what depends on the lines that are left.
 */
export const cleaningRules: readonly CleaningRule[] = [
  ...orders,
  ...guests,
  ...spelling,
  ...currencies,
  ...returns,
  ...paidBack,
  ...duplicates,
  ...incomplete,
  ...oddities,
  ...prices,
  ...repeats,
  ...refunds,
  ...outliers,
  ...customers,
];
