import { runInside } from './inside';

addEventListener('message', async ({ data }: MessageEvent<{ name: string; only: string }>) => {
  postMessage(await runInside(data.name, data.only));
});
