import { describe, expect, it } from "@jest/globals";
import { createChineseCalendar } from "../../../src/adapters/calendar/create-chinese-calendar.ts";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { tuningReport } from "../../../src/contracts/tuning.ts";
import { SHOP } from "../../store/store-builders.ts";
import { aLosingShop, LOSING } from "./a-losing-shop.ts";
import { reporterOn } from "./a-tuning-reporter.ts";

async function reportOf(setting: Parameters<typeof aLosingShop>[1] = {}) {
  const store = createMemoryStore();
  await aLosingShop(store, setting);
  const report = tuningReport.strict().parse(await reporterOn(store, createChineseCalendar())(SHOP));
  const fromLosses = report.proposals.filter(
    ({ kind }) => kind === "loss_service_level" || kind === "reserve_quantity",
  );
  return { store, report, fromLosses };
}

describe("proposals from lost customers", () => {
  it("raise the level of items that surely lose them and were out, each by a step, and keep units aside", async () => {
    const { fromLosses, report } = await reportOf();
    expect(fromLosses.map(({ kind, code }) => [kind, code])).toEqual([
      ["loss_service_level", "LOSING"],
      ["reserve_quantity", "LOSING"],
    ]);
    const [level, reserve] = fromLosses;
    expect(level).toMatchObject({
      ...{ present: 0.95, proposed: 0.98 },
      evidence: { exposed_count: 80, customers_lost: 16, lost_share: 0.2, out_days: 15, out_spells: 2 },
    });
    expect(reserve).toMatchObject({
      present: 0,
      unit: "件",
      evidence: { key_buyers: 1, fragile_buyers: 1, places: 1 },
    });
    expect(reserve).toHaveProperty("proposed", expect.any(Number));
    // Outcomes speak for another figure of OWN's already.
    expect(report.proposals.filter(({ code }) => code === "OWN").map(({ kind }) => kind)).toEqual([
      "item_service_level",
    ]);
  });

  it("are for every item with a proven loss, also those that the page of the shares does not show", async () => {
    const worse = Array.from({ length: 60 }, (_, n) => `WORSE-${n}`);
    const { fromLosses } = await reportOf({ worse });
    expect(fromLosses.map(({ kind, code }) => [kind, code])).toEqual([
      ["loss_service_level", "LOSING"],
      ["reserve_quantity", "LOSING"],
    ]);
  });

  it("propose no level where another target than a level decides how much is ordered", async () => {
    const { report } = await reportOf();
    expect(report.proposals.filter(({ code }) => code === "PROFIT" || code === "FILLED")).toEqual([]);
  });

  it("keep units aside for key and fragile customers however many others buy more", async () => {
    const crowd = Array.from({ length: 60 }, (_, n) => `CROWD-${n}`);
    const { fromLosses } = await reportOf({ crowd });
    expect(fromLosses[1]).toMatchObject({
      ...{ kind: "reserve_quantity", code: "LOSING" },
      evidence: { key_buyers: 1, fragile_buyers: 1 },
    });
  });

  it("price the customers as the last night did for ordering by profit", async () => {
    const [level] = (await reportOf()).fromLosses;
    expect(level).toHaveProperty("evidence.goodwill", expect.closeTo(40, 6));
  });

  it("name nobody", async () => {
    const text = JSON.stringify((await reportOf()).report);
    for (const word of ["KEY", "FRAGILE", "李女士", "139"]) expect(text).not.toContain(word);
  });

  it("keep no more aside where as much is kept, and change nothing by themselves", async () => {
    const { fromLosses, store } = await reportOf({ reserved_quantity: 60 });
    expect(fromLosses.map(({ kind }) => kind)).toEqual(["loss_service_level"]);
    const subject = { installation_id: SHOP, item_code: "LOSING", location_code: "WH" };
    expect((await store.subjects.facts(subject, "2026-01-01")).stock_level?.reserved_quantity).toBe(60);
  });

  it("say so where the loss cannot be told or may be chance", async () => {
    if (LOSING.kind !== "estimated") throw new Error("it is estimated");
    const chance = await reportOf({ effect: { ...LOSING, lost: { value: 24, low: -2, high: 50 } } });
    expect(chance.fromLosses).toEqual([]);
    expect(chance.report.lacks).toContainEqual(
      expect.objectContaining({ kind: "customer_loss", count: 210, needed: 30 }),
    );
    const none = await reportOf({ effect: { kind: "not_estimable", exposed_count: 4, reasons: [] } });
    expect(none.fromLosses).toEqual([]);
    expect(none.report.lacks.map(({ text }) => text).join()).toContain("碰到缺货的客户 4 位");
  });
});
