import { holdoutFigure } from '../../../src/ui/charts/holdout';
import { times, wobble, type Draw, type Exhibit } from '../exhibit';

const holdout =
  (bars: number): Draw =>
  (theme) =>
    holdoutFigure(
      times(bars, (repeats) => ({
        repeats,
        orMore: repeats === bars - 1,
        customers: 100 - repeats,
        predicted: repeats / 2 + wobble(repeats),
        actual: repeats / 2 + wobble(repeats, 1),
      })),
      { predicted: 'Foretold', actual: 'Happened', x: 'Repeat orders', y: 'Orders a customer' },
      theme,
    );

export default {
  usual: holdout(7),
  'one bar': holdout(1),
} satisfies Exhibit;
