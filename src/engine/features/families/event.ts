import type { Steps } from '../../../base/steps';
import type { Activity } from '../activity';
import type { FeatureBasis } from '../basis';
import { NO_EVENTS, presentDay } from '../engagement';
import type { FeatureEntry, FeatureFamily, FeatureSettings } from '../feature';
import { groupLevels, slug, uniqueIds } from '../levels';
import { once } from '../once';
import { UNDATED } from '../horizon-beside';
import type { FeatureSpec } from '../types';

type EventBasis = Extract<FeatureBasis, { family: 'event' }>;

const YEAR = 365;

/** How often in the last year each customer had an event of a type, and the day of the last. The key is the type. */
const eventsOf = once((activity: Activity, type: string) => {
  const { offsets, day, type: types } = activity.base.events!;
  const code = types.dictionary.indexOf(type);
  const since = presentDay(activity) - YEAR;
  const counts = new Float64Array(activity.customers);
  const last = new Float64Array(activity.customers).fill(NaN);
  for (let c = 0; c < activity.customers; c++)
    for (let row = offsets[c]!; row < offsets[c + 1]!; row++) {
      if (types.codes[row] !== code) continue;
      if (!day) counts[c]!++;
      else if (day[row] !== UNDATED) {
        if (day[row]! >= since) counts[c]!++;
        last[c] = day[row]!;
      }
    }
  return { counts, last };
});

function* found(activity: Activity, settings: FeatureSettings): Steps<FeatureEntry[]> {
  const { events } = activity.base;
  if (!events) return [];
  yield { done: 0, total: 1 };
  const { codes, dictionary } = events.type;
  const weights = new Float64Array(dictionary.length);
  for (const code of codes) if (code >= 0) weights[code]!++;
  const idOf = uniqueIds();
  return groupLevels(dictionary, weights, settings.rare as number).kept.flatMap((type) => {
    const measures = events.day ? (['count', 'days'] as const) : (['count'] as const);
    return measures.map((measure) => {
      const id = idOf(`event_${slug(type)}${measure === 'days' ? '_days' : ''}`);
      return entry(specOf(id, type, measure), { family: 'event', type, measure });
    });
  });
}

const specOf = (id: string, type: string, measure: EventBasis['measure']): FeatureSpec =>
  measure === 'count'
    ? {
        id,
        label: `Events: ${type}`,
        meaning: `How often “${type}” happened in the last year.`,
        formula:
          'rows of this event in the 365 days before the reference date; all rows where they have no dates',
        group: 'engagement',
        unit: 'count',
      }
    : {
        id,
        label: `Days since: ${type}`,
        meaning: `How long ago “${type}” happened last. Known for those with whom it did.`,
        formula: 'reference date − date of the last row of this event',
        group: 'engagement',
        unit: 'days',
      };

function entry(spec: FeatureSpec, basis: EventBasis): FeatureEntry {
  const { type, measure } = basis;
  return {
    spec,
    basis,
    apart: 'Part of how they respond, which counts as a whole. Switch it on to group by it.',
    lacks: ({ base }) => (base.events && (measure === 'count' || base.events.day) ? null : NO_EVENTS),
    compute: (activity) => {
      const { counts, last } = eventsOf(activity, type);
      if (measure === 'count') return counts.slice();
      const today = presentDay(activity);
      return last.map((day) => today - day);
    },
  };
}

/** How often and how long ago each kind of event was. */
export const eventTypes: FeatureFamily<EventBasis> = { id: 'event', found, entry };
