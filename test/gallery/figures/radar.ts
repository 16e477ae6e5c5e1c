import { radarFigure, radarHeight } from '../../../src/ui/charts/radar';
import { high, namesOf, segmentsOf, times, wobble, type Draw, type Exhibit } from '../exhibit';

const radar =
  (segments: number, features: number, apart: boolean): Draw =>
  (theme) => {
    const rows = times(segments, (segment) =>
      Float64Array.from(times(features, (feature) => wobble(segment, feature))),
    );
    const words = { spokes: namesOf(features, 'Feature'), hover: () => 'median' };
    return radarFigure({ medians: rows, ranks: rows }, segmentsOf(segments), apart, words, theme);
  };

export default {
  usual: high(radarHeight(4, false), radar(4, 8, false)),
  'three spokes, one segment': high(radarHeight(1, false), radar(1, 3, false)),
  'twelve apart': high(radarHeight(12, true), radar(12, 6, true)),
} satisfies Exhibit;
