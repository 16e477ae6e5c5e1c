/**
 * The policies of both forms, in one place: the build writes them into the page and for the host, the service
 * worker adds them where a host can't, and the screen shows them.
 */

/** Directives that are the same in both forms. `connect-src 'none'` is the promise; the rest closes side doors. */
const common = {
  'default-src': "'none'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': 'data: blob:',
  'font-src': "'none'",
  'connect-src': "'none'",
  'frame-src': "'none'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

const write = (directives: Record<string, string>) =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

/** Policy of the hosted form, for its `<meta>`; `frame-ancestors` works in a header only and is added there. */
export const sitePolicy = write({
  ...common,
  'script-src': "'self' 'wasm-unsafe-eval'",
  'worker-src': "'self' blob:",
  'manifest-src': "'self'",
});

/**
 * Policy of the single file. Nothing but the script with this hash runs, and workers only from blobs, which
 * inherit this policy.
 *
 * @param scriptHash base64 of the SHA-256 of the inlined script's text.
 */
export const filePolicy = (scriptHash: string) =>
  write({
    ...common,
    'style-src': "'unsafe-inline'",
    'script-src': `'sha256-${scriptHash}' 'wasm-unsafe-eval'`,
    'worker-src': 'blob:',
  });

const unusedFeatures = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/**
 * Headers of every file of the hosted form. `Connection-Allowlist` closes what a CSP can't (navigation, new
 * windows, WebRTC); Chromium has it since version 152, other browsers ignore it.
 */
export const siteHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': `${sitePolicy}; frame-ancestors 'none'`,
  'Connection-Allowlist': '(response-origin)',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': unusedFeatures.map((feature) => `${feature}=()`).join(', '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * What the service worker adds to each file it kept: the same, but that no script with an address may start as a
 * worker any more, so that the page can't tell its host anything by asking for one.
 */
export const keptHeaders: Readonly<Record<string, string>> = {
  ...siteHeaders,
  'Content-Security-Policy': siteHeaders['Content-Security-Policy']!.replace(
    "worker-src 'self' blob:",
    'worker-src blob:',
  ),
};

/** Headers of the service worker's own script, which must fetch the page's files to keep them. */
export const serviceWorkerHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "default-src 'none'; connect-src 'self'",
  'Connection-Allowlist': '(response-origin)',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};
