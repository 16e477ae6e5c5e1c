import { describe, expect, test } from 'vitest';
import { filePolicy, siteHeaders, sitePolicy } from '../../src/seal/policy';

const directives = (policy: string) =>
  Object.fromEntries(
    policy.split('; ').map((directive) => {
      const [name, ...values] = directive.split(' ');
      return [name, values.join(' ')];
    }),
  );

describe('policy', () => {
  for (const [form, policy] of Object.entries({ site: sitePolicy, file: filePolicy('aGFzaA==') })) {
    test(`${form}: nothing may be reached, evaluated or embedded`, () => {
      const found = directives(policy);
      for (const name of ['default-src', 'connect-src', 'frame-src', 'object-src', 'base-uri', 'form-action'])
        expect(found[name], name).toBe("'none'");
      expect(policy).not.toContain("'unsafe-eval'");
      expect(found['script-src']).not.toContain("'unsafe-inline'");
      expect(policy).not.toMatch(/https?:|\*/);
    });
  }

  test('the single file runs the one script with its hash, and workers from blobs only', () => {
    const found = directives(filePolicy('aGFzaA=='));
    expect(found['script-src']).toBe("'sha256-aGFzaA==' 'wasm-unsafe-eval'");
    expect(found['worker-src']).toBe('blob:');
  });

  test('what a meta element cannot say stands in the headers', () => {
    expect(sitePolicy).not.toContain('frame-ancestors');
    expect(siteHeaders['Content-Security-Policy']).toContain("frame-ancestors 'none'");
    expect(siteHeaders['Connection-Allowlist']).toBe('(response-origin)');
  });
});
