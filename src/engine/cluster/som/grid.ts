/** The shape of a self-organizing map: units side by side, row by row. */
export interface Grid {
  readonly topology: 'hexagonal' | 'rectangular';
  readonly width: number;
  readonly height: number;
}

/** Neighbors are one apart; rounding of the hexagonal places stays below this. */
const TOUCHING = 1.0001;

export const unitsOf = ({ width, height }: Grid) => width * height;

/** Where the middle of a unit is drawn; in the hexagonal grid every second row stands half a unit to the right. */
export function placeOf({ topology, width }: Grid, unit: number): { readonly x: number; readonly y: number } {
  const [column, row] = [unit % width, Math.floor(unit / width)];
  return topology === 'hexagonal'
    ? { x: column + 0.5 * (row % 2), y: (row * Math.sqrt(3)) / 2 }
    : { x: column, y: row };
}

/**
 * Distance of each pair of units, units × units: straight in the hexagonal grid, in king's moves in the rectangular
 * one, as in R's kohonen. Cost: units².
 */
export function gridDistances(grid: Grid): Float64Array {
  const units = unitsOf(grid);
  const places = Array.from({ length: units }, (_, unit) => placeOf(grid, unit));
  const distances = new Float64Array(units * units);
  for (let a = 0, at = 0; a < units; a++)
    for (let b = 0; b < units; b++, at++) {
      const [dx, dy] = [Math.abs(places[a]!.x - places[b]!.x), Math.abs(places[a]!.y - places[b]!.y)];
      distances[at] = grid.topology === 'hexagonal' ? Math.sqrt(dx * dx + dy * dy) : Math.max(dx, dy);
    }
  return distances;
}

export const touch = (distance: number) => distance > 0 && distance < TOUCHING;
