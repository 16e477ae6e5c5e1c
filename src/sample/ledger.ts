export const PURCHASE = 0;
export const RETURN = 1;
export const CANCELLATION = 2;
export type OrderKind = typeof PURCHASE | typeof RETURN | typeof CANCELLATION;

/** Customer index of those who order without an account. */
export const GUEST = -1;

/**
 * Every order and its lines, as columns: as objects, 45,000 lines cost more in garbage collection than in
 * simulation.
 */
export class Ledger {
  readonly customer: number[] = [];
  /** Minutes since 1970-01-01T00:00. */
  readonly minute: number[] = [];
  readonly kind: OrderKind[] = [];
  /** The order that a return or a cancellation takes back; a purchase names itself. */
  readonly origin: number[] = [];
  readonly channel: number[] = [];
  private readonly start: number[] = [];

  readonly product: number[] = [];
  /** Below 0 in returns and cancellations. */
  readonly quantity: number[] = [];
  readonly cents: number[] = [];
  /** Discount in percent of the price. */
  readonly percent: number[] = [];

  get orders(): number {
    return this.start.length;
  }

  /** Opens an order; the lines that follow belong to it. */
  open(customer: number, minute: number, channel: number): number {
    return this.begin(customer, minute, channel, PURCHASE, this.orders);
  }

  /** Opens what takes back lines of the purchase `origin`. */
  takeBack(origin: number, minute: number, kind: OrderKind): number {
    return this.begin(this.customer[origin]!, minute, this.channel[origin]!, kind, origin);
  }

  line(product: number, quantity: number, cents: number, percent: number): void {
    this.product.push(product);
    this.quantity.push(quantity);
    this.cents.push(cents);
    this.percent.push(percent);
  }

  /** Adds the reverse of a line to the open order. */
  reverse(line: number): void {
    this.line(this.product[line]!, -this.quantity[line]!, this.cents[line]!, this.percent[line]!);
  }

  /** Lines of an order: from `first` up to but not including `end`. */
  first(order: number): number {
    return this.start[order]!;
  }
  end(order: number): number {
    return this.start[order + 1] ?? this.product.length;
  }

  has(order: number, product: number): boolean {
    return this.product.indexOf(product, this.first(order)) >= this.first(order);
  }

  /** What was paid for an order, in euros; below 0 when it takes back. */
  amount(order: number): number {
    let sum = 0;
    for (let line = this.first(order); line < this.end(order); line++) {
      sum += this.quantity[line]! * this.cents[line]! * (100 - this.percent[line]!);
    }
    return sum / 10_000;
  }

  private begin(customer: number, minute: number, channel: number, kind: OrderKind, origin: number): number {
    this.customer.push(customer);
    this.minute.push(minute);
    this.kind.push(kind);
    this.origin.push(origin);
    this.channel.push(channel);
    return this.start.push(this.product.length) - 1;
  }
}

/** The orders by time; those of one minute as they were entered. */
export function byTime(ledger: Ledger): Int32Array {
  const keys = new Float64Array(ledger.orders);
  for (let order = 0; order < keys.length; order++) keys[order] = ledger.minute[order]! * 1_048_576 + order;
  keys.sort();
  const sequence = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) sequence[i] = keys[i]! % 1_048_576;
  return sequence;
}
