let pen: CanvasRenderingContext2D | null = null;

/** How wide a text is written, in CSS pixels. */
export function writtenWidth(text: string, font: string): number {
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return text.length * 8;
  pen.font = font;
  return pen.measureText(text).width;
}
