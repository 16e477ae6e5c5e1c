import { describe, expect, test } from 'vitest';
import { brushed, outlineOf } from '../../src/ui/charts/brush';
import type { ChartTheme } from '../../src/ui/charts/figure';

const theme = { ink: '#000' } as ChartTheme;
const dots = (name: string) => ({ type: 'scattergl', mode: 'markers', name });
const figure = { data: [dots('a'), dots('b'), { type: 'heatmap' }], layout: { dragmode: false } };
const view = { segment: Int32Array.of(0, 1, 0, 1, 0) };
const segments = [{ segment: 0 }, { segment: 1 }];
const nothing = { inside: null, outlines: [], brush: null };

describe('the map with a selection', () => {
  test('marks the selected dots by their place in their own trace, and only dots', () => {
    const inside = Uint8Array.of(0, 0, 1, 0, 1);
    const { data } = brushed(figure, view, segments, { ...nothing, inside }, theme);
    expect(data.map(({ selectedpoints }) => selectedpoints)).toEqual([[1, 2], [], undefined]);
  });
  test('without one draws nothing back', () => {
    expect(brushed(figure, view, segments, nothing, theme).data).toEqual(figure.data);
  });
  test('draws what was drawn, and lets a finger scroll unless told otherwise', () => {
    const outlines = [{ x: [0, 1, 2], y: [0, 1, 0] }];
    const { layout } = brushed(figure, view, segments, { inside: null, outlines, brush: 'lasso' }, theme);
    expect(layout).toMatchObject({ dragmode: 'lasso', shapes: [{ path: 'M0,0L1,1L2,0Z' }] });
    expect(brushed(figure, view, segments, nothing, theme).layout.dragmode).toBe(false);
  });
});

describe('what was drawn around', () => {
  test('is a box or a line, and nothing where it has no inside', () => {
    expect(outlineOf({ range: { x: [0, 2], y: [1, 3] } })).toEqual({ x: [0, 2, 2, 0], y: [1, 1, 3, 3] });
    expect(outlineOf({ range: { x: [2, 2], y: [1, 3] } })).toBeNull();
    expect(outlineOf({ lassoPoints: { x: [0, 1], y: [0, 1] } })).toBeNull();
    expect(outlineOf({ lassoPoints: { x: [0, 1, 2], y: [0, 1, 0] } })).toEqual({
      x: [0, 1, 2],
      y: [0, 1, 0],
    });
    expect(outlineOf({})).toBeNull();
  });
});
