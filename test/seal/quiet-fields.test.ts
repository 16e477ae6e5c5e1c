import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ui = resolve(import.meta.dirname, '../../src/ui');
const components = readdirSync(ui, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.svelte$/.test(file),
);

/** Field kinds about which Chromium 156 asks nobody, as measured: check marks, choices, ranges and files. */
const silent = /type="(checkbox|radio|range|file)"/;

test('every field that Chromium would ask its maker about stands in a QuietForm', () => {
  const loud = components.filter((file) => {
    const markup = readFileSync(join(ui, file), 'utf8').replace(/<QuietForm>[\s\S]*?<\/QuietForm>/g, '');
    const fields = markup.match(/<(input|textarea)\b[\s\S]*?\/?>/g) ?? [];
    return fields.some((field) => !silent.test(field));
  });
  expect(components.length).toBeGreaterThan(10);
  expect(loud).toEqual([]);
});
