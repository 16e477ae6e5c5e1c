import { KindredError } from '../base/errors';
import type { AsyncSteps } from '../base/steps';
import type { Compute, Gpu } from '../compute/gpu';
import type { Held, Job, Parallel, Questions, Resident } from '../compute/parallel';
import type { FromMember, ToMember } from './pool-member';
import { stopped, transferables, type Outcome } from './protocol';

interface Member {
  readonly port: MessagePort;
  readonly waiting: Map<number, (outcome: Outcome<unknown>) => void>;
}

/** The engine worker's side: hands jobs to the members, each one job at a time, and lets them hold states. */
export class Pool {
  private readonly members: Member[];
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
      hold: <P, S, Q extends Questions<S>>({ name }: Resident<P, S, Q>, parts: Iterable<P>) =>
        this.hold(name, parts, signal, compute) as Held<Q>,
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
    const round = new Round(inputs.length, signal);
    let given = 0;
    const give = (member: Member) => {
      if (given >= inputs.length || round.failed) return;
      const index = given++;
      const input = inputs[index];
      round.send(
        member,
        index,
        (id) => ({ kind: 'run', id, job, input, key, compute }),
        () => give(member),
      );
    };
    try {
      for (const { port } of members)
        port.postMessage({ kind: 'share', key, value: shared } satisfies ToMember);
      for (const member of members) give(member);
      return yield* round.results();
    } finally {
      round.end();
      for (const { port } of members) port.postMessage({ kind: 'forget', key } satisfies ToMember);
    }
  }

  private hold(
    resident: string,
    parts: Iterable<unknown>,
    signal: AbortSignal,
    compute: Compute,
  ): Held<Questions<never>> {
    const states: { readonly member: Member; readonly key: number }[] = [];
    const close = () => {
      for (const { member, key } of states.splice(0))
        member.port.postMessage({ kind: 'close', key } satisfies ToMember);
    };
    try {
      for (const part of parts) {
        const member = this.members[states.length % this.members.length]!;
        const key = this.nextKey++;
        const message: ToMember = { kind: 'open', key, resident, part, compute };
        member.port.postMessage(message, transferables(part));
        states.push({ member, key });
      }
    } catch (thrown) {
      close();
      throw thrown;
    }
    return {
      async *ask(question: string, input: unknown): AsyncSteps<never[]> {
        const round = new Round(states.length, signal);
        try {
          states.forEach(({ member, key }, index) =>
            round.send(member, index, (id) => ({ kind: 'ask', id, key, question, input })),
          );
          return (yield* round.results()) as never[];
        } finally {
          round.end();
        }
      },
      close,
    };
  }
}

let nextId = 0;

/** Work given to members and awaited together. */
class Round {
  private readonly answers: unknown[];
  private readonly open = new Map<number, Member>();
  private finished = 0;
  private failure: Error | null = null;
  private wake: () => void = () => {};

  constructor(
    private readonly total: number,
    private readonly signal: AbortSignal,
  ) {
    this.answers = new Array(total);
    signal.addEventListener('abort', this.onAbort);
  }

  get failed(): boolean {
    return this.failure !== null;
  }

  private readonly onAbort = () => this.wake();

  send(member: Member, index: number, message: (id: number) => ToMember, then: () => void = () => {}): void {
    const id = nextId++;
    this.open.set(id, member);
    member.waiting.set(id, (outcome) => {
      this.open.delete(id);
      if (outcome.ok) this.answers[index] = outcome.value;
      else {
        const { code, message, numbers } = outcome.problem;
        this.failure ??= new KindredError(code, message, { ...numbers });
      }
      this.finished++;
      then();
      this.wake();
    });
    member.port.postMessage(message(id));
  }

  /** Yields after each that is finished. */
  async *results(): AsyncSteps<unknown[]> {
    while (this.finished < this.total) {
      if (this.signal.aborted) throw new KindredError(stopped.code, stopped.message);
      if (this.failure) throw this.failure;
      await new Promise<void>((resolve) => (this.wake = resolve));
      yield { done: this.finished, total: this.total };
    }
    if (this.failure) throw this.failure;
    return this.answers;
  }

  /** Calls off what is still under way. */
  end(): void {
    this.signal.removeEventListener('abort', this.onAbort);
    for (const [id, member] of this.open) {
      member.waiting.delete(id);
      member.port.postMessage({ kind: 'cancel', id } satisfies ToMember);
    }
    this.open.clear();
  }
}
