// Tries the ways out named in the address: `#{"sink": …, "ways": [names]}`. A page script, not one that a test
// injects: those may do what the policy forbids.
import { leaving, own, quiet, wordless, type Sink, type Way } from './ways';
import LeakWorker from './worker?worker&inline';

const { sink, ways } = JSON.parse(decodeURIComponent(location.hash.slice(1))) as {
  sink: Sink;
  ways: string[];
};
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function tryInWorker(): Promise<void> {
  const worker = new LeakWorker();
  const tried = new Promise((resolve) => (worker.onmessage = resolve));
  worker.postMessage({ sink, address: `${sink.http}/worker/` });
  await Promise.race([tried, pause(10_000)]);
}

const outside: Record<string, Way> = { ...quiet, ...leaving, ...wordless };
const inside: Record<string, Way> = own;

for (const name of ways) {
  const path = `page/${encodeURIComponent(name)}`;
  try {
    await Promise.race([
      outside[name]?.(`${sink.http}/${path}`, sink) ??
        inside[name]?.(new URL(path, location.href).href, sink),
      pause(300),
    ]);
  } catch {
    // What counts is what reached the sink.
  }
}
if (ways.includes('worker')) await tryInWorker();
await pause(1000);
document.title = 'tried';
