import type { Problem } from '../../base/errors';
import { TextBuilder, type TextColumn } from '../../base/table';
import { counted, percent } from '../../base/wording';
import type { RawColumn, RawTable, Role } from '../collect/types';
import { asText, columnOf, filledCodes, mapText } from './columns';
import { marked, passing } from './rules/rule';

export interface Identity {
  readonly role: 'customer' | 'email' | 'phone' | 'name';
  readonly header: string;
  /** Customer of each row; −1 is nobody. */
  readonly column: TextColumn;
  /** E-mail of each row, where the customer is recognized by number and there is an e-mail too. */
  readonly email: TextColumn | null;
  readonly sentence: string;
  readonly problems: readonly Problem[];
}

/** What people and systems write where there is no customer. */
const NOBODY = new Set(['', 'null', 'nan', 'none', 'n/a', 'na', 'nil', '-', 'unknown', 'guest', 'anonymous']);

const nobody = (value: string) => (NOBODY.has(value.toLowerCase()) ? '' : value);

const NORMALIZE: Partial<Record<Role, (value: string) => string>> = {
  customer: (value) => nobody(value.trim()),
  email: (value) => nobody(value.trim().toLowerCase()),
  // Digits alone: full E.164 needs the country and is worked out where sources are joined.
  phone: (value) => nobody(value.replace(/(?!^\+)[^\d]/g, '')),
  name: (value) => nobody(value.trim().replace(/\s+/g, ' ').toLowerCase()),
};

const ROLES = ['customer', 'email', 'phone', 'name'] as const;

/** A column this much emptier than the fullest one is no way to tell customers apart. */
const ENOUGH = 0.5;
/** Share of the lines that only a customer number names, from which on it is used beside a fuller e-mail. */
const ADDED = 0.005;

/** Whether a table has any column that could say who bought. */
export const hasIdentity = (table: RawTable): boolean => ROLES.some((role) => columnOf(table, role));

/**
 * Chooses the column that says who bought (customer number, else e-mail, else phone, else name) and unifies its
 * spelling. Null when there is none. A sparse column of numbers is chosen all the same where it names customers on
 * lines without e-mail (two shops, one by number and one by e-mail): the rule for guests takes the e-mails as well.
 */
export function identify(table: RawTable): Identity | null {
  const found = ROLES.flatMap((role) => {
    const written = role === 'name' ? nameColumn(table) : columnOf(table, role);
    if (!written) return [];
    const text = normalize(asText(written.data), role, columnOf(table, 'email') !== null);
    return [{ role, header: written.header, text, filled: filledCodes(text.codes) }];
  });
  const fullest = Math.max(0, ...found.map(({ filled }) => filled));
  const full = found.find(({ filled }) => filled > 0 && filled >= ENOUGH * fullest);
  const numbers = found.find(({ role }) => role === 'customer');
  const chosen = full?.role === 'email' && numbers && addsLines(numbers.text, full.text) ? numbers : full;
  if (!chosen) return null;
  const problems: Problem[] = [];
  if (chosen.role === 'name') {
    problems.push({
      code: 'customers-by-name',
      message:
        'Customers are told apart by name only, so two people of one name become one. A customer number or an e-mail column would be safer.',
    });
  }
  // A fuller e-mail column is used as well, by the rule for guests.
  const fuller = found.find(({ role, filled }) => role !== 'email' && filled > chosen.filled);
  if (fuller) {
    const more = fuller.filled - chosen.filled;
    problems.push({
      code: 'fuller-identity',
      message: `“${fuller.header}” is filled on ${counted(more, 'line')} more than “${chosen.header}” (${percent(more / table.rowCount)} of all). To use it, set “${chosen.header}” to be ignored.`,
      numbers: { more },
    });
  }
  const email = chosen.role === 'customer' ? found.find(({ role }) => role === 'email') : undefined;
  return {
    role: chosen.role,
    header: chosen.header,
    column: chosen.text,
    email: email?.text ?? null,
    sentence: `by the column “${chosen.header}”`,
    problems,
  };
}

/** Whether numbers name customers on a share of the lines, worth a mention, on which the e-mails name nobody. */
function addsLines(numbers: TextColumn, emails: TextColumn): boolean {
  let added = 0;
  for (let row = 0; row < numbers.codes.length; row++)
    if (numbers.codes[row]! >= 0 && emails.codes[row]! < 0) added++;
  return added > ADDED * numbers.codes.length;
}

/** The column with whole names; where there is none, first and last name put together. */
export function nameColumn(table: RawTable): Pick<RawColumn, 'header' | 'data'> | null {
  const columns = table.columns.filter(({ role }) => role === 'name');
  const whole = columns.find(({ data }) => {
    const { dictionary } = asText(data);
    return dictionary.length > 0 && 2 * marked(passing(dictionary, hasBlank)) >= dictionary.length;
  });
  const [first, last] = columns;
  if (whole || !first || !last) return whole ?? first ?? null;
  const [a, b] = [asText(first.data), asText(last.data)];
  const builder = new TextBuilder(Math.max(1, table.rowCount));
  for (let row = 0; row < table.rowCount; row++) builder.add(`${cell(a, row)} ${cell(b, row)}`.trim());
  return { header: `${first.header} ${last.header}`, data: builder.finish() };
}

const hasBlank = (value: string) => value.trim().includes(' ');
const cell = ({ codes, dictionary }: TextColumn, row: number) => dictionary[codes[row]!] ?? '';

function normalize(column: TextColumn, role: Role, withEmail: boolean): TextColumn {
  const plain = mapText(column, NORMALIZE[role]!);
  if (role !== 'customer') return plain;
  // 17850.0: whole numbers that a spreadsheet or pandas wrote as floats because some cells were empty.
  if (plain.dictionary.length > 0 && plain.dictionary.every((id) => /^\d+\.0+$/.test(id)))
    return mapText(plain, (id) => id.slice(0, id.indexOf('.')));
  return zeroIsGuest(plain, withEmail ? 1 : 2) ? mapText(plain, (id) => (id === '0' ? '' : id)) : plain;
}

/**
 * Some shops number their customers from 1 and write 0 for every guest: then 0 has this many times the lines of any
 * other, twice where no e-mail tells the guests apart.
 */
function zeroIsGuest({ codes, dictionary }: TextColumn, times: number): boolean {
  const zero = dictionary.indexOf('0');
  if (zero < 0 || dictionary.length < 2 || !dictionary.every((id) => /^\d+$/.test(id))) return false;
  const lines = new Int32Array(dictionary.length);
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) lines[codes[row]!]!++;
  return lines.every((n, code) => code === zero || times * n <= lines[zero]!);
}
