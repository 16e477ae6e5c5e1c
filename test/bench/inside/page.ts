import type { Measurement } from '../types';
import { insides, runInside } from './inside';
import InsideWorker from './inside.worker?worker&inline';

/** What the driver calls. */
export interface InsidePage {
  families: { name: string; where: 'page' | 'worker' }[];
  measure(name: string, only: string): Promise<readonly Measurement[]>;
}

const inWorker = (name: string, only: string) =>
  new Promise<readonly Measurement[]>((resolve, reject) => {
    const worker = new InsideWorker();
    worker.onmessage = ({ data }: MessageEvent<readonly Measurement[]>) => {
      worker.terminate();
      resolve(data);
    };
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage({ name, only });
  });

const page: InsidePage = {
  families: insides.map(({ name, where }) => ({ name, where })),
  measure: (name, only) =>
    insides.find((inside) => inside.name === name)!.where === 'page'
      ? runInside(name, only)
      : inWorker(name, only),
};
Object.assign(globalThis, { inside: page });
