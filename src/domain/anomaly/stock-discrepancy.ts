import { percentText, quantityText } from "../text/quantity-text.ts";

/** A change of stock between two records that documents do not explain; positive = more than there should be. */
export interface StockDiscrepancy {
  readonly difference: number;
  readonly sentence: string;
}

/** Two records of stock, and the net of the documents dated between them (in positive, out negative). */
export interface StockRecords {
  readonly before: number;
  readonly after: number;
  readonly documented: number;
}

/** Fractions of units add up with rounding. */
const ROUNDING = 1e-6;

/** on_hand after − (on_hand before + documents); null where the documents explain it to within `tolerance` units. */
export function undocumentedMovement(records: StockRecords, tolerance: number, unit: string): StockDiscrepancy | null {
  const difference = records.after - records.before - records.documented;
  if (Math.abs(difference) <= tolerance + ROUNDING) return null;
  const direction = difference > 0 ? "多出" : "少了";
  const sentence =
    `库存由 ${quantityText(records.before)} 变为 ${quantityText(records.after)} ${unit}，` +
    `单据只解释 ${quantityText(records.documented)} ${unit}，${direction} ${quantityText(Math.abs(difference))} ${unit}，请查漏记的出入库。`;
  return { difference, sentence };
}

/** Stock below nothing: more was booked out than in. */
export function negativeStock(on_hand: number, unit: string): StockDiscrepancy | null {
  if (on_hand >= 0) return null;
  return { difference: on_hand, sentence: `账面库存为 ${quantityText(on_hand)} ${unit}，低于零，请盘点核对。` };
}

/** A count beside the book. */
export interface Stocktake {
  readonly book: number;
  readonly counted: number;
}

/** counted − book; null where it is within the share of the book (0–1) that is taken for counting error. */
export function stocktakeDifference(
  { book, counted }: Stocktake,
  share: number,
  unit: string,
): StockDiscrepancy | null {
  const difference = counted - book;
  if (Math.abs(difference) <= share * Math.abs(book) + ROUNDING) return null;
  const ratio = book === 0 ? "" : `（${percentText(Math.abs(difference / book))}）`;
  const word = difference > 0 ? "盘盈" : "盘亏";
  const sentence = `账面 ${quantityText(book)} ${unit}，实盘 ${quantityText(counted)} ${unit}，${word} ${quantityText(Math.abs(difference))} ${unit}${ratio}。`;
  return { difference, sentence };
}
