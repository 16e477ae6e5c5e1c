import { KindredError } from '../base/errors';

/** The part of WebCrypto that is needed; pages that are not served safely have none. */
export interface Signer<Key> {
  generateKey(
    algorithm: { readonly name: 'HMAC'; readonly hash: 'SHA-256' },
    extractable: false,
    usages: ['sign'],
  ): Promise<Key>;
  sign(algorithm: 'HMAC', key: Key, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
}

/** Stands for people instead of their numbers and names: the same for one person while the key lives. */
export interface Pseudonyms {
  /** One a value, in order: "K-7F3A-9Q2M-X4TB". Equal values have equal pseudonyms. */
  of(values: readonly string[]): Promise<string[]>;
}

/** Crockford's digits: none that people take for another. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 60 bits: a chance of one in two million that any two of a million people meet. */
const LENGTH = 12;

/**
 * HMAC-SHA-256 under a key that is made here, can't be read out, is never stored and ends with the worker: nobody,
 * not even this page, can tell later who was who. EDPB 01/2025 calls this pseudonymization: the data stay personal.
 *
 * @throws KindredError `no-cryptography` where the browser has no WebCrypto
 * Cost: about 10 µs a value.
 */
export async function newPseudonyms<Key>(signer: Signer<Key> | undefined): Promise<Pseudonyms> {
  if (!signer) {
    throw new KindredError(
      'no-cryptography',
      'This page was not opened safely (https or a local file), so the browser makes no pseudonyms. Open it safely, or keep the customer numbers.',
    );
  }
  const key = await signer.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const encoder = new TextEncoder();
  return {
    of: (values) =>
      Promise.all(
        values.map(async (value) => written(await signer.sign('HMAC', key, encoder.encode(value)))),
      ),
  };
}

function written(signature: ArrayBuffer): string {
  const bytes = new Uint8Array(signature);
  let text = 'K';
  for (let i = 0; i < LENGTH; i++) text += `${i % 4 === 0 ? '-' : ''}${DIGITS[bytes[i]! & 31]!}`;
  return text;
}

/** The first four digits of each pseudonym, as for a screen; as many more as it takes to tell these apart. */
export function shortened(pseudonyms: readonly string[]): string[] {
  const different = new Set(pseudonyms).size;
  const whole = 'K-0000-0000-0000'.length;
  for (let length = 'K-0000'.length; length < whole; length++) {
    const short = pseudonyms.map((pseudonym) => pseudonym.slice(0, length).replace(/-$/, ''));
    if (new Set(short).size === different) return short;
  }
  return [...pseudonyms];
}
