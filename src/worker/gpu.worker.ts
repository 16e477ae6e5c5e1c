import { expose, transfer } from 'comlink';
import { gpuService, type GpuState } from './gpu-service';

const service = gpuService((state) => postMessage(state satisfies GpuState));

/** Labels are handed over, not copied. */
const api = {
  ...service,
  async nearest(key: number, centers: Float32Array, tile: number) {
    const outcome = await service.nearest(key, centers, tile);
    return outcome.ok ? transfer(outcome, [outcome.value.buffer as ArrayBuffer]) : outcome;
  },
};

/** Each message of the page brings the port of one worker, which is told that it is heard. */
addEventListener('message', ({ ports: [port] }: MessageEvent) => {
  if (!port) return;
  expose(api, port);
  port.postMessage('open');
});
