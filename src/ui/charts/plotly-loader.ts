import type { Figure } from './figure';

export type Plotly = (typeof import('plotly.js-dist-min'))['default'];

let loading: Promise<Plotly> | null = null;

/** Plotly brings its style as inline rules unless it finds this element; `Plot.svelte` has the rules it needs. */
export function loadPlotly(): Promise<Plotly> {
  if (!document.getElementById('plotly.js-style-global')) {
    const link = document.createElement('link');
    link.id = 'plotly.js-style-global';
    link.className = 'no-inline-styles';
    document.head.append(link);
  }
  return (loading ??= import('plotly.js-dist-min').then((module) => module.default));
}

let webGl: boolean | null = null;

function hasWebGl(): boolean {
  if (webGl === null) {
    const context = document.createElement('canvas').getContext('webgl');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    webGl = context !== null;
  }
  return webGl;
}

/** Draws one dot out of sight. */
async function drawOne(): Promise<void> {
  const plotly = await loadPlotly();
  const element = document.createElement('div');
  element.className = 'visually-hidden';
  document.body.append(element);
  const { data, layout } = drawable({
    data: [{ type: 'scattergl', mode: 'markers', x: [0], y: [0], marker: { symbol: 'diamond' } }],
    layout: { width: 100, height: 100, annotations: [{ x: 0, y: 0, text: '1', showarrow: false }] },
  });
  await plotly.react(element, data, layout, { displayModeBar: false, staticPlot: true });
  plotly.purge(element);
  element.remove();
}

/** What is left of making charts ready; each part holds the page for some tenths of a second. */
const preparations: (() => Promise<unknown>)[] = [loadPlotly, drawOne];

/**
 * Makes charts ready while the page has nothing else to do: the first drawing by WebGL takes about as long with 70
 * dots as with 20,000, it is Plotly's start, contexts and shaders.
 *
 * @returns puts off what has not begun.
 */
export function warmUpWhenIdle(): () => void {
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

/** @returns calls it off. */
function whenIdle(work: () => void): () => void {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(work, 200);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work);
  return () => cancelIdleCallback(handle);
}

/** The figure as this browser can draw it, as a copy that Plotly may write into: dots without WebGL where there is none. */
export const drawable = ({ data, layout }: Figure): { data: object[]; layout: Record<string, unknown> } => ({
  data: data.map((trace) =>
    trace.type === 'scattergl' && !hasWebGl() ? { ...trace, type: 'scatter' } : { ...trace },
  ),
  layout: structuredClone(layout),
});
