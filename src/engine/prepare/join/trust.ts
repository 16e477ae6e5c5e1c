import type { TextColumn } from '../../../base/table';
import type { RawTable } from '../../collect/types';
import { bestKey, keyColumn, matchKeys, openColumns, type KeyColumn } from './keys';
import { planOf, type KeyKind, type PeopleSource, type SourcePlan } from './source';

export interface TrustedPlan {
  readonly plan: SourcePlan;
  /** Why a column that names customers is not used; null where all are. */
  readonly doubt: 'other-numbers' | 'contradicting-numbers' | null;
}

/** Rows with number and e-mail in both files below which nothing is read from them. */
const FEW = 5;
/** Share of the different values of a column that must be known customers, where no role says that it names them. */
const ENOUGH = 0.5;

/**
 * Which columns of a file say who its rows are about. Numbers that are not those of the orders (a newsletter's own
 * member numbers), or that go with other e-mails there, are not used. Where no role fits, a column whose values are
 * the customers of the orders is taken.
 */
export function trustedPlan(table: RawTable, orders: PeopleSource): TrustedPlan {
  const plan = planOf(table);
  const others = plan.email !== null || plan.phone !== null;
  const number = table.columns.find(({ header }) => header === plan.number);
  if (number && orders.number) {
    const match = matchKeys(keyColumn(number), asKey(orders.number));
    if (match.found === 0 && others) return { plan: { ...plan, number: null }, doubt: 'other-numbers' };
    if (match.found > 0 && contradicts(table, keyColumn(number), match.target, plan, orders))
      return { plan: { ...plan, number: null }, doubt: 'contradicting-numbers' };
    if (match.found > 0) return { plan, doubt: null };
  }
  if (number || others) return { plan, doubt: null };
  return { plan: byValues(table, plan, orders), doubt: null };
}

const asKey = ({ codes, dictionary }: TextColumn): KeyColumn => ({
  header: '',
  role: 'customer',
  codes,
  keys: dictionary,
});

function byValues(table: RawTable, plan: SourcePlan, orders: PeopleSource): SourcePlan {
  for (const kind of ['number', 'email'] as const satisfies readonly KeyKind[]) {
    const target = orders[kind];
    if (!target) continue;
    const key = bestKey(openColumns(table), [asKey(target)]);
    if (key && key.match.found / Math.max(1, key.from.keys.length) >= ENOUGH)
      return { ...plan, [kind]: key.from.header };
  }
  return plan;
}

/** Whether equal numbers mostly go with different e-mails in the two files. */
function contradicts(
  table: RawTable,
  number: KeyColumn,
  target: Int32Array,
  { email: header }: SourcePlan,
  orders: PeopleSource,
): boolean {
  const email = table.columns.find((column) => column.header === header);
  if (!email || !orders.email || !orders.number) return false;
  const emails = matchKeys(keyColumn(email), asKey(orders.email)).target;
  const addresses = keyColumn(email).codes;
  const width = orders.email.dictionary.length;
  const known = new Set<number>();
  const numbered = new Uint8Array(orders.number.dictionary.length);
  for (let row = 0; row < orders.rows; row++) {
    const [a, b] = [orders.number.codes[row]!, orders.email.codes[row]!];
    if (a < 0 || b < 0) continue;
    numbered[a] = 1;
    known.add(a * width + b);
  }
  let [same, other] = [0, 0];
  for (let row = 0; row < table.rowCount; row++) {
    const [code, address] = [number.codes[row]!, addresses[row]!];
    const who = code < 0 ? -1 : target[code]!;
    if (who < 0 || address < 0 || numbered[who] === 0) continue;
    if (emails[address]! >= 0 && known.has(who * width + emails[address]!)) same++;
    else other++;
  }
  return same + other >= FEW && other > same;
}
