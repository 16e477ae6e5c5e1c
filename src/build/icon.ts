import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** The icon, inside the page: a file of its own would be one more request, and the policy allows no images. */
export function icon(): Plugin {
  return {
    name: 'kindred:icon',
    transformIndexHtml: () => {
      const svg = readFileSync(resolve(import.meta.dirname, '../../public/icon.svg'), 'utf8');
      const href = `data:image/svg+xml,${encodeURIComponent(svg.replace(/\s*\n\s*/g, ''))}`;
      return [{ tag: 'link', attrs: { rel: 'icon', type: 'image/svg+xml', href }, injectTo: 'head' }];
    },
  };
}
