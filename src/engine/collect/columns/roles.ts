import type { ColumnType, Role } from '../types';
import type { ColumnFacts } from './facts';
import { headerHas, headerScores } from './header';
import { secondaryDates } from './vocabulary';

/** A column before it has a role: what its header says and what its values are. */
export interface Candidate {
  readonly index: number;
  readonly header: string;
  readonly facts: ColumnFacts;
  readonly type: ColumnType;
  /** Share of values that are numbers, and that are dates, in the elected format. */
  readonly numbers: number;
  readonly dates: number;
  /** Share with decimals or a currency sign: money rather than a count or a code. */
  readonly money: number;
  /** All rows of the file were looked at and the column is empty. */
  readonly empty: boolean;
}

export interface RoleScore {
  readonly role: Role;
  readonly score: number;
  readonly reason: string;
}

const textRoles: ReadonlySet<Role> = new Set([
  'name',
  'category',
  'country',
  'region',
  'status',
  'channel',
  'event',
  'company',
  'payment',
  'url',
  'device',
  'subject',
  'campaign',
]);

/** How well each role fits a column, by its header and confirmed (or refuted) by its values; best first. */
export function roleScores(candidate: Candidate): RoleScore[] {
  const { header, facts } = candidate;
  const scores: RoleScore[] = [];
  if (candidate.empty) return scores;
  for (const [role, byHeader] of headerScores(header)) {
    const fit = valueFit(role, candidate);
    const score = byHeader * fit * (role === 'date' && headerHas(header, secondaryDates) ? 0.6 : 1);
    const checked = facts.values.length === 0 ? 'no values to confirm it' : 'its values agree';
    if (score > 0.2) scores.push({ role, score, reason: `the header says so, ${checked}` });
  }
  for (const guess of byValues(candidate)) {
    if (!scores.some((known) => known.role === guess.role && known.score >= guess.score)) scores.push(guess);
  }
  return scores.sort((a, b) => b.score - a.score);
}

/** 0 when the values rule the role out, 1 when they confirm it. A column without values confirms nothing. */
export function valueFit(role: Role, { facts, numbers, dates, money, type }: Candidate): number {
  if (facts.values.length === 0) return 0.7;
  const isDate = type.kind === 'date';
  switch (role) {
    case 'email':
      return facts.email >= 0.5 ? 1 : 0;
    case 'phone':
      return facts.phone >= 0.4 ? 1 : facts.email > 0.2 || facts.letters > 0.3 ? 0 : 0.6;
    case 'date':
      return dates >= 0.8 ? 1 : dates >= 0.4 ? 0.7 : 0;
    case 'amount':
      return numbers < 0.8 || isDate ? 0 : money > 0 ? 1 : 0.93;
    case 'price':
      return numbers < 0.8 || isDate ? 0 : 1;
    case 'discount':
      return numbers < 0.8 ? 0 : 1;
    case 'quantity':
      return numbers < 0.8 || isDate ? 0 : facts.whole > 0.8 ? 1 : 0.85;
    case 'refunded':
    case 'cost':
      return numbers < 0.8 || isDate ? 0 : 1;
    case 'points':
      return numbers < 0.8 || isDate || facts.whole < 0.8 ? 0 : 1;
    case 'age':
      return numbers < 0.8 || isDate || facts.distinct > 121 || !facts.values.every(isAge) ? 0 : 1;
    case 'birthday':
      return dates >= 0.6 || (numbers > 0.9 && facts.values.every(isYear)) || facts.values.every(isDayOfYear)
        ? 1
        : 0;
    case 'signup':
      return dates >= 0.6 ? 1 : 0;
    case 'postcode':
      return isDate || facts.meanLength > 12 || facts.email > 0.2 || facts.meanWords > 2.5 ? 0 : 1;
    case 'gender':
      return isDate || facts.distinct > 12 || facts.meanLength > 24 ? 0 : 1;
    case 'consent':
    case 'opt-out':
    case 'treatment':
    case 'tier':
      return isDate || facts.distinct > 24 || facts.email > 0.2 ? 0 : 1;
    case 'opened':
    case 'clicked':
    case 'converted':
      return isDate || numbers > 0.8 || facts.distinct <= 6 ? 1 : 0;
    case 'sent':
      return isDate || dates > 0.6 || numbers > 0.8 || facts.distinct <= 6 ? 1 : 0;
    case 'coupon':
      return isDate || facts.meanWords > 4 || facts.email > 0.2 ? 0 : 1;
    case 'rating':
      return numbers < 0.8 || facts.distinct > 101 ? 0 : 1;
    case 'customer':
      return isDate || facts.meanWords > 6 || (numbers > 0.9 && facts.whole + facts.textDigits < 0.5)
        ? 0
        : facts.email > 0.5
          ? 0.6
          : 1;
    case 'order':
      return isDate ||
        facts.meanWords > 3 ||
        facts.email > 0.2 ||
        (numbers > 0.9 && facts.whole + facts.textDigits < 0.5)
        ? 0
        : 1;
    case 'product':
      return isDate ? 0 : facts.meanWords > 1.6 ? 0.8 : 1;
    case 'product-name':
      return facts.letters < 0.5 || isDate ? 0 : facts.meanWords > 1.3 ? 1 : 0.85;
    case 'currency':
      return facts.meanLength <= 4 && facts.letters + money > 0.5 ? 1 : 0;
    case 'text':
      return facts.letters < 0.5 ? 0 : facts.meanWords >= 3 ? 1 : 0.7;
    default:
      return textRoles.has(role) && (isDate || facts.letters < 0.4 || facts.email > 0.2) ? 0 : 1;
  }
}

/** A few values, one of which names the people of a trial who were left alone. */
const isAssignment = ({ distinct, values }: ColumnFacts) =>
  distinct >= 2 &&
  distinct <= 6 &&
  values.some((value) =>
    /^(control|control group|holdout|no e-?mail|kontrolle|kontrollgruppe|placebo)$/i.test(value.trim()),
  );

const isAge = (value: string) => Number(value) >= 0 && Number(value) <= 125;
const isYear = (value: string) => /^(18|19|20)\d\d(\.0+)?$/.test(value.trim());
/** A birthday without its year: "03/14". */
const isDayOfYear = (value: string) => /^\d{1,2}[./-]\d{1,2}\.?$/.test(value.trim());

/** What the values alone suggest: sure for e-mail and dates, a question for the rest. */
function byValues({ facts, numbers, dates, money, type, header }: Candidate): RoleScore[] {
  if (facts.values.length === 0) return [];
  const found: RoleScore[] = [];
  const named = header !== '';
  if (facts.email >= 0.8)
    found.push({ role: 'email', score: named ? 0.7 : 0.85, reason: 'the values are e-mail addresses' });
  if (type.kind === 'date' && dates >= 0.9) {
    const second = headerHas(header, secondaryDates);
    found.push({ role: 'date', score: second ? 0.4 : 0.65, reason: 'the values are dates' });
  }
  if (facts.values.filter((value) => /^#\d+/.test(value)).length > facts.values.length * 0.8) {
    found.push({ role: 'order', score: 0.75, reason: 'the values look like order numbers' });
  }
  if (isAssignment(facts)) {
    found.push({ role: 'treatment', score: 0.8, reason: 'the values name those written to and the others' });
  }
  if (named) return found;
  if (facts.phone >= 0.9)
    found.push({ role: 'phone', score: 0.5, reason: 'the values look like phone numbers' });
  if (
    facts.code > 0.9 &&
    facts.distinct > 1 &&
    facts.distinctShare < 0.95 &&
    (facts.textDigits > 0.3 || facts.letters > 0.9)
  ) {
    found.push({
      role: 'customer',
      score: 0.5,
      reason: 'the values look like repeated numbers of customers',
    });
  }
  if (type.kind === 'number' && money > 0.5) {
    found.push({ role: 'amount', score: 0.5, reason: 'the values look like money' });
  } else if (numbers > 0.95 && facts.whole > 0.95 && facts.distinctShare < 0.5 && facts.textDigits === 0) {
    found.push({ role: 'quantity', score: 0.45, reason: 'the values are small whole numbers' });
  }
  if (facts.meanWords > 8) found.push({ role: 'text', score: 0.55, reason: 'the values are sentences' });
  return found;
}

/** Roles that several columns of a file may have. */
export const sharedRoles: ReadonlySet<Role> = new Set([
  'name',
  'category',
  'region',
  'text',
  'phone',
  'consent',
  'opt-out',
  'attribute',
]);

export interface Assigned extends RoleScore {
  /** Another column that might have the role just as well. */
  readonly rival: number | null;
}

/**
 * Gives each column the best role that is still free; the surest pairs first, the leftmost column on a tie.
 * `given` are roles that other columns of the file have already.
 */
export function assignRoles(
  candidates: readonly Candidate[],
  given: ReadonlySet<Role> = new Set(),
): Map<number, Assigned> {
  const pairs = candidates.flatMap((candidate) =>
    roleScores(candidate).map((score) => ({ ...score, index: candidate.index })),
  );
  pairs.sort((a, b) => b.score - a.score || a.index - b.index);
  const byColumn = new Map<number, Assigned>();
  const taken = new Set(given);
  for (const { index, role, score, reason } of pairs) {
    if (byColumn.has(index)) continue;
    if (taken.has(role) && !sharedRoles.has(role)) continue;
    const rival = pairs.find((p) => p.role === role && p.index !== index && score - p.score < 0.02);
    taken.add(role);
    byColumn.set(index, { role, score, reason, rival: rival && !sharedRoles.has(role) ? rival.index : null });
  }
  return byColumn;
}
