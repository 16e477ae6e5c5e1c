import type { Feature } from '../features/types';
import type { Evidence } from './names';
import type { Contrast, Fact } from './types';
import { tailOf, type Writer } from './words';

/** Effects below this are called negligible (Romano et al. 2006) and earn no fact. */
const NEGLIGIBLE = 0.147;

/** The strongest differences, at most one a feature group, strongest first. */
export function factsOf(
  contrasts: readonly Contrast[],
  features: readonly Feature[],
  write: Writer,
  most = 3,
): Fact[] {
  const facts: Fact[] = [];
  const groups = new Set<string>();
  const ranked = contrasts
    .filter((c) => Math.abs(c.effect) >= NEGLIGIBLE && c.effectLow * c.effectHigh > 0 && c.coverage > 0.5)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect) || a.feature - b.feature);
  for (const contrast of ranked) {
    const { spec } = features[contrast.feature]!;
    const figure = write.figure(contrast.median, spec.unit);
    const others = write.figure(contrast.restMedian, spec.unit);
    const tail = tailOf(spec);
    if (tail === undefined || groups.has(spec.group) || figure === others) continue;
    groups.add(spec.group);
    facts.push({
      feature: contrast.feature,
      figure,
      rest: `${tail}, others ${bare(others, figure)}`,
    });
    if (facts.length === most) break;
  }
  return facts;
}

/** "3" beside "14 orders", but "€48" beside "€61". */
function bare(others: string, figure: string): string {
  const noun = figure.split(' ').slice(1).join(' ');
  const otherNoun = others.split(' ').slice(1).join(' ');
  const sameNoun =
    noun !== '' && (noun === otherNoun || noun === `${otherNoun}s` || `${noun}s` === otherNoun);
  return sameNoun && !/[%€$£]/.test(noun) ? others.slice(0, others.length - otherNoun.length - 1) : others;
}

/** One sentence on the typical customer, from medians: what they are like, not how they differ. */
export function portraitOf(e: Evidence, write: Writer): string {
  const frequency = e.median('frequency');
  const recency = e.median('recency_days');
  const basket = e.median('average_order_value');
  const gap = e.median('gap_days');
  const ago = Number.isNaN(recency) ? '' : span(recency);
  const money = Number.isNaN(basket) ? '' : `, ${write.money(basket)} a basket`;
  if (Number.isNaN(frequency))
    return ago ? `Last seen ${ago} ago${money}.` : `Known by ${write.count(1)} record each.`;
  if (frequency <= 1) return `Ordered once${ago ? `, ${ago} ago` : ''}${money}.`;
  const rhythm = gap > 0 && frequency >= 3 ? `, about every ${span(gap)}` : '';
  const last = ago ? `; the last order was ${ago} ago` : '';
  return `Ordered ${write.count(frequency)} times${rhythm}${money}${last}.`;
}

/** Days as people say them: "11 days", "5 weeks", "7 months", "2 years". */
export function span(days: number): string {
  const say = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'}`;
  if (days < 21) return say(Math.max(1, Math.round(days)), 'day');
  if (days < 75) return say(Math.round(days / 7), 'week');
  if (days < 700) return say(Math.round(days / 30.44), 'month');
  return say(Math.round(days / 365.25), 'year');
}
