import { engineAbilities } from '../../../src/engine/jobs';
import { servePool } from '../../../src/worker/pool-member';

onmessage = ({ data }: MessageEvent<MessagePort>) => servePool(data, engineAbilities);
