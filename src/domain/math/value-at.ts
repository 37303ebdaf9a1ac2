/**
 * The number at an index that the caller knows to lie inside the series; the type system cannot know it.
 * For one kind of array only: given several, the engine's inlined read becomes a slow general one.
 */
export function valueAt(series: Float64Array, index: number): number {
  return series[index] as number; // inside by the caller's word, see above
}
