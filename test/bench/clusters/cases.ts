import { densities, groups, type Planted } from './data';

/** One fit, and what scikit-learn would be asked for the same: a line of `cluster_peer.py`. */
export interface Case {
  /** Without its beginning, "cluster-". */
  readonly name: string;
  readonly rows: number;
  /** 2 stands for `densities`, others for `groups`. */
  readonly columns: number;
  /** Of the catalogue; "silhouette" is that of the true groups, over all rows. */
  readonly algorithm: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** Call of the peer; absent where it has none or takes minutes. */
  readonly peer?: string;
}

const [TEN, HUNDRED, MILLION] = [10_000, 100_000, 1_000_000];
const once = { k: 8, starts: 1 };

export const cases: readonly Case[] = [
  {
    name: 'kmeans-20-passes-1m',
    rows: MILLION,
    columns: 16,
    algorithm: 'kmeans',
    options: { ...once, iterations: 20, tolerance: 0 },
    peer: 'KMeans(8, init=X[:8], n_init=1, max_iter=20, tol=0)',
  },
  {
    name: 'kmeans-1m',
    rows: MILLION,
    columns: 16,
    algorithm: 'kmeans',
    options: once,
    peer: 'KMeans(8, n_init=1, random_state=0)',
  },
  {
    name: 'kmeans-ten-starts-100k',
    rows: HUNDRED,
    columns: 16,
    algorithm: 'kmeans',
    // Ours are starts on a sample; theirs, over all rows.
    options: { k: 8, starts: 20 },
    peer: 'KMeans(8, n_init=10, random_state=0)',
  },
  {
    name: 'mini-batch-1m',
    rows: MILLION,
    columns: 16,
    algorithm: 'kmeans',
    options: { ...once, batch: 1024 },
    peer: 'MiniBatchKMeans(8, n_init=1, random_state=0)',
  },
  {
    name: 'ward-10k',
    rows: TEN,
    columns: 8,
    algorithm: 'hierarchical',
    options: { k: 8 },
    peer: 'AgglomerativeClustering(8)',
  },
  { name: 'ward-100k', rows: HUNDRED, columns: 8, algorithm: 'hierarchical', options: { k: 8 } },
  {
    name: 'dbscan-100k',
    rows: HUNDRED,
    columns: 2,
    algorithm: 'dbscan',
    options: { eps: 0.2, minPoints: 10 },
    peer: 'DBSCAN(eps=0.2, min_samples=10, n_jobs=2)',
  },
  {
    name: 'dbscan-1m',
    rows: MILLION,
    columns: 2,
    algorithm: 'dbscan',
    options: { eps: 0.07, minPoints: 10 },
    peer: 'DBSCAN(eps=0.07, min_samples=10, n_jobs=2)',
  },
  {
    name: 'dbscan-wide-100k',
    rows: HUNDRED,
    columns: 8,
    algorithm: 'dbscan',
    options: { eps: 1.5, minPoints: 16 },
    peer: 'DBSCAN(eps=1.5, min_samples=16, n_jobs=2)',
  },
  { name: 'hdbscan-10k', rows: TEN, columns: 2, algorithm: 'hdbscan', options: {} },
  { name: 'hdbscan-100k', rows: HUNDRED, columns: 2, algorithm: 'hdbscan', options: {} },
  { name: 'hdbscan-sampled-1m', rows: MILLION, columns: 16, algorithm: 'hdbscan', options: {} },
  {
    name: 'hdbscan-two-neighbors-1m',
    rows: MILLION,
    columns: 16,
    algorithm: 'hdbscan',
    options: { smallest: MILLION / 100, minSamples: 2 },
  },
  {
    name: 'gmm-100k',
    rows: HUNDRED,
    columns: 8,
    algorithm: 'gmm',
    options: { k: 8 },
    peer: 'GaussianMixture(8, random_state=0)',
  },
  {
    name: 'gmm-1m',
    rows: MILLION,
    columns: 8,
    algorithm: 'gmm',
    options: { k: 8 },
    peer: 'GaussianMixture(8, random_state=0)',
  },
  {
    name: 'som-100k',
    rows: HUNDRED,
    columns: 16,
    algorithm: 'som',
    options: { k: 8, width: 10, height: 10, epochs: 10 },
  },
  { name: 'som-1m', rows: MILLION, columns: 16, algorithm: 'som', options: { k: 8, epochs: 10 } },
  { name: 'silhouette-10k', rows: TEN, columns: 8, algorithm: 'silhouette', options: {}, peer: 'silhouette' },
  { name: 'silhouette-100k', rows: HUNDRED, columns: 8, algorithm: 'silhouette', options: {} },
];

export const dataOf = ({ rows, columns }: Case): Planted =>
  columns === 2 ? densities(rows) : groups(rows, columns);
