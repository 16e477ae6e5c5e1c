/** Where the ways lead: a sink that counts what reaches it, and a UDP socket in the place of a STUN server. */
export interface Sink {
  /** `http://127.0.0.1:port` */
  readonly http: string;
  /** `127.0.0.1:port`, which counts packets. */
  readonly stun: string;
  /** `http://127.0.0.1:port`, which counts connections. */
  readonly door: string;
}

/** Tries one way out to `address`. Whether it worked is for the sink to say, not for the page. */
export type Way = (address: string, sink: Sink) => unknown;

const element = <T extends HTMLElement>(tag: string, properties: Partial<T>) =>
  document.body.appendChild(Object.assign(document.createElement(tag), properties) as T);
const style = (text: string) => element('style', { textContent: text });
const frame = () => element<HTMLIFrameElement>('iframe', {}).contentWindow as Window & typeof globalThis;

/** Those that a page and a worker share. */
export const anywhere = {
  fetch: (address) => fetch(address, { mode: 'no-cors' }),
  'fetch keepalive': (address) =>
    fetch(address, { method: 'POST', body: 'x', keepalive: true, mode: 'no-cors' }),
  XMLHttpRequest: (address) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.send();
  },
  WebSocket: (address) => new WebSocket(address.replace('http', 'ws')),
  EventSource: (address) => new EventSource(address),
  'dynamic import': (address) => import(/* @vite-ignore */ address),
} satisfies Record<string, Way>;

/** Ways of the page that leave it where it is. */
export const quiet = {
  ...anywhere,
  beacon: (address) => navigator.sendBeacon(address, 'x'),
  image: (address) => (new Image().src = address),
  'style sheet': (address) => element<HTMLLinkElement>('link', { rel: 'stylesheet', href: address }),
  'style import': (address) => style(`@import url("${address}");`),
  'style background': (address) => style(`body { background: url("${address}"); }`),
  font: (address) => new FontFace('leak', `url("${address}")`).load(),
  script: (address) => element<HTMLScriptElement>('script', { src: address }),
  prefetch: (address) => element<HTMLLinkElement>('link', { rel: 'prefetch', href: address }),
  preload: (address) => element<HTMLLinkElement>('link', { rel: 'preload', as: 'image', href: address }),
  'module preload': (address) => element<HTMLLinkElement>('link', { rel: 'modulepreload', href: address }),
  icon: (address) =>
    document.head.append(Object.assign(document.createElement('link'), { rel: 'icon', href: address })),
  frame: (address) => element<HTMLIFrameElement>('iframe', { src: address }),
  'fetch in an empty frame': (address) => frame().fetch(address, { mode: 'no-cors' }),
  object: (address) => element<HTMLObjectElement>('object', { data: address }),
  embed: (address) => element<HTMLEmbedElement>('embed', { src: address }),
  video: (address) => element<HTMLVideoElement>('video', { src: address }),
  'speculation rules': (address) =>
    element<HTMLScriptElement>('script', {
      type: 'speculationrules',
      textContent: JSON.stringify({ prefetch: [{ urls: [address] }] }),
    }),
  'form in a frame': (address) =>
    element<HTMLFormElement>('form', { action: address, method: 'post', target: 'frame' }).submit(),
  ping: (address) => element<HTMLAnchorElement>('a', { href: '#', ping: address }).click(),
  'worker from elsewhere': (address) => new Worker(address),
} satisfies Record<string, Way>;

/** Ways that may leave the page or open another: each is tried on a page of its own. */
export const leaving = {
  location: (address) => (location.href = address),
  link: (address) => element<HTMLAnchorElement>('a', { href: address }).click(),
  download: (address) => element<HTMLAnchorElement>('a', { href: address, download: 'x' }).click(),
  'new window': (address) => open(address),
  form: (address) => element<HTMLFormElement>('form', { action: address }).submit(),
  refresh: (address) =>
    document.head.append(
      Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${address}` }),
    ),
  'window in an empty frame': (address) => frame().open(address),
} satisfies Record<string, Way>;

/** Ways that the sink can't tell by an address: it counts packets and connections. */
export const wordless = {
  WebRTC: async (_, { stun }) => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:${stun}` }] });
    connection.createDataChannel('leak');
    await connection.setLocalDescription(await connection.createOffer());
  },
  'WebRTC in an empty frame': async (_, { stun }) => {
    const connection = new (frame().RTCPeerConnection)({ iceServers: [{ urls: `stun:${stun}` }] });
    connection.createDataChannel('leak');
    await connection.setLocalDescription(await connection.createOffer());
  },
  'host name of a frame': (_, { door }) => element<HTMLIFrameElement>('iframe', { src: door }),
  'host name of a form': (_, { door }) =>
    element<HTMLFormElement>('form', { action: door, target: 'frame' }).submit(),
} satisfies Record<string, Way>;

/** Ways to tell the page's own host something, by the address of a file asked from it. */
export const own = {
  'own fetch': (address) => fetch(address),
  'own image': (address) => (new Image().src = address),
  'own style sheet': (address) => element<HTMLLinkElement>('link', { rel: 'stylesheet', href: address }),
  'own script': (address) => element<HTMLScriptElement>('script', { src: address }),
  'own dynamic import': (address) => import(/* @vite-ignore */ address),
  'own worker': (address) => new Worker(address),
  'own service worker': (address) =>
    navigator.serviceWorker.register(`./service-worker.js?${new URL(address).pathname}`),
} satisfies Record<string, Way>;
