import type { BoardRow } from "../../../../contracts/board.ts";
import { percentText } from "../../../../domain/text/quantity-text.ts";
import type { Language } from "../text/language.ts";
import type { Dictionary } from "../text/zh.ts";
import { dayText } from "./day-text.ts";
import { NOTHING, quantityText } from "./number-text.ts";

/** Beyond this many days of supply the exact number tells nobody anything. */
const FAR_DAYS = 999;

/** Days of supply; "无销量" where nothing sells, the dash where too little is known. */
export function daysOfSupplyText(
  row: Pick<BoardRow, "days_of_supply" | "severity">,
  texts: Dictionary,
  language: Language,
): string {
  if (row.days_of_supply === null) return row.severity === "unknown" ? NOTHING : texts.board.no_sales;
  if (row.days_of_supply > FAR_DAYS) return `>${FAR_DAYS}`;
  return quantityText(Math.max(0, row.days_of_supply), language);
}

/** The day it runs out; "已缺货" when it has, the dash when none is in sight. */
export function stockoutDateText(row: BoardRow, today: string, texts: Dictionary, language: Language): string {
  if (row.severity === "out") return texts.board.out_now;
  return row.stockout_date === null ? NOTHING : dayText(row.stockout_date, today, language);
}

/** A probability in per cent, certainty kept apart from near certainty. */
export function probabilityText(probability: number | null): string {
  return probability === null ? NOTHING : percentText(probability);
}

/** The suggested order; words for none, or for one that a person has to decide on. */
export function suggestionText(row: BoardRow, texts: Dictionary, language: Language): string {
  const { suggested_order_quantity, is_order_held } = row;
  if (is_order_held) return texts.board.held_order;
  return suggested_order_quantity === 0 ? texts.board.no_order : quantityText(suggested_order_quantity, language);
}
