import { inTurn } from '../state/turns';
import type { Figure } from './figure';
import { symbols } from './marks';
import { configOf, drawable, loadPlotly } from './plotly-loader';

/**
 * A plot with WebGL that is not on the screen. Contexts, shaders and the shapes of marks take longer to make than dots
 * to draw, so they are made while the page has nothing else to do, and kept from one map to the next.
 */
let spare: HTMLElement | null = null;

/** What is left to prepare, each in a task of its own. */
let preparations: (() => Promise<unknown>)[] = [];

/** Nothing has been drawn, or all of it was thrown away. */
let fresh = true;

/** Nobody's dot. */
const empty: Figure = {
  data: [{ type: 'scattergl', mode: 'markers', x: [0], y: [0] }],
  layout: { showlegend: false, dragmode: 'select' },
};
const SIZE = { width: 300, height: 200 };

async function draw(plot: HTMLElement, figure: Figure): Promise<void> {
  const plotly = await loadPlotly();
  const { data, layout } = drawable(figure);
  await plotly.react(plot, data, { ...layout, ...SIZE }, configOf(layout));
}

/** Numbers of segments in the maps that are rehearsed, up to all shapes of marks: each new shape takes its time. */
const REHEARSED = [1, 2, 4, 6, symbols.length];

/** Begins a plot out of sight and rehearses maps in it. It can be taken from the first one on. */
function begin(): (() => Promise<unknown>)[] {
  const plot = document.createElement('div');
  const brought = import('./rehearsal');
  return [
    loadPlotly,
    ...REHEARSED.map((segments, i) => async () => {
      const { rehearsal } = await brought;
      if (i > 0 && spare !== plot) return;
      await draw(plot, rehearsal(segments));
      if (i === 0) spare ??= plot;
    }),
  ];
}

/**
 * Makes charts ready while the page has nothing else to do.
 *
 * @returns puts off what has not begun.
 */
export function warmUpWhenIdle(): () => void {
  if (fresh) preparations = begin();
  fresh = false;
  let halted = false;
  let putOff = () => {};
  const next = () => {
    if (!halted && preparations.length > 0) putOff = whenIdle(prepare);
  };
  const prepare = () =>
    void preparations
      .shift()?.()
      .then(next, () => (preparations.length = 0));
  next();
  return () => {
    halted = true;
    putOff();
  };
}

/** An element to draw this figure in: one with WebGL made ready, where the figure wants it and there is one. */
export function surfaceFor({ data }: Figure): HTMLElement {
  const taken = data.some(({ type }) => type === 'scattergl') ? spare : null;
  if (taken) spare = null;
  return taken && !isLost(taken) ? taken : document.createElement('div');
}

/** Takes an element back that is no longer shown, and empties it. */
export function giveBack(plot: HTMLElement): void {
  plot.remove();
  if (spare || !plot.querySelector('.gl-canvas') || isLost(plot)) return void purge(plot);
  spare = plot;
  for (const left of plot.querySelectorAll('.hoverlayer > *, .zoomlayer > *')) left.remove();
  inTurn(() => {
    if (spare !== plot) return;
    draw(plot, empty).catch(() => {
      purge(plot);
      if (spare === plot) spare = null;
    });
  });
}

/** Nothing of what was drawn stays, not even in the memory of the graphics card. */
export function forgetPlots(): void {
  if (spare) void purge(spare);
  spare = null;
  fresh = true;
}

const purge = async (plot: HTMLElement): Promise<void> => (await loadPlotly()).purge(plot);

/** Asks the one canvas that surely has a context: asking another would make one. */
const isLost = (plot: HTMLElement): boolean =>
  plot.querySelector<HTMLCanvasElement>('.gl-canvas-context')?.getContext('webgl')?.isContextLost() ?? false;

/** @returns calls it off. */
function whenIdle(work: () => void): () => void {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(work, 200);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work);
  return () => cancelIdleCallback(handle);
}
