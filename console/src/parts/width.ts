const NARROW = 8.4;
const WIDE = 14.5;
/** Room for the arrow that sorts, and the space around it. */
const AROUND = 56;

/** How wide a column has to be, in pixels, so that its heading is read as a whole. */
export function headingWidth(text: string): number {
  const letters = [...text].reduce((sum, letter) => sum + (letter >= '\u2e80' ? WIDE : NARROW), 0);
  return Math.ceil(letters + AROUND);
}
