import { categoryWords, type ColumnPrivacy } from '../../../privacy/roles';
import { isReason } from '../../../privacy/settings';
import type { Role } from '../types';

/** What a column of identifiers may be read as: to tell customers apart and to write to them, never to describe them. */
const identifying: ReadonlySet<Role> = new Set([
  'customer',
  'email',
  'phone',
  'name',
  'company',
  'order',
  'text',
  'subject',
]);

/**
 * The role with which a column is read, `ignore` when it must not be kept: a special category without a reason to
 * use it, or an identifier that would describe customers.
 *
 * @param wanted what the column was understood or chosen to mean
 * @param reason why a special category is used, as a person typed it
 */
export function keptRole({ role, category }: ColumnPrivacy, wanted: Role, reason: string | undefined): Role {
  if (role === 'sensitive') {
    if (!isReason(reason)) return 'ignore';
    return wanted === 'ignore' && category !== null ? 'attribute' : wanted;
  }
  return role === 'identifier' && !identifying.has(wanted) ? 'ignore' : wanted;
}

/** Why a column is left out for privacy, in words; null when it is not. */
export function whyLeftOut({ role, category, reason }: ColumnPrivacy, wanted: Role): string | null {
  if (role === 'sensitive') return `left out, it speaks of ${categoryWords[category!]}: ${reason}`;
  return role === 'identifier' && wanted !== 'ignore' && !identifying.has(wanted)
    ? `left out, it names people: ${reason}`
    : null;
}
