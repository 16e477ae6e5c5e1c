/** Tries one request and answers whether the browser refused it because of the policy. */
addEventListener('message', ({ data: address }: MessageEvent<string>) => {
  let refused = false;
  addEventListener('securitypolicyviolation', (event) => {
    refused ||= (event as SecurityPolicyViolationEvent).blockedURI === address;
  });
  void fetch(address, { mode: 'no-cors', signal: AbortSignal.timeout(1000) })
    .catch(() => undefined)
    .then(() => setTimeout(() => postMessage(refused), 100));
});
