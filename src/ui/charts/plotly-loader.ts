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

/** How every plot of the page behaves. */
export const configOf = (layout: Record<string, unknown>): Record<string, unknown> => ({
  displayModeBar: false,
  displaylogo: false,
  showSendToCloud: false,
  showEditInChartStudio: false,
  // A finger scrolls the page, unless it was asked to draw.
  staticPlot: !layout.dragmode && matchMedia('(pointer: coarse)').matches,
  scrollZoom: false,
});

/** The figure as this browser can draw it, as a copy that Plotly may write into: dots without WebGL where there is none. */
export const drawable = ({ data, layout }: Figure): { data: object[]; layout: Record<string, unknown> } => ({
  data: data.map((trace) =>
    trace.type === 'scattergl' && !hasWebGl() ? { ...trace, type: 'scatter' } : { ...trace },
  ),
  layout: structuredClone(layout),
});
