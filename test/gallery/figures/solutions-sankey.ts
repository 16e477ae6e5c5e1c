import { SANKEY_SEGMENTS, solutionsSankey } from '../../../src/ui/charts/solutions-sankey';
import { text } from '../../../src/ui/text/text';
import { high, segmentsOf, times, wobble, type Draw, type Exhibit } from '../exhibit';

const sankey =
  (left: ReturnType<typeof segmentsOf>, right: ReturnType<typeof segmentsOf>): Draw =>
  (theme) => {
    const most = Math.max(left.length, right.length);
    if (most > SANKEY_SEGMENTS) return text.picture.tooMany(most, SANKEY_SEGMENTS);
    const counts = times(left.length, (i) =>
      times(right.length, (j) => (i % right.length === j ? 100 : wobble(i, j) < 0.15 ? 8 : 0)),
    );
    return solutionsSankey(left, right, counts, 'customers', theme);
  };

export default {
  usual: sankey(
    ['Loyal', 'New', 'Gone'].map((name, segment) => ({ segment, name })),
    ['Loyal', 'Gone'].map((name, segment) => ({ segment, name })),
  ),
  'two segments against eight': sankey(segmentsOf(2), segmentsOf(8)),
  'as many as are drawn': high(880, sankey(segmentsOf(20), segmentsOf(20))),
  'fifty segments': sankey(segmentsOf(50), segmentsOf(50)),
} satisfies Exhibit;
