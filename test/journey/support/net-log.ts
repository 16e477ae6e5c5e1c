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

/** Hosts of Chromium's own services, which it asks whatever page is open; no page's request counts as these. */
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
  const { url, host, address, initiator, network_anonymization_key: site } = params;
  if (name === 'URL_REQUEST_START_JOB' && url) {
    if (initiator === 'not an origin' && chromiumsOwn.test(url)) return undefined;
    return { kind: 'request', what: url };
  }
  if (name === 'HOST_RESOLVER_MANAGER_REQUEST' && host) {
    if (chromiumsOwn.test(host) && /google|null/.test(site ?? '')) return undefined;
    return { kind: 'look-up', what: host };
  }
  if (name === 'TCP_CONNECT' && params.address_list)
    return { kind: 'connection', what: String(params.address_list) };
  if (name === 'UDP_BYTES_SENT' && address) return { kind: 'packet', what: address };
  return undefined;
}
