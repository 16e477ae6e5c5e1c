import { confirmed, reasonOf, rolesIn, type Match } from '../layouts/recognize';
import type { Role, SourceGuess, TableKind } from '../types';
import { guessKind, type KindGuess } from './kind';
import { assignRoles, sharedRoles, type Assigned, type Candidate } from './roles';

/** What a table and each of its columns mean, in column order. */
export interface Meaning {
  readonly kind: KindGuess;
  readonly source: SourceGuess | null;
  readonly alternatives: readonly SourceGuess[];
  readonly columns: readonly Assigned[];
}

/** A known export leaves little doubt; its name says so better than a reason for each column. */
const KNOWN = 0.97;
const OTHERS = 3;

/**
 * Understands a table as the likeliest known export whose values agree, its further columns one by one; without
 * one, all columns by their headers and values.
 *
 * @param matches the exports that the headers may be of, the likeliest first
 */
export function meaningOf(matches: readonly Match[], candidates: readonly Candidate[]): Meaning {
  const possible = matches.filter((match) => confirmed(match, candidates));
  const [best] = possible;
  const known = best && best.required === 1 ? best : undefined;
  const alone = oneByOne(candidates);
  const chosen = known ? asExport(known, candidates) : alone;
  const others = possible.filter((match) => match !== known).map((match) => sourceOf(match, candidates));
  const source = known ? sourceOf(known, candidates, chosen) : null;
  const generic: SourceGuess[] = known
    ? [
        {
          id: 'generic',
          label: '',
          kind: alone.kind.kind,
          matched: candidates.length,
          of: candidates.length,
          reason: alone.kind.reason,
          roles: used(alone),
        },
      ]
    : [];
  return { ...chosen, source, alternatives: [...others.slice(0, OTHERS), ...generic] };
}

type Understood = Pick<Meaning, 'kind' | 'columns'>;

/** Every column by its own header and values. */
function oneByOne(candidates: readonly Candidate[]): Understood {
  const assigned = assignRoles(candidates);
  const roles = new Map([...assigned].map(([index, { role }]) => [index, role]));
  const kind = guessKind(roles, candidates);
  const columns = candidates.map((candidate): Assigned => {
    const given = assigned.get(candidate.index);
    if (!given || demoted(given.role, kind.kind)) return leftover(candidate, kind.kind);
    const role = inKind(given.role, kind.kind, candidate);
    return { ...given, role };
  });
  return { kind, columns };
}

/** The columns of a known export by what it says, all others by their headers and values. */
function asExport(match: Match, candidates: readonly Candidate[]): Understood {
  const { layout, known } = match;
  const roles = rolesIn(match, candidates);
  const taken = new Set([...roles.values()].filter((role) => !sharedRoles.has(role)));
  const further = assignRoles(
    candidates.filter(({ index }) => !known.has(index)),
    taken,
  );
  const columns = candidates.map((candidate): Assigned => {
    const { index } = candidate;
    const role = roles.get(index);
    if (role) return { role, score: KNOWN, reason: `as in any ${layout.label}`, rival: null };
    const given = further.get(index);
    if (given && !demoted(given.role, layout.kind)) return { ...given, rival: null };
    if (!known.has(index)) return leftover(candidate, layout.kind);
    return { role: 'ignore', score: KNOWN, reason: 'not needed; choose a meaning to keep it', rival: null };
  });
  const kind = { kind: layout.kind, confidence: KNOWN, reason: reasonOf(match, candidates.length) };
  return { kind, columns };
}

function sourceOf(
  match: Match,
  candidates: readonly Candidate[],
  as = asExport(match, candidates),
): SourceGuess {
  const { id, label, kind } = match.layout;
  return {
    id,
    label,
    kind,
    matched: match.known.size,
    of: candidates.length,
    reason: reasonOf(match, candidates.length),
    roles: used(as),
  };
}

const used = ({ columns }: Understood): Record<number, Role> =>
  Object.fromEntries(columns.flatMap(({ role }, index) => (role === 'ignore' ? [] : [[index, role]])));

const ofPurchases: ReadonlySet<Role> = new Set([
  'amount',
  'quantity',
  'price',
  'discount',
  'refunded',
  'cost',
  'order',
  'product',
  'product-name',
]);

const ofMessages: ReadonlySet<Role> = new Set(['treatment', 'sent', 'opened', 'clicked', 'converted']);

/** In a file of customers, money and counts describe the person and are no purchase; only campaigns are opened. */
const demoted = (role: Role, kind: TableKind): boolean =>
  (kind === 'customers' && ofPurchases.has(role)) ||
  (kind === 'campaign' && role !== 'amount' && ofPurchases.has(role)) ||
  (!['campaign', 'events', 'unknown'].includes(kind) && ofMessages.has(role));

/** The date on which a customer of a customer list was created is the day they became known. */
const inKind = (role: Role, kind: TableKind, { header }: Candidate): Role =>
  role === 'date' && kind === 'customers' && /creat|added|regist|angelegt|créé|\balta\b/i.test(header)
    ? 'signup'
    : role;

function leftover({ facts, type }: Candidate, kind: TableKind): Assigned {
  if (facts.values.length === 0)
    return { role: 'ignore', score: 0.9, reason: 'empty in the rows looked at', rival: null };
  const describes = kind === 'customers' || kind === 'campaign' || kind === 'unknown';
  const few = facts.distinct <= Math.max(12, facts.values.length * 0.2) && facts.meanWords < 6;
  if (describes && facts.email < 0.2 && (type.kind === 'number' || type.kind === 'date' || few))
    return { role: 'attribute', score: 0.7, reason: 'may tell customers apart', rival: null };
  return { role: 'ignore', score: 0.7, reason: 'not needed; choose a meaning to keep it', rival: null };
}
