import { describe, expect, test } from 'vitest';
import type { InRange } from '../../src/engine/analyze/selection';
import { defaultSettings } from '../../src/engine/settings';
import { Selection, wholeSegment } from '../../src/ui/state/selection.svelte';
import { cellRanges } from '../../src/ui/steps/selection/selection-words';
import type { SegmentsView } from '../../src/worker/views';

const orders: InRange = { kind: 'range', feature: 'frequency', above: null, least: 5, most: null };
const view = { k: 2 } as SegmentsView;

/** A selection whose questions the test answers by hand. */
function workbench() {
  const asked: { name: string; input: unknown; signal: AbortSignal; answer: (value: unknown) => void }[] = [];
  const selection = new Selection(
    (name, input, signal) =>
      new Promise((resolve) =>
        asked.push({ name, input, signal, answer: resolve as (value: unknown) => void }),
      ),
  );
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return { selection, asked, settle };
}

describe('a selection', () => {
  test('asks who it is, then what they are like', async () => {
    const { selection, asked, settle } = workbench();
    void selection.pick(view, defaultSettings, [orders]);
    expect(asked[0]).toMatchObject({ name: 'selection', input: { selection: [orders] } });
    expect(selection.waiting(view)).toBe(true);
    asked[0]!.answer({ counts: 1 });
    await settle();
    expect([selection.found(view), selection.waiting(view)]).toEqual([{ counts: 1 }, false]);
    asked[1]!.answer({ contrasts: [] });
    await settle();
    expect(selection.more(view)).toEqual({ contrasts: [] });
  });

  test('drops the answer to a question that another took the place of', async () => {
    const { selection, asked, settle } = workbench();
    void selection.pick(view, defaultSettings, [orders]);
    void selection.toggle(view, defaultSettings, 1);
    expect(asked[0]!.signal.aborted).toBe(true);
    asked[0]!.answer({ counts: 'old' });
    await settle();
    expect(selection.found(view)).toBeNull();
    expect(selection.segment(view)).toBe(1);
    void selection.toggle(view, defaultSettings, 1);
    expect(selection.conditions(view)).toEqual([]);
  });

  test('is shown in pictures once for each answer', async () => {
    const { selection, asked, settle } = workbench();
    void selection.pick(view, defaultSettings, [orders]);
    expect(selection.shown(view)).toBe(selection.shown({ k: 2 } as SegmentsView));
    asked[0]!.answer({ counts: 1 });
    await settle();
    const shown = selection.shown(view);
    expect(shown).toEqual([orders]);
    asked[1]!.answer({ contrasts: [] });
    await settle();
    expect(selection.shown(view)).toBe(shown);
    void selection.toggle(view, defaultSettings, 1);
    expect([selection.shown(view), selection.segment(view)]).toEqual([shown, 1]);
    asked[2]!.answer({ counts: 2 });
    await settle();
    expect(wholeSegment(selection.shown(view))).toBe(1);
  });

  test('is narrowed by what is picked next, until it is cleared', () => {
    const { selection } = workbench();
    void selection.pick(view, defaultSettings, [orders]);
    selection.narrowing = true;
    void selection.toggle(view, defaultSettings, 0);
    expect(selection.conditions(view)).toEqual([orders, { kind: 'segments', segments: [0] }]);
    selection.clear();
    expect([selection.conditions(view), selection.narrowing]).toEqual([[], false]);
  });

  test('does not outlive its segments, and ends where it cannot be answered', async () => {
    const { selection, asked, settle } = workbench();
    void selection.pick(view, defaultSettings, [orders]);
    expect(selection.conditions({ k: 2 } as SegmentsView)).toEqual([]);
    asked[0]!.answer(null);
    await settle();
    expect(selection.conditions(view)).toEqual([]);
  });
});

test('a square of the RFM grid is a pair of ranges; recency counts backwards', () => {
  const grid = { recencyCuts: [10, 20, 30, 40], frequencyCuts: [1, 2, 3, 4] };
  const bounds = (recency: number, frequency: number) =>
    cellRanges(grid, recency, frequency).map(({ above, most }) => [above, most]);
  expect(bounds(5, 1)).toEqual([
    [null, 10],
    [null, 1],
  ]);
  expect(bounds(1, 5)).toEqual([
    [40, null],
    [4, null],
  ]);
  expect(bounds(3, 2)).toEqual([
    [20, 30],
    [1, 2],
  ]);
});
