import * as fc from '../support/properties';
import { webcrypto } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { entered, leavingOf } from '../../src/privacy/ledger';
import { newPseudonyms, shortened, type Signer } from '../../src/privacy/pseudonym';
import { release } from '../../src/privacy/release';

const signer = webcrypto.subtle as unknown as Signer<CryptoKey>;

describe('pseudonyms', () => {
  test('property: stable for one key, different between keys, different for different people', async () => {
    const [one, other] = [await newPseudonyms(signer), await newPseudonyms(signer)];
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 30 }), async (values) => {
        const first = await one.of(values);
        expect(await one.of(values)).toEqual(first);
        expect(await one.of([...values].reverse())).toEqual([...first].reverse());
        expect(new Set(first).size).toBe(values.length);
        const second = await other.of(values);
        for (let i = 0; i < values.length; i++) expect(second[i]).not.toBe(first[i]);
      }),
      { numRuns: 40 },
    );
  });

  test('they are HMAC-SHA-256, written in digits nobody confuses', async () => {
    const raw = new Uint8Array(32).fill(7);
    const fixed: Signer<webcrypto.CryptoKey> = {
      generateKey: () =>
        webcrypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
      sign: (algorithm, key, data) => webcrypto.subtle.sign(algorithm, key, data),
    };
    const [found] = await (await newPseudonyms(fixed)).of(['customer 1']);
    const { createHmac } = await import('node:crypto');
    const digest = createHmac('sha256', raw).update('customer 1').digest();
    const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    expect(found!.replace(/^K|-/g, '')).toBe(
      [...digest.subarray(0, 12)].map((byte) => digits[byte & 31]).join(''),
    );
    expect(found).toMatch(/^K-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  test('the key cannot be read out', async () => {
    let key: CryptoKey | null = null;
    await newPseudonyms<CryptoKey>({
      generateKey: async (algorithm, extractable, usages) =>
        (key = await signer.generateKey(algorithm, extractable, usages)),
      sign: signer.sign,
    });
    expect(key!.extractable).toBe(false);
    await expect(webcrypto.subtle.exportKey('raw', key!)).rejects.toThrow();
  });

  test('without WebCrypto it is said', async () =>
    expect(newPseudonyms(undefined)).rejects.toThrow(/not opened safely/));

  test('short on the screen, and longer where two would be one', () => {
    expect(shortened(['K-7F3A-0000-0000', 'K-8F3A-0000-0000'])).toEqual(['K-7F3A', 'K-8F3A']);
    expect(shortened(['K-7F3A-0000-0000', 'K-7F3A-1000-0000'])).toEqual(['K-7F3A-0', 'K-7F3A-1']);
  });
});

describe('pseudonymous lists', () => {
  const ids = ['4711', '4712'];
  const columns = [
    { name: 'customer_id', role: 'identifier' as const, cell: (row: number) => ids[row]! },
    { name: 'email', role: 'identifier' as const, cell: (row: number) => `${ids[row]}@x.example` },
    { name: 'orders', role: 'measure' as const, cell: () => 3 },
  ];
  const request = { title: 'Segments', rows: 2, allow: ['identifier', 'measure'] as const, columns };

  test('no identifier leaves, only the pseudonym', () => {
    const table = release({ ...request, pseudonyms: ['K-A', 'K-B'] });
    const written = [0, 1].map((row) => table.columns.map(({ cell }) => cell(row)));
    expect(table.columns.map(({ name }) => name)).toEqual(['pseudonym', 'orders']);
    expect(written).toEqual([
      ['K-A', 3],
      ['K-B', 3],
    ]);
    expect(table.summary).toContain('Held back: email.');
    expect(table.people).toBe('pseudonyms');
  });

  test('without them the list is as before, and says so', () => {
    const table = release(request);
    expect(table.columns.map(({ cell }) => cell(0))).toEqual(['4711', '4711@x.example', 3]);
    expect(table.people).toBe('named');
  });

  test('one pseudonym a row, or nothing leaves', () =>
    expect(() => release({ ...request, pseudonyms: ['K-A'] })).toThrow(/1 pseudonym for 2 rows/));

  test('the ledger keeps what left and no value of it', () => {
    const table = release(request);
    const ledger = entered(entered([], leavingOf(table), 'a.csv', 1), leavingOf(table), 'b.csv', 2);
    expect(ledger.map(({ file }) => file)).toEqual(['b.csv', 'a.csv']);
    expect(ledger[0]).toMatchObject({
      title: 'Segments',
      rows: 2,
      columns: ['customer_id', 'email', 'orders'],
      people: 'named',
    });
    expect(JSON.stringify(ledger)).not.toContain('4711');
  });
});
