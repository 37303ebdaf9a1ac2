import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, describe, expect, it } from "@jest/globals";
import { stockoutEventReport, stockoutEventsReport } from "../../src/contracts/stockout-events.ts";
import { addDays, DAY_MS, type Day } from "../../src/domain/calendar/day.ts";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { anOrder, aShop, itemCode, LOCATION, type ShopRecords } from "../support/a-shop-stock.ts";
import { aShopWorld, type ShopWorld } from "../support/a-shop-world.ts";

const ITEM = itemCode(1);
const START = "2026-03-10";
const DAILY = 8;
const worlds: ShopWorld[] = [];

afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});

const at = (day: Day) => `${day}T02:00:00.000Z`;

function aPurchase(purchase_order_no: string, dates: { ordered: Day; expected: Day }, quantity: number, received = 0) {
  return {
    ...{ purchase_order_no, supplier_code: "GY-1", location_code: LOCATION, ordered_at: at(dates.ordered) },
    expected_date: at(dates.expected),
    order_status: received >= quantity ? "已完成" : "已下单",
    lines: [{ item_code: ITEM, quantity, received_quantity: received }],
  };
}

function aReceipt(receipt_no: string, purchase_order_no: string, day: Day, quantity: number) {
  return {
    ...{ receipt_no, purchase_order_no, supplier_code: "GY-1", location_code: LOCATION, received_at: at(day) },
    lines: [{ item_code: ITEM, quantity }],
  };
}

/** Seven deliveries of the past, each on its promised day. */
function punctual(): ShopRecords {
  const past = Array.from({ length: 7 }, (_, i) => ({ no: `CG-${i + 1}`, ordered: addDays(START, -12 - 7 * i) }));
  return [
    [
      "purchase_order",
      past.map(({ no, ordered }) => aPurchase(no, { ordered, expected: addDays(ordered, 5) }, 56, 56)),
    ],
    ["goods_receipt", past.map(({ no, ordered }) => aReceipt(`RK-${no}`, no, addDays(ordered, 5), 56))],
  ];
}

/** A shop of one item that is followed day by day. */
async function aWorld(records: ShopRecords = []) {
  const world = await aShopWorld({ records: [...aShop(START, 1), ...records] });
  worlds.push(world);
  const { addon, clock, person, settled } = world;
  const stock = await world.stockOf(ITEM);
  let on_hand = 500;
  return {
    ...world,
    setStock: async (units: number) => {
      on_hand = units;
      await person.edit("stock_level", stock._id, { on_hand });
      await settled();
    },
    /** A day passes: what is asked for is served as far as there is stock, the rest is refused. */
    nextDay: async () => {
      clock.move(DAY_MS);
      await addon.store.subjects.markAll(INSTALLATION, clock.now());
      await settled();
      const shipped = Math.min(on_hand, DAILY);
      const line = { item_code: ITEM, quantity: DAILY, shipped_quantity: shipped, unit_price: 20 };
      const isServed = shipped === DAILY;
      const order_no = `XS-N-${clock.today()}`;
      await person.create("sales_order", {
        ...{ order_no, customer_code: "KH-2", customer_name: null, location_code: LOCATION, ordered_at: clock.stamp() },
        ...{ order_status: isServed ? "已完成" : "已取消", cancel_reason: isServed ? null : "缺货", lines: [line] },
      });
      on_hand -= shipped;
      await person.edit("stock_level", stock._id, { on_hand });
      await settled();
      await addon.explainEvents();
      await settled();
    },
    receive: async (no: string, quantity: number) => {
      await person.create("goods_receipt", aReceipt(`RK-${no}`, no, clock.today(), quantity));
      on_hand += quantity;
      await person.edit("stock_level", stock._id, { on_hand });
      await settled();
      await addon.explainEvents();
      await settled();
    },
    events: () => addon.store.stockoutEvents.between(INSTALLATION, { from: "2026-01-01", through: "2026-12-31" }, 99),
    event: async () => {
      const [found, ...others] = await world.records("stockout_event");
      if (found === undefined || others.length > 0) throw new Error("not one event");
      return found;
    },
  };
}

describe("why goods lacked", () => {
  it("is written to the event's record with the purchase that came late, and a person's choice stays", async () => {
    const shop = await aWorld(punctual());
    const order = aPurchase("CG-LATE", { ordered: addDays(START, -1), expected: addDays(START, 4) }, 300);
    const id = await shop.person.create("purchase_order", order);
    await shop.setStock(4 * DAILY);
    for (let day = 0; day < 9; day++) await shop.nextDay();
    await shop.person.edit("stockout_event", (await shop.event())._id, { stockout_cause: "下单太晚" });
    await shop.settled();
    await shop.person.edit("purchase_order", id, {
      ...order,
      order_status: "已完成",
      lines: order.lines.map((line) => ({ ...line, received_quantity: 300 })),
    });
    await shop.receive("CG-LATE", 300);
    const record = await shop.event();
    expect(record).toMatchObject({ machine_cause: "供应商延期", supply_stage: "供应商", stockout_cause: "下单太晚" });
    expect(record["cause_evidence"]).toContain("采购订单 CG-LATE 2026-03-19 才到货，比承诺晚 5 天");
    expect(record).toMatchObject({ cause_score: 1, duration_days: 6, lost_quantity: 40, lost_amount: 400 });
    const [kept] = await shop.events();
    expect(kept).toMatchObject({ chosen_cause: "ordered_late", found: { main_cause: "supplier_late" } });
    // Explained again on the days after, it reads the same and is not written again.
    const { done } = await shop.addon.store.outbox.counts(INSTALLATION);
    expect(await shop.addon.explainEvents()).toBe(0);
    shop.clock.move(DAY_MS);
    expect(await shop.addon.explainEvents()).toBe(1);
    await shop.settled();
    expect((await shop.addon.store.outbox.counts(INSTALLATION)).done).toBe(done);
  });

  it("is said to be unknown where the records do not tell, with what is missing", async () => {
    const shop = await aWorld();
    await shop.setStock(2 * DAILY);
    for (let day = 0; day < 5; day++) await shop.nextDay();
    const record = await shop.event();
    expect(record).toMatchObject({ machine_cause: "无法判断", stockout_cause: "" });
    expect(record["cause_evidence"]).toContain("补上这些记录后可再判断");
    expect(record["cause_score"]).toBeNull();
  });

  it("is asked of nobody where the alert cleared before anything lacked", async () => {
    const shop = await aWorld();
    await shop.setStock(4 * DAILY);
    await shop.addon.explainEvents();
    await shop.settled();
    expect(await shop.event()).toMatchObject({ machine_cause: "", cause_evidence: "" });
    await shop.receive("CG-9", 400);
    expect(await shop.event()).toMatchObject({ machine_cause: "", duration_days: 0, lost_quantity: 0 });
    expect(await shop.events()).toMatchObject([{ found: { outcome: "averted", main_cause: null } }]);
  });

  it("adds up: the list's causes and total are the sums of what is kept of the events", async () => {
    const shop = await aWorld();
    await shop.setStock(DAILY);
    for (let day = 0; day < 3; day++) await shop.nextDay();
    await shop.receive("CG-1", 400);
    shop.clock.move(2 * DAY_MS);
    const lines = [{ item_code: ITEM, quantity: 30 }];
    await shop.person.create("sales_order", anOrder({ order_no: "XS-W", ordered_at: shop.clock.stamp(), lines }));
    await shop.setStock(DAILY);
    for (let day = 0; day < 3; day++) await shop.nextDay();
    const view = { days: 90, search: "", cause: null, state: "all", page: 1 } as const;
    const report = stockoutEventsReport.parse(await shop.addon.eventsReport(INSTALLATION, view));
    const { rows, total } = report.causes;
    expect(report.matching).toBe(2);
    expect(sumOf(rows.map(({ lost_money }) => lost_money ?? NaN))).toBeCloseTo(total.lost_money ?? NaN, 9);
    expect(sumOf(rows.map(({ events }) => events))).toBeCloseTo(total.events, 9);
    const database = new DatabaseSync(join(shop.data_dir, "stockguard.db"), { readOnly: true });
    const sums = database
      .prepare(
        "select count(*) as events, sum(lost_units) as lost_units, sum(lost_money) as lost_money from stockout_event where outcome = 'short'",
      )
      .get();
    database.close();
    expect({ events: total.events, lost_units: total.lost_units, lost_money: total.lost_money }).toEqual({ ...sums });
    expect(total.lost_units).toBeGreaterThan(0);
    // What a person chose bears the whole of it.
    const [newest] = report.rows;
    const [record] = await shop.find("stockout_event", { event_no: newest?.event_no });
    await shop.person.edit("stockout_event", record?._id ?? "", { stockout_cause: "需求激增" });
    await shop.settled();
    const chosen = await shop.addon.eventsReport(INSTALLATION, { ...view, cause: "demand_surge" });
    expect(chosen.rows.map(({ event_no }) => event_no)).toEqual([newest?.event_no]);
    expect(chosen.causes.rows).toMatchObject([{ cause: "demand_surge", events: 1, lost_money: newest?.lost_money }]);
    const one = stockoutEventReport.parse(await shop.addon.eventReport(INSTALLATION, newest?.event_no ?? ""));
    expect(one).toMatchObject({
      chosen_cause: "demand_surge",
      retention: { exposed: 2, returned: 0, lost: 0, pending: 1, unknown: 1 },
      care: { tasks: 1, done: 0 },
    });
    expect(one.nodes.map(({ kind }) => kind)).toContain("alert_raised");
    expect(await shop.addon.eventReport(INSTALLATION, "none/CK-1/1")).toBeNull();
  });
});

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
