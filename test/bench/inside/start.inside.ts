import { Engine } from '../../../src/worker/client';
import { medianSeconds, type Inside } from './inside';

/** From the wish for an engine to its first answer: script evaluated, pool of two connected, one call there and back. */
export default {
  name: 'start',
  where: 'page',
  async *run() {
    const seconds = await medianSeconds(9, async () => {
      const engine = new Engine(2);
      await engine.run('removeFile', 'none');
      engine.terminate();
    });
    yield { name: 'start-engine', n: 0, d: 0, seconds, quality: { workers: 3 } };
  },
} satisfies Inside;
