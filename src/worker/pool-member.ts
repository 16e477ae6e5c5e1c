import { KindredError } from '../base/errors';
import type { Compute, Gpu } from '../compute/gpu';
import {
  isSteps,
  sequential,
  type Abilities,
  type Job,
  type Parallel,
  type Resident,
} from '../compute/parallel';
import { drive } from './drive';
import { collectGarbage } from './garbage';
import { outcomeOf, stopped, transferables, type Outcome } from './protocol';

/** What the engine worker tells a member of its pool. A key stands for shared data or for a state that is held. */
export type ToMember =
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
  | {
      readonly kind: 'open';
      readonly key: number;
      readonly resident: string;
      readonly part: unknown;
      readonly compute: Compute;
    }
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly key: number;
      readonly question: string;
      readonly input: unknown;
    }
  | { readonly kind: 'close'; readonly key: number }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'tidy' };

export interface FromMember {
  readonly id: number;
  readonly outcome: Outcome<unknown>;
}

type AnyResident = Resident<
  unknown,
  unknown,
  Readonly<Record<string, (state: unknown, input: unknown) => unknown>>
>;

/** A state, or why there is none, and whether it goes once nothing runs on it. */
interface Kept {
  readonly resident: AnyResident;
  readonly opened: { readonly state: unknown } | { readonly failure: unknown };
  readonly running: Set<number>;
  closed: boolean;
}

/** The pool's side of one port: runs named jobs, and keeps states, for the engine worker. */
export function servePool(
  port: MessagePort,
  { jobs, residents }: Abilities,
  gpu: (compute: Compute) => Gpu | undefined = () => undefined,
): void {
  const byName = new Map(jobs.map((job) => [job.name, job as Job<unknown, unknown, unknown>]));
  const shared = new Map<number, unknown>();
  const kept = new Map<number, Kept>();
  const running = new Map<number, AbortController>();
  const here = (compute: Compute): Parallel => ({ ...sequential, gpu: gpu(compute) });

  const answer = async (id: number, work: () => unknown) => {
    const controller = new AbortController();
    running.set(id, controller);
    const outcome = await outcomeOf(() => {
      const result = work();
      return isSteps(result) ? drive(result, controller.signal) : result;
    });
    running.delete(id);
    port.postMessage({ id, outcome } satisfies FromMember, outcome.ok ? transferables(outcome.value) : []);
  };

  const open = ({ resident: name, part, compute, key }: ToMember & { kind: 'open' }) => {
    const resident = residents.find((each) => each.name === name) as AnyResident | undefined;
    if (!resident) return;
    let opened: Kept['opened'];
    try {
      opened = { state: resident.open(part, here(compute)) };
    } catch (failure) {
      opened = { failure };
    }
    kept.set(key, { resident, opened, running: new Set(), closed: false });
  };

  const closeIfIdle = (key: number, { resident, opened, running, closed }: Kept) => {
    if (!closed || running.size > 0) return;
    kept.delete(key);
    if ('state' in opened) resident.close(opened.state);
  };

  const ask = async ({ id, key, question, input }: ToMember & { kind: 'ask' }) => {
    const held = kept.get(key);
    held?.running.add(id);
    await answer(id, () => {
      if (!held) throw new KindredError('unknown-resident', 'The pool holds no such work.');
      if (held.closed) throw new KindredError(stopped.code, stopped.message);
      if ('failure' in held.opened) throw held.opened.failure;
      return held.resident.questions[question]!(held.opened.state, input);
    });
    held?.running.delete(id);
    if (held) closeIfIdle(key, held);
  };

  port.onmessage = ({ data }: MessageEvent<ToMember>) => {
    if (data.kind === 'share') shared.set(data.key, data.value);
    else if (data.kind === 'forget') shared.delete(data.key);
    else if (data.kind === 'cancel') running.get(data.id)?.abort();
    else if (data.kind === 'tidy') collectGarbage();
    else if (data.kind === 'open') open(data);
    else if (data.kind === 'ask') void ask(data);
    else if (data.kind === 'close') {
      const held = kept.get(data.key);
      if (!held) return;
      held.closed = true;
      for (const id of held.running) running.get(id)?.abort();
      closeIfIdle(data.key, held);
    } else
      void answer(data.id, () => {
        const job = byName.get(data.job);
        if (!job) throw new KindredError('unknown-job', `The pool knows no job "${data.job}".`);
        return job.run(data.input, shared.get(data.key), here(data.compute));
      });
  };
}
