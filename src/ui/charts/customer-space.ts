import type { MapView } from '../../engine/analyze/types';
import { named, taken } from './customer-map';
import { plain, type ChartTheme, type Figure } from './figure';
import { colorOf } from './frame';
import { dotsOf, middles, type MapSegment } from './map-labels';
import { spaceMarkOf } from './marks';

/** From where the space is seen, in degrees: around the upright axis, and up from the ground. */
export interface Sight {
  readonly turn: number;
  readonly tilt: number;
}

export const FIRST_SIGHT: Sight = { turn: 45, tilt: 25 };

/** Axes in three dimensions: what they stand for is too long to be written along them. */
export const SPACE_AXES = ['A', 'B', 'C'] as const;

/** How far the eye is from the middle; the space is about 2 wide. */
const DISTANCE = 1.9;

/** The customer map in three dimensions, to be turned: one dot a customer, segments numbered as in the key beside it. */
export function customerSpace(
  view: Pick<MapView, 'x' | 'y' | 'z' | 'segment' | 'axes'>,
  segments: readonly MapSegment[],
  theme: ChartTheme,
  chosen: number | null,
  { turn, tilt }: Sight,
): Figure {
  const dots = dotsOf(view.segment, segments);
  const size = view.x.length > 2_000 ? 2.5 : 4;
  const data = segments.map(({ segment, name }, i) => {
    return {
      type: 'scatter3d',
      mode: 'markers',
      name: plain(name),
      x: taken(view.x, dots[i]!),
      y: taken(view.y, dots[i]!),
      z: taken(view.z, dots[i]!),
      hoverinfo: 'name',
      marker: {
        symbol: spaceMarkOf(segment).symbol,
        size,
        color: colorOf(segment, theme),
        opacity: chosen === null || chosen === segment ? 0.8 : 0.06,
        line: { width: 0 },
      },
    };
  });
  const axis = (i: 0 | 1 | 2) => ({
    title: { text: view.axes[i] && SPACE_AXES[i], font: { size: 13, color: theme.soft } },
    showticklabels: false,
    showspikes: false,
    showbackground: false,
    gridcolor: theme.line,
    zerolinecolor: theme.line,
  });
  const [around, up] = [(turn * Math.PI) / 180, (tilt * Math.PI) / 180];
  const flat = middles(view, named(segments));
  const heights = middles({ ...view, y: view.z }, named(segments));
  return {
    data,
    layout: {
      font: { family: theme.font, color: theme.ink },
      paper_bgcolor: 'rgba(0,0,0,0)',
      margin: { l: 0, r: 0, t: 0, b: 0 },
      showlegend: false,
      hoverlabel: {
        namelength: -1,
        bgcolor: theme.card,
        bordercolor: theme.line,
        font: { color: theme.ink },
      },
      scene: {
        aspectmode: 'cube',
        xaxis: axis(0),
        yaxis: axis(1),
        zaxis: axis(2),
        camera: {
          eye: {
            x: DISTANCE * Math.cos(around) * Math.cos(up),
            y: DISTANCE * Math.sin(around) * Math.cos(up),
            z: DISTANCE * Math.sin(up),
          },
        },
        annotations: flat.map(({ segment, x, y }, i) => ({
          x,
          y,
          z: heights[i]!.y,
          text: `<b>${segment + 1}</b>`,
          showarrow: false,
          font: { color: theme.ink, size: 12 },
          bgcolor: theme.card,
          bordercolor: colorOf(segment, theme),
          borderwidth: 2,
          borderpad: 2,
          opacity: chosen === null || chosen === segment ? 1 : 0.4,
        })),
      },
    },
  };
}
