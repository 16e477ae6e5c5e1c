import { readFileSync } from 'node:fs';

/** One thing Chromium did on the network, by its own log. */
export interface NetEvent {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly kind: 'request' | 'look-up' | 'connection' | 'packet';
  /** Address of a request, name looked up, or address and port. */
  readonly what: string;
}

interface Log {
  constants: { timeTickOffset: string; logEventTypes: Record<string, number> };
  events: { time: string; type: number; params?: Record<string, unknown> }[];
}

/** Hosts of Chromium's own services. What it asks them whatever page is open is left out: no page is the cause. */
const chromiumsOwn = /^https?:\/\/[\w.-]+\.(google|googleapis|gvt1)\.com([:/]|$)/;

/** What pages did on the network, out of a log written by `--log-net-log`, in the order of time. */
export function readNetLog(file: string): NetEvent[] {
  const { constants, events } = JSON.parse(readFileSync(file, 'utf8')) as Log;
  const names = new Map(Object.entries(constants.logEventTypes).map(([name, type]) => [type, name]));
  return events.flatMap(({ time, type, params = {} }) => {
    const found = read(names.get(type) ?? '', params as Record<string, string>);
    return found ? [{ time: Number(constants.timeTickOffset) + Number(time), ...found }] : [];
  });
}

function read(name: string, params: Record<string, string>): Omit<NetEvent, 'time'> | undefined {
  const { url, host, address, initiator } = params;
  const causedBy = params.network_isolation_key ?? params.network_anonymization_key ?? '';
  const ownAccord = /^(null|https:\/\/google\.com)/.test(causedBy);
  if (name === 'URL_REQUEST_START_JOB' && url) {
    if (initiator === 'not an origin' && ownAccord && chromiumsOwn.test(url)) return undefined;
    return { kind: 'request', what: url };
  }
  if (name === 'HOST_RESOLVER_MANAGER_REQUEST' && host) {
    if (ownAccord && chromiumsOwn.test(host)) return undefined;
    return { kind: 'look-up', what: host };
  }
  if (name === 'TCP_CONNECT' && params.address_list)
    return { kind: 'connection', what: String(params.address_list) };
  if (name === 'UDP_BYTES_SENT' && address) return { kind: 'packet', what: address };
  return undefined;
}
