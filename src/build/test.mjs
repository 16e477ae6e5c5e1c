// `npm test`: every check there is, from types to the journey through both built forms. Its last line sums up.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { fail, install, root, run } from './ready.mjs';
import { readReport } from './report.mjs';
import { endAll, start, tool } from './step.mjs';

const results = join(root, '.cache/test');
const tally = { passed: 0, failed: 0, skipped: 0, names: /** @type {string[]} */ ([]) };

// However this process ends, the last line sums up.
process.on('exit', (code) => {
  endAll('the run is over');
  if (code !== 0 && tally.failed === 0) count('the run itself, see above', false);
  if (tally.skipped > 0) console.log(`\n${tally.skipped} skipped; the notices above say what they need.`);
  if (tally.failed > 0) console.log(`\nFailed:\n${tally.names.map((name) => `  ${name}`).join('\n')}`);
  console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
  process.exitCode = tally.failed > 0 ? 1 : 0;
});
process.on('uncaughtException', (error) => {
  console.log(error);
  process.exit(1);
});

install();
process.env.KINDRED_CHROMIUM = findChromium() ?? (await installChromium());
console.log(`Chromium: ${process.env.KINDRED_CHROMIUM}`);
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

// Who ends a run from outside, by a signal or by a time in seconds since 1970, gets the last line all the same.
const deadline = Number(process.env.KINDRED_DEADLINE);
if (deadline) setTimeout(endAll, deadline * 1000 - Date.now(), 'the run had no time left').unref();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => endAll(`stopped by ${signal}`));

// Side by side goes what leaves a processor idle alone: one process each, or a browser that waits.
await Promise.all([
  inTurn([
    () => check('types', [tool('typescript', 'tsc'), '-p', '.']),
    () => check('types of the engine, without DOM', [tool('typescript', 'tsc'), '-p', 'src/engine']),
    () => check('types of the service worker', [tool('typescript', 'tsc'), '-p', 'src/offline']),
    () => check('format', [tool('prettier'), '--check', '.']),
  ]),
  inTurn([
    () => check('types of the components', [tool('svelte-check'), '--threshold', 'warning']),
    () => check('build of both forms', ['src/build/build.mjs']),
  ]),
]);
await Promise.all([suite('node'), suite('chromium')]);
if (!tally.names.includes('build of both forms')) await suite('forms');
process.exit();

/** @param {(() => Promise<void>)[]} steps */
async function inTurn(steps) {
  for (const step of steps) await step();
}

/**
 * Runs a step and shows what it said once it ends, so that steps beside each other stay apart.
 *
 * @param {string} name
 * @param {string[]} script
 * @param {Parameters<typeof start>[1]} [options]
 */
async function step(name, script, options) {
  const began = performance.now();
  console.log(`… ${name}`);
  const end = await start(script, options);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`\n== ${name}: ${seconds} s\n${end.output.trim()}`);
  if (end.ended) console.log(`\n${name} was ended: ${end.ended}.`);
  return end;
}

/** @param {string} name @param {string[]} script */
async function check(name, script) {
  count(name, (await step(name, script)).status === 0);
}

/** @param {string} name @param {boolean} passed */
function count(name, passed) {
  if (passed) tally.passed += 1;
  else {
    tally.failed += 1;
    tally.names.push(name);
  }
}

/**
 * Runs one project of vite.config.ts. That a run crashes is a failure, whatever its tests did.
 *
 * @param {string} project
 */
async function suite(project) {
  const report = join(results, `${project}.jsonl`);
  const reporters = ['--reporter=default', '--reporter=./src/build/reporter.mjs'];
  const script = [tool('vitest'), 'run', '--project', project, ...reporters];
  const env = { KINDRED_SUITE: project, KINDRED_REPORT: report };
  const { status } = await step(`tests: ${project}`, script, { env, report });
  const found = readReport(existsSync(report) ? readFileSync(report, 'utf8') : '');
  tally.passed += found.passed;
  tally.skipped += found.skipped;
  for (const name of found.failed) count(`${project}: ${name}`, false);
  if ((status !== 0 || !found.over) && found.failed.length === 0)
    count(`${project}: did not end well, see above`, false);
}

/**
 * Debian's package where we may install it, which brings its libraries along; else the one Playwright fetches.
 *
 * @returns {Promise<string>}
 */
async function installChromium() {
  console.log('No Chromium found; installing one …');
  const apt = process.getuid?.() === 0 && run('apt-get', ['update', '-q']) === 0;
  if (apt) run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium']);
  else run('npx', ['--no-install', 'playwright', 'install', 'chromium']);
  const { chromium } = await import('playwright-core');
  const found = findChromium() ?? (apt ? undefined : chromium.executablePath());
  return found ?? fail('No Chromium could be installed. Set KINDRED_CHROMIUM to one and try again.');
}
