import type { DemoRow } from "./demo-record.ts";
import { allocateToWaiting, shipOrder } from "./order-desk.ts";
import { instant } from "./shop-calendar.ts";
import {
  type Level,
  type Moment,
  nextNumber,
  type PurchaseLine,
  type PurchaseOrder,
  type SalesOrder,
  schedule,
  type Shop,
} from "./shop.ts";
import { moveStock } from "./stock-keeping.ts";

/** Share of deliveries that bring only part of what was ordered first. */
const SHORT_DELIVERY_SHARE = 0.05;
const SHORT_DELIVERY_PART = 0.6;

/** Lets a purchase order arrive on its day, at the dock's hours. */
export function scheduleArrival(shop: Shop, purchase: PurchaseOrder): void {
  const { arrivalDay } = purchase;
  schedule(shop, arrivalDay, {
    fraction: shop.random.between(9 / 24, 11 / 24),
    run: (at) => {
      // The day may have been put off meanwhile.
      if (purchase.arrivalDay !== arrivalDay) return;
      if (dockTakes(shop, purchase, at)) receive(shop, purchase, at);
      else waitForTheDock(shop, purchase, at);
    },
  });
}

/** The first delivery of a day is always taken, others while there is room. */
function dockTakes({ dock }: Shop, { lines }: PurchaseOrder, { day }: Moment): boolean {
  const taken = dock.day === day ? dock.lines : 0;
  if (taken > 0 && taken + lines.length > dock.capacity) return false;
  Object.assign(dock, { day, lines: taken + lines.length });
  return true;
}

function waitForTheDock(shop: Shop, purchase: PurchaseOrder, { day }: Moment): void {
  purchase.arrivalDay = day + 1;
  scheduleArrival(shop, purchase);
}

function receive(shop: Shop, purchase: PurchaseOrder, at: Moment): void {
  const part = purchase.order_status === "已下单" ? firstPart(shop, purchase) : 1;
  const arrivals = purchase.lines
    .map((line) => ({ line, quantity: Math.ceil((line.quantity - line.received) * part) }))
    .filter(({ quantity }) => quantity > 0);
  for (const { line, quantity } of arrivals) {
    line.received += quantity;
    line.level.on_order -= quantity;
  }
  const receipt_no = writeReceipt(shop, purchase, arrivals, at);
  closeOrWait(shop, purchase, at);

  const served = new Set<SalesOrder>();
  for (const { line, quantity } of arrivals) {
    moveStock(shop, line.level, { movement_type: "采购入库", quantity, source_no: receipt_no }, at);
    for (const order of allocateToWaiting(line.level)) served.add(order);
    shop.journal.touch(line.level, at);
  }
  for (const order of served) {
    const story = `补发欠交：${order.customer.customer_name}的订单发出了`;
    schedule(shop, at.day, { fraction: at.fraction + 0.02, run: (later) => shipOrder(shop, order, later, story) });
  }
}

function firstPart({ random }: Shop, { firstParcel }: PurchaseOrder): number {
  return firstParcel?.share ?? (random.chance(SHORT_DELIVERY_SHARE) ? SHORT_DELIVERY_PART : 1);
}

interface Arrival {
  readonly line: PurchaseLine;
  readonly quantity: number;
}

function writeReceipt(shop: Shop, purchase: PurchaseOrder, arrivals: readonly Arrival[], at: Moment): string {
  const receipt_no = nextNumber(shop, "RK");
  const { purchase_order_no, supplier, location_code } = purchase;
  const lines = arrivals.map(({ line, quantity }) => ({ item_code: line.level.item.item_code, quantity }));
  shop.journal.create(
    "goods_receipt",
    receipt_no,
    {
      receipt_no,
      purchase_order_no,
      supplier_code: supplier.supplier_code,
      location_code,
      received_at: instant(at.day, at.fraction),
      lines,
    },
    at,
    arrivalStory(purchase, arrivals, at),
  );
  return receipt_no;
}

/** Worth a caption only when somebody waited for the goods. */
function arrivalStory(
  { expectedDay }: PurchaseOrder,
  arrivals: readonly Arrival[],
  { day }: Moment,
): string | undefined {
  const awaited = arrivals.find(({ line }) => line.level.backorder > 0);
  if (awaited === undefined) return undefined;
  const { level } = awaited.line;
  const late = day > expectedDay ? `晚了 ${day - expectedDay} 天的` : "";
  return `到货：${late}${level.item.item_name} ${awaited.quantity} ${level.item.unit}入库，先补发 ${waitingOrders(level)} 张欠交订单`;
}

function waitingOrders({ waiting }: Level): number {
  return new Set(waiting.map(({ order }) => order)).size;
}

function closeOrWait(shop: Shop, purchase: PurchaseOrder, at: Moment): void {
  const complete = purchase.lines.every(({ quantity, received }) => received === quantity);
  purchase.order_status = complete ? "已完成" : "部分到货";
  if (complete) {
    shop.openPurchases.delete(purchase.purchase_order_no);
  } else {
    purchase.arrivalDay = Math.max(at.day + 1, purchase.firstParcel?.restDay ?? at.day + shop.random.int(4, 9));
    scheduleArrival(shop, purchase);
  }
  const changes = { order_status: purchase.order_status, lines: purchaseLines(purchase) };
  shop.journal.update("purchase_order", purchase.purchase_order_no, changes, at);
}

/** The lines of a purchase order as its form shows them. */
export function purchaseLines({ lines }: PurchaseOrder): DemoRow[] {
  return lines.map(({ level: { item }, quantity, received }) => ({
    item_code: item.item_code,
    item_name: item.item_name,
    quantity,
    received_quantity: received,
    unit_cost: item.purchase_cost,
  }));
}
