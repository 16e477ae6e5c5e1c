// Builds both forms and their checksums: `node src/build/build.mjs [output folder]`.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');
const out = resolve(process.argv[2] ?? join(root, 'dist'));

// A test runner sets it to "test", which would build Svelte's development form.
process.env.NODE_ENV = 'production';
rmSync(out, { recursive: true, force: true });
await build({ root, mode: 'site', build: { outDir: join(out, 'site') } });
await build({ root, mode: 'file', build: { outDir: out } });

const sums = readdirSync(out, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .sort()
  .map((file) => {
    const sum = createHash('sha256').update(readFileSync(file)).digest('hex');
    return `${sum}  ${relative(out, file).replaceAll('\\', '/')}\n`;
  });
writeFileSync(join(out, 'SHA256SUMS'), sums.join(''));
