import { KindredError } from '../base/errors';
import type { Compute, Gpu } from '../compute/gpu';
import { isSteps, sequential, type Job, type Parallel } from '../compute/parallel';
import type { AsyncSteps } from '../base/steps';
import { drive } from './drive';
import { collectGarbage } from './garbage';
import { outcomeOf, stopped, transferables, type Outcome } from './protocol';

type ToMember =
  | { readonly kind: 'share'; readonly key: number; readonly value: unknown }
  | { readonly kind: 'forget'; readonly key: number }
  | {
      readonly kind: 'run';
      readonly id: number;
      readonly job: string;
      readonly input: unknown;
      readonly key: number;
      readonly compute: Compute;
    }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'tidy' };

interface FromMember {
  readonly id: number;
  readonly outcome: Outcome<unknown>;
}

/** The pool's side of one port: runs named jobs for the engine worker. */
export function servePool(
  port: MessagePort,
  jobs: readonly Job<never, unknown, never>[],
  gpu: (compute: Compute) => Gpu | undefined = () => undefined,
): void {
  const byName = new Map(jobs.map((job) => [job.name, job as Job<unknown, unknown, unknown>]));
  const shared = new Map<number, unknown>();
  const running = new Map<number, AbortController>();
  port.onmessage = async ({ data }: MessageEvent<ToMember>) => {
    if (data.kind === 'share') shared.set(data.key, data.value);
    else if (data.kind === 'forget') shared.delete(data.key);
    else if (data.kind === 'cancel') running.get(data.id)?.abort();
    else if (data.kind === 'tidy') collectGarbage();
    else {
      const controller = new AbortController();
      running.set(data.id, controller);
      const outcome = await outcomeOf(() => {
        const job = byName.get(data.job);
        if (!job) throw new KindredError('unknown-job', `The pool knows no job "${data.job}".`);
        const here = { ...sequential, gpu: gpu(data.compute) };
        const result = job.run(data.input, shared.get(data.key), here);
        return isSteps(result) ? drive(result, controller.signal) : result;
      });
      running.delete(data.id);
      port.postMessage(
        { id: data.id, outcome } satisfies FromMember,
        outcome.ok ? transferables(outcome.value) : [],
      );
    }
  };
}

interface Member {
  readonly port: MessagePort;
  readonly waiting: Map<number, (outcome: Outcome<unknown>) => void>;
}

/** The engine worker's side: hands jobs to the members, each one job at a time. */
export class Pool {
  private readonly members: Member[];
  private nextId = 0;
  private nextKey = 0;

  constructor(
    ports: readonly MessagePort[],
    private readonly gpu: (compute: Compute) => Gpu | undefined = () => undefined,
  ) {
    this.members = ports.map((port) => {
      const member: Member = { port, waiting: new Map() };
      port.onmessage = ({ data }: MessageEvent<FromMember>) => {
        member.waiting.get(data.id)?.(data.outcome);
        member.waiting.delete(data.id);
      };
      return member;
    });
  }

  /** The pool as the engine sees it during one run; `signal` ends every wait at once. */
  forRun(signal: AbortSignal, compute: Compute = 'auto'): Parallel {
    return {
      width: this.members.length,
      gpu: this.gpu(compute),
      map: <I, O, S>(job: Job<I, O, S>, inputs: readonly I[], shared: S) =>
        this.map(job.name, inputs, shared, signal, compute) as AsyncSteps<O[]>,
    };
  }

  /** Has every member collect its garbage. */
  tidy(): void {
    for (const { port } of this.members) port.postMessage({ kind: 'tidy' } satisfies ToMember);
  }

  private async *map(
    job: string,
    inputs: readonly unknown[],
    shared: unknown,
    signal: AbortSignal,
    compute: Compute,
  ): AsyncSteps<unknown[]> {
    const key = this.nextKey++;
    const members = this.members.slice(0, Math.max(1, inputs.length));
    const results: unknown[] = new Array(inputs.length);
    let given = 0;
    let finished = 0;
    let wake: () => void = () => {};
    let failure: Error | null = null;
    const mine = new Map<Member, number>();
    const give = (member: Member) => {
      if (given >= inputs.length || failure) return;
      const index = given++;
      const id = this.nextId++;
      mine.set(member, id);
      member.waiting.set(id, (outcome) => {
        mine.delete(member);
        if (outcome.ok) results[index] = outcome.value;
        else
          failure ??= new KindredError(outcome.problem.code, outcome.problem.message, {
            ...outcome.problem.numbers,
          });
        finished++;
        give(member);
        wake();
      });
      const input = inputs[index];
      member.port.postMessage({ kind: 'run', id, job, input, key, compute } satisfies ToMember);
    };
    const onAbort = () => wake();
    signal.addEventListener('abort', onAbort);
    try {
      for (const { port } of members)
        port.postMessage({ kind: 'share', key, value: shared } satisfies ToMember);
      for (const member of members) give(member);
      while (finished < inputs.length) {
        if (signal.aborted) throw new KindredError(stopped.code, stopped.message);
        if (failure) throw failure;
        await new Promise<void>((resolve) => (wake = resolve));
        yield { done: finished, total: inputs.length };
      }
      if (failure) throw failure;
      return results;
    } finally {
      signal.removeEventListener('abort', onAbort);
      for (const [member, id] of mine) {
        member.waiting.delete(id);
        member.port.postMessage({ kind: 'cancel', id } satisfies ToMember);
      }
      for (const { port } of members) port.postMessage({ kind: 'forget', key } satisfies ToMember);
    }
  }
}
