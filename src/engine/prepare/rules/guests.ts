import type { TextColumn } from '../../../base/table';
import type { OrderLines } from '../order-lines';
import { linesThat, rowsWhere, type CleaningRule } from './rule';

const missing = ({ customer, email }: OrderLines, row: number) =>
  customer.codes[row]! < 0 && email!.codes[row]! >= 0;

/** Orders without an account, recognized by the e-mail they were placed with. */
export const guests: readonly CleaningRule[] = [
  {
    id: 'guests-by-email',
    title: 'Guests are recognized by their e-mail',
    optional: true,
    find: (lines) => (lines.email ? rowsWhere(lines.rows, (row) => missing(lines, row)) : []),
    detail: (found) =>
      `${linesThat(found, 'has', 'have')} no customer number but an e-mail. Where one customer alone uses that e-mail, the lines are theirs; else the e-mail stands for a customer of its own.`,
    on: 'keep',
    off: 'keep',
    repair: (lines) => {
      const { customer, email, emailOwner, rows } = lines;
      const named = emailOwner ? byName(customer, emailOwner) : null;
      const owner = named ? null : ownersOf(lines);
      const dictionary = [...customer.dictionary];
      const codes = customer.codes.slice();
      const own = new Map<string, number>();
      for (let row = 0; row < rows; row++) {
        if (!missing(lines, row)) continue;
        const address = email!.codes[row]!;
        const held = named ? named[address]! : owner![address]!;
        const name = emailOwner ? emailOwner[address]! : email!.dictionary[address]!;
        let code = held >= 0 ? held : own.get(name);
        if (code === undefined) {
          code = dictionary.length;
          dictionary.push(name);
          own.set(name, code);
        }
        codes[row] = code;
      }
      lines.customer = { kind: 'text', codes, dictionary };
    },
  },
];

/** The customer of each e-mail; −1 where they have no line of their own. */
function byName({ dictionary }: TextColumn, owners: readonly string[]): Int32Array {
  const codes = new Map(dictionary.map((id, code) => [id, code]));
  return Int32Array.from(owners, (owner) => codes.get(owner) ?? -1);
}

/** The one customer who uses an e-mail; −1 for none, −2 for several. */
function ownersOf({ customer, email, rows }: OrderLines): Int32Array {
  const owner = new Int32Array(email!.dictionary.length).fill(-1);
  for (let row = 0; row < rows; row++) {
    const [who, address] = [customer.codes[row]!, email!.codes[row]!];
    if (who < 0 || address < 0) continue;
    if (owner[address] === -1) owner[address] = who;
    else if (owner[address] !== who) owner[address] = -2;
  }
  return owner;
}
