import type { Activity } from './activity';
import type { FeatureEntry } from './feature';
import { lastDayBeside, UNDATED } from './horizon-beside';
import { once } from './once';
import { perCustomer } from './needs';

export const NO_EVENTS = 'The files hold no events such as opens, clicks or visits.';
const NO_EVENT_DATES = 'The events have no dates.';
const NO_VISITS = 'The events name no visits or pages.';

/** Days in which the weight of an event halves. */
const HALF_LIFE = 30;
/** Minutes without an event after which a new session begins. */
const PAUSE = 30;
const VISIT = /visit|session|page|view|browse|besuch|sitzung|visite|visita|sesi/i;
const OPEN = /open|geöffnet|ouvert|abiert|apert/i;
const CLICK = /click|klick|clic/i;

/** The reference day; where orders have no dates, the day after the last event. */
export const presentDay = (activity: Activity): number =>
  Number.isNaN(activity.referenceDay) ? lastDayBeside(activity.base) + 1 : activity.referenceDay;

const needsEventDates = ({ base }: Activity): string | null =>
  !base.events ? NO_EVENTS : base.events.day ? null : NO_EVENT_DATES;

export const activityScore: FeatureEntry = {
  spec: {
    id: 'activity_score',
    label: 'Activity of late',
    meaning: 'How much the customer opened, clicked and visited lately. An event of 30 days ago counts half.',
    formula: 'sum over events of 2^(−days ago ÷ 30)',
    group: 'engagement',
    unit: 'count',
  },
  lacks: needsEventDates,
  compute: (activity) => {
    const { offsets, day } = activity.base.events!;
    const today = presentDay(activity);
    return perCustomer(activity.customers, (c) => {
      let sum = 0;
      for (let row = offsets[c]!; row < offsets[c + 1]!; row++)
        if (day![row] !== UNDATED) sum += 2 ** ((day![row]! - today) / HALF_LIFE);
      return sum;
    });
  },
};

export const lastActivity: FeatureEntry = {
  spec: {
    id: 'activity_days',
    label: 'Days since the last sign of life',
    meaning: 'How long ago the customer last opened, clicked or visited. Known for those who ever did.',
    formula: 'reference date − date of the last event',
    group: 'engagement',
    unit: 'days',
  },
  lacks: needsEventDates,
  compute: (activity) => {
    const { offsets, day } = activity.base.events!;
    const today = presentDay(activity);
    // Rows stand by day.
    return perCustomer(activity.customers, (c) => {
      const last = offsets[c + 1]! - 1;
      return last >= offsets[c]! && day![last] !== UNDATED ? today - day![last]! : NaN;
    });
  },
  standIn: {
    reason: 'customers without events count as silent since the first event of all',
    values: (activity) => {
      let first = Infinity;
      for (const day of activity.base.events!.day!) if (day < first && day !== UNDATED) first = day;
      return new Float64Array(activity.customers).fill(presentDay(activity) - first);
    },
  },
};

/** Rows of visits: those with a page, or of a type that says so. */
const visitRows = once(({ base }: Activity): Uint8Array | null => {
  const { type, url } = base.events!;
  const says = type.dictionary.map((name) => VISIT.test(name));
  const rows = Uint8Array.from(type.codes, (code, row) =>
    Number((code >= 0 && says[code]!) || (url !== null && url.codes[row]! >= 0)),
  );
  return rows.includes(1) ? rows : null;
});

export const sessions: FeatureEntry = {
  spec: {
    id: 'sessions',
    label: 'Visits',
    meaning: 'How often the customer visited the shop, pages looked at in one go being one visit.',
    formula:
      'runs of visit events with pauses of at most 30 minutes; days with one where events have no time',
    group: 'engagement',
    unit: 'count',
  },
  apart: 'Part of how they respond, which counts as a whole. Switch it on to group by it.',
  lacks: (activity) => needsEventDates(activity) ?? (visitRows(activity) ? null : NO_VISITS),
  compute: (activity) => {
    const { offsets, day, minute } = activity.base.events!;
    const visits = visitRows(activity)!;
    return perCustomer(activity.customers, (c) => {
      const moments: number[] = [];
      for (let row = offsets[c]!; row < offsets[c + 1]!; row++)
        if (visits[row] === 1 && day![row] !== UNDATED)
          moments.push(day![row]! * 1440 + (minute?.[row] ?? 0));
      moments.sort((a, b) => a - b);
      let count = 0;
      moments.forEach((moment, i) => {
        if (i === 0 || moment - moments[i - 1]! > PAUSE) count++;
      });
      return count;
    });
  },
};

export const pages: FeatureEntry = {
  spec: {
    id: 'pages',
    label: 'Different pages',
    meaning: 'How many different pages of the shop the customer looked at.',
    formula: 'number of distinct addresses among the events',
    group: 'engagement',
    unit: 'count',
  },
  apart: 'Part of how they respond, which counts as a whole. Switch it on to group by it.',
  lacks: ({ base }) => (!base.events ? NO_EVENTS : base.events.url ? null : 'The events name no pages.'),
  compute: ({ base, customers }) => {
    const { offsets, url } = base.events!;
    const seenBy = new Int32Array(url!.dictionary.length).fill(-1);
    return perCustomer(customers, (c) => {
      let count = 0;
      for (let row = offsets[c]!; row < offsets[c + 1]!; row++) {
        const code = url!.codes[row]!;
        if (code < 0 || seenBy[code] === c) continue;
        seenBy[code] = c;
        count++;
      }
      return count;
    });
  },
};

/** Codes of the event types whose name matches. */
const typesLike = ({ base }: Activity, pattern: RegExp): Uint8Array =>
  Uint8Array.from(base.events!.type.dictionary, (name) => Number(pattern.test(name)));

export const clickToOpen: FeatureEntry = {
  spec: {
    id: 'click_to_open',
    label: 'Clicks per opened message',
    meaning: 'How often the customer clicks in what they open. Known for those who opened something.',
    formula: 'click events ÷ open events, at most 1',
    group: 'engagement',
    unit: 'share',
  },
  apart:
    'With few opened messages it is mostly chance. It is shown to read and to filter by, not to group by.',
  lacks: (activity) =>
    !activity.base.events
      ? NO_EVENTS
      : typesLike(activity, OPEN).includes(1) && typesLike(activity, CLICK).includes(1)
        ? null
        : 'The events don’t tell opens from clicks.',
  compute: (activity) => {
    const { offsets, type } = activity.base.events!;
    const [isOpen, isClick] = [typesLike(activity, OPEN), typesLike(activity, CLICK)];
    return perCustomer(activity.customers, (c) => {
      let [opens, clicks] = [0, 0];
      for (let row = offsets[c]!; row < offsets[c + 1]!; row++) {
        const code = type.codes[row]!;
        if (code < 0) continue;
        opens += isOpen[code]!;
        clicks += isClick[code]!;
      }
      return opens > 0 ? Math.min(1, clicks / opens) : NaN;
    });
  },
};
