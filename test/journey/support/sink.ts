import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';

/** Listens on this computer for whatever a page may send. */
export async function openSink() {
  const requests: string[] = [];
  let [packets, connections] = [0, 0];
  const hear = ({ url }: IncomingMessage) => requests.push(decodeURIComponent(url ?? ''));
  const server = createServer((request, response) => {
    hear(request);
    response.setHeader('Access-Control-Allow-Origin', '*').end();
  });
  server.on('upgrade', (request, socket) => {
    hear(request);
    socket.destroy();
  });
  const door = createTcpServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  const udp = createSocket('udp4', () => (packets += 1));
  server.listen(0, '127.0.0.1');
  door.listen(0, '127.0.0.1');
  udp.bind(0, '127.0.0.1');
  await Promise.all([server, door, udp].map((listener) => once(listener, 'listening')));
  return {
    http: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    door: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
    stun: `127.0.0.1:${udp.address().port}`,
    /** Whether anything was heard since the last `take`: a request to this path, or else a packet or connection. */
    heard: (path?: string) =>
      path === undefined
        ? packets + connections > 0
        : requests.some((request) => request.replace(/\?$/, '') === path),
    /** Takes what was heard since the last time. */
    take() {
      const heard = { requests: [...new Set(requests.splice(0))], packets, connections };
      [packets, connections] = [0, 0];
      return heard;
    },
    close() {
      server.closeAllConnections();
      server.close();
      door.close();
      udp.close();
    },
  };
}
