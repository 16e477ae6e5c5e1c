import { snakeFigure, snakeHeight, SNAKE_SEGMENTS, widest } from '../../../src/ui/charts/snake';
import { text } from '../../../src/ui/text/text';
import { high, namesOf, times, wobble, type Draw, type Exhibit } from '../exhibit';

const snake =
  (k: number, features: number, value = wobble, names = namesOf(k)): Draw =>
  (theme) => {
    if (k > SNAKE_SEGMENTS) return text.picture.tooMany(k, SNAKE_SEGMENTS);
    const centers = times(k, (i) => times(features, (j) => 2 * value(i, j) - 1));
    return snakeFigure(centers, widest(centers), namesOf(features, 'Feature'), names, 'Steps', theme);
  };

export default {
  usual: snake(4, 9, wobble, ['Loyal', 'New', 'Once', 'Gone']),
  'two segments': snake(2, 5),
  'twelve segments': snake(12, 14),
  'fifty segments': high(snakeHeight(50), snake(50, 14)),
  'more than can be told apart': snake(80, 14),
  'one constant feature': snake(3, 4, (i, j) => (j === 1 ? 0.5 : wobble(i, j))),
  'nothing differs': snake(3, 4, () => 0.5),
  '300 features': snake(4, 300),
} satisfies Exhibit;
