/** Options that mean the same wherever they stand; a method may say more in `help`. */
export const seedOption = {
  kind: 'integer',
  label: 'Seed',
  help: 'Where chance starts. The same seed gives the same segments.',
  default: 1,
  min: 0,
  max: 2_147_483_647,
} as const;

export const iterationsOption = {
  kind: 'integer',
  label: 'Most iterations',
  help: 'Stop after so many passes over the customers, converged or not.',
  default: 300,
  min: 1,
  max: 10_000,
} as const;
