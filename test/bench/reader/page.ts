import type { Answered, Asked } from './reader.worker';
import ReaderWorker from './reader.worker?worker&inline';

/** One reading: seconds to the table (or from the wish to stop to the end), rows, and how often progress came. */
export interface Reading {
  readonly seconds: number;
  readonly rows: number;
  readonly code: string;
  readonly reports: number;
}

/** What the driver calls. */
export interface ReaderPage {
  /** Reads the chosen file with a fresh pool; `stopAt` is the share of bytes at which it is stopped. */
  measure(width: number, stopAt: number | null): Promise<Reading>;
}

const page: ReaderPage = {
  measure: (width, stopAt) =>
    new Promise((resolve, reject) => {
      const file = document.querySelector('input')!.files![0]!;
      const leader: Worker = new ReaderWorker();
      const workers = [leader];
      const ports: MessagePort[] = [];
      for (let i = 0; i < width; i++) {
        const { port1, port2 } = new MessageChannel();
        const worker: Worker = new ReaderWorker();
        worker.postMessage({ kind: 'serve', port: port2 } satisfies Asked, [port2]);
        workers.push(worker);
        ports.push(port1);
      }
      let reports = 0;
      let begin = 0;
      let stopping = false;
      leader.onerror = ({ message }) => reject(new Error(message));
      leader.onmessage = ({ data }: MessageEvent<Answered>) => {
        if (data.kind === 'progress') {
          reports++;
          if (stopAt === null || stopping || data.done < stopAt * data.total) return;
          stopping = true;
          begin = performance.now();
          leader.postMessage({ kind: 'abort' } satisfies Asked);
          return;
        }
        const seconds = (performance.now() - begin) / 1000;
        for (const worker of workers) worker.terminate();
        resolve({ seconds, rows: data.rows, code: data.code, reports });
      };
      // Workers are awake before the clock runs, as in the app.
      setTimeout(() => {
        begin = performance.now();
        leader.postMessage({ kind: 'read', file, ports } satisfies Asked, ports);
      }, 500);
    }),
};
Object.assign(globalThis, { reader: page });
