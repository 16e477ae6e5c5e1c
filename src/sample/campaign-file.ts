import { isoDay } from './calendar';
import { SENT, WINDOW_DAYS } from './campaign';
import { row } from './csv';
import type { History } from './history';
import { PURCHASE } from './ledger';

const headers = ['Customer ID', 'Campaign', 'Treatment group', 'Sent date', 'Bought within 30 days', 'Spend'];

/** campaign.csv: who was in the campaign, drawn at random, and what each bought within 30 days. */
export function campaignFile({ customers, ledger }: History): string {
  const orders = new Int32Array(customers.length);
  const spend = new Float64Array(customers.length);
  for (let order = 0; order < ledger.orders; order++) {
    const customer = ledger.customer[order]!;
    const at = Math.floor(ledger.minute[order]! / 1440);
    if (ledger.kind[order] !== PURCHASE || at <= SENT || at > SENT + WINDOW_DAYS || customer < 0) continue;
    orders[customer]!++;
    spend[customer]! += ledger.amount(order);
  }
  let text = row(headers);
  for (const [index, { id, contact }] of customers.entries()) {
    if (!contact) continue;
    const group = contact.treated ? 'treated' : 'control';
    const bought = orders[index]! > 0 ? 1 : 0;
    text += row([id, 'Autumn postcard', group, isoDay(SENT), bought, spend[index]!.toFixed(2)]);
  }
  return text;
}
