import { count, type Box, type Condition } from './box';
import { f1 } from './hits';

/** F1 that a plainer number may cost: one row in five hundred. */
const COST = 0.001;

/**
 * The same conditions with the plainest numbers: each bound becomes a multiple of the largest of …, 50, 10, 5, 1, 0.5, …
 * that costs next to no fidelity. Cost: bounds × digits × rows.
 */
export function plainBox(columns: readonly Float64Array[], wanted: Uint8Array, box: Box): Box {
  const floor = f1(count(columns, wanted, box)) - COST;
  let plain = box;
  for (const at of box.keys())
    for (const side of ['least', 'most'] as const) {
      const bound = plain[at]![side];
      if (!Number.isFinite(bound)) continue;
      const withBound = (value: number) =>
        plain.map((condition, i): Condition => (i === at ? { ...condition, [side]: value } : condition));
      const found = multiplesNear(bound).find(
        (value) => f1(count(columns, wanted, withBound(value))) >= floor,
      );
      if (found !== undefined) plain = withBound(found);
    }
  return plain;
}

/** Multiples of ever smaller steps on both sides of a value, the nearer first; ends with those of six digits. */
function multiplesNear(value: number): number[] {
  if (value === 0) return [0];
  const size = Math.floor(Math.log10(Math.abs(value)));
  const near: number[] = [];
  for (let power = size; power > size - 6; power--)
    for (const lead of [5, 1]) {
      const step = lead * 10 ** power;
      const sides = [Math.floor(value / step), Math.ceil(value / step)].map((n) =>
        Number((n * step).toPrecision(12)),
      );
      near.push(...sides.sort((a, b) => Math.abs(a - value) - Math.abs(b - value)));
    }
  // A bound at zero is no number to remember: it says "any" or "none", which a person would not have meant.
  return near.filter((each) => each !== 0 && Math.sign(each) === Math.sign(value));
}
