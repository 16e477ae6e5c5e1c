// `npm start`: installs and builds what is missing, then serves the site on this computer.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, dist, install } from './ready.mjs';
import { serve } from './serve.mjs';

install();
build();
const wish = Number(process.env.PORT ?? 4173);
const { address } = await serve(join(dist, 'site'), { ports: [wish, wish + 1, wish + 2, 0] });
console.log(`Kindred is at ${address}`);
console.log(`Without any server: open ${join(dist, 'kindred.html')}`);
console.log('Stop with Ctrl+C.');
open(address);

/**
 * Opens the address where there is a desktop; where there is none the printed address must do.
 *
 * @param {string} address
 */
function open(address) {
  const { CI, DISPLAY, WAYLAND_DISPLAY, SSH_CONNECTION } = process.env;
  const desktop = process.platform !== 'linux' || DISPLAY || WAYLAND_DISPLAY;
  if (CI || SSH_CONNECTION || !desktop) return;
  /** @type {Partial<Record<NodeJS.Platform, string[]>>} */
  const openers = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''], linux: ['xdg-open'] };
  const [command, ...args] = openers[process.platform] ?? [];
  if (!command) return;
  spawn(command, [...args, address], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
