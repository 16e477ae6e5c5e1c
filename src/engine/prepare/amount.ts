import type { RawTable } from '../collect/types';
import { columnOf, valuesOf } from './columns';

export interface Amounts {
  /** True when a column holds the amount, false when it is computed from others. */
  readonly given: boolean;
  /** Money of each line after discount; null when nothing in the table says it. */
  readonly amount: Float64Array | null;
  readonly quantity: Float64Array | null;
  readonly price: Float64Array | null;
  /** Part of the price taken off, 0 to 1; null without a discount column. */
  readonly discount: Float32Array | null;
  /** "Quantity × UnitPrice", for the screen. */
  readonly sentence: string;
}

/**
 * The money of each line: the amount column where there is one, else quantity × price less discount. A price
 * without a quantity counts as one piece.
 */
export function amounts(table: RawTable): Amounts {
  const given = valuesOf(table, 'amount', 'number');
  const quantity = valuesOf(table, 'quantity', 'number');
  const price = valuesOf(table, 'price', 'number');
  const discountColumn = columnOf(table, 'discount');
  const written = valuesOf(table, 'discount', 'number');
  const name = (role: 'amount' | 'quantity' | 'price') => columnOf(table, role)?.header ?? role;

  if (!given && !price) {
    return { given: false, amount: null, quantity, price, discount: null, sentence: 'No column holds money' };
  }
  // A copy: cleaning changes amounts, never the table it was given.
  const gross = given?.slice() ?? product(quantity, price!);
  if (!written) {
    const sentence = given
      ? name('amount')
      : quantity
        ? `${name('quantity')} × ${name('price')}`
        : name('price');
    return { given: given !== null, amount: gross, quantity, price, discount: null, sentence };
  }
  const sense = discountSense(written, discountColumn!.header);
  const discount = takeOff(gross, written, sense, given !== null);
  if (given) return { given: true, amount: gross, quantity, price, discount, sentence: name('amount') };
  const less = sense === 'money' ? ` − ${discountColumn!.header}` : ` × (1 − ${discountColumn!.header})`;
  const sentence = `${quantity ? `${name('quantity')} × ` : ''}${name('price')}${less}`;
  return { given: false, amount: gross, quantity, price, discount, sentence };
}

function product(quantity: Float64Array | null, price: Float64Array): Float64Array {
  const result = price.slice();
  if (quantity) for (let row = 0; row < result.length; row++) result[row] = result[row]! * quantity[row]!;
  return result;
}

type DiscountSense = 'share' | 'percent' | 'money';

/** Whether a discount column holds 0.1, 10 (percent) or 10.00 (money). */
function discountSense(values: Float64Array, header: string): DiscountSense {
  let largest = 0;
  for (let row = 0; row < values.length; row++) largest = Math.max(largest, Math.abs(values[row]!) || 0);
  if (largest <= 1) return 'share';
  return largest <= 100 && /%|percent|prozent|pct|rate|rabatt ?satz|pourcent|porcent/i.test(header)
    ? 'percent'
    : 'money';
}

/**
 * Discounts as shares of the price before discount. Takes them off `money`, unless it is `net` and has them taken
 * off already.
 */
function takeOff(
  money: Float64Array,
  written: Float64Array,
  sense: DiscountSense,
  net: boolean,
): Float32Array {
  const shares = new Float32Array(written.length);
  for (let row = 0; row < written.length; row++) {
    const value = Math.abs(written[row]!);
    let share = value;
    if (sense === 'percent') share = value / 100;
    else if (sense === 'money') {
      const before = Math.abs(money[row]!) + (net ? value : 0);
      share = before > 0 ? value / before : 0;
    }
    if (!(share > 0)) continue;
    if (share > 1) share = 1;
    shares[row] = share;
    if (!net) money[row] = money[row]! * (1 - share);
  }
  return shares;
}
