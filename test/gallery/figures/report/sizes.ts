import { sizesFigure } from '../../../../src/ui/charts/report/sizes';
import { high, namesOf, type Draw, type Exhibit } from '../../exhibit';
import { factsOf, words } from '../../report-facts';

const sizes =
  (k: number): Draw =>
  (theme) =>
    sizesFigure(factsOf(k, 3), namesOf(k), words, theme);

export default {
  usual: sizes(3),
  'fifty segments': high(66 + 44 * 50, sizes(50)),
} satisfies Exhibit;
