import { collectJobs, read } from '../../../src/engine/collect/read';
import { inspect } from '../../../src/engine/collect/inspect';
import type { ByteSource } from '../../../src/engine/collect/types';
import { drive } from '../../../src/worker/drive';
import { Pool } from '../../../src/worker/pool';
import { servePool } from '../../../src/worker/pool-member';
import { outcomeOf } from '../../../src/worker/protocol';

/** What a worker is asked: to serve the pool, or to read a file, or to stop. */
export type Asked =
  | { readonly kind: 'serve'; readonly port: MessagePort }
  | { readonly kind: 'read'; readonly file: File; readonly ports: readonly MessagePort[] }
  | { readonly kind: 'abort' };

export type Answered =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'end'; readonly rows: number; readonly code: string };

const controller = new AbortController();

addEventListener('message', async ({ data }: MessageEvent<Asked>) => {
  if (data.kind === 'abort') controller.abort();
  else if (data.kind === 'serve') servePool(data.port, { jobs: collectJobs, residents: [] });
  else {
    const { signal } = controller;
    const source: ByteSource = data.file;
    const outcome = await outcomeOf(async () => {
      const [guess] = await drive(inspect(source), signal);
      // Every column is kept, as pandas keeps it.
      const columns = Object.fromEntries(
        guess!.columns
          .filter(({ role }) => role === 'ignore')
          .map(({ index }) => [index, { role: 'attribute' as const }]),
      );
      const parallel = new Pool(data.ports).forRun(signal);
      return drive(read(source, guess!, { columns }, parallel), signal, ({ done, total }) =>
        postMessage({ kind: 'progress', done, total } satisfies Answered),
      );
    });
    postMessage({
      kind: 'end',
      rows: outcome.ok ? outcome.value.rowCount : 0,
      code: outcome.ok ? '' : outcome.problem.code,
    } satisfies Answered);
  }
});
