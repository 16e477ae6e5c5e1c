import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const src = resolve(import.meta.dirname, '../src');

/** Folder order is dependency order: a folder may import itself and those named for it. */
const mayImport: Record<string, readonly string[]> = {
  base: [],
  privacy: ['base'],
  compute: ['base'],
  sample: ['base'],
  engine: ['base', 'privacy', 'compute', 'sample'],
  worker: ['base', 'privacy', 'compute', 'sample', 'engine'],
  seal: [],
  offline: [],
  build: ['seal'],
  ui: ['base', 'privacy', 'compute', 'engine', 'worker', 'seal'],
};

/** Stages in the order data go through them. */
const stages = [
  'collect',
  'prepare',
  'features',
  'cluster',
  'analyze',
  'predict',
  'personalize',
  'learn',
  'export',
];

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|svelte)$/.test(file) && !file.endsWith('.d.ts') && !file.includes('assembly'))
  .map((file) => file.replaceAll('\\', '/'));

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(join(src, file), 'utf8');
  return [...text.matchAll(/(?:import|export)\s+(type\s)?[^'"()]*?from\s+'(\.[^']+)'/g)].map((match) => ({
    from: file,
    to: relative(src, resolve(src, dirname(file), match[2]!)).replaceAll('\\', '/'),
    typeOnly: match[1] !== undefined,
  }));
});

describe('layers', () => {
  test('there are imports to judge', () => expect(imports.length).toBeGreaterThan(5));

  test('folders import only what stands below them', () => {
    const wrong = imports.filter(({ from, to }) => {
      // Where the version stands.
      if (to === '../package.json') return false;
      const [a, b] = [from.split('/')[0]!, to.split('/')[0]!];
      return from.includes('/') && a !== b && a in mayImport && !mayImport[a]!.includes(b);
    });
    expect(wrong).toEqual([]);
  });

  test('a stage imports the types of earlier stages and nothing else of any other stage', () => {
    const wrong = imports.filter(({ from, to, typeOnly }) => {
      const [a, b] = [stages.indexOf(from.split('/')[1]!), stages.indexOf(to.split('/')[1]!)];
      return (
        from.startsWith('engine/') &&
        to.startsWith('engine/') &&
        a >= 0 &&
        b >= 0 &&
        a !== b &&
        (b > a || !typeOnly)
      );
    });
    expect(wrong).toEqual([]);
  });

  test('TF.js is imported in one folder and Plotly in one file', () => {
    const users = (pattern: RegExp) =>
      files.filter((file) => pattern.test(readFileSync(join(src, file), 'utf8')));
    expect(
      users(/from '@tensorflow|import\('@tensorflow/).filter((f) => !f.startsWith('compute/webgpu/')),
    ).toEqual([]);
    expect(users(/from 'plotly|import\('plotly/).filter((f) => f !== 'ui/charts/plotly-loader.ts')).toEqual(
      [],
    );
  });

  test('properties are checked with the common seed', () => {
    const tests = resolve(import.meta.dirname);
    const own = readdirSync(tests, { recursive: true, encoding: 'utf8' }).filter(
      (file) =>
        file.endsWith('.ts') && /^import .* from 'fast-check'/m.test(readFileSync(join(tests, file), 'utf8')),
    );
    expect(own).toEqual([join('support', 'properties.ts')]);
  });
});
