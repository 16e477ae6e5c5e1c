import { monthOf } from '../../base/month';
import { dayOf } from '../../base/table';
import type { Activity } from './activity';
import { AS_OF_EXPORT, attributeOf, NO_LIST, numbersOf } from './attributes';
import { presentDay } from './engagement';
import type { FeatureEntry } from './feature';
import { perCustomer } from './needs';

/** Ages beyond these are typing errors, or the day an account was made. */
const AGES = { least: 10, most: 110 };

export const WHO = 'It says who people are, not what they do: switch it on to group by it.';

const ageRole = (activity: Activity) => attributeOf(activity, 'birthday') ?? attributeOf(activity, 'age');

export const age: FeatureEntry = {
  spec: {
    id: 'age',
    label: 'Age',
    meaning: 'How old the customer is on the reference date.',
    formula:
      'years since the birthday; reference year − year of birth; or the age in the file. From 10 to 110',
    group: 'profile',
    unit: 'years',
  },
  apart: WHO,
  lacks: (activity) => {
    const attribute = ageRole(activity);
    if (!attribute) return NO_LIST;
    return attribute.column.kind === 'date' || numbersOf(attribute)
      ? null
      : 'Its column can’t be read as years or dates.';
  },
  compute: (activity) => {
    const attribute = ageRole(activity)!;
    const today = presentDay(activity);
    const now = monthOf(today) / 12;
    const { column } = attribute;
    const years =
      column.kind === 'date'
        ? column.values.map((birthday) => fullYears(dayOf(birthday), today))
        : numbersOf(attribute)!.map((number) => (number >= 1800 ? Math.floor(now) - number : number));
    return years.map((value) => (value >= AGES.least && value <= AGES.most ? Math.floor(value) : NaN));
  },
};

function fullYears(birthday: number, today: number): number {
  const months = monthOf(today) - monthOf(birthday);
  // In the month of the birthday the day decides.
  const date = (day: number) => new Date(day * 86_400_000).getUTCDate();
  return Math.floor((date(today) < date(birthday) ? months - 1 : months) / 12);
}

export const ageBand: FeatureEntry = {
  spec: {
    id: 'age_band',
    label: 'Age band',
    meaning: 'The decade of the customer’s age: 30 stands for 30 to 39.',
    formula: '10 × floor(age ÷ 10)',
    group: 'profile',
    unit: 'years',
  },
  apart: WHO,
  lacks: age.lacks,
  compute: (activity) => age.compute(activity).map((years) => 10 * Math.floor(years / 10)),
};

export const knownSince: FeatureEntry = {
  spec: {
    id: 'crm_tenure_days',
    label: 'Days since sign-up',
    meaning: 'How long you have known the customer, first order or not.',
    formula: 'reference date − date of sign-up; unknown where that is later',
    group: 'engagement',
    unit: 'days',
  },
  apart: 'For most it says the same as the first order. It is shown to read and to filter by.',
  lacks: (activity) => (attributeOf(activity, 'signup')?.column.kind === 'date' ? null : NO_LIST),
  compute: (activity) => {
    const { column } = attributeOf(activity, 'signup')!;
    const today = presentDay(activity);
    if (column.kind !== 'date') return new Float64Array(activity.customers).fill(NaN);
    return column.values.map((signup) => {
      const days = today - dayOf(signup);
      return days >= 0 ? days : NaN;
    });
  },
};

/** Names of tiers from low to high, across programs. */
const TIERS = [
  /^(none|no|keine?r?|aucune?|ninguno|-|0)$/i,
  /free|guest|gratis|member|mitglied|basic|basis|standard|starter|classic|blue|white|green/i,
  /bronze|bronce|bronzo|plus/i,
  /silver|silber|argent|plata/i,
  /gold|oro\b|\bor\b|premium/i,
  /platin/i,
  /diamond|diamant|elite|vip|black|titan/i,
];

/** Place of a tier by its name or number; NaN for names that say nothing. */
const tierOf = (name: string): number => {
  const number = Number(name.trim().replace(/^(tier|level|stufe|niveau)\s*/i, '') || NaN);
  if (number === number) return number;
  return TIERS.findLastIndex((names) => names.test(name.trim()));
};

/** Ranks from 0 of each code of the tier column; null where some names say nothing. */
function tierRanks(activity: Activity): Float64Array | null {
  const column = attributeOf(activity, 'tier')?.column;
  if (column?.kind !== 'text') return null;
  const places = column.dictionary.map(tierOf);
  if (places.some((place) => !(place >= 0))) return null;
  const ladder = [...new Set(places)].sort((a, b) => a - b);
  return Float64Array.from(places, (place) => ladder.indexOf(place));
}

const listed = (role: 'tier' | 'points') => (activity: Activity) =>
  !attributeOf(activity, role) ? NO_LIST : activity.past ? AS_OF_EXPORT : null;

const AWARDED = 'It follows from what they spent: counting it counts money twice.';

export const tier: FeatureEntry = {
  spec: {
    id: 'loyalty_tier',
    label: 'Loyalty tier',
    meaning: 'How high the customer stands in your loyalty program: 0 is the lowest tier there is.',
    formula: 'place of the tier in the order that its name tells (none, bronze, silver, gold …)',
    group: 'engagement',
    unit: 'score',
  },
  apart: AWARDED,
  lacks: (activity) =>
    listed('tier')(activity) ??
    (attributeOf(activity, 'tier')!.column.kind === 'number' || tierRanks(activity)
      ? null
      : 'The names of the tiers don’t tell which is higher.'),
  compute: (activity) => {
    const { column } = attributeOf(activity, 'tier')!;
    if (column.kind === 'number') return column.values.slice();
    const ranks = tierRanks(activity)!;
    if (column.kind !== 'text') return new Float64Array(activity.customers).fill(NaN);
    return perCustomer(column.codes.length, (c) => (column.codes[c]! < 0 ? NaN : ranks[column.codes[c]!]!));
  },
};

export const points: FeatureEntry = {
  spec: {
    id: 'loyalty_points',
    label: 'Loyalty points',
    meaning: 'How many points the customer has in your loyalty program.',
    formula: 'number in the file',
    group: 'engagement',
    unit: 'count',
  },
  apart: AWARDED,
  lacks: (activity) =>
    listed('points')(activity) ??
    (numbersOf(attributeOf(activity, 'points')!) ? null : 'Its column can’t be read as numbers.'),
  compute: (activity) => numbersOf(attributeOf(activity, 'points')!)!.slice(),
};
