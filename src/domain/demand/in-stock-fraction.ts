/**
 * Share of a day on which there was stock, from the stock at its beginning and its end: 1, 0, or one half on a day
 * that ran empty or was filled up at a time nobody wrote down.
 */
export function inStockFraction(opening_stock: number, closing_stock: number): number {
  if (opening_stock > 0 && closing_stock > 0) return 1;
  return opening_stock > 0 || closing_stock > 0 ? 0.5 : 0;
}
