import { brush } from './brush.bench';
import { clv } from './clv.bench';
import { clusterPeers } from './cluster.bench';
import { featuresPeer } from './features.bench';
import { falseAlarms } from './groupless.bench';
import { insideBenches } from './inside.bench';
import { joining } from './join.bench';
import { million } from './million.bench';
import { reader } from './reader.bench';
import { shop } from './shop.bench';
import type { Bench, BenchContext, Measurement } from './types';

const benches: readonly Bench[] = [
  ...insideBenches,
  brush,
  clusterPeers,
  clv,
  falseAlarms,
  featuresPeer,
  joining,
  million,
  reader,
  shop,
];

/** Runs every benchmark whose name fits, one after the other. */
export async function* measure(context: BenchContext): AsyncGenerator<Measurement, void, void> {
  for (const bench of benches) {
    if (!bench.name.startsWith(context.only) && !context.only.startsWith(bench.name)) continue;
    for await (const row of bench.run(context)) if (row.name.startsWith(context.only)) yield row;
  }
}
