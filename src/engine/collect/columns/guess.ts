import type { Steps } from '../../../base/steps';
import { recognize } from '../layouts/recognize';
import type { ColumnGuess, ColumnType, Role, SourceGuess } from '../types';
import { columnFacts, type ColumnFacts } from './facts';
import { headerHas, headerScores } from './header';
import type { KindGuess } from './kind';
import { meaningOf } from './meaning';
import { keptRole, whyLeftOut } from './kept-role';
import { columnPrivacy } from './privacy';
import { voteNumbers, type NumberVote } from './number-vote';
import { voteDates, type DateVote } from './date-vote';
import type { Candidate } from './roles';
import { secondaryDates } from './vocabulary';

export interface TableGuess {
  readonly kind: KindGuess;
  readonly source: SourceGuess | null;
  readonly alternatives: readonly SourceGuess[];
  readonly columns: readonly ColumnGuess[];
}

/** Roles whose cells are names of things: text even where they are digits ("00123"). */
const alwaysText: ReadonlySet<Role> = new Set([
  'customer',
  'email',
  'phone',
  'name',
  'order',
  'product',
  'product-name',
  'category',
  'country',
  'region',
  'status',
  'currency',
  'channel',
  'event',
  'text',
  'company',
  'coupon',
  'payment',
  'postcode',
  'url',
  'device',
  'subject',
  'gender',
  'consent',
  'opt-out',
  'tier',
  'campaign',
  'treatment',
]);

const alwaysNumber: ReadonlySet<Role> = new Set([
  'amount',
  'quantity',
  'price',
  'discount',
  'refunded',
  'cost',
  'rating',
  'age',
  'points',
]);

/**
 * Understands a table from its headers ('' where there is none) and a sample of its rows, `whole` when these are
 * all. Cost: columns × sampled rows.
 */
export function* guessTable(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  whole: boolean,
): Steps<TableGuess> {
  const names = headers.map((header, index) => header || `Column ${index + 1}`);
  const facts: ColumnFacts[] = [];
  for (let index = 0; index < headers.length; index++) {
    facts.push(columnFacts(rows.map((row) => row[index] ?? '')));
    yield { done: index, total: 2 * headers.length };
  }
  const matches = recognize(headers);
  const habit = matches[0]?.required === 1 ? matches[0].layout.dates : undefined;
  const { numbers, dates, decimal } = yield* voteTypes(headers, facts, habit);
  const candidates = headers.map((header, index): Candidate => {
    const number = numbers[index]!;
    const date = dates[index]!;
    return {
      index,
      header,
      facts: facts[index]!,
      type: columnType(facts[index]!, number, date),
      numbers: number.share,
      dates: date.share,
      money: Math.max(number.currency, decimalShare(facts[index]!)),
      empty: whole && rows.length > 0 && facts[index]!.values.length === 0,
    };
  });
  const meaning = meaningOf(matches, candidates);
  const columns = candidates.map((candidate): ColumnGuess => {
    const { index } = candidate;
    const header = names[index]!;
    const meant = meaning.columns[index]!;
    const privacy = columnPrivacy(meant.role, header, candidate.facts.values);
    const left = whyLeftOut(privacy, meant.role);
    const role = keptRole(privacy, meant.role, undefined);
    const { score, reason } = left === null ? meant : { score: 0.9, reason: left };
    const rival = left === null ? meant.rival : null;
    const type = typeFor(role, candidate, dates[index]!, decimal);
    const doubt = doubtOf(candidate, header, numbers[index]!, dates[index]!, type, role);
    const question = doubt ?? (rival === null ? undefined : rivalry(role, header, names[rival]!));
    return {
      index,
      header,
      role,
      confidence: Math.min(1, question ? Math.min(score, 0.5) : score),
      reason,
      type,
      // The values of a special category never reach the screen.
      samples: privacy.role === 'sensitive' ? [] : distinctSamples(candidate.facts.values),
      missing: candidate.facts.missing,
      privacy,
      ...(question ? { question } : {}),
    };
  });
  const { kind, source, alternatives } = meaning;
  return { kind, source, alternatives, columns };
}

/** Numbers and dates of all columns; columns that show no order or separator of their own follow the sure ones. */
function* voteTypes(
  headers: readonly string[],
  facts: readonly ColumnFacts[],
  habit: 'dmy' | 'mdy' | undefined,
) {
  const firstNumbers: NumberVote[] = [];
  const firstDates: DateVote[] = [];
  for (const [index, { values }] of facts.entries()) {
    firstNumbers.push(voteNumbers(values, null));
    firstDates.push(voteDates(values, null, mayBeNumericDate(headers[index]!)));
    yield { done: facts.length + index, total: 2 * facts.length };
  }
  const sureNumbers = firstNumbers.filter((vote) => vote.evidence === 'sure' && vote.share > 0.8);
  const commas = sureNumbers.filter((vote) => vote.format.decimal === ',').length;
  const decimal =
    sureNumbers.length === 0 ? null : commas * 2 > sureNumbers.length ? ',' : commas === 0 ? '.' : null;
  const orders = new Set(
    firstDates
      .filter(({ format, share, contrary }) => share > 0.8 && contrary === 0 && !format.ambiguous)
      .map(({ format }) => format.order),
  );
  const decided = orders.has('dmy') !== orders.has('mdy');
  const order = decided ? (orders.has('dmy') ? 'dmy' : 'mdy') : orders.has('dmy') ? null : (habit ?? null);
  return {
    decimal: (decimal ?? '.') as '.' | ',',
    numbers: facts.map(({ values }, i) =>
      decimal === null ? firstNumbers[i]! : voteNumbers(values, decimal),
    ),
    dates: facts.map(({ values }, i) =>
      order !== null && firstDates[i]!.format.ambiguous
        ? voteDates(values, order, mayBeNumericDate(headers[i]!))
        : firstDates[i]!,
    ),
  };
}

/** Digits alone are a date only under a header that says date or under none. */
const mayBeNumericDate = (header: string) =>
  headerScores(header).has('date') || headerHas(header, secondaryDates);

function columnType(facts: ColumnFacts, number: NumberVote, date: DateVote): ColumnType {
  if (facts.values.length === 0) return { kind: 'text' };
  if (date.share >= 0.8 && date.share + 0.001 >= number.share * 0.9)
    return { kind: 'date', format: date.format };
  if (number.share >= 0.8 && facts.textDigits < 0.1) return { kind: 'number', format: number.format };
  return { kind: 'text' };
}

const decimalShare = ({ values }: ColumnFacts) =>
  values.length === 0
    ? 0
    : values.filter((value) => /\d[.,]\d{1,2}\D*$/.test(value.slice(-12))).length / values.length;

/** Names of things stay text; a date is read as one even where many cells are unreadable. */
function typeFor(role: Role, { type, facts }: Candidate, date: DateVote, decimal: '.' | ','): ColumnType {
  if (alwaysText.has(role)) return { kind: 'text' };
  if (facts.values.length === 0) {
    if (role === 'date' || role === 'signup')
      return { kind: 'date', format: { order: 'ymd', ambiguous: false } };
    return alwaysNumber.has(role) ? { kind: 'number', format: { decimal, group: '' } } : type;
  }
  return role === 'date' && date.share > 0 ? { kind: 'date', format: date.format } : type;
}

function doubtOf(
  { facts }: Candidate,
  header: string,
  number: NumberVote,
  date: DateVote,
  type: ColumnType,
  role: Role,
): string | undefined {
  if (role === 'ignore') return undefined;
  if (type.kind === 'date') {
    if (date.broken !== 'no') {
      const how =
        date.broken === 'exchanged'
          ? 'in these, day and month have changed places'
          : 'in these, day and month may have changed places';
      return `Some dates in "${header}" are text and others were made dates by a spreadsheet; ${how}. Can you export the file again and not open it in between?`;
    }
    if (date.contrary > 0) {
      return `Some dates in "${header}" put the day first and some the month, as when a spreadsheet has changed them. Which is right?`;
    }
    if (type.format.ambiguous) return `In "${header}", does the day or the month come first?`;
  }
  if (type.kind === 'number') {
    if (number.evidence === 'mixed') {
      return `"${header}" has numbers with a decimal point and numbers with a decimal comma. Which is right?`;
    }
    if (number.evidence === 'ambiguous' && facts.values.length > 0) {
      return `In "${header}", does the ${type.format.decimal === '.' ? 'point' : 'comma'} mark decimals or thousands?`;
    }
  }
  return undefined;
}

function rivalry(role: Role, one: string, other: string): string | undefined {
  if (role === 'amount') return `Which column is what the customer paid, "${one}" or "${other}"?`;
  if (role === 'customer') return `Which column tells the customers apart, "${one}" or "${other}"?`;
  return undefined;
}

function distinctSamples(values: readonly string[]): string[] {
  const samples = new Set<string>();
  for (const value of values) {
    samples.add(value.length > 80 ? `${value.slice(0, 79)}…` : value);
    if (samples.size === 5) break;
  }
  return [...samples];
}
