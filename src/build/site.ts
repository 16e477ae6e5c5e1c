import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { transformWithOxc, type Plugin, type Rolldown } from 'vite';
import { keptHeaders, serviceWorkerHeaders, siteHeaders, sitePolicy } from '../seal/policy.ts';
import { sha256, withPolicy } from './html.ts';

/**
 * Makes the static site: policy in the page, `_headers` for hosts that read it (and for `npm start`), the list
 * of parts to fetch ahead, and the service worker that keeps every file.
 */
export function site(): Plugin {
  let outDir = '';
  return {
    name: 'kindred:site',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const page = bundle['index.html'] as Rolldown.OutputAsset;
        const later = laterParts(bundle).map((fileName) => `./${fileName}`);
        const head = [
          `<link rel="manifest" href="./manifest.webmanifest" />`,
          `<meta name="kindred-later" content="${later.join(' ')}" />`,
        ];
        page.source = withPolicy(String(page.source), sitePolicy).replace(
          '</head>',
          () => `  ${head.join('\n    ')}\n  </head>`,
        );
        this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile() });
      },
    },
    async closeBundle() {
      writeFileSync(join(outDir, 'service-worker.js'), await serviceWorker(outDir));
    },
  };
}

/** Scripts and styles that the first screen does without, in a stable order. */
function laterParts(bundle: Rolldown.OutputBundle): string[] {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const first = new Set<string>();
  const need = (chunk: Rolldown.OutputChunk | undefined): void => {
    if (!chunk || first.has(chunk.fileName)) return;
    first.add(chunk.fileName);
    chunk.imports.forEach((fileName) => need(chunks.find((other) => other.fileName === fileName)));
  };
  chunks.filter((chunk) => chunk.isEntry).forEach(need);
  return chunks
    .map((chunk) => chunk.fileName)
    .filter((fileName) => !first.has(fileName))
    .sort();
}

/** In the syntax of Netlify and Cloudflare Pages. Rules that match are not meant to overlap: hosts merge them. */
function headersFile(): string {
  const rule = (path: string, headers: Readonly<Record<string, string>>) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  const asset = { ...siteHeaders, 'Cache-Control': 'public, max-age=31536000, immutable' };
  const fresh = { 'Cache-Control': 'no-cache' };
  return [
    rule('/', { ...siteHeaders, ...fresh }),
    rule('/index.html', { ...siteHeaders, ...fresh }),
    rule('/assets/*', asset),
    rule('/service-worker.js', { ...serviceWorkerHeaders, ...fresh }),
    '',
  ].join('\n');
}

async function serviceWorker(outDir: string): Promise<string> {
  const names = readdirSync(outDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(outDir.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((name) => name !== '_headers' && name !== 'service-worker.js')
    .sort();
  const files = Object.fromEntries(
    names.map((name) => [
      name === 'index.html' ? '' : name,
      `sha256-${sha256(readFileSync(join(outDir, name)))}`,
    ]),
  );
  const source = resolve(import.meta.dirname, '../offline/service-worker.ts');
  const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source, { sourcemap: false });
  const version = sha256(JSON.stringify([files, code])).slice(0, 12);
  return `const shell = ${JSON.stringify({ version, files, headers: keptHeaders }, null, 1)};\n${code}`;
}
