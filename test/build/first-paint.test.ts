import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const site = resolve(import.meta.dirname, '../../dist/site');

/** What a browser fetches before it can draw the first screen. */
function firstFiles(): string[] {
  const seen = new Set(['index.html']);
  const html = readFileSync(join(site, 'index.html'), 'utf8');
  const queue = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].map(
    (match) => match[1]!,
  );
  for (const file of queue) {
    if (seen.has(file)) continue;
    seen.add(file);
    const text = readFileSync(join(site, file), 'utf8');
    const imports = text.matchAll(/(?:^|[;\n])(?:import|export)\b[^;'"`]*?["'`]\.\/([^"'`]+\.js)["'`]/g);
    queue.push(...[...imports].map((match) => `assets/${match[1]!}`));
  }
  return [...seen];
}

test('the first screen does without charts and without TF.js, and is small', () => {
  const files = firstFiles();
  const sizes = files.map((file) => ({ file, gz: gzipSync(readFileSync(join(site, file))).length }));
  const total = sizes.reduce((sum, { gz }) => sum + gz, 0);
  console.log(`first paint: ${total} bytes gz in ${files.length} files`, sizes);
  expect(files.length).toBeGreaterThan(1);
  // Charts alone are 1.5 MB and TF.js is 0.3 MB: neither fits in.
  expect(total).toBeLessThan(100_000);
});
