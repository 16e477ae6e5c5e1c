import { anywhere, type Sink, type Way } from './ways';

declare function importScripts(address: string): void;

const ways: Record<string, Way> = { ...anywhere, importScripts: (address) => importScripts(address) };

addEventListener('message', async ({ data }: MessageEvent<{ sink: Sink; address: string }>) => {
  const { sink, address } = data;
  for (const [name, way] of Object.entries(ways)) {
    try {
      await Promise.race([
        way(address + encodeURIComponent(name), sink),
        new Promise((r) => setTimeout(r, 300)),
      ]);
    } catch {
      // What counts is what reached the sink.
    }
  }
  postMessage('tried');
});
