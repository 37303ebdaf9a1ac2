import type { Customer } from "./customers.ts";
import type { DemandModel } from "./demand-model.ts";
import type { Item } from "./items.ts";
import type { Journal } from "./journal.ts";
import { MAIN_WAREHOUSE } from "./locations.ts";
import type { Random } from "./random.ts";
import type { Day } from "./shop-calendar.ts";
import type { Supplier } from "./suppliers.ts";

/** A point in the shop's time: a local day and the fraction 0…1 of it. */
export interface Moment {
  readonly day: Day;
  readonly fraction: number;
}

/** Stock of one item at one location, and how its buyer orders it. */
export interface Level {
  readonly key: string;
  readonly item: Item;
  readonly location_code: string;
  on_hand: number;
  /** Units on hand reserved for open order lines. */
  allocated: number;
  on_order: number;
  /** Units of open order lines that no stock is reserved for. */
  backorder: number;
  /** The buyer orders when the position falls to this. */
  minimum: number;
  /** What the buyer orders, always the same. */
  orderQuantity: number;
  /** Lines that wait for stock, oldest first. */
  readonly waiting: OrderLine[];
  /** Days on which the usual buying of this level is left to somebody else. */
  heldFrom?: Day;
  heldUntil?: Day;
}

/** A line of a sales order; `reserved` units of it lie allocated. */
export interface OrderLine {
  readonly order: SalesOrder;
  readonly level: Level;
  readonly quantity: number;
  readonly unit_price: number;
  shipped: number;
  reserved: number;
}

/** A sales order in the shop's hands. */
export interface SalesOrder {
  readonly order_no: string;
  readonly customer: Customer;
  readonly channel: string;
  readonly location_code: string;
  readonly placed: Moment;
  readonly lines: OrderLine[];
  order_status: "待发货" | "部分发货" | "已发货" | "已完成" | "已取消";
  cancel_reason?: "缺货" | "客户原因" | "其他";
}

/** A line of a purchase order. */
export interface PurchaseLine {
  readonly level: Level;
  readonly quantity: number;
  received: number;
}

/** A purchase order on its way; `arrivalDay` is when it will really come. */
export interface PurchaseOrder {
  readonly purchase_order_no: string;
  readonly supplier: Supplier;
  readonly location_code: string;
  readonly placed: Moment;
  readonly lines: readonly PurchaseLine[];
  expectedDay: Day;
  arrivalDay: Day;
  /** Where it is known beforehand that it comes in two parcels: the share in the first, and the day of the rest. */
  readonly firstParcel?: { readonly share: number; readonly restDay: Day };
  order_status: "已下单" | "部分到货" | "已完成" | "已取消";
}

/** Something that will happen on a day already known. */
export interface Appointment {
  readonly fraction: number;
  readonly run: (at: Moment) => void;
}

/** The whole shop while its days go by. It is the one mutable thing of this package; every step takes it first. */
export interface Shop {
  readonly random: Random;
  readonly customers: readonly Customer[];
  readonly demand: DemandModel;
  readonly levels: readonly Level[];
  /** The levels of each location. */
  readonly carried: ReadonlyMap<string, readonly Level[]>;
  readonly openOrders: Map<string, SalesOrder>;
  readonly openPurchases: Map<string, PurchaseOrder>;
  readonly agenda: Map<Day, Appointment[]>;
  /** Until when a customer who met a shortage orders less. */
  readonly disappointedUntil: Map<string, Day>;
  /** Last number given out, by prefix. */
  readonly serials: Map<string, number>;
  /** Receipt lines the dock takes in a day, and has taken on the latest one; more wait for the next day. */
  readonly dock: { capacity: number; day: Day; lines: number };
  journal: Journal;
}

/** The next document number of a kind, such as XS-000042. */
export function nextNumber(shop: Shop, prefix: string): string {
  const serial = (shop.serials.get(prefix) ?? 0) + 1;
  shop.serials.set(prefix, serial);
  return `${prefix}-${String(serial).padStart(6, "0")}`;
}

/** Notes something to be done on a day to come. */
export function schedule(shop: Shop, day: Day, appointment: Appointment): void {
  const known = shop.agenda.get(day);
  if (known === undefined) shop.agenda.set(day, [appointment]);
  else known.push(appointment);
}

/** Lets a day pass: does what was noted for it by the clock, also what is noted meanwhile for a later hour. */
export function passDay(shop: Shop, day: Day): void {
  const due = shop.agenda.get(day) ?? [];
  shop.agenda.set(day, due);
  for (let next = takeEarliest(due); next !== undefined; next = takeEarliest(due)) {
    next.run({ day, fraction: next.fraction });
  }
  shop.agenda.delete(day);
}

function takeEarliest(due: Appointment[]): Appointment | undefined {
  const earliest = due.reduce<Appointment | undefined>(
    (best, appointment) => (best === undefined || appointment.fraction < best.fraction ? appointment : best),
    undefined,
  );
  if (earliest !== undefined) due.splice(due.indexOf(earliest), 1);
  return earliest;
}

/** Units that can be promised today. */
export function freeStock({ on_hand, allocated }: Level): number {
  return on_hand - allocated;
}

/** Stock in the main warehouse of the first item of a product; RangeError for a product that the shop does not have. */
export function mainLevelOf({ carried }: Shop, family: string): Level {
  const level = (carried.get(MAIN_WAREHOUSE) ?? []).find(({ item }) => item.family === family);
  if (level === undefined) throw new RangeError(`the assortment lacks ${family}`);
  return level;
}
