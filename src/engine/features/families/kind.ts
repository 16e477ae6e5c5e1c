import type { Steps } from '../../../base/steps';
import type { TextColumn } from '../../../base/table';
import { count } from '../../../base/wording';
import type { Role } from '../../collect/types';
import type { LineText } from '../../prepare/types';
import type { Activity } from '../activity';
import { AS_OF_EXPORT, NO_LIST, numbersOf } from '../attributes';
import type { FeatureBasis, KindSource } from '../basis';
import type { FeatureEntry, FeatureFamily, FeatureSettings } from '../feature';
import { bears, groupLevels, slug, uniqueIds, type Levels } from '../levels';
import { perCustomer } from '../needs';
import { once } from '../once';
import { WHO } from '../profile';
import { purchasesBy } from '../purchases';
import type { FeatureSpec } from '../types';

type IsBasis = Extract<FeatureBasis, { family: 'is' }>;

/** Roles of attributes that say of which kind a customer is. What a person bears for life does not change. */
const KINDS: readonly Role[] = [
  'country',
  'region',
  'gender',
  'channel',
  'device',
  'payment',
  'category',
  'status',
  'consent',
  'opt-out',
  'attribute',
];
const LASTING = new Set<Role>(['country', 'region', 'gender']);

export interface Kind {
  readonly source: KindSource;
  readonly label: string;
  readonly column: TextColumn;
  /** Does not change with time, or is taken from what happened before the reference day. */
  readonly lasting: boolean;
}

/** The usual level of each customer on purchase lines: the most frequent; ties by name. */
export const usual = once((activity: Activity, role: LineText): TextColumn => {
  const { dictionary } = activity.base.lines.text[role]!;
  const { offsets, codes, lines } = purchasesBy.of(activity, role);
  const best = new Int32Array(activity.customers).fill(-1);
  for (let c = 0; c < best.length; c++) {
    let most = 0;
    for (let entry = offsets[c]!; entry < offsets[c + 1]!; entry++) {
      const n = lines[entry]!;
      if (n < most || (n === most && !(dictionary[codes[entry]!]! < dictionary[best[c]!]!))) continue;
      most = n;
      best[c] = codes[entry]!;
    }
  }
  return { kind: 'text', codes: best, dictionary };
});

/** Everything that says of which kind customers are. */
export const kindsOf = once((activity: Activity): Kind[] => {
  const { lines, attributes } = activity.base;
  const roles = (['country', 'region'] as const).filter((role) => lines.text[role]);
  const ofLines = roles.map((role): Kind => ({
    source: { line: role },
    label: role === 'country' ? 'Country' : 'Region',
    column: usual(activity, role),
    lasting: true,
  }));
  // What the orders say of a country, a list need not say again.
  const ofLists = attributes.flatMap((attribute): Kind[] => {
    const { column, role, header } = attribute;
    if (column.kind !== 'text' || !KINDS.includes(role) || (roles as readonly Role[]).includes(role))
      return [];
    if (role === 'attribute' && numbersOf(attribute)) return [];
    return [{ source: { header }, label: header, column, lasting: LASTING.has(role) }];
  });
  return [...ofLines, ...ofLists];
});

const kindAt = (activity: Activity, source: KindSource): Kind | undefined =>
  kindsOf(activity).find((kind) =>
    'line' in source
      ? 'line' in kind.source && kind.source.line === source.line
      : 'header' in kind.source && kind.source.header === source.header,
  );

/** Levels of a kind by customers. */
export function levelsOf({ codes, dictionary }: TextColumn, rare: number): Levels {
  const customers = new Float64Array(dictionary.length);
  for (const code of codes) if (code >= 0) customers[code]!++;
  return groupLevels(dictionary, customers, rare);
}

function* found(activity: Activity, settings: FeatureSettings): Steps<FeatureEntry[]> {
  yield { done: 0, total: 1 };
  const idOf = uniqueIds();
  const places = settings.kinds === 'places';
  return kindsOf(activity).flatMap(({ source, label, column }) => {
    // A person may want places in an order instead; texts of order lines have no such feature.
    if (places && 'header' in source) return [];
    const levels = levelsOf(column, settings.rare as number);
    if (levels.distinct < 2) return [];
    const name = slug(label);
    if (!bears(levels)) {
      const spec = { ...specOf(idOf(`is_${name}`), label, null), label };
      return [unbearable(spec, levels.distinct)];
    }
    const all = levels.other ? [...levels.kept, null] : levels.kept;
    // Of two levels, one says it all.
    return (all.length === 2 ? all.slice(0, 1) : all).map((level) =>
      entry(specOf(idOf(`is_${name}_${level === null ? 'other' : slug(level)}`), label, level), {
        family: 'is',
        source,
        level,
        levels: levels.kept,
      }),
    );
  });
}

const specOf = (id: string, label: string, level: string | null): FeatureSpec => ({
  id,
  label: `${label}: ${level ?? 'another'}`,
  meaning:
    level === null ? `Whether “${label}” is one of the rare ones.` : `Whether “${label}” is “${level}”.`,
  formula: '1 if it is, 0 if it is not; for country and region of orders, the one of most lines',
  group: 'profile',
  unit: 'share',
});

const unbearable = (spec: FeatureSpec, distinct: number): FeatureEntry => ({
  spec,
  lacks: () =>
    `It holds ${count(distinct)} different values, nearly all of them rare: too many to compare customers by.`,
  compute: ({ unknown }) => unknown,
});

function entry(spec: FeatureSpec, basis: IsBasis): FeatureEntry {
  const { source, level, levels } = basis;
  return {
    spec,
    basis,
    siblings: levels.length + 1,
    apart: WHO,
    lacks: (activity) => {
      const kind = kindAt(activity, source);
      return !kind ? NO_LIST : activity.past && !kind.lasting ? AS_OF_EXPORT : null;
    },
    compute: (activity) => {
      const { codes, dictionary } = kindAt(activity, source)!.column;
      const known = new Set(levels);
      const is = dictionary.map((name) => Number(level === null ? !known.has(name) : name === level));
      return perCustomer(codes.length, (c) => (codes[c]! < 0 ? NaN : is[codes[c]!]!));
    },
  };
}

/** One feature for each kind of customer that a country, a region or a column of a list tells apart. */
export const kinds: FeatureFamily<IsBasis> = { id: 'is', found, entry };
