import type { OrderQuantity } from "../inventory/order-quantity.ts";
import { suggestedOrder } from "../inventory/replenishment-policy.ts";
import { plainSizing } from "../inventory/sized-order.ts";
import type { OrderSizing } from "../inventory/sized-order.ts";
import { dayText, quantityText } from "../text/quantity-text.ts";
import type { TransferLane } from "../transfer/transfer-plan.ts";
import { unitMargin, UNORDERED } from "../exposure/lost-margin.ts";
import { proposedTransfers } from "../transfer/transfer-proposals.ts";
import type { TransferProposal } from "../transfer/transfer-proposals.ts";
import { keptBreak } from "./kept-break.ts";
import { placeBalance } from "./place-balance.ts";
import { lotOf } from "./plan-item.ts";
import type { PlanItem } from "./plan-item.ts";
import type { PlanPlace } from "./plan-place.ts";

/** A transfer of an item that should be made before anything is bought. */
export interface ItemTransfer extends Omit<TransferProposal, "gain"> {
  /** Expected loss avoided less the cost of moving, money; null where cost or price is not known. */
  readonly gain: number | null;
  /** Units expected to be missing less. */
  readonly saved_units: number;
}

/** An order that remains once the transfers are under way. */
export interface NeededOrder {
  readonly place: PlanPlace;
  readonly quantity: number;
  readonly rounding_reason: string | null;
  /** Units that transfers bring. */
  readonly moved_in: number;
  /** Units that coming demand may use without the order. */
  readonly position: number;
}

/** What to move and what still to buy of one item. */
export interface ItemPlan {
  /** The most useful first. */
  readonly transfers: readonly ItemTransfer[];
  readonly orders: readonly NeededOrder[];
}

/**
 * Moves first, orders second. A unit missing is worth the item's margin; an item without cost or price is moved by units
 * alone. An item that earns nothing is not moved. What transfers bring is taken off the order; who gives stays above the
 * level at which it would have to order.
 */
export function itemPlan(
  item: PlanItem,
  places: readonly PlanPlace[],
  lanes: readonly TransferLane[],
  nameOf?: (location_code: string) => string,
): ItemPlan {
  const transfers = itemTransfers(item, places, lanes, nameOf);
  return { transfers, orders: places.flatMap((place) => neededOrder(item, place, movedIn(place, transfers))) };
}

function itemTransfers(
  item: PlanItem,
  places: readonly PlanPlace[],
  lanes: readonly TransferLane[],
  nameOf?: (location_code: string) => string,
): readonly ItemTransfer[] {
  if (!places.some(({ gap }) => gap !== null) || !places.some(({ spare }) => spare > 0)) return [];
  const margin = unitMargin(UNORDERED, item);
  const is_in_units = margin === null;
  const unit_loss = margin ?? 1;
  if (unit_loss <= 0) return [];
  const balances = places.map((place) => placeBalance(place, unit_loss));
  const { transfers } = proposedTransfers(balances, lanes, { is_in_units, ...(nameOf !== undefined && { nameOf }) });
  return transfers.map((transfer) => ({
    ...transfer,
    gain: is_in_units ? null : transfer.gain,
    saved_units: is_in_units ? transfer.gain : (transfer.gain + transfer.cost) / unit_loss,
  }));
}

function movedIn({ location_code }: PlanPlace, transfers: readonly ItemTransfer[]): number {
  return transfers.reduce((sum, { to, quantity }) => (to === location_code ? sum + quantity : sum), 0);
}

/** The suggestion as it was made, or what is left of it where a transfer helps. */
function neededOrder(item: PlanItem, place: PlanPlace, moved_in: number): readonly NeededOrder[] {
  const position = place.inventory_position + moved_in;
  const { suggested_order_quantity, rounding_reason } = place;
  if (suggested_order_quantity <= 0) return [];
  const order =
    moved_in === 0 ? { quantity: suggested_order_quantity, rounding_reason } : orderAfter(item, place, moved_in);
  return order.quantity > 0 ? [{ place, ...order, moved_in, position }] : [];
}

function orderAfter(item: PlanItem, place: PlanPlace, moved_in: number): OrderQuantity {
  const sizing = sizingAfter(item, place, moved_in);
  const order = suggestedOrder(place.inventory_position + moved_in, place, sizing);
  const needed = suggestedOrder(place.inventory_position, place, sizingAfter(item, place, 0)).quantity;
  return keptBreak(order, { suggested: place.suggested_order_quantity, needed }, item, sizing);
}

/** What moves in sells before the order and takes its room. */
function sizingAfter(item: PlanItem, place: PlanPlace, moved_in: number): OrderSizing {
  const { is_count, shelf_life_quantity, room_quantity } = place;
  const left = (limit: number | undefined) => (limit === undefined ? null : Math.max(0, limit - moved_in));
  return {
    ...plainSizing({ ...lotOf(item), is_count }),
    shelf_life_quantity: left(shelf_life_quantity),
    room_quantity: left(room_quantity),
  };
}

/** Why an order is needed and why it is this large, in Chinese. */
export function orderReason({ place, moved_in, rounding_reason }: NeededOrder): string {
  const { reorder_point, order_up_to_level, inventory_position, shown_on } = place;
  if (shown_on !== undefined && moved_in === 0) return `库存变化很小，沿用 ${dayText(shown_on, shown_on)}的建议`;
  const level = (units: number) => quantityText(place.is_count ? Math.ceil(units) : units);
  const has = `可用加在途 ${quantityText(inventory_position)}`;
  return [
    moved_in > 0 ? `${has}，先调入 ${quantityText(moved_in)}，仍` : `${has}，`,
    `不高于再订货点 ${level(reorder_point)}，补到 ${level(order_up_to_level)}`,
    rounding_reason === null ? "" : `；${rounding_reason}`,
  ].join("");
}
