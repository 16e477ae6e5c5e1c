import { readFileSync } from 'node:fs';

/** Values from SciPy and mpmath; test/golden/clv/make.py made them. */
export const golden = <T>(name: string): T[] =>
  JSON.parse(readFileSync(new URL(`../../../golden/clv/${name}.json`, import.meta.url), 'utf8')) as T[];

export interface GoldenFit {
  readonly model: string;
  readonly parameters: readonly number[];
  readonly standardErrors: readonly number[];
  readonly logLikelihood: number;
}

export const goldenFits = (model: string): GoldenFit =>
  golden<GoldenFit>('cdnow').find((fit) => fit.model === model)!;
