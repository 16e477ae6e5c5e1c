import { END, LATER_END } from './calendar';
import type { CrmCounts } from './crm-file';
import { customerTypes } from './customer-types';
import { CUSTOMERS } from './customers';
import type { History } from './history';
import { PURCHASE } from './ledger';
import type { OrderCounts } from './orders-file';
import type { ReviewTruth } from './reviews-file';

/** What the simulation knows and no file tells. For tests; the engine never sees it. */
export interface SampleTruth {
  /** Customer id → id of the customer's type, for the 5,000 of the order file. */
  readonly typeOf: ReadonlyMap<string, string>;
  readonly orderCounts: Readonly<OrderCounts>;
  readonly laterOrderCounts: Readonly<OrderCounts>;
  readonly crmCounts: CrmCounts;
  /** Review id → language, stars, and what the text praises or blames. */
  readonly reviews: ReadonlyMap<string, ReviewTruth>;
  /** What the postcard did to each customer of the campaign: +1 made buy, −1 kept from buying, 0 neither. */
  readonly effectOf: ReadonlyMap<string, -1 | 0 | 1>;
  /** Mean effect by type: the true uplift of the chance to buy within 30 days. */
  readonly upliftOf: ReadonlyMap<string, number>;
  /** Customers of the order file who had left for good by its end. */
  readonly churned: ReadonlySet<string>;
  /** Customers of the order file who buy in the later quarter. */
  readonly buyLater: ReadonlySet<string>;
}

export type Fates = Pick<SampleTruth, 'typeOf' | 'effectOf' | 'upliftOf' | 'churned' | 'buyLater'>;

/** What is known of each customer, whatever the files. */
export function fates(past: History): Fates {
  const regulars = past.customers.slice(0, CUSTOMERS);
  const typeOf = new Map(regulars.map((one) => [one.id, customerTypes[one.type]!.id]));
  const effectOf = new Map(
    regulars.flatMap(({ id, contact }) =>
      contact ? [[id, (Number(contact.buysTreated) - Number(contact.buysUntreated)) as -1 | 0 | 1]] : [],
    ),
  );
  const upliftOf = new Map(
    customerTypes.map((type) => {
      const effects = [...effectOf].flatMap(([id, effect]) => (typeOf.get(id) === type.id ? [effect] : []));
      return [type.id, effects.reduce<number>((sum, effect) => sum + effect, 0) / effects.length];
    }),
  );
  const churned = new Set(regulars.flatMap(({ id, plan }) => (plan.leaves <= END ? [id] : [])));
  return { typeOf, effectOf, upliftOf, churned, buyLater: buyLater(past) };
}

function buyLater({ customers, ledger }: History): Set<string> {
  const buyers = new Set<string>();
  for (let order = 0; order < ledger.orders; order++) {
    const at = Math.floor(ledger.minute[order]! / 1440);
    const index = ledger.customer[order]!;
    const later = ledger.kind[order] === PURCHASE && at > END && at <= LATER_END;
    if (later && index >= 0 && index < CUSTOMERS) buyers.add(customers[index]!.id);
  }
  return buyers;
}
