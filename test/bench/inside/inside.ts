import type { Measurement } from '../types';

/** A family of measurements that runs inside Chromium, data made there. One file each, as its default export. */
export interface Inside {
  /** Every name it yields begins with it. */
  readonly name: string;
  /** `worker` for what the engine does; `page` for what the page does. */
  readonly where: 'page' | 'worker';
  /** @param only yields nothing whose name does not begin with it. */
  run(only: string): AsyncGenerator<Measurement, void, void>;
}

/** Seconds that `work` takes: the median of `runs`, after one run that does not count. */
export async function medianSeconds(runs: number, work: () => unknown): Promise<number> {
  const seconds: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const start = performance.now();
    await work();
    if (run > 0) seconds.push((performance.now() - start) / 1000);
  }
  return seconds.sort((a, b) => a - b)[seconds.length >> 1]!;
}

const modules = import.meta.glob<{ default: Inside }>('./*.inside.ts', { eager: true });
export const insides = Object.values(modules).map((module) => module.default);

/** Runs the family of this name, wherever this is called. */
export async function runInside(name: string, only: string): Promise<Measurement[]> {
  const rows: Measurement[] = [];
  for await (const row of insides.find((inside) => inside.name === name)!.run(only)) rows.push(row);
  return rows;
}
