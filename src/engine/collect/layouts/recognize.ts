import { headerKey } from '../columns/header';
import { sharedRoles, valueFit, type Candidate } from '../columns/roles';
import type { Role } from '../types';
import { layouts } from './catalog';
import type { Headers, Layout } from './layout';

/** A known export that a file's headers speak for. */
export interface Match {
  readonly layout: Layout;
  /** Columns of the file that the export has, by position. */
  readonly known: ReadonlySet<number>;
  /** Of the headers that make the export what it is, the share that is there; 1 is all. */
  readonly required: number;
}

interface Compiled {
  readonly layout: Layout;
  readonly required: readonly (readonly string[])[];
  readonly keys: ReadonlySet<string>;
}

/** A near miss has half of what makes the export what it is and explains half of the columns. */
const NEAR = 0.5;

/** A file with hundreds of columns of its own beside the known ones is still that export. */
const LEAST = 0.2;

const listOf = (headers: Headers): readonly string[] => (typeof headers === 'string' ? [headers] : headers);

let compiled: readonly Compiled[] | undefined;

/** Done once, when the first file is looked at: the start of the worker waits for nobody. */
function compile(): readonly Compiled[] {
  return layouts.map((layout) => {
    const required = layout.required.map((headers) => listOf(headers).map(headerKey));
    const keys = new Set([
      ...required.flat(),
      ...Object.values(layout.roles).flatMap((headers) => listOf(headers).map(headerKey)),
      ...layout.others.split(',').map(headerKey),
    ]);
    return { layout, required, keys };
  });
}

/**
 * The exports that these headers may be of, the likeliest first: those with all the headers that make them what
 * they are before near misses, then those that explain more columns. Cost: layouts × headers look-ups.
 */
export function recognize(headers: readonly string[]): Match[] {
  compiled ??= compile();
  const keys = headers.map(headerKey);
  const present = new Set(keys);
  const matches: Match[] = [];
  for (const { layout, required, keys: own } of compiled) {
    const there = required.filter((wordings) => wordings.some((key) => present.has(key))).length;
    const share = there / required.length;
    if (share < NEAR) continue;
    const known = new Set(keys.flatMap((key, index) => (own.has(key) ? [index] : [])));
    if (known.size < (share === 1 ? LEAST : NEAR) * headers.length) continue;
    matches.push({ layout, known, required: share });
  }
  return matches.sort((a, b) => b.required - a.required || b.known.size - a.known.size);
}

/** Whether the values say nothing against the export: its ids look as they should. */
export function confirmed({ layout }: Match, candidates: readonly Candidate[]): boolean {
  return Object.entries(layout.values ?? {}).every(([header, pattern]) => {
    const column = candidates.find((candidate) => headerKey(candidate.header) === headerKey(header));
    const values = column?.facts.values ?? [];
    return 2 * values.filter((value) => pattern.test(value.trim())).length >= values.length;
  });
}

/**
 * The role of each column that the export gives one. Columns that are empty or whose values say otherwise have
 * none, and the next wording takes their place; of repeated headers the first counts.
 */
export function rolesIn({ layout }: Match, candidates: readonly Candidate[]): Map<number, Role> {
  const byKey = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = headerKey(candidate.header);
    if (!byKey.has(key)) byKey.set(key, candidate);
  }
  const roles = new Map<number, Role>();
  for (const [role, headers] of Object.entries(layout.roles) as [Role, Headers][]) {
    for (const header of listOf(headers)) {
      const candidate = byKey.get(headerKey(header));
      if (!candidate || candidate.empty || roles.has(candidate.index)) continue;
      if (valueFit(role, candidate) === 0) continue;
      roles.set(candidate.index, role);
      if (!sharedRoles.has(role)) break;
    }
  }
  return roles;
}

/** "Looks like a Shopify order export: 71 of 75 headers match". */
export function reasonOf({ layout, known, required }: Match, headers: number): string {
  const article = /^[aeio]/i.test(layout.label) ? 'an' : 'a';
  const how = required === 1 ? 'Looks like' : 'Could be';
  return `${how} ${article} ${layout.label}: ${known.size} of ${headers} headers match`;
}
