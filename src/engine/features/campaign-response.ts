import type { Activity } from './activity';
import type { FeatureEntry } from './feature';
import { presentDay } from './engagement';
import { UNDATED } from './horizon-beside';

const NO_CAMPAIGNS = 'The files hold no campaigns with what came of them.';
/** Days after which what came of a campaign counts as known. */
const WINDOW = 30;
/** A rate leans on as many campaigns at the average of all as this. */
const LEAN = 3;
/** Written again because stages share types only. */
const UNKNOWN = 255;

type Outcome = 'opened' | 'clicked' | 'converted';

/**
 * Whether what came of a campaign counts. Its date is that of sending: the answer came later, so on an earlier
 * reference date the last month's campaigns are not known yet.
 */
function isKnown(activity: Activity, row: number): boolean {
  const { treated, day } = activity.base.campaigns!;
  if (treated?.[row] === 0) return false;
  if (!activity.past) return true;
  return day !== null && day[row] !== UNDATED && day[row]! + WINDOW <= presentDay(activity);
}

/** (answers + 3 · rate of all) ÷ (campaigns + 3): few campaigns say little, so they stay near the average. */
function rates(activity: Activity, outcome: Outcome): Float64Array {
  const { offsets, amount, ...columns } = activity.base.campaigns!;
  const flags = columns[outcome];
  const answer = (row: number): number => {
    if (flags) return flags[row]!;
    const money = amount![row]!;
    return money === money ? Number(money > 0) : UNKNOWN;
  };
  const sent = new Float64Array(activity.customers);
  const answered = new Float64Array(activity.customers);
  for (let c = 0; c < activity.customers; c++)
    for (let row = offsets[c]!; row < offsets[c + 1]!; row++) {
      if (!isKnown(activity, row) || answer(row) === UNKNOWN) continue;
      sent[c]!++;
      answered[c]! += answer(row);
    }
  const all = sent.reduce((sum, n) => sum + n, 0);
  const rate = all > 0 ? answered.reduce((sum, n) => sum + n, 0) / all : 0;
  return sent.map((n, c) => (n > 0 ? (answered[c]! + LEAN * rate) / (n + LEAN) : NaN));
}

const response = (outcome: Outcome, id: string, label: string, did: string): FeatureEntry => ({
  spec: {
    id,
    label,
    meaning: `Which part of the campaigns they got ${did}; with few campaigns near the average of all.`,
    formula: `(campaigns ${did} + ${LEAN} × rate of all) ÷ (campaigns got + ${LEAN}); on an earlier reference date without those of the ${WINDOW} days before`,
    group: 'engagement',
    unit: 'share',
  },
  apart: 'It answers what you sent, not what they do by themselves: switch it on to group by it.',
  lacks: ({ base: { campaigns } }) =>
    campaigns && (campaigns[outcome] ?? (outcome === 'converted' && campaigns.amount)) ? null : NO_CAMPAIGNS,
  compute: (activity) => rates(activity, outcome),
});

export const openRate = response('opened', 'campaign_open_rate', 'Campaigns opened', 'the customer opened');
export const clickRate = response(
  'clicked',
  'campaign_click_rate',
  'Campaigns clicked',
  'the customer clicked in',
);
export const responseRate = response(
  'converted',
  'campaign_response_rate',
  'Campaigns that worked',
  'the customer bought after',
);
