import { expose, transfer } from 'comlink';
import { engineAbilities } from '../engine/jobs';
import { collectGarbage } from './garbage';
import { GpuClient, knockAt } from './gpu-client';
import { Pool } from './pool';
import { servePool } from './pool-member';
import { outcomeOf, type CallMessage, type Outcome, type ProgressMessage } from './protocol';
import { newStore } from './store';
import type { TaskContext } from './reach';
import { tasks, type TaskInput, type TaskName, type TaskResult } from './tasks';

const store = newStore();
let pool = new Pool([]);

/**
 * One worker script, two roles: the engine (holds the project, runs tasks) and a member of its pool (holds nothing,
 * runs jobs). The page decides by what it calls.
 */
const api = {
  /** Makes this worker the engine, with these workers to share its work. */
  lead(ports: MessagePort[], card: MessagePort): void {
    const client = new GpuClient(knockAt(card), ports.length);
    pool = new Pool(ports, (compute) => client.gpu(compute));
  },

  /** Makes this worker a member of the pool. */
  serve(port: MessagePort, card: MessagePort, width: number): void {
    const client = new GpuClient(knockAt(card), width);
    servePool(port, engineAbilities, (compute) => client.gpu(compute));
  },

  async run<N extends TaskName>(
    name: N,
    input: TaskInput<N>,
    port: MessagePort,
  ): Promise<Outcome<TaskResult<N>>> {
    const controller = new AbortController();
    port.onmessage = ({ data }: MessageEvent<CallMessage>) => {
      if (data === 'abort') controller.abort();
    };
    const handedOver: ArrayBuffer[] = [];
    const context: TaskContext = {
      store,
      signal: controller.signal,
      parallel: (compute) => pool.forRun(controller.signal, compute),
      handOver: (buffer) => handedOver.push(buffer),
      tidy: () => {
        collectGarbage();
        pool.tidy();
      },
      report: (label, done, total) => port.postMessage({ label, done, total } satisfies ProgressMessage),
    };
    const task = tasks[name] as (input: TaskInput<N>, context: TaskContext) => Promise<TaskResult<N>>;
    const outcome = await outcomeOf(() => task(input, context));
    port.close();
    return transfer(outcome, handedOver);
  },
};

export type EngineApi = typeof api;
expose(api);
