import type { Draw, Exhibit } from './exhibit';

const files = import.meta.glob<{ default: Exhibit }>('./figures/**/*.ts', { eager: true });

export interface Piece {
  /** File in `src/ui/charts`, without its ending. */
  readonly chart: string;
  readonly name: string;
  readonly draw: Draw;
}

/** Every figure of the app, from fixed data. */
export const gallery: readonly Piece[] = Object.entries(files).flatMap(([file, { default: exhibit }]) => {
  const chart = file.replace('./figures/', '').replace('.ts', '');
  return Object.entries(exhibit).map(([name, draw]) => ({ chart, name, draw }));
});
