import { fold } from './spelling';

/** How alike two headers are, 0 to 1: the share of their words that both have (Jaccard). */
export function headerLikeness(a: string, b: string): number {
  const [one, other] = [words(a), words(b)];
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared === 0 ? 0 : shared / (one.size + other.size - shared);
}

const words = (header: string): Set<string> =>
  new Set(
    fold(header.replace(/([a-z])([A-Z])/g, '$1 $2'))
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== ''),
  );
