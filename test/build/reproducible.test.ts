import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dist, root } from '../../src/build/ready.mjs';

const folder = mkdtempSync(join(tmpdir(), 'kindred-build-'));
// The first is the one whose forms are tested.
const [first, second] = [dist, join(folder, 'elsewhere/second')];

/** Path and SHA-256 of every file, as the build lists them. */
const sums = (out: string) =>
  readFileSync(join(out, 'SHA256SUMS'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => ({ sum: line.slice(0, 64), file: line.slice(66) }));

beforeAll(() => {
  const { NODE_ENV: _test, VITEST: _vitest, ...env } = process.env;
  execFileSync(process.execPath, ['src/build/build.mjs', second], { cwd: root, env, stdio: 'pipe' });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('build', () => {
  test('two clean builds are the same, byte for byte', () => {
    expect(sums(second)).toEqual(sums(first));
  });

  test('the checksums are those of the files', () => {
    for (const { sum, file } of sums(first))
      expect(
        createHash('sha256')
          .update(readFileSync(join(first, file)))
          .digest('hex'),
        file,
      ).toBe(sum);
  });

  test('the single file is one page that names no other file', () => {
    expect(sums(first).filter(({ file }) => !file.startsWith('site/'))).toHaveLength(1);
    const html = readFileSync(join(first, 'kindred.html'), 'utf8');
    const head = html.slice(0, html.indexOf('<script'));
    expect(head).not.toMatch(/ (src|href)="(?!data:)/);
    expect(html.match(/<script[ >]/g)).toHaveLength(1);
  });

  test('the policy of the single file holds the hash of its script', () => {
    const html = readFileSync(join(first, 'kindred.html'), 'utf8');
    const start = html.indexOf('>', html.indexOf('<script type="module"')) + 1;
    const script = html.slice(start, html.indexOf('</script>', start));
    expect(html).toContain(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  });

  test.each(['kindred.html', 'site/index.html'])(
    '%s: the policy stands before all that could load',
    (file) => {
      const html = readFileSync(join(first, file), 'utf8');
      const policy = html.indexOf('http-equiv="Content-Security-Policy"');
      expect(policy).toBeGreaterThan(0);
      expect(html.slice(0, policy)).not.toMatch(/<(link|script|style|img|base)/);
    },
  );

  test('the service worker keeps every file of the site under its hash', () => {
    const worker = readFileSync(join(first, 'site/service-worker.js'), 'utf8');
    const kept = JSON.parse(worker.slice(worker.indexOf('{'), worker.indexOf('};') + 1)).files;
    const files = sums(first)
      .filter(({ file }) => file.startsWith('site/') && !/_headers|service-worker/.test(file))
      .map(({ sum, file }) => [
        file.slice('site/'.length).replace(/^index\.html$/, ''),
        `sha256-${Buffer.from(sum, 'hex').toString('base64')}`,
      ]);
    expect(kept).toEqual(Object.fromEntries(files));
  });
});
