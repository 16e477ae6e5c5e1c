import { count, counted } from '../../base/wording';
import type { Grouped } from './group';
import type { Campaigns } from './join/types';
import type { Verdict } from './types';

/** What decides how far the data carry. */
export interface Reach {
  readonly customers: number;
  /** Customers with purchases on at least two days, or two orders where there are no dates. */
  readonly repeaters: number;
  /** Days from the first to the last order; NaN without dates. */
  readonly span: number;
  readonly dates: boolean;
  readonly amounts: boolean;
  /** A list of people read as if it were orders: a line each, and neither days nor money of any order. */
  readonly people: boolean;
  /** People reached by campaigns, those held back as a control group, and those who answered; null without any. */
  readonly campaign: {
    readonly reached: number;
    readonly held: number;
    readonly answered: number | null;
  } | null;
}

/** Whether a line each, and neither days nor money, makes the lines a list of people. */
export const listsPeople = ({ customers, orders }: Pick<Grouped, 'customers' | 'orders'>): boolean =>
  !orders.day && !orders.paid && orders.count === customers.length;

export function reachOf(
  { customers, offsets, orders }: Grouped,
  campaigns: Campaigns | null,
  first: number,
  last: number,
): Reach {
  let repeaters = 0;
  for (let c = 0; c < customers.length; c++) {
    let seen = -1;
    for (let o = offsets[c]!; o < offsets[c + 1]!; o++) {
      if (orders.bought[o] === 0) continue;
      const when = orders.day ? orders.day[o]! : o;
      if (seen >= 0 && when !== seen) {
        repeaters++;
        break;
      }
      seen = when;
    }
  }
  return {
    customers: customers.length,
    repeaters,
    span: last - first,
    dates: orders.day !== null,
    amounts: orders.paid !== null,
    people: listsPeople({ customers, orders }),
    campaign: campaigns && campaigns.count > 0 ? campaignReach(campaigns) : null,
  };
}

function campaignReach({ count: all, treated, converted }: Campaigns): Reach['campaign'] {
  const count = (flags: Uint8Array, value: number) =>
    flags.reduce((n, flag) => n + Number(flag === value), 0);
  const held = treated ? count(treated, 0) : 0;
  return { reached: all - held, held, answered: converted && count(converted, 1) };
}

/**
 * Whether the data are enough for each later step. The thresholds are rules of thumb: five quintiles of five
 * customers; a Ward or k-means segment of ten; for lifetime value about a hundred repeat buyers, below which its
 * parameters' standard errors are as large as themselves; for leaving, a year to learn from and be tested on; for whom
 * a message moves, a thousand people in each group, so that a difference of five points stands out from chance.
 */
export function verdicts(reach: Reach): Verdict[] {
  const { customers, repeaters, span, dates, amounts, people: list, campaign } = reach;
  const noOrders = (what: string): Check => ({
    bad: list,
    weak: false,
    sentence: `The list says who people are, not what they bought. ${what} needs their orders.`,
  });
  const people = counted(customers, 'customer');
  const again = `${counted(repeaters, 'customer')} who bought again`;
  const days = dates ? counted(Math.max(0, span), 'day') : '';
  const grade = (step: string, label: string, checks: readonly Check[], good: string): Verdict => {
    const worst = checks.find(({ bad }) => bad) ?? checks.find(({ weak }) => weak);
    if (!worst) return { step, label, grade: 'good', sentence: good };
    return { step, label, grade: worst.bad ? 'not-enough' : 'limited', sentence: worst.sentence };
  };
  return [
    grade(
      'rfm',
      'RFM',
      [
        noOrders('RFM'),
        { bad: !dates, weak: false, sentence: 'RFM needs to know when people bought. Name the date column.' },
        {
          bad: customers < 5,
          weak: customers < 25,
          sentence: `Five groups need at least 25 customers; there ${customers === 1 ? 'is' : 'are'} ${count(customers)}.`,
        },
        {
          bad: false,
          weak: !amounts,
          sentence:
            'Recency and frequency are known, money is not. Name an amount column, or quantity and price.',
        },
        {
          bad: false,
          weak: repeaters < 0.05 * customers,
          sentence: `Only ${again} out of ${count(customers)}: frequency hardly tells people apart. A longer period would.`,
        },
      ],
      `${people}, ${count(repeaters)} of whom bought again.`,
    ),
    grade(
      'segments',
      'Segments',
      [
        {
          bad: customers < 20,
          weak: customers < 100,
          sentence: `${people}: groups this small come out by chance. From about 100 on they hold.`,
        },
        {
          bad: false,
          weak: !dates || !amounts,
          sentence: list
            ? 'Segments rest on what the list says of people alone; orders would tell what they do.'
            : dates
              ? 'Money is missing, so segments rest on rhythm alone.'
              : amounts
                ? 'Time is missing, so segments rest on money and baskets alone.'
                : 'Time and money are missing, so segments rest on how often people bought and what.',
        },
      ],
      `${people} are enough to look for groups.`,
    ),
    grade(
      'clv',
      'Lifetime value',
      [
        noOrders('Lifetime value'),
        {
          bad: !dates,
          weak: false,
          sentence: 'Lifetime value needs to know when people bought. Name the date column.',
        },
        {
          bad: false,
          weak: !amounts,
          sentence:
            'Money is not known, so only how often people come back can be foretold. Name an amount column, or quantity and price.',
        },
        {
          bad: repeaters < 10,
          weak: repeaters < 100,
          sentence: `It learns from repeat buyers: ${again}, about 100 would make it reliable.`,
        },
        {
          bad: span < 60,
          weak: span < 180,
          sentence: `The history is short (${days}): half a year or more would make it reliable.`,
        },
      ],
      `${again} over ${days}.`,
    ),
    grade(
      'churn',
      'Who is leaving',
      [
        noOrders('Leaving'),
        { bad: !dates, weak: false, sentence: 'Leaving can only be seen over time. Name the date column.' },
        {
          bad: span < 180,
          weak: span < 365,
          sentence: `The history is short (${days}): part of it is needed to check the forecast. A year would be enough.`,
        },
        {
          bad: repeaters < 50,
          weak: repeaters < 300,
          sentence: `It learns from repeat buyers: ${again}, about 300 would make it reliable.`,
        },
      ],
      `${again} over ${days}.`,
    ),
    grade(
      'uplift',
      'Whom a campaign moves',
      campaign
        ? [
            {
              bad: campaign.held === 0,
              weak: false,
              sentence:
                'No one was held back, so it can be seen who answered, not whom the message moved. Hold back a random tenth next time and add the file.',
            },
            {
              bad: campaign.answered === null,
              weak: (campaign.answered ?? 0) < 100,
              sentence:
                campaign.answered === null
                  ? 'The files do not say who bought after the campaign. Name that column.'
                  : `Only ${counted(campaign.answered, 'answer')}: about 100 would make it reliable.`,
            },
            {
              bad: Math.min(campaign.held, campaign.reached) < 100,
              weak: Math.min(campaign.held, campaign.reached) < 1000,
              sentence: `${count(campaign.reached)} were written to and ${count(campaign.held)} held back: about 1,000 in each would make it reliable.`,
            },
          ]
        : [
            {
              bad: true,
              weak: false,
              sentence:
                'No file holds a campaign. Add one with who was written to, who was held back, and who bought.',
            },
          ],
      campaign ? `${count(campaign.reached)} written to, ${count(campaign.held)} held back.` : '',
    ),
  ];
}

interface Check {
  readonly bad: boolean;
  readonly weak: boolean;
  readonly sentence: string;
}

/** "Good for RFM and segments; limited for lifetime value; not enough for who is leaving." */
export function summarize(all: readonly Verdict[]): string {
  const words = { good: 'good for', limited: 'limited for', 'not-enough': 'not enough for' } as const;
  const parts = (['good', 'limited', 'not-enough'] as const).flatMap((grade) => {
    const labels = all
      .filter((verdict) => verdict.grade === grade)
      .map(({ label }) => (label === 'RFM' ? label : label.toLowerCase()));
    return labels.length > 0 ? [`${words[grade]} ${listed(labels)}`] : [];
  });
  const sentence = parts.join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

const listed = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
