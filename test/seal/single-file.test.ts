import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';
import { safeInScript } from '../../src/build/single-file';

test.each([
  'r = "</script>";',
  'r = `a</SCRIPT >${1}`;',
  'r = "<!-- <script>";',
  'r = /<!--(.*)<\\/script>/u.source;',
  'r = "one\\ntwo";',
])('%s means the same inside its element', (code) => {
  const safe = safeInScript(code);
  expect(safe).not.toMatch(/<\/script|<!--/i);
  const run = (text: string) => runInContext(text, createContext({ r: '' }));
  if (!code.includes('source')) expect(run(safe)).toBe(run(code));
  else expect(new RegExp(run(safe) as string, 'u').exec('<!--x</script>')?.[1]).toBe('x');
});

test('line ends become those HTML reads, so that the hash fits', () => {
  expect(safeInScript('a\r\nb\rc')).toBe('a\nb\nc');
});

test('a NUL, which HTML would replace, is refused', () => {
  expect(() => safeInScript('r = "\0"')).toThrow('NUL');
});
