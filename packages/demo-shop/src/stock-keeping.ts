import { instant } from "./shop-calendar.ts";
import { type Level, type Moment, nextNumber, type Shop } from "./shop.ts";

/** Why stock moved, as the form says it. */
export type MovementType = "采购入库" | "销售出库" | "退货入库" | "盘盈" | "盘亏" | "调拨入库" | "调拨出库" | "其他";

/** Moves units in (+) or out (−) and writes the movement down; the only way on_hand ever changes. */
export function moveStock(
  shop: Shop,
  level: Level,
  move: { readonly movement_type: MovementType; readonly quantity: number; readonly source_no: string },
  at: Moment,
): void {
  const { item, location_code } = level;
  if (level.on_hand + move.quantity < level.allocated) {
    throw new RangeError(`${level.key}: ${move.quantity} units are not free of ${level.on_hand}`);
  }
  level.on_hand += move.quantity;
  const movement_no = nextNumber(shop, "LS");
  shop.journal.create(
    "stock_movement",
    movement_no,
    {
      movement_no,
      movement_type: move.movement_type,
      item_code: item.item_code,
      location_code,
      quantity: move.quantity,
      moved_at: instant(at.day, at.fraction),
      source_no: move.source_no,
    },
    at,
  );
  shop.journal.touch(level, at);
}
