import { createHash } from 'node:crypto';
import type { Parallel } from '../../src/compute/parallel';
import { engineAbilities } from '../../src/engine/jobs';
import { Pool } from '../../src/worker/pool';
import { servePool } from '../../src/worker/pool-member';

/** A pool whose members all live here: what they are sent is cloned as between workers. */
export function poolOf(width: number, signal = new AbortController().signal): Parallel {
  const ports = Array.from({ length: width }, () => {
    const { port1, port2 } = new MessageChannel();
    servePool(port2, engineAbilities);
    return port1;
  });
  return new Pool(ports).forRun(signal);
}

/** The same parallel with a count of what is held in it and was not given back yet. */
export function withHeld(parallel: Parallel): { readonly parallel: Parallel; readonly held: Set<unknown> } {
  const held = new Set<unknown>();
  const hold: Parallel['hold'] = (resident, parts) => {
    const states = parallel.hold(resident, parts);
    held.add(states);
    const close = () => {
      held.delete(states);
      states.close();
    };
    return { ...states, close };
  };
  return { parallel: { ...parallel, hold }, held };
}

/** A fit with its long arrays as hashes: comparing them number by number takes a second. */
export const digest = (fit: unknown) =>
  JSON.stringify(fit, (_, value: unknown) =>
    ArrayBuffer.isView(value)
      ? createHash('sha256')
          .update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
          .digest('hex')
      : value,
  );
