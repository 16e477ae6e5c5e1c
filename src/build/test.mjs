// `npm test`: every check there is, from types to the journey through both built forms. Its last line sums up.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { fail, install, root, run } from './ready.mjs';

const results = join(root, '.cache/test');

install();
process.env.KINDRED_CHROMIUM = findChromium() ?? (await installChromium());
console.log(`Chromium: ${process.env.KINDRED_CHROMIUM}`);
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const tally = { passed: 0, failed: 0, skipped: 0, names: /** @type {string[]} */ ([]) };

check('types', 'tsc', ['-p', '.']);
check('types of the engine, without DOM', 'tsc', ['-p', 'src/engine']);
check('types of the service worker', 'tsc', ['-p', 'src/offline']);
check('types of the components', 'svelte-check', ['--threshold', 'warning']);
check('format', 'prettier', ['--check', '.']);
suite('node');
suite('chromium');
if (count('build of both forms', run(process.execPath, ['src/build/build.mjs']) === 0)) suite('forms');

if (tally.skipped > 0) console.log(`\n${tally.skipped} skipped; the notices above say what they need.`);
if (tally.failed > 0) console.log(`\nFailed:\n${tally.names.map((name) => `  ${name}`).join('\n')}`);
console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed > 0 ? 1 : 0);

/** @param {string} name @param {string} tool @param {string[]} args */
function check(name, tool, args) {
  console.log(`\n== ${name}`);
  count(name, run('npx', ['--no-install', tool, ...args]) === 0);
}

/** @param {string} name @param {boolean} passed */
function count(name, passed) {
  if (passed) tally.passed += 1;
  else {
    tally.failed += 1;
    tally.names.push(name);
  }
  return passed;
}

/**
 * Runs one project of vite.config.ts; a file that can't even load, and a crash, count as failures too.
 *
 * @param {string} project
 */
function suite(project) {
  console.log(`\n== tests: ${project}`);
  const report = join(results, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const status = run('npx', ['--no-install', 'vitest', 'run', '--project', project, ...reporters]);
  const before = tally.failed;
  for (const file of readReport(report)) {
    const outcomes = file.assertionResults;
    for (const { status, fullName } of outcomes) {
      if (status === 'passed' || status === 'failed') count(`${project}: ${fullName}`, status === 'passed');
      else tally.skipped += 1;
    }
    if (file.status === 'failed' && !outcomes.some(({ status }) => status === 'failed')) {
      count(`${project}: ${file.name}`, false);
    }
  }
  if (status !== 0 && tally.failed === before) count(`${project}: did not end well, see above`, false);
}

/**
 * @param {string} file
 * @returns {{ name: string, status: string, assertionResults: { status: string, fullName: string }[] }[]}
 */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).testResults;
  } catch {
    return [];
  }
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
