import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const folders = ['base', 'compute', 'engine', 'privacy', 'sample', 'worker'];

/** Packages that code of the worker imports, at once or later. */
function packages(): string[] {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, 'src', folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.ts$/.test(file) && !/\.d\.ts$/.test(file))
      .map((file) => join(root, 'src', folder, file)),
  );
  const found = files.flatMap((file) => {
    const code = readFileSync(file, 'utf8').replace(/^import type .*$/gm, '');
    return [...code.matchAll(/(?:from|import\() ?'([a-z@][^'?]*)'/g)].map((match) => match[1]!);
  });
  return [...new Set(found)].sort();
}

// One that is missing is found while the tests run, and the development server then reloads the page under them.
test('every package of the worker is named to the development server', () => {
  const config = readFileSync(join(root, 'vite.config.ts'), 'utf8');
  const all = packages();
  expect(all).toContain('papaparse');
  expect(all.filter((name) => !config.includes(`'${name}'`))).toEqual([]);
});
