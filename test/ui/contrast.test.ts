import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(resolve(import.meta.dirname, '../../src/tokens.css'), 'utf8');
type Color = readonly [number, number, number];

const parse = (hex: string): Color => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16)) as never;
const tokens = Object.fromEntries(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name!, { light: parse(light!), dark: parse(dark!) }],
  ),
);

/** WCAG 2.2, relative luminance and contrast ratio. */
const luminance = (color: Color): number => {
  const [r, g, b] = color.map((c) =>
    c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};
const contrast = (a: Color, b: Color): number => {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
};
const mix = (a: Color, b: Color, share: number): Color =>
  a.map((c, i) => c * share + b[i]! * (1 - share)) as never;

describe.each(['light', 'dark'] as const)('%s', (scheme) => {
  const color = (name: string): Color => tokens[name]![scheme];

  test.each([
    ...['ink', 'soft', 'accent', 'warn'].flatMap((text) =>
      ['paper', 'card', 'sunk'].map((ground) => [text, ground] as const),
    ),
    ['accent-ink', 'accent'],
    ['accent', 'accent-wash'],
    ['ink', 'accent-wash'],
    ['soft', 'accent-wash'],
    ['warn', 'warn-wash'],
    ['ink', 'warn-wash'],
    ['soft', 'line'],
  ] as const)('%s can be read on %s', (text, ground) => {
    expect(contrast(color(text), color(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('segment %i stands out from its ground', (segment) => {
    for (const ground of ['paper', 'card'])
      expect(contrast(color(`seg-${segment}`), color(ground))).toBeGreaterThanOrEqual(3);
  });

  test('lines that carry meaning stand out', () => {
    for (const ground of ['paper', 'card'])
      expect(contrast(color('edge'), color(ground))).toBeGreaterThanOrEqual(3);
  });

  test('figures can be read on the deepest cells of heat map and grid', () => {
    for (const [tone, ground, share] of [
      ['more', 'paper', 0.52],
      ['less', 'paper', 0.52],
      ['more', 'card', 0.5],
    ] as const)
      expect(contrast(color('ink'), mix(color(tone), color(ground), share))).toBeGreaterThanOrEqual(4.5);
  });
});
