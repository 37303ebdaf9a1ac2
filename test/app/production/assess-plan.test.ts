import { beforeEach, describe, expect, it } from "@jest/globals";
import { createChineseCalendar } from "../../../src/adapters/calendar/create-chinese-calendar.ts";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { createAssessSubjects } from "../../../src/app/assess/assess-subjects.ts";
import { createProductionReport } from "../../../src/app/report/production-report.ts";
import { productionReport } from "../../../src/contracts/production-report.ts";
import type { FormName } from "../../../src/contracts/form.ts";
import type { CanonicalRow } from "../../../src/contracts/rows.ts";
import type { Store } from "../../../src/ports/store.ts";
import { aBomLine, anItem, aProductionOrder, aPurchaseLine, aStockLevel } from "../../store/row-builders.ts";
import { aChange, aRemoval, PROBLEM, SHOP } from "../../store/store-builders.ts";

const NOW = Date.parse("2026-11-23T04:00:00Z");
const BOUND: readonly FormName[] = ["stock_level", "purchase_order", "bom", "production_plan"];

let store: Store;
let versions: number;
beforeEach(async () => {
  store = createMemoryStore();
  versions = 1;
  await store.registry.saveInstallation({ installation_id: SHOP, name: "小店", app_id: "app", created_at: 0 });
  await store.records.apply([
    aChange("i", [anItem()]),
    aChange("l", [aStockLevel({ on_hand: 30 })]),
    aChange("b", [aBomLine()]),
  ]);
});

async function assess(bound = BOUND, paused: readonly string[] = []): Promise<void> {
  const clock = createSystemClock({ now: () => NOW });
  const assessSubjects = createAssessSubjects({
    ...{ ...store, clock, calendar: createChineseCalendar() },
    effectSetting: () =>
      Promise.resolve({ bound: new Set(bound), paused_plan_fields: new Set(paused), clock, link: () => null }),
    pooledModel: () => Promise.resolve(undefined),
    alarmBudget: () => Promise.resolve(undefined),
    foretellBuyers: () => Promise.resolve([]),
    slowSuppliers: () => Promise.resolve(new Map()),
    isReady: () => Promise.resolve(true),
    breathe: () => Promise.resolve(),
  });
  while ((await assessSubjects()) > 0);
}

async function change(record_id: string, ...rows: readonly CanonicalRow[]): Promise<void> {
  await store.records.apply([aChange(record_id, rows, { version: (versions += 1) })]);
}

/** Writes to production orders in a state, newest first, as their values. */
async function writes(state: "waiting" | "replaced" | "done" = "waiting") {
  const found = await store.outbox.list(SHOP, { state, kind: "update_record" }, 100);
  return found.flatMap(({ action }) => {
    return action.kind === "update_record" && action.form === "production_plan" ? [action.values] : [];
  });
}

async function settleWrites(kind: "done" | "dead"): Promise<void> {
  const wish = { installation_id: SHOP, lane: "platform", limit: 100, now: NOW, lease_ms: 1_000 } as const;
  const at = NOW;
  for (const { id } of await store.outbox.claim(wish)) {
    const outcome = kind === "done" ? { kind, at, receipt: null } : { kind, at, problem: PROBLEM };
    await store.outbox.settle({ installation_id: SHOP, id }, outcome);
  }
}

describe("the look at a production plan", () => {
  it("writes the whole outlook to a new order, and nothing again while nobody would see a difference", async () => {
    await change("p", aProductionOrder());
    await assess();
    expect(await writes()).toEqual([
      {
        ...{ material_status: "缺料", short_items: expect.stringContaining("CUP"), makeable_quantity: 15 },
        ...{ line_stop_date: "2026-11-29T16:00:00.000Z", early_line_stop_date: "2026-11-29T16:00:00.000Z" },
        ...{ resume_date: null, material_reason: expect.stringContaining("停线") },
      },
    ]);
    await settleWrites("done");
    await change("l", aStockLevel({ on_hand: 30.5 }));
    await assess();
    expect(await writes()).toEqual([]);
    await change("l", aStockLevel({ on_hand: 34 }));
    await assess();
    expect(await writes()).toMatchObject([{ makeable_quantity: 17 }]);
  });

  it("loses nothing of a write that has not gone out when the next one takes its place", async () => {
    await change("p", aProductionOrder());
    await assess();
    await change("l", aStockLevel({ on_hand: 34 }));
    await assess();
    expect(await writes()).toMatchObject([{ material_status: "缺料", makeable_quantity: 17 }]);
    expect(await writes("replaced")).toHaveLength(1);
  });

  it("writes all of it again after a write that was given up", async () => {
    await change("p", aProductionOrder());
    await assess();
    await settleWrites("dead");
    await change("l", aStockLevel({ on_hand: 30.25 }));
    await assess();
    expect(await writes()).toMatchObject([{ material_status: "缺料", makeable_quantity: 15 }]);
  });

  it("takes back what it wrote when an order is done, and asks nothing of one that is gone", async () => {
    await change("p", aProductionOrder());
    await change("q", aProductionOrder({ production_no: "MO-2" }));
    await assess();
    await settleWrites("done");
    await change("p", aProductionOrder({ is_open: false }));
    await store.records.apply([aRemoval("production_plan", "q", { version: 99 })]);
    await assess();
    expect(await writes()).toEqual([
      {
        ...{ material_status: null, short_items: null, makeable_quantity: null, line_stop_date: null },
        ...{ early_line_stop_date: null, material_reason: null },
      },
    ]);
    expect(await store.production.outlooks(SHOP)).toEqual([]);
  });

  it("keeps the outlook and writes nothing where the tenant has no such form, and no paused field", async () => {
    await change("p", aProductionOrder());
    await assess(BOUND.slice(0, -1));
    expect(await writes()).toEqual([]);
    expect(await store.production.outlooks(SHOP)).toMatchObject([{ outlook: { status: "short" }, written: {} }]);
    await store.subjects.markAll(SHOP, NOW);
    await assess(BOUND, ["makeable_quantity"]);
    expect(Object.keys((await writes())[0] ?? {})).not.toContain("makeable_quantity");
    await settleWrites("done");
    await store.subjects.markAll(SHOP, NOW);
    await assess();
    expect(await writes()).toEqual([{ makeable_quantity: 15 }]);
  });

  it("counts what was issued or finished as taken, and serves waiting customers first", async () => {
    await change("p", aProductionOrder({ issued_quantity: 6, completed_quantity: 8 }));
    await assess();
    const [kept] = await store.production.outlooks(SHOP);
    expect(kept?.outlook).toMatchObject({ quantity: 12, status: "complete" });
    await change("l", aStockLevel({ on_hand: 30, allocated: 10, backorder: 0 }));
    await assess();
    expect((await store.production.outlooks(SHOP))[0]?.outlook).toMatchObject({
      status: "short",
      makeable_quantity: 10,
    });
  });

  it("counts on a purchase that is due in time, and says that it may be late", async () => {
    await change("p", aProductionOrder({ start_on: "2026-12-18" }));
    await change("po", aPurchaseLine({ quantity: 40, received_quantity: 0, expected_on: "2026-12-18" }));
    await assess();
    const [kept] = await store.production.outlooks(SHOP);
    expect(kept?.outlook).toMatchObject({ stop_on: null, early_stop_on: "2026-12-18", status: "at_risk" });
    expect(kept?.outlook.stop_probability).toBeGreaterThan(0.1);
    expect(kept?.outlook.reason).toContain("到货可能延误");
  });

  it("assesses a component by what an intermediate item leaves to be made", async () => {
    await change("b2", aBomLine({ parent_code: "SET", component_code: "BOX", quantity_per: 1 }));
    await change("lb", aStockLevel({ item_code: "BOX", on_hand: 5 }));
    await change("p", aProductionOrder({ item_code: "SET" }));
    await assess();
    const uses = async () =>
      (await store.assessments.get({ installation_id: SHOP, item_code: "CUP", location_code: "WH" }))?.risk.explanation
        .production?.uses;
    // Two days to make a box of two cups, 15 boxes beside the 5 that are there.
    expect(await uses()).toEqual([{ order_no: "MO-1", made_code: "SET", day: "2026-11-28", quantity: 30 }]);
    await change("lb", aStockLevel({ item_code: "BOX", on_hand: 18 }));
    await assess();
    expect((await uses())?.[0]?.quantity).toBe(4);
    // A box order of the plan's own makes 2 more, two days before they are wanted, and takes its own cups.
    await change("q", aProductionOrder({ production_no: "MO-2", start_on: "2026-11-25", quantity: 2 }));
    await assess();
    expect(await uses()).toEqual([{ order_no: "MO-2", made_code: "BOX", day: "2026-11-25", quantity: 4 }]);
  });
});

describe("the page of the production plan", () => {
  const report = async () => {
    const clock = { today: () => "2026-11-23" };
    return productionReport.strict().parse(await createProductionReport({ ...store, clock })(SHOP));
  };

  it("is empty, and says whether there is a form for it", async () => {
    expect(await report()).toEqual({ today: "2026-11-23", is_bound: false, orders: [] });
    const ids = { installation_id: SHOP, app_id: "app", entry_id: "e", push_token: "t", push_secret: "s" };
    await store.registry.saveBinding({ ...ids, form: "production_plan", fields: [], synced_through: null });
    expect(await report()).toMatchObject({ is_bound: true, orders: [] });
  });

  it("lists the line that stops first at the head, then what is not known, then what is all there", async () => {
    await change("p1", aProductionOrder({ production_no: "A", start_on: "2026-11-24", quantity: 5 }));
    await change("p2", aProductionOrder({ production_no: "B", start_on: "2026-12-05" }));
    await change("p3", aProductionOrder({ production_no: "C", start_on: "2026-12-01" }));
    await change("p4", aProductionOrder({ production_no: "D", item_code: "NOBODY-KNOWS" }));
    await change("b", aBomLine(), aBomLine({ component_code: "GLUE", quantity_per: 0.1 }));
    await assess();
    const { orders } = await report();
    expect(
      orders.map(({ production_no, material_status, line_stop_date }) => [
        ...[production_no, material_status, line_stop_date],
      ]),
    ).toEqual([
      ["A", "short", "2026-11-24"],
      ["C", "short", "2026-12-01"],
      ["B", "short", "2026-12-05"],
      ["D", "unknown", null],
    ]);
    expect(orders[1]?.shortages).toMatchObject([
      { item_code: "CUP", location_code: "WH", missing: 20, is_assessed: true },
      { item_code: "GLUE", location_code: "", missing: 2, is_assessed: false },
    ]);
  });
});
