import { matrixOf } from '../../src/base/matrix';
import { hasSharedData, sharedText } from './shared-data';

export const hasIris = hasSharedData('clustering/iris.data.gz');

const table = (name: string) =>
  sharedText(`clustering/${name}.data.gz`)
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));

const classes = (name: string) =>
  Int32Array.from(
    sharedText(`clustering/${name}.labels0.gz`).trim().split(/\s+/),
    (text) => Number(text) - 1,
  );

/** Fisher's iris (150 × 4, three species) or the wine data (178 × 13, three cultivars). */
export const labeledData = (name: 'iris' | 'wine') => ({ x: matrixOf(table(name)), truth: classes(name) });
