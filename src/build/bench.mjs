// `npm run bench`: measures in Chromium. `--only NAME` picks benchmarks whose name begins so, `--json` prints one
// JSON line a measurement (name, n, d, seconds, quality), `--peer` adds pandas + scikit-learn where Python has them.
import { runnerImport } from 'vite';
import { findChromium } from './chromium.mjs';
import { build, fail, install, root } from './ready.mjs';

const args = process.argv.slice(2);
const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '') : '';
const json = args.includes('--json');

install();
build();
const chromium = findChromium() ?? fail('No Chromium found. Name one with KINDRED_CHROMIUM.');
const { module } = await runnerImport(`${root}/test/bench/all.ts`, { configFile: false, root });
const rows = [];
for await (const row of module.measure({ chromium, only, peer: args.includes('--peer') })) {
  rows.push(row);
  if (json) console.log(JSON.stringify(row));
  else console.error(`${row.name} …`);
}
if (!json) console.table(rows.map(({ quality, ...row }) => ({ ...row, ...quality })));
if (rows.length === 0) fail(`No benchmark begins with "${only}".`);
process.exit(0);
