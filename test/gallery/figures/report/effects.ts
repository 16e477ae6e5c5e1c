import { effectsFigure } from '../../../../src/ui/charts/report/effects';
import { high, namesOf, type Draw, type Exhibit } from '../../exhibit';
import { factsOf } from '../../report-facts';

const effects =
  (k: number, features: number): Draw =>
  (theme) =>
    effectsFigure(factsOf(k, features), namesOf(k), theme);

export default {
  usual: effects(4, 6),
  'fifty segments': high(500, effects(50, 10)),
} satisfies Exhibit;
