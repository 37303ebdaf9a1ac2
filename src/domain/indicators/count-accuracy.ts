/** A line of a stock count (盘点单), units. */
export interface CountedLine {
  readonly book_quantity: number;
  readonly counted_quantity: number;
  /** Money per unit; null where unknown. */
  readonly unit_cost: number | null;
}

/** How well the books agree with the shelves (盘点准确率). */
export interface CountAccuracy {
  readonly line_count: number;
  /** Share of lines whose difference is within the tolerance, 0 … 1. */
  readonly line_accuracy: number;
  /** 1 − Σ|difference| ÷ Σ book, 0 … 1; null where the books hold nothing. */
  readonly quantity_accuracy: number | null;
  /** Units more than booked, less those missing. */
  readonly net_difference: number;
  /** Money: |difference| × cost, over the lines whose cost is known. */
  readonly difference_value: number;
}

/** Accuracy over the lines; `tolerance` is the share of the book by which a line may differ. Null without a line. */
export function countAccuracy(lines: readonly CountedLine[], tolerance = 0): CountAccuracy | null {
  if (lines.length === 0) return null;
  const booked = lines.reduce((sum, { book_quantity }) => sum + Math.abs(book_quantity), 0);
  const off = lines.reduce((sum, line) => sum + Math.abs(difference(line)), 0);
  const accurate = lines.filter((line) => Math.abs(difference(line)) <= tolerance * Math.abs(line.book_quantity));
  return {
    line_count: lines.length,
    line_accuracy: accurate.length / lines.length,
    quantity_accuracy: booked > 0 ? Math.max(0, 1 - off / booked) : null,
    net_difference: lines.reduce((sum, line) => sum + difference(line), 0),
    difference_value: lines.reduce((sum, line) => sum + Math.abs(difference(line)) * (line.unit_cost ?? 0), 0),
  };
}

function difference({ book_quantity, counted_quantity }: CountedLine): number {
  return counted_quantity - book_quantity;
}
