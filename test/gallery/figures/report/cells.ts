import { cellsFigure } from '../../../../src/ui/charts/report/cells';
import { namesOf, type Draw, type Exhibit } from '../../exhibit';
import { factsOf } from '../../report-facts';

const cells =
  (k: number): Draw =>
  (theme) =>
    cellsFigure(factsOf(k, 5), namesOf(k), theme);

export default { usual: cells(2), 'fifty segments': cells(50) } satisfies Exhibit;
