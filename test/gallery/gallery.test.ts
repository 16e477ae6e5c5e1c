import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ChartTheme, Figure } from '../../src/ui/charts/figure';
import { gallery } from './gallery';

/**
 * Every figure of the app from fixed data, as JSON with rounded numbers. A picture that changed on purpose:
 * `npx vitest run --project node test/gallery -u`, and look at the difference.
 */
const theme: ChartTheme = {
  ink: '#111111',
  soft: '#555555',
  line: '#dddddd',
  card: '#ffffff',
  font: 'sans-serif',
  segments: ['#000001', '#000002', '#000003', '#000004', '#000005', '#000006', '#000007', '#000008'],
};

/** Files of `src/ui/charts` that draw nothing by themselves. */
const helpers = new Set([
  'brush',
  'colors',
  'map-labels',
  'written-width',
  'figure',
  'frame',
  'heat',
  'histogram',
  'leaving',
  'marks',
  'picture',
  'plotly-loader',
  'rehearsal',
  'spare-plot',
  'report/label-axis',
  'report/measures',
  'report/report-figures',
  'rfm-regions',
  'theme',
  'ticks',
]);

const rounded = (figure: Figure) =>
  JSON.stringify(
    figure,
    (_, value: unknown) =>
      ArrayBuffer.isView(value)
        ? Array.from(value as Float32Array)
        : typeof value === 'number'
          ? Number(value.toPrecision(4))
          : value,
    1,
  ).replace(/\n\s*(?=-?[\d."n\]])/g, ' ');

const charts = [...new Set(gallery.map(({ chart }) => chart))];

test('every chart hangs in the gallery', () => {
  const files = readdirSync(resolve(import.meta.dirname, '../../src/ui/charts'), {
    recursive: true,
    encoding: 'utf8',
  })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => file.replace('.ts', ''));
  expect(charts.sort()).toEqual(files.filter((file) => !helpers.has(file)).sort());
});

test.each(charts)('%s is drawn as it was', async (chart) => {
  const drawn = gallery.find((piece) => piece.chart === chart)!.draw(theme);
  expect(drawn).toBeTypeOf('object');
  await expect(`${rounded(drawn as Figure)}\n`).toMatchFileSnapshot(
    join(import.meta.dirname, 'snapshots', `${chart}.json`),
  );
});

describe.each(gallery.map((piece) => ({ ...piece, title: `${piece.chart}, ${piece.name}` })))(
  '$title',
  ({ draw }) => {
    const drawn = draw(theme);

    test('is a figure, or a sentence that says why not', () => {
      if (typeof drawn === 'string') expect(drawn).toMatch(/^[A-Z].{20,}\.$/);
      else expect(drawn.data.length).toBeGreaterThan(0);
    });

    test('holds no markup but its own, never moves, and has a color wherever it names one', () => {
      if (typeof drawn === 'string') return;
      const written = rounded(drawn);
      expect(written.replace(/<\/?(b|br|extra)>/g, '')).not.toContain('<');
      expect(written).not.toMatch(/[\u202a-\u202e]|\\u0000/);
      for (const motion of ['transition', 'updatemenus', 'sliders', 'frames'])
        expect(drawn.layout).not.toHaveProperty(motion);
      for (const trace of drawn.data)
        for (const part of ['marker', 'line'] as const) {
          const style = trace[part] as { color?: unknown } | undefined;
          if (style && 'color' in style) expect(style.color).toBeDefined();
        }
    });
  },
);
