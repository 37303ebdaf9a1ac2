/** Order of two texts by code unit, the same on every machine: −1, 0 or 1. Days compare as texts. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
