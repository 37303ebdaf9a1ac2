import { alertRuleRecords } from "./alert-rules.ts";
import { carePlanRecords } from "./care-plans.ts";
import { prepareCast } from "./cast.ts";
import { customerRecords } from "./customers.ts";
import { createPlayer, type DemoPlayer, PROMOTION_NOTICE_DAYS } from "./demo-player.ts";
import { adjustmentRecords } from "./demand-adjustments.ts";
import type { DemoRecord } from "./demo-record.ts";
import { giftBoxItems, giftBoxRecords } from "./gift-boxes.ts";
import { createLedger, type Ledger, stockFigures } from "./journal.ts";
import { itemRecords } from "./item-records.ts";
import { locationRecords } from "./locations.ts";
import { openShop } from "./open-shop.ts";
import { createOrderFlow } from "./order-flow.ts";
import { promotionRecord, promotionsBetween } from "./promotions.ts";
import { recordYear } from "./recorded-year.ts";
import { type Day, instant, parseDay } from "./shop-calendar.ts";
import type { Level, Shop } from "./shop.ts";
import { supplierRecords } from "./suppliers.ts";
import { prepareTroubles } from "./troubles/prepare-troubles.ts";

/** A shop with its year of records, and the player of the days that follow. */
export interface DemoShop {
  /** All records in an order in which they can be loaded: masters, rules, promotions, stock, then documents by time. */
  readonly records: readonly DemoRecord[];
  readonly player: DemoPlayer;
}

/** What a demo shop is made from. */
export interface DemoShopOptions {
  /** Any whole number; the same one gives the same shop. */
  readonly seed: number;
  /** The first day to be played, YYYY-MM-DD; records end on the day before. */
  readonly today: string;
  /** Recorded days, 365 when absent; at least 90. */
  readonly days?: number;
}

const USUAL_DAYS = 365;
const LEAST_DAYS = 90;
/** Shipped orders older than this are completed. */
const COMPLETED_AFTER_DAYS = 7;

/** Makes a shop that teaches: a year of its life, and days to play; pure and repeatable. */
export function createDemoShop({ seed, today, days = USUAL_DAYS }: DemoShopOptions): DemoShop {
  if (!Number.isInteger(days) || days < LEAST_DAYS) throw new RangeError(`days must be a whole number ≥ ${LEAST_DAYS}`);
  const end = parseDay(today);
  const start = end - days;
  const ledger = createLedger();
  const shop = openShop(seed, start, end, ledger.journal);
  const cast = prepareCast(shop, end);
  prepareTroubles(shop, end);
  const flow = createOrderFlow(shop.customers);
  recordYear(shop, flow, start, end);
  const records = collectRecords(shop, ledger, start, end);
  return { records, player: createPlayer(shop, flow, cast, end) };
}

function collectRecords(shop: Shop, ledger: Ledger, start: Day, end: Day): readonly DemoRecord[] {
  return [
    ...locationRecords(),
    ...supplierRecords(end),
    ...itemRecords(shop),
    ...giftBoxItems(),
    ...customerRecords(shop.customers),
    ...alertRuleRecords(),
    ...carePlanRecords(),
    ...promotionsBetween(start, end + PROMOTION_NOTICE_DAYS - 1).map(promotionRecord),
    ...adjustmentRecords(end),
    ...giftBoxRecords(shop, end),
    ...shop.levels.map(levelRecord),
    ...ledger.records("purchase_order"),
    ...ledger.records("goods_receipt"),
    ...ledger.records("sales_order").map((order) => completeWhenOld(order, instant(end - COMPLETED_AFTER_DAYS))),
    ...ledger.records("sales_return"),
    ...ledger.records("customer_feedback"),
    ...ledger.records("stock_count"),
    ...ledger.records("stock_movement"),
  ];
}

function levelRecord(level: Level): DemoRecord {
  const { key, item, location_code } = level;
  const { item_code, item_name } = item;
  return { form: "stock_level", key, data: { item_code, item_name, location_code, ...stockFigures(level) } };
}

function completeWhenOld(order: DemoRecord, before: string): DemoRecord {
  const { order_status, ordered_at } = order.data;
  const isOld = order_status === "已发货" && typeof ordered_at === "string" && ordered_at < before;
  return isOld ? { ...order, data: { ...order.data, order_status: "已完成" } } : order;
}
