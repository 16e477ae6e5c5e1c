import { createHash } from 'node:crypto';

/** SHA-256 in base64, as CSP and `integrity` want it. */
export const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('base64');

/** Puts the policy first in the head, behind the character set only, so that nothing loads before it. */
export function withPolicy(html: string, policy: string): string {
  const charset = '<meta charset="utf-8" />';
  if (!html.includes(charset)) throw new Error(`index.html must hold ${charset}`);
  return html.replace(
    charset,
    () => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
  );
}
