import { placeOn, type Scale } from '../../engine/analyze/distribution';

/** Values to mark on an axis, rising. */
export function ticksOn(scale: Scale, from: number, to: number): number[] {
  if (!(to > from)) return Number.isFinite(from) ? [valueAt(scale, from)] : [];
  if (scale === 'linear') return evenTicks(from, to, 5);
  const powers = [1, 2, 5].flatMap((digit) =>
    Array.from({ length: 31 }, (_, exponent) => digit * 10 ** (exponent - 12)),
  );
  const all = [...(scale === 'log1p' ? [0] : []), ...powers.filter((value) => scale === 'log' || value >= 1)]
    .filter((value) => placeOn(scale, value) >= from - 1e-9 && placeOn(scale, value) <= to + 1e-9)
    .sort((a, b) => a - b);
  // Where there are many, the powers of ten speak for all.
  return all.length <= 7 ? all : all.filter((value) => value === 0 || value.toExponential().startsWith('1e'));
}

/** The value at a place of the axis: the reverse of `placeOn`. */
export const valueAt = (scale: Scale, place: number): number =>
  scale === 'linear' ? place : scale === 'log' ? 10 ** place : 10 ** place - 1;

function evenTicks(from: number, to: number, about: number): number[] {
  const rough = (to - from) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((each) => each * power >= rough) ?? 10);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from(
    { length: last - first + 1 },
    (_, i) => Number(((first + i) * step).toPrecision(12)) || 0,
  );
}
