import type { Json } from './records';

const textOrLongNumber = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;

/** `JSON.parse`, with whole numbers of 16 and more digits as text, for a number would lose their last digits. */
export function parseJson(text: string): Json {
  const safe = /\d{16}/.test(text)
    ? text.replace(textOrLongNumber, (token) => (token[0] === '"' ? token : `"${token}"`))
    : text;
  return JSON.parse(safe) as Json;
}

const token =
  /[ \t\r\n]*(?:([[\]{},:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;

/**
 * Where a text stops being JSON, from 0; its length when it ends too early. Browsers say it each in its own way, and
 * quote what stands there.
 */
export function brokenAt(text: string): number {
  const open: ('{' | '[')[] = [];
  // What may come: a value, a key, a colon, or a comma or bracket.
  let expected: 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'next' = 'value';
  token.lastIndex = 0;
  for (;;) {
    const at = token.lastIndex;
    const found = token.exec(text);
    const start = at + (/^[ \t\r\n]*/.exec(text.slice(at, at + 1000))?.[0].length ?? 0);
    if (!found) return start;
    const [, mark, string] = found;
    const isValue = mark === undefined || mark === '{' || mark === '[';
    if (expected === 'colon') {
      if (mark !== ':') return start;
      expected = 'value';
    } else if (expected === 'key' || (expected === 'first-key' && mark !== '}')) {
      if (string === undefined) return start;
      expected = 'colon';
    } else if (expected === 'next' || !isValue) {
      const inside = open.at(-1);
      const closes = mark === (inside === '{' ? '}' : ']');
      if (closes && inside && expected !== 'value') {
        open.pop();
        expected = 'next';
      } else if (expected === 'next' && mark === ',' && inside) expected = inside === '{' ? 'key' : 'value';
      else return start;
    } else if (mark === '{' || mark === '[') {
      open.push(mark);
      expected = mark === '{' ? 'first-key' : 'first-value';
    } else expected = 'next';
    if (open.length === 0 && expected === 'next') {
      const rest = /\S/.exec(text.slice(token.lastIndex));
      return rest ? token.lastIndex + rest.index : text.length;
    }
  }
}
