import type { Matrix } from '../../base/matrix';
import { random } from '../../base/random';
import type { Steps } from '../../base/steps';
import { classify, growTree, shallow, sortedColumns } from './tree';

const FOLDS = 5;

/**
 * Share of rows whose class a shallow tree names right when it was grown without them: five-fold cross-validation,
 * folds by seeded shuffle. NaN with fewer than two rows that have a class; 1 with a single class.
 * Cost: five trees.
 */
export function* ruleAccuracy(
  x: Matrix,
  labels: Int32Array,
  classes: number,
  seed: number,
  sorted?: readonly Int32Array[],
): Steps<number> {
  const source = random(seed).fork('folds');
  const rows = Int32Array.from(labels.keys()).filter((row) => labels[row]! >= 0);
  if (rows.length < 2) return NaN;
  for (let i = rows.length - 1; i > 0; i--) {
    const j = source.below(i + 1);
    [rows[i], rows[j]] = [rows[j]!, rows[i]!];
  }
  const foldOf = new Int32Array(x.rows).fill(-1);
  rows.forEach((row, at) => (foldOf[row] = at % FOLDS));
  return yield* foldedAccuracy(x, labels, classes, foldOf, sorted);
}

/** The same with given folds: 0 and up, −1 for rows left out. */
export function* foldedAccuracy(
  x: Matrix,
  labels: Int32Array,
  classes: number,
  foldOf: Int32Array,
  sorted?: readonly Int32Array[],
): Steps<number> {
  const orders = sorted ?? (yield* sortedColumns(x));
  const folds = foldOf.reduce((most, fold) => Math.max(most, fold), -1) + 1;
  let right = 0;
  let all = 0;
  for (let fold = 0; fold < folds; fold++) {
    const others = labels.map((label, row) => (foldOf[row]! < 0 || foldOf[row] === fold ? -1 : label));
    const tree = yield* growTree(x, others, classes, shallow, orders);
    classify(tree, x).forEach((named, row) => {
      if (foldOf[row] !== fold || labels[row]! < 0) return;
      all++;
      right += Number(named === labels[row]);
    });
    yield { done: fold + 1, total: folds };
  }
  return right / all;
}
