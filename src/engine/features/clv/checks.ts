import { count, counted } from '../../../base/wording';
import { correlation, direction } from '../redundancy';
import type { Sample } from './bootstrap';
import type { ClvCheck } from './types';

/** Below the first it is poor, below the second limited. Those of the quality report of the prepare stage. */
const REPEATERS = [10, 100] as const;
const SPAN_DAYS = [60, 180] as const;
/** Gamma-Gamma takes orders and their value to be independent; up to here the error is small. */
const CORRELATED = 0.3;

type Grade = ClvCheck['grade'];
const graded = (value: number, [poor, limited]: readonly [number, number]): Grade =>
  value < poor ? 'poor' : value < limited ? 'limited' : 'good';

/** Whether the data bear the models, in words. */
export function checksOf(sample: Sample): ClvCheck[] {
  return [repeatBuyers(sample), history(sample), ordersShape(sample), ...spendChecks(sample)];
}

function repeatBuyers({ histories: { count: groups, x, weight } }: Sample): ClvCheck {
  let [customers, repeaters] = [0, 0];
  for (let g = 0; g < groups; g++) {
    customers += weight[g]!;
    if (x[g]! > 0) repeaters += weight[g]!;
  }
  const grade = graded(repeaters, REPEATERS);
  const found = `${count(repeaters)} of ${counted(customers, 'customer')} ordered again`;
  return {
    id: 'repeat-buyers',
    grade,
    sentence: {
      poor: `Only ${found}: read the totals with their bounds, and do not act on single customers.`,
      limited: `${found}: the bounds are wide. From about 100 on they narrow.`,
      good: `${found}: enough to learn from.`,
    }[grade],
    numbers: { customers, repeaters },
  };
}

function history({ histories: { T }, horizon }: Sample): ClvCheck {
  const weeks = T.reduce((most, each) => Math.max(most, each), 0);
  const days = Math.round(7 * weeks);
  const far = horizon.weeks > 2 * weeks;
  const grade = far && days >= SPAN_DAYS[0] ? 'limited' : graded(days, SPAN_DAYS);
  const span = `The history covers ${counted(days, 'day')}`;
  return {
    id: 'history',
    grade,
    sentence: far
      ? `${span}, and you look ${counted(Math.round(7 * horizon.weeks), 'day')} ahead: choose a shorter time to rely on it.`
      : {
          poor: `${span}: too short to see people stop. Half a year or more would do.`,
          limited: `${span}: short. Half a year or more would make it reliable.`,
          good: `${span}.`,
        }[grade],
    numbers: { days, horizonDays: 7 * horizon.weeks },
  };
}

function ordersShape({ orders }: Sample): ClvCheck {
  const { unsettled, converged, parameters } = orders;
  const { r, a, b } = parameters;
  const check = (grade: ClvCheck['grade'], sentence: string): ClvCheck => ({
    id: 'orders-model',
    grade,
    sentence,
    numbers: { r, a, b },
  });
  if (!converged)
    return check(
      'poor',
      'The search for the best fit of the order model did not end: read the forecast as a rough guess.',
    );
  if (unsettled.length === 0)
    return check(
      'good',
      'The orders show how much customers differ in how often they order and when they stop.',
    );
  const rates = unsettled.some((name) => name === 'r' || name === 'alpha');
  const stops = unsettled.some((name) => name === 'a' || name === 'b');
  const what = rates
    ? `how much customers differ in how often they order${stops ? ' and when they stop' : ''}`
    : 'who has stopped ordering';
  return check(
    'limited',
    `The orders alone do not show ${what}, so the model assumes what is usual in shops.`,
  );
}

function spendChecks({ value }: Sample): ClvCheck[] {
  if (!value) return [];
  const { spending, model } = value;
  const r =
    spending.count > 2 ? correlation(direction(Float64Array.from(spending.x)), direction(spending.m)) : 0;
  const tied = Math.abs(r) > CORRELATED;
  const figure = `correlation ${r.toFixed(2).replace('-', '−')} over ${counted(spending.count, 'customer')} with repeat orders`;
  const more = r > 0 ? 'more' : 'less';
  const checks: ClvCheck[] = [
    {
      id: 'frequency-spend',
      grade: tied ? 'limited' : 'good',
      sentence: tied
        ? `Customers who order often spend ${more} on each order (${figure}). The model takes the two to be independent, so it puts the ${r > 0 ? 'best customers too low' : 'best customers too high'}.`
        : `How often customers order says little about what they spend on each (${figure}), as the model takes it.`,
      numbers: { correlation: r, customers: spending.count },
    },
  ];
  const { q } = model.parameters;
  if (!model.converged || model.unsettled.length > 0 || q <= 2)
    checks.push({
      id: 'spend-model',
      grade: model.converged ? 'limited' : 'poor',
      sentence: !model.converged
        ? 'The search for the best fit of the order values did not end: read the values as a rough guess.'
        : q <= 2
          ? 'A few customers spend so much more than the rest that the bounds of the total value are too narrow.'
          : 'The order values alone do not show how much customers differ, so the model assumes what is usual in shops.',
      numbers: { q, customers: spending.count },
    });
  return checks;
}
