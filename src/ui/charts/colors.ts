/** A color of the theme, "rgb(0, 114, 178)", let through: for areas that something else must be read on. */
export function faint(color: string, alpha: number): string {
  const parts = color.match(/^rgb\(([^)]+)\)$/);
  return parts ? `rgba(${parts[1]}, ${alpha})` : color;
}
