import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import asc from 'assemblyscript/asc';
import { expect, test } from 'vitest';

const folder = resolve(import.meta.dirname, '../../src/compute/cpu/assembly');

// `npm run assembly` writes what this test expects.
test('the inlined WebAssembly is what its source compiles to', async () => {
  expect(readdirSync(folder)).toContain('index.ts');
  const { error, binary, stderr } = await compile();
  expect(error, stderr).toBeNull();
  const base64 = Buffer.from(binary!).toString('base64');
  const text = `// Compiled from assembly/ by \`npm run assembly\`; a test holds it up to date.\nexport const simdBase64 =\n  '${base64}';\n`;
  await expect(text).toMatchFileSnapshot('../../src/compute/cpu/simd-bytes.ts');
});

async function compile() {
  let binary: Uint8Array | null = null;
  const { error, stderr } = await asc.main(
    [
      ...['index.ts', '--baseDir', folder, '--outFile', 'kernels.wasm'],
      ...['-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--enable', 'simd'],
    ],
    {
      writeFile: (name, contents) => {
        if (name === 'kernels.wasm') binary = contents as Uint8Array;
      },
    },
  );
  return { error, binary: binary as Uint8Array | null, stderr: stderr.toString() };
}
