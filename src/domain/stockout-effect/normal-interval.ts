/** Half the width of a 95 % interval in standard errors. */
const HALF_WIDTH = 1.96;

/** The standard error that a 95 % interval was drawn with. */
export function errorOfInterval({ low, high }: { readonly low: number; readonly high: number }): number {
  return (high - low) / (2 * HALF_WIDTH);
}

/** Half the width of the 95 % interval that a standard error draws. */
export function halfInterval(standard_error: number): number {
  return HALF_WIDTH * standard_error;
}
