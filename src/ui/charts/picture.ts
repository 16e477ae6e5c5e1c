import { plain, type ChartTheme, type Figure } from './figure';
import { colorOf } from './frame';
import { markOf, spaceMarkOf } from './marks';
import { drawable, loadPlotly } from './plotly-loader';

/** In CSS pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Pixels of a PNG for each CSS pixel. */
const SCALE = 2;

/**
 * A figure as a picture of its own, drawn out of sight; what stands on the screen is not touched.
 *
 * @returns `svg`: the markup of one `<svg>` (dots drawn by WebGL are an image in it); `png`: the file in base64, twice
 * as many pixels as `size`.
 * @throws what Plotly throws when the browser can't draw the figure
 */
export async function pictureOf(figure: Figure, format: 'svg' | 'png', size: PictureSize): Promise<string> {
  const plotly = await loadPlotly();
  return plotly.toImage(drawable(figure), {
    format,
    ...size,
    scale: format === 'png' ? SCALE : 1,
    imageDataOnly: true,
  });
}

/** A segment as the key of a picture names it. */
export interface KeyEntry {
  readonly segment: number;
  readonly name: string;
  /** Where it is told, the key of a file leaves a small segment out. */
  readonly customers?: number;
}

/** Room of a name in the key, of a line of it, and of the title. */
const NAME_WIDTH = 190;
const KEY_LETTERS = 26;
const LINE_HEIGHT = 22;
const TITLE_HEIGHT = 44;

/**
 * A figure that stands alone in a file: on white, under its title, with a key of the segments where it does not name
 * them itself. It needs `heightOfKey` more room than on the screen.
 */
export function alone(
  { data, layout }: Figure,
  {
    title,
    key,
    width,
  }: { readonly title: string; readonly key: readonly KeyEntry[]; readonly width: number },
  theme: ChartTheme,
): Figure {
  const margin = (layout.margin ?? {}) as { readonly t?: number; readonly b?: number };
  const drawnAs = data.some(({ type }) => type === 'scatter3d') ? spaceMarkOf : markOf;
  const entries = key.map(({ segment, name }) => ({
    type: 'scatter',
    mode: 'markers',
    name: plain(name, KEY_LETTERS),
    x: [null],
    y: [null],
    hoverinfo: 'skip',
    showlegend: true,
    marker: { symbol: drawnAs(segment).symbol, color: colorOf(segment, theme), size: 10 },
  }));
  return {
    data: key.length > 0 ? [...data.map((trace) => ({ ...trace, showlegend: false })), ...entries] : data,
    layout: {
      ...layout,
      paper_bgcolor: '#ffffff',
      plot_bgcolor: '#ffffff',
      title: {
        text: plain(title),
        font: { size: 17, color: theme.ink },
        x: 0,
        xanchor: 'left',
        xref: 'container',
        y: 1,
        yanchor: 'top',
        yref: 'container',
        pad: { l: 14, t: 14 },
      },
      margin: {
        ...margin,
        t: (margin.t ?? 0) + TITLE_HEIGHT,
        b: (margin.b ?? 0) + heightOfKey(key.length, width),
      },
      ...(key.length > 0 && {
        showlegend: true,
        legend: {
          orientation: 'h',
          x: 0,
          xref: 'container',
          y: 0,
          yref: 'container',
          yanchor: 'bottom',
          entrywidth: NAME_WIDTH,
          itemsizing: 'constant',
        },
      }),
    },
  };
}

/** How much higher a picture of this width is with a key of so many segments, in CSS pixels. */
export const heightOfKey = (segments: number, width: number): number =>
  segments === 0
    ? 0
    : LINE_HEIGHT * Math.ceil(segments / Math.max(1, Math.floor(width / (NAME_WIDTH + 40)))) + 12;
