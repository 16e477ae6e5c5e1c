import { expose, transfer } from 'comlink';
import { gpuService, type GpuState } from './gpu-service';
import type { Outcome } from './protocol';

const service = gpuService((state) => postMessage(state satisfies GpuState));

/** What was computed is handed over, not copied. */
const handed = <T extends Int32Array | Float32Array>(outcome: Outcome<T>): Outcome<T> =>
  outcome.ok ? transfer(outcome, [outcome.value.buffer as ArrayBuffer]) : outcome;

const api = {
  ...service,
  nearest: async (...asked: Parameters<typeof service.nearest>) => handed(await service.nearest(...asked)),
  distanceSums: async (...asked: Parameters<typeof service.distanceSums>) =>
    handed(await service.distanceSums(...asked)),
};

/** Each message of the page brings the port of one worker, which is told that it is heard. */
addEventListener('message', ({ ports: [port] }: MessageEvent) => {
  if (!port) return;
  expose(api, port);
  port.postMessage('open');
});
