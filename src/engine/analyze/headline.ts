import { goneSilent, type Evidence } from './names';
import type { SegmentProfile } from './types';
import { numeral, oneIn, type Writer } from './words';

export function headlineOf(customers: number, k: number, separated: boolean, write: Writer): string {
  const people = customers === 1 ? 'one customer' : `${write.count(customers)} customers`;
  if (k === 0) return `None of your ${people} belongs to a group`;
  if (k === 1) return `Your ${people} form one group`;
  return separated ? `Your ${people} fall into ${numeral(k)} groups` : `Your ${people} show no clear groups`;
}

/** The two things worth knowing first: who brings the money, and who has gone silent. */
export function sublineOf(
  segments: readonly SegmentProfile[],
  evidence: readonly Evidence[],
  separated: boolean,
  unassigned: number,
  write: Writer,
): string {
  const sentences: string[] = [];
  if (!separated) {
    sentences.push(
      'The lines between them are drawn for convenience: customers near a line could stand on either side.',
    );
  }
  const best = segments
    .filter(({ revenueShare, customerShare }) => revenueShare > 1.3 * customerShare && revenueShare >= 0.2)
    .sort((a, b) => b.revenueShare / b.customerShare - a.revenueShare / a.customerShare)[0];
  if (best) {
    const who = oneIn(best.customerShare, write);
    const how =
      best.revenueShare > 0.47 && best.revenueShare < 0.53 ? 'half' : write.share(best.revenueShare);
    sentences.push(
      `${capital(who)} ${who.includes('one in') ? 'brings' : 'of them bring'} in ${how} of your revenue.`,
    );
  }
  const silent = segments.filter(({ segment }) => goneSilent(evidence[segment]!));
  const people = silent.reduce((sum, { customers }) => sum + customers, 0);
  if (silent.length === 1) sentences.push(`One group of ${write.count(people)} has gone silent.`);
  if (silent.length > 1) {
    sentences.push(
      `${capital(numeral(silent.length))} groups, ${write.count(people)} customers, have gone silent.`,
    );
  }
  if (unassigned > 0) sentences.push(`${write.count(unassigned)} belong to no group.`);
  return sentences.join(' ');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
