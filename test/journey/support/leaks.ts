import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../../..');

/** Builds the page that tries every way out as both forms, with the same plugins and policies as the app. */
export async function buildLeaks() {
  const out = mkdtempSync(join(tmpdir(), 'kindred-leaks-'));
  const shared = {
    root: join(root, 'test/journey/leaks'),
    configFile: join(root, 'vite.config.ts'),
    publicDir: join(root, 'public'),
    logLevel: 'error',
  } as const;
  await build({ ...shared, mode: 'site', build: { outDir: join(out, 'site'), emptyOutDir: true } });
  await build({ ...shared, mode: 'file', build: { outDir: out } });
  const file = join(out, 'kindred.html');
  const open = join(out, 'without-policy.html');
  writeFileSync(
    open,
    readFileSync(file, 'utf8').replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''),
  );
  return { site: join(out, 'site'), file, open, remove: () => rmSync(out, { recursive: true }) };
}
