import type { Reviews } from '../../prepare/join/types';
import type { Authors } from './types';

/** Whose reviews they are, for `voice`; the texts of the corpus are `reviews.text`. */
export function authorsOf({ count, offsets, rating }: Reviews): Authors {
  const customer = new Int32Array(count);
  for (let c = 0; c + 1 < offsets.length; c++) customer.fill(c, offsets[c]!, offsets[c + 1]!);
  return { customer, customers: offsets.length - 1, rating };
}
