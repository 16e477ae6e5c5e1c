const Z = 1.959963984540054;

/** A share with the bounds of its 95 % interval, 0 to 1; NaN where there is nobody to count. */
export interface Proportion {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The share of `hits` among `all`, with Wilson's score interval, which holds for few and for rare cases too. Own code:
 * the statistics packages in use have none.
 *
 * @source Wilson, Journal of the American Statistical Association 22 (1927).
 */
export function proportion(hits: number, all: number): Proportion {
  if (!(all > 0)) return { share: NaN, low: NaN, high: NaN };
  const share = hits / all;
  const middle = (share + (Z * Z) / (2 * all)) / (1 + (Z * Z) / all);
  const reach = (Z / (1 + (Z * Z) / all)) * Math.sqrt((share * (1 - share)) / all + (Z / (2 * all)) ** 2);
  return {
    share,
    low: hits === 0 ? 0 : Math.max(0, middle - reach),
    high: hits === all ? 1 : Math.min(1, middle + reach),
  };
}
