import type { Column } from '../../../base/table';
import type { Role } from '../../collect/types';
import { columnOf } from '../columns';
import { constantText, placedNumbers, placedText, type Placed } from './customer-rows';
import { fold } from './spelling';
import { UNKNOWN_FLAG, type Campaigns, type Flags } from './types';

const YES = new Set(
  'yes y true t 1 x ja j oui o si s sim tak opened clicked converted bought sent treated'.split(' '),
);
const NO = new Set('no n false f 0 nein non nao nie - not never none'.split(' '));

/** What people call those held back to compare with. */
const CONTROL =
  /^(control|controls|control group|ctrl|holdout|hold out|held out|baseline|no|none|0|false|untreated|not treated|no (e[ -]?mail|mail|contact|offer|treatment|campaign)|kontrolle|kontrollgruppe|kontroll|temoin|groupe temoin|groupe controle|grupo de control|gruppo di controllo|controlegroep|grupa kontrolna|grupo de controle)$/;

/** Who was written to, and what they did. */
export function campaignsOf(placed: Placed): Campaigns {
  const variant = placedText(placed, 'treatment');
  const control = variant?.dictionary.map((name) => CONTROL.test(fold(name).replace(/[_-]+/g, ' ')));
  const treated = variant
    ? Uint8Array.from(variant.codes, (code) => (code < 0 ? UNKNOWN_FLAG : Number(!control![code])))
    : flagsOf(placed, 'sent');
  const files = placed.table.file;
  return {
    ...placed.base,
    campaign: placedText(placed, 'campaign', 'subject') ?? constantText(files, placed.base.count),
    variant,
    treated,
    opened: flagsOf(placed, 'opened'),
    clicked: flagsOf(placed, 'clicked'),
    converted: flagsOf(placed, 'converted'),
    amount: placedNumbers(placed, 'amount'),
  };
}

/** A column of flags, counts or moments as yes and no: a count above zero and any moment are yes. */
function flagsOf({ table, rows }: Placed, role: Role): Flags | null {
  const column = columnOf(table, role)?.data;
  return column ? flags(column, rows) : null;
}

function flags(column: Column, rows: Int32Array): Flags {
  if (column.kind === 'date')
    return Uint8Array.from(rows, (row) => Number(!Number.isNaN(column.values[row]!)));
  if (column.kind === 'number') {
    const of = (value: number) => (Number.isNaN(value) ? UNKNOWN_FLAG : Number(value > 0));
    return Uint8Array.from(rows, (row) => of(column.values[row]!));
  }
  const judged = column.dictionary.map((written) => judge(fold(written)));
  // A column that only ever says yes leaves its cells empty for no.
  const empty = judged.includes(0) ? UNKNOWN_FLAG : 0;
  return Uint8Array.from(rows, (row) => (column.codes[row]! < 0 ? empty : judged[column.codes[row]!]!));
}

function judge(written: string): number {
  if (YES.has(written)) return 1;
  if (NO.has(written)) return 0;
  if (/^\d+([.,]\d+)?$/.test(written)) return Number(Number(written.replace(',', '.')) > 0);
  return /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(written) ? 1 : UNKNOWN_FLAG;
}
