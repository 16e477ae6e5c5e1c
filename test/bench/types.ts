/** One measurement. `seconds` is the median where there are several runs. */
export interface Measurement {
  readonly name: string;
  /** Rows: order lines, customers or points. */
  readonly n: number;
  /** Columns, 0 where that says nothing. */
  readonly d: number;
  readonly seconds: number;
  /** Figures beside the time: inertia, ARI, megabytes, milliseconds of the longest main-thread task … */
  readonly quality: Readonly<Record<string, number>>;
}

export interface BenchContext {
  readonly chromium: string;
  /** Only benchmarks whose name begins so are run. */
  readonly only: string;
  readonly peer: boolean;
}

/** A family of measurements that share their preparation. */
export interface Bench {
  /** Every name that `run` can yield begins with it. */
  readonly name: string;
  run(context: BenchContext): AsyncGenerator<Measurement, void, void>;
}
