// `npm run hunt`: looks for inputs that no run of `npm test` has drawn. Prints seed and path of what it finds.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './ready.mjs';

const times = process.argv[2] ?? '20';
const withProperties = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .map((file) => join('test', file))
  .filter(
    (file) => /\.test\.ts$/.test(file) && /support\/properties/.test(readFileSync(join(root, file), 'utf8')),
  );
process.env.KINDRED_HUNT = times;
process.exit(
  run('npx', [
    '--no-install',
    'vitest',
    'run',
    '--project',
    'node',
    '--testTimeout=3600000',
    ...withProperties,
  ]),
);
