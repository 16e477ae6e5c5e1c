/** Width of every picture of a report, in CSS pixels. */
export const WIDTH = 880;

/** Width of a letter in their labels, more or less. */
export const LETTER = 7;
