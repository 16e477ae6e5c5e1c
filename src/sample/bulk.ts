import { random, type Random } from '../base/random';
import { ROW, rowWriter, type Plan } from './bulk-rows';
import { putBytes } from './bytes';
import { END, START } from './calendar';
import { encoded } from './csv';
import { customerTypes } from './customer-types';
import { geometric, weighted } from './draws';
import { firstDay, visits } from './rhythms';

/** What the file was made from. */
export interface BulkTruth {
  readonly customers: number;
  readonly orders: number;
  /** Index into the customer types, for customer "C0000000" and those that follow. */
  readonly types: Uint8Array;
}

export interface Most {
  readonly orders: number;
  readonly lines: number;
}

const HEADER = 'order_id,customer_id,order_date,product,category,quantity,unit_price,discount,country\n';
const CHUNK = 1 << 20;

/**
 * Order lines for benchmarks, as chunks of CSV of about 1 MiB, by date: customers of the sample's seven types,
 * about one for each ten lines, without dirt. Returns the truth at the end. The same seed gives the same bytes.
 * Cost: about 1 s and 20 MB for a million lines.
 *
 * @param most how many orders a customer and how many lines an order has at most: few for many customers.
 */
export function* bulkOrders(
  lines: number,
  seed = 7,
  most: Most = { orders: Infinity, lines: Infinity },
): Generator<Uint8Array<ArrayBuffer>, BulkTruth> {
  const source = random(seed).fork('bulk');
  const plan = schedule(lines, most, source);
  const rows = rowWriter(plan, source);
  let chunk = new Uint8Array(CHUNK + 16 * ROW);
  let at = putBytes(chunk, 0, encoded(HEADER));
  for (let number = 0; number < plan.sequence.length; number++) {
    at = rows(chunk, at, plan.sequence[number]!, number + 1);
    if (at >= CHUNK) {
      yield chunk.subarray(0, at);
      chunk = new Uint8Array(CHUNK + 16 * ROW);
      at = 0;
    }
  }
  yield chunk.subarray(0, at);
  return { customers: plan.types.length, orders: plan.sequence.length, types: plan.types };
}

/** Products of an order beyond the sample's, so that a customer has ten lines on average. */
const MORE = 0.33;
const SHARES = customerTypes.map((type) => type.share);

/** Draws customer after customer until there are lines enough; the last order is cut. */
function schedule(lines: number, most: Most, source: Random): Plan {
  const types: number[] = [];
  const customer = new Int32Array(lines);
  const dayIndex = new Uint16Array(lines);
  const length = new Uint8Array(lines);
  let orders = 0;
  for (let left = lines; left > 0;) {
    const index = weighted(source, SHARES);
    const type = customerTypes[index]!;
    types.push(index);
    const end = orders + most.orders;
    for (const at of visits(type, firstDay(type, source), source).days) {
      if (at > END || left === 0 || orders === end) break;
      customer[orders] = types.length - 1;
      dayIndex[orders] = at - START;
      length[orders] = Math.min(left, most.lines, 1 + geometric(source, type.basket.products - 1 + MORE, 11));
      left -= length[orders]!;
      orders++;
    }
  }
  return {
    types: Uint8Array.from(types),
    customer: customer.subarray(0, orders),
    dayIndex: dayIndex.subarray(0, orders),
    lines: length.subarray(0, orders),
    sequence: byDay(dayIndex.subarray(0, orders)),
  };
}

/** Counting sort. */
function byDay(dayIndex: Uint16Array): Int32Array {
  const next = new Int32Array(END - START + 2);
  for (const at of dayIndex) next[at + 1]!++;
  for (let i = 1; i < next.length; i++) next[i]! += next[i - 1]!;
  const sequence = new Int32Array(dayIndex.length);
  for (let order = 0; order < dayIndex.length; order++) sequence[next[dayIndex[order]!]!++] = order;
  return sequence;
}
