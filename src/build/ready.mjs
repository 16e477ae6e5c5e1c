// What `npm start`, `npm test` and `npm run bench` need before they begin. Uses nothing but Node: on a fresh
// clone there is nothing else.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
export const dist = join(root, 'dist');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Kindred needs Node 20.19 or newer to build; this is ${process.versions.node}.`);
  process.exit(1);
}

/**
 * Runs a command in the project, its output shown, and answers its exit status.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {'inherit' | 2} output 2: to standard error, which leaves standard output to the results
 */
export function run(command, args, output = 'inherit') {
  const windows = process.platform === 'win32';
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', output, 'inherit'],
    shell: windows,
  });
  return status ?? 1;
}

/** Installs the locked packages where they are absent or differ from the lock file. */
export function install() {
  if (installed()) return;
  console.error('Installing the packages this project is locked to …');
  if (run('npm', ['ci', '--no-audit', '--no-fund'], 2) !== 0) fail('npm ci failed; see above.');
}

function installed() {
  const present = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(present)) return false;
  const wanted = packages(join(root, 'package-lock.json'));
  const found = packages(present);
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || found[path]?.version === version || (optional && !found[path]),
  );
}

/** @param {string} file @returns {Record<string, { version: string, optional?: boolean }>} */
const packages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** Builds both forms where they are absent or older than what they are made from. */
export function build() {
  const made = join(dist, 'SHA256SUMS');
  const from = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json', 'tsconfig.json'];
  if (existsSync(made) && newest(from.map((name) => join(root, name))) < statSync(made).mtimeMs) return;
  console.error('Building …');
  if (run(process.execPath, ['src/build/build.mjs'], 2) !== 0) fail('The build failed; see above.');
}

/** @param {string[]} paths @returns {number} */
function newest(paths) {
  return Math.max(
    ...paths.map((path) => {
      const { mtimeMs } = statSync(path);
      if (!statSync(path).isDirectory()) return mtimeMs;
      return Math.max(mtimeMs, newest(readdirSync(path).map((name) => join(path, name))));
    }),
  );
}

/** @param {string} sentence @returns {never} */
export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
