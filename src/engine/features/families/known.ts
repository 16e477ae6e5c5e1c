import type { Steps } from '../../../base/steps';
import type { TextColumn } from '../../../base/table';
import type { Role } from '../../collect/types';
import type { Attribute } from '../../prepare/join/types';
import type { Activity } from '../activity';
import { AS_OF_EXPORT, NO_LIST, numbersOf } from '../attributes';
import type { FeatureBasis } from '../basis';
import type { FeatureEntry, FeatureFamily, FeatureSettings } from '../feature';
import { slug, uniqueIds } from '../levels';
import { WHO } from '../profile';
import type { FeatureSpec } from '../types';
import { perCustomer } from '../needs';

type KnownBasis = Extract<FeatureBasis, { family: 'known' }>;

/** Roles whose numbers have features of their own, or name people and things. */
const ELSEWHERE = new Set<Role>([
  'birthday',
  'age',
  'signup',
  'tier',
  'points',
  'customer',
  'email',
  'phone',
  'name',
  'order',
  'postcode',
  'url',
  'product',
  'ignore',
]);

/** Columns of customer lists that hold numbers, and kinds where a person wants them as places in an order. */
export const numbered = ({ base }: Activity): { attribute: Attribute; values: Float64Array }[] =>
  base.attributes.flatMap((attribute) => {
    const values = ELSEWHERE.has(attribute.role) ? null : numbersOf(attribute);
    return values ? [{ attribute, values }] : [];
  });

/** Whole numbers that differ for nearly everyone number people: an account, a loyalty card. */
export function numbersPeople({ column }: Attribute, values: Float64Array): boolean {
  if (column.kind !== 'text') return false;
  const known = values.filter((value) => value === value);
  return known.length >= 20 && known.every(Number.isInteger) && new Set(known).size > 0.9 * known.length;
}

/** Levels from the most common to the rarest; ties by name. */
function byCommonness({ codes, dictionary }: TextColumn): string[] {
  const counts = new Int32Array(dictionary.length);
  for (const code of codes) if (code >= 0) counts[code]!++;
  return [...counts.keys()]
    .filter((code) => counts[code]! > 0)
    .sort((a, b) => counts[b]! - counts[a]! || (dictionary[a]! < dictionary[b]! ? -1 : 1))
    .map((code) => dictionary[code]!);
}

function* found(activity: Activity, settings: FeatureSettings): Steps<FeatureEntry[]> {
  const idOf = uniqueIds();
  yield { done: 0, total: 1 };
  const numbers = numbered(activity).map(({ attribute, values }) => {
    const spec = specOf(idOf(`known_${slug(attribute.header)}`), attribute.header);
    if (numbersPeople(attribute, values))
      return off(
        spec,
        'It differs for nearly everyone in whole numbers, so it names people instead of describing them.',
      );
    return entry(spec, { family: 'known', header: attribute.header, ranks: null });
  });
  if (settings.kinds !== 'places') return numbers;
  const kinds = activity.base.attributes.flatMap((attribute) => {
    const { column, header, role } = attribute;
    if (column.kind !== 'text' || ELSEWHERE.has(role) || numbersOf(attribute)) return [];
    const ranks = byCommonness(column);
    if (ranks.length < 2 || ranks.length > 1_000) return [];
    return [entry(specOf(idOf(`known_${slug(header)}`), header, true), { family: 'known', header, ranks })];
  });
  return [...numbers, ...kinds];
}

const specOf = (id: string, header: string, ranked = false): FeatureSpec => ({
  id,
  label: `Something you know: ${header}`,
  meaning: `What your file says under “${header}”.`,
  formula: ranked ? 'place of the kind from the most common (1) to the rarest' : 'number in the file',
  group: 'profile',
  unit: 'count',
});

const off = (spec: FeatureSpec, reason: string): FeatureEntry => ({
  spec,
  lacks: () => reason,
  compute: ({ unknown }) => unknown,
});

function entry(spec: FeatureSpec, basis: KnownBasis): FeatureEntry {
  const { header, ranks } = basis;
  const columnIn = ({ base }: Activity) =>
    base.attributes.find((each) => each.header === header && !ELSEWHERE.has(each.role));
  return {
    spec,
    basis,
    apart: WHO,
    lacks: (activity) => {
      const attribute = columnIn(activity);
      if (!attribute || (ranks ? attribute.column.kind !== 'text' : !numbersOf(attribute))) return NO_LIST;
      return activity.past ? AS_OF_EXPORT : null;
    },
    compute: (activity) => {
      const attribute = columnIn(activity)!;
      const { column } = attribute;
      if (!ranks || column.kind !== 'text') return numbersOf(attribute)!.slice();
      const places = new Map(ranks.map((level, place) => [level, place + 1]));
      const rank = column.dictionary.map((level) => places.get(level) ?? NaN);
      return perCustomer(column.codes.length, (c) => (column.codes[c]! < 0 ? NaN : rank[column.codes[c]!]!));
    },
  };
}

/** Numbers that a customer list holds, whatever they mean. */
export const knownNumbers: FeatureFamily<KnownBasis> = { id: 'known', found, entry };
