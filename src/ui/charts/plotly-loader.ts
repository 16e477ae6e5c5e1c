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

let warm: Promise<void> | null = null;

/**
 * Draws one dot out of sight, once: the first drawing by WebGL takes about as long with 70 dots as with 20,000: it
 * is Plotly's start, contexts and shaders, better done while the engine works.
 */
export function warmUp(): Promise<void> {
  return (warm ??= loadPlotly().then(async (plotly) => {
    // Its script has just run: let the page answer before it draws.
    await new Promise((resolve) => setTimeout(resolve));
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
  }));
}

/** The figure as this browser can draw it, as a copy that Plotly may write into: dots without WebGL where there is none. */
export const drawable = ({ data, layout }: Figure): { data: object[]; layout: Record<string, unknown> } => ({
  data: data.map((trace) =>
    trace.type === 'scattergl' && !hasWebGl() ? { ...trace, type: 'scatter' } : { ...trace },
  ),
  layout: structuredClone(layout),
});
