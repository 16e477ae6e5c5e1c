/** 9288 → "9,288". */
export const count = (n: number): string => n.toLocaleString('en-US');

/** "1 line", "9,288 lines". */
export const counted = (n: number, noun: string, nouns = `${noun}s`): string =>
  `${count(n)} ${n === 1 ? noun : nouns}`;

/** An amount of money with two decimals and, where known, its currency: "8,300,065.81 GBP". */
export const money = (amount: number, currency: string | null = null): string => {
  const figure = amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return currency ? `${figure} ${currency}` : figure;
};

/** 0.381 → "38%"; shares that would round to nothing or to all keep a digit: "0.3%". */
export const percent = (share: number): string => {
  const digits = (share > 0 && share < 0.01) || (share < 1 && share > 0.99) ? 1 : 0;
  return `${(100 * share).toLocaleString('en-US', { maximumFractionDigits: digits })}%`;
};

/** A day number (days since 1970-01-01) as "9 Dec 2011". */
export const dayText = (day: number): string =>
  new Date(day * 86_400_000).toLocaleDateString('en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
