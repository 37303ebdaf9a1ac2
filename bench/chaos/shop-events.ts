import type { Chance } from "./chance.ts";

/** Something that happens in a shop. Orders are numbered from 1 as they come, items as the shop numbers them. */
export type ShopEvent =
  | { readonly kind: "count" | "import" | "api_write"; readonly item: number; readonly on_hand: number }
  | { readonly kind: "order"; readonly order: number; readonly item: number; readonly quantity: number }
  | { readonly kind: "order_status"; readonly order: number; readonly order_status: string }
  | { readonly kind: "remove_order" | "recover_order"; readonly order: number }
  | { readonly kind: "remove_stock" | "recover_stock"; readonly item: number };

const STOCKS = [0, 3, 25, 60, 110, 500];
const QUANTITIES = [2, 10, 30];
const STATUSES = ["已发货", "已取消", "待发货"];
/** Orders in work at a time, per item; the oldest is shipped before another one comes. */
const OPEN_PER_ITEM = 1;
/** Removed orders that somebody may still bring back. */
const REMEMBERED = 40;

/** A shop that knows what is there, so that every event it thinks of can happen. */
export function createShopEvents(chance: Chance, item_count: number) {
  const open: number[] = [];
  const removed: number[] = [];
  const gone = new Set<number>();
  let orders = 0;

  const taken = (from: number[]): number | undefined => from.splice(chance.below(Math.max(1, from.length)), 1)[0];

  /** Stock of an item; a record that is gone comes back first. */
  function stock(kind: "count" | "import" | "api_write", item: number): ShopEvent {
    if (gone.delete(item)) return { kind: "recover_stock", item };
    return { kind, item, on_hand: chance.among(STOCKS) };
  }

  function order(item: number): ShopEvent {
    const oldest = open.length < OPEN_PER_ITEM * item_count ? undefined : open.shift();
    if (oldest !== undefined) return { kind: "order_status", order: oldest, order_status: "已发货" };
    orders += 1;
    open.push(orders);
    return { kind: "order", order: orders, item, quantity: chance.among(QUANTITIES) };
  }

  function changedOrder(item: number): ShopEvent {
    if (open.length === 0) return order(item);
    return { kind: "order_status", order: chance.among(open), order_status: chance.among(STATUSES) };
  }

  function removedOrder(item: number): ShopEvent {
    const number = taken(open);
    if (number === undefined) return order(item);
    removed.push(number);
    if (removed.length > REMEMBERED) removed.shift();
    return { kind: "remove_order", order: number };
  }

  function recoveredOrder(item: number): ShopEvent {
    const number = taken(removed);
    if (number === undefined) return order(item);
    open.push(number);
    return { kind: "recover_order", order: number };
  }

  function removedStock(item: number): ShopEvent {
    if (gone.delete(item)) return { kind: "recover_stock", item };
    gone.add(item);
    return { kind: "remove_stock", item };
  }

  return function nextEvent(): ShopEvent {
    const item = 1 + chance.below(item_count);
    const draw = chance.below(100);
    if (draw < 45) return stock("count", item);
    if (draw < 54) return stock("import", item);
    if (draw < 63) return stock("api_write", item);
    if (draw < 79) return order(item);
    if (draw < 91) return changedOrder(item);
    if (draw < 94) return removedOrder(item);
    if (draw < 97) return recoveredOrder(item);
    return removedStock(item);
  };
}
