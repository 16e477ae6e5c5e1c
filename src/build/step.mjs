// A command that runs beside others: what it says is kept until it ends, and it is ended when it must be.
import { spawn } from 'node:child_process';
import { readFileSync, watchFile, unwatchFile } from 'node:fs';
import { join } from 'node:path';
import { root } from './ready.mjs';

/** Minutes. A command that says nothing and reports nothing for so long hangs: no test may take as long. */
const SILENCE = 4;

/** @type {Set<(reason: string) => void>} */
const running = new Set();

/** @type {string | null} */
let stopped = null;

/**
 * Ends every command that still runs, and lets no other begin.
 *
 * @param {string} reason
 */
export function endAll(reason) {
  stopped ??= reason;
  for (const end of running) end(reason);
}

/**
 * Runs a script with Node in a group of processes of its own.
 *
 * @param {string[]} script path and arguments
 * @param {{ env?: Record<string, string>, report?: string, silence?: number }} [options] `env`: beside what is in the
 *   environment; `report`: a file that grows while it works; `silence`: minutes
 * @returns {Promise<{ status: number, output: string, ended: string | null }>} `status` 0 where it went well;
 *   `ended` says why it was ended
 */
export async function start(script, { env = {}, report, silence = SILENCE } = {}) {
  if (stopped) return { status: 1, output: '', ended: stopped };
  const group = process.platform !== 'win32';
  const child = spawn(process.execPath, script, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: group,
  });
  /** @type {Buffer[]} */
  const said = [];
  /** @type {string | null} */
  let ended = null;
  /** @param {NodeJS.Signals} signal */
  const kill = (signal) => {
    try {
      if (group && child.pid) process.kill(-child.pid, signal);
      else child.kill(signal);
    } catch {
      // It is gone.
    }
  };
  /** @param {string} reason */
  const end = (reason) => {
    ended ??= reason;
    kill('SIGTERM');
    setTimeout(kill, 3_000, 'SIGKILL').unref();
  };
  const silent = setTimeout(end, silence * 60_000, `nothing happened for ${silence} minutes`);
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said.push(chunk);
      silent.refresh();
    });
  if (report) watchFile(report, { interval: 2_000 }, () => silent.refresh());
  running.add(end);
  return new Promise((resolve) => {
    child.on('error', (error) => {
      said.push(Buffer.from(`${error.message}\n`));
      resolve(1);
    });
    // A grandchild that stays behind holds the output open.
    child.on('exit', (code) => setTimeout(resolve, 5_000, code ?? 1));
    child.on('close', (code) => resolve(code ?? 1));
  }).then((status) => {
    clearTimeout(silent);
    running.delete(end);
    if (report) unwatchFile(report);
    if (ended) kill('SIGKILL');
    return { status: ended ? 1 : status, output: Buffer.concat(said).toString(), ended };
  });
}

/**
 * Path of the script behind a package's command. Not by way of npx, which takes a second to start.
 *
 * @param {string} name
 * @param {string} [command]
 */
export function tool(name, command = name) {
  const folder = join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}
