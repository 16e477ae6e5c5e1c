import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { AsyncSteps } from '../../../base/steps';
import type { ByteSource } from '../../collect/types';
import type { InputFile } from './words';

/** The browser's own digest wants a file whole; this takes it piece by piece. */
const PIECE = 1 << 20;

/**
 * SHA-256 of every file, and of the list of these hashes, so that whoever has the same files can prove it.
 *
 * @returns progress in bytes. Cost: about 5 ms a megabyte.
 */
export async function* hashFiles(
  sources: readonly ByteSource[],
): AsyncSteps<{ readonly inputs: InputFile[]; readonly inputsHash: string }> {
  const total = sources.reduce((sum, { size }) => sum + size, 0);
  const inputs: InputFile[] = [];
  let done = 0;
  for (const source of sources) {
    const hash = sha256.create();
    for (let start = 0; start < source.size; start += PIECE) {
      const bytes = new Uint8Array(await source.slice(start, start + PIECE).arrayBuffer());
      hash.update(bytes);
      done += bytes.length;
      yield { done, total };
    }
    inputs.push({ name: source.name, size: source.size, sha256: bytesToHex(hash.digest()) });
  }
  const listed = inputs.map(({ sha256: each }) => each).join('\n');
  return { inputs, inputsHash: bytesToHex(sha256(new TextEncoder().encode(listed))) };
}
