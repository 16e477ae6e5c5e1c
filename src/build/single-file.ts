import type { Plugin, Rolldown } from 'vite';
import { filePolicy } from '../seal/policy.ts';
import { sha256, withPolicy } from './html.ts';

/**
 * Makes the whole bundle one HTML file. Ours, not vite-plugin-singlefile: the script must be made safe for HTML
 * before its hash is taken, and the hash must get into the policy of the same file.
 *
 * @param fileName name of the file in the output folder.
 */
export function singleFile(fileName: string): Plugin {
  return {
    name: 'kindred:single-file',
    apply: 'build',
    enforce: 'post',
    config: () => ({
      build: {
        assetsInlineLimit: Number.MAX_SAFE_INTEGER,
        cssCodeSplit: false,
        copyPublicDir: false,
        emptyOutDir: false,
        rolldownOptions: { output: { codeSplitting: false } },
      },
    }),
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const page = only(bundle, (output) => output.fileName.endsWith('.html')) as Rolldown.OutputAsset;
        const entry = only(bundle, (output) => output.type === 'chunk') as Rolldown.OutputChunk;
        const styles = Object.values(bundle).filter(({ fileName }) => fileName.endsWith('.css'));
        const script = safeInScript(entry.code);
        const style = styles.map((asset) => String((asset as Rolldown.OutputAsset).source)).join('\n');

        let html = String(page.source)
          .replace(/\s*<link rel="stylesheet"[^>]*>/g, '')
          .replace(/\s*<script type="module"[^>]*><\/script>/g, '');
        html = html.replace('</head>', () => `  <style>${style}</style>\n  </head>`);
        html = html.replace('</body>', () => `  <script type="module">${script}</script>\n  </body>`);
        for (const { fileName } of Object.values(bundle)) delete bundle[fileName];
        this.emitFile({ type: 'asset', fileName, source: withPolicy(html, filePolicy(sha256(script))) });
      },
    },
  };
}

function only(bundle: Rolldown.OutputBundle, wanted: (output: Rolldown.OutputBundle[string]) => boolean) {
  const found = Object.values(bundle).filter(wanted);
  if (found.length !== 1) throw new Error(`the single file wants 1 page and 1 script, found ${found.length}`);
  return found[0]!;
}

/**
 * The same script without anything that would end its element or open a comment in it. All such text stands in
 * string, template or regular expression literals, where `\x3C` is `<`.
 */
export function safeInScript(code: string): string {
  const safe = code.replace(/\r\n?/g, '\n').replace(/<(?=\/script|!--)/gi, '\\x3C');
  if (safe.includes('\0')) throw new Error('the script holds a NUL, which HTML would replace');
  return safe;
}
