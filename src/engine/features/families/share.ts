import { portion, type Steps } from '../../../base/steps';
import { count } from '../../../base/wording';
import type { Activity } from '../activity';
import type { FeatureBasis, ShareRole } from '../basis';
import type { FeatureEntry, FeatureFamily, FeatureSettings } from '../feature';
import { bears, groupLevels, slug, uniqueIds } from '../levels';
import { isPurchase } from '../line-kind';
import { onceInSteps } from '../once';
import type { FeatureSpec } from '../types';

type ShareBasis = Extract<FeatureBasis, { family: 'share' }>;

const ROLES: Readonly<Record<ShareRole, { readonly one: string; readonly many: string }>> = {
  category: { one: 'category', many: 'categories' },
  channel: { one: 'channel', many: 'channels' },
  payment: { one: 'way to pay', many: 'ways to pay' },
  device: { one: 'device', many: 'devices' },
};

/** Customers between two pauses. */
const BLOCK = 20_000;

const keyOf = (role: ShareRole, levels: readonly string[]): string => JSON.stringify([role, levels]);

const ROLE_NAMES = Object.keys(ROLES) as ShareRole[];

/** What was paid in each level by all customers together; lines where there are no amounts. */
function weightsOf(activity: Activity, role: ShareRole): Float64Array {
  const { kind, amount, text } = activity.base.lines;
  const { codes, dictionary } = text[role]!;
  const weights = new Float64Array(dictionary.length);
  for (let line = 0; line < codes.length; line++)
    if (codes[line]! >= 0 && isPurchase(kind[line]!))
      weights[codes[line]!]! += amount ? Math.max(0, amount[line]!) : 1;
  return weights;
}

/** A column for each level and then one for all others: their shares, NaN without any. The key is role and levels. */
const sharesBy = onceInSteps(function* (activity, key: string) {
  const [role, levels] = JSON.parse(key) as [ShareRole, string[]];
  const { base, customers } = activity;
  const { kind, amount, text } = base.lines;
  const { codes, dictionary } = text[role]!;
  const places = new Map(levels.map((level, place) => [level, place]));
  const placeOf = Int32Array.from(dictionary, (level) => places.get(level) ?? levels.length);
  const sums = new Float64Array(levels.length + 1);
  const shares = Array.from(sums, () => new Float64Array(customers));
  const fill = (from: number, to: number) => {
    for (let c = from; c < to; c++) {
      const end = base.orders.offsets[base.offsets[c + 1]!]!;
      for (let line = base.orders.offsets[base.offsets[c]!]!; line < end; line++) {
        if (codes[line]! < 0 || !isPurchase(kind[line]!)) continue;
        sums[placeOf[codes[line]!]!]! += amount ? Math.max(0, amount[line]!) : 1;
      }
      let all = 0;
      for (let place = 0; place < sums.length; place++) all += sums[place]!;
      for (let place = 0; place < sums.length; place++) {
        shares[place]![c] = all > 0 ? sums[place]! / all : NaN;
        sums[place] = 0;
      }
    }
  };
  for (let from = 0; from < customers; from += BLOCK) {
    yield { done: from, total: customers };
    fill(from, Math.min(customers, from + BLOCK));
  }
  return shares;
});

function* found(activity: Activity, settings: FeatureSettings): Steps<FeatureEntry[]> {
  const entries: FeatureEntry[] = [];
  const idOf = uniqueIds();
  for (const [done, role] of ROLE_NAMES.entries()) {
    yield { done: 100 * done, total: 100 * ROLE_NAMES.length };
    const column = activity.base.lines.text[role];
    if (!column) continue;
    const levels = groupLevels(column.dictionary, weightsOf(activity, role), settings.rare as number);
    if (levels.distinct < 2) continue;
    if (!bears(levels)) {
      entries.push(unbearable(role, levels.distinct));
      continue;
    }
    yield* portion(
      sharesBy.steps(activity, keyOf(role, levels.kept)),
      (100 * done) / ROLE_NAMES.length,
      (100 * (done + 1)) / ROLE_NAMES.length,
    );
    for (const level of levels.other ? [...levels.kept, null] : levels.kept) {
      const id = idOf(`share_${role}_${level === null ? 'other' : slug(level)}`);
      entries.push(entry(specOf(id, role, level), { family: 'share', role, level, levels: levels.kept }));
    }
  }
  return entries;
}

const specOf = (id: string, role: ShareRole, level: string | null): FeatureSpec => ({
  id,
  label: `Share of ${ROLES[role].one}: ${level ?? 'all others'}`,
  meaning:
    level === null
      ? `Which part of their money the customer spent on ${ROLES[role].many} that are rare in this shop.`
      : `Which part of their money the customer spent on the ${ROLES[role].one} “${level}”.`,
  formula: `purchases of the ${ROLES[role].one} ÷ purchases of a known ${ROLES[role].one}, in money; in lines where the files hold no amounts`,
  group: 'affinity',
  unit: 'share',
});

const unbearable = (role: ShareRole, distinct: number): FeatureEntry => ({
  spec: { ...specOf(`share_${role}`, role, null), label: `Share of each ${ROLES[role].one}` },
  lacks: () =>
    `The files name ${count(distinct)} different ${ROLES[role].many}, nearly all of them rare: too many to compare customers by.`,
  compute: ({ unknown }) => unknown,
});

function entry(spec: FeatureSpec, basis: ShareBasis): FeatureEntry {
  const { role, level, levels } = basis;
  const place = level === null ? levels.length : levels.indexOf(level);
  return {
    spec,
    basis,
    siblings: levels.length + 1,
    apart: 'What people like says little about how they buy: switch it on to group by taste.',
    lacks: ({ base }) => (base.lines.text[role] ? null : `The files name no ${ROLES[role].many}.`),
    compute: (activity) => sharesBy.of(activity, keyOf(role, levels))[place]!,
  };
}

/** Shares of spend by category, channel, way to pay and device, the rare ones together. */
export const shares: FeatureFamily<ShareBasis> = { id: 'share', found, entry };
